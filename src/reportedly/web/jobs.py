"""Adding files: each batch is a job with its counts, its time left and its failures, and can be ended."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Literal

from reportedly.library import Steps
from reportedly.web.worker import Bad, Put, Step, Told, adding

State = Literal["waiting", "running", "done", "ended", "broken"]
_KEPT, _SHOWN = 50, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A batch of files on its way into the library.

    `done` of `inputs` files are behind, with `documents` found in them; `left` are the seconds that are likely left,
    None while nobody can tell; `kept` and `bad` are what came of it, the last two hundred of each, and `failed` counts
    the files and records that could not be read. `state`: waiting, running, done, ended (somebody ended it), broken
    (its process ended by itself).
    """

    id: str
    names: tuple[str, ...]
    state: State = "waiting"
    done: int = 0
    inputs: int = 0
    documents: int = 0
    left: float | None = None
    kept: tuple[Put, ...] = ()
    bad: tuple[Bad, ...] = ()
    failed: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "ended", "broken")


@dataclass(slots=True)
class _Running:
    job: Job
    folder: str
    files: tuple[str, ...]
    process: BaseProcess | None = None
    stopped: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)


class Jobs:
    """The batches, one at a time; `after` is called when one is over. Folders are deleted then."""

    def __init__(self, library: str, *, corridor: Steps | None, after: Callable[[], None]) -> None:
        self._library, self._corridor, self._after = library, corridor, after
        self._jobs: dict[str, _Running] = {}
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, folder: str, files: tuple[str, ...], names: tuple[str, ...]) -> Job:
        """Begin to add the `files` of a folder, which people call `names`; the folder is the job's from now on."""
        job = Job(id=secrets.token_hex(8), names=names, inputs=len(files))
        running = _Running(job=job, folder=folder, files=files)
        self._jobs[job.id] = running
        for old in [one for one in self._jobs.values() if one.job.over][:-_KEPT]:
            del self._jobs[old.job.id]
        task = asyncio.get_running_loop().create_task(self._run(running))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    def job(self, id: str) -> Job | None:
        """The batch of that id, as far as it is now."""
        return self._jobs[id].job if id in self._jobs else None

    def every(self) -> tuple[Job, ...]:
        """The batches, the newest first."""
        return tuple(one.job for one in reversed(self._jobs.values()))

    async def next(self, seen: Job, *, seconds: float) -> Job | None:
        """The batch as it is when something has changed since it was seen so, or after so many seconds."""
        running = self._jobs.get(seen.id)
        if running is None:
            return None
        if running.job is seen:
            with suppress(TimeoutError):
                await asyncio.wait_for(running.changed.wait(), seconds)
        return running.job

    def end(self, id: str) -> None:
        """End a batch; what was kept stays kept."""
        running = self._jobs.get(id)
        if running is None or running.job.over:
            return
        running.stopped = True
        if running.process is not None and running.process.is_alive():
            running.process.terminate()

    def close(self) -> None:
        """End every batch."""
        for id in self._jobs:
            self.end(id)
        for one in self._jobs.values():
            shutil.rmtree(one.folder, ignore_errors=True)

    async def _run(self, running: _Running) -> None:
        try:
            async with self._turn:
                if not running.stopped:
                    await self._added(running)
        finally:
            state: State = "ended" if running.stopped else running.job.state
            self._tell(running, replace(running.job, state=state if state != "running" else "broken", left=None))
            await asyncio.to_thread(shutil.rmtree, running.folder, ignore_errors=True)
            self._after()

    async def _added(self, running: _Running) -> None:
        running.process, told = adding(self._library, running.folder, running.files, self._corridor)
        self._tell(running, replace(running.job, state="running"))
        begun = time.monotonic()
        while not running.stopped:
            item = await asyncio.to_thread(_received, told)
            if item is None:
                break
            if isinstance(item, str):
                self._tell(running, replace(running.job, state="done", done=running.job.inputs, left=None))
                break
            self._tell(running, _with(running.job, item, seconds=time.monotonic() - begun))
        await asyncio.to_thread(running.process.join, 5)
        told.close()

    def _tell(self, running: _Running, job: Job) -> None:
        running.job = job
        running.changed.set()
        running.changed = asyncio.Event()


def _received(told: Connection) -> Told | Literal["through"] | None:
    """What the process tells next; None when it has ended without saying that it is through."""
    try:
        item: Told | None = told.recv()
    except (EOFError, OSError):
        return None
    return "through" if item is None else item


def _with(job: Job, item: Told, *, seconds: float) -> Job:
    match item:
        case Step():
            share = item.bytes / item.size if item.size else 0.0
            left = seconds * (1 - share) / share if 0.02 < share <= 1 else None
            return replace(job, done=item.done, inputs=item.inputs, documents=item.documents, left=left)
        case Put():
            return replace(job, kept=(*job.kept, item)[-_SHOWN:])
        case Bad():
            failed = job.failed + (not item.remark)
            return replace(job, bad=(*job.bad, item)[-_SHOWN:], failed=failed)
