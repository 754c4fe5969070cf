"""What a page states of itself."""

from __future__ import annotations

import pytest

from reportedly.reading.page.facts import Facts, facts, plain
from reportedly.reading.page.linked import linked
from reportedly.reading.page.tree import parse


def stated(head: str, body: str = "<p>x</p>", before: str = "") -> Facts:
    source = f"<!DOCTYPE html>{before}<html lang='en'><head>{head}</head><body>{body}</body></html>"
    tree = parse(source, name="page")
    return facts(tree, source, linked(tree))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<meta property='og:title' content='Pier closed'><title>Pier closed | Lantern</title>", "", "Pier closed"),
        ("<meta property='og:site_name' content='Lantern'><title>Pier closed — Lantern</title>", "", "Pier closed"),
        ("<meta property='og:site_name' content='Lantern'><title>Lantern: pier closed</title>", "", "pier closed"),
        ("<link rel=canonical href='https://www.lantern.example/a'><title>Pier - Lantern</title>", "", "Pier"),
        ("<title>Pier closed - Lantern</title>", "<h1>Pier closed</h1>", "Pier closed"),
        ("<title>Pier - closed</title>", "", "Pier - closed"),
        ("<title>Quill: pier closed</title>", "", "Quill: pier closed"),
        ("", "<h1>Pier <em>closed</em></h1>", "Pier closed"),
        ("", "", None),
    ],
)
def test_the_title_has_no_site_in_it(head: str, body: str, title: str | None) -> None:
    assert stated(head, body).title == title


def test_other_wordings_of_the_title_are_kept() -> None:
    found = stated("<meta property='og:title' content='Pier closed for good'>", "<h1>Pier closed</h1>")
    assert (found.title, found.headings) == ("Pier closed for good", ("Pier closed",))


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ("<meta name=author content='By Winifred Tarrant'>", "", "Winifred Tarrant"),
        ("<meta name=author content='Lantern'><meta property='og:site_name' content='Lantern'>", "", None),
        ("<meta property='article:author' content='https://lantern.example/tarrant'>", "", None),
        ("", "<p class='byline'>Автор: Ярослава Кудимова</p>", "Ярослава Кудимова"),
        ("", "<a rel=author href='/t'>Winifred Tarrant</a>", "Winifred Tarrant"),
        ("", "<div class='comment'><span class='author'>oarsman</span></div>", None),
    ],
)
def test_the_byline_is_a_persons(head: str, body: str, byline: str | None) -> None:
    assert stated(head, body).byline == byline


@pytest.mark.parametrize(
    ("head", "before", "url"),
    [
        ("<link rel=canonical href='https://a.example/x'>", "", "https://a.example/x"),
        ("<base href='https://a.example/'><link rel=canonical href='/x'>", "", "https://a.example/x"),
        ("<meta property='og:url' content='https://a.example/x'>", "", "https://a.example/x"),
        ("", "<!-- saved from url=(0019)https://a.example/x -->", "https://a.example/x"),
        (
            "",
            "<!--\n Page saved with SingleFile \n url: https://a.example/x \n saved date: then\n-->",
            "https://a.example/x",
        ),
        ("<link rel=canonical href='javascript:x'>", "", None),
        ("<link rel=canonical href='http://[bad'>", "", None),
    ],
)
def test_the_address(head: str, before: str, url: str | None) -> None:
    assert stated(head, before=before).url == url


def test_a_canonical_address_on_another_site_credits_that_site() -> None:
    head = "<link rel=canonical href='https://b.example/x'><meta property='og:url' content='https://a.example/x'>"
    found = stated(head)
    assert found.url == "https://a.example/x"
    assert [(credit.kind, credit.name, credit.url) for credit in found.credits] == [
        ("canonical", "b.example", "https://b.example/x")
    ]


def test_a_canonical_address_on_a_subdomain_is_the_sites_own() -> None:
    head = "<link rel=canonical href='https://www.a.example/x'><meta property='og:url' content='https://m.a.example/x'>"
    assert stated(head).credits == ()


def test_the_outlet_is_named_or_guessed_and_it_is_said_which() -> None:
    named = stated("<meta property='og:site_name' content='Lantern'>")
    assert (named.outlet, named.outlet_because) == ("Lantern", "stated")
    hosted = stated("<link rel=canonical href='https://www.lantern.example/x'>")
    assert (hosted.outlet, hosted.outlet_because) == ("lantern.example", "the address's host")
    assert stated("").outlet is None


def test_white_space_of_a_very_long_text_collapses_as_that_of_a_short_one() -> None:
    piece = "the\u00a0pier\u2003is \t\n closed\x1f "
    assert plain(piece * 100_000) == " ".join([plain(piece)] * 100_000)
