"""Strangers' text steers no screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.visible import one_line, visible


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_nothing_that_steers_a_screen_is_left(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    shown.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Об этом сообщает «Фонарь»",
        "Про це повідомляє «Ліхтар»",
        "می‌خواهم",
        "👩‍👩‍👧 ok",
        "e\u0301",
        "a\nb",
        "العربية\u200f!",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;t\x07", r"\x1b]0;t\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("a\r\nb\tc\rd", "a\nb c\\x0dd"),
        ("\u202egpj", r"\u202egpj"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_steers_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_name_is_one_line() -> None:
    assert one_line(" Orla\n\n Brackett\u2028 ") == r"Orla Brackett\u2028"
