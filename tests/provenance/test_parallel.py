"""Papers, people and records that are cited in one breath: a chain for each."""

from reportedly.model import Attribution, Claim, Document, Source, SourceKind
from reportedly.provenance.trace import trace

SAYS = "The dam at Rovny has leaked since the floods of last spring"


def test_two_papers_are_two_relays_and_their_unnamed_people_may_be_two_or_one() -> None:
    claim = traced(
        "the Oak and the Elm", ("the Oak", "outlet"), ("the Elm", "outlet"), people="people familiar with it"
    )
    assert chains(claim) == [["the Oak", "people familiar with it"], ["the Elm", "people familiar with it"]]
    names = {party.id: party.name for party in claim.parties}
    assert {names[relay.to_end.party] for relay in claim.relays if relay.to_end.party and relay.from_end.document} == {
        "the Oak",
        "the Elm",
    }
    assert claim.origins is not None and (claim.origins.low, claim.origins.high) == (1, 2)


def test_papers_and_people_of_one_outlet_may_be_one_origin_or_two() -> None:
    claim = traced("leaked cables and two officials", ("leaked cables", "document"), ("two officials", "anonymous"))
    assert chains(claim) == [["leaked cables"], ["two officials"]]
    assert claim.origins is not None and (claim.origins.high, claim.origins.voices) == (2, 3)


def test_a_paper_that_is_cited_alone_has_one_chain() -> None:
    claim = traced("the Oak", ("the Oak", "outlet"))
    assert chains(claim) == [["the Oak"]]


def traced(called: str, *parts: tuple[str, SourceKind], people: str | None = None) -> Claim:
    """The claim of a page that has it from the parts, who are called so together, and they from unnamed people."""
    text = f"{SAYS}, {called} reported" + (f", citing {people}." if people else ".")
    start = text.index(called)
    sources = [
        Source(id=f"s{n}", name=name, kind=kind, mentions=((at := text.index(name, start), at + len(name)),))
        for n, (name, kind) in enumerate(parts, 1)
    ]
    spoken = "s1"
    if len(parts) > 1:
        spoken = "both"
        because = "together: " + ", ".join(one.id for one in sources)
        sources.append(Source(id=spoken, name=called, kind=parts[0][1], because=because))
    content = ((0, len(SAYS)),)
    said = [
        Attribution(
            id="a1", source=((start, start + len(called)),), content=content, speaker=spoken, confidence=0.95,
            cue=((start + len(called) + 1, start + len(called) + 9),),
        )
    ]  # fmt: skip
    if people:
        at = text.index(people)
        sources.append(
            Source(id="people", name=people, kind="anonymous", of=spoken, mentions=((at, at + len(people)),))
        )
        said.append(
            Attribution(
                id="a2", source=((at, at + len(people)),), cue=((at - 7, at - 1),), content=content, speaker="people",
                parent="a1", confidence=0.95,
            )
        )  # fmt: skip
    document = Document(
        id="d1", outlet="Evening Port", text=text, language="en", paragraphs=((0, len(text)),),
        sources=tuple(sources), attributions=tuple(said),
    )  # fmt: skip
    (claim,) = trace([document])
    return claim


def chains(claim: Claim) -> list[list[str]]:
    return [[hop.name for hop in one.chain] for one in claim.mentions]
