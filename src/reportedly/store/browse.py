"""Paging through a library: the newest texts that hold some words, narrowed by what is known of them, and counted."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from reportedly.language.fold import fold
from reportedly.model import Certainty
from reportedly.store.claims import changes
from reportedly.store.columns import Columns
from reportedly.store.rows import decode, storable
from reportedly.store.search import Term, excerpt, find, matching, parse
from reportedly.store.values import Facet, Found, Hit, Leaf, Unsure, Where

_MOST, _PAGE, _MANY = 12, 200, 1000
_NEWEST = "v.number = (SELECT max(number) FROM versions AS o WHERE o.document = v.document)"
_SOURCES = (
    "SELECT min(s.name), count(DISTINCT s.version) FROM json_each(?) AS chosen"
    " JOIN sources AS s ON s.version = chosen.value"
    " WHERE s.kind NOT IN ('anonymous', 'impersonal', 'vague') GROUP BY s.folded ORDER BY 2 DESC, 1 LIMIT ?"
)
_SURE = "EXISTS (SELECT 1 FROM attributions AS a WHERE a.version = chosen.value AND a.certainty = ?)"
_ROWS = (
    "SELECT v.key, d.id, v.number, v.title, v.outlet, v.url, v.published, v.language, v.kind, v.added_at,"
    " (SELECT count(*) FROM attributions AS a WHERE a.version = v.key),"
    " json_valid(v.contract), CASE WHEN json_valid(v.contract)"
    " THEN json_extract(v.contract, '$.text', '$.paragraphs[0]', '$.headline.attribution') ELSE v.contract END"
    " FROM json_each(?) AS chosen JOIN versions AS v ON v.key = chosen.value JOIN documents AS d ON d.key = v.document"
)
"""What a leaf tells of its documents. SQLite takes it out of the contract: much quicker than to read it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """All that was asked for, in order, as the library was after so many `changes`: what each leaf is taken from."""

    terms: tuple[Term, ...]
    keys: tuple[int, ...]
    facets: tuple[Facet, ...]
    changes: int


def choose(
    connection: sqlite3.Connection, words: str, where: Where, columns: Callable[[], Columns | None] = lambda: None
) -> Chosen:
    """The documents whose newest text holds all the words, the best first; without words all, the newest first.

    `columns` gives what very many of them are counted by; without it they are counted in the library. Raises
    BadStatement when the words hold neither letter nor digit.
    """
    terms = parse(words) if words.strip() else ()
    at = changes(connection)
    found = _found(connection, terms, where)
    keys = tuple(key for key, _, _ in found)
    languages, outlets = Counter(one for _, one, _ in found), Counter(one for _, _, one in found)
    facets = (
        Facet(field="language", values=_commonest(languages)),
        Facet(field="outlet", values=_commonest(outlets)),
        *_facets(connection, keys, columns() if len(keys) > _MANY else None),
    )
    return Chosen(terms=terms, keys=keys, facets=facets, changes=at)


def came(connection: sqlite3.Connection, since: str, *, limit: int) -> Leaf:
    """The last documents whose newest text came after a time (ISO 8601, UTC); facets are not counted."""
    where = f"FROM versions AS v WHERE v.added_at > ? AND {_NEWEST}"
    (total,) = connection.execute(f"SELECT count(*) {where}", (since,)).fetchone()
    keys = connection.execute(f"SELECT v.key {where} ORDER BY v.key DESC LIMIT ?", (since, limit)).fetchall()
    return Leaf(total=total, start=0, found=_rows(connection, [key for (key,) in keys], ()), facets=())


def count_texts(connection: sqlite3.Connection, since: str) -> int:
    """How many texts, old ones too, came after a time (ISO 8601, UTC)."""
    return int(connection.execute("SELECT count(*) FROM versions WHERE added_at > ?", (since,)).fetchone()[0])


def added(connection: sqlite3.Connection, since: str, documents: Collection[str]) -> frozenset[str]:
    """Those of the documents, by their ids, whose newest text came after a time (ISO 8601, UTC)."""
    ids = {storable(id): id for id in documents}
    query = "SELECT c.id FROM json_each(?) AS asked CROSS JOIN current AS c ON c.id = asked.value WHERE c.added_at > ?"
    return frozenset(ids[id] for (id,) in connection.execute(query, (json.dumps(list(ids)), since)))


def leaf(connection: sqlite3.Connection, chosen: Chosen, *, start: int, limit: int) -> Leaf:
    """Some of the chosen documents."""
    return Leaf(
        total=len(chosen.keys),
        start=start,
        found=_rows(connection, chosen.keys[start : start + limit], chosen.terms),
        facets=chosen.facets,
    )


def unsure(connection: sqlite3.Connection) -> Iterator[Unsure]:
    """The attributions of the newest texts, the least sure first, a page in memory at a time."""
    query = (
        "SELECT a.confidence, a.version, a.rowid, d.id, a.id FROM attributions AS a"  # noqa: S608 - no value in it
        " CROSS JOIN versions AS v ON v.key = a.version CROSS JOIN documents AS d ON d.key = v.document"
        f" WHERE (a.confidence, a.version, a.rowid) > (?, ?, ?) AND {_NEWEST}"
        " ORDER BY a.confidence, a.version, a.rowid LIMIT ?"
    )
    last = (-1.0, 0, 0)
    while rows := connection.execute(query, (*last, _PAGE)).fetchall():
        last = rows[-1][:3]
        for confidence, _, _, document, attribution in rows:
            yield Unsure(document=document, attribution=attribution, confidence=confidence)


def members(connection: sqlite3.Connection, name: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Document and source id of each source of that kind whose name is this one, whatever its case, by document."""
    query = (
        "SELECT c.id, s.id FROM sources AS s JOIN current AS c ON c.key = s.version"
        " WHERE s.folded = ? AND s.kind = ? ORDER BY c.document, s.id"
    )
    return tuple(connection.execute(query, (storable(fold(name)), kind)).fetchall())


def _found(connection: sqlite3.Connection, terms: tuple[Term, ...], where: Where) -> list[tuple[int, Any, Any]]:
    """Key, language and outlet of each version that was asked for, in order."""
    conditions, values = _conditions(where)
    narrowed = " AND ".join([_NEWEST, *conditions])
    if not terms:
        query = f"SELECT v.key, v.language, v.outlet FROM versions AS v WHERE {narrowed} ORDER BY v.key DESC"  # noqa: S608 - no value in it
        return connection.execute(query, values).fetchall()
    # The inner LIMIT keeps SQLite from flattening the query, in which the rank could not be computed.
    query = (
        "SELECT v.key, v.language, v.outlet FROM"  # noqa: S608
        " (SELECT rowid AS key, rank AS weight FROM search WHERE search MATCH ? LIMIT -1)"
        f" AS found JOIN versions AS v ON v.key = found.key WHERE {narrowed} ORDER BY found.weight, v.key"
    )
    return connection.execute(query, [matching(terms), *values]).fetchall()


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
        ("v.added_at > ?", where.added),
    ):
        if value:
            conditions.append(condition)
            values.append(storable(value))
    return conditions, values


def _facets(connection: sqlite3.Connection, keys: tuple[int, ...], columns: Columns | None) -> Iterator[Facet]:
    if columns is not None:
        yield Facet(field="source", values=columns.sources.commonest(keys, _MOST))
        yield Facet(field="certainty", values=columns.certainties.commonest(keys, _MOST))
        return
    chosen = json.dumps(sorted(keys))  # so that the indexes are read from one end to the other
    yield Facet(field="source", values=tuple(connection.execute(_SOURCES, (chosen, _MOST)).fetchall()))
    certainties: tuple[Certainty, ...] = get_args(Certainty)
    counts = ", ".join([f"count(*) FILTER (WHERE {_SURE})"] * len(certainties))
    (counted,) = connection.execute(f"SELECT {counts} FROM json_each(?) AS chosen", (*certainties, chosen))  # noqa: S608
    yield Facet(field="certainty", values=_commonest(Counter(dict(zip(certainties, counted, strict=True)))))


def _commonest(counted: Counter[Any]) -> tuple[tuple[str, int], ...]:
    """The commonest values, those of equal number in their own order; none that is unknown or that nothing has."""
    known = ((value, number) for value, number in counted.items() if value is not None and number)
    return tuple(sorted(known, key=lambda pair: (-pair[1], pair[0]))[:_MOST])


def _rows(connection: sqlite3.Connection, keys: Sequence[int], terms: tuple[Term, ...]) -> tuple[Found, ...]:
    """The versions of these keys, in their order; of one that was removed meanwhile nothing."""
    rows = {row[0]: row[1:] for row in connection.execute(_ROWS, (json.dumps(keys),)).fetchall()}
    return tuple(_shown(rows[key], terms) for key in keys if key in rows)


def _shown(row: tuple[Any, ...], terms: tuple[Term, ...]) -> Found:
    id, number, title, outlet, url, published, language, kind, added_at, attributions, sound, parts = row
    if not sound:
        decode(parts, id)  # tells what is wrong with it
    text, paragraph, verdict = json.loads(parts)
    places = tuple(find(text, terms)) if terms else ()
    span = excerpt(text, [place for place, _ in places], [term for _, term in places])
    if not terms and paragraph:
        span = (paragraph[0], min(paragraph[1], paragraph[0] + span[1] - span[0]))
    return Found(
        hit=Hit(
            id=id,
            version=number,
            current=True,
            title=title,
            outlet=outlet,
            url=url,
            published=published,
            language=language,
            span=span,
            excerpt=text[span[0] : span[1]],
            matches=tuple(place for place, _ in places if span[0] <= place[0] and place[1] <= span[1]),
        ),
        kind=kind,
        added_at=added_at,
        attributions=attributions,
        verdict=verdict,
    )
