"""What is new: since the last look where there was one, else in the last week; and how the claims were before."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.library import Library
from reportedly.model import Document
from reportedly.web.app import application
from reportedly.web.looks import looks
from reportedly.web.then import Then
from tests.report.conftest import ferry, parom, porom
from tests.web.conftest import HERE, PORT, TOKEN, put
from tests.web.test_claim import claim, keep_claims

Clocked = Callable[[str], TestClient]


@pytest.fixture
def at(path: Path) -> Iterator[Clocked]:
    """A browser that looks at a time of 8 May 2024, when the ferry's three pages came at ten."""
    time = ["10:00"]
    app = application(str(path), token=TOKEN, port=PORT, clock=lambda: f"2024-05-08T{time[0]}:00+00:00", renew=False)
    with TestClient(app, base_url=HERE, follow_redirects=True) as client:
        client.headers["authorization"] = f"Bearer {TOKEN}"

        def clocked(now: str) -> TestClient:
            time[0] = now
            return client

        yield clocked


def news(browser: TestClient, since: str = "") -> dict[str, object]:
    told: dict[str, object] = browser.get("/index.json", params={"since": since} if since else {}).json()["news"]
    return told


def test_at_first_it_is_the_last_week(at: Clocked) -> None:
    told = news(at("12:00"))
    assert (told["since"], told["name"], told["came"]) == ("2024-05-01T12:00:00+00:00", "a week ago", 3)


def test_later_it_is_what_came_since_the_last_look(at: Clocked, path: Path) -> None:
    at("10:30").get("/")
    assert news(at("14:00"))["came"] == 0
    with Library(path, clock=lambda: "2024-05-08T13:00:00+00:00") as library:
        library.judge("certainty", "ferry:a3", value="questioned", who="Ines")
    told = news(at("14:00"))
    assert (told["since"], told["name"], told["judged"]) == ("2024-05-08T10:30:00+00:00", "your last look", 1)


def test_looks_of_one_half_hour_are_one(at: Clocked) -> None:
    at("10:30").get("/")
    at("14:00").get("/")
    at("14:20").get("/")
    assert news(at("14:30"))["since"] == "2024-05-08T10:30:00+00:00"


@pytest.mark.parametrize("kept", ["", "_", "x_y", "_2999-01-01T00:00:00+00:00", "_2024-05-08", "a" * 5000, "_\x00"])
def test_a_cookie_that_is_none_of_ours_is_no_look(kept: str) -> None:
    assert looks(kept, "2024-05-08T10:00:00+00:00").before is None


@pytest.mark.parametrize(
    ("since", "came"), [("day", 3), ("2024-05-08", 3), ("2024-05-08T12:30+02:00", 0), ("<script>", 3), ("9" * 99, 3)]
)
def test_another_time_may_be_asked_for(at: Clocked, since: str, came: int) -> None:
    assert news(at("12:00"), since)["came"] == came


def test_a_claim_tells_how_many_of_its_pages_are_new(at: Clocked, path: Path) -> None:
    keep_claims(path, claim(ferry(), parom(), porom()))
    (row,) = at("12:00").get("/index.json").json()["claims"]
    assert (row["joined"], row["documents"]) == (3, 3)
    assert news(at("12:00"))["claims"] == []  # it stands among the most echoed already
    page = at("12:00").get("/").text
    assert "New since" in page
    assert 'href="/changes' in page


def test_all_that_came_since_is_one_search(at: Clocked) -> None:
    browser = at("12:00")
    assert browser.get("/search.json", params={"added": "2024-05-08T09:00"}).json()["total"] == 3
    assert browser.get("/search.json", params={"added": "2024-05-08T11:00", "q": "ferry"}).json()["total"] == 0
    assert "that came after 8 May 2024, 11:00" in browser.get("/search?added=2024-05-08T11:00").text


def test_an_empty_library_has_no_news(tmp_path: Path) -> None:
    app = application(str(tmp_path / "new.db"), token=TOKEN, port=PORT, renew=False)
    with TestClient(app, base_url=HERE) as browser:
        headers = {"authorization": f"Bearer {TOKEN}"}
        assert browser.get("/index.json", headers=headers).json()["news"]["came"] == 0
        assert "No claim" in browser.get("/changes", headers=headers).text


class TestChanges:
    @pytest.fixture
    def changed(self, tmp_path: Path) -> Iterator[TestClient]:
        """Two pages that tell the same in the same words, of which the second came a day later."""
        path = tmp_path / "two.db"
        put(path, alike("one", "Alder Mail"))
        from reportedly.store.connection import connect

        put(path, alike("two", "Quay Post"))
        connection = connect(path, create=False)
        connection.execute("UPDATE versions SET added_at = '2024-05-09T10:00:00+00:00' WHERE outlet = 'Quay Post'")
        connection.close()
        with Library(path) as library:
            list(library.claims())
        app = application(str(path), token=TOKEN, port=PORT, clock=lambda: "2024-05-10T10:00:00+00:00", renew=False)
        with TestClient(app, base_url=HERE) as browser:
            browser.headers["authorization"] = f"Bearer {TOKEN}"
            yield browser

    def test_a_claim_stands_there_as_it_is_and_as_it_was(self, changed: TestClient) -> None:
        told = changed.get("/changes.json?since=2024-05-09").json()
        (row,) = told["changed"]
        assert (told["added"], row["claim"]["documents"]) == (1, 2)
        assert row["was"] == "1 page, 1 independent origin"
        assert [one["href"] for one in row["joined"]] == ["/document/two"]
        assert "before: 1 page" in changed.get("/changes?since=2024-05-09").text

    def test_nothing_is_told_while_the_claims_are_made_again(self, changed: TestClient, path: Path) -> None:
        put(path.with_name("two.db"), alike("three", "Lantern"))
        told = changed.get("/changes.json?since=2024-05-09").json()
        assert (told["traced"], told["changed"]) == (False, [])

    def test_it_is_found_behind_the_scenes_while_the_claims_are_renewed_there(
        self, changed: TestClient, path: Path
    ) -> None:
        two = path.with_name("two.db")
        then = Then(str(two), behind=True)
        with Library(two) as library:
            assert then.changed(library, "2024-05-09T00:00:00+00:00") is None
            end = time.monotonic() + 60
            while (found := then.changed(library, "2024-05-09T00:00:00+00:00")) is None and time.monotonic() < end:
                time.sleep(0.05)
            assert found
            assert [(one.was, one.joined) for one in found.claims] == [("1 page, 1 independent origin", ("two",))]
            assert then.changed(library, "2024-05-09T01:00:00+00:00") is found  # as much came after it
            assert then.changed(library, "2024-05-10T00:00:00+00:00") is None
        then.close()

    def test_a_process_that_ends_is_told(self, path: Path) -> None:
        then = Then(str(path), behind=True)
        with Library(path) as library:
            list(library.claims())
            assert then.changed(library, "2024-05-09T00:00:00+00:00") is None
            then.close()
            end = time.monotonic() + 60
            while (found := then.changed(library, "2024-05-09T00:00:00+00:00")) is None and time.monotonic() < end:
                time.sleep(0.05)
            assert found and found.wrong


def alike(id: str, outlet: str) -> Document:
    text = "The harbour office sold the ferry Selkie to a buyer in Kaldvik for four millions on Tuesday."
    return Document(
        id=id, outlet=outlet, language="en", text=text, paragraphs=((0, len(text)),), published="2024-05-07T10:00"
    )
