"""Which vectors of many are near one another, found by looking at every pair; of known ones only those with new ones.

Products of whole blocks differ in their last digits with the size of the block. A pair that is so near the limit that
this could decide is looked at by itself, so that whether two vectors are near depends on these two alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_BLOCK = 1024
_UNSURE = 1e-4


def near(vectors: Floats, least: float, *, settled: Bools | None = None) -> Iterator[tuple[Ints, Ints]]:
    """The numbers of vectors whose dot product is at least `least`, smaller ones first, a block of pairs at a time.

    `settled` marks the vectors whose pairs with one another are not asked for.
    """
    known = np.zeros(len(vectors), np.bool_) if settled is None else settled
    new = np.flatnonzero(~known)
    for begin in range(0, len(new), _BLOCK):
        rows = new[begin : begin + _BLOCK]
        product = vectors[rows] @ vectors.T
        at, other = np.nonzero(product >= least - _UNSURE)
        one = rows[at]
        once = (one < other) | known[other]
        at, one, other = at[once], one[once], other[once]
        unsure = np.flatnonzero(product[at, other] < least + _UNSURE)
        kept = np.ones(len(one), np.bool_)
        kept[unsure] = exact(vectors[one[unsure]], vectors[other[unsure]]) >= least
        one, other = one[kept], other[kept]
        yield np.minimum(one, other), np.maximum(one, other)


def exact(a: Floats, b: Floats) -> NDArray[np.float64]:
    """The dot product of each row of one with that of the other, by themselves."""
    return np.asarray(np.einsum("ij,ij->i", a.astype(np.float64), b.astype(np.float64)))
