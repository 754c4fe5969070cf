"""The hand-marked gold of tests/gold, held at its floors as a test is."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import measure, under_floor

GOLD = Path(__file__).parent / "gold"
FLOORS = Path(__file__).parent.parent / "benchmarks" / "floors.json"


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return measure(GOLD)


def test_every_figure_is_at_or_over_its_floor(figures: dict[str, float]) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["gold"]
    assert len(floors) >= 10
    assert under_floor(figures, floors) == []


def test_the_set_is_as_large_as_promised() -> None:
    lines = (GOLD / "attribution-xl" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [attribution for line in lines for attribution in json.loads(line)["attributions"]]
    required = [row for row in rows if not row.get("optional")]
    headlines = (GOLD / "headlines.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(required) >= 100
    assert sum(row["parent"] is not None for row in required) * 3 >= len(required) * 0.95
    assert len(headlines) >= 20
    assert len(list((GOLD / "threads").glob("*/gold.json"))) >= 3
