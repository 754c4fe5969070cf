"""The project's own measures, on numbers that can be checked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import forumscraper_peer, platforms, threads
from benchmarks.confidence import area_under_curve, bins, calibration_error, precision_at
from benchmarks.page_speed import gathered
from benchmarks.plots import calibration, layers

JUDGED = [(0.95, True), (0.95, True), (0.65, False), (0.65, True), (0.15, False)]


def test_calibration_error_is_the_mean_distance_of_sureness_from_right() -> None:
    assert [(one.right, one.count) for one in bins(JUDGED)] == [(0.0, 1), (0.5, 2), (1.0, 2)]
    assert calibration_error(JUDGED) == pytest.approx((0.15 * 1 + 0.15 * 2 + 0.05 * 2) / 5)


def test_the_area_is_one_where_every_right_one_is_surer() -> None:
    assert area_under_curve([(0.9, True), (0.8, True), (0.3, False)]) == 1.0
    assert area_under_curve([(0.9, True), (0.9, False)]) == 0.5
    assert area_under_curve(JUDGED) == pytest.approx((2 + 2 + 1.5) / 6)


def test_precision_is_taken_where_recall_is_reached() -> None:
    assert precision_at(JUDGED, 4, 0.5) == 1.0
    assert precision_at(JUDGED, 4, 0.75) == 0.75
    assert precision_at(JUDGED, 40, 0.5) == 0.0


def test_plots_are_drawn_with_every_series_and_no_word_unescaped() -> None:
    drawn = calibration({"a <b>": [[0.9, 0.8, 10]], "c": [[0.5, 0.5, 1]]})
    assert drawn.count("<circle") == 4 and "a &lt;b&gt;" in drawn
    assert "4 layers" in layers([[4, 5000, 71.0], [12, 1800, 76.0]])


def test_forumscraper_s_posts_are_rows_with_their_words_author_and_level() -> None:
    posts = [
        {"text": "<p>It is shut.</p>", "user": "ada", "lvl": 0},
        {"content": "Says <b>who</b>?", "user": {"name": "bram"}, "lvl": 1},
        {"body": "", "author": "cora", "lvl": 0},
    ]
    assert forumscraper_peer.comments({"comments": posts}) == [
        {"body": "It is shut.", "author": "ada", "parent": None, "quotes": []},
        {"body": "Says who?", "author": "bram", "parent": 0, "quotes": []},
        {"body": "", "author": "cora", "parent": None, "quotes": []},
    ]


def test_the_drawn_pages_are_written_with_their_gold(tmp_path: Path) -> None:
    threads.drawn(tmp_path)
    found = list(threads.pages(tmp_path))
    assert len(found) > 70
    assert threads.measure(found[0])["read"] == 100.0


def test_platforms_have_a_row_and_each_set_of_pages_a_figure_in_it() -> None:
    drawn = {"phpbb 2": {"read": 90.0}, "phpbb-3.3": {"read": 100.0}, "isso": {"read": 70.0}}
    others = {"n01_phpbb2_uk": {"read": 50.0, "peer": 10.0}, "h04_lemmy_en": {"read": 30.0}}
    assert list(platforms.table([drawn, others], ["read", "peer"]))[2:] == [
        "| phpBB | 2 / 1 | 95 / 50 | – / 10 |",
        "| others (2 platforms) | 1 / 1 | 70 / 30 | – / – |",
        "| all | 3 / 2 | 87 / 40 | – / 10 |",
    ]


def test_each_page_is_copied_as_often_as_asked_for(tmp_path: Path) -> None:
    (tmp_path / "into").mkdir()
    page = tmp_path / "from" / "a" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>It is shut.</p>")
    assert gathered([tmp_path / "from"], tmp_path / "into", copies=3) == 3
    assert sorted(one.name for one in (tmp_path / "into").iterdir()) == ["00000.html", "00001.html", "00002.html"]
