"""The lines of a page as a reader sees them: their text, the links in them, and the element that begins each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from reportedly.thread.markup import SILENT, is_block, squeezed, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

LISTS = frozenset({"ul", "ol", "dl"})
"""Elements that push what is in them to the right."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_INNER = 4
"""Inline elements around a whole line that are among its parts, the innermost ones."""


@dataclass(frozen=True, slots=True)
class Part:
    """An element inside one line, and the text `[start, end)` of the line that stands in it."""

    element: _Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """One line: what blocks, rules and line breaks part.

    `block` is the innermost block around it, `depth` the lists around that. The line begins with the text of `first`,
    or, where `after` says so, with the text behind it. `parts` are the inline elements in it, in the order in which
    they begin, the outer ones first. `rules` counts the rules (`hr`) above it.
    """

    block: _Element
    depth: int
    rules: int
    first: _Element
    after: bool
    text: str
    parts: tuple[Part, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading."""
        return tag(self.block) in HEADINGS

    def words(self, start: int = 0, end: int | None = None) -> str:
        """What stands in `[start, end)` of its text, with each run of white space as one space."""
        return squeezed(self.text[start:end])


def printed(tree: _Element) -> Iterator[Printed]:
    """The lines of the page that hold a letter or a digit, in reading order. Time linear in the page, no recursion."""
    reader = _Reader(tree)
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        line = reader.enter(element) if event == "start" else reader.leave(element)
        if line is not None:
            yield line
    line = reader.done()
    if line is not None:
        yield line


class _Reader:
    """The line that is being read, and the elements that are open around it."""

    def __init__(self, tree: _Element) -> None:
        self._tree = tree
        self._blocks = [tree]
        self._open: list[tuple[_Element, int, int]] = []  # with the line and the place in it where each began
        self._depth = self._rules = self._silent = 0
        self._number = self._length = 0
        self._text: list[str] = []
        self._parts: list[Part] = []
        self._first, self._after, self._block = tree, False, tree
        self._pushed = self._ruled = 0

    def enter(self, element: _Element) -> Printed | None:
        """Begins an element; gives the line that ends there."""
        name, line = tag(element), None
        if element is self._tree:
            self._say(element.text, element, after=False)
            return None
        self._silent += not name or name in SILENT
        if name == "br" or is_block(element):
            line = self.done()
        if is_block(element):
            self._blocks.append(element)
            self._depth += name in LISTS
            self._rules += name == "hr"
        elif name:
            self._open.append((element, self._number, self._length))
        if name:
            self._say(element.text, element, after=False)
        return line

    def leave(self, element: _Element) -> Printed | None:
        """Ends an element; gives the line that ends there."""
        name, line = tag(element), None
        if element is self._tree:
            return None
        if is_block(element):
            line = self.done()
            self._blocks.pop()
            self._depth -= name in LISTS
        elif name:
            self._close(*self._open.pop())
        self._silent -= not name or name in SILENT
        self._say(element.tail, element, after=True)
        return line

    def done(self) -> Printed | None:
        """Ends the line; None where it holds nothing."""
        text = "".join(self._text)
        line = None
        if any(map(str.isalnum, text)):
            for one in self._open[-_INNER:]:
                self._close(*one)
            parts = sorted(self._parts, key=lambda part: (part.start, -part.end))
            line = Printed(self._block, self._pushed, self._ruled, self._first, self._after, text, tuple(parts))
        self._text, self._parts, self._length = [], [], 0
        self._number += 1
        return line

    def _close(self, element: _Element, number: int, start: int) -> None:
        start = start if number == self._number else 0
        if self._length > start:
            self._parts.append(Part(element, start, self._length))

    def _say(self, text: str | None, first: _Element, *, after: bool) -> None:
        if not text or self._silent or (not self._text and text.isspace()):
            return
        if not self._text:
            self._first, self._after, self._block = first, after, self._blocks[-1]
            self._pushed, self._ruled = self._depth, self._rules
        self._text.append(text)
        self._length += len(text)
