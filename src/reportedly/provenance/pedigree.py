"""A claim with its pedigree: who has it from whom, from how many origins, and who could be wrong for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from reportedly.claims.mentions import Candidate
from reportedly.claims.passages import Passage
from reportedly.language.sentences import sentences
from reportedly.model import Claim, Document, End, Gatekeepers, Hop, Layers, Mention, Party, Relay, Span
from reportedly.provenance import cut
from reportedly.provenance.cast import Cast, cast, pointer
from reportedly.provenance.circles import circles
from reportedly.provenance.drift import drift
from reportedly.provenance.graph import graph
from reportedly.provenance.origins import Count, origins
from reportedly.provenance.people import was_there
from reportedly.provenance.relays import Told, credited, end_key, relays
from reportedly.provenance.roots import facts
from reportedly.provenance.times import first
from reportedly.sources.across import Parties
from reportedly.spans import shared

Place = tuple[str, Span]
"""A document's id and a span of its text."""


def pedigree(
    group: Sequence[Candidate],
    *,
    documents: Mapping[str, Document],
    parties: Parties,
    passages: Sequence[Passage],
    refused: Sequence[Place] = (),
) -> Claim:
    """The claim that the candidates are mentions of, whatever their order.

    documents: by id, at least those of the candidates. parties: of these documents or of more. passages: what any of
    the documents share. refused: places (a document's id, a span) whose words are no relay, as a person judged. Ids are
    hashes of content. Raises `ValueError` for no candidates, `KeyError` for a missing
    document.
    """
    if not group:
        raise ValueError("a claim has at least one mention")
    held = sorted(group, key=_place)
    players = cast(held, documents, parties)
    mentions: dict[str, list[Candidate]] = {}
    for candidate in held:
        mentions.setdefault(candidate.document, []).append(candidate)
    denying = frozenset(id for id, own in mentions.items() if stance(own) == "denies")
    every = len(denying) == len(mentions)
    seen = frozenset(id for id, own in mentions.items() if _says_it_was_there(documents[id], own))
    told = relays(held, players, passages, denying=frozenset() if every else denying, first_hand=seen)
    told = _without(told, refused)
    players = replace(players, party={**players.party, **{party.id: party for party in told.pointers}})
    starts = [id for id in mentions if every or id not in denying]
    known = facts(
        told.relays,
        players,
        starts=starts,
        first_hand=seen - {copy.document for copy in told.copies},  # a copy saw nothing
        texts=[pair for pair in told.texts if set(pair) <= set(starts)],
        likely=[(pair.one, pair.other) for pair in parties.likely],
    )
    found, number = origins(told.relays, known)
    asserting = 0 if every else len(starts)
    wording = held[0] if every else next(one for one in held if one.document in starts and one.stance != "denies")
    stated = tuple(
        sorted({*told.relays, *told.denials}, key=lambda r: (end_key(r.from_end), end_key(r.to_end), r.kind))
    )
    of_text = {id: credited(players, id) for id in mentions}
    nobody = {party.id: party for party in told.pointers}
    shown = tuple(
        _mention(candidate, _led(of_text[candidate.document], chain or _nobody(candidate, documents, nobody)))
        for candidate in held
        for chain in players.chains(candidate)
    )
    return Claim(
        id=_id(held),
        wording=wording.wording,
        language=wording.language,
        parties=_parties(players, shown, stated),
        mentions=shown,
        relays=stated,
        origins=found,
        gatekeepers=_gatekeepers(number),
        layers=Layers(
            publishers=len({players.publisher.get(id, id) for id in mentions}),
            texts=_texts(mentions, told),
            upstream=found.low,
        ),
        documents=len(mentions),
        echo=round(asserting / found.low, 2) if found.low else None,
        circular=circles(told.relays, players),
        copies=told.copies,
        first=first(
            ((id, players.documents[id].published) for id in mentions),
            (
                (relay.from_end.document, relay.to_end.document)
                for relay in stated
                if relay.from_end.document is not None and relay.to_end.document is not None
            ),
        ),
        drift=drift(told.relays, mentions, players),
    )


def stance(mentions: Iterable[Candidate]) -> str:
    """That of a document: of its first mention, by place, that does not assert; asserts if all do."""
    return next((one.stance for one in sorted(mentions, key=_place) if one.stance != "asserts"), "asserts")


def _place(candidate: Candidate) -> tuple[str, object, str]:
    return candidate.document, candidate.spans, candidate.attribution or ""


def _id(mentions: Sequence[Candidate]) -> str:
    parts = (f"{one.document}\x1f{one.spans}\x1f{one.wording}" for one in mentions)
    return "k" + sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _mention(candidate: Candidate, chain: tuple[Hop, ...]) -> Mention:
    return Mention(
        document=candidate.document,
        attribution=candidate.attribution,
        spans=candidate.spans,
        stance=candidate.stance,
        certainty=candidate.certainty,
        denier=candidate.denier,
        published=candidate.published,
        chain=chain,
    )


def _nobody(candidate: Candidate, documents: Mapping[str, Document], pointers: Mapping[str, Party]) -> tuple[Hop, ...]:
    """The hop to nobody of a mention of which the page says only that it is said, and not who answers it."""
    id = pointer(candidate.document, "").id
    own = (a for a in documents[candidate.document].attributions if a.id == candidate.attribution)
    if candidate.stance != "attributes" or id not in pointers or not any(a.speaker is None for a in own):
        return ()
    return (Hop(name=pointers[id].name, kind=pointers[id].kind, party=id, source=None),)


def _led(text_of: Hop | None, chain: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """The chain from the page on: behind whose text it is, where it is not the page's own."""
    if text_of is None or text_of.party in [hop.party for hop in chain]:
        return chain
    return (text_of, *chain)


def _says_it_was_there(document: Document, mentions: Sequence[Candidate]) -> bool:
    """Whether a sentence of the claim, or the one after it, says that the page's own people were there."""
    text, before = document.text, False
    for start, end in document.paragraphs or ((0, len(text)),):
        for one in sentences(text[start:end]):
            span = (start + one.start, start + one.end)
            inside = any(s < span[1] and span[0] < e for mention in mentions for s, e in mention.spans)
            if (inside or before) and was_there(text[span[0] : span[1]]):
                return True
            before = inside
    return False


def _gatekeepers(number: Count) -> Gatekeepers:
    """Footings of several nodes are one node more, that none of them can be without."""
    known = number.grounds
    edges = [(a, b) for a, others in known.graph.after.items() for b in others]
    ends: list[End] = []
    for footing in (*known.roots, *known.pointers):
        if len(footing.ends) > 1 and footing.root.party is not None:
            below = End(party=footing.root.party)
            edges += [(end, below) for end in footing.ends if end != below]
            ends.append(below)
        else:
            ends.extend(footing.ends)
    who = cut.gatekeepers(graph(edges, nodes=known.graph.after), known.starts, ends)
    return Gatekeepers(count=len(who), who=tuple(sorted(who, key=end_key)))


def _without(told: Told, refused: Sequence[Place]) -> Told:
    """What is told, without the relays that rest on a refused place."""
    if not refused:
        return told

    def holds(relay: Relay) -> bool:
        places = ((one.document, one.span) for one in relay.evidence)
        return not any(id == other and shared((a,), (b,)) for id, a in places for other, b in refused)

    kept = tuple(relay for relay in told.relays if holds(relay))
    copied = {relay.from_end.document for relay in kept if relay.kind in ("copies", "translates")}
    return replace(
        told,
        relays=kept,
        denials=tuple(relay for relay in told.denials if holds(relay)),
        copies=tuple(copy for copy in told.copies if copy.document in copied),
    )


def _texts(mentions: Iterable[str], told: Told) -> int:
    same = [(copy.document, copy.of) for copy in told.copies]
    edges = [pair for a, b in (*same, *told.texts) for pair in ((a, b), (b, a))]
    return len(graph(edges, nodes=mentions).components())


def _parties(players: Cast, shown: Iterable[Mention], stated: Iterable[Relay]) -> tuple[Party, ...]:
    """The parties of the chains, the relays, the publishers and the deniers, with whose they are."""
    ids = {hop.party for mention in shown for hop in mention.chain}
    ids.update(end.party for relay in stated for end in (relay.from_end, relay.to_end))
    ids.update(players.publisher.values())
    for mention in shown:
        if mention.denier is not None:
            ids.add(players.of_source.get((mention.document, mention.denier)))
    ids.update({players.party[id].of for id in ids if id is not None})
    return tuple(players.party[id] for id in sorted(id for id in ids if id is not None and id in players.party))
