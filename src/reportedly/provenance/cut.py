"""Gatekeepers: the fewest nodes without which no start reaches an end, a minimum vertex cut.

As many as there are paths that share no node (Menger 1927), found as a maximum flow over split nodes (Dinic 1970); the
cut nearest the starts is where the last search from them ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection

from reportedly.provenance.graph import Graph, Node


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
    nodes = [node for node in graph.after if node in inside]
    number = {node: at for at, node in enumerate(nodes)}
    net = _Net(2 * len(nodes) + 2)
    source, sink, without = 2 * len(nodes), 2 * len(nodes) + 1, len(nodes) + 1
    for at, node in enumerate(nodes):
        net.arc(2 * at, 2 * at + 1, without if node in free else 1)
        for other in graph.after[node]:
            net.arc(2 * at + 1, 2 * number[other], without)
    for start in starts:
        net.arc(source, 2 * number[start], without)
    for end in ends:
        net.arc(2 * number[end] + 1, sink, without)
    if not net.fill(source, sink, without if most is None else most):
        return None
    left = net.levels(source)
    return tuple(node for at, node in enumerate(nodes) if left[2 * at] >= 0 and left[2 * at + 1] < 0)


class _Net:
    """Places 0 .. size - 1 with arcs of a capacity, each beside the arc that takes it back."""

    def __init__(self, size: int) -> None:
        self._from: list[list[int]] = [[] for _ in range(size)]
        self._to: list[int] = []
        self._left: list[int] = []

    def arc(self, one: int, other: int, capacity: int) -> None:
        for start, end, left in ((one, other, capacity), (other, one, 0)):
            self._from[start].append(len(self._to))
            self._to.append(end)
            self._left.append(left)

    def levels(self, source: int) -> list[int]:
        """How many arcs with something left each place is away from the source; -1 where none lead."""
        level = [-1] * len(self._from)
        level[source] = 0
        queue = deque([source])
        while queue:
            at = queue.popleft()
            for arc in self._from[at]:
                other = self._to[arc]
                if level[other] < 0 and self._left[arc] > 0:
                    level[other] = level[at] + 1
                    queue.append(other)
        return level

    def fill(self, source: int, sink: int, most: int) -> bool:
        """Fill the net from source to sink, shortest ways first; False as soon as more than `most` gets through."""
        through = 0
        while (level := self.levels(source))[sink] >= 0:
            next_arc = [0] * len(self._from)
            while way := self._way(source, sink, level, next_arc):
                taken = min(self._left[arc] for arc in way)
                through += taken
                if through > most:
                    return False
                for arc in way:
                    self._left[arc] -= taken
                    self._left[arc ^ 1] += taken
        return True

    def _way(self, source: int, sink: int, level: list[int], next_arc: list[int]) -> list[int]:
        """One more way down the levels; `next_arc` keeps which arcs lead nowhere any more."""
        way: list[int] = []
        at = source
        while at != sink:
            if next_arc[at] < len(self._from[at]):
                arc = self._from[at][next_arc[at]]
                other = self._to[arc]
                if self._left[arc] > 0 and level[other] == level[at] + 1:
                    way.append(arc)
                    at = other
                else:
                    next_arc[at] += 1
            elif way:
                at = self._to[way.pop() ^ 1]
                next_arc[at] += 1
            else:
                return []
        return way
