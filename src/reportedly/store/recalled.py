"""What was found of late in a library, remembered while nothing changes in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from reportedly.store.values import Seen, Where

if TYPE_CHECKING:
    from reportedly.store.browse import Chosen
    from reportedly.store.columns import Columns

_SEARCHES, _SETTLED, _SOURCES = 16, 20_000, 200_000


class Recalled:
    """What was found of late in one library, for all who look into it, in whatever thread.

    A search is not made again for each leaf of it, what very many are counted by is not read again for each search, nor
    the list of sources for each page of it or of one of them, nor is it looked up again which of a document's
    attributions are settled: until the library, or the document, is another one.
    """

    def __init__(self) -> None:
        self._searches: dict[tuple[str, Where], Chosen] = {}
        self._columns: Columns | None = None
        self._sources: tuple[int, tuple[Seen, ...]] | None = None
        self._settled: dict[str, tuple[str, frozenset[str]]] = {}
        self._lock = Lock()

    def chosen(self, connection: sqlite3.Connection, words: str, where: Where) -> Chosen:
        """What `browse.choose` gives for the library as it is. Raises BadStatement as it does."""
        from reportedly.store.browse import choose
        from reportedly.store.claims import changes

        asked = (words, where)
        with self._lock:
            chosen = self._searches.get(asked)
        if chosen is None or chosen.changes != changes(connection):
            chosen = choose(connection, words, where, lambda: self._counted_by(connection))
        with self._lock:
            self._searches.pop(asked, None)
            self._searches[asked] = chosen
            while len(self._searches) > _SEARCHES:
                del self._searches[next(iter(self._searches))]
        return chosen

    def _counted_by(self, connection: sqlite3.Connection) -> Columns | None:
        from reportedly.store.claims import changes
        from reportedly.store.columns import columns

        at = changes(connection)
        known = self._columns
        if known is None or known.changes != at:
            known = self._columns = columns(connection, at)
        return known

    def sources(self, connection: sqlite3.Connection) -> tuple[Seen, ...]:
        """What `look.sources` gives for the library as it is; those of a very large one are not remembered."""
        from reportedly.store.claims import changes
        from reportedly.store.look import sources

        at = changes(connection)
        known = self._sources
        if known is not None and known[0] == at:
            return known[1]
        found = tuple(sources(connection))
        few = sum(len(one.documents) for one in found) <= _SOURCES
        self._sources = (at, found) if few else None
        return found

    def settled(self, document: str, state: str, found: Callable[[], frozenset[str]]) -> frozenset[str]:
        """What is `found` of a document in that state, unless that is remembered."""
        with self._lock:
            known = self._settled.get(document)
        if known is not None and known[0] == state:
            return known[1]
        ids = found()
        with self._lock:
            while len(self._settled) >= _SETTLED:
                del self._settled[next(iter(self._settled))]
            self._settled[document] = (state, ids)
        return ids
