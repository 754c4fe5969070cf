"""CSV that 4CAT opens as a data set: one row a page and one a comment, with the columns that it asks for."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.export.bundle import Bundle
from reportedly.export.csv import cell
from reportedly.export.iri import address
from reportedly.export.writing import text
from reportedly.model import Document, Spans

COLUMNS = (
    "id",
    "thread_id",
    "author",
    "body",
    "timestamp",
    "subject",
    "parent_id",
    "type",
    "url",
    "outlet",
    "language",
    "score",
    "speakers",
    "attributions",
    "headline",
    "published",
)
"""The first five are 4CAT's own, the others are ours; `speakers` are joined by "; "."""

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?.*")


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """A header row, then each document's own text and its comments, the thread's id being the document's."""
    writer = csv.writer(text(stream), lineterminator="\n")
    writer.writerow(COLUMNS)
    for document in bundle.documents:
        for row in _rows(document):
            writer.writerow(cell(row.get(column)) for column in COLUMNS)


def _rows(document: Document) -> Iterator[dict[str, object]]:
    yield {
        "id": document.id,
        "thread_id": document.id,
        "author": document.byline or document.outlet,
        "body": _body(document),
        "timestamp": timestamp(document.published),
        "subject": document.title,
        "type": document.kind,
        "url": address(document.url),
        "outlet": document.outlet,
        "language": document.language,
        "headline": document.headline.attribution if document.headline else None,
        "published": document.published,
    } | _said(document, ("title", "body"))
    for comment in document.comments:
        yield {
            "id": f"{document.id}:{comment.id}",
            "thread_id": document.id,
            "author": comment.author,
            "body": _words(document, comment.body),
            "timestamp": timestamp(comment.published),
            "parent_id": f"{document.id}:{comment.in_reply_to}" if comment.in_reply_to else document.id,
            "type": "comment",
            "url": address(comment.url),
            "outlet": document.outlet,
            "language": comment.language,
            "score": comment.score,
            "published": comment.published,
        } | _said(document, (comment.id,))


def timestamp(published: str | None) -> str:
    """The time as 4CAT has it, to the second; nothing where the day is not known.

    >>> timestamp("2024-05-02T10:20+03:00"), timestamp("2024-05")
    ('2024-05-02 10:20:00', '')
    """
    found = _TIME.fullmatch(published or "")
    if not found:
        return ""
    day, clock, seconds = found.groups()
    return f"{day} {clock or '00:00'}{seconds or ':00'}"


def _body(document: Document) -> str:
    """The page's own text: its paragraphs, else all that is not a comment's."""
    if document.paragraphs:
        return "\n\n".join(document.text[start:end] for start, end in document.paragraphs)
    spans = [span for comment in document.comments for span in (*comment.body, *(q.span for q in comment.quotes))]
    start = document.title_span[1] if document.title_span else 0
    return document.text[start : min((span[0] for span in spans), default=len(document.text))].strip()


def _words(document: Document, spans: Spans) -> str:
    return "\n".join(document.text[start:end] for start, end in spans)


def _said(document: Document, where: tuple[str, ...]) -> dict[str, object]:
    """Who is said to speak there, and in how many attributions."""
    names = {source.id: source.name for source in document.sources}
    found = [a for a in document.attributions if a.where in where]
    speakers = dict.fromkeys(names[a.speaker] for a in found if a.speaker in names)
    return {"attributions": len(found), "speakers": "; ".join(speakers)}
