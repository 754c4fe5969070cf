"""Centres for an inverted file: points around which vectors of length 1 lie, so that near ones share a cell.

Spherical k-means on a sample (Dhillon and Modha, "Concept Decompositions for Large Sparse Text Data Using Clustering",
2001). The same vectors give the same centres.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_ROUNDS = 5
_SAMPLE = 32
"""Vectors for each centre that the centres are chosen by."""

_BLOCK = 4096


def chosen(vectors: Floats, count: int, *, seed: int = 0) -> Floats:
    """At most `count` centres of vectors of length 1, themselves of length 1."""
    chance = np.random.default_rng(seed)
    count = min(count, len(vectors))
    sample = vectors[np.sort(chance.choice(len(vectors), min(len(vectors), count * _SAMPLE), replace=False))]
    centres = sample[chance.choice(len(sample), count, replace=False)].copy()
    for _ in range(_ROUNDS):
        cell = nearest(sample, centres)
        order = np.argsort(cell, kind="stable")
        used, begins = np.unique(cell[order], return_index=True)
        centres[used] = np.add.reduceat(sample[order], begins, axis=0)
        centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    return centres


def nearest(vectors: Floats, centres: Floats) -> Ints:
    """The number of the centre that is nearest to each vector."""
    blocks = [(vectors[at : at + _BLOCK] @ centres.T).argmax(1) for at in range(0, len(vectors), _BLOCK)]
    return np.concatenate(blocks) if blocks else np.zeros(0, np.int64)
