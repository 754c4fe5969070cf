"""Fit how likely one whom no rule puts anywhere rests on the relay before it.

    python fit_relays.py relays.jsonl [--write]

RELAYS are marked articles with parents. The product attributes them; each attribution that matches a marked one and is
left to the signs (`reportedly.sources.relay`) is a case, right where the marked one rests, however deep, on the outlet
that spoke last. Prints, over ten folds of articles, what each likelihood from which on one is taken would give: among
those taken and those to be taken the share of the right, and the cases decided rightly, by which LEAST was chosen;
`--write` puts a fit on all into `src/reportedly/sources/data/likely.toml`. Needs no torch.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from articles import read
from fit_confidence import Floats, as_document, fitted
from reportedly.attribution.attribute import attribute
from reportedly.attribution.tagger import Tagger
from reportedly.model import Attribution, Spans
from reportedly.sources import resolve
from reportedly.sources.likely import LEAST
from reportedly.sources.relay import carry_on
from reportedly.spans import overlap, shared

FOLDS = 10
LIKELY = (0.3, 0.4, LEAST, 0.6, 0.7, 0.8)
WEIGHTS = Path(__file__).parent.parent / "src" / "reportedly" / "sources" / "data" / "likely.toml"

Case = tuple[Mapping[str, float], bool]


def _spans(marked: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in marked)


def cases(article: dict[str, Any], tagger: Tagger) -> list[Case]:
    """The signs of each attribution of an article that no rule puts anywhere, and whether it rests on the relay.

    What has been decided so far is taken from the marks, as if all before had been decided rightly.
    """
    marked = {one["id"]: one for one in article["attributions"]}
    found: list[Case] = []

    def like(one: Attribution) -> dict[str, Any] | None:
        """The marked attribution that an attribution of the product is."""
        fits = [
            (overlap(one.content, _spans(other["content"])), name)
            for name, other in marked.items()
            if shared(one.source, _spans(other["source"])) or not (one.source or other["source"])
        ]
        best = max(fits, default=(0.0, ""))
        return marked[best[1]] if best[0] >= 0.5 else None

    def judge(attribution: Attribution, over: Attribution, signs: Mapping[str, float]) -> float:
        own, carrier = like(attribution), like(over)
        if own is None or carrier is None:
            return 0.0
        up, right = own["parent"], False
        while up is not None:
            right = right or bool(shared(_spans(marked[up]["source"]), over.source)) or up == carrier["id"]
            right = right or _called(article["text"], marked[up]) == _called(article["text"], carrier)
            up = marked[up]["parent"]
        if not own.get("optional"):
            found.append((signs, right))
        return float(right)

    carry_on(resolve(attribute(as_document(_titled(article)), tagger)), judge)
    return found


def _titled(article: dict[str, Any]) -> dict[str, Any]:
    """An article with its title apart, as pages have theirs: it is the line before the first empty one."""
    title, _, body = article["text"].partition("\n\n")
    return article | {"title": title, "text": body}


def _called(text: str, one: dict[str, Any]) -> str:
    return " ".join(text[start:end] for start, end in one["source"]).casefold()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tagger = Tagger()
    rows = [
        (number % FOLDS, case)
        for number, article in enumerate(article for path in options.articles for article in read(path))
        for case in cases(article, tagger)
    ]
    names = sorted({name for _, (signs, _) in rows for name in signs})
    inputs = np.array([[signs[name] for name in names] for _, (signs, _) in rows])
    truth = np.array([right for _, (_, right) in rows], float)
    fold = np.array([number for number, _ in rows])
    crossed = np.zeros(len(rows))
    for held in range(FOLDS):
        out = fold == held
        crossed[out] = _chance(inputs[out], fitted(inputs[~out], truth[~out]))
    for least in sorted(set(LIKELY)):
        taken = crossed >= least
        right, decided = float((truth * taken).sum()), int((taken == truth).sum())
        precision, recall = right / max(1, taken.sum()), right / truth.sum()
        print(
            f"{least}: precision {precision:.2f}, recall {recall:.2f} of {truth.sum():.0f}; {decided} decided rightly"
        )
    weights = fitted(inputs, truth)
    lines = [f'"{name}" = {weight:.3f}' for name, weight in zip(names, weights, strict=True)]
    print(f"{len(rows)} cases", *lines, sep="\n")
    if options.write:
        head = "# How much each sign counts (log-odds); fitted by training/fit_relays.py.\n\n[weights]\n"
        WEIGHTS.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _chance(inputs: Floats, weights: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-inputs @ weights))
    return chance


if __name__ == "__main__":
    main()
