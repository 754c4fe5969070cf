"""Items as research tools collect them (4CAT, Zeeschuimer): JSON of Telegram, Reddit and YouTube, told by its fields.

Where each role stands in them is in the data file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from reportedly.errors import BadLexicon, BrokenRecord, Failure
from reportedly.reading.board import documents
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.item import ROLES, Item
from reportedly.reading.jsonl import lines
from reportedly.reading.reading import Reading
from reportedly.reading.sniff import is_records
from reportedly.reading.values import Line, is_one_value, values

_WRAPPED = frozenset({"__import_meta", "item_id", "kind", "nav_index", "source_platform", "timestamp_collected"})
_REMEDY = "Leave the line out, or write it anew."
_MANY = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of item: what it is from, the paths that it must have, and where each role stands in it."""

    platform: str
    needs: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    base: str
    address: str
    strip: re.Pattern[str] | None


def flattened(row: Any) -> list[dict[str, str]]:
    """What a collected item, and the replies packed in it, hold by role; nothing where it is of no known kind."""
    if not isinstance(row, dict):
        return []
    inner = row.get("data")
    if isinstance(inner, dict) and _WRAPPED & row.keys():
        row = inner
    top = _at(row, "snippet.topLevelComment")
    if isinstance(top, dict):
        replies = _at(row, "replies.comments")
        rows = [top, *(replies[:_MANY] if isinstance(replies, list) else [])]
        video = _at(row, "snippet.videoId")
        return [found | ({"thread": video} if isinstance(video, str) else {}) for one in rows for found in _flat(one)]
    return _flat(row)


def _flat(row: Any) -> list[dict[str, str]]:
    for kind in kinds():
        if isinstance(row, dict) and all(_at(row, path) is not None for path in kind.needs):
            found = {"platform": kind.platform}
            for role, paths in kind.roles.items():
                value = next((text for path in paths if (text := _string(_at(row, path)))), "")
                if value and kind.strip and role in {"id", "thread", "reply_to"}:
                    value = kind.strip.sub("", value, count=1)
                if value and role == "url":
                    value = kind.base + value if "://" not in value else value
                if value:
                    found[role] = value
            if kind.address and "url" not in found:
                places = [_string(_at(row, path)) for path in re.findall(r"{([\w.]+)}", kind.address)]
                if all(places):
                    found["url"] = re.sub(r"{[\w.]+}", "{}", kind.address).format(*places)
            if kind.platform == "Telegram" and "thread" in found and "id" in found:
                found.setdefault("channel", found["thread"])
            return [found]
    return []


def _at(row: Any, path: str) -> Any:
    for key in path.split("."):
        row = row.get(key) if isinstance(row, dict) else None
    return row


def _string(value: Any) -> str:
    """The words of a value: a string, a number, or an object that wraps a string as interfaces do."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int | float):
        return str(int(value)) if abs(value) < 1e15 else ""
    if isinstance(value, dict):
        runs = value.get("runs")
        if isinstance(runs, list):
            return "".join(_string(run.get("text")) for run in runs[:_MANY] if isinstance(run, dict))
        return next((text for key in ("simpleText", "content", "full") if (text := _plain(value.get(key)))), "")
    return ""


def _plain(value: Any) -> str:
    return _string(value) if isinstance(value, str) else ""


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of the data file; raises BadLexicon where it does not have its form."""
    text = resources.files("reportedly.reading").joinpath("data", "items.toml").read_text("utf-8")
    try:
        tables = tomllib.loads(text)["item"]
        return tuple(_kind(table) for table in tables)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
        says = f"The file does not have its form: {error}."
        remedy = "Give it the form that the comments of the file describe."
        raise BadLexicon("reading/data/items.toml", says, remedy=remedy) from error


def _kind(table: dict[str, Any]) -> Kind:
    given = {key: value for key, value in table.items() if key not in {"platform", "needs", "base", "address", "strip"}}
    if unknown := given.keys() - ROLES:
        raise ValueError(f"{sorted(unknown)[0]} is no role")
    strip = table.get("strip")
    return Kind(
        platform=table["platform"],
        needs=tuple(table["needs"]),
        roles={role: tuple(paths) for role, paths in given.items()},
        base=table.get("base", ""),
        address=table.get("address", ""),
        strip=re.compile(strip) if strip else None,
    )


def _tells(seen: Clue) -> bool:
    """Whether its first whole object is an item of a known kind."""
    if not is_records(seen):
        return False
    head = seen.head.decode("utf-8", "replace").lstrip(" \t\r\n[")
    try:
        row, _ = json.JSONDecoder().raw_decode(head)
    except (ValueError, RecursionError):
        return False
    return bool(flattened(row))


def _read(given: Input) -> Iterator[Reading | Failure]:
    yield from documents(_items(given), given)


def _items(given: Input) -> Iterator[Item | Failure]:
    each = values if is_one_value(given.clue.head) else lines
    for line in each(given.stream, name=given.name):
        if line.error is not None:
            yield line.error.failure
            continue
        yield from _of_line(line, given.name)


def _of_line(line: Line, name: str) -> Iterator[Item | Failure]:
    place = f"line {line.number}"
    try:
        found = flattened(json.loads(line.data))
    except (ValueError, RecursionError):
        yield BrokenRecord(name, "The line is no JSON.", place=place, remedy=_REMEDY).failure
        return
    if not found:
        yield BrokenRecord(name, "The line is no item of a known kind.", place=place, remedy=_REMEDY).failure
    for one in found:
        yield Item(place=place, number=line.number, original=line.data, **one)


FORMAT = Format(
    name="items",
    says="collected items (4CAT, Zeeschuimer): JSON Lines of Telegram, Reddit and YouTube",
    suffixes=(".ndjson", ".jsonl", ".json"),
    tells=_tells,
    read=_read,
)
