"""When a page says that it was published."""

from __future__ import annotations

import pytest

from reportedly.reading.page.dated import dated
from reportedly.reading.page.linked import linked
from reportedly.reading.page.tree import parse


def published(head: str, body: str = "", url: str | None = None) -> tuple[str, str] | None:
    tree = parse(f"<html><head>{head}</head><body>{body}<p>Prose.</p></body></html>", name="page")
    found = dated(tree, linked(tree), url)
    return (found.published, found.precision) if found else None


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "<meta property='article:published_time' content='2024-03-05T09:30:00Z'>",
            "",
            ("2024-03-05T09:30:00+00:00", "second"),
        ),
        ("<meta name='pubdate' content='2024-03-05'>", "", ("2024-03-05", "day")),
        ("<meta itemprop='datePublished' content='2024-03-05T09:30'>", "", ("2024-03-05T09:30", "minute")),
        ("", "<time datetime='2024-03-05T09:30+03:00'>yesterday</time>", ("2024-03-05T09:30+03:00", "minute")),
        ("", "<span class='post-date'>5 March 2024, 09:30</span>", ("2024-03-05T09:30", "minute")),
        ("", "<div class='news-date'>5 марта 2024</div>", ("2024-03-05", "day")),
        ("", "<div class='date'>5 березня 2024 р., 09:30</div>", ("2024-03-05T09:30", "minute")),
    ],
)
def test_a_date_that_the_page_states(head: str, body: str, expected: tuple[str, str]) -> None:
    assert published(head, body) == expected


def test_of_two_statements_of_one_day_the_finer_counts() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05"}</script>'
        "<meta property='article:published_time' content='2024-03-05T09:30:00Z'>"
    )
    assert published(head) == ("2024-03-05T09:30:00+00:00", "second")


def test_metadata_counts_before_what_is_marked() -> None:
    meta = "<meta name='pubdate' content='2024-03-05'>"
    assert published(meta, "<time datetime='2020-01-01'>2020</time>") == ("2024-03-05", "day")


@pytest.mark.parametrize(
    "body",
    [
        "<time class='updated' datetime='2024-03-09'>9 March</time>",
        "<aside><time datetime='2024-03-09'>9 March</time></aside>",
        "<div class='comments'><time datetime='2024-03-09'>9 March</time></div>",
        "<footer><span class='date'>2024-03-09</span></footer>",
        "<span class='date'>two hours ago</span>",
        "<p>On 9 March 2024 the council met.</p>",
    ],
)
def test_dates_of_other_things_are_not_the_pages(body: str) -> None:
    assert published("", body) is None


def test_an_address_that_holds_a_date_gives_the_day() -> None:
    assert published("", url="https://lantern.example/2024/03/05/pier/") == ("2024-03-05", "day")
