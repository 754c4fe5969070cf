"""The project's own measures, on numbers that can be checked by hand."""

from __future__ import annotations

import pytest

from benchmarks.confidence import area_under_curve, bins, calibration_error, precision_at
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
