"""Sentences end where a reader ends them, and a quotation stays with its speaker."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.sentences import abbreviations, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "«Мы уйдём!» — заявил он.",
        "«Мы уйдём!» – Гнатов помолчал.",
        "«Куди ми йдемо?» — запитала речниця порту.",
        "— Уйдём! — сказал смотритель.",
        '"We leave!" he said.',
        "“Why?” Ada Lindqvist asked.",
        '"Never again!" Harbourmaster J. Okoro told the Gazette.',
        "„Nikdy!“ řekl starosta.",
    ],
)
def test_a_quotation_is_never_torn_from_the_speaker_that_follows(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Army said so.",
        "Mr. Okoro and Sen. Lindqvist met Gov. Brandt on Feb. 3.",
        "J. K. Okoro wrote to Ada M. Lindqvist.",
        "He left at 5 p.m. Monday.",
        "See No. 5 and fig. 7 of the report.",
        "The rate fell by 3.5 per cent.",
        "6 января 2023 г. Гнатов заявил об этом.",
        "Баржи, т. е. все четыре, ушли с ул. Мира, д. 5.",
        "А. С. Гнатов работает в порту им. Лазарева.",
        "Зерно, масло и т. д. вывезли за 3 млн. долларов.",
        "Він живе на вул. Портовій у м. Вельмар з 1990 р. разом з родиною.",
        "Про це повідомила О. П. Гнатова з ім. Лазарева.",
        "13: 53 was the time.",
        "1. Первый пункт списка.",
    ],
)
def test_abbreviations_initials_and_numbers_do_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("He lives in the U.S. The rest left.", ["He lives in the U.S.", "The rest left."]),
        ("Это было в 2022 г. Он уехал.", ["Это было в 2022 г.", "Он уехал."]),
        ("Це сталося 2022 р. Вона поїхала.", ["Це сталося 2022 р.", "Вона поїхала."]),
        ("«Мост открыт». Так сказал мэр.", ["«Мост открыт».", "Так сказал мэр."]),
        ("Wait… Is it over? Yes! (It is.) 300 came.", ["Wait…", "Is it over?", "Yes!", "(It is.)", "300 came."]),
        ("“Really?” The crowd laughed.", ["“Really?”", "The crowd laughed."]),
        ("天気は晴れ。橋が開く。", ["天気は晴れ。", "橋が開く。"]),
        ("one line\nanother line\r\n\n third ", ["one line", "another line", "third"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_the_first_sentence_of_each_line_begins_a_paragraph() -> None:
    found = sentences("One. Two.\nThree.")
    assert [new for _, _, new in found] == [True, False, True]


def test_no_sentence_where_there_are_no_words() -> None:
    assert sentences("") == []
    assert sentences(" \n\t\n ") == []


@given(st.text(alphabet=st.sampled_from("аБ.AB b!?…»«\"'—-\n 1,()“”г") | st.characters(), max_size=200))
def test_put_together_sentences_give_back_everything_but_white_space(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end, _ in found) == "".join(text.split())
    assert all(start < end for start, end, _ in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all("\n" not in text[start:end] for start, end, _ in found)


def test_a_line_of_half_a_million_words_is_split_in_one_pass() -> None:
    found = sentences("Мост открыт. Он цел. " * 100_000)
    assert len(found) == 200_000


def test_every_list_of_the_data_file_has_words_of_three_languages() -> None:
    words = abbreviations()
    assert {"Mr", "им", "вул"} <= words.always
    assert {"The", "Он", "Він"} <= words.starters


def test_an_english_abbreviation_is_none_before_a_russian_word() -> None:
    text = "Об этом написала Il Lago Ore. Агентство ссылается на двух рыбаков."
    assert [text[one.start : one.end] for one in sentences(text)][1:] == ["Агентство ссылается на двух рыбаков."]
