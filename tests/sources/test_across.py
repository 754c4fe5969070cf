"""Who is who over documents: one party for one name, however it is written, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.encoder.session import Floats
from reportedly.encoder.vectors import anew
from reportedly.model import Document, Source, SourceKind
from reportedly.sources.across import Parties, publisher_name, unite


def document(
    id: str, *sources: tuple[str, SourceKind], outlet: str | None = None, language: str = "en", url: str | None = None
) -> Document:
    return Document(
        id=id,
        outlet=outlet,
        url=url,
        language=language,
        sources=tuple(Source(id=f"s{n}", name=name, kind=kind) for n, (name, kind) in enumerate(sources, start=1)),
    )


def one_party(parties: Parties, *members: tuple[str, str]) -> bool:
    return len({parties.of_source[member] for member in members}) == 1


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("Reuters", "en"), ("Рейтер", "ru"), "outlet"),
        (("the Telegram channel “Harbour Watch”", "en"), ("Harbour Watch", "en"), "channel"),
        (("Вечерний маяк", "ru"), ("Вечернего маяка", "ru"), "outlet"),
        (("Holos Dolyny", "en"), ("Голос долини", "uk"), "outlet"),
        (("Maksym Bondarchuk", "en"), ("Максим Бондарчук", "ru"), "person"),
        (("Iryna Havrylenko", "en"), ("Ірині Гавриленко", "uk"), "person"),
        (("Resident", "en"), ("Резидент", "ru"), "channel"),
        (("Two Captains", "en"), ("Два капитана", "ru"), "channel"),
        (("an internal memo dated 3 May", "en"), ("внутренняя записка от 3 мая", "ru"), "document"),
        (("CIA", "en"), ("ЦРУ", "ru"), "organisation"),
        (("the White House", "en"), ("Білого дому", "uk"), "organisation"),
        (
            ("Foreign Service of Rovenia (BND)", "en"),
            ("Федеральная разведывательная служба Германии", "ru"),
            "organisation",
        ),
    ],
)
def test_one_name_in_many_forms_is_one_party(one: tuple[str, str], other: tuple[str, str], kind: SourceKind) -> None:
    parties = unite(
        [document("a", (one[0], kind), language=one[1]), document("b", (other[0], kind), language=other[1])]
    )
    assert one_party(parties, ("a", "s1"), ("b", "s1"))
    (party,) = parties.parties
    assert party.member == (("a", "s1"), ("b", "s1")) and party.kind == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Oksana Bondarchuk", "Maksym Bondarchuk", "person"),
        ("The Harbour Post", "The Harbour Star", "outlet"),
        ("Night Watch", "Серая зона", "channel"),
        ("the Foreign Office", "МИД", "organisation"),
        ("an internal memo dated 3 May", "внутренняя записка от 5 мая", "document"),
    ],
)
def test_two_names_are_two_parties(one: str, other: str, kind: SourceKind) -> None:
    parties = unite([document("a", (one, kind)), document("b", (other, kind), language="ru")])
    assert not one_party(parties, ("a", "s1"), ("b", "s1"))


def test_a_surname_alone_joins_the_one_full_name_and_no_one_of_two() -> None:
    full, other = document("a", ("Maksym Bondarchuk", "person")), document("b", ("Oksana Bondarchuk", "person"))
    short = document("c", ("Bondarchuk", "person"))
    assert one_party(unite([full, short]), ("a", "s1"), ("c", "s1"))
    three = unite([full, other, short])
    assert len({three.of_source[id, "s1"] for id in "abc"}) == 3


def test_unnamed_people_are_one_for_a_carrier_and_never_across() -> None:
    carried = [
        replace(
            document(id, (outlet, "outlet"), ("its own sources", "anonymous")),
            sources=(
                Source(id="s1", name=outlet, kind="outlet"),
                Source(id="s2", name="its own sources", kind="anonymous", of="s1"),
            ),
        )
        for id, outlet in (("a", "Reuters"), ("b", "Рейтер"), ("c", "The Harbour Star"))
    ]
    parties = unite(carried)
    assert one_party(parties, ("a", "s2"), ("b", "s2"))
    assert not one_party(parties, ("a", "s2"), ("c", "s2"))
    unnamed = {party.id: party for party in parties.parties}[parties.of_source["a", "s2"]]
    assert unnamed.of == parties.of_source["a", "s1"]
    own = unite([document("d", ("two officials", "anonymous"), outlet="The Harbour Star")])
    assert own.parties[0].of == own.publisher["d"] or own.parties[1].of == own.publisher["d"]


def test_a_publisher_is_the_party_that_others_cite_whatever_kind_they_took_it_for() -> None:
    pages = [
        document("a", outlet="Holos Dolyny"),
        document("b", ("Голос долини", "person"), language="uk", outlet="Vesti"),
    ]
    parties = unite(pages)
    assert parties.of_source["b", "s1"] == parties.publisher["a"] != parties.publisher["b"]
    party = {party.id: party for party in parties.parties}[parties.publisher["a"]]
    assert (party.kind, party.publishes) == ("outlet", ("a",))


def test_who_publishes_is_told_by_the_address_where_the_page_does_not_say() -> None:
    assert publisher_name(document("a", url="https://www.reuters.com/world/x")) == "Reuters"
    assert publisher_name(document("a", url="https://harbour.example/x")) == "harbour.example"
    assert publisher_name(document("a")) is None
    assert publisher_name(document("a", url="http://[")) is None


def test_rumours_and_reports_of_nobody_stay_with_their_document() -> None:
    parties = unite([document("a", ("media report", "vague")), document("b", ("media report", "vague"))])
    assert not one_party(parties, ("a", "s1"), ("b", "s1"))


def test_a_person_goes_before_names() -> None:
    pages = [
        document("a", ("Reuters", "outlet")),
        document("b", ("Reuters", "outlet")),
        document("c", ("R. News", "outlet")),
    ]
    apart = unite(pages, apart=[(("a", "s1"), ("b", "s1"))])
    assert not one_party(apart, ("a", "s1"), ("b", "s1"))
    together = unite(pages, together=[(("a", "s1"), ("c", "s1"))])
    assert one_party(together, ("a", "s1"), ("b", "s1"), ("c", "s1"))


def test_the_order_of_documents_never_matters() -> None:
    pages = [
        document("a", ("Maksym Bondarchuk", "person"), outlet="Holos Dolyny"),
        document("b", ("Бондарчук", "person"), ("Голос долини", "outlet"), language="uk"),
        document("c", ("Resident", "channel"), ("sources", "anonymous")),
        document("d", ("Резидент", "channel"), language="ru"),
    ]
    assert len({str(unite(order)) for order in permutations(pages)}) == 1


def test_likely_translations_of_a_name_are_told_and_not_joined() -> None:
    parties = unite([document("a", ("Tenant", "channel")), document("b", ("Жилец", "channel"), language="ru")])
    assert not one_party(parties, ("a", "s1"), ("b", "s1"))
    (likely,) = parties.likely
    assert {likely.one, likely.other} == set(parties.of_source.values()) and 0.3 <= likely.score < 0.55


def test_names_are_asked_for_by_document_so_that_what_is_known_of_one_holds_beside_any_other() -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def noting(document: str, texts: Sequence[str]) -> Floats:
        asked.append((document, tuple(texts)))
        return anew(document, texts)

    pages = [
        document("a", ("Resident", "channel"), ("Buoy", "channel")),
        document("b", ("Резидент", "channel"), language="ru"),
        document("c", ("Resident", "channel")),
    ]
    assert unite(pages, meanings=noting) == unite(pages)
    assert asked == [("a", ("Resident", "Buoy")), ("b", ("Резидент",)), ("c", ("Resident",))]
    before = list(asked)
    unite([*pages, document("d", ("Сторож", "channel"), language="ru")], meanings=noting)
    assert asked[len(before) :] == [*before, ("d", ("Сторож",))]


@pytest.mark.parametrize(("names", "shown"), [(["Resident"], "Resident"), (["Resident", "Резидента"], "Резидент")])
def test_a_listed_name_stands_for_its_spellings_where_one_is_in_its_script(names: list[str], shown: str) -> None:
    found = unite([document(name, (name, "channel"), language="en" if name == "Resident" else "ru") for name in names])
    assert [party.name for party in found.parties] == [shown]
