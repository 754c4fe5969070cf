"""Tokens keep their places; forms of one name share a nominative, those of a man and a woman never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.words import lemmas, tokens


@given(st.text())
def test_every_token_slices_the_text_and_none_overlap(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text != ""
        end = token.end
    assert "".join(text.split()) == "".join("".join(token.text.split()) for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Dr. A. B. Marsh’s", ["Dr", ".", "A.", "B.", "Marsh’s"]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("Ura.ru и @maiak", ["Ura.ru", "и", "@maiak"]),
        ("«Аль-Наср»", ["«", "Аль-Наср", "»"]),
        ("п’ять об’єктів", ["п’ять", "об’єктів"]),
        ("2nd of 1,500", ["2nd", "of", "1,500"]),
    ],
)
def test_names_sites_and_abbreviations_are_one_token(text: str, cut: list[str]) -> None:
    assert [token.text for token in tokens(text)] == cut


@pytest.mark.parametrize(
    "forms",
    [
        ["Торопный", "Торопного", "Торопному", "Торопным", "Торопном"],
        ["Торопний", "Торопного", "Торопному", "Торопним"],
        ["Малков", "Малкова", "Малкову", "Малковым", "Малкове"],
        ["Шевчук", "Шевчука", "Шевчуку", "Шевчуком", "Шевчукові"],
        ["Денисенко", "Денисенка", "Денисенку", "Денисенком", "Денисенкові"],
        ["Сергей", "Сергея", "Сергею", "Сергеем"],
        ["Игорь", "Игоря", "Игорю", "Игорем"],
        ["Мария", "Марии", "Марию", "Марией"],
        ["Анна", "Анны", "Анне", "Анну", "Анной"],
        ["Павел", "Павла", "Павлу", "Павлом"],
        ["Федорів", "Федорова", "Федорову"],
        ["Зеленская", "Зеленской", "Зеленскую"],
        ["Зеленська", "Зеленської", "Зеленській", "Зеленську", "Зеленською"],
    ],
)
def test_all_cases_of_a_name_share_a_nominative(forms: list[str]) -> None:
    shared = {lemma.word for lemma in lemmas(forms[0])}
    for form in forms[1:]:
        assert shared & {lemma.word for lemma in lemmas(form)}, form


@pytest.mark.parametrize(
    ("one", "other"), [("Малковым", "Малковой"), ("Зеленского", "Зеленской"), ("Торопный", "Торопова")]
)
def test_forms_of_two_people_share_none(one: str, other: str) -> None:
    assert not lemmas(one) & lemmas(other)
