"""Grouping in its setting: whom mentions have it from, where they stand, which parties are one within a claim."""

from reportedly.claims.mentions import Candidate
from reportedly.model import Attribution, Document, Party, Source
from reportedly.provenance.leads import completed
from reportedly.provenance.sameness import same_here
from reportedly.provenance.setting import setting
from reportedly.provenance.trace import trace
from reportedly.sources.across import Likely, Parties


def mention(document: str, *speakers: str, title: bool = False, at: int = 0) -> Candidate:
    return Candidate(
        document=document,
        attribution="a1" if speakers else None,
        spans=((at, at + 5),),
        wording="words",
        language="en",
        stance="attributes" if speakers else "asserts",
        certainty=None,
        speakers=speakers,
        where="title" if title else "body",
    )


PARTIES = Parties(
    parties=(
        Party(id="herald", name="Harbour Herald", kind="outlet"),
        Party(id="somebody", name="a source", kind="anonymous"),
    ),
    of_source={("d1", "s1"): "herald", ("d2", "s1"): "herald", ("d3", "s1"): "somebody", ("d4", "s1"): "somebody"},
    publisher={"d5": "herald"},
)


def test_one_named_source_makes_two_mentions_likelier_to_be_of_one_claim() -> None:
    around = setting([mention("d1"), mention("d1", "s1"), mention("d2"), mention("d2", "s1")], PARTIES)
    assert around.likeness(1, 3, 0.2) > 0.2


def test_unnamed_people_make_nothing_likelier() -> None:
    around = setting([mention("d3"), mention("d3", "s1"), mention("d4"), mention("d4", "s1")], PARTIES)
    assert abs(around.likeness(1, 3, 0.2) - 0.2) < 1e-9


def test_citing_the_publisher_and_standing_first_add_up() -> None:
    around = setting([mention("d1", "s1"), mention("d5")], PARTIES)
    assert around.likeness(0, 1, 0.2) > setting([mention("d3", "s1"), mention("d5")], PARTIES).likeness(0, 1, 0.2) > 0.2


def test_words_that_state_different_things_stay_apart() -> None:
    around = setting([mention("d1", "s1"), mention("d5")], PARTIES)
    assert around.likeness(0, 1, 0.0) < 0.01


def test_the_lead_joins_its_title_and_brings_its_source() -> None:
    mentions = [mention("d1", title=True), mention("d1", "s1", at=10), mention("d1", at=30), mention("d2", title=True)]
    groups = completed([(0, 3), (1,), (2,)], setting(mentions, PARTIES), lambda one, other: 0.1)
    assert groups == ((0, 1, 3), (2,))


def test_a_lead_that_says_something_else_stays_alone() -> None:
    mentions = [mention("d1", title=True), mention("d1", "s1", at=10), mention("d2", title=True)]
    assert completed([(0, 2), (1,)], setting(mentions, PARTIES), lambda one, other: 0.0) == ((0, 2), (1,))


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
