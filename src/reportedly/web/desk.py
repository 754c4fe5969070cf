"""The desk at which the app asks its library: a few threads, each with the library open, and one writer at a time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from reportedly.files import now
from reportedly.library import Library, Recalled
from reportedly.veiled import Veil, Veiled
from reportedly.web.shown import Shown

_THREADS = 4
_PATIENCE = 10.0

Answer = TypeVar("Answer")


class Desk:
    """Asks the library of `path` without holding up whoever else waits; `writing` is for whoever changes it.

    `veil` hides the readers of its pages.
    """

    def __init__(self, path: str, *, clock: Callable[[], str] | None = None, veil: Veil | None = None) -> None:
        self.path = path
        self.clock = clock
        self.now = clock or now
        self.veil = veil
        self.writing = asyncio.Lock()
        self._held = threading.local()
        self._recalled = Recalled()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="library")

    async def ask(self, question: Callable[[Shown], Answer]) -> Answer:
        """The answer of a question that is put to the library in one of the threads; its errors are raised here."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._asked, question)

    def close(self) -> None:
        """Wait for what is being asked, and let go of the threads."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _asked(self, question: Callable[[Shown], Answer]) -> Answer:
        library: Shown | None = getattr(self._held, "library", None)
        if library is None:
            library = self._opened()
            self._held.library = library
        return question(library)

    def _opened(self) -> Shown:
        if self.veil is None:
            return Library(self.path, clock=self.clock, patience=_PATIENCE, recalled=self._recalled)
        return Veiled(self.path, self.veil, clock=self.clock, patience=_PATIENCE)
