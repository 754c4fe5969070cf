"""Grouping in its setting: whom mentions have it from, where they stand, which parties are one within a claim."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.contrary import contradicted
from reportedly.claims.mentions import Candidate
from reportedly.model import Attribution, Document, Party, Source
from reportedly.provenance.leads import completed
from reportedly.provenance.sameness import same_here
from reportedly.provenance.setting import SAME_CLAIM, Setting, setting
from reportedly.provenance.trace import trace
from reportedly.sources.across import Likely, Parties


def mention(document: str, *speakers: str, title: bool = False, at: int = 0) -> Candidate:
    return Candidate(
        document=document,
        attribution="a1" if speakers else None,
        spans=((at, at + 5),),
        wording="The old bridge at Rovny is closed",
        language="en",
        stance="attributes" if speakers else "asserts",
        certainty=None,
        speakers=speakers,
        where="title" if title else "body",
    )


PARTIES = Parties(
    parties=(
        Party(id="herald", name="Harbour Herald", kind="outlet"),
        Party(id="mayor", name="Ada Brook", kind="person"),
        Party(id="media", name="the media", kind="vague"),
        Party(id="somebody", name="a source", kind="anonymous"),
    ),
    of_source={
        ("d1", "s1"): "herald",
        ("d1", "s2"): "media",
        ("d1", "s9"): "mayor",
        ("d2", "s1"): "herald",
        ("d3", "s1"): "somebody",
        ("d4", "s1"): "somebody",
    },
    publisher={"d5": "herald"},
)


SAME, ANOTHER = np.asarray([1, 0], np.float32), np.asarray([0, 1], np.float32)
TOPIC = np.asarray([0.25, 0.968], np.float32)
"""What a mention means: two stories, and a third on the topic of the first, as pages on one topic commonly are."""


def around_of(mentions: list[Candidate], *meanings: NDArray[np.float32]) -> Setting:
    return setting(mentions, PARTIES, meanings or [SAME] * len(mentions))


def test_openings_of_one_story_are_likelier_to_be_of_one_claim_than_those_of_one_topic_or_of_two_stories() -> None:
    mentions = [mention("d1"), mention("d2")]
    same, topic, other = (around_of(mentions, SAME, m).likeness(0, 1, 0.2) for m in (SAME, TOPIC, ANOTHER))
    assert same > 0.8 > topic > other


def test_further_down_one_story_makes_nothing_likelier() -> None:
    around = around_of([mention("d1"), mention("d1", at=40), mention("d2"), mention("d2", at=40)])
    assert abs(around.likeness(1, 3, 0.2) - 0.2) < 1e-6


def test_a_story_is_told_by_how_a_page_begins() -> None:
    long = [mention("d1"), *(mention("d1", at=40 * n) for n in range(1, 40))]
    meanings = [SAME] * 8 + [ANOTHER] * 32
    around = around_of([*long, mention("d2")], *meanings, SAME)
    assert around.likeness(0, 40, 0.2) == around_of([mention("d1"), mention("d2")]).likeness(0, 1, 0.2)


def test_a_few_words_say_too_little_to_be_told_by() -> None:
    mentions = [replace(mention("d1", "s1"), wording="the offer"), mention("d2", "s1")]
    assert around_of(mentions).likeness(0, 1, 0.2) < around_of([mention("d1", "s1"), mention("d2", "s1")]).likeness(
        0, 1, 0.2
    )


def test_one_named_source_makes_two_mentions_likelier_to_be_of_one_claim() -> None:
    around = around_of([mention("d1"), mention("d1", "s1"), mention("d2"), mention("d2", "s1")])
    assert around.likeness(1, 3, 0.2) > 0.2


def test_unnamed_people_make_nothing_likelier() -> None:
    around = around_of([mention("d3"), mention("d3", "s1"), mention("d4"), mention("d4", "s1")])
    assert abs(around.likeness(1, 3, 0.2) - 0.2) < 1e-6


def test_citing_the_publisher_and_standing_first_add_up() -> None:
    around = around_of([mention("d1", "s1"), mention("d5")])
    assert around.likeness(0, 1, 0.2) > around_of([mention("d3", "s1"), mention("d5")]).likeness(0, 1, 0.2) > 0.2


def test_words_that_state_different_things_stay_apart() -> None:
    around = around_of([mention("d1", "s1"), mention("d5")])
    assert around.likeness(0, 1, 0.0) < SAME_CLAIM / 4


def test_the_lead_joins_its_title_and_brings_its_source() -> None:
    mentions = [mention("d1", title=True), mention("d1", "s1", at=10), mention("d1", at=30), mention("d2", title=True)]
    groups = completed([(0, 3), (1,), (2,)], around_of(mentions), lambda one, other: 0.1)
    assert groups == ((0, 1, 3), (2,))


def test_a_lead_that_says_something_else_stays_alone() -> None:
    mentions = [mention("d1", title=True), mention("d1", "s1", at=10), mention("d2", title=True)]
    around = around_of(mentions, SAME, ANOTHER, SAME)
    assert completed([(0, 2), (1,)], around, lambda one, other: 0.0) == ((0, 2), (1,))


def denial() -> Candidate:
    return replace(mention("d1", title=True), wording="talk of a resignation", stance="denies", denier="s9")


def of_her(document: str, wording: str = "Ada Brook will leave the town hall") -> Candidate:
    return replace(mention(document, title=True), wording=wording)


def test_what_somebody_denies_is_what_most_pages_say_of_her() -> None:
    mentions = [denial(), of_her("d2"), of_her("d3", "Brook to step down"), of_her("d4"), mention("d5", title=True)]
    around = around_of(mentions, np.asarray([0.4, 0.917], np.float32), SAME, SAME, SAME, SAME)
    assert completed([(0,), (1, 2, 3, 4)], around, lambda one, other: 0.0) == ((0, 1, 2, 3, 4),)


def test_what_somebody_denies_is_nothing_that_pages_say_of_others_or_on_another_matter() -> None:
    near, far = np.asarray([0.4, 0.917], np.float32), np.asarray([0.3, 0.954], np.float32)
    others = [denial(), mention("d2", title=True), mention("d3", title=True)]
    assert completed([(0,), (1, 2)], around_of(others, near, SAME, SAME), lambda one, other: 0.0) == ((0,), (1, 2))
    hers = [denial(), of_her("d2"), of_her("d3")]
    assert completed([(0,), (1, 2)], around_of(hers, far, SAME, SAME), lambda one, other: 0.0) == ((0,), (1, 2))


def test_a_page_that_names_only_the_media_is_given_the_paper_that_it_names_next() -> None:
    mentions = [mention("d1", "s2"), mention("d1", "s1", at=40), mention("d2")]
    groups = completed([(0, 2), (1,)], around_of(mentions), lambda one, other: 0.1)
    assert groups == ((0, 1, 2),)


def test_a_source_that_sounds_like_a_page_s_publisher_is_that_publisher() -> None:
    party = {
        "own": Party(id="own", name="Hillford Tribune", kind="outlet"),
        "clipped": Party(id="clipped", name="Tribune", kind="outlet"),
        "cyrillic": Party(id="cyrillic", name="Хілфорд Трибюн", kind="organisation"),
        "other": Party(id="other", name="Harbour Herald", kind="outlet"),
    }
    cited = {
        "clipped": ["Tribune", "the Hillford Tribune"],
        "cyrillic": ["Хілфорд Трибюн"],
        "other": ["Harbour Herald"],
    }
    assert same_here(cited, ["own"], party, ()) == {"clipped": "own", "cyrillic": "own"}


def test_persons_are_never_joined_to_one_another_here() -> None:
    party = {id: Party(id=id, name=name, kind="person") for id, name in (("a", "Ada Brook"), ("b", "Ada Brooks"))}
    assert same_here({"a": ["Ada Brook"], "b": ["Ada Brooks"]}, [], party, ()) == {}


def test_channels_that_mean_the_same_are_one_within_a_claim() -> None:
    party = {
        id: Party(id=id, name=name, kind="channel") for id, name in (("a", "Old Lighthouse"), ("b", "Старый маяк"))
    }
    cited = {"a": ["Old Lighthouse"], "b": ["Старый маяк"]}
    assert same_here(cited, [], party, [Likely(one="a", other="b", score=0.5)]) == {"b": "a"}
    assert same_here(cited, [], party, [Likely(one="a", other="b", score=0.31)]) == {}


def page(id: str, outlet: str, says: str, language: str, *who: tuple[str, str]) -> Document:
    text, sources, attributions = says, [], []
    for number, (name, cue) in enumerate(who, 1):
        start = len(text) + len(cue) + 3
        text += f", {cue} {name}"
        sources.append(Source(id=f"s{number}", name=name, kind="outlet", mentions=((start, start + len(name)),)))
        attributions.append(
            Attribution(
                id=f"a{number}",
                source=((start, start + len(name)),),
                cue=((len(says) + 2, len(says) + 2 + len(cue)),),
                content=((0, len(says)),),
                speaker=f"s{number}",
                confidence=0.9,
            )
        )
    text += "."
    return Document(
        id=id,
        outlet=outlet,
        text=text,
        language=language,
        paragraphs=((0, len(text)),),
        sources=tuple(sources),
        attributions=tuple(attributions),
    )


PAGES = [
    page("d1", "Harbour Herald", "The old bridge at Rovny will be closed to lorries from Monday", "en"),
    page(
        "d2",
        "Вечірній Порт",
        "Старий міст у Ровному з понеділка закриють для вантажівок",
        "uk",
        ("Harbour Herald", "пише"),
    ),
    page("d3", "Утро", "Старый мост в Ровном с понедельника закроют для грузовиков", "ru", ("Harbour Herald", "пишет")),
    page("d4", "Ridge Post", "Two fishing boats were lost in a storm near the northern islands", "en"),
]


def test_pages_in_three_languages_are_one_claim_and_another_story_is_not() -> None:
    claims = trace(PAGES)
    assert [{mention.document for mention in claim.mentions} for claim in claims] == [{"d1", "d2", "d3"}, {"d4"}]
    assert claims[0].origins is not None
    assert (claims[0].origins.low, claims[0].origins.high) == (1, 1)


def test_the_order_of_documents_changes_no_claim() -> None:
    assert trace(reversed(PAGES)) == trace(PAGES)


def test_nothing_gives_no_claims() -> None:
    assert trace([]) == ()


def test_the_media_of_a_title_are_the_one_paper_that_the_page_names_for_the_claim() -> None:
    says = "The old bridge at Rovny will be closed to lorries from Monday"
    text = f"{says}, media report\n\n{says}, writes Harbour Herald."
    begin, end = text.index("media"), text.index("Harbour Herald")
    body = len(says) + len(", media report\n\n")
    document = Document(
        id="d1",
        outlet="Evening Port",
        text=text,
        language="en",
        title_span=(0, body - 2),
        paragraphs=((body, len(text)),),
        sources=(
            Source(id="s1", name="media", kind="vague", mentions=((begin, begin + 5),)),
            Source(id="s2", name="Harbour Herald", kind="outlet", mentions=((end, end + 14),)),
        ),
        attributions=(
            Attribution(id="a1", content=((0, len(says)),), source=((begin, begin + 5),), speaker="s1", where="title"),
            Attribution(id="a2", content=((body, body + len(says)),), source=((end, end + 14),), speaker="s2"),
        ),
    )
    (claim,) = trace([document])
    assert [[hop.name for hop in one.chain] for one in claim.mentions] == [["Harbour Herald"], ["Harbour Herald"]]
    assert claim.origins is not None and [root.name for root in claim.origins.roots] == ["Harbour Herald"]


def test_who_has_the_papers_and_whose_the_unnamed_are_stand_before_them_in_the_chain() -> None:
    text = "The dam leaks, officials who have a letter say; they told the Oak."
    document = Document(
        id="d1",
        outlet="Ridge Post",
        text=text,
        paragraphs=((0, len(text)),),
        sources=(
            Source(id="s1", name="a letter", kind="document", mentions=((32, 40),), of="s2"),
            Source(id="s2", name="officials", kind="anonymous", mentions=((15, 24),), of="s3"),
            Source(id="s3", name="Oak", kind="outlet", mentions=((62, 65),)),
        ),
        attributions=(
            Attribution(id="a1", source=((32, 40),), cue=((41, 44),), content=((0, 13),), speaker="s1", confidence=0.9),
        ),
    )
    (claim,) = [one for one in trace([document]) if any(m.attribution for m in one.mentions)]
    (mention,) = [one for one in claim.mentions if one.attribution]
    assert [hop.name for hop in mention.chain] == ["Oak", "officials", "a letter"]
    assert {relay.confidence for relay in claim.relays} <= {0.5, 0.9}
    assert claim.origins is not None and [root.name for root in claim.origins.roots] == ["a letter"]


def test_title_and_lead_of_a_page_go_together_to_where_more_pages_tell_the_same() -> None:
    mentions = [mention("d1", title=True), mention("d1", "s1", at=10), mention("d2"), mention("d3"), mention("d4")]
    groups = [(0, 2, 3), (1, 4)]
    assert completed(groups, around_of(mentions), lambda one, other: 0.1) == ((0, 1, 2, 3), (4,))
    around = around_of(mentions, SAME, ANOTHER, SAME, SAME, SAME)
    assert completed(groups, around, lambda one, other: 0.0) == ((0, 2, 3), (1, 4))


def test_a_report_that_is_rejected_is_the_next_one_that_the_page_names() -> None:
    rejects = replace(mention("d1", at=0), stance="denies", attribution="a0")
    mentions = [rejects, mention("d1", "s1", at=40), mention("d2"), mention("d3")]
    groups = [(0, 2, 3), (1,)]
    assert completed(groups, around_of(mentions), lambda one, other: 0.0) == ((0, 1, 2, 3),)


def test_a_page_that_has_it_from_the_media_has_it_from_the_paper_that_it_names_though_somebody_speaks_in_it() -> None:
    mentions = [mention("d1", "s2"), mention("d1", "s9", at=20), mention("d1", "s1", at=40), mention("d2")]
    groups = [(0, 1, 3), (2,)]
    assert completed(groups, around_of(mentions), lambda one, other: 0.1) == ((0, 1, 2, 3),)
    spoken = [mention("d1"), *mentions[1:]]
    assert completed(groups, around_of(spoken), lambda one, other: 0.1) == ((0, 1, 3), (2,))


def test_a_flat_claim_is_from_the_paper_that_the_page_names_next_for_its_details() -> None:
    mentions = [mention("d1"), mention("d1", "s1", at=40), mention("d2"), mention("d3"), mention("d4")]
    groups = [(0, 2, 3), (1, 4)]
    assert completed(groups, around_of(mentions), lambda one, other: 0.0) == ((0, 1, 2, 3), (4,))
    elsewhere = around_of(mentions, SAME, ANOTHER, SAME, SAME, ANOTHER)
    assert completed(groups, elsewhere, lambda one, other: 0.0) == ((0, 2, 3), (1, 4))


def test_a_named_report_on_another_matter_is_not_what_is_rejected() -> None:
    rejects = replace(mention("d1", at=0), stance="denies", attribution="a0")
    mentions = [rejects, mention("d1", "s1", at=40), mention("d2"), mention("d3")]
    around = around_of(mentions, SAME, ANOTHER, SAME, SAME)
    assert completed([(0, 2, 3), (1,)], around, lambda one, other: 0.0) == ((0, 2, 3), (1,))


def test_that_a_mayor_was_informed_and_what_of_are_two_claims_the_second_with_a_hop_more() -> None:
    told = "about the need to close the old pier before the storms"
    event = f"The harbour master informed the mayor {told}"
    text = f"{event}. Harbour Watch writes about this, citing its own people."
    watch, people = text.index("Harbour Watch"), text.index("its own people")
    document = Document(
        id="d1",
        outlet="Evening Port",
        text=text,
        language="en",
        paragraphs=((0, len(text)),),
        sources=(
            Source(id="s1", name="The harbour master", kind="person", mentions=((0, 18),)),
            Source(id="s2", name="Harbour Watch", kind="channel", mentions=((watch, watch + 13),)),
            Source(id="s3", name="its own people", kind="anonymous", of="s2", mentions=((people, people + 14),)),
        ),
        attributions=(
            Attribution(
                id="a1", cue=((19, 27),), content=((len(event) - len(told), len(event)),), speaker="s1", parent="a3"
            ),
            Attribution(id="a2", cue=((watch + 14, watch + 31),), content=((0, len(event) + 1),), speaker="s2"),
            Attribution(
                id="a3", cue=((people - 7, people - 1),), content=((0, len(event) + 1),), speaker="s3", parent="a2"
            ),
        ),
    )
    chains = {
        tuple(tuple(hop.name for hop in one.chain) for one in claim.mentions)
        for claim in trace([document])
        if any(m.attribution for m in claim.mentions)
    }
    outer = ("Harbour Watch", "its own people")
    assert chains == {(outer,), ((*outer, "The harbour master"),)}


def test_whom_a_title_names_alone_stands_behind_the_paper_through_which_the_body_has_it() -> None:
    says = "the old bridge at Rovny will be closed to lorries from Monday"
    title = f"Officials: {says}"
    body = f"{title}\n\n{says}, writes Harbour Herald, citing two officials."
    begin, herald, officials = len(title) + 2, body.index("Harbour Herald"), body.index("two officials")
    document = Document(
        id="d1",
        outlet="Evening Port",
        text=body,
        language="en",
        title_span=(0, len(title)),
        paragraphs=((begin, len(body)),),
        sources=(
            Source(id="s1", name="Officials", kind="anonymous", mentions=((0, 9),)),
            Source(id="s2", name="Harbour Herald", kind="outlet", mentions=((herald, herald + 14),)),
            Source(id="s3", name="two officials", kind="anonymous", of="s2", mentions=((officials, officials + 13),)),
        ),
        attributions=(
            Attribution(id="a1", content=((11, len(title)),), cue=((9, 10),), speaker="s1", where="title"),
            Attribution(id="a2", content=((begin, begin + len(says)),), cue=((herald - 7, herald),), speaker="s2"),
            Attribution(
                id="a3", content=((begin, begin + len(says)),), cue=((officials - 7, officials),), speaker="s3",
                parent="a2",
            ),
        ),
    )  # fmt: skip
    (claim,) = [one for one in trace([document]) if any(m.attribution for m in one.mentions)]
    chains = [[hop.name for hop in one.chain] for one in claim.mentions if one.attribution]
    assert chains == [["Harbour Herald", "Officials"], ["Harbour Herald", "two officials"]]
    assert [relay.to_end.party for relay in claim.relays if relay.from_end.document] == [
        party.id for party in claim.parties if party.name == "Harbour Herald"
    ]


def test_what_appeared_weeks_apart_is_of_one_claim_only_where_its_words_are() -> None:
    mentions = [
        replace(mention(f"d{number}"), published=published)
        for number, published in enumerate(("2024-05-01", "2024-05-03", "2024-05-14", "2019-05-01", None), 1)
    ]
    around = around_of(mentions)
    near, weeks, years, undated = (around.likeness(0, other, 0.2) for other in range(1, 5))
    assert near == undated > weeks > years
    assert around.likeness(0, 3, 0.99) > SAME_CLAIM


def contents(*rows: tuple[str, str, bool]) -> list[Candidate]:
    return [
        replace(mention(document, "s1") if told else mention(document), wording=wording)
        for document, wording, told in rows
    ]


def test_who_states_the_contrary_of_what_others_state_denies_it() -> None:
    found = contents(
        ("d1", "The singer had a stroke", False),
        ("d2", "The singer had a stroke on Monday", True),
        ("d3", "There was no stroke", True),
    )
    out = contradicted(found, [(0, 1, 2)], carried=())
    assert [one.stance for one in out] == ["asserts", "attributes", "denies"]
    assert (out[2].denier, out[2].speakers) == ("s1", ())
    assert contradicted(found, [(0, 1, 2)], carried={2}) == found
    title = replace(found[2], attribution=None, stance="asserts", speakers=(), where="title")
    assert contradicted([*found[:2], title], [(0, 1, 2)], carried=())[2] == replace(title, stance="denies")


def test_a_not_that_most_reports_have_denies_nothing() -> None:
    found = contents(
        ("d1", "The valve was not replaced", False),
        ("d2", "Nobody replaced the valve, it was not checked", True),
        ("d3", "The valve was worn", True),
    )
    assert contradicted(found, [(0, 1, 2)], carried=()) == found
    assert contradicted(found[:2], [(0,), (1,)], carried=()) == found[:2]
