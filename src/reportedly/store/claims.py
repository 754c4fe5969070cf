"""The claims of a library as they were last traced, and the sentence vectors that tracing them again rests on.

All of it can be made again from the documents and the judgements. Whatever may change a claim counts one up
(`changed`); the claims are those of the library while the count is the one that they were made at.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.contract import claim_from_json, claim_to_json, dumps
from reportedly.errors import NotALibrary, UnknownDocument
from reportedly.model import Claim
from reportedly.store import index, settled
from reportedly.store.connection import transaction
from reportedly.store.rows import storable

Floats = NDArray[np.float32]
_PAGE = 200
_JOINED = (
    # CROSS JOIN has SQLite begin with what is new, which is little.
    "SELECT m.claim, count(DISTINCT m.document) AS joined FROM versions AS v CROSS JOIN documents AS d"
    " ON d.key = v.document CROSS JOIN mentions AS m ON m.document = d.id WHERE v.added_at > ?"
    " AND v.number = (SELECT max(number) FROM versions AS o WHERE o.document = v.document) GROUP BY m.claim"
    " HAVING (SELECT min(document) < max(document) FROM mentions WHERE claim = m.claim)"
    " ORDER BY joined DESC, (SELECT place FROM claims WHERE id = m.claim) LIMIT ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim ready to be kept: what its pedigree was made from (a hash), and what its mentions mean.

    `mentions` are (document, centred vector), one for each mention.
    """

    claim: Claim
    made_from: str
    mentions: tuple[tuple[str, Floats], ...]


def changed(connection: sqlite3.Connection) -> None:
    """Count that something changed on which claims rest; inside the transaction that changes it."""
    connection.execute("UPDATE tracing SET changes = changes + 1")


def changes(connection: sqlite3.Connection) -> int:
    """How many changes there were."""
    return int(connection.execute("SELECT changes FROM tracing").fetchone()[0])


def is_current(connection: sqlite3.Connection, *, by: str) -> bool:
    """Whether the claims are those of the documents and judgements as they are, made by this version and weights."""
    now, traced, traced_by = connection.execute("SELECT changes, traced, traced_by FROM tracing").fetchone()
    return bool(now == traced and traced_by == by)


def is_traced(connection: sqlite3.Connection) -> bool:
    """Whether nothing changed since the claims were made, whatever made them."""
    now, traced = connection.execute("SELECT changes, traced FROM tracing").fetchone()
    return bool(now == traced)


def made_by(connection: sqlite3.Connection, *, by: str) -> bool:
    """Whether nothing is kept that another version or other weights made."""
    traced_by = connection.execute("SELECT traced_by FROM tracing").fetchone()[0]
    return traced_by is None or bool(traced_by == by)


def keep(connection: sqlite3.Connection, said: Sequence[Said], *, at: int, by: str) -> None:
    """Keep claims, in the order in which they are to be listed, instead of all that were kept.

    `at` is the count of changes that they were made at; where there were more since, the next one who asks makes them
    anew.
    """
    with transaction(connection):
        connection.execute("DELETE FROM mentions")
        connection.execute("DELETE FROM claims")
        for place, one in enumerate(said):
            row = (one.claim.id, place, one.made_from, storable(dumps(claim_to_json(one.claim))))
            connection.execute("INSERT INTO claims (id, place, made_from, contract) VALUES (?, ?, ?, ?)", row)
            connection.executemany(
                "INSERT INTO mentions (claim, document, meaning) VALUES (?, ?, ?)",
                [(one.claim.id, storable(id), meaning.astype("<f4").tobytes()) for id, meaning in one.mentions],
            )
        connection.execute("UPDATE tracing SET traced = ?, traced_by = ?", (at, by))


def forget(connection: sqlite3.Connection) -> None:
    """Delete every claim and vector: they are made again when somebody asks."""
    with transaction(connection):
        for table in ("mentions", "claims", "vectors"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        settled.forget(connection)
        index.forget(connection)
        connection.execute("UPDATE tracing SET traced = NULL, traced_by = NULL")


def purge(connection: sqlite3.Connection, document: str) -> None:
    """Delete what tells of a document, inside a transaction of the caller: vectors, and the claims that it is in."""
    connection.execute("DELETE FROM vectors WHERE document = ?", (document,))
    settled.purge(connection, document)
    index.purge(connection, document)
    ids = connection.execute("SELECT DISTINCT claim FROM mentions WHERE document = ?", (document,)).fetchall()
    connection.executemany("DELETE FROM mentions WHERE claim = ?", ids)
    connection.executemany("DELETE FROM claims WHERE id = ?", ids)
    changed(connection)


def claims(connection: sqlite3.Connection, *, page: int = _PAGE) -> Iterator[Claim]:
    """Every claim in the order in which they were kept, a `page` of so many in memory at a time."""
    last = -1
    query = "SELECT place, id, contract FROM claims WHERE place > ? ORDER BY place LIMIT ?"
    while rows := connection.execute(query, (last, page)).fetchall():
        last = rows[-1][0]
        for _, id, contract in rows:
            yield _claim(id, contract)


def claim(connection: sqlite3.Connection, name: str) -> Claim:
    """The claim of the id, or of the only id that begins so. Raises UnknownDocument."""
    plain = storable(name)
    rows = connection.execute("SELECT id, contract FROM claims WHERE id = ?", (plain,)).fetchall()
    if not rows and plain:
        begins = "SELECT id, contract FROM claims WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 2"
        rows = connection.execute(begins, (len(plain), plain)).fetchall()
    if len(rows) == 1:
        return _claim(*rows[0])
    raise _unknown(name, several=bool(rows))


def named(claims: Sequence[Claim], name: str) -> Claim:
    """The claim of the id, or of the only id that begins so, among these. Raises UnknownDocument."""
    found = [one for one in claims if one.id == name] or [one for one in claims if name and one.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    raise _unknown(name, several=bool(found))


def of_documents(connection: sqlite3.Connection, documents: Iterable[str]) -> tuple[str, ...]:
    """The ids of the claims that any of the documents mentions, in the order in which they are listed."""
    query = "SELECT DISTINCT c.place, c.id FROM mentions m JOIN claims c ON c.id = m.claim WHERE m.document = ?"
    found = {row for document in documents for row in connection.execute(query, (storable(document),)).fetchall()}
    return tuple(id for _, id in sorted(found))


def joined(connection: sqlite3.Connection, since: str, *, limit: int) -> tuple[str, ...]:
    """The ids of claims of several documents, of which some came after a time (ISO 8601, UTC): of most such first."""
    return tuple(id for id, _ in connection.execute(_JOINED, (since, limit)).fetchall())


def made_from(connection: sqlite3.Connection) -> dict[str, Claim]:
    """The claims by the hash of what their pedigrees were made from."""
    rows = connection.execute("SELECT made_from, id, contract FROM claims").fetchall()
    return {hash: _claim(id, contract) for hash, id, contract in rows}


def meanings(connection: sqlite3.Connection) -> Iterator[tuple[str, Floats]]:
    """What each mention means, a centred vector, with its claim's id."""
    for id, meaning in connection.execute("SELECT claim, meaning FROM mentions ORDER BY claim").fetchall():
        yield id, np.frombuffer(meaning, "<f4")


def vectors(connection: sqlite3.Connection, document: str, texts: Sequence[str]) -> Floats | None:
    """The vectors of these texts of a document, where they are kept."""
    query = "SELECT vectors FROM vectors WHERE document = ? AND hash = ?"
    row = connection.execute(query, (storable(document), digest(texts))).fetchone()
    return None if row is None else np.frombuffer(row[0], "<f4").reshape(len(texts), -1)


def keep_vectors(connection: sqlite3.Connection, document: str, texts: Sequence[str], found: Floats) -> None:
    """Keep the vectors of some texts of a document."""
    with transaction(connection):
        connection.execute(
            "INSERT OR IGNORE INTO vectors (document, hash, vectors) VALUES (?, ?, ?)",
            (storable(document), digest(texts), found.astype("<f4").tobytes()),
        )


def sweep(connection: sqlite3.Connection, used: Collection[tuple[str, bytes]]) -> None:
    """Delete the vectors that are not of these documents and hashes."""
    kept = {(storable(document), hash) for document, hash in used}
    with transaction(connection):
        every = connection.execute("SELECT document, hash FROM vectors").fetchall()
        old = [row for row in every if row not in kept]
        connection.executemany("DELETE FROM vectors WHERE document = ? AND hash = ?", old)


def digest(texts: Sequence[str]) -> bytes:
    """What stands for some texts in the tables: half of the SHA-256 of them and their lengths."""
    whole = "".join(f"{len(text)} {text}" for text in texts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()[:16]


def _unknown(name: str, *, several: bool) -> UnknownDocument:
    if several:
        return UnknownDocument(name, "Several claims begin so.", remedy="Write more of the id.")
    says = "There is no claim of that id. Ids are made of what is in a claim, and change when a document joins it."
    return UnknownDocument(name, says, remedy="See `reportedly claims` for the ids.")


def _claim(id: str, contract: str) -> Claim:
    try:
        return claim_from_json(json.loads(contract))
    except (ValueError, KeyError, TypeError) as error:
        says = f"A claim in the library cannot be read: {error}."
        raise NotALibrary(id, says, remedy="Run `reportedly reindex`.") from error
