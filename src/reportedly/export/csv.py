"""One row an attribution, for spreadsheets: who, cue, what, on whose word, how sure."""

from __future__ import annotations

import csv
from typing import BinaryIO

from reportedly.export.bundle import Bundle
from reportedly.export.writing import text
from reportedly.model import Document, Spans

COLUMNS = (
    "document",
    "attribution",
    "where",
    "speaker",
    "kind",
    "source",
    "cue",
    "content",
    "parent",
    "certainty",
    "act",
    "hedges",
    "confidence",
    "because",
    "start",
    "end",
    "outlet",
    "published",
    "url",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """The value as text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _words(document: Document, spans: Spans) -> str:
    return " … ".join(document.text[start:end] for start, end in spans)


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """A header row, then the attributions of each document; `start` and `end` enclose cue, source and content."""
    writer = csv.writer(text(stream), lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in bundle.documents:
        sources = {source.id: source for source in document.sources}
        for a in document.attributions:
            source = sources.get(a.speaker or "")
            spans = (*a.source, *a.cue, *a.content)
            writer.writerow(
                cell(value)
                for value in (
                    document.id,
                    a.id,
                    a.where,
                    source.name if source else None,
                    source.kind if source else None,
                    _words(document, a.source),
                    _words(document, a.cue),
                    _words(document, a.content),
                    a.parent,
                    a.certainty,
                    a.act,
                    _words(document, a.hedges),
                    f"{a.confidence:.2f}",
                    a.because,
                    min((start for start, _ in spans), default=None),
                    max((end for _, end in spans), default=None),
                    document.outlet,
                    document.published,
                    document.url,
                )
            )
