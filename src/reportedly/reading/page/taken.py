"""When a page was taken from the web, where the page itself says so: "2 hours ago" is counted from that moment.

The date of an article is not it: comments are younger, and their "2 hours ago" older than the copy by as much.
"""

from __future__ import annotations

import re
from datetime import datetime

from reportedly.thread.times import read_time

LOOKED_AT = 20_000
"""Code points at the beginning and at the end of the source in which tools leave their note."""

_SINGLE_FILE = re.compile(r"saved date: \w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})", re.I)
_WAYBACK = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})")
_NOW = re.compile(
    r"(?:It is currently|The time now is|Current time|Текущее время|Сейчас|Поточний час|Aktuelle Zeit)"
    r"\s*:?\s*(?:<[^>]{0,80}>\s*)*([^<\n]{10,60})"
)


def taken(source: str) -> str | None:
    """The moment in ISO 8601 from a note of SingleFile or the Wayback Machine, or a forum's clock; else None.

    >>> taken("<!-- saved date: Fri Jan 06 2023 13:53:07 GMT+0200 (EET) -->")
    '2023-01-06T13:53:07+02:00'
    """
    ends = source[:LOOKED_AT] + "\n" + source[-LOOKED_AT:]
    if found := _SINGLE_FILE.search(ends):
        return _parsed(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z")
    if found := _WAYBACK.search(ends):
        return _parsed(f"{found[1]} +0000", "%H:%M:%S %b %d, %Y %z")
    if found := _NOW.search(ends):
        published, precision = read_time(found[1])
        return published if precision in ("minute", "second") else None
    return None


def _parsed(words: str, form: str) -> str | None:
    try:
        return datetime.strptime(words, form).isoformat()
    except ValueError:
        return None
