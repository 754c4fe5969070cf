"""The formats that are read, in the order in which an input is asked whether it is one of them.

A format is one file of this room; it says how its first bytes look and how its documents come out of a stream. A new
format is a new file and a new line in `formats()`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from reportedly.errors import Failure
from reportedly.reading.beside import Around, Beside
from reportedly.reading.reading import Reading, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What tells a format: the first bytes as they stand (`raw`), the same as UTF-8 without a byte order mark
    (`head`), and the end of the name in lower case, a final ".gz" left out (`suffix`, such as ".html")."""

    raw: bytes
    head: bytes
    suffix: str


class Inner(Protocol):
    """How what is packed in an input is read: as an input of its own."""

    def __call__(
        self, stream: BinaryIO, *, name: str, stated: Stated, near: Beside | None = None
    ) -> Iterator[Reading | Failure]:
        """Every document in the stream, in order; `near` opens what is packed beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One stream of bytes from its beginning, and what is known of it.

    `name` names it in ids, errors and `obtained`; `stated` is what the user says of it; `posts` asks for each message
    of a channel as a document of its own instead of one document for all; `inner` reads what is packed in it; `beside`
    opens what lies in its folder, `around` the other JSON files there, None where it has none.
    """

    stream: BinaryIO
    clue: Clue
    name: str
    stated: Stated
    posts: bool
    inner: Inner
    beside: Beside | None = None
    around: Around | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name, what it is in a line for people, the ends that its files have.

    `tells` says whether first bytes are of it. `read` gives every document in order, what cannot be read as a
    `Failure`, and may raise a `ReportedlyError` that ends the input. `binary` formats are asked before binary inputs
    are refused.
    """

    name: str
    says: str
    suffixes: tuple[str, ...]
    tells: Callable[[Clue], bool]
    read: Callable[[Input], Iterator[Reading | Failure]]
    binary: bool = False


def formats() -> tuple[Format, ...]:
    """Every format, the particular before the general: whatever is text is at last plain text."""
    from reportedly.reading import discussions, items, jsonl, mail, pages, sheet, warc, zips
    from reportedly.reading.feed import format as feed
    from reportedly.reading.telegram import format as telegram

    return (
        warc.FORMAT,
        zips.FORMAT,
        mail.FORMAT,
        feed.FEED,
        feed.LIST,
        telegram.FORMAT,
        pages.HTML,
        discussions.FORMAT,
        items.FORMAT,
        sheet.FORMAT,
        jsonl.FORMAT,
        pages.TEXT,
    )
