"""Who rests on whom, as a directed graph: what is reached, what turns in a circle, what rests on nothing further."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Graph(Generic[Node]):
    """Nodes with the nodes that they rest on, in the order in which they were given; no node rests on itself."""

    after: Mapping[Node, tuple[Node, ...]]

    def reach(self, starts: Iterable[Node]) -> frozenset[Node]:
        """Every node that the starts rest on, directly or through others, the starts among them."""
        seen: set[Node] = set()
        stack = [node for node in starts if node in self.after]
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                stack.extend(self.after[node])
        return frozenset(seen)

    def components(self) -> tuple[tuple[Node, ...], ...]:
        """The strongly connected components, what is rested on before what rests on it (Tarjan 1972, iterative)."""
        order: dict[Node, int] = {}
        low: dict[Node, int] = {}
        open_: list[Node] = []
        is_open: set[Node] = set()
        found: list[tuple[Node, ...]] = []
        for start in self.after:
            if start in order:
                continue
            order[start] = low[start] = len(order)
            open_.append(start)
            is_open.add(start)
            path = [(start, iter(self.after[start]))]
            while path:
                node, further = path[-1]
                for other in further:
                    if other not in order:
                        order[other] = low[other] = len(order)
                        open_.append(other)
                        is_open.add(other)
                        path.append((other, iter(self.after[other])))
                        break
                    if other in is_open:
                        low[node] = min(low[node], order[other])
                else:
                    path.pop()
                    if path:
                        above = path[-1][0]
                        low[above] = min(low[above], low[node])
                    if low[node] == order[node]:
                        members = [open_.pop()]
                        while members[-1] != node:
                            members.append(open_.pop())
                        is_open.difference_update(members)
                        found.append(tuple(reversed(members)))
        return tuple(found)

    def joined(self, into: Mapping[Node, Node]) -> Graph[Node]:
        """The graph with some nodes taken as one: `into` maps each of them to the node that stands for it."""
        return graph(
            ((into.get(a, a), into.get(b, b)) for a, others in self.after.items() for b in others),
            nodes=(into.get(node, node) for node in self.after),
        )


def graph(edges: Iterable[tuple[Node, Node]], nodes: Iterable[Node] = ()) -> Graph[Node]:
    """The graph of the edges (who rests, on whom) and of nodes that may have none."""
    after: dict[Node, dict[Node, None]] = {node: {} for node in nodes}
    for one, other in edges:
        after.setdefault(one, {})
        after.setdefault(other, {})
        if one != other:
            after[one][other] = None
    return Graph({node: tuple(others) for node, others in after.items()})
