"""Which paragraph a place stands in, and how many lie between two attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reportedly.model import Attribution, Span
from reportedly.sources.telling import start


class Paragraphs:
    """The paragraphs of a document by place; they may overlap or stand in any order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._reached = list(accumulate((end for _, end in spans), max))
        self._ahead = list(accumulate((begin for begin, _ in reversed(spans)), min))[::-1]

    def at(self, position: int) -> int:
        """The number of the first paragraph that holds a position, -1 for none."""
        for number in range(bisect_right(self._reached, position), len(self._spans)):
            if self._ahead[number] > position:
                break
            begin, end = self._spans[number]
            if begin <= position < end:
                return number
        return -1

    def apart(self, one: Attribution, other: Attribution) -> int:
        """How many paragraphs after one attribution the other stands."""
        return self.at(start(other)) - self.at(start(one))
