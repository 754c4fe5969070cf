"""Which candidates report one claim: alike ones are linked, then groups are kept apart that links alone would chain.

Average linkage: two groups become one while their members are alike on the whole, the most alike first; two members
that state different things, or that a person parted, never come together. The result does not depend on the order of
the candidates.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

UNKNOWN = 0.1
"""What two candidates that nobody compared count for: whatever proposes pairs found them unlike."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two candidates by their numbers, the smaller first, and how alike they are (0..1)."""

    one: int
    other: int
    score: float


def group(
    count: int,
    links: Iterable[Link],
    *,
    least: float = 0.5,
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> tuple[tuple[int, ...], ...]:
    """The groups of candidates 0 .. count - 1, each in order, by their first member.

    `least` is the mean likeness that two groups need to become one; `together` and `apart` are pairs that a person
    judged, and go before it.
    """
    scores = {(min(link.one, link.other), max(link.one, link.other)): link.score for link in links}
    members: dict[int, list[int]] = {number: [number] for number in range(count)}
    home = list(range(count))
    parted: dict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        parted[one].add(other)
        parted[other].add(one)
    sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (one, other), score in scores.items():
        sums[one][other] = sums[other][one] = (score, 1)

    def join(one: int, other: int) -> None:
        """Take group `other` into group `one`."""
        for number in members[other]:
            home[number] = one
        members[one].extend(members.pop(other))
        parted[one] |= parted.pop(other, set())
        for near, (score, known) in sums.pop(other, {}).items():
            if near == one:
                continue
            sums[near].pop(other, None)
            old, count = sums[one].get(near, (0.0, 0))
            sums[one][near] = sums[near][one] = (old + score, count + known)
        sums[one].pop(other, None)

    def allowed(one: int, other: int) -> bool:
        return not any(home[number] == other for number in parted.get(one, ()))

    for one, other in together:
        a, b = home[one], home[other]
        if a != b and allowed(a, b):
            join(min(a, b), max(a, b))
    heap: list[tuple[float, int, int]] = []

    def push(one: int, other: int) -> None:
        """Put two groups in line, if they are alike enough as they stand."""
        mean = _mean(sums[one][other], members, one, other)
        if mean >= least:
            heapq.heappush(heap, (-mean, one, other))

    for one in list(sums):
        for other in sums[one]:
            if one < other:
                push(one, other)
    while heap:
        told, one, other = heapq.heappop(heap)
        if one not in members or other not in members or other not in sums[one]:
            continue
        if -_mean(sums[one][other], members, one, other) != told or not allowed(one, other):
            continue  # one of them has grown since
        join(one, other)
        for near in list(sums[one]):
            push(min(one, near), max(one, near))
    return tuple(sorted(tuple(sorted(found)) for found in members.values()))


def _mean(known: tuple[float, int], members: Mapping[int, Sequence[int]], one: int, other: int) -> float:
    """The mean likeness of two groups; pairs that nobody compared count as unlike."""
    score, compared = known
    pairs = len(members[one]) * len(members[other])
    return (score + UNKNOWN * (pairs - compared)) / pairs
