"""Numbers in any writing, months, names and words that turn a sentence, read off three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.slots import conflict, slots


def numbers(text: str, language: str) -> list[float]:
    return [number.value for number in slots(text, language).numbers]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("forty-one ferries", "en", [41]),
        ("three hundred and twelve", "en", [312]),
        ("two hundred fifty thousand boats", "en", [250_000]),
        ("2.5 million, 2,500,000 and 2 500 000", "en", [2.5e6, 2.5e6, 2.5e6]),
        ("a 12-year-old at 3:30 p.m.", "en", [12, 15.3]),
        ("millions of people", "en", []),
        ("сорок один паром", "ru", [40, 1]),
        ("a thousand boats, half a million people", "en", [1000, 500_000]),
        ("тысяча лодок, полмиллиона рублей", "ru", [1000, 500_000]),
        ("счёт 2:1", "ru", [2, 1]),
        ("at 7.55am", "en", [7.55]),
        ("двести пятьдесят тысяч лодок", "ru", [250_000]),
        ("2,5 млн рублей и 15 %", "ru", [2.5e6, 15]),
        ("тремястами", "ru", [300]),
        ("двадцять п'ять тисяч гривень", "uk", [25_000]),
        ("о 15:30", "uk", [15.3]),
        ("no number at all", "en", []),
    ],
)
def test_numbers_are_read_in_every_writing(text: str, language: str, values: list[float]) -> None:
    assert numbers(text, language) == values


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("Forty ferries were sold.", "en"), ("Продано сорок паромов.", "ru"), False),
        (("Forty ferries were sold.", "en"), ("Продано пятьдесят паромов.", "ru"), True),
        (("About 40 ferries were sold.", "en"), ("Продали 41 пором.", "uk"), False),
        (("It was built in 2016.", "en"), ("Его построили в 2013 году.", "ru"), True),
        (("It is 40 miles away.", "en"), ("До него 65 километров.", "ru"), False),
        (("It costs 3 million.", "en"), ("It costs 3,000,000.", "en"), False),
        (("It opens on 3 May.", "en"), ("Открытие 3 июня.", "ru"), True),
        (("It may open.", "en"), ("Оно откроется 3 июня.", "ru"), False),
        (("Three of four ferries.", "en"), ("Three ferries.", "en"), False),
        (("Debt grew by 41.8%.", "en"), ("Долг вырос на 42 процента.", "ru"), False),
        (("Debt grew by 4.5%.", "en"), ("Долг вырос на 4,8 процента.", "ru"), True),
        (("More than 50 ferries were sold.", "en"), ("Продали 54 парома.", "ru"), False),
        (("More than 50 ferries were sold.", "en"), ("Продали 70 паромов.", "ru"), True),
        (("It cost $3 million.", "en"), ("Це коштувало 120 млн гривень.", "uk"), False),
        (("It opened on Tuesday.", "en"), ("Он открылся в пятницу.", "ru"), True),
        (("It opened on Tuesday.", "en"), ("Учора його відкрили.", "uk"), False),
        (("It opens tomorrow.", "en"), ("Учора його відкрили.", "uk"), True),
        (("It opened on 3 July 2019.", "en"), ("Он открылся 03.07.2019.", "ru"), False),
    ],
)
def test_what_both_state_and_state_differently_is_a_conflict(
    one: tuple[str, str], other: tuple[str, str], differ: bool
) -> None:
    assert (conflict(slots(*one), slots(*other)) is not None) is differ
    assert (conflict(slots(*other), slots(*one)) is not None) is differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("The ferry might have sunk.", "en"), ("The ferry had sunk.", "en"), True),
        (("Паром мог затонуть.", "ru"), ("The ferry has sunk.", "en"), True),
        (("Пором, можливо, затонув.", "uk"), ("Паром затонул.", "ru"), True),
        (("Пором міг затонути.", "uk"), ("The ferry may have sunk.", "en"), False),
        (("The council plans to sell the ferry.", "en"), ("Совет продал паром.", "ru"), True),
        (("Рада має намір продати пором.", "uk"), ("Совет хочет продать паром.", "ru"), False),
        (("Совет опроверг продажу парома.", "ru"), ("The council has sold the ferry.", "en"), True),
        (("Паром не мог затонуть.", "ru"), ("The ferry had an accident.", "en"), False),
        (("Совет намерен продать паром.", "ru"), ("Совет решил продать паром.", "ru"), False),
        (("Паром может затонуть.", "ru"), ("В порту сообщили о возможной гибели парома.", "ru"), False),
        (("Паром продадут в мае.", "ru"), ("The council plans to sell the ferry in May.", "en"), False),
        (("Reportedly, the ferry has sunk.", "en"), ("Паром затонул.", "ru"), False),
    ],
)
def test_a_possibility_a_plan_and_a_denial_are_no_deeds(
    one: tuple[str, str], other: tuple[str, str], differ: bool
) -> None:
    assert (conflict(slots(*one), slots(*other)) is not None) is differ
    assert (conflict(slots(*other), slots(*one)) is not None) is differ


def test_of_a_long_sentence_nobody_can_tell_what_a_possibility_belongs_to() -> None:
    long = "The ferry that the council bought in spring from a yard on the other coast, which might be sold, has sunk."
    assert slots(long, "en").standing is None


def test_words_that_turn_a_sentence_are_counted() -> None:
    denied = slots("Паром не может отплыть, он будет стоять.", "ru").turns
    assert (denied["not"], denied["may"], denied["will"]) == (1, 1, 1)
    assert not any(slots("The ferry sank.", "en").turns.values())


def test_names_are_capitalised_words_inside_sentences() -> None:
    assert slots("Yesterday Oda Brandt came. Nobody saw Lind.", "en").names == {"Oda", "Brandt", "Lind"}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_has_slots_and_agrees_with_itself(text: str) -> None:
    for language in ("en", "ru", "uk", None):
        read = slots(text, language)
        assert conflict(read, read) is None
