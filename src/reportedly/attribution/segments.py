"""Scores of tokens -> stretches of tokens: those whose summed scores, less a price for each stretch, are highest.

Exact, by dynamic programming over two states a token (the maximum-sum segments of Ruzzo and Tompa, "A linear time
algorithm for finding all maximal scoring subsequences", 1999, with a price instead of a bound).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


def stretches(scores: Scores, *, price: float) -> Flags:
    """Which tokens of each row lie in its best stretches, [rows, tokens].

    scores: log-odds that a token belongs, [rows, tokens]. price: log-odds that a further stretch must be worth.

    >>> stretches(np.array([[3.0, -1.0, 3.0, -9.0, 1.0]]), price=2.0).astype(int).tolist()
    [[1, 1, 1, 0, 0]]
    """
    return np.array([_of_row(row, price) for row in scores.tolist()], bool).reshape(scores.shape)


def _of_row(scores: Sequence[float], price: float) -> list[bool]:
    inside, outside = -inf, 0.0
    opened, closed = [], []  # whether it is best at a token to open a stretch, to have closed one before it
    for score in scores:
        begun = outside - price
        opens, closes = begun > inside, inside > outside
        opened.append(opens)
        closed.append(closes)
        if closes:
            outside = inside
        inside = (begun if opens else inside) + score
    found = []
    within = inside > outside
    for opens, closes in zip(reversed(opened), reversed(closed), strict=True):
        found.append(within)
        within = not opens if within else closes
    found.reverse()
    return found


def stretch_of_peak(scores: Scores) -> Flags:
    """Which tokens of each row lie in the best stretch around its highest score, [rows, tokens].

    None in a row without a score above 0. The peak decides, not the sum, so that a long name beside the right one
    does not win by its length.

    >>> stretch_of_peak(np.array([[1.0, 1.0, 1.0, -9.0, -1.0, 2.0, 0.5]])).astype(int).tolist()
    [[0, 0, 0, 0, 0, 1, 1]]
    """
    rows, count = scores.shape
    if not count:
        return np.zeros((rows, 0), bool)
    at, peak = np.arange(count), scores.argmax(axis=1)[:, None]
    ahead = np.where(at > peak, scores, 0.0).cumsum(axis=1)
    back = np.where(at < peak, scores, 0.0)[:, ::-1].cumsum(axis=1)[:, ::-1]
    last = np.where(at >= peak, ahead, -np.inf).argmax(axis=1)[:, None]
    first = count - 1 - np.where(at <= peak, back, -np.inf)[:, ::-1].argmax(axis=1)[:, None]
    found: Flags = (at >= first) & (at <= last)
    found &= scores.max(axis=1)[:, None] > 0
    return found
