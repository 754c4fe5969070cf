"""The edges of a claim's pedigree: what its mentions cite, what its documents copy, forward and credit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.mentions import Candidate
from reportedly.claims.passages import Aligned, Passage
from reportedly.model import Copy, Document, End, Evidence, Hop, Party, Relay, RelayKind, Spans
from reportedly.provenance.cast import POINTERS, Cast, evidence, pointer
from reportedly.provenance.times import earlier
from reportedly.spans import length, shared

UNSEEN_CUE = 0.5
"""Confidence of a relay whose words were not found: the source is known, the attribution is not."""

_CREDITED = 0.9
_CREDITS: dict[str, RelayKind] = {
    "forward": "forwards",
    "credit": "credits",
    "dateline": "credits",
    "canonical": "credits",
    "based-on": "credits",
    "feed-source": "credits",
    "translation-of": "translates",
}
_COVERED = 0.5
"""Share of a mention that a passage has to cover in either document, for the mention to be copied with it."""

_WHOLE, _PART = 0.9, 0.6
"""Share of a document that a passage takes up, if it is all of it, or enough of one that names no source."""

_PART_SURE, _TRANSLATION_SURE = 0.6, 0.8
"""How sure a passage has to be: a part of a page that names no source, a translation of one that names some."""

_TRANSLATED = ("translation", "translated-excerpt")


@dataclass(frozen=True, slots=True)
class Told:
    """What the documents of a claim say of one another.

    `relays` carry the claim, `denials` only what rejects it; `texts` pairs documents that share a text without it being
    known whose it is first; `pointers` are parties that stand for nobody.
    """

    relays: tuple[Relay, ...]
    denials: tuple[Relay, ...]
    copies: tuple[Copy, ...]
    texts: tuple[tuple[str, str], ...]
    pointers: tuple[Party, ...]


def relays(
    group: Sequence[Candidate],
    cast: Cast,
    passages: Sequence[Passage],
    *,
    denying: frozenset[str] = frozenset(),
    first_hand: frozenset[str] = frozenset(),
) -> Told:
    """The relays of the claim that the candidates are mentions of.

    denying: the documents whose news is the denial; a relay ends at none of them where another document will do.
    first_hand: those that say that their own people saw: such a page may share a part with another, and is no copy.
    """
    mentions: dict[str, list[Candidate]] = {}
    for candidate in group:
        mentions.setdefault(candidate.document, []).append(candidate)
    copied, texts = _copies(mentions, cast, passages, first_hand)
    originals = {relay.from_end.document: relay.to_end.document for relay, _ in copied}
    support: list[Relay] = [relay for relay, _ in copied]
    denials: list[Relay] = []
    pointers: list[Party] = []
    for id in sorted(mentions):
        credited = list(_credits(cast, id))
        support += credited
        first = len(support)
        start = credited[0].to_end if credited else End(document=id)
        for candidate in _believed(mentions[id], cast):
            original = originals.get(id)
            denied = candidate.stance == "denies" and id not in denying
            for hops in cast.chains(candidate):
                if original is not None and _stands_in(hops, mentions[original], cast):
                    continue
                (denials if denied or id in denying else support).extend(
                    _cites(cast, candidate, hops, start, mentions, denying)
                )
        if len(support) == first and not credited and id not in originals and id not in denying:
            nobody = _to_nobody(cast, mentions[id])
            if nobody is not None:
                party, relay = nobody
                pointers.append(party)
                support.append(relay)
    return Told(
        relays=_merged(support),
        denials=_merged(denials),
        copies=tuple(copy for _, copy in copied),
        texts=tuple(texts),
        pointers=tuple(pointers),
    )


def _cites(
    cast: Cast,
    candidate: Candidate,
    hops: Sequence[Hop],
    start: End,
    mentions: Mapping[str, Sequence[Candidate]],
    denying: frozenset[str],
) -> Iterator[Relay]:
    document = cast.documents[candidate.document]
    at = start
    for number, hop in enumerate(hops):
        if at.document is None and at.party == hop.party:
            continue
        end = _end(hop.party or "", document, cast, mentions, denying)
        if end == at:
            continue
        told = (one.source for one in hops[number : number + 2] if one.source is not None)  # itself, or whose it is
        attribution = next((a for id in told if (a := evidence(document, candidate, id)) is not None), None)
        spans: Spans = () if attribution is None else tuple(sorted((*attribution.source, *attribution.cue)))
        if not spans and hop.source is not None and (source := cast.source(document.id, hop.source)) is not None:
            spans = source.mentions[:1]
        words = " … ".join(document.text[s:e] for s, e in spans)
        yield Relay(
            from_end=at,
            to_end=end,
            kind="cites",
            confidence=UNSEEN_CUE if attribution is None else attribution.confidence,
            evidence=tuple(Evidence(document=document.id, span=span) for span in spans),
            because=f"“{words}”" if words else f"whose people “{hop.name}” are",
        )
        at = end


def _end(
    party: str,
    document: Document,
    cast: Cast,
    mentions: Mapping[str, Sequence[Candidate]],
    denying: frozenset[str],
) -> End:
    """The document of the claim where the cited party's report is, the earliest that is not later; else the party."""
    if cast.party[party].kind in (*POINTERS, "anonymous") or party == cast.publisher.get(document.id):
        return End(party=party)
    own = [
        other
        for other in sorted(mentions)
        if other != document.id
        and cast.publisher.get(other) == party
        and not earlier(document.published, cast.documents[other].published)
    ]
    own = [other for other in own if other not in denying] or own
    return End(document=_earliest(own, cast)) if own else End(party=party)


def _earliest(documents: Sequence[str], cast: Cast) -> str:
    """One that none of the others is known to precede; of several the one that sorts first."""
    dates = {id: cast.documents[id].published for id in documents}
    return next(
        (id for id in documents if not any(earlier(dates[other], dates[id]) for other in documents if other != id)),
        documents[0],
    )


def _credits(cast: Cast, id: str) -> Iterator[Relay]:
    document = cast.documents[id]
    for credit in document.provenance:
        kind = _CREDITS.get(credit.kind)
        if kind is None or not credit.name:
            continue
        end = cast.credited(credit)
        if cast.owner(end) == cast.publisher.get(id) or end == End(document=id):
            continue
        if end.document is None:
            own = [
                other
                for other in sorted(cast.documents)
                if other != id
                and cast.publisher.get(other) == end.party
                and not earlier(document.published, cast.documents[other].published)
            ]
            end = End(document=_earliest(own, cast)) if own else end
        yield Relay(
            from_end=End(document=id),
            to_end=end,
            kind=kind,
            confidence=_CREDITED,
            evidence=(Evidence(document=id, span=credit.span),) if credit.span else (),
            because=f"the page's own {credit.kind}: {credit.name}",
        )


def _believed(own: Sequence[Candidate], cast: Cast) -> Sequence[Candidate]:
    """The mentions of a document, without a title whose source the body names better, or names another for.

    "Partisans: the battery has left" over "the channel writes, citing its people": a title has no room for whose word
    it is, and the body tells it.
    """
    body = [candidate for candidate in own if candidate.where != "title"]
    return body if any(cast.hops(candidate) for candidate in body) else own


def credited(cast: Cast, id: str) -> Hop | None:
    """The agency or paper whose text a document says that it is, as a hop of all that it reports; None for its own."""
    for relay in _credits(cast, id):
        owner = cast.owner(relay.to_end)
        if owner in cast.party:
            return Hop(name=cast.party[owner].name, kind=cast.party[owner].kind, party=owner, source=None)
    return None


def _to_nobody(cast: Cast, mentions: Sequence[Candidate]) -> tuple[Party, Relay] | None:
    """A relay to nobody in particular, where a document says only that something is said."""
    for candidate in mentions:
        if candidate.attribution is None or candidate.speakers or candidate.stance in ("asserts", "denies"):
            continue
        document = cast.documents[candidate.document]
        attribution = next((a for a in document.attributions if a.id == candidate.attribution), None)
        if attribution is None or not attribution.cue:
            continue
        words = " … ".join(document.text[s:e] for s, e in attribution.cue)
        party = pointer(document.id, words)
        return party, Relay(
            from_end=End(document=document.id),
            to_end=End(party=party.id),
            kind="cites",
            confidence=attribution.confidence,
            evidence=tuple(Evidence(document=document.id, span=span) for span in attribution.cue),
            because=f"“{words}”, which names nobody",
        )
    return None


def _copies(
    mentions: Mapping[str, Sequence[Candidate]], cast: Cast, passages: Sequence[Passage], first_hand: frozenset[str]
) -> tuple[list[tuple[Relay, Copy]], list[tuple[str, str]]]:
    """For each document that copies the claim from others of it, the relay to the earliest of them."""
    originals: dict[str, dict[str, Passage]] = {}
    texts: list[tuple[str, str]] = []
    for passage in passages:
        if passage.a == passage.b or passage.a not in mentions or passage.b not in mentions:
            continue
        if not (_covers(passage, mentions[passage.a], 0) and _covers(passage, mentions[passage.b], 2)):
            continue
        order = earlier(cast.documents[passage.a].published, cast.documents[passage.b].published)
        copy, original = (passage.b, passage.a) if order in (True, None) else (passage.a, passage.b)
        if not _copied(passage, mentions[copy], cast, own=copy in first_hand):
            continue
        if order is None:
            texts.append((min(passage.a, passage.b), max(passage.a, passage.b)))
            continue
        known = originals.setdefault(copy, {})
        if original not in known or known[original].score < passage.score:
            known[original] = passage
    found = []
    for copy, of in sorted(originals.items()):
        original = _earliest(sorted(of), cast)
        passage = of[original]
        spans = tuple(sorted((s[0], s[1]) if passage.a == copy else (s[2], s[3]) for s in passage.spans))
        translated = passage.kind in _TRANSLATED
        relay = Relay(
            from_end=End(document=copy),
            to_end=End(document=original),
            kind="translates" if translated else "copies",
            confidence=passage.score,
            evidence=tuple(Evidence(document=copy, span=span) for span in spans),
            because=f"{'translates' if translated else 'repeats'} the text of the earlier document",
        )
        found.append((relay, Copy(of=original, document=copy, spans=spans, kind=passage.kind)))
    return found, sorted(set(texts))


def _copied(passage: Passage, copy: Sequence[Candidate], cast: Cast, *, own: bool) -> bool:
    """Whether a passage outweighs what the page states of its sources, which comes first.

    A page that is one with another from end to end is a copy, whomever it names; a translation has to be surer, for
    two pages that tell one thing in a few sentences are translations of one another. A page that shares a part is one
    only where it names nobody, and saw nothing of its own.
    """
    translated = passage.kind in _TRANSLATED
    whole = max(
        _share(cast.documents[passage.a], passage.spans, 0), _share(cast.documents[passage.b], passage.spans, 2)
    )
    if not own and not any(cast.hops(candidate) for candidate in copy):
        return whole >= _PART and passage.score >= _PART_SURE
    return whole >= _WHOLE and (not translated or passage.score >= _TRANSLATION_SURE)


def _share(document: Document, aligned: Sequence[Aligned], at: int) -> float:
    """Share of the document's text that is passed on, in code points."""
    written = length(document.paragraphs) or len(document.text) or 1
    return length(tuple((one[at], one[at + 1]) for one in aligned)) / written


def _covers(passage: Passage, mentions: Iterable[Candidate], at: int) -> bool:
    return any(_covered(candidate.spans, passage.spans, at) >= _COVERED for candidate in mentions)


def _covered(spans: Spans, aligned: Sequence[Aligned], at: int) -> float:
    common = shared(spans, tuple((one[at], one[at + 1]) for one in aligned))
    return common / length(spans) if spans else 0.0


def _stands_in(hops: Sequence[Hop], original: Sequence[Candidate], cast: Cast) -> bool:
    """Whether the copied document cites the same: then the copy has the words from it, and no knowledge of its own."""
    if not hops:
        return True
    theirs = [chain[0] for candidate in original for chain in cast.chains(candidate) if chain]
    publisher = cast.publisher.get(original[0].document)
    if hops[0].party == publisher:
        return True
    return any(
        hops[0].party == hop.party
        or (hops[0].kind == hop.kind and hop.kind in ("anonymous", "document", "group", *POINTERS))
        for hop in theirs
    )


def _merged(relays: Iterable[Relay]) -> tuple[Relay, ...]:
    """Relays of one kind between the same ends as one, with all their evidence; sorted."""
    found: dict[tuple[End, End, RelayKind], Relay] = {}
    for relay in relays:
        key = (relay.from_end, relay.to_end, relay.kind)
        if key in found:
            best = max(found[key], relay, key=lambda r: (r.confidence, r.because))
            spans = {e: None for r in (found[key], relay) for e in r.evidence}
            found[key] = replace(best, evidence=tuple(sorted(spans, key=lambda e: (e.document, e.span))))
        else:
            found[key] = relay
    return tuple(sorted(found.values(), key=relay_key))


def relay_key(relay: Relay) -> tuple[str, str, str, str, str]:
    """What relays are sorted by: their ends and their kind."""
    return (*end_key(relay.from_end), *end_key(relay.to_end), relay.kind)


def end_key(end: End) -> tuple[str, str]:
    """What ends are sorted by: documents first, each by its id."""
    return (end.document or "\uffff", end.party or "")
