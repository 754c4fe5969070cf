"""What JSON-LD says of a page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportedly.reading.page.linked import Linked, linked
from reportedly.reading.page.tree import parse


def said(*scripts: Any) -> Linked:
    parts = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    source = "".join(f'<script type="application/ld+json">{part}</script>' for part in parts)
    return linked(parse(f"<html><head>{source}</head><body>x</body></html>", name="page"))


def test_an_article_anywhere_at_the_top_is_found() -> None:
    article = {"@type": ["Thing", "NewsArticle"], "headline": " Pier  closed "}
    for value in (
        article,
        [article],
        {"@graph": [{"@type": "WebSite"}, article]},
        {"@type": "WebPage", "mainEntity": article},
    ):
        assert said(value).headline == "Pier closed"


def test_authors_publisher_and_origin() -> None:
    found = said(
        {
            "@type": "NewsArticle",
            "author": [{"name": "Winifred Tarrant"}, "Osric Bell", {"url": "x"}, "https://lantern.example/people"],
            "publisher": {"name": "The Lantern"},
            "datePublished": "2024-03-05",
            "mainEntityOfPage": {"@id": "https://lantern.example/pier"},
            "isBasedOn": [
                "https://wire.example/pier",
                {"publisher": {"name": "The Wire"}, "url": "https://w.example/"},
            ],
            "translationOfWork": {"name": "Причал закрыт"},
        }
    )
    assert found.authors == ("Winifred Tarrant", "Osric Bell")
    assert (found.publisher, found.published, found.url) == (
        "The Lantern",
        "2024-03-05",
        "https://lantern.example/pier",
    )
    assert found.based_on == (
        ("https://wire.example/pier", "https://wire.example/pier"),
        ("The Wire", "https://w.example/"),
    )
    assert found.translation_of == (("Причал закрыт", None),)


@pytest.mark.parametrize("key", ["comment", "review", "itemListElement", "hasPart"])
def test_nothing_of_comments_and_lists_is_taken(key: str) -> None:
    inner = {"@type": "NewsArticle", "datePublished": "2024-03-09"}
    assert said({"@type": "WebPage", key: [inner]}) == Linked()
    assert said({"@type": "NewsArticle", "datePublished": "2024-03-05", key: [inner]}).published == "2024-03-05"


@pytest.mark.parametrize("script", ["", "{", "[" * 200_000, "5", '"NewsArticle"', {"@type": 5}, [[[[]]]]])
def test_what_is_no_article_says_nothing(script: Any) -> None:
    assert said(script) == Linked()


def test_a_broken_script_does_not_hide_the_next() -> None:
    assert said("{broken", {"@type": "Article", "headline": "Pier"}).headline == "Pier"
