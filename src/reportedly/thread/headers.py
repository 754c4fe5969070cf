"""Lines that may head a comment: number, name, presence and date, on one line or on up to three.

A candidate is only a form of words; whether the page has a thread, and which candidates head its comments, is decided
over all of them together.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model import Presence
from reportedly.thread.bodies import action
from reportedly.thread.glued import first_stamp
from reportedly.thread.lexicon import lexicon
from reportedly.thread.lines import Line, lines
from reportedly.thread.names import (
    EDGE,
    NAME,
    bared,
    name_like,
    presence_of,
    presences,
    unaddressed,
    uncounted,
    unscored,
    unweekday,
    without,
)
from reportedly.thread.openings import announces
from reportedly.thread.quotes import letters
from reportedly.thread.times import LONGEST, Stamp, stamps

SPLIT = 3
"""Lines above the date that the parts of one header may take."""

FORUM = 14
"""Lines above the date that the box about a forum's author may take."""

_NUMBER = re.compile(r"(?:(\d{1,6})[.)]|#(\d{1,6}(?:\.\d{1,4}){0,6})[.:)]?)(?:\s+|$)")
_BULLET = re.compile(r"[•●▪◦*·‣–—-]\s+")
_BRACKET = re.compile(r"(.*\S)\s*\(([^()\n]{1,60})\)")
_BRACKET_ALONE = re.compile(r"\(([^()\n]{1,60})\)")
_PARTED = re.compile(r"(?<=\S)[ \xa0]{2,}")
_POST = re.compile(r"[^\W\d_]+\s*(?:#|№|nr\.?\s?)(\d{1,6})", re.IGNORECASE)
_HASH = re.compile(r"#(\d{1,6})(?!\w)")
_AFTER = re.compile(r"[^\W_]+(?:[\w'’-]*\w)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What heads one comment: `start` of its first line, `end` of its last, and what they print.

    `marks` are the signs beside name and date that a comment has and a byline has not: number, presence, doubled, says,
    by, post, bracket, inline (the name stands on the date's line).
    """

    start: int
    end: int
    indent: int
    stamp: Stamp
    number: str | None = None
    author: str | None = None
    login: str | None = None
    presence: Presence | None = None
    marks: frozenset[str] = frozenset()

    @property
    def ordinal(self) -> int:
        """The number as a number, or 0; of "1.2" the last."""
        return int(self.number.rpartition(".")[2]) if self.number else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One line, or the part of one before the date, taken for a part of a header."""

    number: str | None = None
    names: tuple[str, ...] = ()
    bracket: str | None = None
    presence: Presence | None = None
    marks: frozenset[str] = frozenset()


def headers(text: str) -> Iterator[Header]:
    """Every place of `text` that has the form of a comment's header, in order; time linear in the text."""
    above: deque[Line] = deque(maxlen=FORUM)
    for line in lines(text):
        if line.end - line.start <= LONGEST:
            header = _header(line, above)
            if header is not None:
                yield header
        above.append(line)


def _header(line: Line, above: Sequence[Line]) -> Header | None:
    found = first_stamp(line.text, short=False)
    if found is None or announces(line.text):
        return None
    stamp = found.stamp
    piece = _before(line.text[: found.start])
    after = _after(line.text[found.end :])
    if piece is None or after is None:
        return None
    number = piece.number or after.number
    header = Header(
        start=line.start,
        end=line.end,
        indent=line.indent,
        stamp=stamp,
        number=number,
        presence=piece.presence or after.presence,
        marks=piece.marks | after.marks,
    )
    if piece.names:
        header = _signed(header, piece.names, piece.bracket)
        header = replace(header, marks=header.marks | {"inline"})
        return _absorb(header, line, above)
    return _absorb(header, line, above) if "post" not in piece.marks else _forum(header, line, above)


def _before(prefix: str) -> _Piece | None:
    """What stands before the date on its line; None when it is more than a header holds."""
    rest, marks = unweekday(prefix).strip(), set[str]()
    if "«" in rest or "»" in rest:
        marks.add("post")
    if rest.endswith("↑"):
        return None  # "Anna wrote: ↑ 6 January 2023": a quotation says when it was written
    rest = unaddressed(uncounted(bared(rest.rstrip(" \t\xa0("))))
    rest, _ = without(unscored(rest), "header.before_date", end=True)
    post = _POST.fullmatch(rest.strip(EDGE))
    if post:
        return _Piece(number=post[1], marks=frozenset({"post"}))
    piece = _piece(rest)
    if piece is None:
        return None
    return replace(piece, marks=piece.marks | marks)


def _after(suffix: str) -> _Piece | None:
    """What stands behind the date on its line; None when it is more than a header holds."""
    if len(suffix) > NAME:
        return None
    found = presences().search(suffix)
    presence = presence_of(found.group()) if found else None
    suffix = presences().sub(" ", suffix)
    number = _HASH.search(suffix)
    words = (word.group().casefold() for word in _AFTER.finditer(suffix))
    known = lexicon()
    if not all(
        word.isdigit() or known.has("header.after_date", word) or known.has("furniture.actions", word) for word in words
    ):
        return None
    return _Piece(
        number=number[1] if number else None,
        presence=presence,
        marks=frozenset({"post"} if number else set()) | ({"presence"} if presence else set()),
    )


def _piece(line: str) -> _Piece | None:
    """A line as a part of a header: a number, a name once or twice, a bracket, a presence; None when it is prose."""
    marks: set[str] = set()
    number = None
    found = _NUMBER.match(line)
    if found:
        number = found[1] or found[2]
        marks.add("number" if found[1] else "post")
        line = line[found.end() :]
    elif bullet := _BULLET.match(line):
        line = line[bullet.end() :]
    presence: Presence | None = None
    found = presences().search(line)
    parts = [line]
    if found:
        parts = [part for part in presences().split(line) if part.strip(EDGE)]
        presence = presence_of(found.group())
        marks.add("presence")
    names, bracket = [], None
    for part in parts:
        name = part.strip().rstrip(":").strip() if part.strip().endswith(":") else part.strip()
        # "Said" with a capital is a name.
        shorter, says = without(name, "header.after_name", end=True)
        says = says and name[len(shorter) :].islower()
        name = shorter if says else name
        name, by = without(name.lstrip(EDGE), "header.before_name", end=False)
        marks |= ({"says"} if says else set()) | ({"by"} if by else set())
        if alone := _BRACKET_ALONE.fullmatch(name.strip()):
            bracket, name = alone[1], ""
        elif inner := _BRACKET.fullmatch(name):
            name, bracket = inner[1], inner[2]
        name = name.strip(" \t\xa0,;|·•«»–—-→")
        name = _PARTED.split(name)[0]  # "Ada Lowe   Verified"
        if name and not name_like(name):
            return None
        if name:
            names.append(name)
    if len(names) > 1 and len({letters(name) for name in names}) == 1:
        marks.add("doubled")
    if bracket is not None:
        marks.add("bracket")
    return _Piece(number=number, names=tuple(names), bracket=bracket, presence=presence, marks=frozenset(marks))


def _signed(header: Header, names: Sequence[str], bracket: str | None) -> Header:
    """The header with its author, and with the bracket behind the name as a login where it is one."""
    author = names[-1]
    login = None
    if bracket is not None:
        login = bracket[1:] if re.fullmatch(r"@[\w.-]+", bracket) else None
        # In `anna_k (Anna)` the bracket is the person's name, in `Anna Koval (anna_k)` the account's.
        written_out = " " in author or author[:1].isupper()
        if login is None and written_out and re.fullmatch(r"[a-z0-9][a-z0-9_.-]*", bracket) and not bracket.isdigit():
            login = bracket
    return replace(header, author=author, login=login)


def _same(piece: _Piece, author: str) -> bool:
    return all(letters(name) == letters(author) and name.casefold() == author.casefold() for name in piece.names)


def _absorb(header: Header, line: Line, above: Sequence[Line]) -> Header | None:
    """The header with the lines above it that are parts of it; None when nobody signs it."""
    below = line
    for upper in list(reversed(above))[:SPLIT]:
        if "number" in header.marks or below.gap or len(upper.text) > 2 * NAME + 20:
            break
        piece = _piece(upper.text) if next(stamps(upper.text), None) is None else None
        if piece is None:
            break
        if header.author is None:
            if piece.names:
                header = _signed(header, piece.names, piece.bracket)
            elif piece.bracket is None:
                break
        elif piece.names and not _same(piece, header.author):
            # An account's line with its presence over a line with the person's name.
            if not {"number", "presence"} <= piece.marks:
                break
            if header.login is None:
                header = replace(header, login=_signed(header, (header.author,), piece.names[-1]).login)
        elif not piece.names and not piece.number:
            break
        header = replace(
            header,
            start=upper.start,
            indent=upper.indent,
            number=header.number or piece.number,
            presence=header.presence or piece.presence,
            marks=header.marks | piece.marks | ({"doubled"} if header.author and len(piece.names) > 1 else set()),
        )
        below = upper
    return header if header.author is not None else None


def _forum(header: Header, line: Line, above: Sequence[Line]) -> Header | None:
    """The header with the box about the author above it: name, badges as a list, subject; or just the name above."""
    rows = list(reversed(above))
    boxed = next((place for place, row in enumerate(rows[:2]) if _BULLET.match(row.text)), None)
    if boxed is None:
        return _absorb(header, line, above)
    presence = header.presence
    for row in rows[boxed:]:
        bullet = _BULLET.match(row.text)
        if bullet:
            if action(row.text[bullet.end() :]) is not None:
                return None  # the buttons of the comment above
            presence = presence or presence_of(row.text[bullet.end() :])
            continue
        if row.text.strip(EDGE + "*") == "":
            continue
        if not name_like(row.text):
            return None
        return replace(
            header,
            start=row.start,
            indent=row.indent,
            author=row.text,
            presence=presence,
            marks=header.marks | ({"presence"} if presence else set()),
        )
    return None
