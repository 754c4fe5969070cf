"""Paging through a library: the newest texts that hold some words, narrowed by what is known of them, and counted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from reportedly.language.fold import fold
from reportedly.store.claims import changes
from reportedly.store.rows import decode, storable
from reportedly.store.search import Term, excerpt, find, matching, parse
from reportedly.store.values import Facet, Found, Hit, Leaf, Unsure, Where

_MOST = 12
_NEWEST = "v.number = (SELECT max(number) FROM versions AS o WHERE o.document = v.document)"
_COUNTS: dict[Literal["language", "outlet", "source", "certainty"], str] = {
    "language": "SELECT v.language, count(*) FROM chosen JOIN versions AS v ON v.key = chosen.value GROUP BY 1",
    "outlet": "SELECT v.outlet, count(*) FROM chosen JOIN versions AS v ON v.key = chosen.value GROUP BY 1",
    "source": "SELECT min(s.name), count(DISTINCT s.version) FROM chosen JOIN sources AS s ON s.version = chosen.value"
    " WHERE s.kind NOT IN ('anonymous', 'impersonal', 'vague') GROUP BY s.folded",
    "certainty": "SELECT a.certainty, count(DISTINCT a.version) FROM chosen"
    " JOIN attributions AS a ON a.version = chosen.value GROUP BY 1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """All that was asked for, in order, as the library was after so many `changes`: what each leaf is taken from."""

    terms: tuple[Term, ...]
    keys: tuple[int, ...]
    facets: tuple[Facet, ...]
    changes: int


def choose(connection: sqlite3.Connection, words: str, where: Where) -> Chosen:
    """The documents whose newest text holds all the words, the best first; without words all, the newest first.

    Raises BadStatement when the words hold neither letter nor digit.
    """
    terms = parse(words) if words.strip() else ()
    at = changes(connection)
    keys = _keys(connection, terms, where)
    return Chosen(terms=terms, keys=tuple(keys), facets=_facets(connection, keys), changes=at)


def leaf(connection: sqlite3.Connection, chosen: Chosen, *, start: int, limit: int) -> Leaf:
    """Some of the chosen documents."""
    rows = (_row(connection, key) for key in chosen.keys[start : start + limit])
    return Leaf(
        total=len(chosen.keys),
        start=start,
        found=tuple(_found(row, chosen.terms) for row in rows if row is not None),
        facets=chosen.facets,
    )


def unsure(connection: sqlite3.Connection) -> Iterator[Unsure]:
    """The attributions of the newest texts, those that the machine is least sure of first."""
    query = (
        "SELECT d.id, a.id, a.confidence FROM attributions AS a JOIN versions AS v ON v.key = a.version"  # noqa: S608
        f" JOIN documents AS d ON d.key = v.document WHERE {_NEWEST}"
        " ORDER BY a.confidence, v.key, a.rowid"
    )
    for document, attribution, confidence in connection.execute(query).fetchall():
        yield Unsure(document=document, attribution=attribution, confidence=confidence)


def members(connection: sqlite3.Connection, name: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Document and source id of each source of that kind whose name is this one, whatever its case, by document."""
    query = (
        "SELECT c.id, s.id FROM sources AS s JOIN current AS c ON c.key = s.version"
        " WHERE s.folded = ? AND s.kind = ? ORDER BY c.document, s.id"
    )
    return tuple(connection.execute(query, (storable(fold(name)), kind)).fetchall())


def _keys(connection: sqlite3.Connection, terms: tuple[Term, ...], where: Where) -> list[int]:
    conditions, values = _conditions(where)
    narrowed = " AND ".join([_NEWEST, *conditions])
    if not terms:
        query = f"SELECT v.key FROM versions AS v WHERE {narrowed} ORDER BY v.key DESC"  # noqa: S608 - no value in it
        return [key for (key,) in connection.execute(query, values)]
    # The inner LIMIT keeps SQLite from flattening the query, in which the rank could not be computed.
    query = (
        "SELECT v.key FROM (SELECT rowid AS key, rank AS weight FROM search WHERE search MATCH ? LIMIT -1)"  # noqa: S608
        f" AS found JOIN versions AS v ON v.key = found.key WHERE {narrowed} ORDER BY found.weight, v.key"
    )
    return [key for (key,) in connection.execute(query, [matching(terms), *values])]


def _conditions(where: Where) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for condition, value in (
        ("v.language = ?", where.language),
        ("v.outlet = ?", where.outlet),
        ("EXISTS (SELECT 1 FROM sources AS s WHERE s.version = v.key AND s.folded = ?)", fold(where.source)),
        ("EXISTS (SELECT 1 FROM attributions AS a WHERE a.version = v.key AND a.certainty = ?)", where.certainty),
        ("substr(v.published, 1, 10) >= ?", where.since),
        ("substr(v.published, 1, 10) <= ?", where.until),
    ):
        if value:
            conditions.append(condition)
            values.append(storable(value))
    return conditions, values


def _facets(connection: sqlite3.Connection, keys: list[int]) -> tuple[Facet, ...]:
    chosen = json.dumps(keys)
    facets = []
    for field, count in _COUNTS.items():
        query = f"WITH chosen AS (SELECT value FROM json_each(?)) {count} ORDER BY 2 DESC, 1 LIMIT ?"  # noqa: S608
        rows = connection.execute(query, (chosen, _MOST + 1)).fetchall()
        facets.append(Facet(field=field, values=tuple((value, n) for value, n in rows if value is not None)[:_MOST]))
    return tuple(facets)


def _row(connection: sqlite3.Connection, key: int) -> tuple[Any, ...] | None:
    query = (
        "SELECT d.id, v.number, v.title, v.outlet, v.url, v.published, v.language, v.contract, v.kind, v.added_at"
        " FROM versions AS v JOIN documents AS d ON d.key = v.document WHERE v.key = ?"
    )
    row: tuple[Any, ...] | None = connection.execute(query, (key,)).fetchone()
    return row


def _found(row: tuple[Any, ...], terms: tuple[Term, ...]) -> Found:
    document = decode(row[7], row[0])
    places = tuple(find(document.text, terms)) if terms else ()
    span = excerpt(document.text, [place for place, _ in places], [term for _, term in places])
    if not terms and document.paragraphs:
        first = document.paragraphs[0]
        span = (first[0], min(first[1], first[0] + span[1] - span[0]))
    return Found(
        hit=Hit(
            id=row[0],
            version=row[1],
            current=True,
            title=row[2],
            outlet=row[3],
            url=row[4],
            published=row[5],
            language=row[6],
            span=span,
            excerpt=document.text[span[0] : span[1]],
            matches=tuple(place for place, _ in places if span[0] <= place[0] and place[1] <= span[1]),
        ),
        kind=row[8],
        added_at=row[9],
        attributions=len(document.attributions),
        verdict=document.headline.attribution if document.headline else None,
    )
