"""The fewest groups of which each holds only members that may be one and the same: a minimum clique cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Member = TypeVar("Member")

EXACT = 16
"""Members that are left in doubt after the easy ones, up to which every cover is tried."""


def cover(members: Sequence[Member], compatible: Callable[[Member, Member], bool]) -> tuple[list[list[Member]], bool]:
    """Groups of pairwise compatible members, and whether there are none fewer (else: found greedily).

    Exact reductions first: parts that touch nowhere are covered apart, and a member whose compatible ones are
    compatible with one another takes them all. What is left is searched through up to `EXACT` members, and beyond
    that covered greedily, in the order given.
    """
    count = len(members)
    near = [{j for j in range(count) if j != i and compatible(members[i], members[j])} for i in range(count)]
    left = set(range(count))
    groups: list[list[int]] = []
    while (simple := next((i for i in sorted(left) if _is_clique(near, near[i] & left)), None)) is not None:
        group = sorted({simple} | near[simple] & left)
        groups.append(group)
        left.difference_update(group)
    exact = True
    while left:
        part = _part(near, left)
        left -= part
        few, sure = (_search(near, sorted(part)), True) if len(part) <= EXACT else (_greedy(near, sorted(part)), False)
        groups.extend(few)
        exact = exact and sure
    return [[members[i] for i in group] for group in sorted(groups)], exact


def _is_clique(near: Sequence[set[int]], some: set[int]) -> bool:
    return all(some - {i} <= near[i] for i in some)


def _part(near: Sequence[set[int]], left: set[int]) -> set[int]:
    stack, part = [min(left)], set[int]()
    while stack:
        i = stack.pop()
        if i not in part:
            part.add(i)
            stack.extend(near[i] & left - part)
    return part


def _greedy(near: Sequence[set[int]], part: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i in part:
        fitting = next((group for group in groups if near[i].issuperset(group)), None)
        if fitting is None:
            groups.append([i])
        else:
            fitting.append(i)
    return groups


def _search(near: Sequence[set[int]], part: Sequence[int]) -> list[list[int]]:
    best = _greedy(near, part)
    groups: list[list[int]] = []

    def place(at: int) -> None:
        nonlocal best
        if len(groups) >= len(best):
            return
        if at == len(part):
            best = [list(group) for group in groups]
            return
        i = part[at]
        for group in groups:
            if near[i].issuperset(group):
                group.append(i)
                place(at + 1)
                group.pop()
        groups.append([i])
        place(at + 1)
        groups.pop()

    place(0)
    return best
