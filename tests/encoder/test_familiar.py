"""Foreign punctuation becomes familiar, sign by sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.encoder.familiar import familiar


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Воды нет», — сказал мэр.", "“Воды нет,”   сказал мэр."),
        ('"Воды нет", - сказал мэр.', '"Воды нет,"   сказал мэр.'),
        ("„Води немає“, – сказав мер.", "“Води немає,”   сказав мер."),
        ("«Мы уйдём!» — заявил он.", "“Мы уйдём!”   заявил он."),
        ("Мост закрыт, — сообщает «Речная газета».", "Мост закрыт,   сообщает “Речная газета”."),
        ("Мост — это дорога.", "Мост — это дорога."),
        ("“We leave.” — Ada Lindqvist", "“We leave.” — Ada Lindqvist"),
        ("“We leave,” he said - twice.", "“We leave,” he said - twice."),
    ],
)
def test_a_speaker_follows_a_quotation_as_in_english(text: str, expected: str) -> None:
    assert familiar(text) == expected


@given(st.text(alphabet=st.sampled_from('«»„“”",.!?… —–-аБ\n') | st.characters(), max_size=80))
def test_the_length_stays_and_so_do_letters(text: str) -> None:
    shown = familiar(text)
    assert len(shown) == len(text)
    assert all(a == b for a, b in zip(text, shown, strict=True) if a.isalnum())


def test_a_lone_surrogate_is_shown_as_the_replacement_character() -> None:
    assert familiar("a \ud800 b") == "a \ufffd b"


def test_what_is_shouted_is_shown_in_small_letters_of_the_same_number() -> None:
    assert familiar("ОБ ЭТОМ ПИШЕТ КАНАЛ «ФОНАРЬ»") == "об этом пишет канал “фонарь”"
    assert familiar("NATO, ООН") == "NATO, ООН"
    assert len(familiar("İSTANBUL KÖPRÜSÜ KAPANDI, DİYOR")) == 31
