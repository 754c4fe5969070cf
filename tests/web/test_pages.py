"""What the pages show, and that whatever a document holds stays text on them."""

from __future__ import annotations

import json
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import lxml.html
import pytest
from starlette.testclient import TestClient

from benchmarks.web import long
from reportedly.model import Comment, Document, Headline
from reportedly.web import addresses
from tests.web.conftest import ATTACK, hostile, opened, put

Tree = Any  # lxml's elements have no useful types


def tree(browser: TestClient, address: str) -> Tree:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text)


def said(element: Tree) -> str:
    return " ".join(element.text_content().split())


class TestOverview:
    def test_it_counts_what_is_there_and_shows_the_newest_first(self, browser: TestClient) -> None:
        page = tree(browser, "/")
        assert said(page.xpath("//p[@class='lead']")[0]).startswith("3 documents in")
        assert len(page.xpath("//ol[@class='rows']/li")) == 3
        assert page.xpath("//ol[@class='rows']/li[last()]//a/@href") == ["/document/ferry"]

    def test_a_library_that_is_not_there_yet_asks_for_its_first_file(self, tmp_path: Path) -> None:
        with opened(tmp_path / "new.db") as browser:
            page = tree(browser, "/")
        assert "This library is empty" in page.text_content()
        assert page.xpath("//input[@type='file']")
        assert not (tmp_path / "new.db").exists()


class TestDocument:
    def test_the_text_stands_with_its_spans_and_cards_that_lead_on(self, browser: TestClient) -> None:
        page = tree(browser, "/document/ferry")
        assert said(page.xpath("//h1")[0]).endswith("foreign buyer")
        assert page.xpath("//h1/@lang") == ["en"]
        assert len(page.xpath("//div[starts-with(@class, 'card')]//li")) == 8
        assert "/document/ferry/correct/a1" in page.xpath("//a[@class='mend']/@href")
        assert "/source?name=Lantern&kind=channel" in page.xpath("//a[@class='party']/@href")
        assert "/source?in=ferry&id=s2" in page.xpath("//a[@class='party']/@href")

    def test_the_title_of_a_thread_has_no_verdict(self, browser: TestClient, path: Path) -> None:
        text = "Who heard of the ferry?\n\nI did."
        title, body = (0, 23), (25, 31)
        put(
            path,
            Document(
                id="thread",
                kind="thread",
                title=text[:23],
                title_span=title,
                text=text,
                comments=(Comment(id="c1", author="Wren", body=(body,)),),
                headline=Headline(attribution="none", because="the body attributes nothing to anybody"),
            ),
        )
        page = tree(browser, "/document/thread")
        assert not page.xpath("//div[contains(@class, 'judged')]")
        assert "nothing" not in said(page)
        rows = tree(browser, "/search?q=heard")
        assert rows.xpath("//ol[@class='rows']/li//h3//text()") == ["Who heard of the ferry?"]
        assert not rows.xpath("//p[@class='verdict']")
        twin = browser.get("/document/thread.json").json()
        assert twin["document"]["headline"]["attribution"] == "none"

    def test_each_block_says_which_span_of_the_text_it_is(self, browser: TestClient) -> None:
        text = browser.get("/document/ferry.json").json()["document"]["text"]
        for block in tree(browser, "/document/ferry").xpath("//*[@data-span]"):
            start, end = map(int, block.get("data-span").split("-"))
            shown = "".join(block.xpath(".//text()[not(ancestor::a[@class='n'])]"))
            assert shown == text[start:end]

    def test_headings_go_down_one_step_at_a_time(self, browser: TestClient) -> None:
        for address in ("/", "/search?q=ferry", "/document/ferry", "/sources", "/patterns"):
            levels = [int(h.tag[1]) for h in tree(browser, address).xpath("//h1|//h2|//h3|//h4")]
            assert levels[0] == 1, address
            assert all(after <= before + 1 for before, after in pairwise(levels)), address
            assert levels.count(1) == 1, address

    def test_a_long_one_is_sent_in_parts_and_arrives_whole(self, browser: TestClient, path: Path) -> None:
        put(path, long(4_000, 600, random.Random(3)))
        with browser.stream("GET", "/document/long") as answer:
            parts = [part for part in answer.iter_raw() if part]
        assert len(parts) > 1
        assert "content-length" not in answer.headers
        assert answer.headers["content-security-policy"]
        page: Tree = lxml.html.document_fromstring(b"".join(parts).decode())
        assert len(page.xpath("//*[@class='cards']//li")) == 200
        assert page.xpath("//footer[@class='colophon']")

    def test_ids_of_strangers_are_addresses_too(self, attacked: TestClient) -> None:
        address = addresses.document(hostile().id)
        assert re.fullmatch(r"/document/~[\w-]+", address)
        assert attacked.get(address + ".json").json()["document"]["id"] == hostile().id


class TestSearch:
    def test_words_are_found_and_marked(self, browser: TestClient) -> None:
        page = tree(browser, "/search?q=bathtub*")
        assert said(page.xpath("//p[@role='status']")[0]) == "1 document"
        assert {said(one) for one in page.xpath("//mark")} <= {"bathtub", "bathtubs"}

    def test_facets_narrow_and_can_be_taken_back(self, browser: TestClient) -> None:
        page = tree(browser, "/search")
        (narrowed,) = page.xpath("//ul[@class='values']//a[bdi='uk']/@href")
        page = tree(browser, narrowed)
        assert len(page.xpath("//ol[@class='rows']/li")) == 1
        assert page.xpath("//a[@class='chosen']/@href") == ["/search"]

    def test_days_narrow_too(self, browser: TestClient) -> None:
        every = browser.get("/search.json").json()["rows"]
        day = next(row["published"] for row in every if row["id"] == "ferry")[:10]
        found = browser.get(f"/search.json?q=ferry&since={day}&until={day}").json()
        assert [row["id"] for row in found["rows"]] == ["ferry"]
        assert browser.get("/search.json?q=ferry&since=2030-01-01").json()["total"] == 0

    def test_certainty_and_speaker_narrow_too(self, browser: TestClient) -> None:
        found = browser.get("/search.json", params={"certainty": "alleged", "source": "orla brackett"}).json()
        assert [row["id"] for row in found["rows"]] == ["ferry"]

    @pytest.mark.parametrize("words", ["!!!", '"', "*"])
    def test_words_that_hold_no_word_are_told(self, browser: TestClient, words: str) -> None:
        assert "no word" in tree(browser, f"/search?q={quote(words)}").text_content()

    @pytest.mark.parametrize("query", ["from=-1", "from=1e9", "from=99999999999999999999", "since=x", "certainty=x"])
    def test_nonsense_behind_the_question_mark_breaks_nothing(self, browser: TestClient, query: str) -> None:
        assert browser.get(f"/search?{query}").status_code == 200


class TestSource:
    def test_it_shows_what_it_is_said_to_have_said_and_through_whom(self, browser: TestClient) -> None:
        page = tree(browser, "/source?name=Orla+Brackett&kind=person")
        sayings = [said(one) for one in page.xpath("//ul[@class='sayings']/li")]
        assert len(sayings) == 2
        assert any("through Lantern" in one for one in sayings)

    def test_other_spellings_are_suggested(self, browser: TestClient) -> None:
        told = browser.get("/source.json?name=Lantern&kind=channel").json()
        assert told["name"] == "Lantern"
        assert all(line["name"] != "Lantern" for line in told["alike"])

    def test_one_that_nobody_names_is_told(self, browser: TestClient) -> None:
        assert browser.get("/source?name=Nobody&kind=person").status_code == 404
        assert browser.get("/source?name=Nobody&kind=unheard").status_code == 404
        assert browser.get("/source").status_code == 404


class TestHostile:
    @pytest.fixture
    def pages(self, attacked: TestClient) -> dict[str, str]:
        told = json.dumps(attacked.get("/sources.json").json())
        assert "<script>" in told  # in JSON it is what it is
        where = [
            "/",
            "/search",
            "/search?" + "q=" + quote("script alert*"),
            "/search?q=" + quote(ATTACK) + "&language=" + quote(ATTACK) + "&outlet=" + quote(ATTACK),
            addresses.document(hostile().id),
            addresses.document("evil2"),
            "/sources",
            "/sources?q=" + quote(ATTACK),
            addresses.source(ATTACK, "person"),
            addresses.unnamed(hostile().id, "s1"),
            "/source?name=" + quote(ATTACK),
            "/document/" + quote(ATTACK, safe=""),
            "/" + quote(ATTACK, safe=""),
        ]
        return {address: attacked.get(address).text for address in where}

    def test_nothing_of_a_document_becomes_an_element_or_an_attribute(self, pages: dict[str, str]) -> None:
        for address, text in pages.items():
            page: Tree = lxml.html.document_fromstring(text)
            assert [one.get("src") for one in page.xpath("//script")] == ["/static/reportedly.js"], address
            assert not page.xpath("//img | //svg | //iframe | //object | //embed | //style | //base"), address
            assert not page.xpath("//@*[starts-with(name(), 'on')]"), address
            assert not page.xpath("//@style"), address
            assert not page.xpath("//*[@autofocus]"), address

    def test_no_link_leads_to_a_script_and_outward_ones_tell_nothing(self, pages: dict[str, str]) -> None:
        for address, text in pages.items():
            page: Tree = lxml.html.document_fromstring(text)
            for link in page.xpath("//a[@href]"):
                href = link.get("href")
                assert re.match(r"/(?!/)|#|https?://", href), (address, href)
                if href.startswith("http"):
                    assert {"noreferrer", "noopener"} <= set(link.get("rel").split()), address
                    assert href in link.text_content(), address

    def test_templates_in_a_text_are_text(self, pages: dict[str, str]) -> None:
        assert not any(re.search(r"\b49\b", text) for text in pages.values())

    def test_what_steers_a_screen_is_shown_as_an_escape(self, pages: dict[str, str]) -> None:
        for address, text in pages.items():
            assert "\u202e" not in text, address
            assert "\x1b" not in text, address


def test_outward_links_show_where_they_lead(browser: TestClient) -> None:
    page = tree(browser, "/document/ferry")
    (link,) = page.xpath("//a[starts-with(@href, 'http')]")
    assert said(link) == link.get("href")
    assert {"noreferrer", "noopener"} <= set(link.get("rel").split())


def test_what_came_since_is_found_by_the_same_search(browser: TestClient, path: Path) -> None:
    """Leaves of one search are taken from what was found at first, while nothing has changed."""
    before = browser.get("/search.json").json()["total"]
    put(path, Document(id="new", text="A ferry that nobody has seen.", language="en"))
    assert browser.get("/search.json").json()["total"] == before + 1
