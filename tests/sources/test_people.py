"""Persons: short and full names, cases, spellings, offices, and two people who share a surname."""

from __future__ import annotations

import pytest

from reportedly.sources.people import may_be_one, person_name
from tests.sources.marked import read


def names_agree(one: str, other: str) -> bool:
    a, b = person_name(one.split()), person_name(other.split())
    assert a is not None
    assert b is not None
    return may_be_one(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arvid Tornquist", "Tornquist"),
        ("Валерий Торопный", "Торопного"),
        ("Валерий Торопный", "Торопным"),
        ("Валерій Торопний", "Toropnyi"),
        ("Valerii Toropnyi", "Валерий Торопный"),
        ("Sergey Malkov", "Сергій Малков"),
        ("Serhii Malkov", "Сергей Малков"),
        ("Volodymyr Denysenko", "Владимир Денисенко"),
        ("Elon Marsk", "Илона Марска"),
        ("В. Малков", "Виктор Малков"),
        ("Анна Малкова", "Малковой"),
        ("Иван Малков", "Малкова"),
        ("Тарас Шевчук", "Шевчука"),
        ("Петр Ильич Громов", "Громов Петр Ильич"),
    ],
)
def test_forms_and_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert names_agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hunter Marrow", "Joe Marrow"),
        ("Анна Малкова", "Малков"),
        ("Анна Малкова", "Иван Малков"),
        ("Иван Малков", "Малковой"),
        ("Сергей Лавр", "Сергей Шум"),
        ("Петр Ильич Громов", "Петр Олегович Громов"),
        ("А. Малков", "Виктор Малков"),
        ("Marlow", "Marsh"),
    ],
)
def test_names_of_two_people_do_not(one: str, other: str) -> None:
    assert not names_agree(one, other)


def test_a_surname_is_the_person_named_in_full_wherever_that_stands() -> None:
    page = read(
        "Tornquist sees no way out\n\n[[a1 Arvid Tornquist]] spoke on Monday. "
        "According to [[a2 Tornquist]], the bridge is lost. Tornquist's plan is not known."
    )
    source = page.source("a1")
    assert page.source("a2") == source
    assert (source.name, source.kind, source.aliases) == ("Arvid Tornquist", "person", ("Tornquist",))
    assert page.texts(source) == ["Tornquist", "Arvid Tornquist", "Tornquist", "Tornquist"]


def test_cases_are_no_aliases_and_the_name_is_the_nominative_one() -> None:
    page = read(
        "Слова Олега Торопного обсуждают. [[a1 Олег Торопный]] заявил это. По словам [[a2 Торопного]], надолго."
    )
    source = page.source("a2")
    assert (source.name, source.aliases) == ("Олег Торопный", ("Торопного",))
    assert page.source("a1") == source


def test_two_brothers_stay_two_and_a_bare_surname_between_them_is_neither() -> None:
    page = read("[[a1 Marek Voss]] said yes. [[a2 Anton Voss]] said no. [[a3 Voss]] added nothing.")
    assert page.speaker("a1") == "Marek Voss"
    assert page.speaker("a2") == "Anton Voss"
    assert page.source("a3").id not in (page.source("a1").id, page.source("a2").id)
    assert "several" in page.source("a3").because


def test_husband_and_wife_are_told_apart_by_the_form_of_the_surname() -> None:
    page = read(
        "[[a1 Иван Малков]] промолчал, а [[a2 Анна Малкова]] возразила. [[a3 Малков]] уехал, по словам [[a4 Малковой]]."
    )
    assert page.speaker("a3") == "Иван Малков"
    assert page.speaker("a4") == "Анна Малкова"


def test_one_person_in_two_scripts_on_one_page_is_one() -> None:
    page = read("[[a1 Валерий Торопный]] заявил это. The words of [[a2 Toropny]] were repeated, said [[a3 Zaruba]].")
    assert page.source("a2") == page.source("a1")
    assert page.source("a3") != page.source("a1")


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 The head of the Drennish army, Osgar Mabbot,]] spoke. [[a2 Mabbot]] said so.",
        "[[a1 Osgar Mabbot, commander of the Vesper brigade]], spoke. [[a2 Mabbot]] said so.",
        "[[a1 Former head of Kestrel PMC Osgar Mabbot]] spoke. [[a2 Mabbot]] said so.",
        "[[a1 President of Ukraine Osgar Mabbot]] spoke. [[a2 Mabbot]] said so.",
        "[[a1 Prime Minister Osgar Mabbot]] spoke. [[a2 Mr Mabbot]] said so.",
    ],
)
def test_offices_stand_outside_the_name(text: str) -> None:
    page = read(text)
    assert (page.speaker("a1"), page.source("a1").kind) == ("Osgar Mabbot", "person")
    assert page.source("a2") == page.source("a1")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[a1 Глава комитета по обороне Андрей Торопов]] выступил.", "Андрей Торопов"),
        ("[[a1 Официальный представитель ведомства Мария Заруба]] выступила.", "Мария Заруба"),
        ("[[a1 прессекретар президента Сергій Никоненко]] виступив.", "Сергій Никоненко"),
        ("[[a1 Адвокат Алексея Торопова]] выступил.", "Адвокат Алексея Торопова"),
    ],
)
def test_the_bearer_of_an_office_is_not_the_one_whom_it_serves(text: str, name: str) -> None:
    page = read(text)
    assert (page.speaker("a1"), page.source("a1").kind) == (name, "person")


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 President Osgar Mabbot]] left. His aide stayed. [[a2 The president]] said so.",
        "[[a1 Президент Иван Малков]] уехал. [[a2 Глава государства]] сказал, что вернется.",
        "[[a1 Президент Іван Малюк]] поїхав. За словами [[a2 глави держави]], ненадовго.",
    ],
)
def test_an_office_means_its_only_bearer(text: str) -> None:
    page = read(text)
    assert page.source("a2") == page.source("a1")


def test_an_office_that_nobody_was_given_stays_a_description() -> None:
    page = read("[[a1 Arvid Tornquist]] spoke. [[a2 The president]] did not agree.")
    assert (page.speaker("a2"), page.source("a2").kind) == ("The president", "person")


def test_a_bare_surname_is_the_bearer_who_was_introduced_before_it() -> None:
    page = read("[[a1 Joan Ferris]] spoke. [[a2 Ferris]] was sure. [[a3 Her husband, Mark Ferris]], was not.")
    assert page.source("a2") == page.source("a1")
    assert page.speaker("a3") == "Mark Ferris"


def test_a_form_of_address_tells_a_man_from_a_woman() -> None:
    page = read("[[a1 Michelle Tarn]] came. Mr. Tarn stayed away. [[a2 Mr. Tarn]] was ill.")
    assert page.source("a2") != page.source("a1")


def test_a_relation_is_no_name() -> None:
    page = read("[[a1 Жена губернатора Анна Сомова]] молчит. [[a2 Сосед мэра Олег Малков]] тоже.")
    assert (page.speaker("a1"), page.speaker("a2")) == ("Анна Сомова", "Олег Малков")


def test_an_office_named_after_the_verb_is_somebody_else_s() -> None:
    page = read(
        "[[a1 The head of the army, Arvid Tornquist]], told the King of Drennia Osgar Mabbot. [[a2 The king]] wept."
    )
    assert (page.speaker("a1"), page.speaker("a2")) == ("Arvid Tornquist", "Osgar Mabbot")
