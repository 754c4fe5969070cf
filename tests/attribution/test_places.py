"""Which sets of spans touch or hold others, looked up by place: the answer is that of asking every one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.attribution.places import Places
from reportedly.model import Spans
from reportedly.spans import holds, shared

spans: st.SearchStrategy[Spans] = st.lists(
    st.tuples(st.integers(0, 1_500), st.integers(0, 700)).map(lambda one: (one[0], one[0] + one[1])), max_size=3
).map(tuple)


@given(st.lists(spans, max_size=12), spans)
def test_touching_is_sharing_a_code_point(sets: list[Spans], asked: Spans) -> None:
    assert Places(sets).touching(asked) == [n for n, one in enumerate(sets) if shared(one, asked)]


@given(st.lists(spans, max_size=12), spans)
def test_holding_is_having_every_span_inside_one_of_ones_own(sets: list[Spans], asked: Spans) -> None:
    assert Places(sets).holding(asked) == [n for n, one in enumerate(sets) if holds(one, asked)]


def test_what_ends_where_another_begins_does_not_touch_it() -> None:
    places = Places([((0, 256),), ((256, 512),)])
    assert places.touching(((256, 300),)) == [1]
    assert places.holding(((255, 257),)) == []


@given(spans, spans)
def test_what_is_shared_is_what_both_have(one: Spans, other: Spans) -> None:
    pairs = [(a, b) for a in one for b in other]
    assert shared(one, other) == sum(len(range(max(a[0], b[0]), min(a[1], b[1]))) for a, b in pairs)
