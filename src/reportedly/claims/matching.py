"""Which of many texts report one claim: every pair that is near enough is compared once, and like ones are grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.groups import Link, group
from reportedly.claims.near import Bools, Ints, exact, near
from reportedly.claims.wordings import Wordings

NEAR = 0.3
"""Cosine of two texts' meaning under which they are not compared."""

GROUPED = 0.44
"""Mean cosine of two groups' meanings from which they report one claim."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of texts by their numbers, the smaller first, and how alike the two of each are (0..1)."""

    one: Ints
    other: Ints
    score: NDArray[np.float64]

    def __iter__(self) -> Iterator[Link]:
        for one, other, score in zip(self.one.tolist(), self.other.tolist(), self.score.tolist(), strict=True):
            yield Link(one=one, other=other, score=score)

    def __len__(self) -> int:
        return len(self.one)


def compared(pairs: Sequence[tuple[int, int, float]] = ()) -> Compared:
    """Pairs with their scores as columns."""
    return Compared(
        np.asarray([one for one, _, _ in pairs], np.int64),
        np.asarray([other for _, other, _ in pairs], np.int64),
        np.asarray([score for _, _, score in pairs], np.float64),
    )


NONE = compared()

Pairs = tuple[Ints, Ints]
"""Pairs of texts by their numbers, in columns."""


class Matching:
    """How alike some texts are. `fresh` are the near pairs that were compared now, `asked` the far ones.

    `settled` marks texts all of whose near pairs with one another are in `known`; `far` are pairs that are not near,
    and were compared before. None of these is compared again. Of the others every pair is looked at, or only those
    that are `proposed`, where some are.
    """

    def __init__(
        self,
        wordings: Wordings,
        *,
        settled: Bools | None = None,
        known: Compared = NONE,
        far: Compared = NONE,
        proposed: Pairs | None = None,
    ) -> None:
        self.wordings = wordings
        self.fresh = linked(wordings, settled=settled, proposed=proposed)
        self.links = _sorted(known, self.fresh)
        self.asked: dict[tuple[int, int], float] = {}
        self._far = {(link.one, link.other): link.score for link in far}
        self._codes = self._code(self.links.one, self.links.other)

    def likeness(self, one: int, other: int) -> float:
        """How alike two of the texts are, 0..1, whether they are near or not."""
        pair = min(one, other), max(one, other)
        code = pair[0] * len(self.wordings) + pair[1]
        at = int(np.searchsorted(self._codes, code))
        if at < len(self._codes) and self._codes[at] == code:
            return float(self.links.score[at])
        if pair in self._far:
            return self._far[pair]
        if pair not in self.asked:
            self.asked[pair] = self.wordings.likeness(*pair)
        return self.asked[pair]

    def _code(self, one: Ints, other: Ints) -> Ints:
        return one * len(self.wordings) + other


Matched = Callable[[Sequence[str], Wordings], Matching]
"""How alike texts are that stand in the documents of these ids, one each: found, or remembered from another time."""


def anew(_: Sequence[str], wordings: Wordings) -> Matching:
    """How alike texts are, with nothing remembered."""
    return Matching(wordings)


def linked(wordings: Wordings, *, settled: Bools | None = None, proposed: Pairs | None = None) -> Compared:
    """How alike the texts are that are near, pair by pair; not those of two texts that are `settled`.

    Where pairs are `proposed`, only those of them that are near.
    """
    if not len(wordings):
        return NONE
    blocks = list(near(wordings.meaning, NEAR, settled=settled)) if proposed is None else [_once(wordings, *proposed)]
    if not blocks:
        return NONE
    one, other = np.concatenate([a for a, _ in blocks]), np.concatenate([b for _, b in blocks])
    scores = [wordings.likeness(a, b) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    return Compared(one, other, np.asarray(scores, np.float64))


def _once(wordings: Wordings, one: Ints, other: Ints) -> Pairs:
    """Those of the proposed pairs that are near, each once, the smaller number first."""
    codes = np.unique(np.minimum(one, other) * len(wordings) + np.maximum(one, other))
    one, other = codes // len(wordings), codes % len(wordings)
    kept = (one != other) & (exact(wordings.meaning[one], wordings.meaning[other]) >= NEAR)
    return one[kept], other[kept]


def clustered(wordings: Wordings) -> tuple[tuple[int, ...], ...]:
    """Groups of texts of one claim, each by the numbers of its members.

    They go by meaning alone: reports of one claim differ in more details than sentences that say the same.
    """
    blocks = list(near(wordings.meaning, NEAR))
    pairs = [(a, b, exact(wordings.meaning[a], wordings.meaning[b])) for a, b in blocks]
    return group(len(wordings), (link for columns in pairs for link in Compared(*columns)), least=GROUPED)


def _sorted(*parts: Compared) -> Compared:
    """All of them by their numbers."""
    one, other = np.concatenate([part.one for part in parts]), np.concatenate([part.other for part in parts])
    score, order = np.concatenate([part.score for part in parts]), np.lexsort((other, one))
    return Compared(one[order], other[order], score[order])
