"""Documents to claims in memory: mentions, groups, parties, copies, pedigrees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.claims.copies import passages as shared_passages
from reportedly.claims.groups import Link, group
from reportedly.claims.matching import linked
from reportedly.claims.mentions import candidates
from reportedly.claims.passages import Passage
from reportedly.claims.similarity import Prepared, compare, prepare
from reportedly.model import Claim, Document
from reportedly.provenance.leads import completed
from reportedly.provenance.pedigree import pedigree
from reportedly.provenance.setting import SAME_CLAIM, Setting, setting
from reportedly.sources.across import Likely, Parties, unite


def trace(documents: Iterable[Document]) -> tuple[Claim, ...]:
    """The claims of the documents, whatever their order, those with the most documents first.

    Every pair of mentions is looked at: for more than some thousands of them use a library, which keeps an index.
    """
    held = sorted(documents, key=lambda document: document.id)
    found = [candidate for document in held for candidate in candidates(document)]
    if not found:
        return ()
    parties, passages = unite(held), shared_passages(held)
    prepared = prepare([one.wording for one in found], [one.language for one in found])
    around = setting(found, parties, [one.meaning for one in prepared])
    groups = completed(
        group(len(found), links(prepared, around), least=SAME_CLAIM),
        around,
        lambda one, other: compare(prepared[one], prepared[other]).score,
    )
    by_id = {document.id: document for document in held}
    within = Within(parties, passages)
    claims = []
    for numbers in groups:
        mentions = [found[number] for number in numbers]
        own, shared = within.documents({mention.document for mention in mentions}, by_id)
        claims.append(pedigree(mentions, documents=by_id, parties=own, passages=shared))
    return tuple(sorted(claims, key=lambda claim: (-claim.documents, claim.id)))


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


def links(prepared: Sequence[Prepared], around: Setting) -> Iterator[Link]:
    """The likeness of every two mentions that are near enough in meaning to be compared, for all that stands around."""
    for link in linked(prepared):
        yield replace(link, score=around.likeness(link.one, link.other, link.score))
