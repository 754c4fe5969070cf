"""Documents to claims in memory: mentions, groups, parties, copies, pedigrees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

import numpy as np

from reportedly.claims.contrary import contradicted
from reportedly.claims.copies import Aligning, aligned, weigh
from reportedly.claims.copies import prepare as sentences_of
from reportedly.claims.groups import Link, group
from reportedly.claims.matching import Matched, Matching
from reportedly.claims.matching import anew as matched_anew
from reportedly.claims.mentions import Candidate, candidates, tellings
from reportedly.claims.passages import Passage
from reportedly.claims.similarity import Floats
from reportedly.claims.wordings import Wordings
from reportedly.contract import document_to_json, dumps
from reportedly.encoder.vectors import Meanings, anew
from reportedly.judging import Ruling
from reportedly.model import Claim, Document
from reportedly.provenance.leads import completed
from reportedly.provenance.pedigree import Place, pedigree
from reportedly.provenance.setting import SAME_CLAIM, Setting, setting
from reportedly.sources.across import Likely, Parties, unite
from reportedly.spans import covered, overlap

NOTHING_JUDGED = Ruling()
NONE_KNOWN: Mapping[str, Claim] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A claim with its mentions and what they mean, and a hash of all that its pedigree was made from."""

    claim: Claim
    mentions: tuple[Candidate, ...]
    meanings: tuple[Floats, ...]
    made_from: str


def trace(
    documents: Iterable[Document], *, ruling: Ruling = NOTHING_JUDGED, meanings: Meanings = anew
) -> tuple[Claim, ...]:
    """The claims of the documents, whatever their order, those with the most documents first; arguments as below."""
    return tuple(one.claim for one in traced(documents, ruling=ruling, meanings=meanings))


def traced(
    documents: Iterable[Document],
    *,
    ruling: Ruling = NOTHING_JUDGED,
    meanings: Meanings = anew,
    matched: Matched = matched_anew,
    aligning: Aligning = aligned,
    known: Mapping[str, Claim] = NONE_KNOWN,
) -> tuple[Traced, ...]:
    """The claims of the documents, whatever their order, those with the most documents first.

    `ruling` is what people judged of these documents, and goes before what is found; `meanings` gives the sentence
    vectors of a document's texts, `matched` how alike mentions are, `aligning` what documents may share; `known` are
    claims by what they were made from, so that they need not be made again.
    """
    held = sorted(documents, key=lambda document: document.id)
    found = [candidate for document in held for candidate in candidates(document)]
    if not found:
        return ()
    parties = unite(held, together=ruling.same_source, apart=ruling.different_source, meanings=meanings)
    passages = weigh(aligning([sentences_of(document, meanings) for document in held]))
    wordings = _wordings(found, meanings)
    matching = matched([one.document for one in found], wordings)
    around = setting(found, parties, list(wordings.meaning))
    together = _pairs(found, ruling.same_claim)
    apart = _pairs(found, ruling.different_claim)
    by_id = {document.id: document for document in held}
    grouped = group(len(found), links(matching, around), least=SAME_CLAIM, together=together, apart=apart)
    inner = [pair for pair in tellings(found, by_id) if pair not in together]
    parted = _taken_out(grouped, inner)
    found = contradicted(found, parted, around.carried)
    around = around.told(found)
    groups: Sequence[tuple[int, ...]] = parted
    # What joins a claim by its place may deny it, and then whom the page has it from is not told yet: looked for again.
    for _ in range(2):
        groups = completed(groups, around, matching.likeness, apart=[*apart, *inner])
        found = contradicted(found, groups, around.carried)
        around = around.told(found)
    hashes = {document.id: _hash(dumps(document_to_json(document))) for document in held}
    within = Within(parties, passages)
    made = []
    for numbers in groups:
        mentions = tuple(found[number] for number in numbers)
        ids = {mention.document for mention in mentions}
        own, shared = within.documents(ids, by_id)
        refused = tuple(place for place in ruling.no_relay if place[0] in ids)
        made_from = _hash(repr((mentions, own, shared, refused, [hashes[id] for id in sorted(ids)])))
        claim = known.get(made_from) or pedigree(
            mentions, documents=by_id, parties=own, passages=shared, refused=refused
        )
        meant = tuple(wordings.meaning[number] for number in numbers)
        made.append(Traced(claim=claim, mentions=mentions, meanings=meant, made_from=made_from))
    return tuple(sorted(made, key=lambda one: (-one.claim.documents, one.claim.id)))


def _taken_out(groups: Iterable[tuple[int, ...]], inner: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The groups, what was told taken out of those that tell that it was: a claim of its own."""
    outer_of: dict[int, set[int]] = {}
    for outer, told in inner:
        outer_of.setdefault(told, set()).add(outer)
    found = []
    for one in groups:
        apart = tuple(number for number in one if outer_of.get(number, set()) & set(one))
        found += [part for part in (tuple(number for number in one if number not in apart), apart) if part]
    return sorted(found)


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _wordings(found: Sequence[Candidate], meanings: Meanings) -> Wordings:
    """The mentions' texts in their order, which is that of their documents."""
    vectors = [
        meanings(document, [one.meant for one in own])
        for document, own in ((id, list(part)) for id, part in groupby(found, key=lambda one: one.document))
    ]
    return Wordings(
        [one.meant for one in found], [one.language for one in found], found=np.concatenate(vectors, dtype=np.float32)
    )


def _pairs(found: Sequence[Candidate], judged: Sequence[tuple[Place, Place]]) -> list[tuple[int, int]]:
    """The numbers of the mentions that each judged pair of places is about; a place that no mention covers is none."""
    pairs = [(_nearest(found, one), _nearest(found, other)) for one, other in judged]
    return [(one, other) for one, other in pairs if one is not None and other is not None and one != other]


def _nearest(found: Sequence[Candidate], place: Place) -> int | None:
    """The mention that has most in common with a place, the tightest of several."""
    document, span = place
    scored = [
        (overlap((span,), one.spans), -number)
        for number, one in enumerate(found)
        if one.document == document and covered((span,), one.spans)
    ]
    return -max(scored)[1] if scored else None


class Within:
    """The parties and passages of many documents, to be had for a few of them without a look at the others."""

    def __init__(self, parties: Parties, passages: Iterable[Passage]) -> None:
        self._all = parties
        self._party = {party.id: party for party in parties.parties}
        self._likely: dict[str, list[Likely]] = {}
        for pair in parties.likely:
            self._likely.setdefault(pair.one, []).append(pair)
        self._passages: dict[str, list[Passage]] = {}
        for passage in passages:
            self._passages.setdefault(passage.a, []).append(passage)

    def documents(self, ids: Collection[str], by_id: Mapping[str, Document]) -> tuple[Parties, tuple[Passage, ...]]:
        """The parties that the documents name or that published them, and the passages between two of them."""
        keys = [(id, source.id) for id in sorted(ids) for source in by_id[id].sources]
        of_source = {key: self._all.of_source[key] for key in keys if key in self._all.of_source}
        publisher = {id: self._all.publisher[id] for id in sorted(ids) if id in self._all.publisher}
        named = {*of_source.values(), *publisher.values()}
        named.update([of for id in named if (of := self._party[id].of) is not None])
        parties = Parties(
            parties=tuple(self._party[id] for id in sorted(named)),
            of_source=of_source,
            publisher=publisher,
            likely=tuple(pair for id in sorted(named) for pair in self._likely.get(id, ()) if pair.other in named),
        )
        shared = (passage for id in sorted(ids) for passage in self._passages.get(id, ()) if passage.b in ids)
        return parties, tuple(shared)


def links(matching: Matching, around: Setting) -> Iterator[Link]:
    """The likeness of every two mentions that were near enough in meaning to compare, for all that stands around."""
    for link in matching.links:
        yield Link(one=link.one, other=link.other, score=around.likeness(link.one, link.other, link.score))
