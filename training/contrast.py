"""Pairs of texts of one claim with one thing changed in one of them: denied, or said of somebody else.

What they are made of says too little of either: few pairs there differ in nothing but a "not" or a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from reportedly.claims.slots import slots

SHARE = 0.35
"""How many of the pairs are denied, and how many are said of somebody else."""

SHORTEST = 4
"""Letters of a name that is exchanged."""

AUXILIARY = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|would|can|could|should|did|does)(?!\w)(?! not|n't)"
)
VERB = {
    "ru": re.compile(
        r"(?<![\w-])(?<!не )[а-яё]{2,}"
        r"(?:[аеияу]л[аои]?|[аеияу]л(?:ся|[аои]сь)|[аеуя]ет(?:ся)?|[иая]т(?:ся)?|[ую]т(?:ся)?)(?!\w)"
    ),
    "uk": re.compile(
        r"(?<![\w-])(?<!не )[а-щьюяєіїґ]{2,}"
        r"(?:[аеиіяу](?:в|л[аои])(?:ся)?|[ає]є(?:ться)?|[иа]ть(?:ся)?|[ую]ть(?:ся)?)(?!\w)"
    ),
}


def denied(text: str, language: str) -> str | None:
    """The text with its first verb denied; None where none is seen."""
    if language == "en":
        found = AUXILIARY.search(text)
        return f"{text[: found.end()]} not{text[found.end() :]}" if found else None
    found = VERB[language].search(text)
    return f"{text[: found.start()]}не {text[found.start() :]}" if found else None


def renamed(text: str, language: str, names: Sequence[str], rng: np.random.Generator) -> str | None:
    """The text with one of its names exchanged for one of `names`, of a like ending where there is one."""
    own = sorted(name for name in slots(text, language).names if len(name) >= SHORTEST)
    if not own:
        return None
    name = own[int(rng.integers(len(own)))]
    others = [other for other in names if other[:3] != name[:3]]
    alike = [other for other in others if other[-2:] == name[-2:]] or others
    other = alike[int(rng.integers(len(alike)))]
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", other, text)


def changed(rows: Iterable[dict[str, Any]], seed: int = 0) -> Iterator[dict[str, Any]]:
    """Pairs that are of one claim no more: like some of the rows' pairs of one claim, but for one thing in `b`."""
    rng = np.random.default_rng(seed)
    same = [row for row in rows if row["label"] == 1]
    names: dict[str, list[str]] = {}
    for row in same:
        found = (name for name in slots(row["b"], row["lang_b"]).names if len(name) >= SHORTEST)
        names.setdefault(row["lang_b"], []).extend(sorted(found))
    for row in same:
        drawn, language = rng.random(), row["lang_b"]
        if drawn < SHARE:
            other = denied(row["b"], language)
        elif drawn < 2 * SHARE:
            other = renamed(row["b"], language, names[language], rng)
        else:
            continue
        if other is not None:
            yield {**row, "b": other, "label": 0, "kind": "denied" if drawn < SHARE else "renamed"}
