"""Which blocks of a page are the article."""

from __future__ import annotations

import pytest

from reportedly.reading.page import body as body_module
from reportedly.reading.page.blocks import blocks
from reportedly.reading.page.body import Body, body
from reportedly.reading.page.facts import facts
from reportedly.reading.page.linked import Linked
from reportedly.reading.page.tree import parse

A = "The second pier will stay closed until the autumn, the harbour master told the council on Monday."
B = "According to a report that the council published, eleven of the forty timbers are rotten."
C = "The kiosk's owner could not be reached, and fishermen said that he had gone fishing for the week."
NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News of the harbour and the town</a></li></ul></nav>"


def found(content: str, head: str = "<title>Pier closed</title>") -> Body:
    source = f"<html><head>{head}</head><body>{content}</body></html>"
    tree = parse(source, name="page")
    return body(tree, blocks(tree), facts(tree, source, Linked()))


def texts(content: str) -> list[str]:
    return [block.text for block in found(content).blocks]


@pytest.mark.parametrize(
    "inner",
    [
        "<h2>Timbers</h2>",
        "<p>No.</p>",
        "<ul><li>one</li><li>two</li></ul>",
        "<blockquote>“It creaks,” Quill said.</blockquote>",
    ],
)
def test_short_blocks_inside_the_article_are_kept_in_their_place(inner: str) -> None:
    kept = texts(f"{NAV}<article><h1>Pier closed</h1><p>{A}</p>{inner}<p>{B}</p><p>{C}</p></article>")
    assert kept[0] == A and kept[-2:] == [B, C] and len(kept) > 3


def test_a_list_that_ends_the_article_is_kept() -> None:
    listed = "<ul><li>the pier is shut;</li><li>the ferry runs.</li></ul>"
    kept = texts(f"{NAV}<article><p>{A}</p><p>{B}</p>{listed}</article><footer><p>Rope Street 3</p></footer>")
    assert kept == [A, B, "the pier is shut;", "the ferry runs."]


@pytest.mark.parametrize(
    "inner",
    [
        "<h1>Pier closed</h1>",
        "<figure><img><figcaption>The pier in February</figcaption></figure>",
        "<p>See also: <a href='/k'>Who owns the kiosk on the second pier?</a></p>",
        "<div class='related'><h3>Read more</h3><ul><li><a href='/k'>Who owns the kiosk?</a></li></ul></div>",
        "<div class='newsletter'><p>Get the harbour news every weekday at six.</p></div>",
        "<p>Читайте также:</p><ul><li><a href='/k'>Кому принадлежит киоск?</a></li></ul>",
        "<script>say()</script>",
    ],
)
def test_what_is_no_part_of_the_article_is_left_out(inner: str) -> None:
    assert texts(f"{NAV}<article><p>{A}</p>{inner}<p>{B}</p><p>{C}</p></article>") == [A, B, C]


def test_a_line_of_rights_below_and_a_date_above_are_left_out() -> None:
    rights = "<p>© The Lantern. All rights reserved.</p>"
    assert texts(f"<article><p>5 March 2024</p><p>{A}</p><p>{B}</p><p>{C}</p>{rights}</article>") == [A, B, C]


def test_the_sidebar_that_repeats_the_article_does_not_double_it() -> None:
    content = f"<div class='main'><p>{A}</p><p>{B}</p><p>{C}</p></div><div class='list'><p>{A}</p></div>"
    assert texts(content) == [A, B, C]


def test_where_trafilatura_finds_nothing_plain_blocks_are_taken_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_module, "_by_trafilatura", lambda tree: [])
    plain = found(f"{NAV}<div><p>{A}</p><p>{B}</p></div><footer><p>Rope Street 3</p></footer>")
    assert [block.text for block in plain.blocks] == [A, B]
    assert plain.because == "trafilatura found no article"


def test_a_very_large_page_is_read_without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_module, "MOST_TAGS", 5)
    monkeypatch.setattr(body_module, "_by_trafilatura", lambda tree: pytest.fail("was called"))
    assert found(f"<p>{A}</p><p>{B}</p><p>{C}</p>").because == "the page is very large"


def test_a_fault_in_trafilatura_does_not_lose_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fault(*arguments: object, **options: object) -> None:
        raise RuntimeError("fault")

    monkeypatch.setattr(trafilatura, "bare_extraction", fault)
    assert texts(f"<p>{A}</p><p>{B}</p>") == [A, B]


def test_an_empty_page_has_no_body() -> None:
    assert found("").blocks == ()
