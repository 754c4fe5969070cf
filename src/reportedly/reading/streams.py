"""Streams that can be looked into before they are read, and unpacked without ever holding more than a bound.

Bounds: a page, or a line of JSON Lines, has at most `MAX_PAGE` bytes after unpacking; a packed file may not grow by
more than `MAX_GROWTH` times once it is past `MAX_PAGE`. Files of many records are otherwise of any length.
"""

from __future__ import annotations

import io
import tempfile
import zlib
from typing import Any, BinaryIO, cast

from reportedly.errors import Malformed, TooLarge
from reportedly.reading.sniff import GZIP, HEAD

MAX_PAGE = 64 << 20
"""Bytes of one page or one line: 64 MiB."""

MAX_GROWTH = 200
"""Deflate can grow a thousandfold, real text grows three- to twentyfold."""

MAX_COPIED = 4 << 30
"""Bytes of an input that comes through a pipe, or in an archive, and must be kept aside to be gone about in."""

_IN_MEMORY = 8 << 20
_CHUNK = 1 << 16
_MEMBER = GZIP + b"\x08"


class Peeked(io.RawIOBase):
    """A stream whose first bytes have been looked at already; it never closes the stream that it reads.

    Damage met while looking is raised where reading comes to it. It can be sought in where the stream can.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._start = stream.tell() if stream.seekable() else 0
        self._damage: Malformed | None = None
        self.head = self._look()
        self._left = self.head

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Whether the stream can be sought in."""
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place, as `io.RawIOBase` says; 0 is where the stream stood before it was looked into."""
        if whence == io.SEEK_CUR:
            offset, whence = offset + self.tell(), io.SEEK_SET
        self._left, self._damage = b"", None
        return self._stream.seek(offset + (self._start if whence == io.SEEK_SET else 0), whence) - self._start

    def tell(self) -> int:
        """How many bytes have been given, from where the stream stood."""
        return self._stream.tell() - self._start - len(self._left)

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer, as `io.RawIOBase` says."""
        data = self._left[: len(buffer)]
        self._left = self._left[len(data) :]
        if not data and self._damage is not None:
            damage, self._damage = self._damage, None
            raise damage
        data = data or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _look(self) -> bytes:
        parts: list[bytes] = []
        size = HEAD
        try:
            while size > 0 and (data := self._stream.read(size)):
                parts.append(data)
                size -= len(data)
        except Malformed as damage:
            if not parts:
                raise
            self._damage = damage
        return b"".join(parts)


class Unpacked(io.RawIOBase):
    """What a gzip stream holds, member after member.

    Raises Malformed where it is damaged or cut off, TooLarge where it grows like a bomb. Who reads on after damage
    gets the members behind it: a web archive is one member a record.
    """

    def __init__(self, stream: BinaryIO, *, name: str) -> None:
        self._stream, self._name = stream, name
        self._member = zlib.decompressobj(wbits=31)
        self._packed = b""
        self._taken = self._given = 0
        self._began = (0, 0)  # the two counts where the member began
        self._ended = self._lost = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer, as `io.RawIOBase` says."""
        while not self._ended:
            data = self._unpack(len(buffer))
            if data:
                self._given += len(data)
                self._refuse_bomb()
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _unpack(self, size: int) -> bytes:
        if self._lost and not self._found():
            return b""
        if not self._packed:
            self._packed = self._stream.read(_CHUNK)
            self._taken += len(self._packed)
        if self._member.eof and not self._next_member():
            return b""
        try:
            data = self._member.decompress(self._packed, size)
        except zlib.error as error:
            raise self._broken("is damaged") from error
        if not data and not self._packed and not self._member.eof:
            raise self._broken("is cut off")
        self._packed = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return data

    def _next_member(self) -> bool:
        """Whether another member follows; zeros and foreign bytes after the last one are padding."""
        self._packed = self._packed.lstrip(b"\0")
        if not self._packed.startswith(GZIP):
            self._ended = True
            return False
        self._begin()
        return True

    def _begin(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._began = (self._taken - len(self._packed), self._given)

    def _found(self) -> bool:
        """Whether a member begins behind the damage; reading then goes on there."""
        packed = self._packed
        while (at := packed.find(_MEMBER)) < 0:
            more = self._stream.read(_CHUNK)
            self._taken += len(more)
            if not more:
                self._ended = True
                return False
            packed = packed[1 - len(_MEMBER) :] + more
        self._packed, self._lost = packed[at:], False
        self._begin()
        return True

    def _refuse_bomb(self) -> None:
        taken, given = self._began
        if any(
            much > MAX_PAGE and much > MAX_GROWTH * max(packed, 1)
            for much, packed in ((self._given, self._taken), (self._given - given, self._taken - taken))
        ):
            says = f"The gzip stream grows more than {MAX_GROWTH} times."
            raise TooLarge(self._name, says, remedy="Unpack it and see what is in it.")

    def _broken(self, how: str) -> Malformed:
        self._lost = True
        self._packed = self._packed[1:]
        place = f"byte {self._taken}"
        return Malformed(self._name, f"The gzip stream {how}.", place=place, remedy="Fetch or pack the file again.")


def whole(stream: BinaryIO, *, name: str) -> bytes:
    """Everything in a stream that is one page; raises TooLarge beyond `MAX_PAGE`."""
    data = _read_up_to(stream, MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        says = f"The input is longer than {MAX_PAGE >> 20} MiB."
        raise TooLarge(name, says, remedy="Give its documents one by one, or one a line as JSON Lines.")
    return data


def seekable(stream: BinaryIO, *, name: str) -> BinaryIO:
    """The stream, to be gone about in: itself, or a copy where it comes through a pipe or out of an archive.

    It is to be closed. Raises TooLarge beyond `MAX_COPIED`.
    """
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by who asked for it
    size = 0
    while data := stream.read(_CHUNK):
        size += len(data)
        if size > MAX_COPIED:
            copy.close()
            says = f"The input is longer than {MAX_COPIED >> 30} GiB, and comes through a pipe or an archive."
            raise TooLarge(name, says, remedy="Give it as a file of its own.")
        copy.write(data)
    copy.seek(0)
    return cast(BinaryIO, copy)


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """At most `size` bytes, fewer only at the end: a pipe gives what it has."""
    parts: list[bytes] = []
    while size > 0 and (data := stream.read(min(size, 1 << 20))):
        parts.append(data)
        size -= len(data)
    return b"".join(parts)
