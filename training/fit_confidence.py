"""Fit what a tagger's evidence is worth: how often an attribution is right, on articles that nothing was trained on.

    REPORTEDLY_WEIGHTS=FOLDER python fit_confidence.py NAME HELD.jsonl.gz ... [--write]

Prints the error of the confidence over ten folds of the articles (each judged by a fit on the others) before and after;
`--write` puts the weights of a fit on all of them into the tagger's config.json. Right is what the relation metric
counts: content overlaps by half or more, sources meet.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articles import read
from reportedly.attribution.attribute import weigh
from reportedly.attribution.confidence import features
from reportedly.attribution.tagger import Tagger
from reportedly.encoder.session import Models
from reportedly.errors import Failure
from reportedly.model import Document
from reportedly.pipeline import Corridor
from reportedly.weights import folder

FOLDS, BINS, ROUNDS = 10, 10, 50
RIDGE = 1.0

Floats = NDArray[np.float64]


def as_document(article: dict[str, Any]) -> Document:
    """A marked article as the product reads it from JSON Lines."""
    row = {name: article[name] for name in ("id", "title", "text", "language") if article.get(name)}
    (item,) = Corridor(until="read").run(io.BytesIO(json.dumps(row).encode()), name="article.jsonl")
    if isinstance(item, Failure):
        raise SystemExit(item.line())
    return item.document


def _letters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def right(gold: Sequence[dict[str, Any]], found: Sequence[tuple[set[int], set[int]]]) -> list[bool | None]:
    """For each found (source, content) whether a gold attribution is it, best overlaps first; None: an optional one."""
    pairs = []
    for number, (source, content) in enumerate(found):
        for other, one in enumerate(gold):
            theirs = _letters(one["content"])
            overlap = len(content & theirs) / max(1, len(content | theirs))
            own = _letters(one["source"])
            if overlap >= 0.5 and (source & own or not (source or own)):
                pairs.append((bool(one.get("optional")), -overlap, number, other))
    verdict: list[bool | None] = [False] * len(found)
    taken: set[int] = set()
    for optional, _, number, other in sorted(pairs):
        if verdict[number] is False and other not in taken:
            taken.add(other)
            verdict[number] = None if optional else True
    return verdict


def fitted(inputs: Floats, truth: Floats) -> Floats:
    """Weights of a logistic regression with a small ridge, by Newton's method."""
    weights = np.zeros(inputs.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - truth) + RIDGE * weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def report(name: str, chance: Floats, truth: Floats) -> None:
    """Expected calibration error in ten bins of equal width, and the area under the curve of right against wrong."""
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    each = [bins == n for n in sorted(set(bins.tolist()))]
    error = sum(abs(chance[one].mean() - truth[one].mean()) * one.mean() for one in each)
    good, bad = chance[truth > 0], chance[truth == 0]
    above = (good[:, None] > bad).mean() + 0.5 * (good[:, None] == bad).mean()
    print(f"{name:<8} calibration error {error:.3f}, area under the curve {above:.3f}, {len(truth)} attributions")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("held", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    models = Models(tagger=options.name)
    tagger = Tagger(using=models)
    rows: list[dict[str, float]] = []
    truth: list[bool] = []
    raw: list[float] = []
    fold: list[int] = []
    for number, article in enumerate(article for path in options.held for article in read(path)):
        document = as_document(article)
        found = [one for one in weigh(document, tagger) if one.draft.cue]
        judged = right(
            article["attributions"],
            [(_letters(one.attribution.source), _letters(one.attribution.content)) for one in found],
        )
        for one, verdict in zip(found, judged, strict=True):
            if verdict is not None:
                rows.append(features(document.text, replace(one.draft, confidence=one.raw), one.mood))
                truth.append(verdict)
                raw.append(one.raw)
                fold.append(number % FOLDS)
    names = sorted(rows[0])
    inputs, wanted = np.array([[row[name] for name in names] for row in rows]), np.array(truth, float)
    report("before", np.array(raw), wanted)
    crossed = np.zeros(len(wanted))
    for held in range(FOLDS):
        out = np.array(fold) == held
        crossed[out] = 1 / (1 + np.exp(-inputs[out] @ fitted(inputs[~out], wanted[~out])))
    report("after", crossed, wanted)
    weights = {name: round(float(weight), 4) for name, weight in zip(names, fitted(inputs, wanted), strict=True)}
    print(json.dumps(weights))
    if options.write:
        path = folder() / options.name / "config.json"
        config = json.loads(path.read_text(encoding="utf-8")) | {"confidence": weights}
        path.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
