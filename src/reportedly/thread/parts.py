"""The comments of a flattened thread: what heads each, and its lines without what all of an author's have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from reportedly.thread.answers import is_answer_line
from reportedly.thread.framing import DIGITS, opens_quotation
from reportedly.thread.headers import Header
from reportedly.thread.lines import Line
from reportedly.thread.names import NAME
from reportedly.thread.signed import COVERED

LEAST = 3
"""Comments of the smallest thread that is read by its frame."""


@dataclass(frozen=True, slots=True)
class Part:
    """One comment: what heads it, and the lines of its own words and quotations."""

    header: Header
    rows: tuple[Line, ...]

    @property
    def signed_off(self) -> bool:
        """Whether the header stands below what it signs."""
        return bool(self.rows) and self.rows[0].start < self.header.start


def unboxed(parts: Sequence[Part]) -> list[Part]:
    """The comments without the short lines that all comments of their author begin with, where he has several, and
    what stands in brackets at the same place in the others: a rank, when he was last here."""
    begins: defaultdict[str, list[list[str]]] = defaultdict(list)
    for part in parts:
        short = takewhile(_boxed, part.rows[:-1])
        begins[part.header.author or ""].append([DIGITS.sub("0", row.text) for row in short])
    box: dict[str, int] = {}
    bracketed = False
    for author, said in begins.items():
        if len(said) > 1:
            box[author] = sum(1 for _ in takewhile(lambda row: len(set(row)) == 1, zip(*said, strict=False)))
            bracketed = bracketed or any(row.startswith("[") and row.endswith("]") for row in said[0][: box[author]])
    kept = []
    for part in parts:
        rows = part.rows[box.get(part.header.author or "", 0) :]
        if bracketed and len(rows) > 1 and rows[0].text[0] == "[" and rows[0].text[-1] == "]":
            rows = rows[1:]
        kept.append(replace(part, rows=rows))
    return kept


def untitled(parts: Sequence[Part]) -> list[Part]:
    """The comments without their titles, where all begin with a short line that stands alone, and few are sentences."""
    titles = [part.rows[0].text for part in parts if len(part.rows) > 1 and part.rows[1].gap]
    plain = sum(title[-1] not in ".!?…:" for title in titles)
    if len(titles) < max(len(parts), LEAST + 1) or max(map(len, titles)) > NAME or plain < COVERED * len(parts):
        return list(parts)
    return [replace(part, rows=part.rows[1:]) for part in parts]


def unheaded(parts: Sequence[Part]) -> list[Part]:
    """The comments without a heading that is in nearly all but the beginning of the words under it."""
    headed = [len(part.rows) > 1 and part.rows[1].text.startswith(part.rows[0].text.rstrip(" .…")) for part in parts]
    if len(parts) < LEAST or sum(headed) < COVERED * len(parts):
        return list(parts)
    return [replace(part, rows=part.rows[1:]) if one else part for part, one in zip(parts, headed, strict=True)]


def _boxed(row: Line) -> bool:
    if len(row.text) > NAME or row.text[-1] in ".!?":
        return False
    return not opens_quotation(row.text) and not is_answer_line(row.text)


def unsigned(parts: Sequence[Part]) -> list[Part]:
    """The comments without the last line that all comments of their author end with, where he has several; the page may
    go on behind that of the last comment."""
    parts = _unfooted(parts)
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for part in parts:
        ends[part.header.author or ""].append(part.rows[-1].text if len(part.rows) > 1 else "")
    fixed = {author: said[0] for author, said in ends.items() if len(said) > 1 and said[0] and len(set(said)) == 1}
    return [replace(part, rows=part.rows[:-1]) if fixed.get(part.header.author or "") else part for part in parts]


def _unfooted(parts: Sequence[Part]) -> list[Part]:
    """The comments without what stands in the last one behind the line that all others of its author end with."""
    if not parts:
        return []
    last = parts[-1]
    ends = {one.rows[-1].text for one in parts[:-1] if one.header.author == last.header.author and len(one.rows) > 1}
    if len(ends) != 1:
        return list(parts)
    at = next((place for place, row in enumerate(last.rows) if place and row.text in ends), None)
    return list(parts) if at is None else [*parts[:-1], replace(last, rows=last.rows[: at + 1])]
