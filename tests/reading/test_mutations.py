"""Every reader survives its own structures broken: coded failures or sound documents, never an exception."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import Named, Tally, campaign, seeds
from reportedly.reading.formats import formats


@cache
def known() -> dict[str, list[Named]]:
    return seeds()


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_there_is_a_seed_of_every_format(name: str) -> None:
    assert known()[name]


@pytest.mark.parametrize("name", ["warc", "zip", "mail", "table", "items", "jsonl", "telegram", "feed", "opml"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_broken_inputs_break_no_reader(name: str, seed: int) -> None:
    tally = Tally()
    campaign(known()[name], range(seed, seed + 2), seed=name, tally=tally)
    assert tally.broken == []
