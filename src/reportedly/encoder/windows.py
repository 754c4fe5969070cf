"""Tokens -> overlapping windows that begin with a sentence, and which window answers for each token."""

from __future__ import annotations

import numpy as np

from reportedly.encoder.tokens import Ints, Tokens

SIZE = 254
OVERLAP = 64
FAR_FROM_ANY_EDGE = 1 << 40

Window = tuple[int, int]


def windows(tokens: Tokens, *, size: int = SIZE, overlap: int = OVERLAP, first_unit: int = 0) -> list[Window]:
    """Half-open ranges of token numbers, each at most `size` long, which together hold every token.

    A window begins with a unit of `tokens`; the next one begins about `overlap` tokens before the end of this one.
    first_unit: a shorter first window, up to this unit (training uses it to cut the same text differently each time).
    """
    units, count = tokens.units.tolist(), len(tokens.units) - 1
    found: list[Window] = []
    at = 0
    while units[first_unit] > size:
        first_unit -= 1
    if first_unit:
        found.append((0, units[first_unit]))
        at = first_unit
    while at < count:
        stop = at + 1
        while stop < count and units[stop + 1] - units[at] <= size:
            stop += 1
        found.append((units[at], units[stop]))
        if stop >= count:
            break
        at = _next(units, at, stop, overlap)
    return found


def _next(units: list[int], at: int, stop: int, overlap: int) -> int:
    following = stop
    while following > at + 1 and units[stop] - units[following] < overlap:
        following -= 1
    return following


def central(count: int, found: list[Window]) -> Ints:
    """For each of `count` tokens the number of the window in which it lies farthest from an edge, [tokens].

    The ends of the text are no edges. -1 where no window holds the token.
    """
    where = np.full(count, -1, np.int64)
    best = np.full(count, -1, np.int64)
    for number, (start, end) in enumerate(found):
        at = np.arange(start, end)
        before = at - start if start else np.full(end - start, FAR_FROM_ANY_EDGE)
        behind = end - 1 - at if end < count else np.full(end - start, FAR_FROM_ANY_EDGE)
        edge = np.minimum(before, behind)
        better = edge > best[start:end]
        best[at[better]] = edge[better]
        where[at[better]] = number
    return where
