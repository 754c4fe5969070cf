"""What was found between parts of two documents, kept so that old documents are not compared with one another again.

All parts of one kind that are kept have been compared with one another: that is why it is called settled. Whoever keeps
more says how far he had seen, and nothing is kept where another program has settled something since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import NotALibrary
from reportedly.store.connection import transaction
from reportedly.store.rows import storable

Kind = Literal["mentions", "proposed", "far", "sentences"]
Part = tuple[str, bytes]
"""A document's id, and a hash of what it had that was compared."""

Ints = NDArray[np.int64]
_RECORD = np.dtype([("own", "<u4"), ("row", "<u4"), ("other", "<u4"), ("alike", "<f8")])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Columns: number of the one part and the place in it, of the other part and the place in it, how alike (0..1)."""

    part: Ints
    place: Ints
    other: Ints
    there: Ints
    alike: NDArray[np.float64]


_NONE = np.zeros(0, np.int64)
NO_PAIRS = Pairs(_NONE, _NONE, _NONE, _NONE, np.zeros(0, np.float64))


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of some parts: which are settled, the pairs between these, and how far the table had been seen."""

    settled: NDArray[np.bool_]
    pairs: Pairs
    seen: int


def recall(connection: sqlite3.Connection, kind: Kind, parts: Sequence[Part]) -> Settled:
    """What is kept of these parts."""
    wanted = {(storable(document), hash): number for number, (document, hash) in enumerate(parts)}
    seen = _last(connection)
    rows = connection.execute(
        "SELECT number, document, hash, pairs FROM settled WHERE kind = ? AND number <= ?", (kind, seen)
    ).fetchall()
    found = [(row, wanted[id, hash], pairs) for row, id, hash, pairs in rows if (id, hash) in wanted]
    settled = np.zeros(len(parts), np.bool_)
    settled[[number for _, number, _ in found]] = True
    if not found:
        return Settled(settled=settled, pairs=NO_PAIRS, seen=seen)
    numbers = np.asarray([row for row, _, _ in found], np.int64)
    order = np.argsort(numbers)
    rows_there, parts_there = numbers[order], np.asarray([number for _, number, _ in found], np.int64)[order]
    records = [_records(pairs) for _, _, pairs in found]
    joined = np.concatenate(records)
    part = np.repeat(np.asarray([number for _, number, _ in found], np.int64), [len(each) for each in records])
    row = joined["row"].astype(np.int64)
    at = np.minimum(np.searchsorted(rows_there, row), len(rows_there) - 1)
    live = rows_there[at] == row
    pairs = Pairs(
        part=part[live],
        place=joined["own"][live].astype(np.int64),
        other=parts_there[at[live]],
        there=joined["other"][live].astype(np.int64),
        alike=joined["alike"][live].astype(np.float64),
    )
    return Settled(settled=settled, pairs=pairs, seen=seen)


def keep(
    connection: sqlite3.Connection, kind: Kind, parts: Sequence[Part], pairs: Pairs, *, by: str, seen: int | None
) -> None:
    """Keep pairs of parts, and that all of the parts are settled; `by` is the version and weights that found them.

    `seen` is how far the table had been seen when the parts were compared; None for pairs that settle nothing. Nothing
    is kept of what another program has overtaken.
    """
    with transaction(connection):
        traced_by = connection.execute("SELECT traced_by FROM tracing").fetchone()[0]
        if (traced_by not in (None, by)) or (seen is not None and _last(connection) != seen):
            return
        rows = np.asarray([_row(connection, kind, part) for part in parts], np.int64)
        ours, theirs = rows[pairs.part], rows[pairs.other]
        turned = ours < theirs
        records = np.zeros(len(ours), _RECORD)
        records["own"] = np.where(turned, pairs.there, pairs.place)
        records["other"] = np.where(turned, pairs.place, pairs.there)
        records["row"], records["alike"] = np.minimum(ours, theirs), pairs.alike
        greater = np.maximum(ours, theirs)
        order = np.argsort(greater, kind="stable")
        found, begins = np.unique(greater[order], return_index=True)
        for row, own in zip(found.tolist(), np.split(records[order], begins[1:]), strict=False):
            (old,) = connection.execute("SELECT pairs FROM settled WHERE number = ?", (row,)).fetchone()
            connection.execute("UPDATE settled SET pairs = ? WHERE number = ?", (old + own.tobytes(), row))


def purge(connection: sqlite3.Connection, document: str) -> None:
    """Delete what a document had, inside a transaction of the caller."""
    connection.execute("DELETE FROM settled WHERE document = ?", (document,))


def forget(connection: sqlite3.Connection) -> None:
    """Delete everything, inside a transaction of the caller: it is found again when somebody asks."""
    connection.execute("DELETE FROM settled")


def sweep(connection: sqlite3.Connection, used: Collection[tuple[Kind, Part]]) -> None:
    """Delete the parts that are not these, and the pairs of parts that are gone."""
    kept = {(kind, storable(document), hash) for kind, (document, hash) in used}
    with transaction(connection):
        every = connection.execute("SELECT number, kind, document, hash FROM settled").fetchall()
        old = [(number,) for number, *part in every if tuple(part) not in kept]
        connection.executemany("DELETE FROM settled WHERE number = ?", old)
        live = np.asarray([number for number, *part in every if tuple(part) in kept], np.int64)
        for number in live.tolist():
            (pairs,) = connection.execute("SELECT pairs FROM settled WHERE number = ?", (number,)).fetchone()
            records = _records(pairs)
            there = np.isin(records["row"], live)
            if not there.all():
                left = records[there].tobytes()
                connection.execute("UPDATE settled SET pairs = ? WHERE number = ?", (left, number))


def _row(connection: sqlite3.Connection, kind: Kind, part: Part) -> int:
    """The number of a part's row, which is made where there is none."""
    key = (kind, storable(part[0]), part[1])
    connection.execute("INSERT OR IGNORE INTO settled (kind, document, hash, pairs) VALUES (?, ?, ?, x'')", key)
    query = "SELECT number FROM settled WHERE kind = ? AND document = ? AND hash = ?"
    return int(connection.execute(query, key).fetchone()[0])


def _last(connection: sqlite3.Connection) -> int:
    """The greatest number that was ever given."""
    row: Any = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'settled'").fetchone()
    return int(row[0]) if row else 0


def _records(pairs: bytes) -> NDArray[np.void]:
    try:
        return np.frombuffer(pairs, _RECORD)
    except ValueError as error:
        says = f"What the library keeps of compared mentions cannot be read: {error}."
        raise NotALibrary("settled", says, remedy="Run `reportedly reindex`.") from error
