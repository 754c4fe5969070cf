"""Files and folders through the corridor, with nothing kept."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportedly.errors import Failure, Remark
from reportedly.inputs import Fetch, StrPath, Watch, error_of, readings
from reportedly.model import Document
from reportedly.version import VERSION

if TYPE_CHECKING:
    from reportedly.claims.passages import Passage
    from reportedly.pipeline import Until
    from reportedly.reading.reading import Reading, Stated

_WEIGHTS = {".onnx", ".safetensors", ".bin", ".npz", ".json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A format that is read: its name, what it is in a line, the ends that its files have."""

    name: str
    says: str
    suffixes: tuple[str, ...]


def read(
    *inputs: StrPath,
    until: Until = "resolve",
    stated: Stated | None = None,
    table: StrPath | None = None,
    min_confidence: float = 0.0,
    threads: int = 1,
    fast: bool = False,
) -> Iterator[Document]:
    """The documents of files and folders, one by one, with every attribution in them.

    Arguments as for `read_all`. What was rightly left out is passed over; raises the error of the first
    input or record that cannot be read.
    """
    for item in read_all(
        *inputs, until=until, stated=stated, table=table, min_confidence=min_confidence, threads=threads, fast=fast
    ):
        if isinstance(item, Remark):
            continue
        if isinstance(item, Failure):
            raise error_of(item)
        yield item


def read_all(
    *inputs: StrPath,
    until: Until = "resolve",
    stated: Stated | None = None,
    table: StrPath | None = None,
    min_confidence: float = 0.0,
    threads: int = 1,
    fast: bool = False,
    posts: bool = False,
    fetch: bool = False,
    jobs: int = 1,
    skip: tuple[StrPath, ...] = (),
    watch: Watch | None = None,
) -> Iterator[Document | Failure]:
    """The documents of files and folders, one by one; what cannot be read comes as a `Failure`, the others go on.

    `-` is standard input. `until` names the last step (read, attribute, resolve), `stated` is what is known of every
    input, `table` a CSV of statements by path, `min_confidence` (0..1) leaves out less sure attributions, `threads`
    are processor threads for the model, `fast` takes the smaller model, `posts` gives each message of a channel as a
    document of its own, `fetch` gets pages from their addresses, `jobs` is the number of processes, `skip` are files
    that a folder's listing leaves out; `watch` is told after each document and input. Raises BadStatement when the
    table cannot be used.
    """
    from reportedly.pipeline import Corridor
    from reportedly.workers import follow_all

    steps = Corridor(until=until, min_confidence=min_confidence, threads=threads, fast=fast)
    reader = Corridor(until="read", posts=posts)
    got = fetching(now) if fetch else None
    told = readings(inputs, reader.run, stated=stated, table=table, skip=skip, fetch=got, watch=watch)

    def document_of(item: tuple[str, Reading | Failure]) -> tuple[Document, str] | None:
        return None if isinstance(item[1], Failure) else (item[1].document, item[0])

    for (_, item), followed in follow_all(told, document_of, steps, jobs=jobs):
        if isinstance(item, Failure):
            yield item
        elif followed is not None:
            yield followed


def copies(*inputs: StrPath, watch: Watch | None = None) -> Iterator[Passage | Failure]:
    """The passages that the documents of files and folders share: copied, trimmed, edited or translated.

    Every input is read before the first passage comes; what cannot be read comes as a `Failure` before them. Sentences
    that many of the documents have weigh little, so the answer depends on all of them.
    """
    from reportedly.comparing import shared

    documents = []
    for item in read_all(*inputs, until="read", watch=watch):
        if isinstance(item, Failure):
            yield item
        else:
            documents.append(item)
    yield from shared(documents)


def statement(
    *,
    id: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Stated:
    """What a person states of an input; None where nothing is stated. Raises BadStatement for what cannot be."""
    from reportedly.reading.reading import Stated, state

    stated = Stated(id=id, outlet=outlet, url=url, published=published, title=title, language=language)
    state(Document(id="stated"), stated, name="the statement")
    return stated


def formats() -> tuple[Readable, ...]:
    """Every format that is read, in the order in which an input is asked whether it is one."""
    from reportedly.reading.formats import formats as known

    return tuple(Readable(name=one.name, says=one.says, suffixes=one.suffixes) for one in known())


def found_by(*, fast: bool = False) -> str:
    """What finds attributions here: the version and a checksum of the weights, so that a new model looks again."""
    from reportedly.weights import DEFAULT, FAST, folder

    used = folder() / (FAST if fast else DEFAULT)
    files = [file for at in (folder(), used) if at.is_dir() for file in sorted(at.iterdir())]
    sums = [f"{zlib.crc32(file.read_bytes()):08x}" for file in files if file.suffix in _WEIGHTS]
    return " ".join([f"reportedly {VERSION}", *sums])


def now() -> str:
    """The time as libraries keep it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def fetching(clock: Callable[[], str]) -> Fetch:
    """How pages are got from their addresses, with the time."""
    from reportedly.fetching import fetch

    def got(url: str) -> tuple[str, bytes, str]:
        page = fetch(url)
        return page.url, page.data, clock()

    return got
