"""The examples of the page on origins: each table is built, counted, and compared with the line under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import pytest

from docs.making.pages import DOCS
from reportedly.model import Claim, SourceKind, Stance
from tests.provenance.dossier import Dossier, Speaker, keepers, origins

TABLE = re.compile(r"^\| page \|.*\n\|[ -|]*\n(?P<rows>(?:\|.*\n)+)\nCounted: (?P<counted>.*)\.$", re.MULTILINE)
PAGE = (DOCS / "origins.md").read_text("utf-8")
EXAMPLES = [(match["rows"], match["counted"]) for match in TABLE.finditer(PAGE)]


def rows(table: str) -> Iterator[tuple[str, str, str | None, str]]:
    for line in table.splitlines():
        id, outlet, *when, word = (cell.strip() for cell in line.strip("|").split("|"))
        several = re.fullmatch(r"d(\d+) to d(\d+)", id)
        if several is None:
            yield id, outlet, when[0] if when else None, word
            continue
        name = outlet.split(" to ")[0].rstrip("0123456789")
        for number in range(int(several[1]), int(several[2]) + 1):
            yield f"d{number}", f"{name}{number}", when[0] if when else None, word


def built(table: str) -> Claim:
    dossier = Dossier()
    for id, outlet, when, told in rows(table):
        word, _, original = told.partition(", copied from ")
        denies, own = word.startswith("denies: "), word.startswith("own text: ")
        chain = "" if own else word.removeprefix("denies: ")
        speakers: list[Speaker] = [
            (found[1], cast(SourceKind, found[2]))
            for part in chain.split(" → ")
            if (found := re.fullmatch(r"(.+) \((\w+)\)", part))
        ]
        assert bool(speakers) == bool(chain)
        more = word.removeprefix("own text: ") if own else ""
        stance: Stance = "denies" if denies else "attributes"
        dossier.page(id, outlet, *speakers, published=when, stance=stance, more=more)
        if original:
            dossier.shared(original, id)
    return dossier.claim()


def counted(claim: Claim) -> dict[str, object]:
    low, high, voices = origins(claim)
    assert claim.layers is not None
    return {
        "low": low,
        "high": high,
        "voices": voices,
        "echo": claim.echo,
        "publishers": claim.layers.publishers,
        "texts": claim.layers.texts,
        "gatekeepers": sorted(keepers(claim)),
        "circle": [id for circle in claim.circular for id in circle.documents],
    }


def told(line: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for part in line.split("; "):
        name, colon, listed = part.partition(": ")
        if colon:
            names = re.split(r", (?!the )", listed)
            found[name] = sorted(names) if name == "gatekeepers" else names
        else:
            found |= {word: int(number) for word, number in re.findall(r"(\w+) (\d+)", part)}
    return found


@pytest.mark.parametrize(("table", "line"), EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_an_example_is_counted_as_the_page_says(table: str, line: str) -> None:
    says = told(line)
    assert {"low", "high", "voices"} <= set(says)
    claim = built(table)
    assert says == {name: counted(claim)[name] for name in says}


def test_every_example_is_read() -> None:
    assert len(EXAMPLES) == PAGE.count("\nCounted: ") == PAGE.count("\n| page |") > 10
