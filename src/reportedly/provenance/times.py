"""Which of two dates is the earlier: known only where every reading of them says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from reportedly.model import First

# Clocks run from fourteen hours before Greenwich time to twelve after it, but who publishes in the languages of one
# library is rarely at both ends: fourteen hours apart is what the definition of the house asks for.
ZONE_DOUBT = timedelta(hours=14)

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)

Period = tuple[datetime, datetime, bool]
"""First and last moment that a date may mean, and whether its zone is known."""


def period(published: str | None) -> Period | None:
    """The moments that a date of ISO 8601 (year, month, day, minute or second) may mean, None for any other text."""
    match = _DATE.fullmatch(published.strip()) if published else None
    if match is None:
        return None
    part = {key: int(value) for key, value in match.groupdict().items() if value and key != "zone"}
    try:
        start = datetime(
            part["year"],
            part.get("month", 1),
            part.get("day", 1),
            part.get("hour", 0),
            part.get("minute", 0),
            part.get("second", 0),
            tzinfo=UTC,
        )
        if "second" in part:
            end = start
        elif "hour" in part:
            end = start + timedelta(seconds=59)
        elif "day" in part:
            end = start + timedelta(days=1, seconds=-1)
        elif "month" in part:
            end = (start + timedelta(days=31)).replace(day=1) - timedelta(seconds=1)
        else:
            end = start.replace(month=12, day=31, hour=23, minute=59, second=59)
        offset = _offset(match["zone"])
        return start - offset, end - offset, match["zone"] is not None
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=65536)
def days_between(one: str | None, other: str | None) -> float:
    """Days that lie at least between two dates; 0 where one is unknown or they may be the same moment.

    >>> days_between("2026-05-06", "2026-05-16"), days_between("2026", "2026-05-16")
    (9.0, 0.0)
    """
    a, b = period(one), period(other)
    if a is None or b is None:
        return 0.0
    gap = max(a[0] - b[1], b[0] - a[1], timedelta())
    return round(gap.total_seconds() / 86_400, 2)


def _offset(zone: str | None) -> timedelta:
    if zone in (None, "Z"):
        return timedelta()
    assert zone is not None
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return timedelta(minutes=-minutes if zone[0] == "-" else minutes)


def earlier(a: str | None, b: str | None) -> bool | None:
    """Whether the date `a` is before the date `b`; None where that is not known.

    Two dates with a zone are ordered when they do not overlap; without one, when they are more than 14 hours apart.

    >>> earlier("2023-03-06T10:00Z", "2023-03-06T12:30+02:00"), earlier("2023-03-06", "2023-03-08")
    (True, True)
    >>> earlier("2023-03-06", "2023-03-07") is None
    True
    """
    one, other = period(a), period(b)
    if one is None or other is None:
        return None
    doubt = timedelta() if one[2] and other[2] else ZONE_DOUBT
    if other[0] - one[1] > doubt:
        return True
    if one[0] - other[1] > doubt:
        return False
    return None


def first(published: Iterable[tuple[str, str | None]], rests_on: Iterable[tuple[str, str]] = ()) -> First | None:
    """The document that appeared before the others, None where that cannot be told.

    published: documents with their dates; those without one are no candidates. rests_on: pairs of documents of which
    the one rests on the other, hence came after it.
    """
    dated = sorted((document, date) for document, date in published if period(date) is not None)
    after = {one for one, other in rests_on if one != other}
    left = [
        (document, date)
        for document, date in dated
        if not any(earlier(other, date) for another, other in dated if another != document)
    ]
    if len(left) > 1:
        left = [(document, date) for document, date in left if document not in after]
    return First(document=left[0][0], published=left[0][1]) if len(left) == 1 else None
