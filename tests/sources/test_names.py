"""Stated aliases and the parties that never speak."""

from __future__ import annotations

import pytest

from tests.sources.marked import read


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        (
            "They entered Velmir (Drennish name - Ostrel). Ostrel is empty. In Velmir it rains.",
            {"Velmir", "Ostrel"},
            "place",
        ),
        ("Они вошли в Велмир (украинское название — Острель). В Остреле тихо.", {"Велмир", "Острель"}, "place"),
        ("Бої йдуть за Острель (Велмир). В Острелі тихо.", {"Острель", "Велмир"}, "place"),
        ("Dnor (formerly Dnorpol) was hit. Dnor sleeps.", {"Dnor", "Dnorpol"}, "place"),
        ("Дніпр (колишній Дніпрополь) обстріляли.", {"Дніпр", "Дніпрополь"}, "place"),
        ("The Rescue Service of Drennia (RSD) came. RSD left.", {"Rescue Service of Drennia", "RSD"}, "organisation"),
        ("Arvid Tornquist, also known as Kestrel, left the city.", {"Arvid Tornquist", "Kestrel"}, "person"),
    ],
)
def test_what_the_page_says_are_two_names_of_one_is_one(text: str, names: set[str], kind: str) -> None:
    page = read(text)
    entry = next(entry for entry in page.document.names if "stated" in entry.because)
    assert {entry.name, *entry.aliases} == names
    assert entry.kind == kind


def test_every_mention_of_either_name_is_a_mention_of_both() -> None:
    page = read("Ostrel holds. They entered Velmir (Drennish name - Ostrel). In Ostrel it rains.")
    assert page.texts(page.name("Ostrel")) == ["Ostrel", "Velmir", "Ostrel", "Ostrel"]


def test_an_alias_of_a_party_that_speaks_is_the_source_s() -> None:
    page = read("[[a1 The Rescue Service of Drennia (RSD)]] came. [[a2 RSD]] said so.")
    assert page.source("a1") == page.source("a2")
    assert (page.speaker("a2"), page.source("a2").aliases) == ("Rescue Service of Drennia", ("RSD",))


@pytest.mark.parametrize(
    "text",
    [
        "Hans Keller (Reuters) was there. Keller left.",
        "The team of Ostrel (Germany) lost.",
        "Arvid Tornquist (Labour) voted.",
    ],
)
def test_brackets_alone_make_no_alias_of_an_agency_or_a_country(text: str) -> None:
    assert all("stated" not in entry.because for entry in read(text).document.names)


def test_full_names_that_never_speak_are_listed_and_bare_ones_are_not() -> None:
    page = read("[[a1 Reuters]] says that Anna Marsh met Dubrin at the Kestrel Group.")
    assert {(entry.name, entry.kind) for entry in page.document.names} == {
        ("Anna Marsh", "person"),
        ("Kestrel Group", "organisation"),
    }


def test_a_title_in_capitals_names_only_whom_the_body_names() -> None:
    page = read("Tornquist Urges Leaving Drenn Before Winter Comes\n\n[[a1 Arvid Tornquist]] wants to leave.")
    assert page.texts(page.source("a1")) == ["Tornquist", "Arvid Tornquist"]
    assert len(page.document.sources) == 1
