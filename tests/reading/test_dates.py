"""Dates as machines write them."""

from __future__ import annotations

import pytest

from reportedly.reading.dates import machine_date


@pytest.mark.parametrize(
    ("value", "published", "precision"),
    [
        ("2023-01-06T10:53:07+03:00", "2023-01-06T10:53:07+03:00", "second"),
        ("2023-01-06T10:53:07.123Z", "2023-01-06T10:53:07+00:00", "second"),
        ("2023-01-06T10:53+0300", "2023-01-06T10:53+03:00", "minute"),
        ("2023-01-06 10:53", "2023-01-06T10:53", "minute"),
        ("20230106T1053", "2023-01-06T10:53", "minute"),
        ("2023-01-06", "2023-01-06", "day"),
        ("2023/01/06", "2023-01-06", "day"),
        ("2023-01", "2023-01", "month"),
        ("Fri, 06 Jan 2023 10:53:07 +0300", "2023-01-06T10:53:07+03:00", "second"),
    ],
)
def test_a_date_keeps_the_precision_and_the_zone_that_it_has(value: str, published: str, precision: str) -> None:
    assert machine_date(value) == (published, precision)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2023",
        "202301",
        "2023-13-01",
        "2023-02-30",
        "06.01.2023",
        "2023-01-06T25:00",
        "2023-01-06T10:00+99:00",
    ],
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert machine_date(value) is None
