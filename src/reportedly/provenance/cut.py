"""Gatekeepers: the fewest nodes without which no start reaches an end, a minimum vertex cut.

As many as there are paths that share no node (Menger 1927), found by augmenting paths over split nodes (Ford and
Fulkerson 1956); the cut nearest the starts is what the last search still reaches.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from reportedly.provenance.graph import Graph, Node

_Arc = tuple[object, object]


@dataclass(frozen=True, slots=True)
class _Way:
    """A side of a split node: what enters it, or what leaves it."""

    node: object
    leaves: bool


_START, _END = object(), object()


def gatekeepers(graph: Graph[Node], starts: Collection[Node], ends: Collection[Node]) -> tuple[Node, ...]:
    """A minimum vertex cut between the starts and the ends, which have capacity one as all nodes have.

    Of several, the one nearest the starts that holds none of them; where every minimum cut holds one, the one nearest
    them.
    """
    inside = graph.reach(starts)
    starts = [node for node in starts if node in inside]
    ends = [node for node in ends if node in inside]
    nearest = _cut(graph, inside, starts, ends, free=frozenset())
    assert nearest is not None
    apart = _cut(graph, inside, starts, ends, free=frozenset(starts), most=len(nearest))
    return nearest if apart is None else apart


def _cut(
    graph: Graph[Node],
    inside: Collection[Node],
    starts: Collection[Node],
    ends: Collection[Node],
    *,
    free: frozenset[Node],
    most: int | None = None,
) -> tuple[Node, ...] | None:
    """The cut nearest the starts that takes none of the `free` nodes; None if it needs more than `most` nodes."""
    without = len(inside) + 1
    left: dict[_Arc, int] = {}
    near: dict[object, list[object]] = {}

    def arc(one: object, other: object, capacity: int) -> None:
        if (one, other) not in left:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
            left.setdefault((other, one), 0)
        left[one, other] = left.get((one, other), 0) + capacity

    for node in graph.after:
        if node in inside:
            arc(_Way(node, False), _Way(node, True), without if node in free else 1)
            for other in graph.after[node]:
                arc(_Way(node, True), _Way(other, False), without)
    for start in starts:
        arc(_START, _Way(start, False), without)
    for end in ends:
        arc(_Way(end, True), _END, without)

    flow = 0
    while True:
        came: dict[object, object] = {_START: _START}
        queue: deque[object] = deque([_START])
        while queue and _END not in came:
            side = queue.popleft()
            for next_ in near.get(side, ()):
                if next_ not in came and left[side, next_] > 0:
                    came[next_] = side
                    queue.append(next_)
        if _END not in came:
            return tuple(
                node
                for node in graph.after
                if node in inside and _Way(node, False) in came and _Way(node, True) not in came
            )
        path: list[_Arc] = []
        last = _END
        while last is not _START:
            path.append((came[last], last))
            last = came[last]
        flow += 1
        if most is not None and flow > most:
            return None
        for taken in path:
            left[taken] -= 1
            left[taken[1], taken[0]] += 1
