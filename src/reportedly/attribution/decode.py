"""Scored candidate cues -> attributions: who owns which token, then spans of the text. Numbers only, no model.

Candidates compete for the tokens of cues and contents; a whole run of content has one owner. A source may serve
several. Since every candidate keeps its own scores, an outer attribution can be given back what an inner one took.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.attribution.draft import Evidence
from reportedly.attribution.edges import beside, spans_of
from reportedly.attribution.segments import stretch_of_peak, stretches
from reportedly.encoder.tokens import Flags, Ints, Tokens
from reportedly.model import Spans

SOURCE, CUE, CONTENT = range(3)
NOBODY = -1
OWN, IMPOSSIBLE = 20.0, -20.0
CUE_PRICE, CONTENT_PRICE, OWNED = 3.0, 2.0, 0.5
"""What a further stretch must be worth, and the least that a token that a row owns counts for it, in log-odds."""
CLAIM, SAME = 1.0, 0.7
"""Log-odds from which on a claim on what another has taken counts, and the share of it that makes it the same."""

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
    """One attribution as spans in code points, and what the model believes of its parts; content is never empty."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A kept candidate with its scores averaged over the sub-words of each word.

    `own` is what it says of each token before it is settled to whom anchors belong.
    """

    token: int
    start: int
    end: int
    scores: Scores
    own: Scores
    anchor: float
    valid: float
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
    nested: bool = True,
) -> list[Decoded]:
    """The attributions of a stretch of text, in the order of their cues.

    threshold: least confidence. source_bias: log-odds added to sources. nested: give the content of an outer
    attribution the tokens of those whose cue stands in it, and that of a citing one the content that it shares.
    """
    rows = _without_rivals(_rows(tokens, candidates, threshold, source_bias))
    if not rows:
        return []
    near = _Near(rows)
    for number, row in enumerate(rows):
        _settle_anchors(tokens, [rows[other] for other in near.over(number)], row)
    label, owner = _owners(tokens, rows, near)
    sheet = _sheet(tokens, rows, label, owner)
    shared = _shared(rows, near, sheet) if nested else np.zeros(sheet.place.shape, bool)
    source, cue, content = _parts(sheet, shared)
    found = []
    for number, row in enumerate(rows):
        own = [
            spans_of(tokens, sheet.place[number, chosen[number]], phrase=chosen is source, sign=chosen is cue)
            for chosen in (source, cue, content)
        ]
        own[SOURCE] = beside(tokens.text, own[SOURCE], own[CUE])
        if own[CONTENT]:
            found.append(
                Decoded(
                    source=own[SOURCE],
                    cue=own[CUE],
                    content=own[CONTENT],
                    confidence=row.confidence,
                    evidence=_evidence(row, source[number], content[number]),
                )
            )
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
                own=scores.copy(),
                anchor=candidate.anchor,
                valid=candidate.valid,
                confidence=candidate.confidence,
            )
        )
    return rows


def _without_rivals(rows: Sequence[_Row]) -> list[_Row]:
    """Leave out each row whose anchor another one takes for its own cue more strongly than it does itself."""
    kept, near = [], _Near(rows)
    for number, row in enumerate(rows):
        own = max(0.0, row.claim(row.token))
        if not any(rows[other].claim(row.token) > own for other in near.over(number)):
            kept.append(row)
    return kept


class _Near:
    """Rows in the order of the text, asked which of them reach a place."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows
        self._tokens = [row.token for row in rows]
        self._widest = max((row.end - row.start for row in rows), default=0)

    def over(self, number: int) -> list[int]:
        """The other rows whose scores reach the anchor of this one."""
        token = self._tokens[number]
        return [other for other in self.touching(token, token + 1) if other != number]

    def inside(self, number: int) -> list[int]:
        """The other rows whose anchor the scores of this one reach."""
        row = self._rows[number]
        first, last = bisect_left(self._tokens, row.start), bisect_left(self._tokens, row.end)
        return [other for other in range(first, last) if other != number]

    def touching(self, start: int, end: int) -> list[int]:
        """The rows whose scores reach a token of `start`..`end`; a row's anchor is one of its tokens."""
        first = bisect_left(self._tokens, start - self._widest)
        last = bisect_right(self._tokens, end + self._widest)
        return [n for n in range(first, last) if self._rows[n].start < end and start < self._rows[n].end]


def _settle_anchors(tokens: Tokens, near: Sequence[_Row], row: _Row) -> None:
    """An anchor's word is its own cue and nothing to any row near it."""
    for other in (*near, row):
        same = tokens.word[other.start : other.end] == tokens.word[row.token]
        other.scores[same] = IMPOSSIBLE
        if other is row:
            other.scores[same, CUE] = OWN


def _owners(tokens: Tokens, rows: Sequence[_Row], near: _Near) -> tuple[Ints, Ints]:
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
        owner[start:end] = _owner_of_run(rows, near.touching(start, end), start, end)
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


def _owner_of_run(rows: Sequence[_Row], near: Sequence[int], start: int, end: int) -> int:
    """The row with the most content score over the whole run; tokens out of a row's reach count against it."""
    best, owner = -np.inf, NOBODY
    for number in near:
        row = rows[number]
        a, b = max(start, row.start), min(end, row.end)
        total = float(row.scores[a - row.start : b - row.start, CONTENT].sum()) + IMPOSSIBLE * (end - start - b + a)
        if total > best:
            best, owner = total, number
    return owner


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """All rows side by side, as wide as the widest.

    place: token numbers [rows, width]; real: where there is text; scores: settled, [rows, width, 3]; claims: how
    strongly a row takes each token for its content, whoever owns it; label, mine: the role of the token, and whether
    the row owns it.
    """

    place: Ints
    real: Flags
    scores: Scores
    claims: Scores
    label: Ints
    mine: Flags


def _sheet(tokens: Tokens, rows: Sequence[_Row], label: Ints, owner: Ints) -> _Sheet:
    width = max(row.end - row.start for row in rows)
    place = np.array([row.start for row in rows])[:, None] + np.arange(width)
    inside = place < np.array([row.end for row in rows])[:, None]
    place = place.clip(max=len(tokens) - 1)
    scores = np.full((*place.shape, 3), IMPOSSIBLE)
    claims = np.full(place.shape, IMPOSSIBLE)
    for number, row in enumerate(rows):
        length = row.end - row.start
        scores[number, :length] = row.scores
        claims[number, :length] = np.where(row.own.argmax(axis=1) == CONTENT, row.own[:, CONTENT], IMPOSSIBLE)
    return _Sheet(
        place=place,
        real=inside & tokens.real[place],
        scores=scores,
        claims=claims,
        label=np.where(inside, label[place], NOBODY),
        mine=inside & (owner[place] == np.arange(len(rows))[:, None]),
    )


def _parts(sheet: _Sheet, shared: Flags) -> tuple[Flags, Flags, Flags]:
    """Which places of each row are its source, cue and content.

    A source is one stretch, a cue and a content may be several; each further one must be worth its price.
    """
    scores, free = sheet.scores, sheet.label == NOBODY
    cue_scores = np.where((sheet.label == CUE) & sheet.mine, scores[..., CUE], IMPOSSIBLE)
    cue = stretches(np.where(sheet.real, cue_scores, IMPOSSIBLE), price=CUE_PRICE) & sheet.real

    rivals = np.maximum(scores[..., CUE], scores[..., CONTENT]).clip(min=0)
    lent = (sheet.label == CONTENT) & ~sheet.mine  # who speaks inside another's content is part of it
    source_scores = np.where((sheet.label == SOURCE) | free | lent, scores[..., SOURCE] - rivals, IMPOSSIBLE)
    source = stretch_of_peak(np.where(sheet.real & ~cue, source_scores, IMPOSSIBLE)) & sheet.real

    owned = (sheet.label == CONTENT) & sheet.mine
    content_scores = np.where(owned, scores[..., CONTENT].clip(min=OWNED), IMPOSSIBLE)
    content_scores = np.where(free, scores[..., CONTENT], content_scores)
    content_scores = np.where(shared, sheet.claims.clip(min=OWNED), content_scores)
    content_scores = np.where(sheet.real, content_scores, 0.0)  # a paragraph mark neither joins nor parts
    content = stretches(np.where(cue | source, IMPOSSIBLE, content_scores), price=CONTENT_PRICE) & sheet.real
    return source, cue, content


def _evidence(row: _Row, source: Flags, content: Flags) -> Evidence:
    """What the model believes of the parts of one attribution."""
    belief = 1 / (1 + np.exp(-row.own))
    source, content = source[: len(belief)], content[: len(belief)]
    return Evidence(
        cue=row.anchor,
        whole=row.valid,
        source=float(belief[source, SOURCE].mean() if source.any() else 1 - belief[:, SOURCE].max()),
        content=float(belief[content, CONTENT].mean() if content.any() else 0.0),
    )


def _shared(rows: Sequence[_Row], near: _Near, sheet: _Sheet) -> Flags:
    """Which places of each row another row owns and this one claims, too, [rows, width].

    All of an attribution whose anchor it claims for its content: that one is nested in it. The content of one whose
    content it claims nearly whole: both pass on the same.
    """
    found = np.zeros(sheet.place.shape, bool)
    taken = sheet.mine & (sheet.label != NOBODY)
    for number, row in enumerate(rows):
        for other in near.inside(number):
            theirs = sheet.place[other, taken[other]]
            theirs = theirs[(theirs >= row.start) & (theirs < row.end)] - row.start
            claims = sheet.claims[number]
            anchor = rows[other].token - row.start
            if claims[anchor] <= CLAIM:
                theirs = theirs[sheet.label[number, theirs] == CONTENT]
                if not len(theirs) or (claims[theirs] > CLAIM).mean() < SAME:
                    continue
            found[number, theirs[claims[theirs] > 0]] = True
            if claims[anchor] > CLAIM:
                found[number, anchor] = True
    return found
