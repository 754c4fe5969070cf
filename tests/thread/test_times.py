"""Printed dates become ISO 8601 with the precision that they have, and nothing is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.thread.times import read_time, stamps


@pytest.mark.parametrize(
    ("printed", "iso", "precision"),
    [
        ("6 January 2023 13: 53", "2023-01-06T13:53", "minute"),
        ("January 6th, 2023 at 1:53 pm", "2023-01-06T13:53", "minute"),
        ("Fri 6 Jan 2023 12:05 a.m.", "2023-01-06T00:05", "minute"),
        ("September 19, 2007, 02:57:03 PM", "2007-09-19T14:57:03", "second"),
        ("6 января 2023 г., 13:53", "2023-01-06T13:53", "minute"),
        ("Пт, 06.01.2023 13:53", "2023-01-06T13:53", "minute"),
        ("5 мая 2022 в 9:07", "2022-05-05T09:07", "minute"),
        ("6 січня 2023 р. о 13:53", "2023-01-06T13:53", "minute"),
        ("24 листопада 2022", "2022-11-24", "day"),
        ("23. März 2016 um 17:21 Uhr", "2016-03-23T17:21", "minute"),
        ("13:53, 6 January 2023", "2023-01-06T13:53", "minute"),
        ("2023-01-06T13:53:07Z", "2023-01-06T13:53:07+00:00", "second"),
        ("6 January 2023 13:53 GMT+3", "2023-01-06T13:53+03:00", "minute"),
        ("06.01.23 13:53", "2023-01-06T13:53", "minute"),
    ],
)
def test_a_printed_date_is_read_in_every_language(printed: str, iso: str, precision: str) -> None:
    assert read_time(printed) == (iso, precision)


@pytest.mark.parametrize(
    "printed",
    [
        "31 February 2023 10:00",
        "6 January 2023 25:00",
        "version 1.2.23",
        "in 2023 it was 3:2",
        "13:53",
        "may",
        "Chapter 4",
    ],
)
def test_what_is_no_date_is_none(printed: str) -> None:
    assert [stamp.published for stamp in stamps(printed) if stamp.clock] == []
    if printed != "6 January 2023 25:00":
        assert read_time(printed) == (None, None)


def test_day_and_month_in_doubt_stay_open_until_the_page_says_which_is_which() -> None:
    assert read_time("3/4/2023 15:00") == (None, None)
    assert read_time("3/4/2023 15:00", month_first=True) == ("2023-03-04T15:00", "minute")
    assert read_time("3/4/2023 15:00", month_first=False) == ("2023-04-03T15:00", "minute")
    assert read_time("13/4/2023 15:00") == ("2023-04-13T15:00", "minute")


@pytest.mark.parametrize(
    ("printed", "then"),
    [
        ("2 hours ago", "2023-01-06T11:53"),
        ("3 часа назад", "2023-01-06T10:53"),
        ("1 год назад", "2022-01-06"),
        ("2 год тому", "2023-01-06T11:53"),
        ("vor 5 Minuten", "2023-01-06T13:48"),
        ("вчера, 10:00", "2023-01-05T10:00"),
        ("сьогодні о 9:30", "2023-01-06T09:30"),
        ("7 января, 10:00", "2022-01-07T10:00"),
    ],
)
def test_a_relative_date_needs_the_page_s_own(printed: str, then: str) -> None:
    assert read_time(printed, page="2023-01-06T13:53") == (then, "relative")
    assert read_time(printed) == (None, None)


def test_hours_ago_stay_open_on_a_page_that_states_only_its_day() -> None:
    assert read_time("2 hours ago", page="2023-01-06") == (None, None)


def test_a_stamp_is_exactly_what_is_printed() -> None:
    line = "Olena Harasym (olena_h)  6 January 2023 13: 53 »"
    (stamp,) = stamps(line)
    assert line[stamp.start : stamp.end] == stamp.text == "6 January 2023 13: 53"


@given(st.datetimes(), st.sampled_from(["{0:%d.%m.%Y %H:%M}", "{0.day} января {0.year} {0:%H}: {0:%M}"]))
def test_every_moment_comes_back_from_its_print(moment: object, form: str) -> None:
    from datetime import datetime

    assert isinstance(moment, datetime)
    moment = moment.replace(year=1900 + moment.year % 200, day=min(moment.day, 28))
    moment = moment.replace(month=1) if "января" in form else moment
    assert read_time(form.format(moment)) == (moment.isoformat(timespec="minutes"), "minute")


@given(st.text(max_size=120))
def test_any_line_gives_ordered_stamps_that_slice_it(line: str) -> None:
    end = 0
    for stamp in stamps(line):
        assert end <= stamp.start < stamp.end
        assert line[stamp.start : stamp.end] == stamp.text
        end = stamp.end
