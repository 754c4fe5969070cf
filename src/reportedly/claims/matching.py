"""Which of many texts report one claim: every pair that is near enough is compared, and like ones are grouped."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from reportedly.claims.groups import Link, group
from reportedly.claims.similarity import Prepared, compare

NEAR = 0.3
"""Cosine of two texts' meaning under which they are not compared."""

LOOSENESS = 7.0
"""Logarithm of odds by which reports are grouped more readily than two texts are called the same."""

_BLOCK = 1024
_LEAST = 1e-6


def linked(prepared: Sequence[Prepared]) -> Iterator[Link]:
    """How alike the texts are, pair by pair; pairs whose meanings are far apart are left out."""
    if not prepared:
        return
    meaning = np.stack([one.meaning for one in prepared])
    for begin in range(0, len(meaning), _BLOCK):
        rows, columns = np.nonzero(meaning[begin : begin + _BLOCK] @ meaning.T >= NEAR)
        for one, other in zip((rows + begin).tolist(), columns.tolist(), strict=True):
            if one < other:
                yield Link(one=one, other=other, score=compare(prepared[one], prepared[other]).score)


def loosened(link: Link) -> Link:
    """The link as groups take it: reports of one claim differ in more details than sentences that say the same."""
    odds = math.log(max(link.score, _LEAST) / max(1 - link.score, _LEAST)) + LOOSENESS
    return Link(one=link.one, other=link.other, score=1 / (1 + math.exp(-odds)))


def clustered(prepared: Sequence[Prepared]) -> tuple[tuple[int, ...], ...]:
    """Groups of texts of one claim, each by the numbers of its members."""
    return group(len(prepared), map(loosened, linked(prepared)))
