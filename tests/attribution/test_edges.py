"""Spans end where their words end, with both quotation marks or none."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.attribution.edges import spans_of, tidy
from tests.attribution.test_decode import tokens_of


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("«Воды нет», — сказал мэр", "«Воды нет», —", "«Воды нет»"),
        ("«Воды нет», — сказал мэр", "«Воды нет", "«Воды нет»"),
        ("Мэр сказал: «Воды нет.»", ": «Воды нет", "«Воды нет.»"),
        ("he said, “we leave.”", ", “we leave", "“we leave.”"),
        ('"We leave," he said', "We leave,", "We leave"),
        ('"We leave," he said', '"We leave,', '"We leave,"'),
        ("„Ми йдемо“, — сказала вона", "Ми йдемо“, ", "„Ми йдемо“"),
        ("it doesn’t rain", "it doesn’t rain", "it doesn’t rain"),
        ("the «Gazette» wrote", "the «Gazette»", "the «Gazette»"),
        ("the Water Board (WB), she said", "the Water Board (WB", "the Water Board (WB)"),
        ("- late -", "- late -", "late"),
        ("⚡ Oda Brandt said", "⚡ Oda Brandt", "Oda Brandt"),
        ("\u2067Oda\u2069 said", "\u2067Oda\u2069", "Oda"),
    ],
)
def test_edges_are_clean_and_quotation_marks_in_pairs(text: str, marked: str, expected: str) -> None:
    at = text.index(marked)
    start, end = tidy(text, (at, at + len(marked)))
    assert text[start:end] == expected


def marked(text: str, words: str, **how: bool) -> list[str]:
    tokens = tokens_of(text)
    at = text.index(words)
    inside = np.flatnonzero((tokens.start >= at) & (tokens.end <= at + len(words)) & tokens.real)
    return [text[start:end] for start, end in spans_of(tokens, inside, **how)]


def test_a_marked_comma_that_closes_another_stays_with_a_phrase() -> None:
    text = "Ada Lind, the mayor, said no."
    assert marked(text, "Ada Lind, the mayor,", phrase=True) == ["Ada Lind, the mayor,"]
    assert marked(text, "Ada Lind, the mayor", phrase=True) == ["Ada Lind, the mayor"]
    assert marked(text, "Ada Lind, the mayor,") == ["Ada Lind, the mayor"]
    assert marked(text, "the mayor,", phrase=True) == ["the mayor"]


def test_a_colon_that_is_all_of_a_cue_is_one() -> None:
    assert marked("Mayor: no.", ":", sign=True) == [":"]
    assert marked("Mayor: no.", ":") == []
    assert marked("Mayor: no.", ": no", sign=True) == ["no"]


def test_a_mark_whose_other_half_is_far_stays_alone() -> None:
    text = "he said “we leave. Tomorrow at noon.”"
    start, end = tidy(text, (8, 18))
    assert text[start:end] == "“we leave."
