"""How well threads are read, page by page: with the platforms' own files, by the general parser alone, and by it where
every class, id and data attribute of the page has another name.

    python -m benchmarks.threads --gold FOLDER … [--peer] [--forumscraper PYTHON] [--flatten PYTHON] [--json]
    python -m benchmarks.threads --own … [--gold FOLDER …] [--platforms]

Each FOLDER (or $REPORTEDLY_GOLD) holds a folder for each page with `page.html` or `page.txt` and `gold.json`: `case`
and `comments`, each with `body`, `author`, `parent` and `quotes`, as `thread_score` says. `--peer` adds what
trafilatura takes for comments: it keeps no authors and no answers, so its bodies alone are compared (F1 instead of tree
F1). `--forumscraper` names a Python that has that library (an environment of its own), and adds its tree F1.
`--flatten` names a Python that has resiliparse, and adds how the page's text alone is read once that has flattened it:
`flattened`, and `flattened (signed)`, which leaves out who answers whom, since few flattened texts show it. `--own`
reads the pages that the tests draw in the markup of each platform, before or instead of folders. `--platforms` prints a
row for each platform, in whose cells each of these sets of pages has its mean.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from benchmarks.platforms import table
from benchmarks.thread_score import body_f1, predicted_comments, tree_f1
from reportedly.errors import Failure, ReportedlyError
from reportedly.model import Comment
from reportedly.reading.dispatch import read
from reportedly.reading.encoding import declared_charset, decode
from reportedly.reading.page.tree import parse
from reportedly.reading.text import read_text
from reportedly.thread.html import find_html_thread
from reportedly.thread.shape import lay_out

MODES = ("read", "families", "general", "renamed")
"""As `reportedly read`; then the tree of the page: as that does, with the families off, and with all names changed."""

SEEDS = (1, 2, 3)
"""Of the renaming; its figure is their mean."""

PEER = "trafilatura (bodies)"
SCRAPER = "forumscraper"

FLATTENED = ("flattened", "flattened (signed)")
"""Of the page's flattened text: tree F1, and the same without answers."""

_WORDS = re.compile(r"\S+")


def pages(folder: Path) -> Iterator[Path]:
    """The page of each folder inside `folder`, in order of names."""
    for gold in sorted(folder.glob("*/gold.json")):
        yield next(page for page in (gold.with_name("page.html"), gold.with_name("page.txt")) if page.exists())


def rename(tree: HtmlElement, seed: int) -> None:
    """Give every class, id and data attribute of the page another name, the same for the same everywhere."""
    chance = random.Random(seed)
    names: dict[str, str] = {}

    def other(word: str) -> str:
        if word not in names:
            names[word] = "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=7))
        return names[word]

    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name in list(element.attrib):
            value = element.attrib[name]
            if name == "class":
                element.set(name, " ".join(map(other, _WORDS.findall(value))))
            elif name in ("id", "for", "headers") or name.startswith("aria-"):
                element.set(name, other(value))
            elif name.startswith("data-"):
                del element.attrib[name]
                element.set(f"data-{other(name)}", other(value))


def comments_of(data: bytes, *, families: bool, seed: int | None = None) -> list[dict[str, Any]]:
    """The comments of an HTML page as the scorer wants them, from its tree alone."""
    tree = parse(decode(data, name="page", declared=declared_charset(data[:8192])).text, name="page")
    if seed is not None:
        rename(tree, seed)
    text, comments = lay_out(find_html_thread(tree, families=families).drafts, 0)
    return _rows(text, comments)


def read_page(page: Path) -> list[dict[str, Any]]:
    """The comments of a page as `reportedly read` gives them."""
    with page.open("rb") as stream:
        for one in read(stream, name=page.name):
            if not isinstance(one, Failure):
                return _rows(one.document.text, one.document.comments)
    return []


def _rows(text: str, comments: Sequence[Comment]) -> list[dict[str, Any]]:
    return predicted_comments({"text": text, "comments": [asdict(comment) for comment in comments]})


def peer(data: bytes) -> list[dict[str, Any]]:
    """What trafilatura takes for comments, one a line: all that it keeps of them is their words."""
    import trafilatura

    found = trafilatura.bare_extraction(data.decode("utf-8", "replace"), include_comments=True)
    words = (getattr(found, "comments", None) or "") if found is not None else ""
    lines = [line for line in words.split("\n") if line.strip()]
    return [{"body": line, "author": None, "parent": None, "quotes": []} for line in lines]


def flattened(python: str, found: Sequence[Path]) -> dict[Path, str]:
    """The text that resiliparse makes of each HTML page; `python` runs it."""
    said = _run(python, "resiliparse_flatten.py", found)
    return {Path(page): text for page, text in said.items()}


def read_flattened(gold: dict[str, Any], text: str) -> dict[str, float]:
    """Tree F1 of a flattened page, with and without answers, 0 to 1."""
    document = read_text(text, name="page")
    rows = _rows(document.text, document.comments)
    alone = {**gold, "comments": [{**one, "parent": None} for one in gold["comments"]]}
    signed = tree_f1(alone, [{**row, "parent": None} for row in rows])
    return dict(zip(FLATTENED, (tree_f1(gold, rows), signed), strict=True))


def _run(python: str, script: str, found: Sequence[Path]) -> dict[str, Any]:
    """What a script beside this one prints of the HTML pages, run by another Python."""
    paths = [str(page) for page in found if page.suffix == ".html"]
    command = [python, str(Path(__file__).with_name(script)), *paths]
    said: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return said


def scraped(python: str, found: Sequence[Path]) -> dict[Path, list[dict[str, Any]]]:
    """What forumscraper takes for the comments of each HTML page; `python` runs it."""
    return {Path(page): rows for page, rows in _run(python, "forumscraper_peer.py", found).items()}


def drawn(folder: Path) -> None:
    """Writes the pages that the tests draw into `folder`, each with its gold."""
    from tests.thread.pages.every import FIRST, SECOND, THIRD

    for page in (*FIRST, *SECOND, *THIRD):
        if page.suffix == ".html":
            into = folder / page.name.replace("/", "-")
            into.mkdir()
            (into / "page.html").write_text(page.draw(page.story), encoding="utf-8")
            (into / "gold.json").write_text(json.dumps(page.gold()), encoding="utf-8")


def measure(
    page: Path, *, with_peer: bool = False, other: Sequence[dict[str, Any]] | None = None, text: str | None = None
) -> dict[str, float]:
    """Tree F1 of one page, 0 to 100, by mode; modes that a page cannot have are left out. `other` is what forumscraper
    found there, `text` what resiliparse made of it."""
    gold = json.loads(page.with_name("gold.json").read_text(encoding="utf-8"))
    figures = {"read": tree_f1(gold, read_page(page))}
    if page.suffix == ".html":
        data = page.read_bytes()
        try:
            figures["families"] = tree_f1(gold, comments_of(data, families=True))
            figures["general"] = tree_f1(gold, comments_of(data, families=False))
            shuffled = [tree_f1(gold, comments_of(data, families=False, seed=seed)) for seed in SEEDS]
            figures["renamed"] = sum(shuffled) / len(shuffled)
        except ReportedlyError as error:
            print(error, file=sys.stderr)
        if with_peer:
            found = peer(data)
            figures[PEER] = body_f1(gold, found)
        if other is not None:
            figures[SCRAPER] = tree_f1(gold, other)
        if text is not None:
            figures.update(read_flattened(gold, text))
    else:
        # A flattened page has no families, no classes and no ids: its figure is the same in every mode.
        figures.update(dict.fromkeys(MODES[1:], figures["read"]))
    return {mode: round(100 * value, 1) for mode, value in figures.items()}


def mean(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """The mean over pages of each mode."""
    modes = [mode for mode in (*MODES, PEER, SCRAPER, *FLATTENED) if any(mode in row for row in rows)]
    values = {mode: [row[mode] for row in rows if mode in row] for mode in modes}
    return {mode: round(sum(here) / len(here), 1) for mode, here in values.items()}


def _table(rows: dict[str, dict[str, float]]) -> Iterator[str]:
    modes = list(mean(list(rows.values())))
    yield "| page | " + " | ".join(modes) + " |"
    yield "| --- |" + " ---: |" * len(modes)
    for name, row in (*rows.items(), ("mean", mean(list(rows.values())))):
        yield f"| {name} | " + " | ".join(f"{row[mode]:.1f}" if mode in row else "–" for mode in modes) + " |"


def _measured(folder: Path, given: argparse.Namespace) -> dict[str, dict[str, float]]:
    """The figures of the pages of one folder by name."""
    found = list(pages(folder))
    others = scraped(given.forumscraper, found) if given.forumscraper else {}
    texts = flattened(given.flatten, found) if given.flatten else {}
    return {
        page.parent.name: measure(page, with_peer=given.peer, other=others.get(page), text=texts.get(page))
        for page in found
    }


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, nargs="+", default=[], metavar="FOLDER")
    arguments.add_argument("--own", action="store_true", help="the pages that the tests draw")
    arguments.add_argument("--platforms", action="store_true", help="a row a platform, each set of pages apart")
    arguments.add_argument("--peer", action="store_true")
    arguments.add_argument("--forumscraper", metavar="PYTHON", help="a Python that has forumscraper")
    arguments.add_argument("--flatten", metavar="PYTHON", help="a Python that has resiliparse")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    folders: list[Path] = given.gold
    if not folders and not given.own:
        if not os.environ.get("REPORTEDLY_GOLD"):
            arguments.error("--gold FOLDER, $REPORTEDLY_GOLD or --own is needed")
        folders = [Path(os.environ["REPORTEDLY_GOLD"])]
    with tempfile.TemporaryDirectory() as folder:
        if given.own:
            drawn(Path(folder))
            folders = [Path(folder), *folders]
        for one in folders:
            if not list(pages(one)):
                arguments.error(f"no folder of {one} holds a page and a gold.json")
        sets = [_measured(one, given) for one in folders]
    rows = {name: row for one in sets for name, row in one.items()}
    if given.platforms:
        said = "\n".join(table(sets, [mode for mode in mean(list(rows.values())) if mode != "read"]))
    else:
        said = json.dumps(rows, indent=1) if given.json else "\n".join(_table(rows))
    sys.stdout.write(said + "\n")


if __name__ == "__main__":
    main()
