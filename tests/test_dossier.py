"""The dossier of examples/, told as its README tells it: who has the reservoir's story from whom."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"

Claim = dict[str, Any]


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], list[Claim]]:
    """The outlet of each document by its id, and every claim, those of many pages and few origins first."""
    library = str(tmp_path_factory.mktemp("dossier") / "demo.db")

    def run(*words: str) -> str:
        command = [sys.executable, "-m", "reportedly", *words, "--library", library]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode in (0, 1), done.stderr  # 1: what no page is was left out
        return done.stdout

    run("add", str(EXAMPLES), "--stated", str(EXAMPLES / "stated.csv"))
    held = [json.loads(line) for line in run("list", "--json").splitlines()]
    claims = [json.loads(line) for line in run("trace", "--json").splitlines()]
    return {one["id"]: one.get("outlet") or "" for one in held}, claims


def test_the_reservoir_is_one_claim_of_the_channel_s_sources_and_of_a_witness(
    traced: tuple[dict[str, str], list[Claim]],
) -> None:
    outlets, claims = traced
    first = max(claims, key=lambda claim: claim["documents"])
    told = {outlets[mention["document"]] for mention in first["mentions"]}
    assert {"Бакен", "Стожарский курьер", "Laditsa Today", "The Harrow Wire", "Harrowmere Gazette"} <= told
    assert first["origins"]["low"] <= 2 <= first["origins"]["high"] <= 3
    assert {mention["stance"] for mention in first["mentions"]} >= {"attributes", "denies"}
    assert "translation" in {copy["kind"] for copy in first["copies"]}


def test_the_buses_go_round_in_a_circle(traced: tuple[dict[str, str], list[Claim]]) -> None:
    _, claims = traced
    assert any(claim["circular"] for claim in claims)
