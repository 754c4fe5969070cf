"""Removing a document: every version, finding, search row, judgement that quotes it, and original of nothing else.

The file is overwritten where they stood (`secure_delete`), the search index is merged so that no dead entry stays in
it, and the log is emptied: afterwards the bytes of the text are not in the library's files.
"""

from __future__ import annotations

import sqlite3

from reportedly.store import claims, judgements
from reportedly.store.connection import transaction
from reportedly.store.keep import purge_findings
from reportedly.store.look import find
from reportedly.store.values import Removed


def remove(connection: sqlite3.Connection, name: str, *, at: str) -> Removed:
    """Purge a document and leave a tombstone with its id and the time `at` (ISO 8601). Raises UnknownDocument."""
    with transaction(connection):
        key, id = find(connection, name)
        rows = connection.execute("SELECT key FROM versions WHERE document = ?", (key,)).fetchall()
        for (version,) in rows:
            purge_findings(connection, version)
            connection.execute("DELETE FROM search WHERE rowid = ?", (version,))
        connection.execute("DELETE FROM versions WHERE document = ?", (key,))
        connection.execute("DELETE FROM documents WHERE key = ?", (key,))
        judged = judgements.purge(connection, id)
        claims.purge(connection, id)
        gone = connection.execute("DELETE FROM originals WHERE sha256 NOT IN (SELECT original FROM versions)").rowcount
        connection.execute("INSERT INTO tombstones (document, removed_at) VALUES (?, ?)", (id, at))
        # A deleted row stays in the index as an entry and a mark that it is dead, until its parts are merged.
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return Removed(id=id, versions=len(rows), originals=gone, judgements=judged, clean=not busy)
