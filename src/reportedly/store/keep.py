"""Keeping a document: is it known, has its text changed, is what was found in it new? One transaction each.

A document is the same when its given id, else its canonical URL, else its bytes are. Its versions are its different
texts, in the order in which they came; what a person stated of it is never lost by adding it again without saying so.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from dataclasses import dataclass, replace
from typing import Any

from reportedly.errors import Malformed
from reportedly.language.fold import fold
from reportedly.model import Document
from reportedly.store import claims
from reportedly.store.connection import transaction
from reportedly.store.faults import faults
from reportedly.store.rows import decode, encode, storable
from reportedly.store.values import Kept, Status

_DERIVED = re.compile(r"d[0-9a-f]{12}")
_STATED = {
    "outlet": ("outlet",),
    "url": ("url",),
    "published": ("published", "published_precision"),
    "language": ("language",),
    "title": ("title", "title_span", "paragraphs"),
}
_READ = (
    *("kind", "url", "outlet", "title", "byline", "published", "published_precision", "language"),
    *("content_hash", "title_span", "paragraphs", "provenance", "comments"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """A version as it lies in the library."""

    key: int
    number: int
    found_by: str
    document: Document


def keep(connection: sqlite3.Connection, document: Document, original: bytes, *, at: str, by: str) -> Kept:
    """Keep a document with the bytes it was read from, in one transaction.

    `at` is the time (ISO 8601), `by` what found the attributions (version and weights). Raises Malformed when the
    document's own spans or references do not hold, so that nothing unsound is ever stored.
    """
    _refuse(document)
    with transaction(connection):
        key = _find(connection, document, original)
        if key is None:
            removed_at = _removed_at(connection, document.id)
            connection.execute("INSERT INTO documents (id, added_at) VALUES (?, ?)", (storable(document.id), at))
            key = _last_key(connection)
            _insert(connection, key, 1, document, original, at=at, by=by)
            return _kept(document, 1, "added", removed_at=removed_at)
        same = _same_text(connection, key, document)
        if same is None:
            newest = _newest(connection, key)
            document = replace(document, id=newest.document.id)
            document = _with_statements(document, newest.document, same_text=False)
            _insert(connection, key, newest.number + 1, document, original, at=at, by=by)
            return _kept(document, newest.number + 1, "version")
        old = same.document
        document = replace(_with_statements(document, old, same_text=True), id=old.id, obtained=old.obtained)
        if _as_printed(document) == _as_printed(old):
            _note_finder(connection, same, by=by)
            return _kept(old, same.number, "unchanged")
        _refresh(connection, same, document, at=at, by=by)
        return _kept(document, same.number, "refreshed")


def known(connection: sqlite3.Connection, document: Document, original: bytes, *, by: str) -> Kept | None:
    """What the library already holds of a document just read, when finding in it again would change nothing.

    `document` is as reading left it. None when it is new, changed, stated otherwise, or found by another model.
    """
    key = _find(connection, document, original)
    if key is None:
        return None
    same = _same_text(connection, key, document)
    if same is None or same.found_by != by:
        return None
    document = _with_statements(document, same.document, same_text=True)
    if any(getattr(document, field) != getattr(same.document, field) for field in _READ):
        return None
    stated = {note for note in document.notes if note.code == "given"}
    return _kept(same.document, same.number, "unchanged") if stated <= set(same.document.notes) else None


def purge_findings(connection: sqlite3.Connection, version: int) -> None:
    """Delete what was found in a version."""
    connection.execute("DELETE FROM attributions WHERE version = ?", (version,))
    connection.execute("DELETE FROM sources WHERE version = ?", (version,))


def _refuse(document: Document) -> None:
    for place, wrong in faults(document):
        name = document.obtained.path or document.id
        says = f"The document is not sound: {place}: {wrong}."
        raise Malformed(name, says, place=document.id, remedy="This is a fault of reportedly: please report it.")


def _find(connection: sqlite3.Connection, document: Document, original: bytes) -> int | None:
    """Key of the document that this one is the same as."""
    by_id = "SELECT key FROM documents WHERE id = ?"
    row = connection.execute(by_id, (storable(document.id),)).fetchone()
    if row is not None or not _DERIVED.fullmatch(document.id):
        return int(row[0]) if row else None
    by_url = "SELECT DISTINCT document FROM versions WHERE url = ? LIMIT 2"
    by_bytes = "SELECT DISTINCT document FROM versions WHERE original = ? LIMIT 2"
    rows = []
    if document.url:
        by_bytes = by_bytes.replace("LIMIT", "AND url IS NULL LIMIT")
        rows = connection.execute(by_url, (storable(document.url),)).fetchall()
    if not rows:
        rows = connection.execute(by_bytes, (hashlib.sha256(original).hexdigest(),)).fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def _same_text(connection: sqlite3.Connection, key: int, document: Document) -> _Stored | None:
    where = "document = ? AND content_hash = ?"
    return _stored(connection, where, (key, document.content_hash))


def _newest(connection: sqlite3.Connection, key: int) -> _Stored:
    stored = _stored(connection, "document = ? ORDER BY number DESC LIMIT 1", (key,))
    assert stored is not None
    return stored


def _stored(connection: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> _Stored | None:
    row = connection.execute(
        f"SELECT key, number, found_by, contract FROM versions WHERE {where}",  # noqa: S608 - no value in it
        values,
    ).fetchone()
    if row is None:
        return None
    document = decode(row[3], f"version {row[0]}")
    return _Stored(key=row[0], number=row[1], found_by=row[2], document=document)


def _with_statements(document: Document, old: Document, *, same_text: bool) -> Document:
    """The document with what a person stated of the old one, where nothing is stated of the new one.

    Spans are carried only over the same text.
    """
    stated = {note.field for note in document.notes if note.code == "given"}
    for note in old.notes:
        fields = _STATED.get(note.field)
        if note.code != "given" or fields is None or note.field in stated:
            continue
        if note.field == "title" and not same_text:
            continue
        notes = tuple(n for n in document.notes if (n.field, n.code) != (note.field, "unknown"))
        carried: dict[str, Any] = {field: getattr(old, field) for field in fields}
        document = replace(document, notes=(*notes, note), **carried)
    return document


def _as_printed(document: Document) -> Document:
    """The document as it comes back from its JSON, notes in one order."""
    printed = decode(encode(document), document.id)
    return replace(printed, notes=tuple(sorted(printed.notes, key=lambda n: (n.field, n.code, n.says))))


def _insert(
    connection: sqlite3.Connection,
    key: int,
    number: int,
    document: Document,
    original: bytes,
    *,
    at: str,
    by: str,
) -> None:
    digest = hashlib.sha256(original).hexdigest()
    connection.execute(
        "INSERT OR IGNORE INTO originals (sha256, size, packed) VALUES (?, ?, ?)",
        (digest, len(original), zlib.compress(original)),
    )
    row = _columns(document) | {
        "document": key,
        "number": number,
        "added_at": at,
        "found_at": at,
        "found_by": by,
        "original": digest,
    }
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO versions ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    version = _last_key(connection)
    folded = storable(fold(document.text)).replace("\x00", " ")
    connection.execute("INSERT INTO search (rowid, folded) VALUES (?, ?)", (version, folded))
    _insert_findings(connection, version, document)
    claims.changed(connection)


def _refresh(connection: sqlite3.Connection, stored: _Stored, document: Document, *, at: str, by: str) -> None:
    row = _columns(document) | {"found_at": at, "found_by": by}
    names = ", ".join(f"{name} = ?" for name in row)
    connection.execute(f"UPDATE versions SET {names} WHERE key = ?", (*row.values(), stored.key))  # noqa: S608
    purge_findings(connection, stored.key)
    _insert_findings(connection, stored.key, document)
    claims.changed(connection)


def _note_finder(connection: sqlite3.Connection, stored: _Stored, *, by: str) -> None:
    """Remember that this model finds the same, so that it need not look again."""
    if stored.found_by != by:
        connection.execute("UPDATE versions SET found_by = ? WHERE key = ?", (by, stored.key))


def _columns(document: Document) -> dict[str, Any]:
    plain = {name: getattr(document, name) for name in ("url", "outlet", "title", "published", "language")}
    return {
        "content_hash": document.content_hash,
        "kind": document.kind,
        **{name: None if value is None else storable(value) for name, value in plain.items()},
        "contract": encode(document),
    }


def _insert_findings(connection: sqlite3.Connection, version: int, document: Document) -> None:
    connection.executemany(
        "INSERT INTO sources (version, id, name, folded, kind, carrier) VALUES (?, ?, ?, ?, ?, ?)",
        ((version, s.id, storable(s.name), storable(fold(s.name)), s.kind, s.of) for s in document.sources),
    )
    connection.executemany(
        "INSERT INTO attributions (version, id, speaker, parent, certainty, act, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((version, a.id, a.speaker, a.parent, a.certainty, a.act, a.confidence) for a in document.attributions),
    )


def _last_key(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT last_insert_rowid()").fetchone()[0])


def _removed_at(connection: sqlite3.Connection, id: str) -> str | None:
    query = "SELECT max(removed_at) FROM tombstones WHERE document = ?"
    when = connection.execute(query, (storable(id),)).fetchone()[0]
    return None if when is None else str(when)


def _kept(document: Document, number: int, status: Status, *, removed_at: str | None = None) -> Kept:
    return Kept(
        id=document.id,
        version=number,
        status=status,
        title=document.title,
        attributions=len(document.attributions),
        removed_at=removed_at,
    )
