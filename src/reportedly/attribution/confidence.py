"""How often a draft like this one is right: what the finders say of its parts, weighed into one probability.

A logistic regression (Platt, "Probabilistic outputs for support vector machines", 1999) over the log-odds of the parts.
Its weights belong to the model and were fitted on texts that the model was not trained on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from reportedly.attribution.draft import Draft

_LEAST = 1e-4
_QUOTES = frozenset('"“”„«»')

Weights = Mapping[str, float]


def _odds(probability: float) -> float:
    clipped = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(clipped / (1 - clipped))


def features(text: str, draft: Draft, mood: float) -> dict[str, float]:
    """What is weighed for one draft, by name; a part that no finder spoke of counts nothing.

    `mood` is the mean log-odds of the confidence of all drafts of the text: where the model is sure of itself on the
    whole, it is more often right in the single case.
    """
    evidence = draft.evidence
    learned, formed = evidence.cue is not None, evidence.pattern is not None
    found = {
        "learned": float(learned and not formed),
        "formed": float(formed and not learned),
        "both": float(formed and learned),
        "mood": mood,
        "raw": _odds(draft.confidence),
        "quoted": float(any(sign in _QUOTES for start, end in draft.content for sign in text[start:end])),
        "sourceless": float(not draft.source),
    }
    for name in ("cue", "whole", "source", "content", "belief"):
        value = getattr(evidence, name)
        found[name] = 0.0 if value is None else _odds(value)
    return found


def mood(drafts: Sequence[Draft]) -> float:
    """The mean log-odds of the drafts' confidence, 0 without drafts."""
    return fmean(_odds(draft.confidence) for draft in drafts) if drafts else 0.0


def weighed(text: str, drafts: Sequence[Draft], weights: Weights | None, whole: float) -> list[Draft]:
    """The drafts with the probability that they are right for their confidence; without weights as they are.

    `whole` is the mood of the text (see `features`).
    """
    if not weights:
        return list(drafts)
    return [replace(draft, confidence=_probability(features(text, draft, whole), weights)) for draft in drafts]


def _probability(found: Mapping[str, float], weights: Weights) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-min(max(total, -30.0), 30.0)))
