"""The best stretches of a row of scores, against trying them all."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.attribution.segments import stretch_of_peak, stretches

SCORES = st.lists(st.integers(-8, 8).map(float), min_size=1, max_size=9)


def worth(scores: list[float], chosen: tuple[bool, ...], price: float) -> float:
    runs = sum(one and not before for before, one in zip((False, *chosen), chosen, strict=False))
    return sum(score for score, one in zip(scores, chosen, strict=True) if one) - price * runs


@given(SCORES, st.sampled_from([0.0, 1.5, 4.0]))
def test_no_other_choice_of_stretches_is_worth_more(scores: list[float], price: float) -> None:
    (found,) = stretches(np.array([scores]), price=price).tolist()
    best = max(worth(scores, chosen, price) for chosen in product((False, True), repeat=len(scores)))
    assert worth(scores, tuple(found), price) == best


@given(SCORES)
def test_the_one_stretch_holds_the_peak_and_cannot_be_bettered(scores: list[float]) -> None:
    (found,) = stretch_of_peak(np.array([scores])).tolist()
    chosen = [at for at, one in enumerate(found) if one]
    if max(scores) <= 0:
        assert not chosen
        return
    peak = int(np.argmax(scores))
    assert peak in chosen and chosen == list(range(chosen[0], chosen[-1] + 1))
    best = max(sum(scores[a : b + 1]) for a in range(peak + 1) for b in range(peak, len(scores)))
    assert sum(scores[at] for at in chosen) == best


def test_rows_do_not_disturb_one_another() -> None:
    scores = np.array([[2.0, -0.2, 2.0], [-1.0, -1.0, -1.0]])
    assert stretches(scores, price=0.5).tolist() == [[True, True, True], [False, False, False]]
