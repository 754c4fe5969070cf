"""Whether a confidence means something: how often what is so sure is right, and whether the right are surer.

Expected calibration error in ten bins of equal width (Naeini, Cooper and Hauskrecht, "Obtaining well calibrated
probabilities using Bayesian binning", 2015), area under the ROC curve, and precision where recall reaches a share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

BINS = 10

Judged = Sequence[tuple[float, bool]]
"""Predictions: confidence (0..1), and whether it was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Predictions of like confidence: how sure they are on average, how many of them are right, how many they are."""

    confidence: float
    right: float
    count: int


def bins(judged: Judged) -> list[Bin]:
    """The bins that hold predictions, from the least sure on."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        held.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        Bin(
            confidence=sum(confidence for confidence, _ in rows) / len(rows),
            right=sum(right for _, right in rows) / len(rows),
            count=len(rows),
        )
        for _, rows in sorted(held.items())
    ]


def calibration_error(judged: Judged) -> float:
    """The mean distance of confidence from the share that is right, weighed by the number in each bin (0..1)."""
    return sum(abs(one.confidence - one.right) * one.count for one in bins(judged)) / len(judged)


def area_under_curve(judged: Judged) -> float:
    """How often a right prediction is surer than a wrong one; ties count half. 0.5 where there is no wrong or no right.

    >>> area_under_curve([(0.9, True), (0.6, False), (0.7, True), (0.8, False)])
    0.75
    """
    below, above, right = 0, 0.0, 0
    for _, tied in groupby(sorted(judged), key=itemgetter(0)):
        same = [ok for _, ok in tied]
        good, bad = sum(same), len(same) - sum(same)
        above += good * (below + bad / 2)
        below, right = below + bad, right + good
    return above / (right * below) if right and below else 0.5


def precision_at(judged: Judged, wanted: int, recall: float) -> float:
    """The share that is right among the surest predictions that reach this recall of `wanted`; 0 where none does."""
    hits = 0
    for count, (_, right) in enumerate(sorted(judged, key=lambda one: -one[0]), 1):
        hits += right
        if hits >= recall * wanted:
            return hits / count
    return 0.0
