"""What changed since a time is found behind the scenes, once for all who ask: of thousands it takes minutes."""

from __future__ import annotations

from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock, Thread

from reportedly.library import Library
from reportedly.web.changed import Changed, changed
from reportedly.web.shown import Shown
from reportedly.web.worker import comparing

_REMEMBERED = 4


class Then:
    """What changed in a library after a time; the last answers are remembered until something changes.

    `behind`: a process of its own makes them, one at a time; else whoever asks waits.
    """

    def __init__(self, library: str, *, behind: bool) -> None:
        self._library, self._behind = library, behind
        self._known: dict[str, Changed] = {}
        self._process: BaseProcess | None = None
        self._lock = Lock()

    def changed(self, library: Shown, since: str) -> Changed | None:
        """What changed after a time (ISO 8601, UTC); None while that is being found."""
        mark = library.mark(since)
        with self._lock:
            if mark in self._known:
                return self._known[mark]
            if self._behind:
                if self._process is None:
                    self._process, told = comparing(self._library, since)
                    Thread(target=self._hear, args=(mark, self._process, told), daemon=True).start()
                return None
        with Library(self._library) as own:
            found = changed(own.diff(since))
        self._keep(mark, found)
        return found

    def close(self) -> None:
        """Leave what is being made."""
        process = self._process
        if process is not None and process.is_alive():
            process.terminate()

    def _hear(self, mark: str, process: BaseProcess, told: Connection) -> None:
        try:
            found: Changed = told.recv()
        except (EOFError, OSError):
            found = Changed(wrong="The process that looked for it ended: memory may have run out.")
        process.join()
        self._keep(mark, found)
        self._process = None

    def _keep(self, mark: str, found: Changed) -> None:
        with self._lock:
            self._known[mark] = found
            while len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
