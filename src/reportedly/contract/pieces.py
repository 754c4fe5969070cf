"""What the objects of the contract are made of: lines, spans, and the fields that a noun has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.model import Span, Spans

Json = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value: Mapping[str, Any]) -> str:
    """One JSON line: no line break inside, every character readable, lone surrogates escaped."""
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    if _SURROGATE.search(line):
        line = json.dumps(value, separators=(", ", ": "))
    for separator in ("\x85", "\u2028", "\u2029"):  # line breaks to some readers, though not to JSON Lines
        line = line.replace(separator, f"\\u{ord(separator):04x}")
    return line


def spans_to_json(spans: Spans) -> list[list[int]]:
    """Spans as lists of two numbers."""
    return [list(span) for span in spans]


def span_to_json(span: Span | None) -> list[int] | None:
    """A span as a list of two numbers, null where there is none."""
    return None if span is None else list(span)


def span_from_json(value: Any) -> Span:
    """A span of a list of two numbers; raises ValueError or TypeError for anything else."""
    start, end = value
    return (int(start), int(end))


def spans_from_json(value: Iterable[Any] | None) -> Spans:
    """Spans of such lists; none of null."""
    return tuple(span_from_json(item) for item in value or ())


def known(kind: type, row: Mapping[str, Any], **converted: Any) -> Any:
    """Build `kind` from the keys of `row` that it has, taking `converted` ones as they are."""
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return kind(**({key: row[key] for key in fields if key in row and key not in converted} | converted))
