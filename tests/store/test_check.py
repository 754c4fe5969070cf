"""A library that somebody has meddled with says what is wrong, and where."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from reportedly.model import Document
from reportedly.store.check import check
from reportedly.store.rows import encode
from reportedly.store.values import Kept

Put = Callable[..., Kept]


def test_a_sound_library_has_no_fault(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(found)
    assert list(check(library)) == []


@pytest.mark.parametrize(
    ("meddling", "place", "says"),
    [
        ("UPDATE originals SET packed = x'00'", "original ", "cannot be unpacked"),
        ("UPDATE originals SET size = 1", "original ", "another hash"),
        ("DELETE FROM originals", "table versions", "refers to nothing in originals"),
        ("INSERT INTO originals VALUES ('ab', 0, x'789c030000000001')", "original ab", "belongs to no document"),
        ("DELETE FROM search", "version 1, search", "no search row"),
        ("INSERT INTO search (rowid, folded) VALUES (99, 'x')", "search", "1 rows belong to no document"),
        ("DELETE FROM search_idx; DELETE FROM search_data WHERE id > 10", "", ""),
        ("UPDATE versions SET contract = '{'", "version 1", "the JSON cannot be read"),
        ("UPDATE versions SET outlet = 'x'", "version 1, outlet", "the column says 'x'"),
        ("UPDATE documents SET id = 'other'", "version 1, id", "the JSON is that of 'farm'"),
        ("DELETE FROM attributions", "version 1, attributions", "0 rows for 2"),
        ("DELETE FROM sources WHERE id = 's1'", "table ", "refers to nothing in sources"),
        ("DELETE FROM versions", "versions", "the document has no text"),
    ],
)
def test_meddling_is_found(
    library: sqlite3.Connection, put: Put, found: Document, meddling: str, place: str, says: str
) -> None:
    put(found)
    library.execute("PRAGMA foreign_keys = OFF")
    library.executescript(meddling)
    assert [fault for fault in check(library) if fault.place.startswith(place) and says in fault.says]


def test_a_text_that_no_longer_fits_its_spans_and_hash_is_found(
    library: sqlite3.Connection, put: Put, found: Document
) -> None:
    put(found)
    cut = encode(replace(found, text=found.text[:30]))
    library.execute("UPDATE versions SET contract = ?", (cut,))
    places = [fault.place for fault in check(library)]
    assert "version 1, content_hash" in places
    assert "version 1, attributions.a1.source[0]" in places


def test_a_damaged_page_of_the_file_is_found(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(found)
    library.execute("PRAGMA writable_schema = ON")
    library.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'versions_by_url'")
    library.execute("PRAGMA writable_schema = RESET")
    assert any(fault.place == "file" for fault in check(library))
