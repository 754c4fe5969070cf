"""The dossier of examples/, told as its README tells it: who has the reservoir's story from whom."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"

Row = dict[str, Any]


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Row], list[Row]]:
    """Every document and every claim, as JSON of the contract."""
    library = str(tmp_path_factory.mktemp("dossier") / "demo.db")

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "reportedly", *words, "--library", library]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode in (0, 1), done.stderr  # 1: what no page is was left out
        return done.stdout

    run("add", str(EXAMPLES), "--stated", str(EXAMPLES / "stated.csv"))
    held = run("export", "--format", "jsonl").splitlines()
    return [*map(json.loads, held)], [*map(json.loads, run("trace", "--json").splitlines())]


def test_the_reservoir_is_one_claim_of_the_channel_s_sources_and_of_a_witness(
    traced: tuple[list[Row], list[Row]],
) -> None:
    documents, claims = traced
    outlets = {document["id"]: document["outlet"] for document in documents}
    first = max(claims, key=lambda claim: claim["documents"])
    told = {outlets[mention["document"]] for mention in first["mentions"]}
    assert {"Бакен", "Стожарский курьер", "Laditsa Today", "The Harrow Wire", "Harrowmere Gazette"} <= told
    assert first["origins"]["low"] <= 2 <= first["origins"]["high"] <= 3
    assert {mention["stance"] for mention in first["mentions"]} >= {"attributes", "denies"}
    assert "translation" in {copy["kind"] for copy in first["copies"]}


def test_the_buses_go_round_in_a_circle(traced: tuple[list[Row], list[Row]]) -> None:
    _, claims = traced
    assert any(claim["circular"] for claim in claims)


def test_the_forum_s_thread_is_read_with_its_quotations_and_makes_no_claim(
    traced: tuple[list[Row], list[Row]],
) -> None:
    documents, claims = traced
    forum = next(one for one in documents if Path(one["obtained"]["path"]).name.startswith("17"))
    posts = forum["comments"]
    assert (forum["kind"], forum["outlet"]) == ("thread", "Затон")
    assert [(post["author"], post["published"][5:16]) for post in posts] == [
        ("Глафира с Пристани", "09-17T20:14"),
        ("Митрофан", "09-17T20:31"),
        ("vodomer_76", "09-17T21:05"),
        ("Старый Лоцман", "09-17T21:22"),
        ("Лукерья", "09-17T22:48"),
        ("Старый Лоцман", "09-17T22:55"),
        ("Dabchick", "09-18T09:17"),
        ("vodomer_76", "09-18T09:40"),
        ("Глафира с Пристани", "09-20T19:03"),
    ]
    quoted = [(post["id"], quote["comment"], quote["author"]) for post in posts for quote in post["quotes"]]
    assert quoted == [
        ("c3", "c1", "Глафира с Пристани"),
        ("c4", "c2", "Митрофан"),
        ("c7", "c4", "Старый Лоцман"),
        ("c8", "c7", "Dabchick"),
        ("c9", "c3", "vodomer_76"),
    ]
    assert [post["id"] for post in posts if post["in_reply_to"]] == []  # a quotation is no reply
    assert [(post["id"], post["edited"]) for post in posts if post["edited"]] == [("c2", "2025-09-17T20:40:00+03:00")]
    assert [post["id"] for post in posts if post["state"] == "removed"] == ["c5"]
    assert posts[6]["language"] == "en"
    assert "Семь футов" not in forum["text"]
    assert forum["id"] not in {mention["document"] for claim in claims for mention in claim["mentions"]}


def test_the_headlines_keep_and_drop_what_the_readme_says(traced: tuple[list[Row], list[Row]]) -> None:
    documents, _ = traced
    found: dict[str, set[str]] = {}
    for document in documents:
        number = Path(document["obtained"]["path"]).name[:2]
        if document["headline"] and "02" <= number <= "12" and number != "10":
            found.setdefault(document["headline"]["attribution"], set()).add(number)
    assert found == {"dropped": {"02", "08", "11"}, "none": {"05", "06"}, "kept": {"03", "04", "07", "09", "12"}}
