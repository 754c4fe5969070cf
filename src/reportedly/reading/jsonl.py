"""JSON Lines: one document a line, its text kept code point for code point, so that spans from elsewhere fit it.

A line holds `text` and `id`, and optionally title, url, outlet, published, language (or lang); or it is a document
of the schema `reportedly/document/1`: what reading gives is kept, everything found is left to be found anew.
"""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from reportedly.contract import DOCUMENT_SCHEMA, document_from_json
from reportedly.errors import (
    BadStatement,
    BrokenRecord,
    EmptyInput,
    Failure,
    ReportedlyError,
    TooLarge,
)
from reportedly.model import Document, Note, Span, Spans
from reportedly.reading.credits import with_credits
from reportedly.reading.dates import machine_date
from reportedly.reading.encoding import bare_utf16
from reportedly.reading.formats import Format, Input
from reportedly.reading.reading import Reading, complete, is_web_address, line_spans, trimmed
from reportedly.reading.sniff import is_records
from reportedly.reading.streams import MAX_PAGE, whole
from reportedly.reading.values import Line, is_one_value, values

_REMEDY = 'Write one object a line, with a string "text" and a string "id".'
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OPTIONAL = ("title", "url", "outlet", "published", "language")
_NOT_READING = frozenset({"sources", "names", "attributions", "headline"})
_NOT_READING_CODES = frozenset({"unattributed"})


def lines(stream: BinaryIO, *, name: str) -> Iterator[Line]:
    """The lines that are not blank; of one over `MAX_PAGE` bytes only the error is kept, and the next go on."""
    number = 0
    while data := stream.readline(MAX_PAGE + 1):
        number += 1
        if len(data) > MAX_PAGE and not data.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            says = f"The line is longer than {MAX_PAGE >> 20} MiB."
            remedy = "Give each document a line of its own."
            error = TooLarge(name, says, place=f"line {number}", remedy=remedy)
            yield Line(number=number, data=b"", error=error)
            continue
        data = data.rstrip(b"\r\n")
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        if data.strip():
            yield Line(number=number, data=data)


def read_record(data: bytes, *, name: str, number: int) -> Document:
    """The document of one line.

    `number` is the line's, for errors. Raises BrokenRecord where the line is no such object, EmptyInput where its
    text is blank.
    """
    place = f"line {number}"
    try:
        row = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        says = f"The line is not UTF-8 (its byte {error.start})."
        raise BrokenRecord(name, says, place=place, remedy="Save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        says = f"The line is no JSON: {_reason(error)}."
        raise BrokenRecord(name, says, place=place, remedy=_REMEDY) from error
    if not isinstance(row, dict):
        raise BrokenRecord(name, f"The line is no object but {_kind(row)}.", place=place, remedy=_REMEDY)
    try:
        document = _again(row) if row.get("schema") == DOCUMENT_SCHEMA else _from_record(row)
    except _Unfit as error:
        raise BrokenRecord(name, str(error), place=place, remedy=_REMEDY) from error
    if not document.text.strip():
        raise EmptyInput(name, "The record holds no text.", place=place, remedy="Leave the record out.")
    return document


class _Unfit(Exception):
    """What keeps an object from being a document."""


def _from_record(row: dict[str, Any]) -> Document:
    text, identifier = row.get("text"), row.get("id")
    if not isinstance(text, str):
        raise _Unfit("The record has no text." if text is None else f"Its text is {_kind(text)}, not a string.")
    if identifier is not None and not (isinstance(identifier, str) and identifier.strip()):
        raise _Unfit(f"Its id is {_kind(identifier)}, not a string that names it.")
    values, notes = _optional(row)
    title = values.pop("title", None)
    document = Document(id=identifier or "", text=text, **values)
    if title is not None:
        document = _under_title(document, title)
    start = document.title_span[1] if document.title_span else 0
    document = replace(document, paragraphs=line_spans(document.text, start), notes=notes)
    return with_credits(_with_thread(document))


def _optional(row: dict[str, Any]) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """The optional fields that can be used, and a note for each that cannot or is not there."""
    values: dict[str, Any] = {}
    notes: list[Note] = []
    for field in _OPTIONAL:
        value = row.get(field)
        if field == "language" and value is None:
            value = row.get("lang")
        if value is None or value == "":
            if field != "language":
                notes.append(Note(field=field, code="unknown", says=f"the record has no {field}"))
            continue
        fit = _fit(field, value) if isinstance(value, str) and value.strip() else None
        if fit is None:
            says = f"the record's {field} is {json.dumps(value)[:80]}, which cannot be used"
            notes.append(Note(field=field, code="unusable", says=says))
        else:
            values.update(fit)
    return values, tuple(notes)


def _fit(field: str, value: str) -> dict[str, Any] | None:
    if field == "published":
        date = machine_date(value)
        return date and {"published": date[0], "published_precision": date[1]}
    if field == "url":
        return {"url": value} if is_web_address(value) else None
    if field == "language":
        code = value.replace("_", "-").split("-")[0].strip().lower()
        return {"language": code} if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 else None
    return {field: value}


def _under_title(document: Document, title: str) -> Document:
    """Title, empty line, text; the text as it is where it already begins with the title as a line of its own."""
    text = document.text
    own = title.strip()
    start = len(text) - len(text.lstrip())
    after = text[start + len(own) : start + len(own) + 1]
    if not text.startswith(own, start) or after not in {"", "\n", "\r", "\u2028", "\u2029"}:
        text = f"{title}\n\n{text}"
        start = len(title) - len(title.lstrip())
    return replace(document, title=own, text=text, title_span=(start, start + len(own)))


def _with_thread(document: Document) -> Document:
    """A flattened page may carry its thread in the text; its lines are then no paragraphs."""
    from reportedly.thread import find_thread

    thread = find_thread(document.text)
    if thread is None:
        return document
    paragraphs = tuple(span for span in document.paragraphs if span[1] <= thread.start or span[0] >= thread.end)
    return replace(document, comments=thread.comments, paragraphs=paragraphs)


def _again(row: dict[str, Any]) -> Document:
    """A document that was printed before, without what was found in it."""
    try:
        document = document_from_json({key: value for key, value in row.items() if key not in _NOT_READING})
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise _Unfit(f"It says that it is {DOCUMENT_SCHEMA}, but does not fit: {_reason(error)}.") from error
    strings = (document.id, document.text)
    maybe = (document.title, document.url, document.outlet, document.byline, document.language, document.published)
    if not all(isinstance(value, str) for value in strings) or not document.id:
        raise _Unfit("Its id or text is not a string.")
    if not all(value is None or isinstance(value, str) for value in maybe):
        raise _Unfit("Its title, url, outlet, byline, language or date is not a string.")
    spans = [*document.paragraphs, *([document.title_span] if document.title_span else ())]
    spans += [span for comment in document.comments for span in comment.body]
    spans += [quote.span for comment in document.comments for quote in comment.quotes]
    spans += [credit.span for credit in document.provenance if credit.span]
    if not all(_slices(document.text, span) for span in spans):
        raise _Unfit("A span does not lie in its text.")
    paragraphs: Spans = tuple(span for pair in document.paragraphs if (span := trimmed(document.text, *pair)))
    notes = tuple(note for note in document.notes if note.code not in _NOT_READING_CODES)
    return replace(document, paragraphs=paragraphs, notes=notes)


def _slices(text: str, span: Span) -> bool:
    start, end = span
    whole = type(start) is int and type(end) is int
    return whole and 0 <= start < end <= len(text)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", int: "a number"}
    return "null" if value is None else names.get(type(value), "a number")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at character {error.pos + 1}"
    if isinstance(error, RecursionError):
        return "it nests too deep"
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__


def _read(given: Input) -> Iterator[Reading | Failure]:
    """The documents of JSON Lines line by line, or of one JSON value or array object by object."""
    name, stated, stream = given.name, given.stated, given.stream
    wide = "utf-16" if given.clue.raw.startswith(_UTF16) else bare_utf16(given.clue.raw)
    if wide:
        text = whole(stream, name=name).decode(wide, "replace")
        stream = io.BytesIO(text.encode("utf-8", "replace"))
    count = 0
    for line in (values if is_one_value(given.clue.head) else lines)(stream, name=name):
        count += 1
        try:
            if line.error is not None:
                raise line.error
            if count > 1 and (stated.id or stated.url):
                says = "One id or url is stated for an input of several records."
                remedy = "State them in the records or in a table by id."
                raise BadStatement(name, says, place=f"line {line.number}", remedy=remedy)
            document = read_record(line.data, name=name, number=line.number)
            yield Reading(document=complete(document, line.data, name=name, stated=stated), original=line.data)
        except ReportedlyError as error:
            yield error.failure
    if not count:
        raise EmptyInput(name, "The input holds no record.", remedy="Check that the file was written whole.")


FORMAT = Format(
    name="jsonl",
    says="JSON Lines, or a JSON array: one document an object, with text and id",
    suffixes=(".jsonl", ".ndjson", ".json"),
    tells=is_records,
    read=_read,
)
