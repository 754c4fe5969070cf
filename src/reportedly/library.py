"""The one door: read files through the corridor, keep them in a library, and ask it.

`read` gives the documents of some files and keeps nothing. A `Library` is one SQLite file; its methods are the verbs
of the command line.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Literal, Self

from reportedly.comparing import Alike, Asked, Clustered, OneText, TwoTexts, match, trace
from reportedly.errors import BadStatement, Failure, Malformed, UnknownDocument
from reportedly.explaining import Explanation, Said, Steps, accounted, explain
from reportedly.files import Readable, copies, fetching, formats, found_by, now, read, read_all, statement
from reportedly.inputs import StrPath, Watch, readings
from reportedly.model import Anchor, Claim, Document, Judgement, JudgementKind, SourceKind
from reportedly.store.values import Facet, Fault, Found, Hit, Kept, Leaf, Listed, Removed, Seen, Unsure, Where

if TYPE_CHECKING:
    from reportedly.attribution.account import Account as Account  # noqa: PLC0414 - the screens have it from here
    from reportedly.claims.passages import Passage as Passage  # noqa: PLC0414
    from reportedly.export.people import Privacy
    from reportedly.reading.reading import Reading, Stated
    from reportedly.report.argument import Argument
    from reportedly.store.browse import Chosen
    from reportedly.tracing import Change as Change  # noqa: PLC0414
    from reportedly.tracing import Changes as Changes  # noqa: PLC0414

__all__ = [
    "Added",
    "Alike",
    "Asked",
    "Clustered",
    "Explanation",
    "Facet",
    "Fault",
    "Found",
    "Hit",
    "Judged",
    "Kept",
    "Leaf",
    "Library",
    "Listed",
    "OneText",
    "Readable",
    "Removed",
    "Said",
    "Seen",
    "Steps",
    "TwoTexts",
    "Unsure",
    "Where",
    "copies",
    "explain",
    "formats",
    "found_by",
    "match",
    "read",
    "read_all",
    "statement",
    "trace",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding one document came to; `input` is where it was read from."""

    input: str
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement of a library: whether it stands or was undone, and why it fits nowhere now, if it does not."""

    judgement: Judgement
    stands: bool
    lost: str | None = None


_REMEMBERED = 8
"""Searches that are not made again for each leaf of them while nothing has changed."""


class Library:
    """Documents and everything found in them, in one SQLite file that is made when the first one is added.

    Use it in a `with` block, or `close` it. `corridor` are the steps that documents go through, `clock` gives the
    time (ISO 8601), `patience` is how many seconds to wait for another program that writes.
    """

    def __init__(
        self,
        path: StrPath,
        *,
        corridor: Steps | None = None,
        clock: Callable[[], str] | None = None,
        patience: float = 30.0,
    ) -> None:
        self.path = os.fspath(path)
        self._corridor = corridor
        self._clock = clock or now
        self._patience = patience
        self._connection: sqlite3.Connection | None = None
        self._chosen: dict[tuple[str, Where], Chosen] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the next call opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def add(
        self,
        *inputs: StrPath,
        stated: Stated | None = None,
        table: StrPath | None = None,
        anew: bool = False,
        threads: int = 1,
        fast: bool = False,
        fetch: bool = False,
        jobs: int = 1,
        watch: Watch | None = None,
    ) -> Iterator[Added | Failure]:
        """Read files and folders and keep their documents, one transaction each; arguments as for `read_all`.

        Each message of a channel is a document of its own. A document that is here already, found by the same model, is
        not looked at again unless `anew`. What cannot be read comes as a `Failure` and the others go on; raises
        NotALibrary, NewerLibrary, LibraryBusy or StorageFull, after which what was yielded stays kept.
        """
        from reportedly.pipeline import Corridor
        from reportedly.store.keep import keep, known
        from reportedly.workers import follow_all

        steps: Steps = self._corridor or Corridor(threads=threads, fast=fast)
        reader = Corridor(until="read", posts=True)
        by = found_by(fast=fast)
        with self._speaking():
            connection = self._open(create=True)
            own = tuple(self.path + end for end in ("", "-wal", "-shm"))
            got = fetching(self._clock) if fetch else None
            told = readings(inputs, reader.run, stated=stated, table=table, skip=own, fetch=got, watch=watch)

            def asked() -> Iterator[tuple[str, Reading | Failure, Kept | None]]:
                for name, item in told:
                    here = None
                    if not anew and not isinstance(item, Failure):
                        here = known(connection, item.document, item.original, by=by)
                    yield name, item, here

            def document_of(asked: tuple[str, Reading | Failure, Kept | None]) -> tuple[Document, str] | None:
                name, item, here = asked
                return None if here or isinstance(item, Failure) else (item.document, name)

            for (name, item, here), followed in follow_all(asked(), document_of, steps, jobs=jobs):
                if isinstance(item, Failure):
                    yield item
                elif isinstance(followed, Failure):
                    yield followed
                else:
                    try:
                        kept = here or keep(
                            connection, followed or item.document, item.original, at=self._clock(), by=by
                        )
                    except Malformed as error:
                        yield error.failure
                    else:
                        yield Added(input=name, kept=kept)

    def judge(
        self,
        kind: JudgementKind,
        *about: str,
        value: str | None = None,
        instead: tuple[str, ...] = (),
        who: str,
        why: str = "",
    ) -> Judgement:
        """Keep what a person says of something found; from now on it goes before what a machine finds.

        `about` and `instead` name places as `DOCUMENT:PLACE`, a place being an id (`s3`, `a2`), `title`, `START-END` or
        words that stand there once: two sources ("same-source", "different-source"), two claims ("same-claim",
        "different-claim"), one relay by its attribution ("no-relay"), or one attribution, whose speaker is then `value`
        or the source `instead` ("speaker"), whose "source", "cue" or "content" are the places `instead`, whose
        "certainty" is `value`, whose "parent" is the attribution `instead` or `value` "none", or that is none
        ("no-attribution"). An "attribution" that was missed is told by its content, with the places of its parts
        `instead`, which `value` names ("source cue"). Raises UnknownDocument for a place that is not there,
        BadStatement for what is no judgement.
        """
        from reportedly.judging import check, judgement
        from reportedly.store.judgements import keep

        check(kind, about=len(about), value=value, instead=len(instead), who=who)
        of: Literal["source", "claim", "attribution"] = "attribution"
        if kind.startswith(("same-", "different-")):
            of = "source" if kind.endswith("source") else "claim"
        elif kind == "attribution":
            of = "claim"
        other: Literal["source", "claim", "attribution"] = "claim"
        if kind in ("speaker", "parent"):
            other = "source" if kind == "speaker" else "attribution"
        places = [self._place(name, of=of) for name in about]
        others = [self._place(name, of=other) for name in instead]
        made = judgement(kind, places, value=value, instead=others, who=who, at=self._clock(), why=why)
        with self._speaking():
            keep(self._open(), made)
        return made

    def undo(self, id: str, *, who: str, why: str = "") -> Judgement:
        """Take a judgement back, itself a judgement; undone again, it stands again. Raises UnknownDocument."""
        from reportedly.judging import judgement
        from reportedly.store.judgements import keep

        found = [one for one in self.judgements() if one.judgement.id.startswith(id)] if id else []
        if len(found) != 1:
            says = "Several judgements begin so." if found else "There is no judgement of that id."
            raise UnknownDocument(id, says, remedy="See `reportedly judge list` for the ids.")
        old = found[0].judgement
        made = judgement(old.kind, old.about, who=who, at=self._clock(), why=why, undoes=old.id)
        with self._speaking():
            keep(self._open(), made)
        return made

    def judgements(self) -> tuple[Judged, ...]:
        """Every judgement in the order in which they came, whether it stands, and what no longer fits and why."""
        from reportedly.judging import about, mend, rule, standing
        from reportedly.store import judgements

        with self._speaking():
            every = judgements.judgements(self._open())
        stand = standing(every)
        documents = {id: found for one in stand for id in about(one) if (found := self._unmended(id))}
        lost = {gone.judgement.id: gone.says for gone in rule(documents, stand).lost}
        for document in documents.values():
            lost |= {gone.judgement.id: gone.says for gone in mend(document, stand)[1]}
        for one in stand:
            if one.id not in lost and not set(about(one)) <= set(documents):
                lost[one.id] = "a document that it quotes is not in the library"
        ids = {one.id for one in stand}
        return tuple(Judged(judgement=one, stands=one.id in ids, lost=lost.get(one.id)) for one in every)

    def judged(self, id: str) -> tuple[Judgement, ...]:
        """Every judgement that quotes a document, undone ones too, in the order in which they came."""
        from reportedly.store import judgements

        with self._speaking():
            return judgements.of(self._open(), id)

    def merge(self, *judgements: Judgement) -> int:
        """Take judgements of another library in; gives how many were new. They wait for documents not here yet."""
        from reportedly.store.judgements import keep

        with self._speaking():
            return len(keep(self._open(create=True), *judgements))

    def claims(self) -> Iterator[Claim]:
        """Every claim with its pedigree, those whose many pages rest on few origins first.

        They are made again where documents or judgements changed since they were last asked for; what is known of the
        other documents is used again.
        """
        from reportedly.store import claims

        with self._speaking():
            made = self._traced()
            yield from claims.claims(self._open()) if made is None else made

    def claim(self, id: str) -> Claim:
        """One claim, named by its id or the unique beginning of it. Raises UnknownDocument."""
        from reportedly.store import claims

        with self._speaking():
            made = self._traced()
            return claims.claim(self._open(), id) if made is None else claims.named(made, id)

    def kept_claims(self, *documents: str, limit: int = 20) -> tuple[Claim, ...]:
        """At most `limit` claims as they were last made, in the order of `claims`; of the documents, if any are named.

        Nothing is made again for it: `is_traced` says whether they are of today.
        """
        from reportedly.store import claims

        with self._speaking():
            if not documents:
                return tuple(islice(claims.claims(self._open()), limit))
            ids = claims.of_documents(self._open(), documents)[:limit]
            return tuple(claims.claim(self._open(), id) for id in ids)

    def kept_claim(self, id: str) -> Claim:
        """One claim as it was last made, named as for `claim`. Raises UnknownDocument."""
        from reportedly.store import claims

        with self._speaking():
            return claims.claim(self._open(), id)

    def is_traced(self) -> bool:
        """Whether nothing changed since the claims were last made."""
        from reportedly.store import claims

        with self._speaking():
            return claims.is_traced(self._open())

    def trace(self, words: str, *, limit: int = 10) -> Iterator[Claim]:
        """At most `limit` claims that are nearest in meaning to `words`, in any language: who says that …?

        Raises BadStatement where there are no words, and StorageFull for a library that cannot be written.
        """
        from reportedly.tracing import asked

        if not words.strip():
            raise BadStatement("trace", "Nothing is asked for.", remedy="Write what is said to have happened.")
        with self._speaking():
            self._traced()
            yield from asked(self._open(), words, limit=limit)

    def claims_of(self, *documents: str) -> Iterator[Claim]:
        """The claims that any of the documents mentions, in the order of `claims`. Raises UnknownDocument."""
        ids = {self.show(name).id for name in documents}
        for claim in self.claims():
            if not ids.isdisjoint(mention.document for mention in claim.mentions):
                yield claim

    def why(self, id: str) -> Argument:
        """The argument for a claim's number of origins, with the words that it rests on. Raises UnknownDocument."""
        from reportedly.report.argument import argument

        claim = self.claim(id)
        return argument(claim, {id: self.show(id) for id in dict.fromkeys(m.document for m in claim.mentions)})

    def compare(self, one: str, other: str) -> tuple[Passage, ...]:
        """The passages that two documents share, copied or translated. Raises UnknownDocument."""
        from reportedly.comparing import shared

        return tuple(shared([self.show(one), self.show(other)]))

    def diff(self, since: str) -> Changes:
        """What changed after a time (ISO 8601; without a zone it is UTC). Raises BadStatement for what is no time."""
        from reportedly.store.judgements import judgements
        from reportedly.tracing import changes

        moment = _moment(since)
        now = tuple(self.claims())
        with self._speaking():
            connection = self._open()
            return changes(connection, now, judgements(connection), since=moment, by=found_by())

    def reindex(self) -> int:
        """Make every claim and vector anew from the documents and judgements; gives how many claims there are."""
        from reportedly.store import claims

        with self._speaking():
            claims.forget(self._open())
        return sum(1 for _ in self.claims())

    def list(self) -> Iterator[Listed]:
        """Every document in short, in the order in which they were added."""
        from reportedly.store import look

        with self._speaking():
            yield from look.listed(self._open())

    def documents(self) -> Iterator[Document]:
        """Every document in its newest version, as people judged it, one in memory at a time."""
        from reportedly.store import look

        with self._speaking():
            judged = self._standing()
            for document in look.documents(self._open()):
                yield _with_judgements(document, judged)

    def show(self, id: str, *, version: int | None = None) -> Document:
        """One document, named by its id or the unique beginning of it, as people judged it. Raises UnknownDocument."""
        from reportedly.store import look

        with self._speaking():
            return _with_judgements(look.document(self._open(), id, version=version), self._standing())

    def original(self, id: str, *, version: int | None = None) -> bytes:
        """The bytes that a document was read from. Raises UnknownDocument."""
        from reportedly.store import look

        with self._speaking():
            return look.original(self._open(), id, version=version)

    def search(self, words: str, *, limit: int = 20) -> Iterator[Hit]:
        """At most `limit` documents that hold all the words, the best first, each with a passage of its text.

        Case, diacritics, ё and kinds of quotation marks do not matter; "…" is a phrase, `word*` any word that begins
        so. Raises BadStatement when there is no word to search for.
        """
        from reportedly.store.search import search

        with self._speaking():
            yield from search(self._open(), words, limit=limit)

    def browse(self, words: str = "", *, where: Where | None = None, start: int = 0, limit: int = 20) -> Leaf:
        """One leaf of the documents whose newest text holds all the words, the best first, with the facets of all.

        Without words all documents, the newest first. Words are as for `search`, `where` narrows, `start` counts from
        0. Raises BadStatement when there is neither letter nor digit in the words.
        """
        from reportedly.store.browse import choose, leaf
        from reportedly.store.claims import changes

        asked = (words, where or Where())
        with self._speaking():
            connection = self._open()
            chosen = self._chosen.get(asked)
            if chosen is None or chosen.changes != changes(connection):
                chosen = choose(connection, *asked)
                self._chosen = dict([*self._chosen.items(), (asked, chosen)][-_REMEMBERED:])
            return leaf(connection, chosen, start=start, limit=limit)

    def unsure(self) -> Iterator[Unsure]:
        """The attributions that nobody has judged, those that the machine is least sure of first."""
        from reportedly.judging import about
        from reportedly.store import browse

        with self._speaking():
            judged = {id for one in self._standing() for id in about(one)}
            settled: dict[str, frozenset[str]] = {}
            for one in browse.unsure(self._open()):
                if one.document in judged:
                    if one.document not in settled:
                        settled[one.document] = self._settled(one.document)
                    if one.attribution in settled[one.document]:
                        continue
                yield one

    def members(self, name: str, kind: SourceKind) -> tuple[tuple[str, str], ...]:
        """The sources of that kind and name, whatever its case: the document's id and the source's id in it."""
        from reportedly.store.browse import members

        with self._speaking():
            return members(self._open(), name, kind)

    def alike(self, name: str, kind: SourceKind) -> Iterator[Seen]:
        """The other named sources that may be the same party for what they are called: for a person to decide."""
        from reportedly.language.fold import fold
        from reportedly.model import ORIGINAL_KINDS
        from reportedly.sources.alike import alike

        for other in self.sources():
            another = other.kind in ORIGINAL_KINDS and (fold(other.name), other.kind) != (fold(name), kind)
            if another and alike(name, kind, other.name, other.kind):
                yield other

    def sources(self) -> Iterator[Seen]:
        """Every source that the documents name, those with most documents first."""
        from reportedly.store import look

        with self._speaking():
            yield from look.sources(self._open())

    def explain(self, name: str, *, threads: int = 1, fast: bool | None = None) -> Explanation:
        """Why an attribution, named `DOCUMENT:ATTRIBUTION`, is one; it is found anew for it.

        `fast` finds it with the smaller model, False with the full one; None with the one that found it when it was
        added. Raises UnknownDocument.
        """
        from reportedly.pipeline import Corridor
        from reportedly.store import look

        id, colon, attribution = name.rpartition(":")
        if not colon or not id or not attribution:
            says = "An attribution is named by its document and its own id."
            raise UnknownDocument(name, says, remedy="Write DOCUMENT:ATTRIBUTION, such as d12ab:a3.")
        stored = explain(self.show(id), attribution)
        with self._speaking():
            by = look.found_by(self._open(), id)
        if fast is None:
            fast = by != found_by() and by == found_by(fast=True)
        steps: Steps = self._corridor or Corridor(threads=threads, fast=fast)
        return accounted(stored, steps, same_model=by == found_by(fast=fast))

    def export(
        self, format: str, stream: BinaryIO, *, claim: str | None = None, privacy: Privacy | None = None
    ) -> None:
        """Write every document or claim to `stream` in a format, or one `claim` by its id; `privacy` hides people.

        Raises UnknownFormat, and UnknownDocument where there is no such claim.
        """
        from reportedly.exporting import export

        export(
            format,
            stream,
            documents=self.documents,
            document=self.show,
            claims=self.claims,
            named_claim=self.claim,
            claim=claim,
            privacy=privacy,
        )

    def check(self) -> Iterator[Fault]:
        """Everything that is wrong with the library: spans, hashes, references, the file; nothing when it is sound."""
        from reportedly.store.check import check

        with self._speaking():
            yield from check(self._open())

    def remove(self, id: str) -> Removed:
        """Purge a document with all its versions and leave a tombstone without text. Raises UnknownDocument."""
        from reportedly.store.forget import remove

        with self._speaking():
            return remove(self._open(), id, at=self._clock())

    def _place(self, name: str, *, of: Literal["source", "claim", "attribution"]) -> Anchor:
        from reportedly.judging import place

        id, colon, part = name.partition(":")
        if not colon or not id or not part:
            says = "A place is named by its document and what stands there."
            raise UnknownDocument(name, says, remedy="Write DOCUMENT:PLACE, such as d12ab:a3 or d12ab:s1.")
        return place(self.show(id), part, of=of)

    def _unmended(self, id: str) -> Document | None:
        from reportedly.store import look

        try:
            with self._speaking():
                return look.document(self._open(), id)
        except UnknownDocument:
            return None

    def _settled(self, id: str) -> frozenset[str]:
        """The ids of a document's attributions that somebody has judged."""
        from reportedly.judging import judged_in

        return judged_in(self.show(id), self._standing())

    def _standing(self) -> tuple[Judgement, ...]:
        from reportedly.judging import standing
        from reportedly.store.judgements import judgements

        return standing(judgements(self._open()))

    def _traced(self) -> tuple[Claim, ...] | None:
        """Bring the claims up to date; gives them itself where the library cannot be written."""
        from reportedly.tracing import traced_now

        def documents() -> Iterator[Document]:
            from reportedly.store import look

            for document in look.documents(self._open()):
                yield _with_judgements(document, judged)

        judged = self._standing()
        return traced_now(self._open(), documents, judged, by=found_by(), keeps=self._writes())

    def _writes(self) -> bool:
        from reportedly.store.connection import writable

        return writable(self._open())

    def _open(self, *, create: bool = False) -> sqlite3.Connection:
        if self._connection is None:
            from reportedly.store.connection import connect

            self._connection = connect(self.path, create=create, patience=self._patience)
        return self._connection

    def _speaking(self) -> AbstractContextManager[None]:
        from reportedly.store.connection import speaking

        return speaking(self.path)


def _moment(since: str) -> str:
    """A time as libraries keep it."""
    from datetime import UTC, datetime

    try:
        told = datetime.fromisoformat(since.strip())
    except ValueError as error:
        raise BadStatement(since, "This is no time.", remedy="Write 2026-01-31 or 2026-01-31T12:00.") from error
    zoned = told if told.tzinfo else told.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="seconds")


def _with_judgements(document: Document, judged: tuple[Judgement, ...]) -> Document:
    if not judged:
        return document
    from reportedly.judging import mend

    return mend(document, judged)[0]
