"""What a field of places takes: START-END, and words as they stand in the text."""

from __future__ import annotations

import pytest

from reportedly.errors import BadStatement
from reportedly.model import Document
from reportedly.web.places import named, span_of

TEXT = "Oda said “the ferry’s late”.\n\nHe said so \u2014 twice. Перші\u00a0пороми, сказала Ода."
PAGE = Document(id="d:1", text=TEXT)


def words(said: str, near: tuple[tuple[int, int], ...] = ()) -> list[str]:
    spans = [span_of(place) for place in named(PAGE, said, near)]
    return [TEXT[start:end] for start, end in spans]


def test_places_are_numbers_with_a_dash_between() -> None:
    assert named(PAGE, " 0-3  9-12 ") == ("d:1:0-3", "d:1:9-12")
    assert named(PAGE, "  ") == ()


def test_words_are_found_as_a_keyboard_writes_them() -> None:
    assert words("oda") == ["Oda"]
    assert words('"The ferry\'s  late"') == ["“the ferry’s late”"]
    assert words('late". he') == ["late”.\n\nHe"]
    assert words("so - twice") == ["so — twice"]
    assert words("перші пороми") == ["Перші\u00a0пороми"]


def test_several_have_an_ellipsis_between() -> None:
    assert words("oda … ferry’s late") == ["Oda", "ferry’s late"]
    assert words("oda ... he said ...") == ["Oda", "He said"]


def test_of_words_that_stand_more_than_once_the_nearest_are_meant() -> None:
    with pytest.raises(BadStatement, match="2 times"):
        words("said")
    assert named(PAGE, "said", ((0, 3),)) == ("d:1:4-8",)
    assert named(PAGE, "said", ((TEXT.index("He"), TEXT.index("He") + 2),)) == (f"d:1:{TEXT.index('said so')}-37",)


@pytest.mark.parametrize("said", ["errands", "od", "da", "he ferry", "1", "1-", "1-2;3-4", "…", "'", "x" * 6000])
def test_what_is_neither_is_refused(said: str) -> None:
    with pytest.raises(BadStatement):
        named(PAGE, said)
