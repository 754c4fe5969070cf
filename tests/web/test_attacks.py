"""A library of whatever can be hostile, in the hands of a person: every page, and what a real browser makes of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.library import Library
from reportedly.model import Circle, Claim, Copy, Document, Drift, End, Evidence, Hop, Origins, Party, Relay, Root
from reportedly.web import addresses
from tests.report.conftest import ferry
from tests.web.conftest import ATTACK, CLOCK, csrf, hostile, opened, put
from tests.web.started import started
from tests.web.test_browser import chromium
from tests.web.test_claim import claim, keep_claims, mention

__all__ = ["chromium"]  # the fixture

Tree = Any  # lxml's elements have no useful types


def hostile_claim(*documents: Document) -> Claim:
    """A claim that tries to be more than text in each of its fields."""
    first, last = documents[0], documents[-1]
    party = Party(id=ATTACK, name=ATTACK, kind="person", aliases=(ATTACK,), of=ATTACK, member=((first.id, "s1"),))
    plain = claim(*documents, wording=ATTACK)
    return replace(
        plain,
        id="k6",
        language='en" onmouseover="alert(13)',
        parties=(party,),
        mentions=tuple(
            replace(
                mention(document, "a1"),
                chain=(Hop(name=ATTACK, kind="anonymous", party=ATTACK, source=None),),
                published="2024<script>alert(14)</script>",
            )
            for document in documents
        ),
        relays=(
            Relay(
                from_end=End(document=first.id),
                to_end=End(party=ATTACK),
                kind="cites",
                confidence=0.5,
                evidence=(Evidence(document=first.id, span=(0, 20)),),
                because=ATTACK,
            ),
        ),
        origins=Origins(
            low=1, high=2, voices=2, because=(ATTACK,), roots=(Root(party=ATTACK, name=ATTACK, kind="person"),)
        ),
        circular=(Circle(parties=(ATTACK,), documents=(first.id,)),),
        copies=(Copy(of=first.id, document=last.id, spans=((0, 30),), kind="copy"),),
        drift=(Drift(from_document=first.id, to_document=last.id, change="hedge-dropped", spans=((0, 30),)),),
    )


def fill(path: Path) -> Path:
    """A library of the ferry, hostile documents, a hostile claim, and hostile judgements, one of them undone."""
    bad = hostile()
    again = replace(bad, id="evil2", published="2024-05-08", text=bad.text + "\n")
    put(path, ferry(), bad, again)
    with Library(path, clock=lambda: CLOCK) as library:
        library.judge("speaker", "evil2:a1", value=ATTACK, who=ATTACK, why=ATTACK)
        library.judge("content", "ferry:a5", instead=("ferry:1-9",), who=ATTACK, why=ATTACK)
        library.judge("same-source", f"{bad.id}:s1", "evil2:s1", who=ATTACK, why=ATTACK)
        undone = library.judge("certainty", "evil2:a1", value="denied", who=ATTACK, why=ATTACK)
        library.undo(undone.id, who=ATTACK, why=ATTACK)
    keep_claims(path, hostile_claim(bad, again), claim(ferry(), bad))
    return path


STARTS = (
    "/",
    "/changes?since=" + quote(ATTACK),
    "/search?q=alert",
    "/search?q=" + quote(ATTACK) + "&language=" + quote(ATTACK) + "&added=" + quote(ATTACK),
    "/sources?q=" + quote(ATTACK),
    "/claim/k6",
    "/compare?a=evil2&b=" + quote(hostile().id),
    addresses.document("evil2"),
    "/document/" + quote(ATTACK, safe=""),
    "/jobs/" + quote(ATTACK, safe=""),
    "/export?format=" + quote(ATTACK),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Every page that can be reached."""
    with opened(fill(tmp_path_factory.mktemp("attacks") / "evil.db")) as browser:
        found: dict[str, str] = {}
        waiting = list(STARTS)
        while waiting:
            address = waiting.pop()
            if address in found or ".json" in address:
                continue
            answer = browser.get(address)
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            found[address] = answer.text
            waiting += [html.unescape(link) for link in re.findall(r'href="(/(?!/|static/)[^"#]*)', answer.text)]
        yield found


def test_every_kind_of_page_was_reached_and_shows_what_is_hostile_as_text(pages: dict[str, str]) -> None:
    for part in ("/claim/k6", "/correct/", "/source?", "/corrections", "/compare", "/sources", "/search", "/changes"):
        assert any(part in address for address in pages), part
    for address in ("/claim/k6", "/corrections", "/", "/sources", addresses.document("evil2")):
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages[address], address


def test_nothing_hostile_becomes_an_element_an_attribute_or_a_way_to_a_script(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        page: Tree = lxml.html.document_fromstring(text)
        assert [one.get("src") for one in page.xpath("//script")] == ["/static/reportedly.js"], address
        assert not page.xpath(
            "//img | //iframe | //object | //embed | //base | //video | //audio | //meta[@*='refresh']"
        )
        assert len(page.xpath("//*[local-name()='svg']")) == len(page.xpath("//*[@class='pedigree']")), address
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@autofocus | //@srcdoc"), address
        for link in page.xpath("//@href | //@action | //@formaction | //@*[local-name()='href']"):
            assert re.match(r"/(?!/)|#|https?://", link), (address, link)
        assert "\u202e" not in text, address
        assert "\x1b" not in text, address
        assert not re.search(r"\b49\b", text), address


def test_no_page_of_a_batch_shows_a_name_as_more_than_text(tmp_path: Path) -> None:
    from reportedly.errors import Failure
    from reportedly.web.jobs import Job
    from reportedly.web.templates import Site, written
    from reportedly.web.uploads import job_page
    from reportedly.web.worker import Bad, Put

    failure = Failure(input=ATTACK, code=ATTACK, says=ATTACK, remedy=ATTACK, place=ATTACK)
    put_ = Put(input=ATTACK, id=ATTACK, title=ATTACK, status="added")
    job = Job(id="j", names=(ATTACK,), kept=(put_,), bad=(Bad(failure=failure, remark=False),), failed=1, state="done")
    page: Tree = lxml.html.document_fromstring(written(job_page(job), Site(csrf="x", library=ATTACK, who=ATTACK)))
    assert page.xpath("//script/@src") == ["/static/reportedly.js"]
    assert not page.xpath("//img | //*[local-name()='svg'] | //@*[starts-with(name(), 'on')] | //@autofocus")


def test_a_real_browser_runs_nothing_and_asks_nobody_else(chromium: Any, tmp_path: Path) -> None:
    """Each page is looked at, every element of it is hovered over by script, and nothing speaks or is fetched."""
    with started(fill(tmp_path / "evil.db")) as address:
        origin = address.partition("/?")[0]
        window = chromium.new_context()
        page = window.new_page()
        said: list[str] = []
        asked: list[str] = []

        def spoken(dialog: Any) -> None:
            said.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", spoken)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        for path in STARTS[:8]:
            page.goto(origin + path)
            page.evaluate(
                "for (const e of document.querySelectorAll('*'))"
                " for (const name of ['mouseover', 'focus', 'error', 'load']) e.dispatchEvent(new Event(name))"
            )
        window.close()
    assert said == []
    assert [url for url in asked if not url.startswith(origin + "/")] == []


@pytest.mark.parametrize(
    "address",
    [
        "/document/..%2f..%2fetc%2fpasswd",
        "/document/~Li4vLi4vZXRjL3Bhc3N3ZA",
        "/claim/..%2f..",
        "/static/..%2f..%2fpages.py",
        "/static/%2e%2e/web.css",
        "/jobs/..%2f..%2fevents",
        "/export?format=..%2f..%2fetc%2fpasswd",
        "/export?format=jsonl&claim=..%2f",
        "/source?in=..%2f..%2fetc&id=passwd",
        "/compare?a=../../etc/passwd&b=/etc/passwd",
        "/document/ferry/correct/..%2f..",
        "/%00",
        "/document/%ff%fe",
    ],
)
def test_no_path_leads_out(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "import " not in answer.text


@pytest.mark.parametrize("many", [2000, 20000])
def test_a_form_of_too_many_fields_is_refused_and_the_next_is_served(browser: TestClient, many: int) -> None:
    fields = {f"f{n}": "x" for n in range(many)} | {"csrf": csrf(browser)}
    assert browser.post("/judge", data=fields).status_code in (400, 413)
    assert browser.get("/").status_code == 200


def test_a_long_reason_is_cut_and_a_long_name_too(browser: TestClient) -> None:
    from tests.web.test_changes import form

    fields = form(browser, "/document/ferry/correct/a5")
    browser.post("/judge", data={**fields, "kind": "speaker", "value": "n" * 90_000, "why": "w" * 90_000})
    (judged,) = browser.get("/document/ferry.json").json()["judgements"]
    assert (len(judged["why"]), len(judged["value"])) == (2000, 500)


def test_a_twin_is_no_page(browser: TestClient) -> None:
    answer = browser.get("/search.json", params={"q": "</script><script>alert(1)"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert json.loads(answer.text)["words"].startswith("</script>")
