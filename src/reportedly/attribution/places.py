"""Which of many sets of spans stand at a place: looked up in a grid over the text instead of asking each of them.

A finder's drafts are many and each reaches over a few sentences at most, so a cell of the grid holds a handful, and
the time for all questions grows with the length of the text alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model import Spans
from reportedly.spans import holds, shared

_CELL = 256
"""Code points of a cell: about a sentence, so that most sets lie in one or two."""


class Places:
    """Sets of spans by the cells of text that they reach into; answers are numbers of the list, in ascending order."""

    def __init__(self, sets: Iterable[Spans]) -> None:
        self._sets = tuple(sets)
        self._cells: dict[int, list[int]] = {}
        for number, spans in enumerate(self._sets):
            for cell in _cells(spans):
                self._cells.setdefault(cell, []).append(number)

    def touching(self, spans: Spans) -> list[int]:
        """The sets that share a code point with `spans`."""
        near = {number for cell in _cells(spans) for number in self._cells.get(cell, ())}
        return sorted(number for number in near if shared(self._sets[number], spans))

    def holding(self, spans: Spans) -> list[int]:
        """The sets that hold every one of `spans`; none holds nothing."""
        if not spans:
            return []
        # Who holds them all holds the first, and so reaches into the cell where that one begins.
        near = self._cells.get(spans[0][0] // _CELL, ())
        return [number for number in near if holds(self._sets[number], spans)]


def _cells(spans: Spans) -> Iterator[int]:
    """The cells that some spans reach into, edges included, each once."""
    if len(spans) == 1:
        yield from range(spans[0][0] // _CELL, spans[0][1] // _CELL + 1)
    else:
        yield from {cell for start, end in spans for cell in range(start // _CELL, end // _CELL + 1)}
