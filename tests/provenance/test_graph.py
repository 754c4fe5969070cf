"""Graphs, covers and cuts, each against trying everything on small random graphs."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.provenance.cover import EXACT, cover
from reportedly.provenance.cut import gatekeepers
from reportedly.provenance.graph import Graph, graph

NODES = range(7)
edges = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=16)
some = st.sets(st.sampled_from(NODES), min_size=1, max_size=3)


def without(whole: Graph[int], gone: set[int]) -> Graph[int]:
    return graph(
        ((a, b) for a, others in whole.after.items() for b in others if not {a, b} & gone),
        nodes=(node for node in whole.after if node not in gone),
    )


def separates(whole: Graph[int], gone: set[int], starts: set[int], ends: set[int]) -> bool:
    return without(whole, gone).reach(starts - gone).isdisjoint(ends)


@given(edges)
def test_two_nodes_are_in_one_component_when_each_reaches_the_other(pairs: list[tuple[int, int]]) -> None:
    whole = graph(pairs, nodes=NODES)
    home = {node: n for n, part in enumerate(whole.components()) for node in part}
    assert sorted(home) == list(NODES)
    for a, b in combinations(NODES, 2):
        both = b in whole.reach([a]) and a in whole.reach([b])
        assert (home[a] == home[b]) == both


@given(edges)
def test_components_come_after_what_they_rest_on(pairs: list[tuple[int, int]]) -> None:
    whole = graph(pairs, nodes=NODES)
    home = {node: n for n, part in enumerate(whole.components()) for node in part}
    assert all(home[b] <= home[a] for a, others in whole.after.items() for b in others)


def test_a_long_chain_needs_no_deep_stack() -> None:
    whole = graph((n, n + 1) for n in range(20_000))
    assert len(whole.components()) == 20_001
    assert len(whole.reach([0])) == 20_001


@given(edges, some, some)
@settings(max_examples=150)
def test_gatekeepers_are_a_smallest_cut(pairs: list[tuple[int, int]], starts: set[int], ends: set[int]) -> None:
    whole = graph(pairs, nodes=NODES)
    who = set(gatekeepers(whole, starts, ends))
    assert separates(whole, who, starts, ends)
    sizes = (
        size
        for size in range(len(NODES) + 1)
        if any(separates(whole, set(gone), starts, ends) for gone in combinations(NODES, size))
    )
    assert len(who) == next(sizes)


@given(edges, some, some)
@settings(max_examples=150)
def test_gatekeepers_hold_no_start_where_they_need_not(
    pairs: list[tuple[int, int]], starts: set[int], ends: set[int]
) -> None:
    whole = graph(pairs, nodes=NODES)
    who = set(gatekeepers(whole, starts, ends))
    others = [
        set(gone)
        for gone in combinations(sorted(set(NODES) - starts), len(who))
        if separates(whole, set(gone), starts, ends)
    ]
    assert bool(who & starts) == (bool(who) and not others)


def test_of_equal_cuts_the_one_nearest_the_starts_is_taken() -> None:
    whole = graph([("page", "channel"), ("other page", "channel"), ("channel", "its sources")])
    assert gatekeepers(whole, ["page", "other page"], ["its sources"]) == ("channel",)


def smallest_cover(count: int, fits: set[frozenset[int]]) -> int:
    """The fewest groups, by trying for each subset its first member with every clique (over bit masks)."""
    cliques = [
        mask
        for mask in range(1, 1 << count)
        if all(frozenset((i, j)) in fits for i, j in combinations([n for n in range(count) if mask >> n & 1], 2))
    ]
    best = [0] * (1 << count)
    for rest in range(1, 1 << count):
        lowest = rest & -rest
        best[rest] = min(1 + best[rest & ~clique] for clique in cliques if clique & lowest and clique & ~rest == 0)
    return best[-1]


@given(st.integers(1, 6), st.data())
@settings(max_examples=150)
def test_a_cover_is_a_smallest_one(count: int, data: st.DataObject) -> None:
    pairs = [frozenset(pair) for pair in combinations(range(count), 2)]
    fits = set(data.draw(st.lists(st.sampled_from(pairs), unique=True))) if pairs else set()
    groups, exact = cover(range(count), lambda a, b: frozenset((a, b)) in fits)
    assert exact
    assert sorted(n for group in groups for n in group) == list(range(count))
    assert all(frozenset(pair) in fits for group in groups for pair in combinations(group, 2))
    assert len(groups) == smallest_cover(count, fits)


def test_a_cover_of_many_says_that_it_may_not_be_the_smallest() -> None:
    ring = 2 * EXACT + 1  # no member's neighbours are each other's, so that nothing can be set aside

    def fits(a: int, b: int) -> bool:
        return (a - b) % ring in (1, ring - 1)

    groups, exact = cover(range(ring), fits)
    assert not exact
    assert EXACT + 1 <= len(groups) <= ring


def test_a_cover_of_many_is_exact_where_the_easy_ones_are_all() -> None:
    groups, exact = cover(range(200), lambda a, b: a % 3 == b % 3)
    assert exact
    assert len(groups) == 3
