"""When a page was taken from the web, where the page itself says so: "2 hours ago" is counted from that moment.

The date of an article is not it: comments are younger, and their "2 hours ago" older than the copy by as much.
"""

from __future__ import annotations

import re

from reportedly.reading.page.copy import Copy
from reportedly.thread.times import read_time

LOOKED_AT = 20_000
"""Code points at the beginning and at the end of the source in which a forum shows its clock."""

_NOW = re.compile(
    r"(?:It is currently|The time now is|Current time|Текущее время|Сейчас|Поточний час|Aktuelle Zeit)"
    r"\s*:?\s*(?:<[^>]{0,80}>\s*)*([^<\n]{10,60})"
)


def taken(source: str, copy: Copy | None = None) -> str | None:
    """The moment in ISO 8601: of capture, where the page is a copy that tells it, or by a forum's clock; else None.

    >>> taken("<p>It is currently 6 Jan 2023, 13:53</p>")
    '2023-01-06T13:53'
    """
    if copy is not None and copy.at is not None:
        return copy.at
    found = _NOW.search(source[:LOOKED_AT] + "\n" + source[-LOOKED_AT:])
    if found is None:
        return None
    published, precision = read_time(found[1])
    return published if precision in ("minute", "second") else None
