"""Dates as machines write them (ISO 8601, RFC 2822), brought to one form with the precision that they have.

Printed dates in words are read by `reportedly.thread.times`; nothing here looks at a clock.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from reportedly.model import Precision

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<dash>[-/.]?)(?P<month>\d\d)(?:(?P=dash)(?P<day>\d\d)"
    r"(?:[T ]+(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?",
    re.I,
)


def machine_date(value: str) -> tuple[str, Precision] | None:
    """A date in the contract's form with its precision, or None where it is none or does not exist.

    `value` is ISO 8601 (also with a blank for the T, without dashes, or only year and month) or RFC 2822.
    A zone is kept as an offset.

    >>> machine_date("2023-01-06 13:53"), machine_date("2023-01")
    (('2023-01-06T13:53', 'minute'), ('2023-01', 'month'))
    >>> machine_date("Fri, 06 Jan 2023 10:53:07 GMT")
    ('2023-01-06T10:53:07+00:00', 'second')
    """
    value = value.strip()
    match = _ISO.fullmatch(value)
    if match is None:
        return _mail_date(value)
    parts = match.groupdict()
    if parts["day"] is None and parts["dash"] != "-":
        return None  # 202301 may be a date of two forms
    try:
        moment = datetime(
            int(parts["year"]),
            int(parts["month"]),
            int(parts["day"] or 1),
            int(parts["hour"] or 0),
            int(parts["minute"] or 0),
            min(int(parts["second"] or 0), 59),
        )
    except ValueError:
        return None
    zone = _zone(parts["zone"])
    if zone is None:
        return None
    if parts["second"]:
        return f"{moment:%Y-%m-%dT%H:%M:%S}{zone}", "second"
    if parts["hour"]:
        return f"{moment:%Y-%m-%dT%H:%M}{zone}", "minute"
    return (f"{moment:%Y-%m-%d}", "day") if parts["day"] else (f"{moment:%Y-%m}", "month")


def _zone(zone: str | None) -> str | None:
    """An offset as `+HH:MM`, nothing for no zone, None for an impossible one."""
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if digits[:2] <= "14" and digits[2:] < "60" else None


def _mail_date(value: str) -> tuple[str, Precision] | None:
    if not re.match(r"(?:\w{3},\s*)?\d{1,2} \w{3} \d{4} ", value):
        return None
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.utcoffset() is None or abs(moment.utcoffset() or timedelta()) > timedelta(hours=14):
        return f"{moment:%Y-%m-%dT%H:%M:%S}", "second"
    return moment.isoformat(timespec="seconds"), "second"
