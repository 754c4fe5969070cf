"""Scored candidate cues -> attributions: who owns which token, then spans of the text. Numbers only, no model.

Candidates compete for the tokens of cues and contents; a whole run of content has one owner. A source may serve
several. Since every candidate keeps its own scores, an outer attribution can be given back what an inner one took.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.attribution.edges import spans_of
from reportedly.encoder.tokens import Flags, Ints, Tokens
from reportedly.model import Spans

SOURCE, CUE, CONTENT = range(3)
NOBODY = -1
OWN, IMPOSSIBLE = 20.0, -20.0
WIDEST_HOLE = 3

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What the model says of one possible cue.

    token: its anchor, the first token of the cue. anchor, valid: probabilities by the first and the second stage.
    start: the token of the first row of `scores` [tokens, 3]: log-odds of source, cue and content against none.
    """

    token: int
    anchor: float
    valid: float
    start: int
    scores: NDArray[np.float32]

    @property
    def confidence(self) -> float:
        """Geometric mean of the two stages' probabilities."""
        return float(np.sqrt(self.anchor * self.valid))

    @property
    def end(self) -> int:
        """The token after the last row of `scores`."""
        return self.start + len(self.scores)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """One attribution as spans in code points; content is never empty."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A kept candidate with its scores averaged over the sub-words of each word."""

    token: int
    start: int
    end: int
    scores: Scores
    confidence: float

    def over(self, token: int) -> bool:
        return self.start <= token < self.end

    def claim(self, token: int) -> float:
        """How strongly this candidate takes the token for its own cue; IMPOSSIBLE where it does not."""
        if not self.over(token):
            return IMPOSSIBLE
        score = self.scores[token - self.start]
        return float(score[CUE]) if score[CUE] > 0 and score.argmax() == CUE else IMPOSSIBLE


def decode(
    tokens: Tokens,
    candidates: Iterable[Candidate],
    *,
    threshold: float = 0.55,
    source_bias: float = 0.5,
    nested: bool = False,
) -> list[Decoded]:
    """The attributions of a stretch of text, in the order of their cues.

    threshold: least confidence. source_bias: log-odds added to sources. nested: give the content of an outer
    attribution the tokens of those whose cue stands in it, where the outer one claims them, too.
    """
    rows = _without_rivals(_rows(tokens, candidates, threshold, source_bias))
    if not rows:
        return []
    for number, row in enumerate(rows):
        _settle_anchors(tokens, rows, number, row)
    label, owner = _owners(tokens, rows)
    found = []
    for number, row in enumerate(rows):
        roles = _roles_of(tokens, rows, number, label, owner)
        if nested:
            _give_back(row, roles)
        source, cue, content = (spans_of(tokens, roles == role) for role in (SOURCE, CUE, CONTENT))
        if content:
            found.append(Decoded(source=source, cue=cue, content=content, confidence=row.confidence))
    return found


def _rows(tokens: Tokens, candidates: Iterable[Candidate], threshold: float, source_bias: float) -> list[_Row]:
    """The candidates above the threshold, the surest one of each word, in the order of the text."""
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        at = int(tokens.word[candidate.token])
        if candidate.confidence >= threshold and (at not in best or candidate.confidence > best[at].confidence):
            best[at] = candidate
    rows = []
    for candidate in sorted(best.values(), key=lambda one: one.token):
        word = tokens.word[candidate.start : candidate.end]
        word = word - word[0]
        count = np.bincount(word)
        means = [np.bincount(word, candidate.scores[:, role])[word] / count[word] for role in range(3)]
        scores = np.stack(means, axis=1)
        scores[:, SOURCE] += source_bias
        rows.append(
            _Row(
                token=candidate.token,
                start=candidate.start,
                end=candidate.end,
                scores=np.maximum(scores, IMPOSSIBLE),
                confidence=candidate.confidence,
            )
        )
    return rows


def _without_rivals(rows: Sequence[_Row]) -> list[_Row]:
    """Leave out each row whose anchor another one takes for its own cue more strongly than it does itself."""
    kept = []
    for number, row in enumerate(rows):
        own = max(0.0, row.claim(row.token))
        if not any(other.claim(row.token) > own for other in _near(rows, number)):
            kept.append(row)
    return kept


def _near(rows: Sequence[_Row], number: int) -> list[_Row]:
    """The other rows whose scores may reach this row's anchor; rows are in the order of the text."""
    token, near = rows[number].token, []
    widest = max(row.end - row.start for row in rows)
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(rows) and abs(rows[at].token - token) <= widest:
            if rows[at].over(token):
                near.append(rows[at])
            at += step
    return near


def _settle_anchors(tokens: Tokens, rows: Sequence[_Row], number: int, row: _Row) -> None:
    """An anchor's word is its own cue and nothing to anybody else."""
    for other in (*_near(rows, number), row):
        same = tokens.word[other.start : other.end] == tokens.word[row.token]
        other.scores[same] = IMPOSSIBLE
        if other is row:
            other.scores[same, CUE] = OWN


def _owners(tokens: Tokens, rows: Sequence[_Row]) -> tuple[Ints, Ints]:
    """For each token its role (NOBODY: none) and the number of the row that owns it."""
    count = len(tokens)
    best = np.full((count, 3), IMPOSSIBLE)
    highest = np.full(count, IMPOSSIBLE)
    owner = np.full(count, NOBODY, np.int64)
    for number, row in enumerate(rows):
        part = slice(row.start, row.end)
        np.maximum(best[part], row.scores, out=best[part])
        own = row.scores.max(axis=1)
        better = own > highest[part]
        owner[part][better] = number
        highest[part][better] = own[better]
    label = np.where(best.max(axis=1) > 0, best.argmax(axis=1), NOBODY)
    for start, end in _runs(tokens, label == CONTENT):
        owner[start:end] = _owner_of_run(rows, start, end)
    return label, owner


def _runs(tokens: Tokens, chosen: Flags) -> list[tuple[int, int]]:
    """Ranges of chosen tokens, none of them across a paragraph mark."""
    at = np.flatnonzero(chosen)
    if not len(at):
        return []
    apart = (tokens.word[at[1:]] - tokens.word[at[:-1]] > 1) | (tokens.paragraph[at[1:]] != tokens.paragraph[at[:-1]])
    firsts = np.concatenate([at[:1], at[1:][apart]])
    lasts = np.concatenate([at[:-1][apart], at[-1:]])
    return [(int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True)]


def _owner_of_run(rows: Sequence[_Row], start: int, end: int) -> int:
    """The row with the most content score over the whole run; tokens out of a row's reach count against it."""
    best, owner = -np.inf, NOBODY
    for number, row in enumerate(rows):
        a, b = max(start, row.start), min(end, row.end)
        if a < b:
            total = float(row.scores[a - row.start : b - row.start, CONTENT].sum()) + IMPOSSIBLE * (end - start - b + a)
            if total > best:
                best, owner = total, number
    return owner


def _roles_of(tokens: Tokens, rows: Sequence[_Row], number: int, label: Ints, owner: Ints) -> Ints:
    """The role of every token in one row's attribution."""
    row = rows[number]
    part = slice(row.start, row.end)
    roles = np.full(len(tokens), NOBODY, np.int64)
    roles[part] = np.where(owner[part] == number, label[part], NOBODY)
    shared = label[part] == SOURCE
    own = (row.scores[:, SOURCE] > 0) & (row.scores.argmax(axis=1) == SOURCE)
    roles[part][shared] = np.where(own[shared], SOURCE, NOBODY)
    content = np.flatnonzero(roles == CONTENT)
    for before, after in zip(content[:-1].tolist(), content[1:].tolist(), strict=True):
        hole = tokens.word[after] - tokens.word[before]
        empty = bool((label[before + 1 : after] == NOBODY).all())
        if 1 < hole <= WIDEST_HOLE + 1 and empty and tokens.paragraph[before] == tokens.paragraph[after]:
            roles[before + 1 : after] = CONTENT
    return roles


def _give_back(row: _Row, roles: Ints) -> None:
    part = slice(row.start, row.end)
    claimed = (row.scores[:, CONTENT] > 0) & (row.scores.argmax(axis=1) == CONTENT)
    roles[part][claimed & (roles[part] == NOBODY)] = CONTENT
