"""What people judged, kept: added to and never changed. Only removing a document takes what quotes it along."""

from __future__ import annotations

import json
import sqlite3

from reportedly.contract import dumps, judgement_from_json, judgement_to_json
from reportedly.errors import NotALibrary
from reportedly.judging import about
from reportedly.model import Judgement
from reportedly.store import claims
from reportedly.store.connection import transaction
from reportedly.store.rows import storable


def keep(connection: sqlite3.Connection, *judgements: Judgement) -> tuple[Judgement, ...]:
    """Keep judgements in one transaction; gives those that were not here."""
    new = []
    with transaction(connection):
        for one in judgements:
            row = (storable(one.id), one.at, storable(dumps(judgement_to_json(one))))
            done = connection.execute("INSERT OR IGNORE INTO judgements (id, at, contract) VALUES (?, ?, ?)", row)
            if done.rowcount:
                new.append(one)
                connection.executemany(
                    "INSERT INTO judged (judgement, document) VALUES (?, ?)",
                    [(done.lastrowid, storable(document)) for document in about(one)],
                )
        if new:
            claims.changed(connection)
    return tuple(new)


def judgements(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Every judgement, undone ones too, in the order in which they came. Raises NotALibrary for a damaged one."""
    return _read(connection.execute("SELECT contract FROM judgements ORDER BY key").fetchall())


def last(connection: sqlite3.Connection, *, start: int, limit: int) -> tuple[Judgement, ...]:
    """At most `limit` judgements, the last first, without the `start` last ones."""
    query = "SELECT contract FROM judgements ORDER BY key DESC LIMIT ? OFFSET ?"
    return _read(connection.execute(query, (limit, start)).fetchall())


def named(connection: sqlite3.Connection, name: str) -> tuple[Judgement, ...]:
    """The judgement of that id, else those whose ids begin so: two at most."""
    plain = storable(name)
    exact = connection.execute("SELECT contract FROM judgements WHERE id = ?", (plain,)).fetchall()
    begins = "SELECT contract FROM judgements WHERE substr(id, 1, ?) = ? LIMIT 2"
    return _read(exact or (connection.execute(begins, (len(plain), plain)).fetchall() if plain else []))


def ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of all judgements."""
    return tuple(id for (id,) in connection.execute("SELECT id FROM judgements ORDER BY key"))


def speaking(connection: sqlite3.Connection, name: str) -> tuple[Judgement, ...]:
    """The judgements that somebody of that name speaks, undone ones too, in the order in which they came."""
    query = (
        "SELECT contract FROM judgements WHERE json_extract(contract, '$.kind') = 'speaker'"
        " AND json_extract(contract, '$.value') = ? ORDER BY key"
    )
    return _read(connection.execute(query, (storable(name),)).fetchall())


def count(connection: sqlite3.Connection, *, since: str = "") -> int:
    """How many judgements came after a time (ISO 8601, UTC)."""
    return int(connection.execute("SELECT count(*) FROM judgements WHERE at > ?", (since,)).fetchone()[0])


def judged(connection: sqlite3.Connection) -> dict[str, int]:
    """The documents that judgements quote, undone ones too, each with the key of the last of these."""
    return dict(connection.execute("SELECT document, max(judgement) FROM judged GROUP BY document").fetchall())


def of(connection: sqlite3.Connection, document: str) -> tuple[Judgement, ...]:
    """Every judgement that quotes a document, undone ones too, in the order in which they came."""
    query = (
        "SELECT contract FROM judgements JOIN judged ON judged.judgement = judgements.key"
        " WHERE judged.document = ? ORDER BY judgements.key"
    )
    return _read(connection.execute(query, (storable(document),)).fetchall())


def _read(rows: list[tuple[str]]) -> tuple[Judgement, ...]:
    try:
        return tuple(judgement_from_json(json.loads(contract)) for (contract,) in rows)
    except (ValueError, KeyError, TypeError) as error:
        says = f"A judgement in the library cannot be read: {error}."
        raise NotALibrary("judgements", says, remedy="Run `reportedly check`, and restore a copy.") from error


def purge(connection: sqlite3.Connection, document: str) -> int:
    """Delete what quotes a document, inside a transaction of the caller; gives how many judgements went."""
    keys = connection.execute("SELECT judgement FROM judged WHERE document = ?", (document,)).fetchall()
    connection.executemany("DELETE FROM judged WHERE judgement = ?", keys)
    connection.executemany("DELETE FROM judgements WHERE key = ?", keys)
    return len(keys)
