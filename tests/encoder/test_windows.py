"""Windows and their overlap, put together, give back what went in."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.encoder.tokens import Tokens
from reportedly.encoder.windows import central, windows


def tokens_of(units: list[int]) -> Tokens:
    """Tokens of one letter each, in units of these lengths."""
    count = sum(units)
    at = np.arange(count)
    nothing = np.zeros(count, np.int64)
    return Tokens(
        text="x " * count,
        ids=at,
        start=2 * at,
        end=2 * at + 1,
        word=at,
        sentence=nothing,
        paragraph=nothing,
        units=np.cumsum([0, *units]),
    )


lengths = st.lists(st.integers(1, 20), min_size=1, max_size=40)


@given(lengths, st.integers(20, 60), st.integers(0, 30))
def test_every_token_is_in_a_window_and_no_window_is_too_long(units: list[int], size: int, overlap: int) -> None:
    tokens = tokens_of(units)
    found = windows(tokens, size=size, overlap=overlap)
    assert {token for start, end in found for token in range(start, end)} == set(range(len(tokens)))
    assert all(0 < end - start <= size for start, end in found)
    assert all(start in tokens.units for start, _ in found)


@given(lengths, st.integers(20, 60))
def test_windows_without_overlap_are_the_text_cut_in_pieces(units: list[int], size: int) -> None:
    tokens = tokens_of(units)
    for first in range(min(5, len(units))):
        found = windows(tokens, size=size, overlap=0, first_unit=first)
        assert [token for start, end in found for token in range(start, end)] == list(range(len(tokens)))


def test_the_next_window_begins_about_the_overlap_before_the_end() -> None:
    assert windows(tokens_of([10] * 10), size=40, overlap=15) == [(0, 40), (20, 60), (40, 80), (60, 100)]


@given(lengths, st.integers(20, 60), st.integers(0, 30))
def test_the_central_window_of_a_token_holds_it(units: list[int], size: int, overlap: int) -> None:
    tokens = tokens_of(units)
    found = windows(tokens, size=size, overlap=overlap)
    where = central(len(tokens), found)
    assert all(found[k][0] <= token < found[k][1] for token, k in enumerate(where.tolist()))


def test_the_central_window_is_the_one_whose_edges_are_far() -> None:
    where = central(10, [(0, 6), (2, 10)])
    assert where.tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]


def test_no_tokens_no_windows() -> None:
    assert windows(tokens_of([])) == []
    assert central(0, []).tolist() == []
