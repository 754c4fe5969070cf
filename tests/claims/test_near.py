"""Pairs of near vectors: every one once, whichever are new, and whatever else is looked at beside them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.near import Floats, exact, near


def unit(count: int, seed: int) -> Floats:
    found = np.random.default_rng(seed).normal(size=(count, 8))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def pairs(vectors: Floats, least: float, settled: list[bool] | None = None) -> list[tuple[int, int]]:
    marks = None if settled is None else np.asarray(settled, np.bool_)
    return [
        (int(a), int(b)) for one, other in near(vectors, least, settled=marks) for a, b in zip(one, other, strict=True)
    ]


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.integers(0, 99))
def test_old_pairs_and_new_pairs_are_all_pairs(settled: list[bool], seed: int) -> None:
    vectors = unit(len(settled), seed)
    every = pairs(vectors, 0.2)
    assert len(set(every)) == len(every)
    assert all(a < b for a, b in every)
    new = pairs(vectors, 0.2, settled)
    assert sorted(new) == sorted((a, b) for a, b in every if not (settled[a] and settled[b]))


def test_the_limit_itself_is_near_whatever_stands_beside() -> None:
    vectors = unit(1500, 7)
    limit = float(exact(vectors[:1], vectors[1:2])[0])
    assert (0, 1) in pairs(vectors, limit)
    assert (0, 1) in pairs(vectors[:2], limit)
    assert (0, 1) not in pairs(vectors, float(np.nextafter(limit, 2)))
    assert (0, 1) not in pairs(vectors[:2], float(np.nextafter(limit, 2)))


@pytest.mark.parametrize("count", [0, 1])
def test_one_alone_is_near_nothing(count: int) -> None:
    assert pairs(unit(count, 1), 0.0) == []
