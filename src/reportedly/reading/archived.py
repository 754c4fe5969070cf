"""Copies in public web archives: what their addresses say of the true address and of the time of capture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_HOST = re.compile(r"https?://[^\s/?#:@]+\.[^\s/?#:@]+", re.I)
_WAYBACK = re.compile(
    r"(?:(?:https?:)?//)?(?:web\.archive\.org|wayback\.archive-it\.org(?:/\d+)?|arquivo\.pt)/(?:web|wayback)"
    r"/(?P<at>\d{4,14})(?:[a-z]{2}_)?/(?P<url>\S+)",
    re.I,
)
_TODAY = re.compile(
    r"(?:https?:)?//(?:www\.)?archive\.(?:today|ph|is|li|vn|fo|md)/(?P<at>\d{4}[\d.-]{0,13})/(?P<url>https?:\S+)", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the address of a kept copy says: the true address, the time of capture (ISO 8601), its own address."""

    url: str
    at: str | None
    archived_url: str


def kept_at(address: str) -> Kept | None:
    """What the address of a copy in a public web archive says, or None where it is no such address.

    >>> kept_at("https://web.archive.org/web/20230106135300/http://example.com/a").at
    '2023-01-06T13:53:00+00:00'
    """
    match = _WAYBACK.match(address) or _TODAY.match(address)
    if match is None:
        return None
    url = match["url"]
    if not re.match(r"https?://", url, re.I):
        url = "http://" + re.sub(r"^https?:/", "", url, flags=re.I).lstrip("/")  # servers fold the two strokes to one
    inner = kept_at(url)
    if inner is not None and len(inner.url) < len(url):
        return inner
    url = re.sub(r"^(http)(://[^/?#]+):80(?=[/?#]|$)|^(https)(://[^/?#]+):443(?=[/?#]|$)", r"\1\2\3\4", url, flags=re.I)
    return Kept(url=url, at=_moment(match["at"]), archived_url=address) if _HOST.match(url) else None


def _moment(digits: str) -> str | None:
    digits = re.sub(r"\D", "", digits)
    if len(digits) != 14:
        return None
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").isoformat() + "+00:00"
    except ValueError:
        return None
