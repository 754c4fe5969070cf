"""Tag marked articles with a weights folder, as the product does, and write what the scorer reads.

    REPORTEDLY_WEIGHTS=FOLDER python evaluate.py ARTICLES.jsonl[.gz] PREDICTIONS.jsonl [--flat] [--threshold 0.55]

Prints articles, words, words for one second of processor time, and the peak of memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from dataclasses import replace
from pathlib import Path

from articles import read
from reportedly.attribution.draft import Draft
from reportedly.attribution.tagger import Tagger
from reportedly.encoder.session import Models
from reportedly.weights import DEFAULT


def row(name: str, drafts: list[Draft]) -> str:
    """One line of the predictions."""
    found = [
        {"id": f"p{number}", "source": draft.source, "cue": draft.cue, "content": draft.content, "parent": None}
        for number, draft in enumerate(drafts)
    ]
    return json.dumps({"id": name, "attributions": found}) + "\n"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("predictions", type=Path)
    for name, kind in (("threshold", float), ("window", int), ("overlap", int)):
        parser.add_argument(f"--{name}", type=kind, help="default: the weights' own")
    parser.add_argument("--flat", action="store_true", help="no content holds another attribution")
    parser.add_argument("--tagger", default=DEFAULT, help="full or fast")
    parser.add_argument("--every", type=int, default=1, help="take every n-th article only")
    options = parser.parse_args()
    models = Models(tagger=options.tagger)
    given = {name: getattr(options, name) for name in ("threshold", "window", "overlap")}
    models.tagging = replace(models.tagging, **{name: value for name, value in given.items() if value is not None})
    tagger = Tagger(using=models, nested=not options.flat)
    articles = read(options.articles)[:: options.every]
    tagger.find(articles[0]["text"][:500])
    begun = time.process_time()
    found = [list(tagger.find(article["text"]).drafts) for article in articles]
    spent = time.process_time() - begun
    lines = (row(article["id"], drafts) for article, drafts in zip(articles, found, strict=True))
    options.predictions.write_text("".join(lines), encoding="utf-8")
    words = sum(len(article["text"].split()) for article in articles)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(articles)} articles, {words} words, {words / spent:.0f} words a second, at most {memory:.0f} MB")


if __name__ == "__main__":
    main()
