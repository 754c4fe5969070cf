"""Checking a library: the file, its references, every hash, every span, the search rows. Prints nothing; tells all."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from reportedly.contract import document_from_json
from reportedly.model import Document
from reportedly.store.connection import transaction
from reportedly.store.faults import faults
from reportedly.store.rows import storable
from reportedly.store.values import Fault

_COPIES = ("content_hash", "kind", "url", "outlet", "title", "published", "language")


def check(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Every fault of a library, none for a sound one; documents are read one at a time."""
    for (says,) in connection.execute("PRAGMA integrity_check").fetchall():
        if says != "ok":
            yield Fault(document=None, place="file", says=says)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Fault(document=None, place=f"table {table}, row {row}", says=f"refers to nothing in {parent}")
    yield from _originals(connection)
    yield from _versions(connection)
    yield from _search(connection)


def _originals(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (digest,) in connection.execute("SELECT sha256 FROM originals ORDER BY sha256").fetchall():
        size, packed = connection.execute("SELECT size, packed FROM originals WHERE sha256 = ?", (digest,)).fetchone()
        place = f"original {digest}"
        try:
            unpacked = zlib.decompress(packed)
        except (zlib.error, TypeError) as error:
            yield Fault(document=None, place=place, says=f"cannot be unpacked: {error}")
            continue
        if hashlib.sha256(unpacked).hexdigest() != digest or len(unpacked) != size:
            yield Fault(document=None, place=place, says="the bytes have changed: another hash")
    unused = "SELECT sha256 FROM originals WHERE sha256 NOT IN (SELECT original FROM versions)"
    for (digest,) in connection.execute(unused).fetchall():
        yield Fault(document=None, place=f"original {digest}", says="belongs to no document")


def _versions(connection: sqlite3.Connection) -> Iterator[Fault]:
    lonely = "SELECT id FROM documents WHERE key NOT IN (SELECT document FROM versions)"
    for (id,) in connection.execute(lonely).fetchall():
        yield Fault(document=id, place="versions", says="the document has no text")
    columns = ", ".join(f"v.{name}" for name in _COPIES)
    query = (
        f"SELECT d.id, v.number, v.contract, (SELECT count(*) FROM sources WHERE version = v.key),"  # noqa: S608
        f" (SELECT count(*) FROM attributions WHERE version = v.key), {columns}"
        " FROM versions v JOIN documents d ON d.key = v.document WHERE v.key = ?"
    )
    for (key,) in connection.execute("SELECT key FROM versions ORDER BY document, number").fetchall():
        row = connection.execute(query, (key,)).fetchone()
        if row is not None:
            yield from _version(row)


def _version(row: tuple[Any, ...]) -> Iterator[Fault]:
    id, number, contract, sources, attributions, *copies = row
    where = f"version {number}"
    try:
        document = document_from_json(json.loads(contract))
    except (ValueError, KeyError, TypeError) as error:
        yield Fault(document=id, place=where, says=f"the JSON cannot be read: {error}")
        return
    for place, says in faults(document):
        yield Fault(document=id, place=f"{where}, {place}", says=says)
    if storable(document.id) != id:
        yield Fault(document=id, place=f"{where}, id", says=f"the JSON is that of {document.id!r}")
    for name, copy in zip(_COPIES, copies, strict=True):
        if copy != _copy(document, name):
            yield Fault(document=id, place=f"{where}, {name}", says=f"the column says {copy!r}, the JSON not")
    for name, rows, held in (
        ("sources", sources, len(document.sources)),
        ("attributions", attributions, len(document.attributions)),
    ):
        if rows != held:
            yield Fault(document=id, place=f"{where}, {name}", says=f"{rows} rows for {held} in the JSON")


def _copy(document: Document, name: str) -> str | None:
    value = getattr(document, name)
    return None if value is None else storable(value)


def _search(connection: sqlite3.Connection) -> Iterator[Fault]:
    missing = (
        "SELECT d.id, v.number FROM versions v JOIN documents d ON d.key = v.document"
        " WHERE v.key NOT IN (SELECT rowid FROM search)"
    )
    for id, number in connection.execute(missing).fetchall():
        yield Fault(document=id, place=f"version {number}, search", says="cannot be found: no search row")
    left = "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT key FROM versions)"
    (count,) = connection.execute(left).fetchone()
    if count:
        yield Fault(document=None, place="search", says=f"{count} rows belong to no document")
    try:
        with transaction(connection):
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if (error.sqlite_errorcode & 0xFF) != sqlite3.SQLITE_READONLY:
            raise
    except sqlite3.DatabaseError as error:
        yield Fault(document=None, place="search", says=f"the index does not fit its texts: {error}")
