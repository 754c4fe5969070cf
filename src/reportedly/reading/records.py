"""The records of a WARC file (ISO 28500), one after another, past whatever is damaged.

A record is held whole, up to `MAX_PAGE`, so that its stated length can be checked against where the next one begins;
memory does not grow with the archive. FastWARC was tried and ends at the first damaged record, in silence where a
length is too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.errors import BrokenRecord, Failure, Malformed
from reportedly.reading.http import headers
from reportedly.reading.streams import MAX_PAGE

MOST_DAMAGED = 10_000
"""Damaged records after which an archive is given up."""

_LONGEST_HEAD = 1 << 16
_CHUNK = 1 << 16
_VERSION = re.compile(rb"WARC/\d\.\d+\r?\n")
_START = re.compile(rb"WARC/\d\.\d+\r?\n(?=[A-Za-z-]{1,60}:)")
_BLANK = re.compile(rb"[\r\n]*")
_MOST_PUT_BACK = 1 << 30
_REACH = 128
"""Bytes that the start of a record may be cut in by the end of a buffer."""
_REMEDY = "The records before and after it are read; fetch the archive again for this one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: the byte of the unpacked archive that it begins at, its headers by lower-case name, its block.

    Of a record that is `long`, over `MAX_PAGE`, the block is only the beginning.
    """

    at: int
    headers: Mapping[str, str]
    block: bytes
    long: bool = False


def records(stream: BinaryIO, *, name: str) -> Iterator[Record | Failure]:
    """The records of a stream in order; a damaged one comes as a `Failure` and the next go on.

    `name` names the archive in errors. Raises TooLarge where the stream grows like a bomb, Malformed where too much
    of it is damaged.
    """
    source = _Source(stream)
    damaged = 0
    while True:
        start = source.at
        try:
            if not source.skip_blank():
                return
            start = source.at
            yield _record(source, name)
            continue
        except BrokenRecord as error:
            failure = error.failure
        except Malformed as error:  # the stream's: what was read of the record is lost with it
            place = f"{_place(start)}, {error.failure.place}"
            failure = BrokenRecord(name, error.failure.says, place=place, remedy=_REMEDY).failure
            source.drop()
        yield failure
        damaged += 1
        if damaged >= MOST_DAMAGED:
            says = f"More than {MOST_DAMAGED:,} records are damaged."
            raise Malformed(name, says, place=_place(source.at), remedy="Fetch the archive again.")


def _record(source: _Source, name: str) -> Record:
    at = source.at
    head = source.head()
    if head is None:
        source.find()
        raise _broken(name, at, f"No record begins here; {source.at - at} bytes are left out.")
    fields = headers(head.partition(b"\n")[2])
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 20):
        source.find()
        raise _broken(name, at, "The record states no length.")
    size = int(length)
    if size > MAX_PAGE:
        begun = source.peek(_LONGEST_HEAD)
        source.pass_over(size)
        return Record(at=at, headers=fields, block=begun, long=True)
    block = source.take(size)
    if len(block) == size and source.aligned():
        return Record(at=at, headers=fields, block=block)
    inner = _START.search(block)
    if inner is not None and source.put_back(block[inner.start() :]):
        raise _broken(name, at, "The record is shorter than it states.", fields)
    if len(block) < size:
        raise _broken(name, at, f"The record is cut off: {len(block)} of {size} bytes are there.", fields)
    source.find()
    raise _broken(name, at, "The record is longer than it states.", fields)


def _place(at: int, fields: Mapping[str, str] | None = None) -> str:
    url = (fields or {}).get("warc-target-uri", "").strip("<>")
    return f"record at byte {at}" + (f", {url[:300]}" if url else "")


def _broken(name: str, at: int, says: str, fields: Mapping[str, str] | None = None) -> BrokenRecord:
    return BrokenRecord(name, says, place=_place(at, fields), remedy=_REMEDY)


class _Source:
    """The bytes of an archive through a window; `at` counts those that have left it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._window = bytearray()
        self._damage: Malformed | None = None
        self._put_back = 0
        self.at = 0

    def skip_blank(self) -> bool:
        """Passes over line ends; whether anything follows."""
        while True:
            blank = _BLANK.match(self._window)
            self._leave(blank.end() if blank else 0)
            if self._window:
                return True
            if not self._fill():
                return False

    def head(self) -> bytes | None:
        """The version line and header lines of a record, which leave the window; None where there are none."""
        searched = 0
        while True:
            found = [at for mark in (b"\r\n\r\n", b"\n\n") if (at := self._window.find(mark, searched)) >= 0]
            if found:
                break
            searched = max(0, len(self._window) - 3)
            if not _may_be_version(self._window) or len(self._window) > _LONGEST_HEAD or not self._fill():
                return None
        end = min(found)
        head = bytes(self._window[:end])
        if end > _LONGEST_HEAD or not _VERSION.match(self._window):
            return None
        self._leave(end + (4 if self._window.startswith(b"\r\n\r\n", end) else 2))
        return head

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay."""
        while len(self._window) < size and self._fill():
            pass
        return bytes(self._window[:size])

    def take(self, size: int) -> bytes:
        """The next bytes, fewer where the archive ends."""
        data = self.peek(size)
        self._leave(len(data))
        return data

    def put_back(self, data: bytes) -> bool:
        """Makes bytes that have just left the next ones again; not where that has been done too much."""
        self._put_back += len(data)
        if self._put_back > _MOST_PUT_BACK:
            return False
        self._window[:0] = data
        self.at -= len(data)
        return True

    def aligned(self) -> bool:
        """Whether a record ends here: two line ends, the next record, damage or the end follow."""
        start = self.at
        try:
            if not self.skip_blank() or self.at - start >= 4:
                return True
            while len(self._window) < _REACH and self._fill():
                pass
        except Malformed as damage:
            self._damage = damage
        return not self._window or bool(_VERSION.match(self._window)) or _may_be_version(self._window[:7])

    def find(self) -> None:
        """Goes to where the next record begins, at least one byte on."""
        self._leave(1)
        while (start := _START.search(self._window)) is None:
            self._leave(max(0, len(self._window) - _REACH))
            if not self._fill():
                self._leave(len(self._window))
                return
        self._leave(start.start())

    def pass_over(self, size: int) -> None:
        """Passes over a block that is too long to hold, or to a record that begins inside it."""
        end = self.at + size
        while self.at < end:
            start = _START.search(self._window)
            if start is not None and self.at + start.start() < end:
                self._leave(start.start())
                return
            left = end - self.at
            if not self._window and not self._fill():
                return
            self._leave(min(left, max(0, len(self._window) - _REACH)))
            if not self._fill():
                self._leave(min(end - self.at, len(self._window)))
                return

    def drop(self) -> None:
        """Forgets what stands in the window."""
        self._leave(len(self._window))

    def _leave(self, size: int) -> None:
        del self._window[:size]
        self.at += size

    def _fill(self) -> bool:
        if self._damage is not None:
            damage, self._damage = self._damage, None
            raise damage
        read = getattr(self._stream, "read1", self._stream.read)  # what was read before damage is not lost
        data: bytes = read(_CHUNK)
        self._window += data
        return bool(data)


def _may_be_version(window: bytes | bytearray) -> bool:
    begun = bytes(window[:5])
    return begun == b"WARC/"[: len(begun)]
