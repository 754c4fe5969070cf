"""Fit what two texts' features say of their being one claim: the weights of claims/similarity.py.

    python likeness.py CROSSDOC_FOLDER ../src/reportedly/claims/data/likeness.json [--glance]

The weights of a glance in that file stay unless `--glance` is given: what the pedigree groups by was chosen with them.

CROSSDOC_FOLDER holds `ru_paraphraser`, `ntrex_xling` and `ntrex_contrast`, each with a pairs.jsonl. Pairs of one
language: strict paraphrases against none of ParaPhraser (loose ones are left out); pairs of two: translations against
neighbours, lookalikes, strangers, and translations with another number. Ridge logistic regression, at a glance and
closely; axes of meaning, of which there are many, are held by a stronger ridge. Then the offset is set so that 0.5 is
the best F1. Prints the same over five folds, each judged by a fit on the others.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.similarity import CLOSER, FEATURES, Prepared, closer, features, prepare

RIDGE, STRONG, ROUNDS, FOLDS = 1.0, 500.0, 60, 5
FEW = len(FEATURES) + len(CLOSER)
"""Numbers of a pair that the plain ridge holds."""

SETTLED = 1e-8
"""Steps below which a fit has come to its end."""

Floats = NDArray[np.float64]


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name / "pairs.jsonl").open(encoding="utf-8")]


def ready(rows: list[dict[str, Any]]) -> dict[str, Prepared]:
    """Every text of the pairs once."""
    texts = {row[side]: row[f"lang_{side}"] for row in rows for side in "ab"}
    return dict(zip(texts, prepare(list(texts), list(texts.values()), closely=True), strict=True))


def fit(x: Floats, y: Floats) -> dict[str, Any]:
    """Ridge logistic regression by Newton's method; the offset is moved to the threshold of the best F1."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    b = np.zeros(z.shape[1])
    few = min(FEW, x.shape[1])
    ridge = np.diag([*np.full(few, RIDGE), *np.full(x.shape[1] - few, STRONG), 0.0])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-z @ b))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, z.T @ (p - y) + ridge @ b)
        b -= step
        if np.abs(step).max() < SETTLED:
            break
    threshold = best(y, z @ b)
    return {"mean": mean.tolist(), "spread": spread.tolist(), "weights": b[:-1].tolist(), "offset": b[-1] - threshold}


def score(model: dict[str, Any], x: Floats) -> Floats:
    moved = (x - np.asarray(model["mean"])) / np.asarray(model["spread"])
    return np.asarray(moved @ np.asarray(model["weights"]) + model["offset"])


def best(y: Floats, s: Floats) -> float:
    """The threshold of the best F1."""
    order = np.argsort(-s)
    right = np.cumsum(y[order])
    f = 2 * right / (np.arange(len(y)) + 1 + y.sum())
    at = int(f.argmax())
    return float((s[order][at] + s[order][min(at + 1, len(y) - 1)]) / 2)


def f1(y: Floats, taken: NDArray[np.bool_]) -> float:
    return float(2 * (y * taken).sum() / max(1, y.sum() + taken.sum()))


def over_folds(x: Floats, y: Floats, fold: NDArray[np.int64]) -> Floats:
    """The evidence of every pair by a fit on the other folds."""
    out = np.zeros(len(y))
    for number in range(FOLDS):
        held = fold == number
        out[held] = score(fit(x[~held], y[~held]), x[held])
    return out


def told(y: Floats, s: Floats, plain: Floats, fold: NDArray[np.int64]) -> str:
    """The mean over the folds, beside the plain encoder at the threshold that is best on the other folds."""
    folds = range(FOLDS)
    ours = np.mean([f1(y[fold == n], s[fold == n] >= 0) for n in folds])
    bare = np.mean([f1(y[fold == n], plain[fold == n] >= best(y[fold != n], plain[fold != n])) for n in folds])
    return f"F1 {ours:.4f}, of the plain encoder {bare:.4f}, {(s[y == 0] >= 0).mean():.3f} of the others taken"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("crossdoc", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--glance", action="store_true", help="write the weights of a glance, too")
    options = parser.parse_args()
    folder, target = options.crossdoc, options.target
    kept = {} if options.glance else json.loads(target.read_text(encoding="utf-8"))
    models: dict[str, Any] = {"features": list(FEATURES), "closer": list(CLOSER)}
    for kind, sets in (("one", ["ru_paraphraser"]), ("two", ["ntrex_xling", "ntrex_contrast"])):
        rows = [(name, row) for name in sets for row in read(folder, name) if row.get("cls") != 0]
        texts = ready([row for _, row in rows])
        pairs = [(texts[row["a"]], texts[row["b"]]) for _, row in rows]
        glance = np.asarray([features(a, b) for a, b in pairs])
        close = np.c_[glance, np.asarray([closer(a, b) for a, b in pairs])]
        y = np.asarray([float(row["label"] == 1) for _, row in rows])
        first: dict[str, int] = {}
        for number, (_, row) in enumerate(rows):  # pairs of one sentence stay in one fold
            first.setdefault(row["a"], number)
        fold = np.asarray([first[row["a"]] // 7 % FOLDS for _, row in rows])
        plain = glance[:, FEATURES.index("bare")]
        for manner, x in (("", glance), (", closely", close)):
            judged = over_folds(x, y, fold)
            for name in sets:
                own = np.asarray([one == name for one, _ in rows])
                print(f"{name}{manner}: {told(y[own], judged[own], plain[own], fold[own])}", flush=True)
            models[kind + manner] = fit(x, y) if manner or options.glance else kept[kind]
    target.write_text(json.dumps(models) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
