"""What a page says of itself in JSON-LD (schema.org): headline, authors, date, publisher, what it is based on.

Comments are articles' neighbours there; nothing of theirs is taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

MAX_SCRIPT = 2_000_000
MAX_NODES = 5_000

_ARTICLES = frozenset(
    {
        "AdvertiserContentArticle",
        "AnalysisNewsArticle",
        "Article",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "DiscussionForumPosting",
        "LiveBlogPosting",
        "NewsArticle",
        "OpinionNewsArticle",
        "Report",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "SocialMediaPosting",
        "TechArticle",
    }
)
_NOT_THE_PAGE = frozenset({"comment", "comments", "review", "hasPart", "itemListElement", "isPartOf", "liveBlogUpdate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What JSON-LD says of the page's article; empty where it says nothing.

    `supplied_by`: bodies other than the publisher that it names, each with the property that does. `forum`: it calls
    the page a thread.
    """

    headline: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    based_on: tuple[tuple[str, str | None], ...] = ()
    translation_of: tuple[tuple[str, str | None], ...] = ()
    supplied_by: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    forum: bool = False


def linked(tree: HtmlElement) -> Linked:
    """What the first article in the page's JSON-LD states; broken scripts are passed over."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") <= MAX_SCRIPT:
            nodes = list(_nodes(script.text or ""))
            known = {name: node for node in nodes if len(node) > 1 and (name := _string(node.get("@id")))}
            for node in nodes:
                if _types(node) & _ARTICLES:
                    return _article({key: _told(value, known) for key, value in node.items()})
    return Linked()


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """Every object of the script that may be the page itself, without recursion, nearest the top first."""
    try:
        waiting = [json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            yield value
            waiting.extend(
                inner
                for key, inner in value.items()
                if key not in _NOT_THE_PAGE and isinstance(inner, dict | list) and key in {"@graph", "mainEntity"}
            )


def _told(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """A value, or what the script says elsewhere of the `@id` that it refers to."""
    if isinstance(value, list):
        return [_told(one, known) for one in value[:MAX_NODES] if not isinstance(one, list)]
    if isinstance(value, dict) and not _string(value.get("name")):
        return known.get(_string(value.get("@id")) or "", value)
    return value


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)}


def _article(node: dict[str, Any]) -> Linked:
    page = node.get("mainEntityOfPage")
    return Linked(
        headline=_string(node.get("headline")) or _string(node.get("name")),
        authors=tuple(name for one in _list(node.get("author")) if (name := _name(one))),
        published=_string(node.get("datePublished")) or _string(node.get("dateCreated")),
        publisher=_name(node.get("publisher")),
        url=_string(node.get("url"))
        or (_string(page) or _string(page.get("@id")) if isinstance(page, dict) else _string(page)),
        based_on=_works(node.get("isBasedOn")) + _works(node.get("isBasedOnUrl")),
        translation_of=_works(node.get("translationOfWork")),
        supplied_by=tuple(_suppliers(node)),
        body=node.get("articleBody") if isinstance(node.get("articleBody"), str) else None,
        forum="DiscussionForumPosting" in _types(node),
    )


def _suppliers(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    publisher = (_name(node.get("publisher")) or "").casefold()
    for key in ("sourceOrganization", "provider", "author", "copyrightHolder"):
        for one in _list(node.get(key)):
            body = isinstance(one, dict) and any("Organization" in kind for kind in _types(one))
            name = _name(one)
            if name and publisher and name.casefold() != publisher and (body or key == "sourceOrganization"):
                yield name, key


def _works(value: Any) -> tuple[tuple[str, str | None], ...]:
    """Name and address of each work: what publishes it, else what it is called, else its address."""
    works: list[tuple[str, str | None]] = []
    for one in _list(value):
        if isinstance(one, str) and one.strip():
            url = one.strip()
            works.append((url, url if "://" in url else None))
        elif isinstance(one, dict):
            url_or_none = _string(one.get("url")) or _string(one.get("@id"))
            name = _name(one.get("publisher")) or _name(one.get("author")) or _name(one) or url_or_none
            if name:
                works.append((name, url_or_none))
    return tuple(works)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for one in value if (name := _name(one))), None)
    if isinstance(value, dict):
        return _string(value.get("name")) or _string(value.get("headline"))
    name = _string(value)
    return None if name and "://" in name else name


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
