"""The pedigree of a claim: roots, origins, gatekeepers, circles, copies, echo, layers, drift."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.contract import claim_from_json, claim_to_json
from reportedly.model import Attribution, Credit, End, Relay, Source
from reportedly.provenance.cast import cast
from reportedly.provenance.origins import count
from reportedly.provenance.relays import relays
from reportedly.provenance.roots import facts, grounds
from reportedly.sources.across import Parties
from tests.provenance.dossier import Dossier, Speaker, edges, keepers, origins

HERALD: Speaker = ("Harbour Herald", "outlet")
LANTERN: Speaker = ("Lantern", "channel")
OFFICE: Speaker = ("sources in the president's office", "anonymous")
TWO_OFFICIALS: Speaker = ("two officials", "anonymous")
TWO_DOCTORS: Speaker = ("two doctors", "anonymous")
MAYOR: Speaker = ("Ada Brook, the mayor", "person")


def eight_pages() -> Dossier:
    dossier = Dossier()
    for number in range(1, 8):
        dossier.page(f"d{number}", f"Site {number}", LANTERN, OFFICE)
    return dossier.page("d8", "Site 8", ("Site 1", "outlet"))


def test_eight_pages_of_one_channel_have_one_origin_and_one_gatekeeper() -> None:
    claim = eight_pages().claim()
    assert origins(claim) == (1, 1, 1)
    assert keepers(claim) == ["Lantern"]
    assert claim.echo == 8
    assert ("d8", "d1", "cites") in edges(claim)


def test_a_page_without_a_source_may_or_may_not_be_another_origin() -> None:
    assert origins(eight_pages().page("d9", "Site 9").claim())[:2] == (1, 2)


def test_two_officials_of_another_carrier_may_be_among_the_channels_sources() -> None:
    claim = eight_pages().page("d9", "Site 9").page("d10", "Site 10", TWO_OFFICIALS).claim()
    assert origins(claim) == (1, 3, 4)


def test_two_doctors_are_not_the_presidents_office() -> None:
    claim = eight_pages().page("d9", "Site 9").page("d10", "Site 10", TWO_DOCTORS).claim()
    assert origins(claim) == (2, 3, 4)
    assert claim.origins is not None
    assert any("may be one and the same" in line for line in claim.origins.because)


@pytest.mark.parametrize(
    ("description", "voices"),
    [("two officials", 2), ("двое чиновников", 2), ("троє посадовців", 3), ("5 sources", 5), ("officials", 1)],
)
def test_voices_count_as_many_as_are_said_to_have_spoken(description: str, voices: int) -> None:
    assert origins(Dossier().page("d1", "Site", (description, "anonymous")).claim()) == (1, 1, voices)


def test_a_named_person_may_be_the_unnamed_official_and_not_the_unnamed_doctor() -> None:
    assert origins(Dossier().page("d1", "A", MAYOR).page("d2", "B", ("an official", "anonymous")).claim())[0] == 1
    assert origins(Dossier().page("d1", "A", MAYOR).page("d2", "B", ("a doctor", "anonymous")).claim())[0] == 2


def test_a_person_and_the_body_that_the_person_speaks_for_are_one_root() -> None:
    dossier = Dossier().page("d1", "A", ("Ivo Tarn, a spokesman for Rovny Water", "person"))
    assert origins(dossier.page("d2", "B", ("Rovny Water", "organisation")).claim()) == (1, 1, 1)


def test_what_somebody_said_by_the_word_of_unnamed_people_is_their_word() -> None:
    dossier = Dossier().page("d1", "Site", ("Resident", "channel"), OFFICE, MAYOR).page("d2", "Other", MAYOR)
    claim = dossier.claim()
    assert claim.origins is not None
    assert sorted((root.kind, root.documents) for root in claim.origins.roots) == [
        ("anonymous", ("d1",)),
        ("person", ("d2",)),
    ]


def test_two_persons_are_two_origins() -> None:
    assert origins(Dossier().page("d1", "A", MAYOR).page("d2", "B", ("Ivo Tarn", "person")).claim()) == (2, 2, 2)


def test_papers_and_people_of_one_carrier_may_be_one() -> None:
    dossier = Dossier().page("d1", "A", HERALD, ("a leaked report", "document"))
    assert origins(dossier.page("d2", "B", HERALD, TWO_OFFICIALS).claim())[:2] == (1, 2)
    assert origins(dossier.page("d3", "C", ("a leaked report", "document")).claim())[0] == 2


def test_papers_with_other_numbers_are_other_papers() -> None:
    dossier = (
        Dossier().page("d1", "A", ("court file 12/7", "document")).page("d2", "B", ("court file 13/7", "document"))
    )
    assert origins(dossier.claim())[0] == 2


def test_pointers_to_nobody_are_no_origin_beside_another_and_one_alone() -> None:
    alone = Dossier().page("d1", "A", ("media", "vague")).page("d2", "B", ("reports", "vague"))
    assert origins(alone.claim()) == (1, 1, 2)
    beside = alone.page("d3", "C", MAYOR).claim()
    assert origins(beside) == (1, 1, 3)
    assert beside.gatekeepers is not None
    assert beside.gatekeepers.count == 3


def test_a_cited_outlet_that_is_not_in_the_library_is_unresolved() -> None:
    claim = Dossier().page("d1", "A", HERALD).claim()
    assert claim.origins is not None
    assert [(root.name, root.unresolved) for root in claim.origins.roots] == [("Harbour Herald", True)]
    assert "not in the library" in claim.origins.because[0]


def test_the_cited_report_is_the_document_when_it_is_there_and_not_later() -> None:
    dossier = Dossier().page("d1", "A", HERALD, published="2031-04-02T10:00Z")
    before = dossier.page("d2", "Harbour Herald", MAYOR, published="2031-04-02T08:00Z")
    assert ("d1", "d2", "cites") in edges(before.claim())
    late = Dossier().page("d1", "A", HERALD, published="2031-04-02T10:00Z")
    late.page("d2", "Harbour Herald", MAYOR, published="2031-04-02T11:00Z")
    assert ("d1", "Harbour Herald", "cites") in edges(late.claim())


def test_a_publisher_that_names_itself_is_no_hop() -> None:
    claim = Dossier().page("d1", "Harbour Herald", HERALD, MAYOR).claim()
    assert [hop.name for hop in claim.mentions[0].chain] == ["Ada Brook, the mayor"]
    assert edges(claim) == {("d1", "Ada Brook, the mayor", "cites")}


@pytest.mark.parametrize(
    "more",
    [
        "Our reporter watched it happen.",
        "Наш корреспондент видел это своими глазами.",
        "Наш кореспондент був на місці.",
    ],
)
def test_a_page_whose_own_reporter_was_there_is_an_origin_of_its_own(more: str) -> None:
    seen = Dossier().page("d1", "A", more=more).page("d2", "B", MAYOR).claim()
    assert origins(seen) == (2, 2, 2)
    assert origins(Dossier().page("d1", "A", more="Rain fell.").page("d2", "B", MAYOR).claim()) == (1, 2, 2)


def test_a_copy_of_a_witness_saw_nothing() -> None:
    dossier = Dossier().page("d1", "A", more="Our reporter watched it happen.", published="2031-04-02T08:00Z")
    dossier.page("d2", "B", more="Our reporter watched it happen.", published="2031-04-02T09:00Z").shared("d1", "d2")
    claim = dossier.claim()
    assert origins(claim) == (1, 1, 1)
    assert edges(claim) == {("d2", "d1", "copies")}
    assert claim.layers is not None
    assert (claim.layers.publishers, claim.layers.texts, claim.layers.upstream) == (2, 1, 1)


def test_a_copy_cites_what_its_original_cites_through_it() -> None:
    dossier = Dossier().page("d1", "A", TWO_OFFICIALS, published="2031-04-02T08:00Z")
    dossier.page("d2", "B", TWO_OFFICIALS, published="2031-04-02T09:00Z").shared("d1", "d2")
    claim = dossier.claim()
    assert origins(claim) == (1, 1, 2)
    assert edges(claim) == {("d2", "d1", "copies"), ("d1", "two officials", "cites")}


def test_copies_without_an_order_are_one_text_and_nobody_s_copy() -> None:
    dossier = (
        Dossier().page("d1", "A", published="2031-04-02").page("d2", "B", published="2031-04-03").shared("d1", "d2")
    )
    claim = dossier.claim()
    assert claim.copies == ()
    assert origins(claim) == (1, 1, 1)


def test_a_credit_puts_the_credited_party_between_the_page_and_its_sources() -> None:
    credit = Credit(kind="credit", name="Harbour Herald", because="(Harbour Herald)")
    claim = Dossier().page("d1", "A", MAYOR, credit=credit).claim()
    assert edges(claim) == {
        ("d1", "Harbour Herald", "credits"),
        ("Harbour Herald", "Ada Brook, the mayor", "cites"),
    }
    assert [hop.name for hop in claim.mentions[0].chain] == ["Harbour Herald", "Ada Brook, the mayor"]


def test_outlets_that_rest_on_one_another_are_a_circle_and_one_origin() -> None:
    dossier = Dossier().page("d1", "Harbour Herald", published="2031-04-01T08:00Z")
    dossier.page("d2", "Ridge Post", HERALD, published="2031-04-02T08:00Z")
    dossier.page("d3", "Harbour Herald", ("Ridge Post", "outlet"), published="2031-04-03T08:00Z")
    claim = dossier.claim()
    assert [circle.documents for circle in claim.circular] == [("d1", "d2", "d3")]
    assert origins(claim) == (1, 1, 1)


def test_a_circle_rests_on_what_one_of_it_rests_on() -> None:
    dossier = Dossier().page("d1", "Harbour Herald", published="2031-04-01T08:00Z")
    dossier.page("d2", "Ridge Post", HERALD, published="2031-04-02T08:00Z")
    dossier.page("d3", "Harbour Herald", ("Ridge Post", "outlet"), published="2031-04-03T08:00Z")
    dossier.page("d4", "Ridge Post", MAYOR, published="2031-04-04T08:00Z")
    claim = dossier.claim()
    assert len(claim.circular) == 1
    assert origins(claim) == (1, 1, 1)


def test_a_denial_is_drawn_and_adds_no_root_beside_reports() -> None:
    dossier = Dossier().page("d1", "A", LANTERN)
    dossier.page("d2", "B", ("Ridge Post", "outlet"), stance="denies")
    claim = dossier.claim()
    assert ("d2", "Ridge Post", "cites") in edges(claim)
    assert origins(claim) == (1, 1, 1)
    assert (claim.documents, claim.echo) == (2, 1)


def test_where_every_mention_denies_the_denials_have_roots() -> None:
    claim = Dossier().page("d1", "A", LANTERN, stance="denies").claim()
    assert origins(claim) == (1, 1, 1)
    assert claim.echo == 0


def test_a_doubtful_relay_is_named_with_the_range_without_it() -> None:
    dossier = Dossier().page("d1", "A", LANTERN).page("d2", "B", LANTERN, confidence=0.6)
    claim = dossier.claim()
    assert claim.origins is not None
    assert any("60% sure" in line and "without it 1 to 2 instead of 1" in line for line in claim.origins.because)


def test_first_is_the_document_that_none_precedes_and_none_where_that_is_not_known() -> None:
    dossier = Dossier().page("d1", "A", MAYOR, published="2031-04-02").page("d2", "B", MAYOR, published="2031-04-05")
    first = dossier.claim().first
    assert first is not None
    assert first.document == "d1"
    near = Dossier().page("d1", "A", MAYOR, published="2031-04-02").page("d2", "B", MAYOR, published="2031-04-02")
    assert near.claim().first is None


def test_drift_names_what_was_lost_on_the_way() -> None:
    dossier = Dossier().page(
        "d1", "Harbour Herald", TWO_OFFICIALS, says="the dam may fail in 3 places", certainty="alleged",
        published="2031-04-01T08:00Z",
    )  # fmt: skip
    dossier.page("d2", "B", HERALD, ("the ministry", "organisation"), says="the dam failed in 4 places")
    assert {drift.change for drift in dossier.claim().drift} == {
        "hedge-dropped",
        "number-changed",
        "may-became-did",
        "anonymous-became-official",
    }


def test_a_claim_comes_back_from_json_as_it_was() -> None:
    claim = eight_pages().page("d9", "Site 9", MAYOR, confidence=0.5).claim()
    assert claim_to_json(claim_from_json(claim_to_json(claim))) == claim_to_json(claim)
    with pytest.raises(ValueError, match="schema"):
        claim_from_json({"schema": "reportedly/document/1"})


def test_a_claim_has_a_mention() -> None:
    with pytest.raises(ValueError, match="at least one mention"):
        Dossier().claim()


names = st.sampled_from(
    [HERALD, LANTERN, MAYOR, OFFICE, TWO_DOCTORS, ("Ridge Post", "outlet"), ("a leaked report", "document"),
     ("Ivo Tarn", "person"), ("media", "vague")]
)  # fmt: skip
pages = st.lists(
    st.tuples(st.sampled_from(["Harbour Herald", "Ridge Post", "Site 1", "Site 2", None]), st.lists(names, max_size=3)),
    min_size=1,
    max_size=6,
)


def built(drawn: list[tuple[str | None, list[Speaker]]]) -> Dossier:
    dossier = Dossier()
    for number, (outlet, speakers) in enumerate(drawn):
        dossier.page(f"d{number}", outlet, *dict.fromkeys(speakers))
    return dossier


@given(pages, st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_mentions_changes_nothing(
    drawn: list[tuple[str | None, list[Speaker]]], random: object
) -> None:
    dossier = built(drawn)
    order = list(range(len(dossier.candidates)))
    random.shuffle(order)  # type: ignore[attr-defined]
    assert dossier.claim(order) == dossier.claim()


@given(pages, st.data())
@settings(max_examples=120, deadline=None)
def test_a_relay_more_between_what_a_claim_rests_on_never_adds_origins(
    drawn: list[tuple[str | None, list[Speaker]]], data: st.DataObject
) -> None:
    dossier = built(drawn)
    players = cast(
        dossier.candidates,
        dossier.documents,
        Parties(parties=tuple(dossier.parties.values()), of_source=dossier.of_source, publisher=dossier.publisher),
    )
    stated = relays(dossier.candidates, players, ()).relays
    known = facts(stated, players, starts=dossier.documents)
    ground = grounds(stated, known)
    reached = sorted(ground.graph.reach(ground.starts), key=str)
    pair = st.tuples(st.sampled_from(reached), st.sampled_from(reached))
    more = [
        Relay(from_end=a, to_end=b, kind="copies", confidence=1.0)
        for a, b in data.draw(st.lists(pair, min_size=1, max_size=3))
    ]
    before, after = count(stated, known), count((*stated, *more), known)
    assert after.low <= before.low
    assert after.high <= before.high


@given(pages)
@settings(max_examples=60, deadline=None)
def test_the_counts_keep_their_order(drawn: list[tuple[str | None, list[Speaker]]]) -> None:
    claim = built(drawn).claim()
    low, high, voices = origins(claim)
    assert 1 <= low <= high <= voices
    assert claim.gatekeepers is not None
    assert 1 <= claim.gatekeepers.count <= len(drawn)
    parties = {party.id for party in claim.parties}
    ends: list[End] = [*claim.gatekeepers.who, *(end for r in claim.relays for end in (r.from_end, r.to_end))]
    assert all(end.party in parties for end in ends if end.party is not None)


@pytest.mark.parametrize(
    ("one", "other", "high"),
    [
        ("documents of the Harbour Board leaked on a forum", "internal Harbour Board documents", 1),
        ("злитими документами Портової ради", "leaked documents of the Portova Rada", 1),
        ("a letter of the Harbour Board", "a letter of the Drenn Railways", 2),
        ("a court ruling of the Harbour Board", "a memo of the Harbour Board", 2),
        ("Harbour Board order 12", "Harbour Board order 13", 2),
        ("a leaked letter", "a leaked letter by two officials", 2),
    ],
)
def test_papers_of_one_sort_that_name_the_same_are_one_root(one: str, other: str, high: int) -> None:
    dossier = Dossier().page("d1", "A", (one, "document")).page("d2", "B", (other, "document"))
    assert origins(dossier.claim())[:2] == (1 if high == 1 else origins(dossier.claim())[0], high)


def test_papers_that_one_carrier_has_are_one_root_where_they_name_nobody() -> None:
    dossier = Dossier().page("d1", "A", HERALD, ("a leaked letter", "document"))
    dossier.page("d2", "B", HERALD, ("a confidential letter", "document"))
    assert origins(dossier.claim()) == (1, 1, 1)


def test_an_outlet_that_is_described_and_never_named_is_no_root_beside_one_that_is() -> None:
    dossier = Dossier().page("d1", "A", HERALD).page("d2", "B", ("a paper from the coast", "outlet"))
    page = dossier.documents["d2"]
    dossier.documents["d2"] = replace(page, sources=tuple(replace(s, because="described") for s in page.sources))
    known = dossier.of_source["d2", "s1"]
    dossier.parties[known] = replace(dossier.parties[known], member=(("d2", "s1"),))
    assert origins(dossier.claim())[:2] == (1, 1)


def test_a_source_that_the_title_alone_names_is_no_root_where_the_body_has_one() -> None:
    dossier = Dossier().page("d1", "Site", MAYOR)
    page, body = dossier.documents["d1"], dossier.candidates[0]
    dossier.documents["d1"] = replace(page, sources=(*page.sources, Source(id="s2", name="City hall", kind="group")))
    dossier.of_source["d1", "s2"] = dossier.party("City hall", "group")
    dossier.candidates.append(replace(body, attribution=None, speakers=("s2",), where="title"))
    assert origins(dossier.claim()) == (1, 1, 1)
    dossier.candidates[0] = replace(body, attribution=None, speakers=(), stance="asserts")
    assert [end for _, end, _ in edges(dossier.claim())] == ["City hall"]


def test_a_title_is_shown_on_the_word_that_the_body_has_it_on() -> None:
    dossier = Dossier().page("d1", "Site", HERALD, MAYOR)
    page, body = dossier.documents["d1"], dossier.candidates[0]
    dossier.documents["d1"] = replace(page, sources=(*page.sources, Source(id="s9", name="City hall", kind="group")))
    dossier.of_source["d1", "s9"] = dossier.party("City hall", "group")
    dossier.candidates.append(replace(body, attribution=None, speakers=("s9",), where="title"))
    chains = [[hop.name for hop in mention.chain] for mention in dossier.claim().mentions]
    assert chains == [["Harbour Herald", "Ada Brook, the mayor"]] * 2


def test_nobody_is_a_hop_where_it_is_only_said_that_something_is_said() -> None:
    dossier = Dossier().page("d1", "Site", MAYOR)
    page, body = dossier.documents["d1"], dossier.candidates[0]
    said = Attribution(id="a9", cue=((0, 4),), content=body.spans)
    dossier.documents["d1"] = replace(page, sources=(), attributions=(said,))
    dossier.candidates[0] = replace(body, attribution="a9", speakers=())
    claim = dossier.claim()
    assert [(hop.name, hop.kind, hop.source) for hop in claim.mentions[0].chain] == [
        (page.text[:4], "impersonal", None)
    ]
    assert claim.mentions[0].chain[0].party in [party.id for party in claim.parties]
