"""What a document reports: contents, the title, its own sentences; once each, with the chain of who says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.claims.mentions import Candidate, candidates
from reportedly.model import Attribution, Comment, Document, Source, Spans

TEXT = (
    "Pier closed\n\n"
    "The pier is closed until May. Harbour Watch writes this, citing its own people. "
    "The mayor said that Oda Brandt had called the repair a waste. The office denied that the pier will move. "
    "The town has two piers and one ferry. It wants a third pier.\n\n"
    "ada: I saw it closed myself on my way home"
)


def at(*words: str) -> Spans:
    return tuple((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def told(id: str, content: Spans, **more: Any) -> Attribution:
    return Attribution(id=id, content=content, **more)


DOCUMENT = Document(
    id="d",
    outlet="The Daily Pier",
    language="en",
    published="2024-05-02",
    title="Pier closed",
    title_span=(0, 11),
    text=TEXT,
    paragraphs=((13, TEXT.index("\n\nada")),),
    sources=(
        Source(id="s1", name="Harbour Watch", kind="channel"),
        Source(id="s2", name="its own people", kind="anonymous", of="s1"),
        Source(id="s3", name="The mayor", kind="person"),
        Source(id="s4", name="Oda Brandt", kind="person"),
        Source(id="s5", name="The office", kind="organisation"),
        Source(id="s6", name="the daily pier", kind="outlet"),
    ),
    attributions=(
        told(
            "a1", at("The pier is closed until May."), source=at("Harbour Watch"), cue=at("writes this"), speaker="s1"
        ),
        told("a2", at("The pier is closed until May."), cue=at("citing"), speaker="s2", parent="a1"),
        told("a3", at("that Oda Brandt had called the repair a waste"), cue=at("said"), speaker="s3"),
        told("a4", at("the repair a waste"), source=at("Oda Brandt"), cue=at("had called"), speaker="s4", parent="a3"),
        told("a5", at("that the pier will move"), cue=at("denied"), speaker="s5", certainty="denied"),
        told("a6", at("a third pier"), cue=at("wants"), act="attitude"),
        told("a7", at("I saw it closed myself"), where="c1"),
    ),
    comments=(Comment(id="c1", body=at("I saw it closed myself on my way home")),),
)


def found() -> dict[str, Candidate]:
    return {one.attribution or one.wording: one for one in candidates(DOCUMENT)}


def test_one_content_cited_twice_is_one_mention_with_both_hops() -> None:
    one = found()["a2"]
    assert "a1" not in found()
    assert (one.wording, one.speakers, one.stance) == ("The pier is closed until May.", ("s1", "s2"), "attributes")
    assert (one.document, one.published, one.language, one.where) == ("d", "2024-05-02", "en", "body")


def test_who_only_passes_on_gives_way_to_who_says_it() -> None:
    assert "a3" not in found()
    assert found()["a4"].speakers == ("s3", "s4")


def test_a_denial_has_a_denier_and_no_hop_of_his() -> None:
    one = found()["a5"]
    assert (one.stance, one.denier, one.speakers) == ("denies", "s5", ())


def test_the_title_and_own_sentences_are_asserted() -> None:
    assert found()["Pier closed"].where == "title"
    own = found()["The town has two piers and one ferry."]
    assert (own.stance, own.attribution, own.speakers, own.certainty) == ("asserts", None, (), None)


def test_the_title_of_a_thread_is_a_reader_s_and_no_mention() -> None:
    said = told("a8", at("closed"), source=at("Pier"), where="title")
    page = replace(DOCUMENT, attributions=(said,), paragraphs=())
    assert [one.where for one in candidates(page)] == ["title"]
    assert [one.where for one in candidates(replace(page, attributions=()))] == ["title"]
    for kind in ("thread", "chat"):
        assert candidates(replace(page, kind=kind)) == candidates(replace(page, kind=kind, attributions=())) == ()


def test_wishes_and_comments_are_no_mentions() -> None:
    assert not {"a6", "a7"} & set(found())
    assert not [wording for wording in found() if "myself" in wording]


def test_a_publisher_that_names_itself_is_no_hop() -> None:
    named = Document(
        id="d",
        outlet="The Daily Pier",
        text=TEXT,
        sources=DOCUMENT.sources,
        attributions=(told("a1", at("The pier is closed until May."), speaker="s6"),),
    )
    (one,) = candidates(named)
    assert one.speakers == () and one.stance == "attributes"


def test_parents_in_a_circle_end() -> None:
    round_ = (told("a1", at("Pier closed"), parent="a2"), told("a2", at("until May"), parent="a1"))
    assert len(candidates(Document(id="d", text=TEXT, attributions=round_))) == 2


def test_what_is_hardly_an_attribution_is_the_pages_own_sentence() -> None:
    doubted = tuple(replace(a, confidence=0.1) if a.id in ("a1", "a2") else a for a in DOCUMENT.attributions)
    own = {one.wording: one for one in candidates(replace(DOCUMENT, attributions=doubted))}
    assert own["The pier is closed until May."].attribution is None


def test_papers_that_unnamed_people_know_are_what_they_have_it_from() -> None:
    sources = (*DOCUMENT.sources, Source(id="s7", name="the survey", kind="document", of="s2"))
    assert found()["a2"].speakers == ("s1", "s2")
    known = {one.attribution: one for one in candidates(replace(DOCUMENT, sources=sources))}
    assert known["a2"].speakers == ("s1", "s2", "s7") and known["a4"].speakers == ("s3", "s4")


def resting(second: str, **more: Any) -> tuple[str, ...]:
    """Speakers of what a paper writes first, where it has a second thing from whoever `second` is."""
    sources = (*DOCUMENT.sources, Source(id="s7", name="the letter", kind="document"))
    one = told(
        "a1", at("The pier is closed until May."), source=at("Harbour Watch"), cue=at("writes this"), speaker="s1"
    )
    two = told("a2", at("one ferry"), cue=at("citing"), speaker=second, parent="a1", **more)
    page = replace(DOCUMENT, sources=sources, attributions=(one, two))
    return next(found.speakers for found in candidates(page) if found.attribution == "a1")


def test_what_a_paper_writes_rests_on_whom_it_says_that_it_has_its_report_from() -> None:
    assert resting("s2") == ("s1", "s2")
    assert resting("s7", certainty="asserted") == ("s1", "s7")


def test_who_confirms_or_denies_or_only_speaks_too_is_a_further_voice() -> None:
    assert resting("s2", certainty="asserted") == ("s1",)
    assert resting("s2", certainty="denied") == ("s1",)
    assert resting("s3") == ("s1",)


def test_what_somebody_doubts_is_questioned_and_not_on_his_word() -> None:
    doubted = told(
        "a1", at("The pier is closed until May."), cue=at("writes this"), speaker="s3", certainty="questioned"
    )
    said = told("a2", at("The pier is closed until May."), cue=at("citing"), parent="a1")
    page = replace(DOCUMENT, attributions=(doubted, said))
    one = next(found for found in candidates(page) if found.attribution == "a2")
    assert (one.stance, one.speakers) == ("questions", ())


def test_a_pronoun_that_opens_a_content_stands_for_who_says_so() -> None:
    text = "The mayor said that he will close the pier. The mayor hopes. A clerk knew that it rains."
    spans = [
        (text.index(word), text.index(word) + len(word)) for word in ("that he will close the pier", "that it rains")
    ]
    page = Document(
        id="d",
        text=text,
        language="en",
        paragraphs=((0, len(text)),),
        sources=(
            Source(id="s1", name="Ada Brook", kind="person"),
            Source(id="s2", name="A clerk", kind="anonymous"),
        ),
        attributions=(
            told("a1", (spans[0],), source=((0, 9),), cue=((10, 14),), speaker="s1"),
            told("a2", (spans[1],), source=(), cue=(), speaker="s2"),
        ),
    )
    assert {one.attribution: (one.wording, one.meant) for one in candidates(page) if one.attribution} == {
        "a1": ("that he will close the pier", "Ada Brook will close the pier"),
        "a2": ("that it rains", "that it rains"),
    }
