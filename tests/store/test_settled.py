"""Pairs of parts are given back as they were kept, with whichever parts are there now, and leave with a document."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest

from reportedly.errors import NotALibrary
from reportedly.store import claims, settled
from reportedly.store.settled import Pairs, Part

A, B, C = ("farm", b"1"), ("mill", b"2"), ("inn", b"3")


def pairs(*rows: tuple[int, int, int, int, float]) -> Pairs:
    places = np.asarray([row[:4] for row in rows], np.int64).reshape(-1, 4)
    alike = np.asarray([row[4] for row in rows], np.float64)
    return Pairs(places[:, 0], places[:, 1], places[:, 2], places[:, 3], alike)


def told(library: sqlite3.Connection, *parts: Part) -> set[tuple[int, int, int, int, float]]:
    """The pairs that are kept of these parts, the smaller part first."""
    found = settled.recall(library, "mentions", parts).pairs
    columns = (found.part, found.place, found.other, found.there, found.alike)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return {(a, b, c, d, e) if (a, b) <= (c, d) else (c, d, a, b, e) for a, b, c, d, e in rows}


def keep(library: sqlite3.Connection, parts: tuple[Part, ...], found: Pairs) -> None:
    seen = settled.recall(library, "mentions", parts).seen
    settled.keep(library, "mentions", parts, found, by="m1", seen=seen)


def test_pairs_come_back_under_the_numbers_of_the_parts_that_are_asked_for(library: sqlite3.Connection) -> None:
    keep(library, (A, B), pairs((0, 4, 1, 2, 0.25), (0, 0, 0, 1, 0.5)))
    keep(library, (C, A, B), pairs((0, 7, 2, 9, 0.125)))
    assert told(library, A, B, C) == {(0, 4, 1, 2, 0.25), (0, 0, 0, 1, 0.5), (1, 9, 2, 7, 0.125)}
    assert told(library, C, B) == {(0, 7, 1, 9, 0.125)}
    assert settled.recall(library, "mentions", (C, ("farm", b"other"), A)).settled.tolist() == [True, False, True]
    assert not settled.recall(library, "far", (A,)).settled.any()


def test_a_document_that_goes_takes_its_pairs_with_it(library: sqlite3.Connection) -> None:
    keep(library, (A, B, C), pairs((0, 0, 1, 0, 0.5), (1, 1, 2, 1, 0.75), (0, 3, 2, 3, 0.875)))
    claims.purge(library, "farm")
    assert told(library, A, B, C) == {(1, 1, 2, 1, 0.75)}
    keep(library, (A,), pairs())
    assert told(library, A, B, C) == {(1, 1, 2, 1, 0.75)}  # the number of a row is never given again
    settled.sweep(library, {("mentions", B), ("mentions", C)})
    held = library.execute("SELECT document, length(pairs) FROM settled ORDER BY document").fetchall()
    assert held == [("inn", 20), ("mill", 0)]


def test_nothing_is_kept_of_what_another_program_has_overtaken(library: sqlite3.Connection) -> None:
    seen = settled.recall(library, "mentions", (A,)).seen
    keep(library, (B,), pairs())
    settled.keep(library, "mentions", (A,), pairs(), by="m1", seen=seen)
    assert not settled.recall(library, "mentions", (A,)).settled.any()


def test_nothing_is_kept_beside_what_other_weights_made(library: sqlite3.Connection) -> None:
    claims.keep(library, [], at=0, by="m2")
    keep(library, (A,), pairs())
    assert not settled.recall(library, "mentions", (A,)).settled.any()


def test_pairs_that_are_asked_for_later_join_those_that_are_there(library: sqlite3.Connection) -> None:
    keep(library, (A, B), pairs((0, 0, 1, 0, 0.5)))
    settled.keep(library, "mentions", (B, A), pairs((0, 5, 1, 6, 0.25)), by="m1", seen=None)
    assert told(library, A, B) == {(0, 0, 1, 0, 0.5), (0, 6, 1, 5, 0.25)}
    claims.forget(library)
    assert told(library, A, B) == set()


def test_a_damaged_row_is_told_with_the_remedy(library: sqlite3.Connection) -> None:
    keep(library, (A, B), pairs((0, 0, 1, 0, 0.5)))
    library.execute("UPDATE settled SET pairs = x'0102'")
    with pytest.raises(NotALibrary, match="reindex"):
        told(library, A, B)
