"""Looking into a library: which documents it has, one of them whole, its bytes, and the sources that they name.

Listings come page by page, each page read whole, so that nothing is held open while the caller does something else.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reportedly.errors import NotALibrary, UnknownDocument
from reportedly.model import ORIGINAL_KINDS, Document
from reportedly.store.rows import decode, storable
from reportedly.store.values import Listed, Seen, Stamp

_PAGE = 500


def find(connection: sqlite3.Connection, name: str) -> tuple[int, str]:
    """Key and id of the document that `name` is the id of, or the only id that begins so.

    Raises UnknownDocument, which says whether there are several, or none, or one that was removed.
    """
    plain = storable(name)
    row = connection.execute("SELECT key, id FROM documents WHERE id = ?", (plain,)).fetchone()
    if row:
        return int(row[0]), str(row[1])
    begins = "SELECT key, id FROM documents WHERE substr(id, 1, ?) = ? ORDER BY key LIMIT 4"
    rows = connection.execute(begins, (len(plain), plain)).fetchall() if plain else []
    if len(rows) == 1:
        return int(rows[0][0]), str(rows[0][1])
    if rows:
        shown = ", ".join(row[1] for row in rows[:3]) + (", …" if len(rows) > 3 else "")
        raise UnknownDocument(name, f"Several documents begin so: {shown}.", remedy="Write more of the id.")
    when = "SELECT max(removed_at) FROM tombstones WHERE document = ?"
    removed_at = connection.execute(when, (plain,)).fetchone()[0]
    if removed_at:
        says = f"The document was removed at {removed_at}."
        raise UnknownDocument(name, says, remedy="Add its file again to have it back.")
    says = "The library holds no document of that id."
    raise UnknownDocument(name, says, remedy="See `reportedly list` for the ids.")


def listed(connection: sqlite3.Connection) -> Iterator[Listed]:
    """Every document in short, in the order in which they were added."""
    query = (
        "SELECT document, id, kind, title, outlet, url, published, language, number, added_at,"
        " (SELECT count(*) FROM attributions WHERE version = current.key)"
        " FROM current WHERE document > ? ORDER BY document LIMIT ?"
    )
    for row in _paged(connection, query):
        yield Listed(
            id=row[1],
            kind=row[2],
            title=row[3],
            outlet=row[4],
            url=row[5],
            published=row[6],
            language=row[7],
            versions=row[8],
            added_at=row[9],
            attributions=row[10],
        )


def stamps(connection: sqlite3.Connection) -> Iterator[Stamp]:
    """The state of every document, in the order in which they were added."""
    query = (
        "SELECT document, id, added_at, number, found_at, (SELECT count(*) FROM judged WHERE document = current.id)"
        " FROM current WHERE document > ? ORDER BY document LIMIT ?"
    )
    for _, id, added_at, *state in _paged(connection, query):
        yield Stamp(id=id, added_at=added_at, state=" ".join(map(str, state)))


def state(connection: sqlite3.Connection, id: str) -> str:
    """What is another word when a document's text, or what was found in it, is another; "" where it is not here."""
    row = connection.execute("SELECT key, found_at FROM current WHERE id = ?", (storable(id),)).fetchone()
    return " ".join(map(str, row)) if row else ""


def documents(connection: sqlite3.Connection) -> Iterator[Document]:
    """Every document in its newest version, in the order in which they were added; one in memory at a time."""
    last = 0
    query = "SELECT document, id, contract FROM current WHERE document > ? ORDER BY document LIMIT 1"
    while row := connection.execute(query, (last,)).fetchone():
        last = row[0]
        yield decode(row[2], row[1])


def documents_at(connection: sqlite3.Connection, moment: str) -> Iterator[Document]:
    """Every document as it was at a time (ISO 8601, UTC): the newest version added by then; one in memory at a time.

    A document that was removed since is not here any more.
    """
    last = 0
    query = (
        "SELECT v.document, d.id, v.contract FROM versions v JOIN documents d ON d.key = v.document"
        " WHERE v.document > ? AND v.added_at <= ? ORDER BY v.document, v.number DESC LIMIT 1"
    )
    while row := connection.execute(query, (last, moment)).fetchone():
        last = row[0]
        yield decode(row[2], row[1])


def removed(connection: sqlite3.Connection, *, since: str) -> tuple[tuple[str, str], ...]:
    """The ids of documents that were removed after a time (ISO 8601, UTC), each with when."""
    query = "SELECT document, removed_at FROM tombstones WHERE removed_at > ? ORDER BY removed_at, document"
    return tuple((row[0], row[1]) for row in connection.execute(query, (since,)).fetchall())


def document(connection: sqlite3.Connection, name: str, *, version: int | None = None) -> Document:
    """One document, in its newest version or in the numbered one. Raises UnknownDocument."""
    row = _version(connection, name, version)
    return decode(row["contract"], name)


def found_by(connection: sqlite3.Connection, name: str) -> str:
    """What found the attributions of a document's newest version. Raises UnknownDocument."""
    return str(_version(connection, name, None)["found_by"])


def original(connection: sqlite3.Connection, name: str, *, version: int | None = None) -> bytes:
    """The bytes that a version was read from. Raises UnknownDocument, NotALibrary when they are damaged."""
    row = _version(connection, name, version)
    query = "SELECT packed FROM originals WHERE sha256 = ?"
    packed = connection.execute(query, (row["original"],)).fetchone()
    try:
        return zlib.decompress(packed[0])
    except (zlib.error, TypeError) as error:
        says = "The original bytes are damaged."
        remedy = "Run `reportedly check`, and restore a copy of the library."
        raise NotALibrary(name, says, remedy=remedy) from error


def sources(connection: sqlite3.Connection) -> Iterator[Seen]:
    """Every source that the newest versions name, those with most documents first.

    Named ones are one line for the same folded name and kind; unnamed ones are a line for each document.
    """
    query = (
        "SELECT s.folded, s.kind, s.name, c.id, s.id,"
        " (SELECT name FROM sources WHERE version = s.version AND id = s.carrier),"
        " (SELECT count(*) FROM attributions WHERE version = s.version AND speaker = s.id)"
        " FROM sources s JOIN current c ON c.key = s.version ORDER BY s.folded, s.kind, c.document, s.id"
    )
    lines = []
    for (_, kind), group in groupby(connection.execute(query), key=lambda row: (row[0], row[1])):
        rows = list(group)
        for part in [rows] if kind in ORIGINAL_KINDS else [[row] for row in rows]:
            lines.append(
                Seen(
                    name=part[0][2],
                    kind=kind,
                    of=part[0][5],
                    attributions=sum(row[6] for row in part),
                    documents=tuple((row[3], row[4]) for row in part),
                )
            )
    lines.sort(key=lambda line: (-len(line.documents), -line.attributions, line.name, line.documents))
    yield from lines


def _paged(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    last = 0
    while rows := connection.execute(query, (last, _PAGE)).fetchall():
        yield from rows
        last = rows[-1][0]


def _version(connection: sqlite3.Connection, name: str, version: int | None) -> dict[str, Any]:
    key, id = find(connection, name)
    query = "SELECT number, original, contract, found_by FROM versions WHERE document = ? ORDER BY number"
    numbers = []
    cursor = connection.execute(query, (key,))
    for number, digest, contract, by in cursor.fetchall():
        numbers.append(number)
        row = {"original": digest, "contract": contract, "found_by": by}
        if number == version:
            return row
    if version is None and numbers:
        return row
    says = f"There is no version {version}; there are {', '.join(map(str, numbers))}."
    raise UnknownDocument(id, says, remedy="Name one of these, or none for the newest.")
