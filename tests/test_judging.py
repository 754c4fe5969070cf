"""What people judge goes before what a machine finds, and outlives re-reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadStatement, UnknownDocument
from reportedly.judging import check as check_judgement
from reportedly.judging import judgement, mend, place, rule, standing
from reportedly.language.selectors import anchor, find
from reportedly.model import Anchor, Attribution, Document, Judgement, Source

TEXT = "The ferry\n\nOda Brandt said the ferry had stopped. The harbour office denied it, Oda Brandt wrote."
DOCUMENT = Document(
    id="d1",
    title="The ferry",
    title_span=(0, 9),
    text=TEXT,
    sources=(
        Source(id="s1", name="Oda Brandt", kind="person", mentions=((11, 21), (80, 90))),
        Source(id="s2", name="harbour office", kind="organisation", mentions=((50, 68),)),
    ),
    attributions=(
        Attribution(id="a1", source=((11, 21),), cue=((22, 26),), content=((27, 48),), speaker="s1"),
        Attribution(id="a2", source=((50, 68),), cue=((69, 75),), content=((76, 78),), speaker="s2"),
    ),
)


def judge(kind: str, *names: str, value: str | None = None, instead: tuple[str, ...] = (), at: str = "t1") -> Judgement:
    of = "source" if kind.endswith("-source") else "attribution"
    of = "claim" if kind.endswith("claim") or kind == "attribution" else of
    other = {"speaker": "source", "parent": "attribution"}.get(kind, "claim")
    return judgement(
        kind,  # type: ignore[arg-type]
        [place(DOCUMENT, name, of=of) for name in names],  # type: ignore[arg-type]
        value=value,
        instead=[place(DOCUMENT, name, of=other) for name in instead],  # type: ignore[arg-type]
        who="ada",
        at=at,
    )


def test_a_place_is_found_again_behind_what_was_put_before_it() -> None:
    told = anchor("d1", TEXT, (80, 90))
    assert TEXT[80:90] == "Oda Brandt"
    assert find("Correction. " + TEXT, told) == (92, 102)
    assert find(TEXT.replace("\n\n", "\n"), told) == (79, 89)


def test_a_place_that_is_gone_or_stands_twice_alike_is_not_guessed() -> None:
    told = anchor("d1", TEXT, (22, 26))
    assert find("The ferry runs.", told) is None
    twice = Anchor(document="d1", quote="ferry", before="", after="", span=(900, 905))
    assert find("ferry ferry", twice) is None


@given(st.text(max_size=80), st.data())
def test_an_unchanged_text_gives_the_same_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert find(text, anchor("d", text, (start, end))) == (start, end)


def test_certainty_and_parent_are_mended() -> None:
    made, lost = mend(DOCUMENT, [judge("certainty", "a2", value="denied"), judge("parent", "a1", instead=("a2",))])
    assert not lost
    assert (made.attributions[1].certainty, made.attributions[0].parent) == ("denied", "a2")
    again, _ = mend(made, [judge("parent", "a1", value="none", at="t2")])
    assert again.attributions[0].parent is None


def test_nothing_is_made_to_rest_on_itself() -> None:
    told = [judge("parent", "a1", instead=("a2",)), judge("parent", "a2", instead=("a1",), at="t2")]
    made, lost = mend(DOCUMENT, told)
    assert [a.parent for a in made.attributions] == ["a2", None]
    assert "rest on itself" in lost[0].says


def test_what_was_wrongly_found_goes_and_what_rests_on_it_moves_up() -> None:
    nested = replace(DOCUMENT, attributions=(DOCUMENT.attributions[0], replace(DOCUMENT.attributions[1], parent="a1")))
    made, lost = mend(nested, [judge("no-attribution", "a1")])
    assert not lost
    assert [(a.id, a.parent) for a in made.attributions] == [("a2", None)]


def test_what_was_missed_is_put_in_with_who_says_it() -> None:
    told = judge("attribution", "50-78", value="source cue", instead=("80-90", "91-96"))
    made, lost = mend(DOCUMENT, [told])
    assert not lost
    new = made.attributions[-1]
    assert (new.id, new.speaker, new.source, new.cue, new.content) == (
        "j1",
        "s1",
        ((80, 90),),
        ((91, 96),),
        ((50, 78),),
    )
    assert new.because == "judged by ada"
    found = replace(DOCUMENT, attributions=(*DOCUMENT.attributions, replace(new, id="a3", confidence=0.7)))
    assert mend(found, [told])[0] == found  # a machine that finds it later is not contradicted


def test_a_missed_source_that_nobody_knew_becomes_one() -> None:
    made, _ = mend(DOCUMENT, [judge("attribution", "50-78", value="source", instead=("11-14",))])
    assert [s.name for s in made.sources if s.id == made.attributions[-1].speaker] == ["Oda Brandt"]
    made, _ = mend(DOCUMENT, [judge("attribution", "27-48", value="source", instead=("31-36",))])
    assert [s.name for s in made.sources if s.id == made.attributions[-1].speaker] == ["ferry"]


def test_half_a_judgement_is_none() -> None:
    for kind, value, instead in (
        ("certainty", "perhaps", 0),
        ("parent", None, 0),
        ("parent", "none", 1),
        ("attribution", "source", 2),
        ("attribution", "content", 1),
    ):
        with pytest.raises(BadStatement):
            check_judgement(kind, about=1, value=value, instead=instead, who="ada")  # type: ignore[arg-type]


def test_a_speaker_is_mended_by_name_and_by_source() -> None:
    named, lost = mend(DOCUMENT, [judge("speaker", "a2", value="Mayor Lind")])
    assert not lost
    (added,) = [source for source in named.sources if source.name == "Mayor Lind"]
    assert named.attributions[1].speaker == added.id
    assert named.attributions[1].because == "judged by ada"
    pointed, _ = mend(DOCUMENT, [judge("speaker", "a2", instead=("s1",))])
    assert pointed.attributions[1].speaker == "s1"
    known, _ = mend(DOCUMENT, [judge("speaker", "a2", value="Oda Brandt")])
    assert known.sources == DOCUMENT.sources and known.attributions[1].speaker == "s1"


def test_a_part_is_mended_and_the_later_judgement_wins() -> None:
    first = judge("content", "a1", instead=("27-36",), at="t1")
    second = judge("content", "a1", instead=("the ferry had stopped.",), at="t2")
    mended, _ = mend(DOCUMENT, standing([second, first]))
    assert mended.attributions[0].content == ((27, 49),)


def test_judgements_move_with_the_text_and_tell_when_they_fit_no_more() -> None:
    made = judge("content", "a1", instead=("27-36",))
    moved = replace(
        DOCUMENT,
        text="!! " + TEXT,
        attributions=(replace(DOCUMENT.attributions[0], source=((14, 24),), cue=((25, 29),), content=((30, 51),)),),
    )
    assert mend(moved, [made])[0].attributions[0].content == ((30, 39),)
    gone = replace(DOCUMENT, text="All quiet.", attributions=())
    document, (lost,) = mend(gone, [made])
    assert document == gone and "no longer" in lost.says


def test_undone_and_undone_again() -> None:
    made = judge("no-relay", "a1", at="t1")
    undone = replace(judge("no-relay", "a1", at="t2"), id="u1", undoes=made.id)
    again = replace(judge("no-relay", "a1", at="t3"), id="u2", undoes="u1")
    assert standing([made]) == (made,)
    assert standing([made, undone]) == ()
    assert standing([again, undone, made]) == (made,)


def test_pairs_are_told_by_sources_and_passages() -> None:
    other = replace(DOCUMENT, id="d2")
    pair = judgement(
        "same-source",
        [place(DOCUMENT, "s1", of="source"), place(other, "s2", of="source")],
        who="ada",
        at="t",
    )
    ruling = rule(
        {"d1": DOCUMENT, "d2": other}, [pair, judge("different-claim", "a1", "title"), judge("no-relay", "a2")]
    )
    assert ruling.same_source == ((("d1", "s1"), ("d2", "s2")),)
    assert ruling.different_claim == ((("d1", (27, 48)), ("d1", (0, 9))),)
    assert ruling.no_relay == (("d1", (69, 75)),)
    assert [gone.judgement for gone in rule({"d1": DOCUMENT}, [pair]).lost] == [pair]


def test_what_is_no_judgement_is_refused() -> None:
    with pytest.raises(BadStatement, match="2 places"):
        check_judgement("same-source", about=1, value=None, instead=0, who="ada")
    with pytest.raises(BadStatement, match="Who speaks"):
        check_judgement("speaker", about=1, value=None, instead=0, who="ada")
    with pytest.raises(BadStatement, match="Nobody"):
        check_judgement("no-relay", about=1, value=None, instead=0, who=" ")
    with pytest.raises(UnknownDocument, match="d1:a9"):
        place(DOCUMENT, "a9", of="attribution")
    with pytest.raises(UnknownDocument):
        place(DOCUMENT, "Oda Brandt", of="source")
