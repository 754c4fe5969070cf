"""JSON values one after another, or the elements of an array, told apart without holding more than one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.errors import ReportedlyError, TooLarge
from reportedly.reading.streams import MAX_PAGE

_CHUNK = 1 << 16
_OUTSIDE = re.compile(rb'["{}\[\]]')
_INSIDE = re.compile(rb'["\\]')
_BETWEEN = b" \t\r\n,\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record of a file: the number of its (first) line from 1 and its bytes, or the error that it is too long."""

    number: int
    data: bytes
    error: ReportedlyError | None = None


def is_one_value(head: bytes) -> bool:
    """Whether JSON is written over many lines, or as an array, instead of one object a line."""
    first = head.lstrip()
    return first.startswith(b"[") or first.partition(b"\n")[0].strip() == b"{"


def values(stream: BinaryIO, *, name: str) -> Iterator[Line]:
    """The objects of a stream of JSON: the elements of its arrays, and what stands outside of one.

    Of one over `MAX_PAGE` bytes only the error is kept, and the next go on; `name` names the input in errors.
    """
    found = _Found(name)
    while data := stream.read(_CHUNK):
        yield from found.take(data)
    yield from found.end()


class _Found:
    """The bytes of the value that is being read, and how deep in it, and whether in a string, reading has come."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._kept = bytearray()
        self._long = self._in_string = self._escaped = self._in_array = False
        self._depth = 0
        self._line = self._first = 1

    def take(self, data: bytes) -> Iterator[Line]:
        """The values that end in the next bytes."""
        at = start = 0
        while at < len(data):
            if self._escaped:
                self._escaped = False
                at += 1
                continue
            mark = (_INSIDE if self._in_string else _OUTSIDE).search(data, at)
            if mark is None:
                break
            at = mark.end()
            sign = mark[0]
            if self._in_string:
                self._escaped = sign == b"\\"
                self._in_string = self._escaped
            elif sign == b'"':
                self._in_string = True
            elif sign in b"{[":
                if sign == b"[" and self._depth == 0 and not self._in_array:
                    yield from self._cut(data[start : at - 1])
                    self._in_array, start = True, at
                else:
                    if self._depth == 0:  # a bare value before it, which is no object
                        yield from self._cut(data[start : at - 1])
                        start = at - 1
                    self._depth += 1
            elif self._depth:
                self._depth -= 1
                if self._depth == 0:
                    yield from self._cut(data[start:at])
                    start = at
            else:
                yield from self._cut(data[start : at - 1])
                self._in_array, start = self._in_array and sign != b"]", at
        self._keep(data[start:])

    def end(self) -> Iterator[Line]:
        """What is left, which is no whole value."""
        yield from self._cut(b"")

    def _cut(self, data: bytes) -> Iterator[Line]:
        self._keep(data)
        value, number, long = bytes(self._kept), self._first, self._long
        self._kept.clear()
        self._long, self._first = False, self._line
        if long:
            says = f"The record is longer than {MAX_PAGE >> 20} MiB."
            remedy = "Give each document a record of its own."
            error = TooLarge(self._name, says, place=f"line {number}", remedy=remedy)
            yield Line(number=number, data=b"", error=error)
        elif value := value.strip(_BETWEEN):
            yield Line(number=number, data=value)

    def _keep(self, data: bytes) -> None:
        if not self._kept and not self._long:
            blank = len(data) - len(data.lstrip(_BETWEEN))
            self._line += data.count(b"\n", 0, blank)
            self._first, data = self._line, data[blank:]
        self._line += data.count(b"\n")
        if len(self._kept) + len(data) > MAX_PAGE:
            self._kept.clear()
            self._long = True
        elif not self._long:
            self._kept += data
