"""The claims of a library, made again when its documents or judgements changed, from what is known."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.contract import claim_to_json
from reportedly.encoder.vectors import centred, vectors
from reportedly.judging import mend, rule, standing
from reportedly.model import Claim, Document, Judgement
from reportedly.provenance.trace import Traced, traced
from reportedly.remembering import Memory
from reportedly.store import claims, look

ASKED = 0.35
"""Cosine from which a claim is an answer to what somebody asks for."""


def traced_now(
    connection: sqlite3.Connection,
    documents: Callable[[], Iterable[Document]],
    judgements: Sequence[Judgement],
    *,
    by: str,
    keeps: bool,
) -> tuple[Claim, ...] | None:
    """Bring the claims that the library keeps up to date; gives them itself where the library cannot be written.

    `documents` are asked for only when something changed; `by` is the version and the weights; what other ones made
    is not used.
    """
    if claims.is_current(connection, by=by):
        return None
    if keeps and not claims.made_by(connection, by=by):
        claims.forget(connection)
    at = claims.changes(connection)
    held = list(documents())
    memory = Memory(connection, by=by, keeps=keeps)
    made = sorted(
        traced(
            held,
            ruling=rule({document.id: document for document in held}, judgements),
            meanings=memory.vectors,
            matched=memory.matched,
            aligning=memory.aligned,
            known=claims.made_from(connection) if keeps else {},
        ),
        key=_rank,
    )
    if not keeps:
        return tuple(one.claim for one in made)
    claims.keep(connection, [_said(one) for one in made], at=at, by=by)
    memory.settle()
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim that is new or has changed: as it was (None: it was not there), and the documents that joined it."""

    claim: Claim
    before: Claim | None
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened in a library after a time: documents and judgements that came, documents that went, claims.

    `since` is ISO 8601, UTC; `added` are ids of documents that are new or have a new text, `removed` ids with when.
    """

    since: str
    added: tuple[str, ...]
    removed: tuple[tuple[str, str], ...]
    judged: tuple[Judgement, ...]
    claims: tuple[Change, ...]


def changes(
    connection: sqlite3.Connection, now: Iterable[Claim], judgements: Sequence[Judgement], *, since: str, by: str
) -> Changes:
    """What changed after `since` (ISO 8601, UTC); `now` are the claims as they are, `judgements` all of them.

    The claims of that time are made again from the texts and judgements of that time, by what finds claims now, which
    is `by`; what is remembered of texts that are still there is used.
    """
    held = {document.id: document for document in look.documents_at(connection, since)}
    texts = {document.id: document.content_hash for document in held.values()}
    added = tuple(one.id for one in look.documents(connection) if texts.get(one.id) != one.content_hash)
    stood = standing(one for one in judgements if one.at <= since)
    mended = [mend(document, stood)[0] for document in held.values()]
    memory = Memory(connection, by=by, keeps=False)
    found = traced(
        mended, ruling=rule(held, stood), meanings=memory.vectors, matched=memory.matched, aligning=memory.aligned
    )
    before = [one.claim for one in found]
    return Changes(
        since=since,
        added=added,
        removed=look.removed(connection, since=since),
        judged=tuple(one for one in judgements if one.at > since),
        claims=tuple(_changed(now, before)),
    )


def _changed(now: Iterable[Claim], before: Sequence[Claim]) -> Iterator[Change]:
    """The claims that are not as they were, each beside the one that it has most mentions in common with."""
    old_of = {old.id: old for old in before}
    of_mention = {(m.document, m.spans): claim for claim in before for m in claim.mentions}
    for claim in now:
        shared = Counter(old.id for m in claim.mentions if (old := of_mention.get((m.document, m.spans))) is not None)
        best = min(shared, key=lambda id: (-shared[id], id), default=None)
        was = old_of[best] if best is not None else None
        if was is not None and claim_to_json(was) == claim_to_json(claim):
            continue
        known = {m.document for m in was.mentions} if was else set()
        yield Change(claim=claim, before=was, joined=tuple(sorted({m.document for m in claim.mentions} - known)))


def asked(connection: sqlite3.Connection, words: str, *, limit: int) -> Iterator[Claim]:
    """The claims that are nearest in meaning to what somebody asks for, the nearest first."""
    from reportedly.language.identify import identify

    (wanted,) = centred(vectors([words]), [identify(words)])
    best: dict[str, float] = {}
    for id, meaning in claims.meanings(connection):
        best[id] = max(best.get(id, -1.0), float(meaning @ wanted))
    for id in sorted(best, key=lambda id: (-best[id], id))[:limit]:
        if best[id] >= ASKED:
            yield claims.claim(connection, id)


def _rank(one: Traced) -> tuple[float, int, str]:
    """Many pages that rest on few origins first."""
    return -(one.claim.echo or 0.0), -one.claim.documents, one.claim.id


def _said(one: Traced) -> claims.Said:
    documents = (mention.document for mention in one.mentions)
    return claims.Said(
        claim=one.claim, made_from=one.made_from, mentions=tuple(zip(documents, one.meanings, strict=True))
    )
