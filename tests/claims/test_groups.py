"""Groups of like candidates: no chains, no order, and a person's word first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.groups import Link, group


def links(*told: tuple[int, int, float]) -> list[Link]:
    return [Link(one=one, other=other, score=score) for one, other, score in told]


def test_like_ones_come_together_and_the_rest_stays_alone() -> None:
    assert group(4, links((0, 1, 0.9), (1, 2, 0.2))) == ((0, 1), (2,), (3,))


def test_a_chain_of_likenesses_is_no_group() -> None:
    chained = links(*((n, n + 1, 0.8) for n in range(6)))
    assert max(map(len, group(7, chained))) <= 2
    whole = links(*((a, b, 0.8) for a in range(5) for b in range(a + 1, 5)))
    assert group(5, whole) == ((0, 1, 2, 3, 4),)


def test_a_person_joins_and_parts() -> None:
    told = links((0, 1, 0.9), (0, 2, 0.1), (1, 2, 0.1))
    assert group(3, told, apart=[(0, 1)]) == ((0,), (1,), (2,))
    assert (0, 2) in group(3, links((0, 1, 0.7), (0, 2, 0.1), (1, 2, 0.1)), together=[(0, 2)])
    assert group(3, links((0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9)), apart=[(0, 2)]) in {((0, 1), (2,)), ((0,), (1, 2))}


@given(st.integers(1, 12), st.data())
def test_the_order_of_links_and_of_candidates_changes_nothing(count: int, data: st.DataObject) -> None:
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    scores = {pair: data.draw(st.floats(0.05, 0.95, allow_nan=False)) + n * 1e-7 for n, pair in enumerate(pairs)}
    found = group(count, links(*((a, b, s) for (a, b), s in scores.items())))
    assert sorted(number for one in found for number in one) == list(range(count))
    shuffled = data.draw(st.permutations(pairs))
    assert group(count, links(*((a, b, scores[a, b]) for a, b in shuffled))) == found
    renamed = data.draw(st.permutations(range(count)))
    moved = links(*((min(renamed[a], renamed[b]), max(renamed[a], renamed[b]), s) for (a, b), s in scores.items()))
    assert {frozenset(one) for one in group(count, moved)} == {frozenset(renamed[n] for n in one) for one in found}
