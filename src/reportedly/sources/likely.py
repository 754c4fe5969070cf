"""How likely somebody whom no rule puts anywhere speaks in the relay before: a logistic regression over signs.

Its weights were fitted by `training/fit_relays.py` on texts written for it; they stand in `data/likely.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from reportedly.errors import BadLexicon
from reportedly.sources.lexicon import read_data

LEAST = 0.5
"""Likelihood from which on one is taken for part of a relay: on held-out texts the most are then right, and few are
taken that speak for themselves."""


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign, by name; raises `BadLexicon` where one is no number."""
    table = read_data("likely.toml").get("weights")
    if not isinstance(table, dict) or not all(isinstance(value, float) for value in table.values()):
        raise BadLexicon("likely.toml", "[weights] is no table of numbers.", remedy="Fit them again.")
    return table


def likelihood(signs: Mapping[str, float]) -> float:
    """Probability (0..1) that one with these signs rests on the relay; a sign without a weight counts nothing."""
    return 1 / (1 + math.exp(-sum(weights().get(name, 0.0) * value for name, value in signs.items())))
