"""The hand-marked pages and credit lines of tests/gold, held at their floors, and never below trafilatura alone."""

import json
from pathlib import Path

import pytest

from benchmarks import credits
from benchmarks.pages import EXTRACTORS, block_counts, f1, measure, pages, same, token_counts
from benchmarks.quality import under_floor

GOLD = Path(__file__).parent / "gold"
FLOORS = Path(__file__).parent.parent / "benchmarks" / "floors.json"


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    found: dict[str, float] = {}
    for half in ("first", "second"):
        found |= {f"{half}.{name}": value for name, value in measure(GOLD / "pages", EXTRACTORS["ours"], half).items()}
        found |= {f"credits.{half}.{name}": value for name, value in credits.measure(GOLD, half).items()}
    return found


def test_every_figure_is_at_or_over_its_floor(figures: dict[str, float]) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["pages"]
    assert len(floors) >= 15
    assert under_floor(figures, floors) == []


@pytest.mark.parametrize("half", ["first", "second"])
def test_the_text_is_never_below_trafilatura_alone(figures: dict[str, float], half: str) -> None:
    for name in ("trafilatura", "trafilatura favor_recall"):
        alone = measure(GOLD / "pages", EXTRACTORS[name], half)
        for figure in ("block_precision", "block_recall", "block_f1", "token_precision", "token_f1"):
            assert figures[f"{half}.{figure}"] > alone[figure], (name, figure)


@pytest.mark.parametrize("path", pages(GOLD / "pages"), ids=lambda path: path.parent.name)
def test_no_page_is_read_worse_than_by_trafilatura_alone(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    ours, *peers = (EXTRACTORS[name](path.parent / "page.html")["paragraphs"] for name in EXTRACTORS)
    for count in (block_counts, token_counts):
        assert f1([count(gold, ours)])[2] >= max(f1([count(gold, peer)])[2] for peer in peers)


def test_the_set_is_as_large_as_promised() -> None:
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in pages(GOLD / "pages")]
    assert len(rows) >= 30
    assert all(sum(row["language"] == language for row in rows) >= 10 for language in ("en", "ru", "uk"))
    assert {row["half"] for row in rows} == {"first", "second"}
    lines = list(credits.cases(GOLD / "credits.txt"))
    assert sum(bool(wanted) for _, wanted, _ in lines) >= 60 <= sum(not wanted for _, wanted, _ in lines)


GOLD_ROW = {"paragraphs": ["One two three.", "Four five."], "optional": ["Six seven."]}


def test_blocks_match_one_to_one_and_optional_ones_count_for_nothing() -> None:
    assert block_counts(GOLD_ROW, ["One two three.", "Six seven.", "Four five."]) == (2, 2, 2)
    assert block_counts(GOLD_ROW, ["One two three.", "One two three.", "Eight."]) == (1, 3, 2)


def test_words_count_as_often_as_they_stand() -> None:
    assert token_counts(GOLD_ROW, ["One two three.", "six", "one nine"]) == (3, 5, 5)


def test_a_date_is_right_by_its_day_and_a_name_by_its_letters() -> None:
    assert same("published", "2024-03-05", "2024-03-05T10:00") and not same("published", "2024-03-05", None)
    assert same("byline", "Ann Hollis", "ann  hollis") and not same("byline", None, "Ann")
