"""The claims of a library: who has each from whom, why it has so many origins, what changed since a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.errors import BadStatement
from reportedly.files import found_by
from reportedly.model import Claim, Document
from reportedly.shelf.opened import Opened, with_judgements

if TYPE_CHECKING:
    from reportedly.claims.passages import Passage
    from reportedly.report.argument import Argument
    from reportedly.tracing import Changes


class Tracing(Opened):
    """A library whose claims are asked for."""

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
                return tuple(islice(claims.claims(self._open(), page=limit), limit))
            ids = claims.of_documents(self._open(), documents)[:limit]
            return tuple(claims.claim(self._open(), id) for id in ids)

    def joined_claims(self, since: str, *, limit: int = 20) -> tuple[Claim, ...]:
        """At most `limit` kept claims of several documents, of which some came after a time (ISO 8601, UTC).

        Those come first that most of these joined.
        """
        from reportedly.store import claims

        with self._speaking():
            return tuple(claims.claim(self._open(), id) for id in claims.joined(self._open(), since, limit=limit))

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

    def why(self, id: str) -> Argument:
        """The argument for a claim's number of origins, with the words that it rests on. Raises UnknownDocument."""
        from reportedly.report.argument import argument

        claim = self.claim(id)
        return argument(claim, {id: self.show(id) for id in dict.fromkeys(m.document for m in claim.mentions)})

    def compare(self, one: str, other: str) -> tuple[Passage, ...]:
        """The passages that two documents share, copied or translated. Raises UnknownDocument."""
        return self.passages(self.show(one), self.show(other))

    def passages(self, one: Document, other: Document) -> tuple[Passage, ...]:
        """The passages that two documents share, whatever is hidden in them; known meanings are used."""
        from reportedly.claims.copies import between
        from reportedly.remembering import Memory

        with self._speaking():
            return between(one, other, Memory(self._open(), by=found_by(), keeps=False).vectors)

    def unread(self, one: str, other: str) -> int:
        """How many sentences `compare` would have to read for what they mean: a hundred take about two seconds."""
        return self.unread_passages(self.show(one), self.show(other))

    def unread_passages(self, one: Document, other: Document) -> int:
        """As `unread`, for `passages`."""
        from reportedly.claims.copies import asking
        from reportedly.remembering import Memory

        with self._speaking():
            return asking(one, other, Memory(self._open(), by=found_by(), keeps=False).knows)

    def diff(self, since: str) -> Changes:
        """What changed after a time (ISO 8601; without a zone it is UTC). Raises BadStatement for what is no time."""
        from reportedly.store.judgements import judgements
        from reportedly.tracing import changes

        moment = _moment(since)
        now = tuple(self.claims())
        with self._speaking():
            connection = self._open()
            return changes(connection, now, judgements(connection), since=moment, by=found_by())

    def mark(self, since: str) -> str:
        """What is another word when what `diff` gives for that time (ISO 8601, UTC) is another.

        It depends on what there is, and on how much of that came after the time.
        """
        from reportedly.store import browse, claims, judgements, look

        with self._speaking():
            connection = self._open()
            parts = (
                claims.changes(connection),
                browse.count_texts(connection, since),
                len(look.removed(connection, since=since)),
                judgements.count(connection, since=since),
            )
        return " ".join(map(str, parts))

    def reindex(self) -> int:
        """Make every claim and vector anew from the documents and judgements; gives how many claims there are."""
        from reportedly.store import claims

        with self._speaking():
            claims.forget(self._open())
        return sum(1 for _ in self.claims())

    def _traced(self) -> tuple[Claim, ...] | None:
        """Bring the claims up to date; gives them itself where the library cannot be written."""
        from reportedly.tracing import traced_now

        def documents() -> Iterator[Document]:
            from reportedly.store import look

            for document in look.documents(self._open()):
                yield with_judgements(document, judged)

        judged = self._standing()
        return traced_now(self._open(), documents, judged, by=found_by(), keeps=self._writes())


def _moment(since: str) -> str:
    """A time as libraries keep it."""
    from datetime import UTC, datetime

    try:
        told = datetime.fromisoformat(since.strip())
    except ValueError as error:
        raise BadStatement(since, "This is no time.", remedy="Write 2026-01-31 or 2026-01-31T12:00.") from error
    zoned = told if told.tzinfo else told.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="seconds")
