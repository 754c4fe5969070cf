"""What a person names, opened: files, folders, standard input; each read in turn, whatever becomes of the others."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from reportedly.errors import (
    BadStatement,
    EmptyInput,
    Failure,
    MissingInput,
    NotFetched,
    ReportedlyError,
    UnreadableInput,
)

if TYPE_CHECKING:
    from reportedly.reading.reading import Reading, Stated
    from reportedly.reading.table import Table

StrPath = str | os.PathLike[str]
_LEFT_OUT = ("readme*.md", "stated.csv")


class Fetch(Protocol):
    """How a page is got from its address: gives where it came from in the end, its bytes, and when it was got."""

    def __call__(self, url: str) -> tuple[str, bytes, str]:
        """Raises a `ReportedlyError` where it is not got."""


class Read(Protocol):
    """How one stream is read: `Corridor.run`."""

    def __call__(
        self, stream: BinaryIO, *, name: str, stated: Stated | None = None, given: Sequence[str] = ()
    ) -> Iterator[Reading | Failure]:
        """Every document in the stream, in order; `given` are the names of all inputs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run over many inputs has come.

    `done` of `inputs` are behind; `size` is the bytes of all, None when it cannot be known (standard input).
    """

    input: str
    done: int
    inputs: int
    bytes: int
    size: int | None
    documents: int


Watch = Callable[[Progress], None]


def readings(
    inputs: tuple[StrPath, ...],
    read: Read,
    *,
    stated: Stated | None = None,
    table: StrPath | None = None,
    skip: tuple[StrPath, ...] = (),
    fetch: Fetch | None = None,
    watch: Watch | None = None,
) -> Iterator[tuple[str, Reading | Failure]]:
    """Everything that the inputs hold, with the input's name; what cannot be read comes as a `Failure`.

    `fetch` gets the page at an address; without it addresses come as failures. `stated` is said of every input, `table`
    is a CSV of statements that go before it, `skip` and folders are as for `gather`; `watch` is told after each
    document and each input. Raises BadStatement when the table cannot be used, or one id or address is stated for
    several inputs.
    """
    statements = None if table is None else _table(table)
    left_out = skip if table is None else (*skip, table)
    names = list(gather(*inputs, skip=left_out, addresses=fetch is not None))
    if stated is not None and (stated.id or stated.url) and len(names) > 1:
        says = "One id or address is stated for several inputs."
        raise BadStatement(os.fspath(inputs[0]), says, remedy="State them in a table, file by file.")
    together = [name for name in names if isinstance(name, str)]
    progress = Progress(input="", done=0, inputs=len(names), bytes=0, size=_size(names), documents=0)
    before = 0
    for number, name in enumerate(names):
        if isinstance(name, Failure):
            yield name.input, name
            progress = replace(progress, input=name.input, done=number + 1)
        else:
            progress = replace(progress, input=name)
            for at, item in _one(name, read, together, stated=stated, table=statements, fetch=fetch):
                yield name, item
                documents = progress.documents + (not isinstance(item, Failure))
                progress = replace(progress, documents=documents, bytes=before + at)
                if watch:
                    watch(progress)
            before += _bytes(name)
            progress = replace(progress, done=number + 1, bytes=before)
        if watch:
            watch(progress)


def gather(*inputs: StrPath, skip: tuple[StrPath, ...] = (), addresses: bool = False) -> Iterator[str | Failure]:
    """The files that the inputs name, as they are given; folders are opened, in sorted order.

    Of a folder, hidden files, `README*.md`, tables of statements (`stated.csv`), what a browser saves beside a page
    (`page_files/`), what belongs to an export of Telegram, what a list of feeds or a table in it names, and `skip` are
    left out. What is not there comes as a `Failure`, as does a web address unless `addresses` are wanted.
    """
    left_out = {os.path.realpath(path) for path in skip}
    for given in inputs:
        name = os.fspath(given)
        if name == "-":
            yield name
        elif is_address(name):
            remedy = "Save the page and give its file (state its address with --url), or add --fetch."
            told = NotFetched(name, "This is an address, and nothing is fetched unless asked for.", remedy=remedy)
            yield name if addresses else told.failure
        elif "\x00" in name or not os.path.lexists(name):
            yield MissingInput(name, "There is no such file.", remedy="Check the path.").failure
        elif Path(name).is_dir():
            found = False
            for item in _folder(name, frozenset(left_out)):
                found = True
                yield item
            if not found:
                says = "The folder holds no file to read."
                yield EmptyInput(name, says, remedy="Name files, or another folder.").failure
        else:
            yield name


def failure_of(error: Exception, name: str, place: str = "") -> Failure:
    """What went wrong with one input, so that the others can go on; an error of ours says itself."""
    if isinstance(error, ReportedlyError):
        return error.failure
    import logging

    logging.getLogger(__name__).debug("unexpected error in %s", name, exc_info=error)
    says = f"Unexpected {type(error).__name__}: {error}."
    remedy = "This is a fault of reportedly: please report it, with the input if you can."
    return ReportedlyError(name, says, place=place, remedy=remedy).failure


def error_of(failure: Failure) -> ReportedlyError:
    """The failure as an error that can be raised, of the class of its code."""
    kinds = {kind.code: kind for kind in ReportedlyError.__subclasses__()}
    kind = kinds.get(failure.code, ReportedlyError)
    return kind(failure.input, failure.says, place=failure.place, remedy=failure.remedy)


def _one(
    name: str, read: Read, given: Sequence[str], *, stated: Stated | None, table: Table | None, fetch: Fetch | None
) -> Iterator[tuple[int, Reading | Failure]]:
    """What one input holds, with the bytes read so far; `given` are the names of all."""
    said = stated if table is None else _said(stated, table.of(name))
    if fetch is not None and is_address(name):
        yield from _fetched(name, read, said, table, fetch)
        return
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            at = 0
            try:
                for item in read(stream, name=name, stated=said, given=given):
                    at = stream.tell() if stream.seekable() else 0
                    yield at, item if isinstance(item, Failure) else _by_record(item, table, name)
            except Exception as error:
                yield at, failure_of(error, name)
    except OSError as error:
        says = f"The file cannot be opened: {error.strerror or error}."
        yield 0, UnreadableInput(name, says, remedy="Check who may read it.").failure


def is_address(name: str) -> bool:
    """Whether an input is the address of a page."""
    return name.lower().startswith(("http://", "https://"))


def _fetched(
    name: str, read: Read, said: Stated | None, table: Table | None, fetch: Fetch
) -> Iterator[tuple[int, Reading | Failure]]:
    """What the page at an address holds, with where and when it was got."""
    from reportedly.reading.reading import Stated

    try:
        url, data, at = fetch(name)
        said = said or Stated()
        if said.url is None:
            said = replace(said, url=url)
        for item in read(io.BytesIO(data), name=name, stated=said):
            if isinstance(item, Failure):
                yield len(data), item
                continue
            obtained = replace(item.document.obtained, at=item.document.obtained.at or at)
            reading = replace(item, document=replace(item.document, obtained=obtained))
            yield len(data), _by_record(reading, table, name)
    except Exception as error:
        yield 0, failure_of(error, name)


def _by_record(reading: Reading, table: Table | None, name: str) -> Reading | Failure:
    """The reading with what the table states of a record by its id."""
    if table is None:
        return reading
    from reportedly.reading.reading import Stated, state

    said = table.of("", id=reading.document.id)
    if said == Stated():
        return reading
    try:
        return replace(reading, document=state(reading.document, said, name=name))
    except ReportedlyError as error:
        return error.failure


def _said(stated: Stated | None, row: Stated) -> Stated:
    """What is stated of one input: its row of the table goes before what is stated of all."""
    if stated is None:
        return row
    told = {field.name: getattr(row, field.name) for field in fields(row)}
    return replace(stated, **{field: value for field, value in told.items() if value is not None})


def _table(path: StrPath) -> Table:
    from reportedly.reading.table import load

    name = os.fspath(path)
    try:
        with Path(name).open(encoding="utf-8", newline="") as stream:
            return load(stream, name=name)
    except OSError as error:
        says = f"The table of statements cannot be opened: {error.strerror}."
        raise BadStatement(name, says, remedy="Check the path.") from error


def _folder(folder: str, left_out: frozenset[str]) -> Iterator[str | Failure]:
    """The files of a folder; `left_out` are the real paths of those that are none, or read with a list above."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        says = f"The folder cannot be opened: {error.strerror}."
        yield UnreadableInput(folder, says, remedy="Check who may read it.").failure
        return
    names = {entry.name for entry in entries}
    of_export = _of_export(folder, names)
    left_out |= _listed(folder, names, left_out)
    for entry in entries:
        if entry.name.startswith(".") or of_export(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _beside_a_page(entry.name, names):
                yield from _folder(entry.path, left_out)
        elif entry.is_dir() or _is_said(entry.name):
            continue
        elif not left_out or os.path.realpath(entry.path) not in left_out:
            yield entry.path


def _of_export(folder: str, names: set[str]) -> Callable[[str], bool]:
    """What of a folder belongs to an export in it, and is no input of its own."""
    from reportedly.reading.telegram.format import FIRST, LOOKED_AT, left_out

    heads = {}
    for name in names.intersection(FIRST):
        with suppress(OSError), Path(folder, name).open("rb") as stream:
            heads[name] = stream.read(LOOKED_AT)
    return left_out(heads)


def _is_said(name: str) -> bool:
    """Whether a file of a folder is said of the others, and is no input itself."""
    return any(fnmatch(name.lower(), kind) for kind in _LEFT_OUT)


def _listed(folder: str, names: set[str], left_out: frozenset[str]) -> set[str]:
    """The real paths of what lists in a folder name in it or below it: that is read with its list."""
    from reportedly.reading.listed import is_list, listed

    found: set[str] = set()
    above = Path(os.path.realpath(folder))
    for name in names:
        own = os.path.realpath(above / name)
        if name.startswith(".") or not is_list(name) or _is_said(name) or own in left_out:
            continue
        with suppress(OSError, ValueError), Path(own).open("rb") as stream:
            for path in listed(stream, name=name):
                real = os.path.realpath(above / path)
                if real != own and Path(real).is_relative_to(above):
                    found.add(real)
    return found


def _beside_a_page(folder: str, names: set[str]) -> bool:
    page = folder.removesuffix("_files")
    return page != folder and bool({page + ".html", page + ".htm", page + ".xhtml"} & names)


def _size(names: list[str | Failure]) -> int | None:
    if "-" in names:
        return None
    return sum(_bytes(name) for name in names if not isinstance(name, Failure))


def _bytes(name: str) -> int:
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
