"""Documents in other people's forms: one file a format, all of one shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from reportedly.errors import UnknownFormat
from reportedly.export import csv, jsonl
from reportedly.model import Document

Exporter = Callable[[Iterable[Document], TextIO], None]

FORMATS: dict[str, Exporter] = {"csv": csv.write, "jsonl": jsonl.write}
"""Each writes documents to a text stream as they come, keeping none."""


def exporter(name: str) -> Exporter:
    """The exporter of that name; raises `UnknownFormat`."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UnknownFormat(
            name, "no exporter has that name.", remedy=f"Choose one of: {', '.join(sorted(FORMATS))}."
        ) from None
