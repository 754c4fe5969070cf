"""What a library holds: listed, searched, page by page; its sources; what is least sure in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from reportedly.model import SourceKind
from reportedly.shelf.opened import Opened
from reportedly.store.values import Hit, Leaf, Listed, Seen, Stamp, Unsure, Where


class Looking(Opened):
    """A library that is looked into."""

    def list(self) -> Iterator[Listed]:
        """Every document in short, in the order in which they were added."""
        from reportedly.store import look

        with self._speaking():
            yield from look.listed(self._open())

    def changes(self) -> int:
        """How often something changed in the library."""
        from reportedly.store import claims

        with self._speaking():
            return claims.changes(self._open())

    def stamps(self) -> Iterator[Stamp]:
        """The state of every document, in the order in which they were added."""
        from reportedly.store import look

        with self._speaking():
            yield from look.stamps(self._open())

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
        from reportedly.store.browse import leaf

        with self._speaking():
            connection = self._open()
            chosen = self._recalled.chosen(connection, words, where or Where())
            return leaf(connection, chosen, start=start, limit=limit)

    def came(self, since: str, *, limit: int = 20) -> Leaf:
        """The last documents whose newest text came after a time (ISO 8601, UTC); facets are not counted."""
        from reportedly.store.browse import came

        with self._speaking():
            return came(self._open(), since, limit=limit)

    def added(self, since: str, documents: Collection[str]) -> frozenset[str]:
        """Those of the documents, by their ids, whose newest text came after a time (ISO 8601, UTC)."""
        from reportedly.store.browse import added

        with self._speaking():
            return added(self._open(), since, documents)

    def unsure(self) -> Iterator[Unsure]:
        """The attributions that nobody has judged, those that the machine is least sure of first."""
        from reportedly.store import browse, look
        from reportedly.store.judgements import judged

        with self._speaking():
            last = judged(self._open())
            for one in browse.unsure(self._open()):
                if one.document in last:
                    state = f"{look.state(self._open(), one.document)} {last[one.document]}"
                    if one.attribution in self._recalled.settled(
                        one.document, state, partial(self._settled, one.document)
                    ):
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
        with self._speaking():
            yield from self._recalled.sources(self._open())

    def _settled(self, id: str) -> frozenset[str]:
        """The ids of a document's attributions that somebody has judged."""
        from reportedly.judging import judged_in

        return judged_in(self.show(id), self._standing_of(id))
