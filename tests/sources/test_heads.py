"""What a description hangs on where no data file knows its noun, and names that are whole inside quotation marks."""

from __future__ import annotations

import pytest

from tests.sources.marked import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[a1 two tinkers at the Velmir port]] said so. [[a2 The tinkers]] left.", "two tinkers at the Velmir port"),
        ("[[a1 двое рабочих завода «Искра»]] сказали это. [[a2 Рабочие]] ушли.", "двое рабочих завода «Искра»"),
        ("[[a1 троє зварників заводу «Іскра»]] сказали це. [[a2 Зварники]] пішли.", "троє зварників заводу «Іскра»"),
    ],
)
def test_people_of_an_unknown_trade_are_not_the_place_where_they_work(text: str, name: str) -> None:
    page = read(text)
    assert page.speaker("a1") == name
    assert page.source("a1").kind in ("group", "anonymous")
    assert page.source("a2") == page.source("a1")


def test_a_trade_that_two_parties_share_is_neither_of_them() -> None:
    page = read(
        "[[a1 Two tinkers at the port]] agreed. [[a2 Six tinkers at the mill]] did not. [[a3 The tinkers]] left."
    )
    assert page.source("a3").id not in (page.source("a1").id, page.source("a2").id)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об этом пишет [[a1 «Полярный рожок»]].", "Полярный рожок"),
        ("[[a1 «Полярний ріжок»]] пише, що йде дощ. Про це знає й «Полярний ріжок».", "Полярний ріжок"),
        ("Про це сказала [[a1 кореспондентка «Полярного ріжка»]].", "Полярного ріжка"),
        ('Про це сказала [[a1 кореспондентка "Полярного ріжка"]].', "Полярного ріжка"),
    ],
)
def test_a_name_in_quotation_marks_is_whole(text: str, name: str) -> None:
    page = read(text)
    assert page.speaker("a1") == name
    assert page.source("a1").kind in ("outlet", "organisation")


def test_the_outlet_that_is_told_is_not_the_one_who_tells() -> None:
    page = read("Про це сказала [[a1 «Полярному ріжку» секретарка ради Віра Торопна]].")
    assert (page.speaker("a1"), page.source("a1").kind) == ("Віра Торопна", "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[a1 The Minister of Energy of Drennia Gleb Toropny]] spoke.", "Gleb Toropny"),
        ("[[a1 Министр энергетики Дреннии Глеб Торопный]] выступил.", "Глеб Торопный"),
        ("[[a1 Премьер-министр Дреннии Зоран Мабо]] выступил.", "Зоран Мабо"),
        ("[[a1 Former chief engineer of the Velmir plant Zora Mabbot]] spoke.", "Zora Mabbot"),
        ("[[a1 the harbour master, Zora Mabbot]] spoke.", "Zora Mabbot"),
    ],
)
def test_a_place_before_a_person_belongs_to_the_office(text: str, name: str) -> None:
    page = read(text)
    assert (page.speaker("a1"), page.source("a1").kind) == (name, "person")


def test_a_place_that_begins_with_an_adjective_is_no_person() -> None:
    page = read("[[a1 Олег Торопный]] закрыл шлюз у Нижней Ольхи и выше Каменного Брода.")
    assert [entry.name for entry in page.document.names] == []


def test_the_mayor_of_a_town_is_not_the_town() -> None:
    page = read("[[a1 Міський голова Велмирська]] сказав це.")
    assert page.speaker("a1") == "Міський голова Велмирська"


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 Tornvald Times]] wrote. [[a2 It]] ((a2 is alleged)) that it rains.",
        "[[a1 Tornvald Times]] wrote. [[a2 It]] ((a2 has been reported)) that it rains.",
        "[[a1 Tornvald Times]] wrote. [[a2 It]] ((a2 turned out)) that it rains.",
    ],
)
def test_it_of_an_impersonal_phrase_is_nobody(text: str) -> None:
    assert read(text).speaker("a2") is None


def test_it_that_speaks_is_the_party_before() -> None:
    page = read("[[a1 Tornvald Times]] wrote. [[a2 It]] ((a2 reported)) that it rains.")
    assert page.speaker("a2") == "Tornvald Times"


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 Two sources]] said yes. [[a2 One of them]] wept.",
        "[[a1 Два источника]] сказали да. [[a2 Один из них]] плакал.",
        "[[a1 Двоє співрозмовників]] сказали так. [[a2 Один із них]] плакав.",
    ],
)
def test_one_of_them_is_the_unnamed_sources_again(text: str) -> None:
    page = read(text)
    assert page.source("a2") == page.source("a1")
    assert page.source("a1").kind == "anonymous"


def test_the_paper_of_the_body_comes_before_the_one_of_the_title() -> None:
    page = read("[[a1 Tornvald Times]]: it rains\n\nThe Velmir Gazette was there. [[a2 The newspaper]] saw the bridge.")
    assert page.speaker("a2") == "Velmir Gazette"


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 Energy minister]] wants a dam\n\nDrennish Energy Minister Gleb Toropny spoke to Zora Mabbot.",
        "[[a1 Министр энергетики]] хочет плотину\n\nМинистр энергетики Дреннии Глеб Торопный выступил.",
    ],
)
def test_an_office_in_the_title_is_the_one_person_whom_the_body_gives_it(text: str) -> None:
    assert read(text).speaker("a1") in ("Gleb Toropny", "Глеб Торопный")


def test_an_outlet_of_a_country_is_described_and_not_named() -> None:
    page = read("[[a1 A Drennian site]] reports that it rains.")
    assert (page.speaker("a1"), page.source("a1").kind) == ("A Drennian site", "outlet")


def test_what_a_name_is_called_behind_its_comma_is_its_kind() -> None:
    page = read("[[a1 Velmir-Energo, the company that runs the plant]], said so.")
    assert (page.speaker("a1"), page.source("a1").kind) == ("Velmir-Energo", "organisation")
