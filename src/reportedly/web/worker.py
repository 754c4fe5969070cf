"""What takes long is done by a process of its own: a hostile file may take its memory, and it can be ended."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from reportedly.errors import Failure, Remark, ReportedlyError, UnknownDocument
from reportedly.library import Kept, Library, Steps
from reportedly.report.words import document_name
from reportedly.web.changed import Changed, changed

_NICE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far adding has come: `done` of `inputs` files are behind, `bytes` of `size`, `documents` were found."""

    done: int
    inputs: int
    bytes: int
    size: int | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A document that was kept: the `input` that it is from, its `id` and `title`, and what came of it (`status`).

    One without a title is called by its first words.
    """

    input: str
    id: str
    title: str | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """An input that could not be read, or a thing in it that was left out: what was wrong, what to do."""

    failure: Failure
    remark: bool


Told = Step | Put | Bad


def adding(library: str, folder: str, names: tuple[str, ...], corridor: Steps | None) -> tuple[BaseProcess, Connection]:
    """A process that adds files of a folder to a library; it tells each `Told`, then None when it is through."""
    here, there = get_context("spawn").Pipe(duplex=False)
    arguments = (os.fspath(Path(library).absolute()), folder, names, corridor, there)
    return _started(_add, *arguments, end=there), here


def renewing(library: str) -> BaseProcess:
    """A process that makes the claims of a library anew, as far as something changed."""
    return _started(_renew, library)


def comparing(library: str, since: str) -> tuple[BaseProcess, Connection]:
    """A process that finds what changed in a library after a time; it tells the `Changed`."""
    here, there = get_context("spawn").Pipe(duplex=False)
    return _started(_compare, os.fspath(Path(library).absolute()), since, there, end=there), here


def _started(target: Callable[..., None], *arguments: object, end: Connection | None = None) -> BaseProcess:
    process = get_context("spawn").Process(target=target, args=arguments, daemon=True)
    process.start()
    if end is not None:
        end.close()  # so that the reader sees its end when the process does
    return process


def _add(library: str, folder: str, names: tuple[str, ...], corridor: Steps | None, out: Connection) -> None:
    _behave()
    os.chdir(folder)  # so that a document says the file's own name, and nothing of where it lay for a while
    with Library(library, corridor=corridor) as shelf:
        try:
            items = shelf.add(
                *names,
                watch=lambda p: out.send(
                    Step(done=p.done, inputs=p.inputs, bytes=p.bytes, size=p.size, documents=p.documents)
                ),
            )
            for item in items:
                if isinstance(item, Failure):
                    out.send(Bad(failure=item, remark=isinstance(item, Remark)))
                else:
                    kept = item.kept
                    out.send(Put(input=item.input, id=kept.id, title=_title(shelf, kept), status=kept.status))
        except ReportedlyError as error:
            out.send(Bad(failure=error.failure, remark=False))
    out.send(None)
    out.close()


def _title(library: Library, kept: Kept) -> str | None:
    """What a document is called; one without a title by its first words."""
    try:
        return kept.title or document_name(library.show(kept.id))
    except UnknownDocument:
        return None  # removed meanwhile


def _renew(library: str) -> None:
    _behave()
    with Library(library) as shelf:
        for _ in shelf.claims():
            break


def _compare(library: str, since: str, out: Connection) -> None:
    _behave()
    with Library(library) as shelf:
        try:
            out.send(changed(shelf.diff(since)))
        except ReportedlyError as error:
            out.send(Changed(wrong=error.failure.says))
    out.close()


def _behave() -> None:
    """Leave Ctrl-C to the server, which ends this process, and the processor first to whoever looks at pages."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICE)
