"""Readers lose their names in claims too, in every format; who speaks in an article keeps the name."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export import Traced
from reportedly.export.people import Privacy
from reportedly.export.pseudonyms import KeyFile, Numbered
from reportedly.exporting import FORMATS
from reportedly.model import (
    Attribution,
    Claim,
    Comment,
    Document,
    End,
    Evidence,
    Gatekeepers,
    Hop,
    Mention,
    Origins,
    Party,
    Relay,
    Root,
    Source,
)
from tests.export.test_formats import NAMES, shown

HOW = {"numbered": Privacy(Numbered), "keyed": Privacy(lambda: KeyFile(b"k" * 32))}
ARTICLE = "The lock at Havel leaks"


def page(id: str, reader: str, said: str = "it leaks", title: str = ARTICLE) -> Document:
    """A page with a comment that cites a reader by name, who is therefore a source of the page."""
    head = f"{title}\n\n{title}, the harbour office said.\n\n1. {reader}\n"
    body = f"{reader} told me that {said}."
    text = f"{head}{body}\n"
    start = len(head)
    office = text.index("the harbour office")
    name = (start, start + len(reader))
    return Document(
        id=id,
        title=title,
        title_span=(0, len(title)),
        text=text,
        paragraphs=((len(title) + 2, text.index(" said.") + 6),),
        sources=(
            Source(id="s1", name="the harbour office", kind="organisation", mentions=((office, office + 18),)),
            Source(id="s2", name=reader, kind="person", mentions=(name,)),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=(name,),
                cue=((start + len(reader) + 1, start + len(reader) + 5),),
                content=((start + len(reader) + 14, start + len(body) - 1),),
                speaker="s2",
                where="c1",
            ),
        ),
        comments=(Comment(id="c1", number="1", author=reader, body=((start, start + len(body)),)),),
    )


def quoting(reader: str, *documents: Document) -> Traced:
    """A claim that has the reader wherever a claim can have a name, and the spans of a comment."""
    ids = [document.id for document in documents]
    first = documents[0]
    words = first.attributions[0].content
    return Traced(
        Claim(
            id="k1",
            wording=f"{reader} says that it leaks",
            language="en",
            parties=(
                Party(id="p1", name=reader, kind="person", aliases=(reader,), member=tuple((id, "s2") for id in ids)),
                Party(id="p2", name="the harbour office", kind="organisation", member=((first.id, "s1"),), of="p1"),
                Party(id="p3", name=f"the sources of {reader}", kind="anonymous", of="p1"),
            ),
            mentions=tuple(
                Mention(
                    document=document.id,
                    attribution="a1",
                    spans=document.attributions[0].content,
                    stance="attributes",
                    certainty="reported",
                    chain=(
                        Hop(name=reader, kind="person", party="p1", source="s2"),
                        Hop(name=f"the sources of {reader}", kind="anonymous", party="p3", source=None),
                    ),
                )
                for document in documents
            ),
            relays=(
                Relay(
                    from_end=End(document=first.id),
                    to_end=End(party="p1"),
                    kind="cites",
                    confidence=0.9,
                    evidence=(Evidence(document=first.id, span=words[0]),),
                    because=f"it cites {reader}",
                ),
            ),
            origins=Origins(
                low=1,
                high=1,
                voices=1,
                because=(f"all rest on {reader}",),
                roots=(Root(party="p1", name=reader, kind="person", documents=tuple(ids)),),
            ),
            gatekeepers=Gatekeepers(count=1, who=(End(party="p1"),)),
            documents=len(documents),
        ),
        {document.id: document for document in documents},
    )


def everything(how: Privacy, traced: Traced) -> dict[str, str]:
    hidden = how.claim(traced)
    documents = [how(document) for document in traced.documents.values()]
    return {name: shown(name, *documents, claims=(hidden,)) for name in NAMES}


def test_the_fixture_shows_the_name_before_in_every_format() -> None:
    traced = quoting("Milada Kozel", page("d1", "Milada Kozel"))
    for name in NAMES:
        assert "Milada Kozel" in shown(name, *traced.documents.values(), claims=(traced,)), name


@pytest.mark.parametrize("how", sorted(HOW))
@given(
    st.from_regex(r"(?:[A-Z][a-z]{4,9}|[А-Я][а-я]{4,9})(?: [A-Z][a-z]{4,9})?(?:_?[0-9]{1,3})?", fullmatch=True),
    st.integers(1, 2),
)
@settings(max_examples=25, deadline=None)
def test_no_reader_is_named_in_any_format(how: str, reader: str, pages: int) -> None:
    traced = quoting(reader, *(page(f"d{n}", reader) for n in range(1, pages + 1)))
    untold = " ".join(everything(HOW[how], quoting("Qqqqq", page("d1", "Qqqqq"))).values()).casefold()
    for name, text in everything(HOW[how], traced).items():
        for part in (reader, *reader.split()):
            if part.casefold() not in untold:  # a name that the format itself has, such as "Claim"
                assert part.casefold() not in text.casefold(), name


@pytest.mark.parametrize("how", sorted(HOW))
def test_every_span_of_a_claim_still_slices_what_it_meant(how: str) -> None:
    traced = quoting("Milada Kozel", page("d1", "Milada Kozel", said="the gate is rotten"))
    hidden = HOW[how].claim(traced)
    assert hidden.words("d1", hidden.claim.mentions[0].spans) == "the gate is rotten"
    assert hidden.evidence(hidden.claim.relays[0]) == ["the gate is rotten"]


def test_a_reader_is_one_party_under_another_name_and_the_relays_still_lead_to_it() -> None:
    hidden = HOW["numbered"].claim(quoting("Milada Kozel", page("d1", "Milada Kozel"))).claim
    party = hidden.parties[0]
    assert (party.name, party.aliases, party.id) == ("Reader 1", (), "k1-reader-1")
    assert hidden.relays[0].to_end == End(party=party.id)
    assert hidden.gatekeepers and hidden.gatekeepers.who == (End(party=party.id),)
    assert hidden.origins and (hidden.origins.roots[0].name, hidden.origins.roots[0].party) == ("Reader 1", party.id)
    assert hidden.mentions[0].chain[0].party == party.id
    assert hidden.parties[1].of == party.id


def test_who_speaks_in_the_article_keeps_the_name_and_what_the_article_says_stays() -> None:
    traced = quoting("Milada Kozel", page("d1", "Milada Kozel"))
    claim = replace(traced.claim, wording=ARTICLE)
    hidden = HOW["numbered"].claim(Traced(claim, traced.documents)).claim
    assert hidden.wording == ARTICLE
    assert (hidden.parties[1].name, hidden.parties[1].id) == ("the harbour office", "p2")


def test_a_reader_is_not_told_by_a_public_person_of_the_same_name() -> None:
    """The one is in a thread, the other speaks in an article: joined, the article would name the reader."""
    text = "Milada Kozel said that it leaks."
    public = Document(
        id="d2",
        text=text,
        paragraphs=((0, len(text)),),
        sources=(Source(id="s1", name="Milada Kozel", kind="person", mentions=((0, 12),)),),
    )
    traced = quoting("Milada Kozel", page("d1", "Milada Kozel"))
    joined = replace(traced.claim.parties[0], member=(("d1", "s2"), ("d2", "s1")))
    claim = replace(traced.claim, parties=(joined, *traced.claim.parties[1:]))
    hidden = HOW["numbered"].claim(Traced(claim, {**traced.documents, "d2": public})).claim
    assert (hidden.parties[0].name, hidden.parties[0].member) == ("Milada Kozel", (("d2", "s1"),))
    hop = hidden.mentions[0].chain[0]
    assert (hop.name, hop.party) == ("Reader 1", None)


def test_a_claim_without_threads_is_left_as_it_is() -> None:
    plain = Document(id="d1", text="The lock leaks, Iva Danek said.", paragraphs=((0, 31),))
    claim = Claim(
        id="k1",
        wording="The lock leaks",
        language="en",
        parties=(Party(id="p1", name="Iva Danek", kind="person"),),
        mentions=(Mention(document="d1", attribution=None, spans=((0, 14),), stance="asserts", certainty=None),),
    )
    assert HOW["numbered"].claim(Traced(claim, {"d1": plain})).claim == claim
    assert {format.name for format in FORMATS} == set(NAMES)
