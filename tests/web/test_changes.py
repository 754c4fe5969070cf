"""Corrections: written at once, shown at once, undone, and never made over somebody else's without a word."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.library import Library
from reportedly.model import Source
from reportedly.web.app import CHANGES
from tests.report.conftest import ferry
from tests.store.conftest import build
from tests.web.conftest import CLOCK, csrf, opened, put

Tree = Any  # lxml's elements have no useful types
Fields = dict[str, str]


def form(browser: TestClient, address: str, holding: str = "") -> Fields:
    """The fields of the first form of a page that sends to /judge or /undo and holds these words, as a browser has."""
    page: Tree = lxml.html.document_fromstring(browser.get(address).text)
    for one in page.xpath("//form[@method='post']"):
        if one.get("action") in ("/judge", "/undo") and holding in lxml.html.tostring(one, encoding="unicode"):
            return {key: value or "" for key, value in one.form_values()}
    raise AssertionError(f"no form of {address} holds {holding!r}")


@pytest.fixture
def fields(browser: TestClient) -> Fields:
    """The form that corrects a5 of the ferry: who called it a bathtub."""
    return form(browser, "/document/ferry/correct/a5")


def shown(browser: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = browser.get("/document/ferry.json").json()
    return told


def attribution(browser: TestClient, id: str = "a5") -> dict[str, Any]:
    return next(one for one in shown(browser)["document"]["attributions"] if one["id"] == id)


class TestJudging:
    def test_somebody_else_speaks(self, browser: TestClient, fields: Fields) -> None:
        answer = browser.post("/judge", data={**fields, "kind": "speaker", "value": "Piers Holt", "why": "it says so"})
        assert answer.url.path == "/document/ferry"
        assert "Judged: speaker" in answer.text
        told = shown(browser)
        names = {one["id"]: one["name"] for one in told["document"]["sources"]}
        assert names[attribution(browser)["speaker"]] == "Piers Holt"
        (judged,) = told["judgements"]
        assert (judged["who"], judged["why"], judged["at"]) == ("Mara", "it says so", CLOCK)

    def test_one_of_those_whom_the_text_names_speaks(self, browser: TestClient, fields: Fields) -> None:
        assert fields["speaker"] == attribution(browser)["speaker"] == "s4"
        browser.post("/judge", data={**fields, "kind": "speaker", "speaker": "s1"})
        assert attribution(browser)["speaker"] == "s1"

    def test_a_part_stands_elsewhere(self, browser: TestClient, fields: Fields) -> None:
        text = shown(browser)["document"]["text"]
        at = text.index("bathtub")
        browser.post("/judge", data={**fields, "kind": "content", "content-places": f" {at}-{at + 7} "})
        found = attribution(browser)
        assert [text[start:end] for start, end in found["content"]] == ["bathtub"]
        assert found["because"] == "judged by Mara"

    def test_a_part_is_not_there(self, browser: TestClient, fields: Fields) -> None:
        browser.post("/judge", data={**fields, "kind": "source", "source-places": ""})
        assert attribution(browser)["source"] == []

    def test_it_is_right_as_it_is(self, browser: TestClient, fields: Fields) -> None:
        before = attribution(browser)
        browser.post("/judge", data={**fields, "kind": "right"})
        after = attribution(browser)
        assert (after["content"], after["speaker"]) == (before["content"], before["speaker"])
        assert after["confidence"] == 1.0

    def test_a_selection_is_kept_when_its_words_stand_there(self, browser: TestClient, fields: Fields) -> None:
        text = shown(browser)["document"]["text"]
        at = text.index("whistle")
        selected = {
            **{name: fields[name] for name in ("csrf", "version", "document", "attribution")},
            "kind": "cue",
            "places": f"{at}-{at + 7}",
        }
        assert browser.post("/judge", data={**selected, "quote": "bathtub"}).status_code == 400
        assert browser.post("/judge", data={**selected, "quote": "whistle"}).status_code == 200
        assert attribution(browser)["cue"] == [[at, at + 7]]

    def test_certainty_and_on_whose_word_are_said(self, browser: TestClient, fields: Fields) -> None:
        assert (fields["certainty"], fields["parent"]) == ("reported", "a4")
        browser.post("/judge", data={**fields, "kind": "certainty", "certainty": "alleged"})
        assert attribution(browser)["certainty"] == "alleged"
        fields = form(browser, "/document/ferry/correct/a5")
        browser.post("/judge", data={**fields, "kind": "parent", "parent": "none"})
        assert attribution(browser)["parent"] is None

    def test_nobody_is_proposed_where_nobody_is_named(self, path: Path) -> None:
        """Saving the form as it stands makes nobody the speaker whom the machine did not find."""
        said = ferry().attributions[0]
        put(path, replace(ferry(), id="unsaid", attributions=(replace(said, source=(), speaker=None, parent=None),)))
        with opened(path) as browser:
            fields = form(browser, f"/document/unsaid/correct/{said.id}")
            assert fields["speaker"] == ""
            assert browser.post("/judge", data={**fields, "kind": "speaker"}).status_code == 400

    def test_what_is_no_attribution_goes(self, browser: TestClient, fields: Fields) -> None:
        browser.post("/judge", data={**fields, "kind": "no-attribution"})
        assert "a5" not in [one["id"] for one in shown(browser)["document"]["attributions"]]

    def test_what_was_missed_is_said(self, browser: TestClient, fields: Fields) -> None:
        text = shown(browser)["document"]["text"]
        content, cue = "to a buyer abroad", "in order to"
        places = {
            f"{part}-places": f"{text.index(words)}-{text.index(words) + len(words)}"
            for part, words in (("content", content), ("cue", cue))
        }
        missed = {"csrf": fields["csrf"], "version": fields["version"], "document": "ferry", "kind": "attribution"}
        assert browser.post("/judge", data={**missed, "content-places": "", "cue-places": "1-4"}).status_code == 400
        assert browser.post("/judge", data={**missed, "content-places": "5-9"}).status_code == 400
        assert browser.post("/judge", data={**missed, **places}).status_code == 200
        new = shown(browser)["document"]["attributions"][-1]
        assert [text[start:end] for start, end in new["content"]] == [content]
        assert [text[start:end] for start, end in new["cue"]] == [cue]

    def test_two_sources_are_one_and_the_way_back_is_kept(self, browser: TestClient, fields: Fields) -> None:
        pair = {"one": "ferry:s1", "other": "ferry:s4", "version": fields["version"], "back": "/sources?q=La"}
        answer = browser.post("/judge", data={"csrf": fields["csrf"], "kind": "same-source", **pair})
        assert (answer.status_code, answer.url.path, answer.url.params["q"]) == (200, "/sources", "La")
        assert [one["kind"] for one in shown(browser)["judgements"]] == ["same-source"]

    @pytest.mark.parametrize("kind", ["same-source", "different-source"])
    def test_what_is_said_of_two_sources_stands_on_the_pages_of_both(
        self, browser: TestClient, path: Path, kind: str
    ) -> None:
        other = Source(id="s1", name="Орла Бракетт", kind="person", mentions=((0, 12),))
        put(path, build("Орла Бракетт мовчить.", id="silent", sources=(other,)))
        pages = ("/source?name=Orla+Brackett&kind=person", "/source?name=Орла+Бракетт&kind=person")
        fields = form(browser, pages[0], "Орла Бракетт")
        browser.post("/judge", data={**fields, "kind": kind, "why": "one ministry"})
        for page in pages:
            told = browser.get(page)
            assert "says <bdi>Mara</bdi>: <bdi>one ministry</bdi>" in told.text
            assert "The same<span" not in told.text
        (alike,) = browser.get(pages[1].replace("/source?", "/source.json?")).json()["alike"]
        assert (alike["judged"]["kind"], alike["judged"]["why"]) == (kind, "one ministry")
        browser.post("/undo", data=form(browser, pages[1], "Undo"))
        assert "The same<span" in browser.get(pages[0]).text

    @pytest.mark.parametrize("places", ["1", "1-", "a-b", "9-3", "0-99999999", "1-2;3-4", "1-2" * 200, "'"])
    def test_what_is_no_place_is_refused_and_nothing_kept(
        self, browser: TestClient, fields: Fields, places: str
    ) -> None:
        answer = browser.post("/judge", data={**fields, "kind": "cue", "cue-places": places})
        assert answer.status_code in (400, 404)
        assert shown(browser)["judgements"] == []

    @pytest.mark.parametrize(
        "changed",
        [
            {"kind": ""},
            {"kind": "delete"},
            {"kind": "speaker", "speaker": "", "value": " "},
            {"kind": "speaker", "speaker": "s99"},
            {"kind": "certainty", "certainty": "true"},
            {"kind": "parent", "parent": "a99"},
            {"kind": "cue", "attribution": "a99"},
            {"kind": "cue", "document": "nobody"},
        ],
    )
    def test_nonsense_is_refused_and_nothing_kept(self, browser: TestClient, fields: Fields, changed: Fields) -> None:
        assert browser.post("/judge", data={**fields, **changed}).status_code in (400, 404)
        assert shown(browser)["judgements"] == []

    @pytest.mark.parametrize(
        "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "/\n"]
    )
    def test_the_way_back_stays_here(self, browser: TestClient, fields: Fields, back: str) -> None:
        answer = browser.post("/judge", data={**fields, "kind": "right", "back": back}, follow_redirects=False)
        assert answer.headers["location"].startswith("/document/ferry?judged=")


class TestCsrf:
    @pytest.mark.parametrize("address", CHANGES)
    @pytest.mark.parametrize("word", ["", "0", "é", None])
    def test_each_change_needs_the_word_of_a_page_of_ours(
        self, browser: TestClient, fields: Fields, address: str, word: str | None
    ) -> None:
        told = {name: value for name, value in fields.items() if name != "csrf"}
        answer = browser.post(address, data=told if word is None else {**told, "csrf": word})
        assert answer.status_code == 403
        assert shown(browser)["judgements"] == []

    def test_nothing_is_changed_by_looking(self, browser: TestClient, fields: Fields) -> None:
        for address in CHANGES:
            assert browser.get(address, params=fields).status_code in (404, 405)

    def test_every_form_that_changes_something_carries_the_word(self, browser: TestClient) -> None:
        word = csrf(browser)
        for address in ("/", "/document/ferry", "/document/ferry/correct/a1", "/corrections", "/sources"):
            page: Tree = lxml.html.document_fromstring(browser.get(address).text)
            for one in page.xpath("//form[@method='post']"):
                assert one.xpath(".//input[@name='csrf']/@value") == [word]

    def test_a_form_of_too_many_fields_is_refused(self, browser: TestClient, fields: Fields) -> None:
        many = {f"field{number}": "x" for number in range(100)}
        assert browser.post("/judge", data={**fields, **many}).status_code in (400, 413)


class TestTwoWindows:
    def test_the_second_is_refused_and_told_what_the_first_did(self, browser: TestClient, fields: Fields) -> None:
        browser.post("/judge", data={**fields, "kind": "speaker", "value": "Piers Holt", "why": "first"})
        answer = browser.post("/judge", data={**fields, "kind": "speaker", "value": "Oda Brandt", "why": "second"})
        assert answer.status_code == 409
        assert "Piers Holt" in answer.text
        assert "first" in answer.text
        assert len(shown(browser)["judgements"]) == 1

    def test_it_may_be_meant_all_the_same(self, browser: TestClient, fields: Fields) -> None:
        browser.post("/judge", data={**fields, "kind": "speaker", "value": "Piers Holt"})
        answer = browser.post("/judge", data={**fields, "kind": "speaker", "value": "Oda Brandt"})
        page: Tree = lxml.html.document_fromstring(answer.text)
        (again,) = page.xpath("//form[@method='post']")
        browser.post(again.get("action"), data={key: value or "" for key, value in again.form_values()})
        names = {one["id"]: one["name"] for one in shown(browser)["document"]["sources"]}
        assert names[attribution(browser)["speaker"]] == "Oda Brandt"

    def test_another_text_is_told_and_is_not_judged_unseen(
        self, browser: TestClient, fields: Fields, path: Path
    ) -> None:
        old = {**fields, "version": "sha256:0." + fields["version"].rpartition(".")[2]}
        answer = browser.post("/judge", data={**old, "kind": "right"})
        assert answer.status_code == 409
        assert "Its text is another" in answer.text
        assert "all the same" not in answer.text

    def test_a_form_without_a_version_is_of_no_day(self, browser: TestClient, fields: Fields) -> None:
        assert browser.post("/judge", data={**fields, "version": "", "kind": "right"}).status_code == 409

    def test_what_the_command_line_judged_meanwhile_counts_too(
        self, browser: TestClient, fields: Fields, path: Path
    ) -> None:
        with Library(path, clock=lambda: CLOCK) as library:
            library.judge("no-relay", "ferry:a4", who="Ines")
        answer = browser.post("/judge", data={**fields, "kind": "right"})
        assert answer.status_code == 409
        assert "Ines" in answer.text


class TestUndo:
    def test_a_judgement_is_undone_where_it_is_shown(self, browser: TestClient, fields: Fields) -> None:
        answer = browser.post("/judge", data={**fields, "kind": "speaker", "value": "Piers Holt"})
        page: Tree = lxml.html.document_fromstring(answer.text)
        (undo,) = page.xpath("//form[@action='/undo']")
        answer = browser.post("/undo", data={key: value or "" for key, value in undo.form_values()})
        assert answer.status_code == 200
        assert "taken back" in answer.text
        assert all(one["name"] != "Piers Holt" for one in shown(browser)["document"]["sources"])

    def test_undone_twice_from_two_windows_is_undone_once(self, browser: TestClient, fields: Fields) -> None:
        browser.post("/judge", data={**fields, "kind": "right"})
        undo = form(browser, "/corrections", "Undo")
        assert browser.post("/undo", data=undo).status_code == 200
        assert browser.post("/undo", data=undo).status_code == 409
        assert [one["stands"] for one in browser.get("/corrections.json").json()["log"]] == [False, False]

    def test_what_is_no_judgement_is_told(self, browser: TestClient, fields: Fields) -> None:
        for id in ("", "j", "nothing"):
            data = {"csrf": fields["csrf"], "judgement": id, "version": ""}
            assert browser.post("/undo", data=data).status_code == 404


class TestQueue:
    def test_the_least_sure_come_first_and_go_when_judged(self, browser: TestClient) -> None:
        queue = browser.get("/corrections.json").json()["queue"]
        sure = [one["confidence"] for one in queue]
        assert sure == sorted(sure)
        first = form(browser, "/corrections", "Right")
        assert (first["document"], first["attribution"]) == (queue[0]["document"], queue[0]["attribution"])
        answer = browser.post("/judge", data={**first, "kind": "right"})
        assert answer.url.path == "/corrections"
        after = [(one["document"], one["attribution"]) for one in browser.get("/corrections.json").json()["queue"]]
        assert (first["document"], first["attribution"]) not in after
        assert len(after) == len(queue) - 1

    def test_no_relay_settles_too(self, browser: TestClient) -> None:
        first = form(browser, "/corrections", "Right")
        browser.post("/judge", data={**first, "kind": "no-relay"})
        after = [(one["document"], one["attribution"]) for one in browser.get("/corrections.json").json()["queue"]]
        assert (first["document"], first["attribution"]) not in after


def test_what_a_hostile_person_judged_is_text(attacked: TestClient) -> None:
    for address in ("/corrections", "/document/evil2", "/document/evil2/correct/a1"):
        text = attacked.get(address).text
        page: Tree = lxml.html.document_fromstring(text)
        assert page.xpath("//script/@src") == ["/static/reportedly.js"]
        assert not page.xpath("//img | //svg | //@*[starts-with(name(), 'on')]")
        assert not re.search("[\u202e\x1b]", text)
