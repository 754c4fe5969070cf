"""RSS 0.9 to 2.0 and Atom, sound or broken, by feedparser; it is never given an address, and fetches nothing.

Measured before it was taken (feedparser 6.0.14): it leaves entities that a document declares unexpanded, reads no
external ones and no DTD, and a hundred thousand open elements cost it a second and a half. What it is slow at is kept
from it: attributes by the thousand on one tag, of which each costs it a look at all the others.
"""

from __future__ import annotations

import io
import re
from typing import Any

from reportedly.errors import BrokenRecord, Failure, Malformed
from reportedly.model import Note
from reportedly.reading.dates import machine_date
from reportedly.reading.encoding import declared_charset, decode
from reportedly.reading.feed.entry import Entry, Feed
from reportedly.reading.page.tree import uncrowded

_PROLOGUE = re.compile(r"\s*<\?xml[^>]{0,400}\?>")
_START = re.compile(r"<(?:[\w-]{1,40}:)?(item|entry)(?=[\s>])")
_END = re.compile(r"</(?:[\w-]{1,40}:)?(?:rss|feed|rdf)\s*>", re.I)
_LATE = 4_000


def read_xml(data: bytes, *, name: str) -> tuple[Feed, list[Entry], list[Failure]]:
    """The feed in the bytes, its entries, and what is broken of it.

    Raises Malformed where nothing of it can be read, WrongEncoding.
    """
    import feedparser

    decoded = decode(data, name=name, declared=declared_charset(data[:1024]))
    text = uncrowded(_PROLOGUE.sub("", decoded.text, count=1))
    try:
        found = feedparser.parse(io.BytesIO(text.encode()), resolve_relative_uris=False, sanitize_html=False)
        fed, rows = found.get("feed") or {}, list(found.get("entries") or [])
    except Exception as error:  # a fault of the parser on an odd feed must be told and end nothing else
        says = f"The feed cannot be read: {type(error).__name__}."
        raise Malformed(name, says, remedy="Download it again.") from error
    notes = list(decoded.notes)
    failures: list[Failure] = []
    if found.get("bozo"):
        damage = found.get("bozo_exception")
        line = damage.getLineNumber() if hasattr(damage, "getLineNumber") else None
        where = f"line {line}" if line else ""
        says = f"the feed is no sound XML{f' ({where})' if where else ''}; it is read as well as it can be"
        notes.append(Note(field="text", code="damaged", says=says))
        if not _END.search(text, max(0, len(text) - _LATE)):
            told = "The feed is cut off: it does not end, and its last entry may not be whole."
            failures.append(BrokenRecord(name, told, place=where, remedy="Download it again.").failure)
    feed = Feed(title=_text(fed, "title"), language=_text(fed, "language"), notes=tuple(notes))
    written = _written(text)
    atom = str(found.get("version") or "").startswith("atom")
    entries = []
    for at, row in enumerate(rows):
        if isinstance(row, dict):
            original = written[at] if len(written) == len(rows) else str(dict(row))
            entries.append(_entry(row, original.encode("utf-8", "replace"), atom=atom))
    return feed, entries, failures


def _entry(row: dict[str, Any], original: bytes, *, atom: bool) -> Entry:
    html, text, language = _body(row)
    source = dict.get(row, "source")
    source = source if isinstance(source, dict) else {}
    author = dict.get(row, "author_detail")
    byline = _text(author, "name") if isinstance(author, dict) else None
    return Entry(
        key=_text(row, "id"),
        url=_text(row, "link"),
        title=_text(row, "title"),
        byline=byline or _text(row, "author"),
        published=_date(row, "published") or (None if atom else _date(row, "updated")),
        updated=_date(row, "updated"),
        language=language,
        html=html,
        text=text,
        publisher=_text(source, "title"),
        publisher_url=_text(source, "href") or _text(source, "link") or _text(source, "id"),
        original=original,
    )


def _body(row: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    """The body as HTML or as plain text, and its language: the longest content, else the summary."""
    contents = dict.get(row, "content")
    found = [one for one in contents if isinstance(one, dict)] if isinstance(contents, list) else []
    best = max(found, key=lambda one: len(_text(one, "value") or ""), default=None)
    if best is None or not _text(best, "value"):
        detail = dict.get(row, "summary_detail")
        best = detail if isinstance(detail, dict) else {"value": dict.get(row, "summary")}
    value, media = _text(best, "value"), _text(best, "type") or "text/html"
    language = _text(best, "language")
    if value is None:
        return None, None, language
    plain = media == "text/plain" and not ("<" in value and ">" in value)
    return (None, value, language) if plain else (value, None, language)


def _text(row: dict[str, Any], key: str) -> str | None:
    """A string of a row; not by the row's own `get`, which answers for keys that are not there."""
    value = dict.get(row, key)
    return value.strip() or None if isinstance(value, str) else None


def _date(row: dict[str, Any], key: str) -> str | None:
    """The date as written where that can be used; else as feedparser reads it, in UTC."""
    written = _text(row, key)
    parsed = dict.get(row, f"{key}_parsed")
    if written and machine_date(written) is None and isinstance(parsed, tuple) and len(parsed) >= 6:
        year, month, day, hour, minute, second = parsed[:6]
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"
    return written


def _written(text: str) -> list[str]:
    """Each entry as it stands in the feed."""
    starts = list(_START.finditer(text))
    ends = [*(one.start() for one in starts[1:]), len(text)][: len(starts)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        close = re.compile(rf"</(?:[\w-]{{1,40}}:)?{start[1]}\s*>").search(text, start.end(), end)
        found.append(text[start.start() : close.end() if close else end])
    return found
