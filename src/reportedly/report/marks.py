"""The layered marking of a text: which sources, cues, contents and hedges cover each stretch of it.

A text is cut wherever a mark begins or ends, so that a stretch (a `Piece`) has the same layers from end to end, and the
pieces put together are the text again. Attributions that share one span, but for punctuation at its ends, share one
layer: two relays of one content are one underline with two labels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Literal

from reportedly.model import Attribution, Span
from reportedly.report.words import is_guess

Role = Literal["content", "source", "cue", "hedge"]
MOST_LAYERS = 24
"""More of them over one letter help no reader and would make drawing quadratic: what opens inside is not drawn."""

_INSIDE: dict[Role, int] = {"content": 0, "source": 1, "cue": 2, "hedge": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One mark over `[start, end)`: what it is, whose (`ids` of attributions), how deep, whether it is a guess.

    `depth` counts contents: 0 for the outermost content, 1 for one inside it. Other marks have the depth that they
    stand at.
    """

    start: int
    end: int
    role: Role
    ids: tuple[str, ...]
    depth: int = 0
    guess: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same layers, the outermost first."""

    start: int
    end: int
    layers: tuple[Layer, ...] = ()

    def opening(self) -> tuple[Layer, ...]:
        """The layers that begin here."""
        return tuple(layer for layer in self.layers if layer.start == self.start)

    def closing(self) -> tuple[Layer, ...]:
        """The layers that end here, the innermost first."""
        return tuple(layer for layer in reversed(self.layers) if layer.end == self.end)


def layers(text: str, attributions: Iterable[Attribution]) -> list[Layer]:
    """Every mark of the attributions in the order in which they open, outer before inner.

    Spans that lie outside the text are cut to it; empty ones mark nothing. Where `MOST_LAYERS` are open, what opens
    inside them is left out.
    """
    ids: dict[tuple[Role, Span], list[str]] = {}
    reach: dict[tuple[Role, Span], Span] = {}
    sure: set[tuple[Role, Span]] = set()
    for attribution in attributions:
        roles: tuple[tuple[Role, tuple[Span, ...]], ...] = (
            ("content", attribution.content),
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("hedge", attribution.hedges),
        )
        for role, spans in roles:
            for span in spans:
                start, end = max(0, span[0]), min(len(text), span[1])
                if start >= end:
                    continue
                key = (role, _trimmed(text, start, end))
                if attribution.id not in ids.setdefault(key, []):
                    ids[key].append(attribution.id)
                known = reach.get(key, (start, end))
                reach[key] = (min(known[0], start), max(known[1], end))
                if not is_guess(attribution):
                    sure.add(key)
    order = sorted(reach, key=lambda key: (reach[key][0], _INSIDE[key[0]], -reach[key][1]))
    return list(_deepened(order, ids, reach, sure))


def pieces(length: int, marks: Sequence[Layer], cuts: Iterable[int] = ()) -> list[Piece]:
    """The whole of a text of `length` code points, cut at the marks' ends and at `cuts`.

    `marks` are in the order that `layers` gives. The time is that of sorting the marks and of writing out the layers
    of each piece.
    """
    edges = {0, length}
    edges.update(cut for cut in cuts if 0 <= cut <= length)
    for mark in marks:
        edges.update((mark.start, mark.end))
    found: list[Piece] = []
    open_now: list[Layer] = []
    at = 0
    for start, end in pairwise(sorted(edges)):
        open_now = [mark for mark in open_now if mark.end > start]
        before = at
        while at < len(marks) and marks[at].start == start:
            open_now.append(marks[at])
            at += 1
        if at > before:
            # What opens outside must be outside: a content that begins within a source lies below it all the same.
            open_now.sort(key=lambda mark: _INSIDE[mark.role] > 0)
        found.append(Piece(start=start, end=end, layers=tuple(open_now)))
    return found


def within(found: Sequence[Piece], span: Span) -> Sequence[Piece]:
    """The pieces of a stretch whose ends were among the cuts."""
    first = bisect_left(found, span[0], key=lambda piece: piece.start)
    last = bisect_left(found, span[1], key=lambda piece: piece.start)
    return found[first:last]


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without what is neither letter nor figure at its ends; the span itself when nothing else is in it."""
    first, last = start, end
    while first < last and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (start, end)


def _deepened(
    order: Sequence[tuple[Role, Span]],
    ids: dict[tuple[Role, Span], list[str]],
    reach: dict[tuple[Role, Span], Span],
    sure: set[tuple[Role, Span]],
) -> Iterable[Layer]:
    """The layers with their depths: a content takes the least depth that no open content has."""
    ending: list[tuple[int, int]] = []  # (end, depth) of the open contents
    covering: list[int] = []  # ends of all that is open
    free: list[int] = []
    deepest = 0
    for key in order:
        start, end = reach[key]
        while ending and ending[0][0] <= start:
            heappush(free, heappop(ending)[1])
        while covering and covering[0] <= start:
            heappop(covering)
        if len(covering) >= MOST_LAYERS:
            continue
        heappush(covering, end)
        depth = len(ending)
        if key[0] == "content":
            if free:
                depth = heappop(free)
            else:
                depth, deepest = deepest, deepest + 1
            heappush(ending, (end, depth))
        yield Layer(start=start, end=end, role=key[0], ids=tuple(ids[key]), depth=depth, guess=key not in sure)
