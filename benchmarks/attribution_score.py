"""How well attributions were found: relation F1 and its companions, from gold and prediction as contract JSON.

Definitions are those of the PolNeAR literature: a token is a match of `\\w+|[^\\w\\s]`; two attributions match when the
intersection over union of their content tokens is at least one half and their sources share a token (or are both
empty); each matching is one to one and of the greatest size. Gold marked `optional` is neither required nor punished.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.confidence import area_under_curve, calibration_error, precision_at

_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTES = re.compile("[\"“”„‟«»]|``|''")
ROLES = ("source", "cue", "content")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class _Item:
    row: Row
    tokens: Mapping[str, frozenset[int]]
    direct: bool


@dataclass
class Tally:
    """Counts of one metric: predictions that are right and all, gold that is found and all."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, hits: int, predicted: int, gold: int) -> None:
        self.hits += hits
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


@dataclass
class Score:
    """All metrics of a set of articles, micro-averaged; `judged`: how sure each prediction was, and whether right."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    certainty: dict[str, Tally] = field(default_factory=dict)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, metric: str, hits: int, predicted: int, gold: int) -> None:
        self.tallies.setdefault(metric, Tally()).add(hits, predicted, gold)

    def figures(self) -> dict[str, float]:
        """Each metric in percent: F1, but share right for parent and certainty and recall for nested."""
        figures = {
            name: 100 * (tally.recall if name in ("nested", "parent_nested") else tally.f1)
            for name, tally in self.tallies.items()
        }
        if "relation" in self.tallies:
            figures["relation_precision"] = 100 * self.tallies["relation"].precision
            figures["relation_recall"] = 100 * self.tallies["relation"].recall
        if self.judged:
            wanted = self.tallies["relation"].gold
            figures["calibration_error"] = 100 * calibration_error(self.judged)
            figures["confidence_auc"] = 100 * area_under_curve(self.judged)
            figures["precision_at_half_recall"] = 100 * precision_at(self.judged, wanted, 0.5)
        if self.certainty:
            figures["certainty_mean_recall"] = (
                100 * sum(t.recall for t in self.certainty.values()) / len(self.certainty)
            )
        return figures


def _index(text: str) -> list[int]:
    at = [-1] * len(text)
    for number, match in enumerate(_TOKEN.finditer(text)):
        at[match.start() : match.end()] = [number] * (match.end() - match.start())
    return at


def _tokens(at: Sequence[int], spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(token for start, end in spans or () for token in at[start:end]) - {-1}


def _items(text: str, at: Sequence[int], rows: Iterable[Row]) -> list[_Item]:
    items = []
    for row in rows:
        tokens = {role: _tokens(at, row.get(role) or ()) for role in ROLES}
        if tokens["content"]:
            direct = any(_QUOTES.search(text[start:end]) for start, end in row["content"])
            items.append(_Item(row=row, tokens=tokens, direct=direct))
    return items


def _iou(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _content(gold: _Item, pred: _Item) -> bool:
    return _iou(gold.tokens["content"], pred.tokens["content"]) >= 0.5


def _relation(gold: _Item, pred: _Item) -> bool:
    a, b = gold.tokens["source"], pred.tokens["source"]
    return _content(gold, pred) and (bool(a & b) or not (a or b))


def _strict(gold: _Item, pred: _Item) -> bool:
    return all(gold.tokens[role] == pred.tokens[role] for role in ("content", "source"))


def matching(
    golds: Sequence[_Item], preds: Sequence[_Item], fits: Callable[[_Item, _Item], bool]
) -> list[tuple[int, int]]:
    """The largest one-to-one matching (augmenting paths), likest contents tried first."""
    edges = []
    for gold in golds:
        row = [
            (-_iou(gold.tokens["content"], pred.tokens["content"]), j)
            for j, pred in enumerate(preds)
            if gold.tokens["content"] & pred.tokens["content"] and fits(gold, pred)
        ]
        edges.append([j for _, j in sorted(row)])
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in sorted(range(len(golds)), key=lambda i: len(edges[i])):
        place(i, set())
    return sorted((i, j) for j, i in owner.items())


def _pairs(
    golds: Sequence[_Item],
    optional: Sequence[_Item],
    preds: Sequence[_Item],
    fits: Callable[[_Item, _Item], bool],
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    pairs = matching(golds, preds, fits)
    taken = {j for _, j in pairs}
    rest = [j for j in range(len(preds)) if j not in taken]
    spare = [(i, rest[k]) for i, k in matching(optional, [preds[j] for j in rest], fits)]
    return pairs, spare


def score_article(score: Score, text: str, gold_rows: Sequence[Row], pred_rows: Sequence[Row]) -> None:
    """Add one article's counts to `score`."""
    at = _index(text)
    everything, preds = _items(text, at, gold_rows), _items(text, at, pred_rows)
    golds = [g for g in everything if not g.row.get("optional")]
    optional = [g for g in everything if g.row.get("optional")]
    for name, fits in (("content", _content), ("relation", _relation), ("strict", _strict)):
        pairs, spare = _pairs(golds, optional, preds, fits)
        left_out = {j for _, j in spare}
        score.add(name, len(pairs), len(preds) - len(left_out), len(golds))
        if name != "relation":
            continue
        matched = {j for _, j in pairs}
        score.judged += [
            (pred.row["confidence"], j in matched)
            for j, pred in enumerate(preds)
            if j not in left_out and "confidence" in pred.row
        ]
        for label, direct in (("relation_direct", True), ("relation_indirect", False)):
            hits = sum(golds[i].direct == direct for i, _ in pairs)
            score.add(
                label,
                hits,
                sum(p.direct == direct for j, p in enumerate(preds) if j not in left_out),
                sum(g.direct == direct for g in golds),
            )
        _extras(score, at, golds, optional, preds, pairs, spare, gold_rows, pred_rows)
    for role in ROLES:
        gold = _runs(golds, role)
        pred = _runs(preds, role) - (_runs(optional, role) - gold)
        score.add(f"span_{role}", len(gold & pred), len(pred), len(gold))


def _runs(items: Iterable[_Item], role: str) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for item in items:
        tokens = sorted(item.tokens[role])
        starts = [t for t in tokens if t - 1 not in item.tokens[role]]
        found.update(zip(starts, (t for t in tokens if t + 1 not in item.tokens[role]), strict=True))
    return found


def _extras(
    score: Score,
    at: Sequence[int],
    golds: Sequence[_Item],
    optional: Sequence[_Item],
    preds: Sequence[_Item],
    pairs: Sequence[tuple[int, int]],
    spare: Sequence[tuple[int, int]],
    gold_rows: Sequence[Row],
    pred_rows: Sequence[Row],
) -> None:
    """Parent, certainty, hedges and nested, where the gold has them."""
    if not any("parent" in row for row in gold_rows):
        return
    gold_by_id = {row["id"]: row for row in gold_rows}
    pred_by_id = {row["id"]: row for row in pred_rows if "id" in row}
    gold_of = {id(preds[j].row): golds[i].row["id"] for i, j in pairs}
    gold_of.update({id(preds[j].row): optional[i].row["id"] for i, j in spare})

    def answers(row: Row) -> set[str | None]:
        """Gold ids that the prediction's parent stands for; None is the page's own word."""
        found: set[str | None] = set()
        seen: set[str] = set()
        while row.get("parent") in pred_by_id and row["parent"] not in seen:
            seen.add(row["parent"])
            row = pred_by_id[row["parent"]]
            name = gold_of.get(id(row))
            if name is None:
                return found
            found.add(name)
            if not gold_by_id[name].get("optional"):
                return found
        return found | {None}

    def accepted(row: Row) -> set[str | None]:
        names = {row.get("parent")}
        while row.get("parent") is not None and gold_by_id[row["parent"]].get("optional"):
            row = gold_by_id[row["parent"]]
            names.add(row.get("parent"))
        return names

    right = [bool(answers(preds[j].row) & accepted(golds[i].row)) for i, j in pairs]
    score.add("parent", sum(right), len(pairs), len(pairs))
    nested = [golds[i].row.get("parent") is not None for i, _ in pairs]
    below = sum(g.row.get("parent") is not None for g in golds)
    score.add("parent_nested", sum(r for r, n in zip(right, nested, strict=True) if n), sum(nested), sum(nested))
    score.add("nested", sum(nested), sum(nested), below)
    same = sum(golds[i].row.get("certainty") == preds[j].row.get("certainty") for i, j in pairs)
    score.add("certainty", same, len(pairs), len(pairs))
    for i, j in pairs:
        kind = golds[i].row.get("certainty") or "none"
        hit = int(kind == preds[j].row.get("certainty"))
        score.certainty.setdefault(kind, Tally()).add(hit, 1, 1)

    def hedges(rows: Iterable[Row]) -> frozenset[int]:
        return _tokens(at, [span for row in rows for span in row.get("hedges") or ()])

    need = hedges(row for row in gold_rows if not row.get("optional"))
    got = hedges(pred_rows) - (hedges(gold_rows) - need)
    score.add("hedges", len(need & got), len(got), len(need))


def score_articles(gold: Iterable[Row], predicted: Mapping[str, Sequence[Row]]) -> Score:
    """The score of articles `{"id", "text", "attributions"}`; one without prediction counts as found empty."""
    score = Score()
    for article in gold:
        score_article(score, article["text"], article["attributions"], predicted.get(article["id"], ()))
    return score
