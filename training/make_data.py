"""The project's own training data: texts from the grammar, texts written and marked whole, marked sentences of NTREX.

    python make_data.py TRAIN.jsonl.gz HELD.jsonl.gz [--documents 260] [--ntrex MENTIONS.jsonl] [--seed 1]

Writes marked articles as `articles.py` reads them; every eighth of those written whole is kept out of training.
`--ntrex` is a file of the NTREX sentences (`id, text, lang, doc, seg`); their marks are in `ntrex_marks.jsonl`, their
words are not in this repository. Without it the grammar's `<Sentence>` slots take claims.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from articles import write
from grammar_file import Grammar, Template, read_grammar
from markup import unmark

HERE = Path(__file__).parent
LANGUAGES = ("en", "ru", "uk")
SHARES = {"form": 0.68, "plain": 0.14, "negative": 0.14, "raw": 0.04}
"""What the parts of a made text are."""
PER_PARAGRAPH = 3
HELD_EVERY = 8
_TEXT = re.compile(r"(?m)^### (\S+)[^\S\n]*\n")

Article = dict[str, Any]


def joined(parts: Sequence[Article], separators: Sequence[str]) -> Article:
    """One article out of several, separators[n] standing before part n."""
    text, attributions = "", []
    for part, separator in zip(parts, separators, strict=True):
        text += separator
        attributions += [
            {name: [[s + len(text), e + len(text)] for s, e in spans] for name, spans in one.items()}
            for one in part["attributions"]
        ]
        text += part["text"]
    return {"text": text, "attributions": attributions}


def from_grammar(grammar: Grammar, count: int, sentences: list[str], rng: np.random.Generator) -> Iterator[Article]:
    """Articles of a title and two to five paragraphs, each part from a template; forms come up equally often."""
    forms: dict[str, list[Template]] = defaultdict(list)
    for template in grammar.templates["form"]:
        forms[template.form].append(template)
    names = sorted(forms)
    weights = np.array([len(forms[name]) ** 0.5 for name in names])

    def one(kind: str) -> Article:
        if kind == "raw" and sentences:
            return {"text": sentences[int(rng.integers(len(sentences)))], "attributions": []}
        if kind == "form":
            pool = forms[names[int(rng.choice(len(names), p=weights / weights.sum()))]]
        else:
            pool = grammar.templates["plain" if kind == "raw" else kind]
        return unmark(grammar.fill(pool[int(rng.integers(len(pool)))], rng, sentences))

    kinds, shares = list(SHARES), list(SHARES.values())
    for _ in range(count):
        parts, separators = [one("title")], [""]
        for _ in range(int(rng.integers(2, 6))):
            for number in range(int(rng.integers(1, PER_PARAGRAPH + 1))):
                parts.append(one(kinds[int(rng.choice(len(kinds), p=shares))]))
                separators.append(" " if number else "\n\n")
        yield joined(parts, separators)


def written(path: Path) -> Iterator[Article]:
    """The texts of a file in which each begins with a line `### NAME`."""
    pieces = _TEXT.split(path.read_text(encoding="utf-8"))[1:]
    for name, marked in zip(pieces[::2], pieces[1::2], strict=True):
        yield {"id": name} | unmark(marked.strip("\n"))


def marked_sentences(path: Path, rng: np.random.Generator) -> Iterator[Article]:
    """The documents of NTREX, their sentences in paragraphs of one to three, with the marks of `ntrex_marks.jsonl`."""
    lines = (HERE / "ntrex_marks.jsonl").read_text(encoding="utf-8").splitlines()
    marks = {row["id"]: row["attributions"] for row in map(json.loads, lines)}
    documents: dict[str, list[Article]] = defaultdict(list)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["id"] in marks:
            documents[row["doc"]].append(row | {"attributions": marks[row["id"]]})
    for name, rows in documents.items():
        rows.sort(key=lambda row: row["seg"])
        separators = [""] + [" " if rng.random() < 0.6 else "\n\n" for _ in rows[1:]]
        yield {"id": name} | joined(rows, separators)


def raw_sentences(path: Path, language: str) -> list[str]:
    """Sentences of NTREX that hold no attribution and no quotation mark, for the grammar's `<Sentence>`."""
    lines = (HERE / "ntrex_marks.jsonl").read_text(encoding="utf-8").splitlines()
    bare = {row["id"] for row in map(json.loads, lines) if not row["attributions"]}
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        row["text"]
        for row in rows
        if row["lang"] == language and row["id"] in bare and re.fullmatch(r'[^"“”«»„\n]{40,260}\.', row["text"])
    ]


def made(options: argparse.Namespace) -> Iterator[Article]:
    """Every article, part by part."""
    for language in LANGUAGES:
        rng = np.random.default_rng([options.seed, LANGUAGES.index(language)])
        sentences = raw_sentences(options.ntrex, language) if options.ntrex else []
        grammar = read_grammar(HERE / "grammar" / f"{language}.toml")
        for number, article in enumerate(from_grammar(grammar, options.documents, sentences, rng)):
            yield {"id": f"grammar-{language}-{number}", "language": language} | article
        for article in written(HERE / "texts" / f"{language}.txt"):
            yield {"language": language} | article
    if options.ntrex:
        yield from marked_sentences(options.ntrex, np.random.default_rng(options.seed))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("held", type=Path)
    parser.add_argument("--documents", type=int, default=260, help="texts from the grammar for each language")
    parser.add_argument("--ntrex", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    articles = list(made(options))
    held = [article for article in articles if article["id"].startswith(LANGUAGES)][::HELD_EVERY]
    kept = {article["id"] for article in held}
    write(options.held, held)
    write(options.train, (article for article in articles if article["id"] not in kept))
    attributions = sum(len(article["attributions"]) for article in articles)
    words = sum(len(article["text"].split()) for article in articles)
    print(f"{len(articles)} articles, {len(held)} of them held out, {attributions} attributions, {words} words")


if __name__ == "__main__":
    main()
