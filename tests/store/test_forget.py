"""A removed document leaves a tombstone and no trace of its text in any byte of the library's files."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import UnknownDocument
from reportedly.model import Document, Source
from reportedly.store import look
from reportedly.store.check import check
from reportedly.store.connection import connect
from reportedly.store.forget import remove
from reportedly.store.search import search
from reportedly.store.values import Kept, Removed

Page = Callable[..., Document]
Put = Callable[..., Kept]


def files(path: Path) -> bytes:
    """Every byte that the library has on disk, its log and index included."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_nothing_of_it_is_left_in_the_bytes(library: sqlite3.Connection, put: Put, page: Page, path: Path) -> None:
    for number in range(30):
        put(page(f"Neighbour {number} speaks of harvests. " * 40, id=f"n{number}"))
    secret = "Zephyrina Quillfeather whispered about the marzipan lighthouse. " * 30
    put(
        page(
            secret,
            id="secret",
            title="Marzipan affair",
            outlet="Quillfeather Post",
            sources=(Source(id="s1", name="Zephyrina Quillfeather", kind="person"),),
        ),
        b"<html>" + secret.encode(),
    )
    put(page(secret + "Later still.", id="secret"), b"<html>later" + secret.encode())
    put(page("the last one " * 400, id="last"))
    library.execute("PRAGMA wal_checkpoint(PASSIVE)")
    packed = zlib.compress(b"<html>" + secret.encode())
    assert b"marzipan lighthouse" in files(path)
    assert packed in files(path)

    assert remove(library, "secret", at="2024-06-01T00:00Z") == Removed(
        id="secret", versions=2, originals=2, judgements=0, clean=True
    )

    left = files(path).lower()
    for trace in (b"quillfeather", b"marzipan", b"zephyrin", b"whispered", packed[20:60].lower()):
        assert trace not in left
    assert not list(check(library))
    assert len(list(look.listed(library))) == 31
    assert not list(search(library, "marzipan", limit=5))


def test_the_tombstone_holds_the_id_and_the_time_alone(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(found)
    remove(library, "farm", at="2024-06-01T00:00Z")
    assert library.execute("SELECT * FROM tombstones").fetchall() == [("farm", "2024-06-01T00:00Z")]
    for table in ("documents", "versions", "originals", "sources", "attributions", "search"):
        assert library.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    with pytest.raises(UnknownDocument, match="was removed at 2024-06-01T00:00Z"):
        look.document(library, "farm")


def test_an_original_that_another_document_rests_on_stays(library: sqlite3.Connection, put: Put, page: Page) -> None:
    put(page("one", id="a"), b"both")
    put(page("two", id="b"), b"both")
    assert remove(library, "a", at="t").originals == 0
    assert look.original(library, "b") == b"both"
    assert remove(library, "b", at="t").originals == 1


def test_it_can_be_added_again_and_says_that_it_was_gone(
    library: sqlite3.Connection, put: Put, found: Document
) -> None:
    put(found)
    remove(library, "farm", at="2024-06-01T00:00Z")
    kept = put(found)
    assert (kept.status, kept.version, kept.removed_at) == ("added", 1, "2024-06-01T00:00Z")
    assert not list(check(library))


def test_a_reader_elsewhere_makes_the_log_unclean_and_that_is_said(
    library: sqlite3.Connection, put: Put, found: Document, path: Path
) -> None:
    put(found)
    library.execute("PRAGMA busy_timeout = 50")
    other = connect(path, create=False)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM versions").fetchone()
    assert not remove(library, "farm", at="t").clean
    other.close()


def test_an_unknown_document_changes_nothing(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(found)
    with pytest.raises(UnknownDocument):
        remove(library, "nobody", at="t")
    assert not library.in_transaction
    assert len(list(look.listed(library))) == 1
