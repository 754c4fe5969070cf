"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from reportedly.errors import BrokenRecord, Failure, Malformed
from reportedly.reading.encoding import decode
from reportedly.reading.feed.entry import Entry, Feed

_REMEDY = "Download the feed again."


def read_json(data: bytes, *, name: str) -> tuple[Feed, list[Entry], list[Failure]]:
    """The feed in the bytes, its entries, and what is broken of it. Raises Malformed, WrongEncoding."""
    decoded = decode(data, name=name)
    try:
        found = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        says = f"The JSON cannot be read: {str(error)[:120] or 'it nests too deeply'}."
        raise Malformed(name, says, remedy=_REMEDY) from error
    rows = found.get("items") if isinstance(found, dict) else None
    if not isinstance(rows, list):
        raise Malformed(name, "The feed has no list of items.", remedy=_REMEDY)
    feed = Feed(title=_text(found, "title"), language=_text(found, "language"), notes=decoded.notes)
    entries: list[Entry] = []
    failures: list[Failure] = []
    for number, row in enumerate(rows, start=1):
        if isinstance(row, dict):
            entries.append(_entry(row, found))
        else:
            says = "The item is no object."
            failures.append(BrokenRecord(name, says, place=f"item {number}", remedy=_REMEDY).failure)
    return feed, entries, failures


def _entry(row: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    key = row.get("id")
    url, elsewhere = _text(row, "url"), _text(row, "external_url")
    return Entry(
        key=str(key) if isinstance(key, str | int) and not isinstance(key, bool) else None,
        url=url or elsewhere,
        title=_text(row, "title"),
        byline=_writers(row) or _writers(feed),
        published=_text(row, "date_published"),
        updated=_text(row, "date_modified"),
        language=_text(row, "language"),
        html=_text(row, "content_html"),
        text=_text(row, "content_text") or _text(row, "summary"),
        about=elsewhere if url else None,
        original=json.dumps(row, ensure_ascii=True).encode(),
    )


def _writers(row: Mapping[str, Any]) -> str | None:
    several = row.get("authors")
    every = [*(several if isinstance(several, list) else []), row.get("author")]
    names = [name for one in every if isinstance(one, dict) and (name := _text(one, "name"))]
    return ", ".join(dict.fromkeys(names)) or None


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode().strip() or None
