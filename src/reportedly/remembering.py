"""What a library remembers for the next tracing: sentence vectors, how alike mentions are, which sentences are one.

Each is kept with a hash of all that it depends on, so that tracing what is remembered gives what tracing anew gives.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.copies import Alignment, Match, Sentences, aligned
from reportedly.claims.matching import NEAR, Compared, Matching, compared
from reportedly.claims.matching import Pairs as Columns
from reportedly.claims.near import Bools
from reportedly.claims.telling import telling
from reportedly.claims.wordings import Wordings
from reportedly.encoder.vectors import vectors
from reportedly.store import claims, index, settled
from reportedly.store.settled import Kind, Pairs, Part

Floats = NDArray[np.float32]

_MOST = 50
"""Mentions that a new one is compared with at most, where an index proposes them, besides those with rare words."""


class Memory:
    """What a library remembers, found and kept where it does not yet; `by` is the version and the weights.

    What others made is not used. Nothing is kept unless `keeps`.
    """

    def __init__(self, connection: sqlite3.Connection, *, by: str, keeps: bool) -> None:
        self._connection, self._by, self._keeps = connection, by, keeps
        self._knows = claims.made_by(connection, by=by)
        self._vectors: set[tuple[str, bytes]] = set()
        self._parts: list[tuple[Kind, Part]] = []
        self._matched: _Matched | None = None

    def knows(self, document: str, texts: Sequence[str]) -> bool:
        """Whether the vectors of some texts of a document are remembered."""
        return not texts or (self._knows and claims.vectors(self._connection, document, texts) is not None)

    def vectors(self, document: str, texts: Sequence[str]) -> Floats:
        """The vectors of some texts of a document, float32 [texts, 384]."""
        if not texts:
            return vectors(())
        self._vectors.add((document, claims.digest(texts)))
        found = claims.vectors(self._connection, document, texts) if self._knows else None
        if found is None:
            found = vectors(texts)
            if self._keeps:
                claims.keep_vectors(self._connection, document, texts, found)
        return found

    def matched(self, documents: Sequence[str], wordings: Wordings) -> Matching:
        """How alike texts are, given the id of the document that each stands in; those of one follow one another."""
        layout = _Layout(documents, wordings)
        indexed = self._keeps and self._knows and len(wordings) >= index.EXACT
        kind: Kind = "proposed" if indexed else "mentions"
        near, far = self._recall(kind, layout.parts), self._recall("far", layout.parts)
        grown = indexed and not near.settled.any()
        if grown:  # what every pair was looked at for holds all the more
            near = self._recall("mentions", layout.parts)
        settled = near.settled[layout.part]
        matching = Matching(
            wordings,
            settled=settled,
            known=layout.compared(near.pairs),
            far=layout.compared(far.pairs),
            proposed=self._proposed(layout, wordings, ~settled) if indexed else None,
        )
        self._keep(kind, layout.parts, layout.pairs(matching.links if grown else matching.fresh), seen=near.seen)
        self._matched = layout, matching
        return matching

    def aligned(self, sentences: Sequence[Sentences]) -> list[Alignment]:
        """What each two documents may share."""
        parts = [(one.document, _hash((*one.texts, one.language or ""), one.vectors)) for one in sentences]
        known = self._recall("sentences", parts)
        fresh = aligned(sentences, settled=known.settled)
        number = {one.document: at for at, one in enumerate(sentences)}
        rows = [
            (number[one.a.document], match.one, number[one.b.document], match.other, match.alike)
            for one in fresh
            for match in one.matches
        ]
        self._keep("sentences", parts, _pairs(rows), seen=known.seen)
        return [*_alignments(sentences, known.pairs), *fresh]

    def settle(self) -> None:
        """Keep what was asked for on the way, and delete what was not used."""
        if not self._keeps:
            return
        if self._matched is not None:
            layout, matching = self._matched
            asked = compared([(one, other, score) for (one, other), score in sorted(matching.asked.items())])
            self._keep("far", layout.parts, layout.pairs(asked), seen=None)
        claims.sweep(self._connection, self._vectors)
        settled.sweep(self._connection, self._parts)
        index.sweep(self._connection, {part for kind, part in self._parts if kind == "proposed"})

    def _proposed(self, layout: _Layout, wordings: Wordings, new: Bools) -> Columns:
        """The pairs with new mentions that are worth a look."""
        mentions = index.Mentions(
            layout.parts, layout.begins, wordings.meaning, lambda number: telling(wordings.texts[number])
        )
        index.update(self._connection, mentions)
        found = index.propose(self._connection, mentions, np.flatnonzero(new), most=_MOST, least=NEAR)
        return found.asked, layout.begins[found.part] + found.place

    def _recall(self, kind: Kind, parts: Sequence[Part]) -> settled.Settled:
        if self._knows:
            return settled.recall(self._connection, kind, parts)
        return settled.Settled(settled=np.zeros(len(parts), np.bool_), pairs=settled.NO_PAIRS, seen=0)

    def _keep(self, kind: Kind, parts: Sequence[Part], pairs: Pairs, *, seen: int | None) -> None:
        self._parts += [(kind, part) for part in parts]
        if self._keeps:
            settled.keep(self._connection, kind, parts, pairs, by=self._by, seen=seen)


class _Layout:
    """Which part of which document each of some texts is."""

    def __init__(self, documents: Sequence[str], wordings: Wordings) -> None:
        self.parts: list[Part] = []
        begins, part = [], []
        for document, own in groupby(range(len(documents)), key=lambda number: documents[number]):
            numbers = list(own)
            begin, end = numbers[0], numbers[-1] + 1
            texts = (*wordings.texts[begin:end], *(language or "" for language in wordings.languages[begin:end]))
            part += [len(self.parts)] * len(numbers)
            self.parts.append((document, _hash(texts, wordings.bare[begin:end])))
            begins.append(begin)
        self.part = np.asarray(part, np.int64)
        self.begins = np.asarray(begins, np.int64)

    def compared(self, pairs: Pairs) -> Compared:
        """Pairs of places as pairs of texts."""
        one, other = self.begins[pairs.part] + pairs.place, self.begins[pairs.other] + pairs.there
        return Compared(np.minimum(one, other), np.maximum(one, other), pairs.alike)

    def pairs(self, found: Compared) -> Pairs:
        """Pairs of texts as pairs of places."""
        part, other = self.part[found.one], self.part[found.other]
        return Pairs(part, found.one - self.begins[part], other, found.other - self.begins[other], found.score)


_Matched = tuple[_Layout, Matching]


def _hash(texts: Sequence[str], found: Floats) -> bytes:
    """What stands for some texts with their vectors."""
    return claims.digest([*texts, found.astype("<f4").tobytes().hex()])


def _pairs(rows: Sequence[tuple[int, int, int, int, float]]) -> Pairs:
    places = np.asarray([row[:4] for row in rows], np.int64).reshape(-1, 4)
    alike = np.asarray([row[4] for row in rows], np.float64)
    return Pairs(places[:, 0], places[:, 1], places[:, 2], places[:, 3], alike)


def _alignments(sentences: Sequence[Sentences], pairs: Pairs) -> list[Alignment]:
    """Pairs of sentences as what two documents may share, the document that comes first being the one."""
    matches: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for part, place, other, there, alike in zip(
        *(column.tolist() for column in (pairs.part, pairs.place, pairs.other, pairs.there, pairs.alike)), strict=True
    ):
        if part < other:
            matches[part, other].append(Match(one=place, other=there, alike=alike))
        else:
            matches[other, part].append(Match(one=there, other=place, alike=alike))
    return [
        Alignment(a=sentences[a], b=sentences[b], matches=tuple(sorted(found, key=lambda match: match.one)))
        for (a, b), found in sorted(matches.items())
    ]
