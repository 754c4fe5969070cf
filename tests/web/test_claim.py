"""A claim and its pedigree, and two documents side by side."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import lxml.html
import numpy as np
import pytest
from starlette.testclient import TestClient

from reportedly.model import Claim, Copy, Document, Drift, End, Evidence, Hop, Mention, Origins, Party, Relay, Root
from reportedly.store.claims import Said, keep
from reportedly.store.connection import connect
from tests.report.conftest import CLAIM, ferry, parom, porom
from tests.web.conftest import ATTACK, hostile, opened, put
from tests.web.test_changes import form

Tree = Any  # lxml's elements have no useful types


def mention(document: Document, attribution: str, *, chain: tuple[str, ...] = ()) -> Mention:
    spans = next(a.content for a in document.attributions if a.id == attribution)
    hops = tuple(Hop(name=name, kind="channel", party="p1", source=None) for name in chain)
    return Mention(
        document=document.id,
        attribution=attribution,
        spans=spans,
        stance="attributes",
        certainty="reported",
        published=document.published,
        chain=hops,
    )


def claim(*documents: Document, wording: str = CLAIM) -> Claim:
    """What all the documents' first attributions report, on the word of the Lantern."""
    first = documents[0]
    return Claim(
        id="k1",
        wording=wording,
        language="en",
        parties=(Party(id="p1", name="Lantern", kind="channel", member=tuple((d.id, "s1") for d in documents)),),
        mentions=tuple(mention(d, d.attributions[0].id, chain=("Lantern",)) for d in documents),
        relays=tuple(
            Relay(
                from_end=End(document=d.id),
                to_end=End(party="p1"),
                kind="cites",
                confidence=0.9,
                evidence=(Evidence(document=d.id, span=d.attributions[0].cue[0]),),
                because="named",
            )
            for d in documents
        ),
        origins=Origins(
            low=1,
            high=2,
            voices=2,
            because=("one may be the other",),
            roots=(Root(party="p1", name="Lantern", kind="channel", unresolved=True, documents=(first.id,)),),
        ),
        documents=len(documents),
        echo=float(len(documents)),
        copies=(Copy(of=first.id, document=documents[-1].id, spans=(), kind="translation"),),
        drift=(Drift(from_document=first.id, to_document=documents[-1].id, change="hedge-dropped"),),
    )


def keep_claims(path: Path, *claims: Claim) -> None:
    connection = connect(path, create=False)
    try:
        said = [Said(claim=one, made_from=one.id, mentions=_meanings(one)) for one in claims]
        keep(connection, said, at=-1, by="the tests")
    finally:
        connection.close()


def _meanings(claim: Claim) -> tuple[tuple[str, Any], ...]:
    return tuple((m.document, np.zeros(4, "<f4")) for m in claim.mentions)


@pytest.fixture
def told(browser: TestClient, path: Path) -> TestClient:
    """The browser, with a claim that all three pages report."""
    keep_claims(path, claim(ferry(), parom(), porom()))
    return browser


def tree(browser: TestClient, address: str) -> Tree:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text)


class TestClaim:
    def test_its_range_of_origins_stands_under_its_wording(self, told: TestClient) -> None:
        page = tree(told, "/claim/k1")
        assert CLAIM in page.xpath("//h1")[0].text_content()
        assert "3 pages, 1 to 2 independent origins" in page.xpath("//p[@class='count']")[0].text_content()

    def test_the_drawing_has_links_in_the_order_of_reading_and_the_list_has_the_same(self, told: TestClient) -> None:
        page = tree(told, "/claim/k1")
        drawn = page.xpath("//*[local-name()='svg']//*[local-name()='a']/@href")
        listed = page.xpath("//div[@class='lineage']//a/@href")
        assert len(drawn) == 3
        assert drawn == listed
        assert set(drawn) == {"/document/ferry", "/document/parom", "/document/porom"}

    def test_the_argument_quotes_with_places(self, told: TestClient) -> None:
        argument = tree(told, "/claim/k1").xpath("//ol[@class='argument']")[0].text_content()
        assert "one may be the other" in argument
        assert "characters" in argument

    def test_every_place_is_there_with_those_on_whose_word(self, told: TestClient) -> None:
        mentions = tree(told, "/claim/k1").xpath("//ol[@class='mentions']/li")
        assert len(mentions) == 3
        assert all("on the word of Lantern" in " ".join(one.text_content().split()) for one in mentions)

    def test_its_twin_holds_the_contract(self, told: TestClient) -> None:
        twin = told.get("/claim/k1.json").json()
        assert twin["claim"]["schema"] == "reportedly/claim/1"
        assert "told" not in twin
        assert twin["copies"][0]["href"].startswith("/compare?a=")

    def test_it_stands_on_the_first_page_and_on_those_of_its_documents(self, told: TestClient) -> None:
        for address in ("/", "/document/ferry"):
            assert "/claim/k1" in tree(told, address).xpath("//ol[@class='claims']//a/@href")

    def test_a_place_may_be_another_claim(self, told: TestClient) -> None:
        fields = form(told, "/claim/k1", "different-claim")
        answer = told.post("/judge", data={**fields, "kind": "different-claim"})
        assert answer.url.path == "/claim/k1"
        assert "being made again" in answer.text
        (entry,) = told.get("/corrections.json").json()["log"]
        assert (entry["kind"], entry["who"]) == ("different-claim", "Mara")

    def test_one_that_is_not_there_is_told(self, told: TestClient) -> None:
        assert told.get("/claim/k2").status_code == 404

    def test_a_hostile_wording_is_text(self, path: Path) -> None:
        bad = hostile()
        put(path, bad)
        keep_claims(path, claim(ferry(), bad, wording=ATTACK))
        with opened(path) as browser:
            for address in ("/", "/claim/k1", "/document/ferry"):
                page = tree(browser, address)
                assert page.xpath("//script/@src") == ["/static/reportedly.js"]
                assert not page.xpath("//img | //@*[starts-with(name(), 'on')]")
                assert all(href.startswith(("/", "#", "http")) for href in page.xpath("//a/@href"))


class TestCompare:
    @pytest.fixture
    def pair(self, path: Path, tmp_path: Path) -> Path:
        """The ferry's page, and one that has a paragraph of it."""
        text = ferry().text[slice(*ferry().paragraphs[0])]
        put(
            path,
            Document(id="copy", text=f"{text}\n\nNobody asked the captain.", language="en", published="2024-06-01"),
        )
        return path

    def test_what_they_share_is_linked_both_ways(self, pair: Path) -> None:
        with opened(pair) as browser:
            page = tree(browser, "/compare?a=copy&b=ferry")
            assert page.xpath("//article[1]//h2//@href") == ["/document/ferry"]  # the earlier stands left
            links = page.xpath("//span[@class='shared']/a")
            assert links
            assert {link.get("href")[1:] for link in links} == {link.get("id") for link in links}
            shared = page.xpath("//article[2]//span[@class='shared']")
            assert "Orla Brackett" in " ".join(one.text_content() for one in shared)
            assert "Nobody asked" not in " ".join(one.text_content() for one in shared)

    def test_a_passage_that_goes_on_in_another_paragraph_has_its_number_there_too(self, path: Path) -> None:
        text = ferry().text[slice(*ferry().paragraphs[0])]
        half = text.index(". ") + 2
        parted = f"{text[: half - 1]}\n\n{text[half:]}"
        put(path, Document(id="copy", text=parted, paragraphs=((0, half - 1), (half + 1, len(parted))), language="en"))
        with opened(path) as browser:
            page = tree(browser, "/compare?a=copy&b=ferry")
        (side,) = (one for one in page.xpath("//article") if "/document/copy" in one.xpath(".//@href"))
        numbers = ["".join(one.xpath(".//text()[not(ancestor::*[@class='away'])]")) for one in side.find_class("n")]
        assert len(numbers) == 2
        assert numbers == ["1", "1"]

    def test_two_long_documents_of_two_languages_hold_nobody_up(self, path: Path) -> None:
        long = " ".join(f"Паром номер {number} опоздал." for number in range(500))
        put(path, Document(id="long", text=long, language="ru"))
        with opened(path) as browser:
            begun = process_time()
            page, twin = tree(browser, "/compare?a=long&b=ferry"), browser.get("/compare.json?a=long&b=ferry").json()
            assert process_time() - begun < 3
            assert not twin["compared"]
            assert twin["traced"] is False
            assert page.xpath("//*[@data-renewing]")
            assert "too long to be compared" in page.text_content()
            same = browser.get("/compare.json?a=long&b=long").json()
        assert same["compared"]

    def test_a_document_beside_itself_shares_nothing_new(self, browser: TestClient) -> None:
        assert browser.get("/compare.json?a=ferry&b=ferry").json()["runs"] == 0

    def test_one_that_is_not_there_is_told(self, browser: TestClient) -> None:
        assert browser.get("/compare?a=ferry&b=nobody").status_code == 404
        assert browser.get("/compare").status_code == 404
