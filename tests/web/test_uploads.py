"""Adding files in the browser: several at once, each with its own fate, told as it comes; in a process of its own."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reportedly.attribution.account import Account
from reportedly.library import Library
from reportedly.model import Document
from reportedly.web.app import application
from reportedly.web.uploads import safe_name
from tests.web.conftest import ATTACKS, CLOCK, HERE, PORT, TOKEN, csrf

PAGE = "The ferry Selkie is late\n\nThe ferry is late again, said Oda Brandt. Nobody asked her why.\n"
Files = list[tuple[str, tuple[str, bytes]]]


@dataclass(frozen=True)
class Slow:
    """Finds nothing, and takes its time over it; it travels to the process that adds."""

    seconds: float = 0.0
    dies: bool = False

    def follow(self, document: Document) -> Document:
        time.sleep(self.seconds)
        if self.dies and "late" in document.text:
            import os

            os._exit(9)
        return document

    def account(self, document: Document, id: str) -> Account | None:
        return None


@contextmanager
def serving(path: Path, corridor: Slow) -> Iterator[TestClient]:
    app = application(str(path), token=TOKEN, port=PORT, corridor=corridor, clock=lambda: CLOCK, renew=False)
    with TestClient(app, base_url=HERE, follow_redirects=True) as client:
        client.get(f"/?token={TOKEN}")
        yield client


@dataclass(frozen=True)
class Batch:
    """What came of one batch of all sorts of files: its page at the start and the end, the events between, its twin."""

    library: Path
    first: str
    events: tuple[dict[str, Any], ...]
    told: dict[str, Any]
    last: str


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """A process of its own takes a second to begin, so one batch has all the files that tests look for."""
    path = tmp_path_factory.mktemp("uploads") / "new.db"
    files: Files = [
        ("files", ("late.txt", PAGE.encode())),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200))),
        ("files", ("empty.txt", b"")),
        ("files", ("rows.jsonl", b'{"id": "one", "text": "One."}\n{"id": "two", "te\n{"id": "three", "text": "3."}\n')),
        ("files", ("bomb.zip", bomb())),
        ("files", ("bomb.html.gz", squeezed())),
        ("files", ("late.txt", PAGE.replace("ferry", "barge").encode())),
        ("files", ("<img src=x onerror=alert(1)>.png", b"\x89PNG\r\n\x1a\n")),
    ]
    with serving(path, Slow()) as browser:
        data = {"csrf": csrf(browser), "text": PAGE.replace("ferry", "gondola")}
        answer = browser.post("/add", data=data, files=files)
        address = answer.url.path
        with browser.stream("GET", address + "/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            events = tuple(json.loads(line[6:]) for line in stream.iter_lines() if line.startswith("data: "))
        told: dict[str, Any] = browser.get(address + ".json").json()
        last = browser.get(address).text
    return Batch(library=path, first=answer.text, events=events, told=told, last=last)


def bomb() -> bytes:
    """A ZIP archive of less than a megabyte that would be three hundred."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("page.txt", "w") as stream:
        for _ in range(300):
            stream.write(bytes(1 << 20))
    assert len(made.getvalue()) < 1 << 20
    return made.getvalue()


def squeezed() -> bytes:
    """A page of three hundred megabytes of blanks, squeezed."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb") as packed:
        packed.write(b"<html><body><p>")
        for _ in range(300):
            packed.write(b" " * (1 << 20))
    return made.getvalue()


def wait(browser: TestClient, path: str) -> dict[str, Any]:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        told: dict[str, Any] = browser.get(path + ".json").json()
        if told["over"]:
            return told
        time.sleep(0.05)
    raise AssertionError(f"not over in time: {told}")


def test_a_file_that_fails_loses_none_of_the_others(batch: Batch) -> None:
    told = batch.told
    assert (told["state"], told["done"], told["inputs"]) == ("done", 9, 9)
    assert len(told["kept"]) == 5
    assert {one["title"] for one in told["kept"]} >= {"One.", "3."}
    assert {one["code"] for one in told["wrong"]} >= {"R103", "R104", "R107"}
    assert told["failed"] == 6
    assert all(one["remedy"] for one in told["wrong"])


def test_documents_say_the_files_own_names_and_nothing_of_where_they_lay(batch: Batch) -> None:
    with Library(batch.library) as library:
        paths = {document.obtained.path for document in library.documents()}
    assert paths == {"late.txt", "2/late.txt", "rows.jsonl", "pasted.txt"}


def test_a_bomb_is_refused_and_the_others_go_on(batch: Batch) -> None:
    wrong = {one["input"].partition(",")[0].partition("/")[0] for one in batch.told["wrong"]}
    assert wrong >= {"bomb.zip", "bomb.html.gz"}


def test_progress_comes_as_it_is_made(batch: Batch) -> None:
    assert batch.events[-1] == {name: value for name, value in batch.told.items() if name != "schema"}
    done = [one["done"] for one in batch.events]
    assert done == sorted(done)
    assert len(done) > 1


def test_a_page_without_script_asks_again_by_itself(batch: Batch) -> None:
    assert '<noscript><meta http-equiv="refresh"' in batch.first
    assert "refresh" not in batch.last


def test_a_hostile_name_is_text(batch: Batch) -> None:
    assert "onerror" in batch.last
    assert "<img" not in batch.last


def test_nothing_is_nothing(browser: TestClient) -> None:
    answer = browser.post("/add", data={"csrf": csrf(browser), "text": " "})
    assert answer.status_code == 400
    assert "Choose a file" in answer.text


def test_it_can_be_ended_and_what_was_kept_stays(tmp_path: Path) -> None:
    with serving(tmp_path / "new.db", Slow(seconds=0.6)) as browser:
        many = "".join(json.dumps({"id": f"d{n}", "text": f"Text {n}."}) + "\n" for n in range(40))
        answer = browser.post("/add", data={"csrf": csrf(browser)}, files=[("files", ("many.jsonl", many.encode()))])
        path = answer.url.path
        end = time.monotonic() + 60
        while not browser.get(path + ".json").json()["kept"] and time.monotonic() < end:
            time.sleep(0.05)
        browser.post("/end", data={"csrf": csrf(browser), "job": path.rpartition("/")[2]})
        told = wait(browser, path)
        assert told["state"] == "ended"
        with Library(tmp_path / "new.db") as library:
            assert 1 <= len(list(library.list())) < 40


def test_a_process_that_dies_takes_nothing_else_along(tmp_path: Path) -> None:
    with serving(tmp_path / "new.db", Slow(dies=True)) as browser:
        first = json.dumps({"id": "first", "text": "First."}).encode()
        files: Files = [("files", ("a.jsonl", first)), ("files", ("b.txt", PAGE.encode()))]
        told = wait(browser, browser.post("/add", data={"csrf": csrf(browser)}, files=files).url.path)
        assert told["state"] == "broken"
        assert [one["title"] for one in told["kept"]] == ["First."]
        assert browser.get("/").status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "..\\..\\windows\\system.ini",
        "/etc/passwd",
        "C:\\page.html",
        "..",
        ".",
        "-",
        "--anew",
        ".bashrc",
        "a\x00b.txt",
        "a\nb.txt",
        "https://a.example/page",
        "x" * 5000 + ".html",
        *ATTACKS,
    ],
)
def test_a_name_leads_nowhere(name: str) -> None:
    made = safe_name(name, ())
    assert made == Path(made).name
    assert made not in ("", ".", "..", "-")
    assert not made.startswith(("-", "."))
    assert len(made) <= 120
    assert "://" not in made
    assert made.isprintable()


def test_an_upload_needs_the_word_of_a_page_of_ours_too(browser: TestClient) -> None:
    answer = browser.post("/add", data={"csrf": "x"}, files=[("files", ("late.txt", PAGE.encode()))])
    assert answer.status_code == 403
    assert browser.get("/index.json").json()["documents"] == 3


@pytest.mark.parametrize("address", ["/jobs/none", "/jobs/none.json", "/jobs/none/events", "/jobs/../app"])
def test_a_job_that_is_not_there_is_told(browser: TestClient, address: str) -> None:
    assert browser.get(address).status_code == 404
