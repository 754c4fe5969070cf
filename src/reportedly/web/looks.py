"""When somebody last looked at the first page: what is new is what came since.

A cookie of the browser's keeps the time of the look before and of this one; looks within half an hour are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_PAUSE = timedelta(minutes=30)
_LONGEST = 80


def utc(said: str) -> str:
    """A time as libraries keep it (ISO 8601, UTC, to the second); "" for what is no time.

    >>> utc("2024-05-03"), utc("2024-05-03T12:00+02:00"), utc("soon")
    ('2024-05-03T00:00:00+00:00', '2024-05-03T10:00:00+00:00', '')
    """
    try:
        told = datetime.fromisoformat(said[:_LONGEST].strip())
        zoned = told if told.tzinfo else told.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


@dataclass(frozen=True, slots=True)
class Looks:
    """The time of the last look `before` this one, None where there was none, and of `this` one (ISO 8601, UTC)."""

    before: str | None
    this: str

    def kept(self) -> str:
        """What the cookie holds."""
        return f"{self.before or ''}_{self.this}"


def looks(kept: str, now: str) -> Looks:
    """What a cookie tells at the time `now` (ISO 8601, UTC).

    Of anything but two times, or of times to come, that nobody has looked yet.

    >>> looks("", "2024-05-03T10:00:00+00:00")
    Looks(before=None, this='2024-05-03T10:00:00+00:00')
    >>> looks("_2024-05-02T10:00:00+00:00", "2024-05-03T10:00:00+00:00").before
    '2024-05-02T10:00:00+00:00'
    """
    before, _, last = kept[:_LONGEST].partition("_")
    now = now[:16] + ":00+00:00"  # people look at minutes
    try:
        passed = datetime.fromisoformat(now) - datetime.fromisoformat(last)
        if before and datetime.fromisoformat(before) > datetime.fromisoformat(last):
            before = ""
    except (ValueError, TypeError):
        return Looks(None, now)
    if passed < timedelta(0):
        return Looks(None, now)
    return Looks(before or None, now) if passed < _PAUSE else Looks(last, now)
