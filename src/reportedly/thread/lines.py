"""The lines of a flattened page that hold something, with their place and indentation, found one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TAB = 4
"""Columns that a tab counts for; flatteners that write tabs write one a level."""

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the space around it: `[start, end)` in the text, its indentation in columns.

    `gap` says that an empty line, or the text's beginning, is before it.
    """

    start: int
    end: int
    indent: int
    gap: bool
    text: str


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of `text[start:end]` that hold more than white space, in order; offsets are those of `text`."""
    last_break = start if start else -1
    gap = start == 0
    for found in _LINE.finditer(text, start, len(text) if end is None else end):
        raw = found.group()
        content = raw.strip()
        gap = gap or found.start() > last_break + 1
        last_break = found.end()
        if not content:
            gap = True
            continue
        # Searched from the left of the raw line, so that the cost is that of the line.
        margin = len(raw) - len(raw.lstrip())
        indent = margin + (TAB - 1) * raw.count("\t", 0, margin)
        yield Line(found.start() + margin, found.start() + margin + len(content), indent, gap, content)
        gap = False
