"""Clean text of saved pages, beside trafilatura alone: `python -m benchmarks.pages [tests/gold/pages] [--each]`.

Each page has gold blocks in reading order. A block found is right when its words are those of a gold block (Dice of
the words at least 0.9), one to one. Token F1 compares the bags of words of all blocks. Blocks that the gold calls
optional are neither required nor punished. Title, byline, date and outlet are right when they are the gold's, letter
for letter but for case and punctuation (the day of the date), and unknown where the gold says so.

The halves are told apart: `first` is what ours was improved on, `second` was not looked at.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Extractor = Callable[[Path], dict[str, Any]]

FIELDS = ("title", "byline", "published", "outlet")
_ALIKE = 0.9


def ours(path: Path) -> dict[str, Any]:
    """The page as the product reads it."""
    from benchmarks.quality import read_file

    document = read_file(path)
    blocks = [document["text"][start:end] for start, end in document["paragraphs"]]
    return {"paragraphs": blocks, **{field: document[field] for field in FIELDS}}


def trafilatura_alone(path: Path, *, favor_recall: bool = False) -> dict[str, Any]:
    """The page as trafilatura's `extract` gives it, without comments; its lines are its blocks."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = path.read_text(encoding="utf-8")
    text = trafilatura.extract(page, include_comments=False, favor_recall=favor_recall) or ""
    said = trafilatura.extract_metadata(page)
    lines = [re.sub(r"^(?:- |#+ |> |\|\s*)", "", line).strip() for line in text.splitlines()]
    facts = {"title": said.title, "byline": said.author, "published": said.date, "outlet": said.sitename}
    return {"paragraphs": [line for line in lines if line], **facts}


EXTRACTORS: dict[str, Extractor] = {
    "ours": ours,
    "trafilatura": trafilatura_alone,
    "trafilatura favor_recall": lambda path: trafilatura_alone(path, favor_recall=True),
}


def words(text: str) -> Counter[str]:
    """The words of a text in lower case, with how often each stands in it."""
    return Counter(re.findall(r"\w+", text.casefold()))


def _alike(one: Counter[str], two: Counter[str]) -> float:
    both = one.total() + two.total()
    return 2 * (one & two).total() / both if both else 0.0


def block_counts(gold: Row, found: Sequence[str]) -> tuple[int, int, int]:
    """Blocks right, found and required; what matches an optional block counts as not found at all."""
    wanted = [(words(text), True) for text in gold["paragraphs"]]
    wanted += [(words(text), False) for text in gold.get("optional", ())]
    free = set(range(len(wanted)))
    right = punished = 0
    for block in map(words, found):
        fitting = [(-_alike(wanted[index][0], block), index) for index in free]
        best = min(fitting, default=(0.0, -1))
        if -best[0] >= _ALIKE:
            free.discard(best[1])
            right += wanted[best[1]][1]
            punished += wanted[best[1]][1]
        elif not any((block - optional).total() == 0 for optional, required in wanted if not required):
            punished += 1
    return right, punished, len(gold["paragraphs"])


def token_counts(gold: Row, found: Sequence[str]) -> tuple[int, int, int]:
    """Words right, found and required, over the whole page."""
    wanted, got = words("\n".join(gold["paragraphs"])), words("\n".join(found))
    optional = words("\n".join(gold.get("optional", ())))
    got -= optional & (got - wanted)
    return (wanted & got).total(), got.total(), wanted.total()


def same(field: str, gold: str | None, found: str | None) -> bool:
    """Whether a field is the gold's; of a date the day counts."""
    if gold is None or found is None:
        return gold == found
    if field == "published":
        return gold[:10] == found[:10]
    return re.findall(r"\w+", gold.casefold()) == re.findall(r"\w+", found.casefold())


def f1(counts: Iterable[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent of pooled counts (right, found, required)."""
    right, found, required = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = right / max(1, found), right / max(1, required)
    return 100 * precision, 100 * recall, 200 * right / max(1, found + required)


def measure(folder: Path, extract: Extractor, half: str | None = None) -> dict[str, float]:
    """Figures of one extractor in percent over the pages of `folder`, or over one half of them."""
    rows = [(json.loads(path.read_text("utf-8")), path.parent / "page.html") for path in pages(folder)]
    rows = [(gold, page) for gold, page in rows if half in (None, gold["half"])]
    read = [(gold, extract(page)) for gold, page in rows]
    blocks = f1(block_counts(gold, found["paragraphs"]) for gold, found in read)
    tokens = f1(token_counts(gold, found["paragraphs"]) for gold, found in read)
    figures = dict(zip(("block_precision", "block_recall", "block_f1"), blocks, strict=True))
    figures |= dict(zip(("token_precision", "token_recall", "token_f1"), tokens, strict=True))
    for field in FIELDS:
        figures[field] = 100 * sum(same(field, gold[field], found[field]) for gold, found in read) / len(read)
    return {name: round(value, 1) for name, value in figures.items()}


def pages(folder: Path) -> list[Path]:
    """The gold files of a folder, in order."""
    return sorted(folder.glob("*/gold.json"))


def _each(folder: Path, half: str) -> None:
    """Print what ours lacks and has too much, page by page."""
    for path in pages(folder):
        gold = json.loads(path.read_text("utf-8"))
        if gold["half"] != half:
            continue
        found = ours(path.parent / "page.html")
        known = [words(text) for text in (*gold["paragraphs"], *gold["optional"])]
        right, got, required = block_counts(gold, found["paragraphs"])
        print(f"{path.parent.name}: {right} right of {required}, {got} found")
        for text in gold["paragraphs"]:
            if not any(_alike(words(text), words(block)) >= _ALIKE for block in found["paragraphs"]):
                print("  -", text)
        for block in found["paragraphs"]:
            if not any(_alike(one, words(block)) >= _ALIKE for one in known):
                print("  +", block)
        for field in FIELDS:
            if not same(field, gold[field], found[field]):
                print(f"  {field}: {found[field]!r}, not {gold[field]!r}")


def main() -> None:
    """Print a table of both halves for each extractor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("tests/gold/pages"))
    parser.add_argument("--each", action="store_true", help="what ours lacks and has too much on the first half")
    arguments = parser.parse_args()
    if arguments.each:
        _each(arguments.folder, "first")
        return
    for half in ("first", "second"):
        for name, extract in EXTRACTORS.items():
            print(half, name, json.dumps(measure(arguments.folder, extract, half)))


if __name__ == "__main__":
    main()
