"""A library is told from any other file, brought to this schema, and never broken by who else uses it."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import (
    LibraryBusy,
    MissingInput,
    NewerLibrary,
    NotALibrary,
    ReportedlyError,
    StorageFull,
    UnreadableInput,
)
from reportedly.model import Document
from reportedly.store.check import check
from reportedly.store.connection import APPLICATION_ID, connect, speaking, steps, transaction
from reportedly.store.keep import keep
from reportedly.store.look import listed

Page = Callable[..., Document]


def put(connection: sqlite3.Connection, document: Document) -> None:
    keep(connection, document, document.text.encode(), at="t", by="m")


def test_a_new_library_says_what_it_is(path: Path) -> None:
    connection = connect(path, create=True)
    answers = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "journal_mode", "foreign_keys", "secure_delete")
    ]
    connection.close()
    assert answers == [APPLICATION_ID, max(steps()), "wal", 1, 1]


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert list(steps()) == list(range(1, len(steps()) + 1))


def test_a_library_of_the_old_third_step_becomes_one_of_today(path: Path) -> None:
    with sqlite3.connect(path) as old:
        for number in (1, 2):
            old.executescript(steps()[number])
        old.executescript("CREATE TABLE claims (id TEXT, echo REAL); CREATE TABLE links (one TEXT, other TEXT);")
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("PRAGMA user_version = 3")
    old.close()
    connection = connect(path, create=False)
    assert connection.execute("SELECT count(*) FROM claims WHERE made_from = ''").fetchone() == (0,)
    assert list(check(connection)) == []
    connection.close()


def test_odd_names_are_names(tmp_path: Path) -> None:
    for name in ("a b?mode=memory.db", "жито#1.db", "100%25.db"):
        connect(tmp_path / name, create=True).close()
        assert (tmp_path / name).is_file()


def raises(kind: type[ReportedlyError], path: Path, *, create: bool = True) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as caught:
        connect(path, create=create).close()
    assert caught.value.failure.input == str(path)
    assert caught.value.failure.remedy
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value.failure.says


def test_a_text_file_is_no_library(path: Path) -> None:
    path.write_text("Dear diary,")
    assert "no SQLite file" in raises(NotALibrary, path)


def test_another_program_s_database_is_no_library(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    other.close()
    assert "another program" in raises(NotALibrary, path)


def test_a_cut_off_library_is_damaged(path: Path, page: Page) -> None:
    connection = connect(path, create=True)
    put(connection, page("x" * 200_000))
    connection.close()
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(NotALibrary, match=r"damaged|lacks"):
        connection = connect(path, create=False)
        try:
            with speaking(str(path)):
                list(listed(connection))
        finally:
            connection.close()


def test_a_newer_schema_is_left_alone(path: Path) -> None:
    connect(path, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    assert "schema 99" in raises(NewerLibrary, path)


def test_a_file_that_is_not_there_is_only_made_when_asked(path: Path) -> None:
    assert "no library here" in raises(MissingInput, path, create=False)
    assert not path.exists()
    raises(MissingInput, path.parent / "nowhere" / "x.db")


def test_an_empty_file_becomes_a_library_only_when_added_to(path: Path) -> None:
    path.touch()
    raises(NotALibrary, path, create=False)
    connect(path, create=True).close()
    connect(path, create=False).close()


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    raises(UnreadableInput, tmp_path)


def test_a_writer_that_does_not_end_is_told_of(path: Path, page: Page) -> None:
    first, second = connect(path, create=True), connect(path, create=True, patience=0.05)
    with transaction(first), pytest.raises(LibraryBusy), speaking("library"):
        put(second, page("x"))
    put(second, page("x"))
    first.close()
    second.close()


def test_a_full_disk_loses_nothing_that_was_kept(path: Path, page: Page) -> None:
    connection = connect(path, create=True)
    put(connection, page("kept", id="kept"))
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageFull, match="committed before is whole"), speaking("library"):
        put(connection, page("".join(map(chr, range(0x400, 0x9000))), id="large"))
    assert not connection.in_transaction
    assert [line.id for line in listed(connection)] == ["kept"]
    connection.execute("PRAGMA max_page_count = 100000")
    assert not list(check(connection))
    put(connection, page("now there is room", id="large"))
    connection.close()


def test_ctrl_c_inside_a_transaction_rolls_it_back(path: Path, page: Page) -> None:
    connection = connect(path, create=True)
    with pytest.raises(KeyboardInterrupt), transaction(connection):
        connection.execute("INSERT INTO tombstones VALUES ('x', 'y')")
        raise KeyboardInterrupt
    assert connection.execute("SELECT count(*) FROM tombstones").fetchone() == (0,)
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind there")
def test_a_library_on_a_medium_that_cannot_be_written_is_still_read(
    path: Path, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect(path, create=True)
    put(connection, page("kept", id="kept"))
    connection.close()
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anything: only the answer is taken away
    connection = connect(path, create=True)
    assert [line.id for line in listed(connection)] == ["kept"]
    assert not list(check(connection))
    with pytest.raises(StorageFull), speaking("library"):
        put(connection, page("more", id="more"))
    connection.close()


def test_two_that_make_the_same_library_at_once_make_one(path: Path, page: Page) -> None:
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            connection = connect(path, create=True)
            for each in range(10):
                put(connection, page(f"{each}", id=f"shared{each}"))
                put(connection, page(f"{number} {each}", id=f"own{number}.{each}"))
            connection.close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    connection = connect(path, create=False)
    assert len(list(listed(connection))) == 50
    assert not list(check(connection))
    connection.close()
