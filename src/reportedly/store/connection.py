"""Opening a library: one SQLite file in WAL mode, told from any other file, and brought to this schema.

The `application_id` says that a file is a library, `user_version` which numbered step of `migrations/` it has seen.
Every error of SQLite leaves here as a coded one.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.errors import (
    LibraryBusy,
    MissingInput,
    NewerLibrary,
    NotALibrary,
    ReportedlyError,
    StorageFull,
    UnreadableInput,
)

APPLICATION_ID = 0x52505254  # "RPRT"
_MIGRATIONS = Path(__file__).parent / "migrations"
_MAGIC = b"SQLite format 3\x00"
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


def connect(path: str | os.PathLike[str], *, create: bool, patience: float = 30.0) -> sqlite3.Connection:
    """Open the library at `path`, in autocommit mode.

    `create` makes one where nothing is (its folder must exist); `patience` is how many seconds to wait for another
    writer. Raises MissingInput, UnreadableInput, NotALibrary, NewerLibrary, LibraryBusy or StorageFull.
    """
    name = os.fspath(path)
    file = Path(name)
    exists = _look(file, name, create=create)
    writable = not exists or os.access(file, os.W_OK)
    with speaking(name):
        connection = sqlite3.connect(
            _address(file, create=create, writable=writable), uri=True, timeout=patience, isolation_level=None
        )
        try:
            _settle(connection, name, create=create, writable=writable, patience=patience)
        except BaseException:
            connection.close()
            raise
    return connection


def writable(connection: sqlite3.Connection) -> bool:
    """Whether the library can be changed through this connection."""
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    return os.access(file, os.W_OK)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, with the write lock held from the start; a Ctrl-C inside rolls back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Turn the errors of SQLite inside into coded ones about the library `name`."""
    try:
        yield
    except sqlite3.Error as error:
        told = _coded(error, name)
        if told is None:
            raise
        raise told from error


def steps() -> dict[int, str]:
    """The numbered steps that bring an empty file to this schema, in order."""
    numbered = {int(file.name[:3]): file for file in _MIGRATIONS.glob("*.sql")}
    return {number: numbered[number].read_text(encoding="utf-8") for number in sorted(numbered)}


def _look(file: Path, name: str, *, create: bool) -> bool:
    """Whether the file is there, and may be a library for all that its first bytes tell."""
    try:
        with file.open("rb") as stream:
            head = stream.read(len(_MAGIC))
    except FileNotFoundError:
        if not create:
            remedy = "Name it with --library, or make one: reportedly add FILE --library PATH."
            raise MissingInput(name, "There is no library here.", remedy=remedy) from None
        if not file.parent.is_dir():
            says = "The folder of the library does not exist."
            raise MissingInput(name, says, remedy=f"Make {str(file.parent)!r} first.") from None
        return False
    except OSError as error:
        if file.is_dir():
            says = "A library is one file, and this is a folder."
            raise UnreadableInput(name, says, remedy="Name a file in it.") from None
        says = f"The library cannot be opened: {error.strerror}."
        raise UnreadableInput(name, says, remedy="Check who may read it.") from error
    if head and head != _MAGIC:
        raise _no_library(name, "The file is no SQLite file.")
    return True


def _address(file: Path, *, create: bool, writable: bool) -> str:
    uri = file.absolute().as_uri()
    if writable:
        return f"{uri}?mode={'rwc' if create else 'rw'}"
    log = file.with_name(file.name + "-wal")
    return f"{uri}?mode=ro" if log.exists() else f"{uri}?mode=ro&immutable=1"


def _settle(connection: sqlite3.Connection, name: str, *, create: bool, writable: bool, patience: float) -> None:
    version = _verify(connection, name, create=create)
    latest = max(steps())
    if version > latest:
        says = f"The library has schema {version}, and this reportedly knows up to {latest}."
        raise NewerLibrary(name, says, remedy="Update reportedly: pip install --upgrade reportedly.")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    if writable:
        # What is removed is overwritten with zeros, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        _use_log(connection, patience)
        if version < latest:
            _migrate(connection, name)


def _verify(connection: sqlite3.Connection, name: str, *, create: bool) -> int:
    """The schema number of a library; 0 for an empty file that may become one."""
    query = (  # one statement: between two, another process may have made the library
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    )
    application, version, tables = connection.execute(query).fetchone()
    if application == APPLICATION_ID:
        return int(version)
    if application or version or tables:
        raise _no_library(name, "The file is a database of another program.")
    if not create:
        raise _no_library(name, "The file is empty.")
    return 0


def _use_log(connection: sqlite3.Connection, patience: float) -> None:
    """Switch to write-ahead logging, which SQLite does not wait for by itself when two processes start at once."""
    end = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _primary(error) not in _BUSY or time.monotonic() >= end:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(connection: sqlite3.Connection, name: str) -> None:
    with transaction(connection):
        version = _verify(connection, name, create=True)  # another process may have been first
        for number, script in steps().items():
            if number > version:
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction around it."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _primary(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _coded(error: sqlite3.Error, name: str) -> ReportedlyError | None:
    code = _primary(error)
    if code in _BUSY:
        says = "Another program has been writing to the library for too long."
        return LibraryBusy(name, says, remedy="Wait for it to end, or end it, and run the command again.")
    if code in _UNWRITABLE:
        says = f"The library cannot be written: {error}. What was committed before is whole."
        return StorageFull(name, says, remedy="Free space or mend the permissions, and run the command again.")
    if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}:
        return _no_library(name, f"The file is damaged: {error}.")
    if code == sqlite3.SQLITE_ERROR and "no such" in str(error):
        return _no_library(name, f"The library lacks a part of its schema: {error}.")
    return None


def _no_library(name: str, says: str) -> NotALibrary:
    return NotALibrary(name, says, remedy="Name a library with --library, restore a copy, or choose a new file.")
