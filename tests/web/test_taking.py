"""What is taken along: every format as a file to be kept, one claim of it, readers hidden, nothing that runs here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.exporting import FORMATS
from reportedly.web.app import application
from reportedly.web.taking import ENDS
from tests.web.conftest import HERE, PORT, TOKEN


def test_every_format_has_its_ending() -> None:
    assert set(ENDS) == {one.name for one in FORMATS}


@pytest.mark.parametrize("format", sorted(ENDS))
def test_each_is_a_file_to_be_kept(browser: TestClient, format: str) -> None:
    answer = browser.get("/export", params={"format": format})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="reportedly-{format}.{ENDS[format]}"'
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content


def test_one_claim_is_taken_alone(browser: TestClient) -> None:
    every = [json.loads(line) for line in browser.get("/export", params={"format": "claims-jsonl"}).text.splitlines()]
    one = browser.get("/export", params={"format": "claims-jsonl", "claim": every[0]["id"]}).text.splitlines()
    assert [json.loads(line)["id"] for line in one] == [every[0]["id"]]


def test_readers_are_numbered_where_asked(browser: TestClient) -> None:
    open_ = browser.get("/export", params={"format": "jsonl"}).text
    hidden = browser.get("/export", params={"format": "jsonl", "readers": "anonymised"}).text
    names = {c["author"] for line in open_.splitlines() for c in json.loads(line)["comments"] if c["author"]}
    kept = {c["author"] for line in hidden.splitlines() for c in json.loads(line)["comments"] if c["author"]}
    assert names
    assert not names & kept


def test_what_is_not_there_is_told(browser: TestClient) -> None:
    assert browser.get("/export", params={"format": "../../etc"}).status_code == 400
    assert browser.get("/export", params={"format": "page", "claim": "kffffff"}).status_code == 404


def test_the_pages_offer_it(browser: TestClient) -> None:
    assert 'action="/export"' in browser.get("/").text


def test_nobody_takes_anything_without_the_key(path: Path) -> None:
    app = application(str(path), token=TOKEN, port=PORT, renew=False)
    with TestClient(app, base_url=HERE) as stranger:
        assert stranger.get("/export", params={"format": "jsonl"}).status_code == 401


def test_a_hostile_page_is_only_text_in_the_printed_one(attacked: TestClient) -> None:
    printed = attacked.get("/export", params={"format": "page"}).text
    assert "<script" not in printed.lower()
    assert "onerror=alert(2)>" not in printed or "&lt;img" in printed
