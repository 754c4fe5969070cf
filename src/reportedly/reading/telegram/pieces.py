"""The objects of a Telegram export (`result.json`) one after another, never holding more than one message.

An export is one JSON value, often of hundreds of megabytes. Its chats are found by their key "messages"; each message
is then decoded alone. One that is damaged is told, and reading goes on where the next one begins, as exports begin
them.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from reportedly.errors import BrokenRecord, Failure, TooLarge

MOST = 4 << 20
"""Code points of one message; its words have at most some ten thousand."""

_CHUNK = 1 << 18
_HEAD = 1 << 14
"""Code points before or behind the messages of a chat that may state its name."""

_MESSAGES = re.compile(r'(?<!\\)"messages"\s*:\s*\[')
_NEXT = re.compile(r'\{\s*"id"\s*:\s*-?\d{1,20}\s*,\s*"type"\s*:|(?<!\\)"messages"\s*:\s*\[')
_BEGUN = 200
_BETWEEN = re.compile(r"[\s,]*")
_SIGN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\]]', re.S)
_SCALAR = r'(?:"(?:[^"\\]++|\\.)*+"|-?\d[\d.eE+-]{0,30}|null|true|false)'
_BEHIND = re.compile(rf'(?:\s*,\s*"(?:[^"\\]|\\.){{0,80}}"\s*:\s*{_SCALAR})*\s*\}}', re.S)
_REMEDY = "The messages before and after it are read; export the chat again for this one."
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A chat begins: what stands before its messages, by key; its number among the chats of the export, from 0."""

    at: int
    head: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One message as decoded, and as it stands in the file."""

    line: int
    row: dict[str, Any]
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The messages of the chat end: what stands behind them, by key."""

    behind: dict[str, Any]


def pieces(stream: BinaryIO, *, name: str) -> Iterator[Opened | Piece | Closed | Failure]:
    """What an export holds, in order; what is damaged comes as a `Failure`, and the next goes on.

    `stream` is UTF-8, or begins with the mark of another Unicode form; `name` names the input in errors.
    """
    window = _Window(stream)
    at = 0
    while window.find(_MESSAGES):
        yield Opened(at=at, head=_before(window.behind()))
        at += 1
        window.take_found()
        yield from _messages(window, name)
        yield Closed(behind=_after(window.ahead(_HEAD)))


def _messages(window: _Window, name: str) -> Iterator[Piece | Failure]:
    """The messages of one chat, up to its end or to where the next one is found."""
    while True:
        window.skip(_BETWEEN)
        sign = window.sign()
        if sign == "]":
            window.leave(1)
            return
        if not sign:
            says = "The export is cut off: its last chat does not end."
            yield BrokenRecord(name, says, place=f"line {window.line}", remedy="Export it again.").failure
            return
        line = window.line
        found = window.value() if sign == "{" else "it is no object"
        if not isinstance(found, str):
            row, written = found
            yield Piece(line=line, row=row, written=written)
            continue
        place = f"line {line}"
        if found == _LONG:
            says = f"The message is longer than {MOST >> 20} million characters."
            yield TooLarge(name, says, place=place, remedy=_REMEDY).failure
        else:
            yield BrokenRecord(name, f"The message cannot be read: {found}.", place=place, remedy=_REMEDY).failure
        if not window.next_message():
            return


_LONG = "it is too long"


class _Window:
    """The text of a stream through a window; `line` is the one that it begins in."""

    def __init__(self, stream: BinaryIO) -> None:
        start = stream.read(4)
        while 0 < len(start) < 4 and (more := stream.read(4 - len(start))):
            start += more
        marks = (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")
        mark, charset = next((one for one in marks if start.startswith(one[0])), (b"", "utf-8"))
        self._decoder = codecs.getincrementaldecoder(charset)("replace")
        self._stream = stream
        self._text = self._decoder.decode(start.removeprefix(mark))
        self._at = 0
        self._found: tuple[int, int] | None = None
        self._ended = False
        self.line = 1

    def find(self, pattern: re.Pattern[str]) -> bool:
        """Goes to where the pattern stands next; False at the end."""
        searched = self._at
        while (found := pattern.search(self._text, searched)) is None:
            searched = max(self._at, len(self._text) - _BEGUN)
            self._move(max(self._at, searched))
            searched = self._at
            if not self._fill():
                return False
        self._move(found.start())
        self._found = (found.start(), found.end())
        return True

    def take_found(self) -> None:
        """Goes behind what was found last."""
        if self._found is not None:
            self._move(self._at + self._found[1] - self._found[0])
            self._found = None

    def behind(self) -> str:
        """What was left last."""
        return self._text[max(0, self._at - _HEAD) : self._at]

    def ahead(self, size: int) -> str:
        """What comes next; it stays."""
        while len(self._text) - self._at < size and self._fill():
            pass
        return self._text[self._at : self._at + size]

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Passes over what the pattern matches."""
        while True:
            found = pattern.match(self._text, self._at)
            self._move(found.end() if found else self._at)
            if self._at < len(self._text) or not self._fill():
                return

    def sign(self) -> str:
        """The next character; nothing at the end."""
        return self.ahead(1)

    def leave(self, size: int) -> None:
        """Passes over some characters."""
        self._move(min(len(self._text), self._at + size))

    def value(self) -> tuple[dict[str, Any], str] | str:
        """The object that begins here, which is left behind, with how it is written; or why it is none."""
        chunk = _CHUNK
        while True:
            try:
                row, end = _DECODER.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if _extent(self._text, self._at) is not None:
                    return _reason(error)
            else:
                if end - self._at > MOST:
                    return _LONG
                written = self._text[self._at : end]
                self._move(end)
                return row, written
            if len(self._text) - self._at > MOST:
                return _LONG
            if not self._fill(chunk):
                return "it is cut off"
            chunk *= 2

    def next_message(self) -> bool:
        """After damage, goes to where the next message begins, at least one character on, or to where the next chat
        does; False where that is, or at the end."""
        end = _extent(self._text, self._at)
        if end is not None and _NEXT.search(self._text, self._at + 1, end) is None:
            self._move(end)
            return True
        self._move(min(len(self._text), self._at + 1))
        if not self.find(_NEXT):
            return False
        chat = self._text.startswith('"messages"', self._at)
        self._found = None
        return not chat

    def _move(self, at: int) -> None:
        self.line += self._text.count("\n", self._at, at)
        self._at = at
        if self._at > _HEAD + (1 << 20):
            self._text = self._text[self._at - _HEAD :]
            self._at = _HEAD

    def _fill(self, size: int = 0) -> bool:
        """Whether more text came; `size` is about how much."""
        while not self._ended:
            data = self._stream.read(size or _CHUNK)
            text = self._decoder.decode(data, final=not data)
            self._ended = not data
            if text:
                self._text += text
                return True
        return False


def _extent(text: str, at: int) -> int | None:
    """Where the object that begins at `at` ends by its brackets, or None where the text ends before."""
    depth = 0
    for sign in _SIGN.finditer(text, at):
        mark = sign[0]
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
            if depth <= 0:
                return sign.end()
    return None


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON ({error.msg.removesuffix(' at')})"
    return "it nests too deep" if isinstance(error, RecursionError) else "it is no JSON"


def _before(text: str) -> dict[str, Any]:
    """The fields of the object that is still open at the end of the text."""
    at = len(text)
    for _ in range(20):
        at = text.rfind("{", 0, at)
        if at < 0:
            break
        try:
            found = json.loads(text[at:].rstrip().rstrip(",") + "}")
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return {}


def _after(text: str) -> dict[str, Any]:
    """The fields of an object whose first ones have been read."""
    found = _BEHIND.match(text)
    if found is None:
        return {}
    try:
        row = json.loads("{" + found[0].lstrip().removeprefix(","))
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}
