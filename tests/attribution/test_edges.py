"""Spans end where their words end, with both quotation marks or none."""

from __future__ import annotations

import pytest

from reportedly.attribution.edges import tidy


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
        ("- late -", "- late -", "late"),
        ("⚡ Oda Brandt said", "⚡ Oda Brandt", "Oda Brandt"),
        ("\u2067Oda\u2069 said", "\u2067Oda\u2069", "Oda"),
    ],
)
def test_edges_are_clean_and_quotation_marks_in_pairs(text: str, marked: str, expected: str) -> None:
    at = text.index(marked)
    start, end = tidy(text, (at, at + len(marked)))
    assert text[start:end] == expected


def test_a_mark_whose_other_half_is_far_stays_alone() -> None:
    text = "he said “we leave. Tomorrow at noon.”"
    start, end = tidy(text, (8, 18))
    assert text[start:end] == "“we leave."
