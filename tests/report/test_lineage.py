"""The pedigree as a tree: everyone once, siblings in time whatever their zones, circles cut at the least sure."""

from __future__ import annotations

import itertools
from dataclasses import replace

from reportedly.model import End
from reportedly.report.lineage import instant, rows
from tests.report.test_pedigree import cites, claim, mention


def test_everyone_stands_once_below_whom_they_rest_on() -> None:
    found = rows(claim(4))
    assert [(row.end.party or row.end.document, row.depth) for row in found[:2]] == [("p2", 0), ("p1", 1)]
    assert sorted(row.end.document or "" for row in found if row.depth == 2) == ["d0", "d1", "d2", "d3"]
    assert [row.last for row in found if row.depth == 2] == [False, False, False, True]


def test_a_circle_is_cut_at_its_least_sure_relay() -> None:
    found = {row.end: row for row in rows(claim(2, circle=True))}
    assert found[End(party="p2")].relay is None
    assert len(found) == 4


def test_times_are_compared_over_zones() -> None:
    assert instant("2025-09-17T07:30:00+00:00") > instant("2025-09-17T08:15:00+03:00") == "2025-09-17T05:15"
    assert instant("2025-09-17") == "2025-09-17"
    assert instant("long ago") == "long ago"


def test_a_chain_deeper_than_the_stack_is_laid_out() -> None:
    ends = [End(document=f"d{number}") for number in range(3000)]
    relays = tuple(cites(later, earlier) for earlier, later in itertools.pairwise(ends))
    long = replace(claim(1), mentions=tuple(mention(end.document or "") for end in ends), relays=relays)
    assert rows(long)[-1].depth == 2999
