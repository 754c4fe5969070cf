"""Passages that two documents share: copied, trimmed, lightly edited or translated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Aligned = tuple[int, int, int, int]
"""Start and end in the one document's text, start and end in the other's, in code points."""

PassageKind = Literal["copy", "excerpt", "translation", "translated-excerpt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What documents `a` and `b` share; `score` in 0..1 is how sure it is. Which one copied is for time to tell."""

    a: str
    b: str
    kind: PassageKind
    score: float
    spans: tuple[Aligned, ...]
