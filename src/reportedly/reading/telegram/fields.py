"""The fields of one message of a Telegram export (`result.json`), whatever types they have."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from reportedly.model import Precision
from reportedly.reading.dates import machine_date
from reportedly.reading.reading import is_web_address
from reportedly.reading.telegram.message import KINDS, Chat, Forward, Link, Message

_MOST_PARTS = 10_000
_LONGEST_NAME = 300
_MEDIA = ("photo", "file", "media_type", "location_information", "contact_information", "poll", "game_title")
_FARTHEST = timedelta(hours=14)
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], None)


def chat(fields: Mapping[str, Any], *, known: Chat) -> Chat:
    """The chat whose fields these are; `known` is what the user states of it."""
    kind = _text(fields.get("type"))
    number = fields.get("id")
    username = _text(fields.get("username"))
    return replace(
        known,
        name=_name(fields.get("name")),
        kind=kind if kind in KINDS else None,
        number=str(number) if isinstance(number, int) and not isinstance(number, bool) and abs(number) < 1e18 else None,
        public=known.public or (username.lstrip("@") if username and username.lstrip("@").isidentifier() else None),
    )


def message(row: Mapping[str, Any], *, chat: Chat, original: bytes = b"") -> Message | None:
    """The message of a row; None where it has no number, so that it is none."""
    number = row.get("id")
    if not isinstance(number, int) or isinstance(number, bool) or abs(number) >= 1e18:
        return None
    text, links = _words(row.get("text"))
    if not text:
        text, links = _words(row.get("text_entities"))
    published, precision = date_of(row)
    service = row.get("type") == "service"
    if service and row.get("action") == "topic_created":
        text, links = _name(row.get("title")) or "", ()
    edited = date_of(row, "edited")[0]
    reply = row.get("reply_to_message_id")
    elsewhere = row.get("reply_to_peer_id") is not None
    return Message(
        id=str(number),
        text=text,
        links=links,
        author=_name(row.get("from")) or (_name(row.get("actor")) if service else None),
        sender=_name(row.get("from_id")),
        signature=_name(row.get("author")),
        published=published,
        precision=precision,
        printed=_name(row.get("date")),
        edited=edited if edited and not edited.startswith("1970-01-01") else None,
        forwarded=_forward(row),
        reply_to=str(reply) if isinstance(reply, int) and not isinstance(reply, bool) and not elsewhere else None,
        url=chat.address(str(number)),
        service=(_name(row.get("action")) or "notice") if service else None,
        media=any(row.get(key) for key in _MEDIA),
        original=original,
    )


def size_of(row: Mapping[str, Any]) -> int:
    """About how many characters the words of a message have; none for a notice."""
    text = row.get("text")
    if row.get("type") == "service":
        return 0
    if isinstance(text, list):
        parts = [part.get("text") if isinstance(part, dict) else part for part in text[:_MOST_PARTS]]
        return sum(len(part) for part in parts if isinstance(part, str))
    return len(text) if isinstance(text, str) else 0


def _forward(row: Mapping[str, Any]) -> Forward | None:
    """From whom it is forwarded; the number of the party where the name is not given."""
    if "forwarded_from" not in row and "forwarded_from_id" not in row:
        return None
    party = _name(row.get("forwarded_from_id")) or ""
    return Forward(name=_name(row.get("forwarded_from")) or party or None, public=party.startswith(("channel", "chat")))


def _words(value: Any) -> tuple[str, tuple[Link, ...]]:
    """The words of a text and where they lead to: a string, or strings and entities, one after another."""
    parts: list[str] = []
    links: list[Link] = []
    at = 0
    for part in (value if isinstance(value, list) else [value])[:_MOST_PARTS]:
        written = _plain(part.get("text") if isinstance(part, dict) else part)
        href = part.get("href") if isinstance(part, dict) else None
        if written.strip() and isinstance(href, str) and is_web_address(href) and href != written:
            links.append(Link(start=at, end=at + len(written), url=_plain(href)[:2000]))
        parts.append(written)
        at += len(written)
    return "".join(parts), tuple(links)


def _plain(value: Any) -> str:
    """A string in NFC, without control characters and with no half of a surrogate pair; nothing for no string."""
    if not isinstance(value, str):
        return ""
    if value.isprintable():
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_CONTROLS)
    return unicodedata.normalize("NFC", whole.replace("\r\n", "\n").replace("\r", "\n"))


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    return " ".join(_plain(value).split())[:_LONGEST_NAME].strip() or None


def date_of(row: Mapping[str, Any], key: str = "date") -> tuple[str | None, Precision | None]:
    """When, in the time of who exported it: `key` is that without a zone, `key_unixtime` the same moment in UTC.

    >>> date_of({"date": "2023-01-06T15:53:00", "date_unixtime": "1673013180"})
    ('2023-01-06T15:53:00+02:00', 'second')
    """
    local = machine_date(row[key]) if isinstance(row.get(key), str) else None
    seconds = str(row.get(f"{key}_unixtime") or "")
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 10):
        return local or (None, None)
    moment = datetime.fromtimestamp(int(seconds), UTC)
    if local is not None and local[1] == "second" and len(local[0]) == len("2023-01-06T15:53:00"):
        ahead = datetime.fromisoformat(local[0]).replace(tzinfo=UTC) - moment
        if abs(ahead) <= _FARTHEST and ahead.seconds % 900 == 0:
            moment = moment.astimezone(timezone(ahead))
    return moment.isoformat(), "second"
