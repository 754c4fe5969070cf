"""What a claim lost or gained from one document to the one that rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportedly.claims.mentions import Candidate
from reportedly.claims.slots import differing_numbers, slots
from reportedly.model import Drift, Relay, Spans
from reportedly.provenance.cast import Cast

_DOUBTING = ("alleged", "questioned")


def drift(relays: Sequence[Relay], mentions: Mapping[str, Sequence[Candidate]], cast: Cast) -> tuple[Drift, ...]:
    """The changes along every relay from a document to a document, sorted; `spans` are places in the later one.

    hedge-dropped: the earlier doubts, the later does not. attribution-dropped: the earlier has it from somebody, the
    later states it flat. anonymous-became-official: unnamed people before, a body or a person after, the same relay.
    number-changed: other numbers. may-became-did: a possibility before, a fact after.
    """
    pairs = sorted(
        {
            (relay.to_end.document, relay.from_end.document)
            for relay in relays
            if relay.to_end.document in mentions and relay.from_end.document in mentions
        },
        key=str,
    )
    return tuple(
        change
        for before, after in pairs
        if before is not None and after is not None
        for change in _changes(before, after, mentions, cast)
    )


def _changes(before: str, after: str, mentions: Mapping[str, Sequence[Candidate]], cast: Cast) -> Iterator[Drift]:
    early = [one for one in mentions[before] if one.stance != "denies"]
    late = [one for one in mentions[after] if one.stance != "denies"]
    if not early or not late:
        return
    spans = late[0].spans

    def changed(change: str, spans: Spans) -> Drift:
        return Drift(from_document=before, to_document=after, change=change, spans=spans)

    if all(_hedged(one, cast) for one in early) and not any(_hedged(one, cast) for one in late):
        yield changed("hedge-dropped", spans)
    if any(cast.hops(one) for one in early) and not any(cast.hops(one) for one in late):
        yield changed("attribution-dropped", spans)
    official = next((one for one in late if _made_official(one, early, before, cast)), None)
    if official is not None:
        yield changed("anonymous-became-official", official.spans)
    one, other = _closest(early, late)
    left, right = differing_numbers(slots(one.wording, one.language), slots(other.wording, other.language))
    if left and right:
        yield changed("number-changed", other.spans)
    if _may(one) and not _may(other):
        yield changed("may-became-did", other.spans)


def _hedged(candidate: Candidate, cast: Cast) -> bool:
    if candidate.stance == "questions" or candidate.certainty in _DOUBTING:
        return True
    attributions = cast.documents[candidate.document].attributions
    return any(a.id == candidate.attribution and a.hedges for a in attributions)


def _made_official(late: Candidate, early: Sequence[Candidate], before: str, cast: Cast) -> bool:
    """Whether the last speaker of a mention is a body or a person where the document cited had unnamed people."""
    chain = cast.hops(late)
    if not chain or chain[-1].kind not in ("organisation", "person") or chain[-1].party == cast.publisher.get(before):
        return False
    earlier = [hops for one in early if (hops := cast.hops(one))]
    return (
        bool(earlier)
        and all(hops[-1].kind == "anonymous" for hops in earlier)
        and not any(hop.party == chain[-1].party for hops in earlier for hop in hops)
    )


def _closest(early: Sequence[Candidate], late: Sequence[Candidate]) -> tuple[Candidate, Candidate]:
    """The mention of either document that a reader would put side by side: those whose numbers differ least."""
    return min(
        ((one, other) for one in early for other in late),
        key=lambda pair: (
            sum(
                map(
                    len,
                    differing_numbers(
                        slots(pair[0].wording, pair[0].language), slots(pair[1].wording, pair[1].language)
                    ),
                )
            ),
            abs(len(pair[0].wording) - len(pair[1].wording)),
        ),
    )


def _may(candidate: Candidate) -> bool:
    turns = slots(candidate.wording, candidate.language).turns
    return turns.get("may", 0) > 0
