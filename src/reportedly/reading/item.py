"""One row of a table or one collected item, by the roles of its fields, whatever its columns were called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.model import Precision
from reportedly.reading.dates import machine_date
from reportedly.thread.times import read_time

_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The fields of a row; None where it has none.

    `place` is where it stands in the input, `original` its bytes. `published` is as written, as is `printed`, a date
    in words. `channel` names the channel or chat that it is a message of, `platform` what collected it is from.
    """

    place: str
    number: int
    original: bytes
    id: str | None = None
    thread: str | None = None
    reply_to: str | None = None
    author: str | None = None
    login: str | None = None
    forwarded: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    file: str | None = None
    url: str | None = None
    outlet: str | None = None
    channel: str | None = None
    platform: str | None = None
    published: str | None = None
    printed: str | None = None
    language: str | None = None
    archived_at: str | None = None
    archived_url: str | None = None
    score: str | None = None


ROLES = frozenset(Item.__dataclass_fields__) - {"place", "number", "original", "platform"}


def moment(written: str | None) -> tuple[str, Precision] | None:
    """A date as a table has it: ISO 8601, RFC 2822, seconds or milliseconds since 1970, or printed in words.

    >>> moment("1673013180"), moment("06.01.2023 13:53")
    (('2023-01-06T13:53:00+00:00', 'second'), ('2023-01-06T13:53', 'minute'))
    """
    if not written or not written.strip():
        return None
    written = written.strip()
    seconds = _SECONDS.fullmatch(written)
    if seconds or _MILLISECONDS.fullmatch(written):
        count = int(seconds[1]) if seconds else int(written) // 1000
        return datetime.fromtimestamp(count, UTC).isoformat(), "second"
    date = machine_date(written)
    if date is not None:
        return date
    published, precision = read_time(written[:200])
    return (published, precision) if published and precision else None
