"""One input, whatever it is: told by its bytes, unpacked, and given to the file that reads its format."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from reportedly.errors import (
    BadStatement,
    BinaryInput,
    EmptyInput,
    Failure,
    Malformed,
    ReportedlyError,
    UnreadableInput,
)
from reportedly.model import Document
from reportedly.reading.encoding import bare_utf16, decode
from reportedly.reading.jsonl import lines, read_record
from reportedly.reading.reading import Reading, Stated, complete
from reportedly.reading.sniff import sniff
from reportedly.reading.streams import Peeked, Unpacked, whole

_NOTHING = Stated()


def read(stream: BinaryIO, *, name: str, stated: Stated = _NOTHING) -> Iterator[Reading | Failure]:
    """Every document in a stream of bytes, in order; what cannot be read comes as a `Failure`, the rest goes on.

    `name` (a path, `-`) names the input in ids, errors and `obtained`; `stated` is what the user says of it.
    HTML, plain text, JSON Lines, each also packed by gzip. One page, and one line, may have 64 MiB; memory is bounded
    by that, not by the length of the input. Nothing is ever fetched.
    """
    try:
        peeked = Peeked(stream)
        source = cast(BinaryIO, io.BufferedReader(peeked))
        kind, head = sniff(peeked.head, name=name), peeked.head
        if kind == "gzip":
            peeked = Peeked(cast(BinaryIO, io.BufferedReader(Unpacked(source, name=name))))
            source = cast(BinaryIO, io.BufferedReader(peeked))
            kind, head = sniff(peeked.head, name=name), peeked.head
        if kind == "gzip":
            says = "The input is packed twice."
            raise BinaryInput(name, says, remedy="Unpack it once (gunzip) and read what comes out.")
        if kind == "jsonl":
            yield from _records(source, head, name, stated)
        else:
            data = whole(source, name=name)
            document = _html(data, name) if kind == "html" else _text(data, name)
            yield Reading(document=complete(document, data, name=name, stated=stated), original=data)
    except ReportedlyError as error:
        yield error.failure
    except OSError as error:
        says = f"The input cannot be read: {error.strerror or error}."
        yield UnreadableInput(name, says, remedy="Check the file, its permissions and the disk.").failure


def _records(stream: BinaryIO, head: bytes, name: str, stated: Stated) -> Iterator[Reading | Failure]:
    """The documents of JSON Lines, line by line."""
    wide = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else bare_utf16(head)
    if wide:
        text = whole(stream, name=name).decode(wide, "replace")
        stream = io.BytesIO(text.encode("utf-8", "replace"))
    count = 0
    for line in lines(stream, name=name):
        count += 1
        if count == 1 and (line.data.strip() == b"{" or line.data.lstrip().startswith(b"[")):
            says = "The input is one JSON value, not JSON Lines."
            raise Malformed(name, says, remedy="Write one object a line, for instance with jq -c.")
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


def _html(data: bytes, name: str) -> Document:
    from reportedly.reading.html import read_html

    return read_html(data, name=name)


def _text(data: bytes, name: str) -> Document:
    from reportedly.reading.text import read_text

    decoded = decode(data, name=name)
    if not decoded.text.strip():
        raise EmptyInput(name, "The input holds no text.", remedy="Check that the page was saved whole.")
    document = read_text(decoded.text, name=name)
    return replace(document, notes=(*decoded.notes, *document.notes))
