"""Byline and date as they are printed beside a title."""

from __future__ import annotations

import pytest

from reportedly.reading.page.beside import byline_beside, date_beside
from reportedly.reading.page.blocks import blocks
from reportedly.reading.page.facts import facts
from reportedly.reading.page.linked import Linked
from reportedly.reading.page.tree import parse

TITLE = "Second pier stays closed"
PROSE = "The pier will stay closed until 5 May 2025, the harbour master told the council on Monday."


def beside(line: str, *, after: str = "") -> tuple[str | None, str | None]:
    source = f"<html><body><h1>{TITLE}</h1><p>{line}</p><p>{PROSE}</p>{after}</body></html>"
    tree = parse(source, name="page")
    shown, stated = blocks(tree), facts(tree, source, Linked())
    date = date_beside(shown, stated)
    return byline_beside(shown, stated), date.published if date else None


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("By Winifred Tarrant", "Winifred Tarrant", None),
        ("By Winifred Tarrant, 5 March 2024", "Winifred Tarrant", "2024-03-05"),
        ("Автор: Савелий Грачёв", "Савелий Грачёв", None),
        ("Опубліковано Ірина Стець - 17 лютого 2023, 15:30", "Ірина Стець", "2023-02-17T15:30"),
        ("14.05.2020 08:05", None, "2020-05-14T08:05"),
    ],
)
def test_a_short_line_under_the_title_says_who_and_when(line: str, byline: str | None, date: str | None) -> None:
    assert beside(line) == (byline, date)


def test_a_sentence_dates_nothing() -> None:
    assert beside("The pier was built on 5 March 1911.") == (None, None)


def test_what_stands_far_below_the_title_is_not_looked_at() -> None:
    assert beside("News", after=f"<p>{PROSE}</p>" * 9 + "<p>By Winifred Tarrant, 5 March 2024</p>") == (None, None)
