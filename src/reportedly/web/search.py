"""Search: words, and what the documents that hold them differ in, each value one step to narrow by or to go back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast, get_args

from reportedly.errors import BadStatement
from reportedly.library import Facet, Where
from reportedly.model import Certainty
from reportedly.web import addresses
from reportedly.web.looks import utc
from reportedly.web.pages import Asked
from reportedly.web.rows import Row, row
from reportedly.web.shown import Shown

_ROWS = 20
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NAMES = {"language": "Language", "outlet": "Outlet", "source": "Who speaks", "certainty": "Certainty"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One `value` of a facet, with the `count` of documents that have it.

    `href` narrows to it, or takes it back when `chosen`.
    """

    value: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A facet: the `field` that it narrows, its `name` for people, its commonest values."""

    field: str
    name: str
    values: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A leaf of the documents that were asked for.

    `words` and `where` are what was asked; `total` counts all that was found, `start` those before this leaf; `rows`
    are its documents, `facets` those of all; `before` and `after` lead to the leaves beside it; `wrong` says why the
    words could not be searched for.
    """

    words: str
    where: Where
    total: int
    start: int
    rows: tuple[Row, ...]
    facets: tuple[Choices, ...]
    before: str | None
    after: str | None
    wrong: str | None = None
    template: str = "search.html.j2"
    schema: str = "reportedly/page/search/1"


def search(library: Shown, asked: Asked) -> Search:
    """The search page; words that hold nothing to search for are told on it."""
    words = asked.query.get("q", "")[:1000]
    where = _where(asked.query)
    start = asked.number("from")
    wrong = None
    try:
        leaf = library.browse(words, where=where, start=start, limit=_ROWS)
    except BadStatement as error:
        wrong = error.failure.says
        leaf = replace(library.browse(where=where, limit=0), total=0, facets=())
    last = start + len(leaf.found)
    return Search(
        words=words,
        where=where,
        total=leaf.total,
        start=start,
        rows=tuple(map(row, leaf.found)),
        facets=tuple(_choices(facet, words, where) for facet in leaf.facets),
        before=_href(words, where, start=max(0, start - _ROWS)) if start else None,
        after=_href(words, where, start=last) if 0 < last < leaf.total else None,
        wrong=wrong,
    )


def _where(query: Mapping[str, str]) -> Where:
    certainty = query.get("certainty", "")
    return Where(
        language=query.get("language", "")[:100],
        outlet=query.get("outlet", "")[:1000],
        source=query.get("source", "")[:1000],
        certainty=cast(Certainty, certainty) if certainty in get_args(Certainty) else "",
        since=_day(query.get("since", "")),
        until=_day(query.get("until", "")),
        added=utc(query.get("added", "")),
    )


def _day(said: str) -> str:
    return said if _DAY.fullmatch(said) else ""


def _choices(facet: Facet, words: str, where: Where) -> Choices:
    chosen: str = getattr(where, facet.field)
    values = dict(facet.values) if facet.values or not chosen else {chosen: 0}
    said, folded = _said(words, where), chosen.casefold()
    return Choices(
        field=facet.field,
        name=_NAMES[facet.field],
        values=tuple(
            Choice(
                value=value,
                count=count,
                chosen=(taken := value.casefold() == folded),
                href=addresses.asked("/search", **{**said, facet.field: "" if taken else value}),
            )
            for value, count in values.items()
        ),
    )


def _href(words: str, where: Where, *, start: int) -> str:
    return addresses.asked("/search", **_said(words, where), **({"from": str(start)} if start else {}))


def _said(words: str, where: Where) -> dict[str, str]:
    """What is asked for, as it stands behind the question mark."""
    return {
        "q": words,
        "language": where.language,
        "outlet": where.outlet,
        "source": where.source,
        "certainty": where.certainty,
        "since": where.since,
        "until": where.until,
        "added": where.added,
    }
