"""The claims are made again behind the scenes when something changed, so that no page waits for it."""

from __future__ import annotations

import asyncio
from multiprocessing.process import BaseProcess
from pathlib import Path

from reportedly.web.worker import renewing


class Renewal:
    """Makes the claims of a library anew, one process at a time; `wake` it when something changed.

    It does nothing unless `wanted`.
    """

    def __init__(self, library: str, *, wanted: bool) -> None:
        self._library, self._wanted = library, wanted
        self._again = False
        self._task: asyncio.Task[None] | None = None
        self._process: BaseProcess | None = None

    def wake(self) -> None:
        """Something changed."""
        self._again = self._wanted and Path(self._library).exists()
        if self._again and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._run())

    def close(self) -> None:
        """Leave it; what was kept is whole."""
        self._again = False
        if self._process is not None and self._process.is_alive():
            self._process.terminate()

    async def _run(self) -> None:
        while self._again:
            self._again = False
            self._process = renewing(self._library)
            await asyncio.to_thread(self._process.join)
