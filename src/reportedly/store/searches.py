"""The last searches through a library, remembered while nothing changes in it."""

from __future__ import annotations

import sqlite3
from threading import Lock
from typing import TYPE_CHECKING

from reportedly.store.values import Where

if TYPE_CHECKING:
    from reportedly.store.browse import Chosen

_REMEMBERED = 16


class Searches:
    """The last searches through one library: none is made again for each leaf of it while nothing has changed.

    All who look into the library, in whatever thread, may share them.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Where], Chosen] = {}
        self._lock = Lock()

    def chosen(self, connection: sqlite3.Connection, words: str, where: Where) -> Chosen:
        """What `choose` gives for the library as it is. Raises BadStatement as it does."""
        from reportedly.store.browse import choose
        from reportedly.store.claims import changes

        asked = (words, where)
        with self._lock:
            chosen = self._kept.get(asked)
        if chosen is None or chosen.changes != changes(connection):
            chosen = choose(connection, words, where)
        with self._lock:
            self._kept.pop(asked, None)
            self._kept[asked] = chosen
            while len(self._kept) > _REMEMBERED:
                del self._kept[next(iter(self._kept))]
        return chosen
