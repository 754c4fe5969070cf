"""When a page says that it was published: its metadata, then a marked date, then what htmldate makes of it.

The tree given here has no comments any more: a reader's date must never become the article's.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from reportedly.model import Precision
from reportedly.reading.dates import machine_date
from reportedly.reading.lexicon import lexicon
from reportedly.reading.page.drop import drop
from reportedly.reading.page.facts import Metas, in_thread, plain
from reportedly.reading.page.linked import Linked

_PUBLISHED = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "date",
)
_MARKED = re.compile(r"(?:^|[\s_-])(?:date|time|datetime|published|pubdate|posted|timestamp)(?:$|[\s_-])", re.I)
_NOT_PUBLISHED = re.compile(r"updated|modified|edited|read(?:ing)?[-_]?time|duration", re.I)
_LONGEST = 60
_ORDER: tuple[Precision, ...] = ("second", "minute", "day", "month")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date in the contract's form, its precision, and where the page says it."""

    published: str
    precision: Precision
    because: str


def dated(
    tree: HtmlElement, said: Linked, url: str | None, *, marked: bool = True, beside: Dated | None = None
) -> Dated | None:
    """The date of publication that the page states, or None.

    `tree` is the page without its comments, `said` its JSON-LD, `url` its address; without `marked` the metadata
    alone counts, as on a page that is nothing but a thread, or too large to search. `beside` is the date that is
    printed beside the title.
    """
    metas = Metas(tree)
    stated = [("JSON-LD datePublished", said.published or "")]
    stated += [(f"meta {name}", value) for name in _PUBLISHED for value in metas.all(name)]
    found = [_dated(value, because) for because, value in stated]
    certain = [one for one in found if one is not None]
    if certain:
        # the first says the day; a later one of the same day may say the hour
        same_day = [one for one in certain if one.published[:10] == certain[0].published[:10]]
        return min(same_day, key=lambda one: _ORDER.index(one.precision))
    return (_marked(tree) or beside or _by_htmldate(tree, url)) if marked else None


def _dated(value: str, because: str) -> Dated | None:
    date = machine_date(value)
    return Dated(published=date[0], precision=date[1], because=because) if date else None


def _marked(tree: HtmlElement) -> Dated | None:
    """The first element that is marked as the date, before anything that is marked as a change."""
    for element in tree.iter("time", "abbr", "span", "div", "p", "li", "a", "em", "small"):
        if not element.attrib and element.tag != "time":
            continue
        marks = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "pubdate"))
        if element.tag != "time" and not _MARKED.search(marks):
            continue
        if _NOT_PUBLISHED.search(marks) or _aside(element) or in_thread(element):
            continue
        shown = plain(" ".join(str(piece) for piece in element.itertext())[: _LONGEST * 10])
        for value in (element.get("datetime"), element.get("content"), shown if len(shown) <= _LONGEST else None):
            date = value and (machine_date(value) or _printed(value))
            if date:
                return Dated(published=date[0], precision=date[1], because=f"marked as {element.tag}")
    return None


def _of_others(element: HtmlElement) -> bool:
    """Whether dates in an element are of a change, of comments or of other pages."""
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in {"aside", "footer", "nav"} or bool(
        _NOT_PUBLISHED.search(marks) or lexicon().thread.search(marks)
    )


def _aside(element: HtmlElement) -> bool:
    return any(one.tag in {"aside", "footer", "nav"} for one in element.iterancestors())


def _printed(value: str) -> tuple[str, Precision] | None:
    """A date in words, as the page prints it; of relative ones nothing can be made."""
    from reportedly.thread.times import read_time

    published, precision = read_time(value)
    return (published, precision) if published and precision in _ORDER else None


def _by_htmldate(tree: HtmlElement, url: str | None) -> Dated | None:
    """What htmldate finds in markup and address; its search through running text would take any year it sees."""
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = deepcopy(tree)
    kinds = ("aside", "footer", "nav", "time", "span", "div", "section", "p", "li", "ul", "ol")
    drop(tree, [element for element in tree.iter(*kinds) if _of_others(element)])
    try:
        # both bounds are given, for the default of the upper one is today: what is read must not hang on a clock
        day = find_date(
            tree, extensive_search=False, original_date=True, url=url, min_date="1990-01-01", max_date="2099-12-31"
        )
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    return Dated(published=day, precision="day", because="htmldate, from markup or address") if day else None
