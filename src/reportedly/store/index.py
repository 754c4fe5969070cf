"""The index of a library with many mentions: proposes those that may be near a new one, at a cost that hardly grows.

An inverted file: vectors lie in cells, one for each centre, and only the cells nearest to a new vector are read (Jégou,
Douze and Schmid, "Product Quantization for Nearest Neighbor Search", 2011). Words that few mentions have propose more.

It is tables of the library and no file beside it, and numpy and no library for graphs of neighbours: so it changes in
the transaction that changes the library, is never out of step after a crash, and forgets what is removed, which a graph
only marks. usearch was tried (2.26): its wheel holds a C++ runtime of its own whose unique symbols bind for the whole
process, and onnxruntime dies when it is loaded after it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import NotALibrary
from reportedly.store.cells import Floats, Ints, chosen, nearest
from reportedly.store.connection import transaction
from reportedly.store.rows import storable
from reportedly.store.settled import Part

EXACT = 20_000
"""Mentions under which every pair is looked at and no index is needed."""

_CELLS = 4
"""Cells for each square root of the number of mentions."""

_PROBES = 80
"""Cells that are read for a mention, those with the nearest centres."""
_PAGE = 64
_GROWN = 2
"""Times as many mentions as when the centres were chosen from which on they are chosen anew."""

_RARE = 30
"""Mentions that have a word from which on it proposes nothing."""

_AT_ONCE = 4096
"""Mentions that are asked about at once: what is found for them is held in memory before the nearest are kept."""

_PLACE = np.dtype([("number", "<u4"), ("place", "<u4")])
_VECTOR = np.dtype("<f2")

Words = Callable[[int], Collection[int]]
"""The hashes (64 bits, signed) of the words of a mention, by its number."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions of documents, in the order of these: `begins` is the number of each part's first one."""

    parts: Sequence[Part]
    begins: Ints
    vectors: Floats
    words: Words

    def end(self, part: int) -> int:
        """The number after that of the part's last mention."""
        return int(self.begins[part + 1]) if part + 1 < len(self.begins) else len(self.vectors)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Columns: number of the mention that was asked about, part of the one that may be near it, its place there."""

    asked: Ints
    part: Ints
    place: Ints


def update(connection: sqlite3.Connection, mentions: Mentions) -> None:
    """Bring these mentions into the index, in one transaction; a part that is there stays as it is."""
    with transaction(connection):
        row = connection.execute("SELECT count, centres FROM index_centres").fetchone()
        if row is None or len(mentions.vectors) > _GROWN * row[0]:
            forget(connection)
            count = int(_CELLS * len(mentions.vectors) ** 0.5)
            centres = chosen(mentions.vectors, count)
            connection.execute(
                "INSERT INTO index_centres VALUES (1, ?, ?)", (len(mentions.vectors), centres.astype("<f4").tobytes())
            )
        else:
            centres = _centres(row[1], mentions.vectors.shape[1])
        known = {(id, hash) for id, hash in connection.execute("SELECT document, hash FROM indexed")}
        new = [part for part, (id, hash) in enumerate(mentions.parts) if (storable(id), hash) not in known]
        _add(connection, mentions, new, centres)


def propose(connection: sqlite3.Connection, mentions: Mentions, asked: Ints, *, most: int, least: float) -> Proposed:
    """For each mention that is asked about, at most `most` that are nearest to it with a dot product of at least
    `least`, and those that share a rare word with it. Parts are numbered as in `mentions`; no other is proposed."""
    row = connection.execute("SELECT centres FROM index_centres").fetchone()
    none = np.zeros(0, np.int64)
    if row is None or not len(asked):
        return Proposed(none, none, none)
    centres = _centres(row[0], mentions.vectors.shape[1])
    near = [
        np.add(_near(connection, mentions.vectors[asked[at : at + _AT_ONCE]], centres, most, least), (at, 0, 0))
        for at in range(0, len(asked), _AT_ONCE)
    ]
    worded = [
        (at, number, place)
        for at, mention in enumerate(asked.tolist())
        for number, place in _worded(connection, mentions.words(mention))
    ]
    found = np.concatenate([*near, np.asarray(worded, np.int64).reshape(-1, 3)])
    wanted = {(storable(id), hash): number for number, (id, hash) in enumerate(mentions.parts)}
    numbers, at = np.unique(found[:, 1], return_inverse=True)
    query = "SELECT document, hash FROM indexed WHERE number = ?"
    held = [connection.execute(query, (number,)).fetchone() for number in numbers.tolist()]
    parts = np.asarray([wanted.get(part, -1) for part in held], np.int64)[at]
    here = parts >= 0
    return Proposed(asked[found[here, 0]], parts[here], found[here, 2])


def purge(connection: sqlite3.Connection, document: str) -> None:
    """Take what a document had out of the index, inside a transaction of the caller."""
    rows = connection.execute("SELECT number FROM indexed WHERE document = ?", (document,)).fetchall()
    _take_out(connection, [number for (number,) in rows])


def sweep(connection: sqlite3.Connection, used: Collection[Part]) -> None:
    """Take out the parts that are not these."""
    kept = {(storable(document), hash) for document, hash in used}
    with transaction(connection):
        if not kept:
            forget(connection)
        rows = connection.execute("SELECT number, document, hash FROM indexed").fetchall()
        _take_out(connection, [number for number, *part in rows if tuple(part) not in kept])


def forget(connection: sqlite3.Connection) -> None:
    """Empty the index, inside a transaction of the caller: it is made again when it is needed."""
    for table in ("indexed", "index_centres", "index_pages", "index_cells", "index_words"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own


def _centres(held: bytes, width: int) -> Floats:
    return _unpacked(held, np.dtype("<f4")).reshape(-1, width)


def _page(places: bytes, vectors: bytes) -> tuple[NDArray[np.void], NDArray[np.float16]]:
    """The places of a page and their vectors."""
    held = _unpacked(places, _PLACE)
    return held, _unpacked(vectors, _VECTOR, rows=len(held))


def _unpacked(held: bytes, kind: np.dtype[Any], *, rows: int | None = None) -> NDArray[Any]:
    try:
        found = np.frombuffer(held, kind)
        return found if rows is None else found.reshape(rows, -1)
    except ValueError as error:
        says = f"The index of mentions cannot be read: {error}."
        raise NotALibrary("index", says, remedy="Run `reportedly reindex`.") from error


def _add(connection: sqlite3.Connection, mentions: Mentions, new: Sequence[int], centres: Floats) -> None:
    if not new:
        return
    numbers = []
    for part in new:
        id, hash = mentions.parts[part]
        row = (storable(id), hash)
        numbers.append(connection.execute("INSERT INTO indexed (document, hash) VALUES (?, ?)", row).lastrowid or 0)
    spans = [(int(mentions.begins[part]), mentions.end(part)) for part in new]
    mention = np.concatenate([np.arange(begin, end) for begin, end in spans])
    places = np.zeros(len(mention), _PLACE)
    places["number"] = np.repeat(np.asarray(numbers), [end - begin for begin, end in spans])
    places["place"] = mention - np.repeat([begin for begin, _ in spans], [end - begin for begin, end in spans])
    blocks = (mentions.vectors[mention[at : at + _AT_ONCE]] for at in range(0, len(mention), _AT_ONCE))
    cell = np.concatenate([nearest(block, centres) for block in blocks])
    order = np.argsort(cell, kind="stable")
    cells, begins = np.unique(cell[order], return_index=True)
    for one, rows in zip(cells.tolist(), np.split(order, begins[1:]), strict=True):
        _append(connection, one, places[rows], mentions.vectors[mention[rows]].astype(_VECTOR))
    pairs = np.unique(np.stack([places["number"].astype(np.int64), cell], axis=1), axis=0)
    connection.executemany("INSERT OR IGNORE INTO index_cells VALUES (?, ?)", pairs.tolist())
    connection.executemany(
        "INSERT OR IGNORE INTO index_words VALUES (?, ?, ?)",
        (
            (word, number, place)
            for one, (number, place) in zip(mention.tolist(), places.tolist(), strict=True)
            for word in mentions.words(one)
        ),
    )


def _append(connection: sqlite3.Connection, cell: int, places: NDArray[np.void], vectors: NDArray[np.float16]) -> None:
    """Put mentions into a cell, first into what is left of its last page."""
    query = "SELECT key, places, vectors FROM index_pages WHERE cell = ? ORDER BY key DESC LIMIT 1"
    last = connection.execute(query, (cell,)).fetchone()
    if last is not None and len(last[1]) < _PAGE * _PLACE.itemsize:
        connection.execute("DELETE FROM index_pages WHERE key = ?", (last[0],))
        held, these = _page(last[1], last[2])
        places, vectors = np.concatenate([held, places]), np.concatenate([these, vectors])
    connection.executemany(
        "INSERT INTO index_pages (cell, places, vectors) VALUES (?, ?, ?)",
        (
            (cell, places[at : at + _PAGE].tobytes(), vectors[at : at + _PAGE].tobytes())
            for at in range(0, len(places), _PAGE)
        ),
    )


def _take_out(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    cells: set[int] = set()
    for number in numbers:
        cells |= {cell for (cell,) in connection.execute("SELECT cell FROM index_cells WHERE number = ?", (number,))}
        for table in ("index_cells", "index_words", "indexed"):
            connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608 - names of our own
    for cell in sorted(cells):
        query = "SELECT key, places, vectors FROM index_pages WHERE cell = ?"
        for key, places, vectors in connection.execute(query, (cell,)).fetchall():
            held, these = _page(places, vectors)
            stays = ~np.isin(held["number"], numbers)
            if not stays.any():
                connection.execute("DELETE FROM index_pages WHERE key = ?", (key,))
            elif not stays.all():
                row = (held[stays].tobytes(), these[stays].tobytes(), key)
                connection.execute("UPDATE index_pages SET places = ?, vectors = ? WHERE key = ?", row)


def _near(connection: sqlite3.Connection, asked: Floats, centres: Floats, most: int, least: float) -> Ints:
    """Rows of query, number and place: the nearest to each query among the cells that are nearest to it."""
    probes = min(_PROBES, len(centres))
    cells = np.argpartition(-(asked @ centres.T), probes - 1, axis=1)[:, :probes]
    query = np.repeat(np.arange(len(asked)), probes)
    order = np.argsort(cells.ravel(), kind="stable")
    used, begins = np.unique(cells.ravel()[order], return_index=True)
    asking = dict(zip(used.tolist(), np.split(query[order], begins[1:]), strict=True))
    found: list[tuple[NDArray[np.int64], NDArray[np.void], Floats]] = []
    for cell, places, vectors in _pages(connection, used.tolist()):
        held, these = _page(places, vectors)
        product = asked[asking[cell]] @ these.astype(np.float32).T
        at, there = np.nonzero(product >= least)
        found.append((asking[cell][at], held[there], product[at, there]))
    if not found:
        return np.zeros((0, 3), np.int64)
    queries, held, alike = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((held["place"], held["number"], -alike, queries))
    queries, held = queries[order], held[order]
    rank = np.arange(len(queries)) - np.searchsorted(queries, queries)
    kept = rank < most
    return np.stack([queries[kept], held["number"][kept].astype(np.int64), held["place"][kept].astype(np.int64)], 1)


def _pages(connection: sqlite3.Connection, cells: Sequence[int]) -> Iterable[tuple[int, bytes, bytes]]:
    for begin in range(0, len(cells), 64):
        some = cells[begin : begin + 64]
        marks = ", ".join("?" * len(some))
        query = f"SELECT cell, places, vectors FROM index_pages WHERE cell IN ({marks})"  # noqa: S608 - no value in it
        yield from connection.execute(query, some)


def _worded(connection: sqlite3.Connection, words: Collection[int]) -> Iterable[tuple[int, int]]:
    """The mentions that have one of the words, where few have it."""
    for word in words:
        query = "SELECT number, place FROM index_words WHERE word = ? LIMIT ?"
        rows = connection.execute(query, (word, _RARE + 1)).fetchall()
        if len(rows) <= _RARE:
            yield from rows
