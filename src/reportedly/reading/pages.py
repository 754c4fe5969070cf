"""One page an input: saved HTML, or what an extractor flattened. Their readers are opened when one comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportedly.errors import EmptyInput, Failure
from reportedly.model import Document
from reportedly.reading.encoding import decode
from reportedly.reading.formats import Format, Input
from reportedly.reading.reading import Reading, complete
from reportedly.reading.sniff import is_html
from reportedly.reading.streams import whole


def _read_html(given: Input) -> Iterator[Reading | Failure]:
    from reportedly.reading.html import read_html

    data = whole(given.stream, name=given.name)
    yield _page(given, data, read_html(data, name=given.name))


def _read_text(given: Input) -> Iterator[Reading | Failure]:
    from reportedly.reading.text import read_text

    data = whole(given.stream, name=given.name)
    decoded = decode(data, name=given.name)
    if not decoded.text.strip():
        raise EmptyInput(given.name, "The input holds no text.", remedy="Check that the page was saved whole.")
    document = read_text(decoded.text, name=given.name)
    yield _page(given, data, replace(document, notes=(*decoded.notes, *document.notes)))


def _page(given: Input, data: bytes, document: Document) -> Reading:
    return Reading(document=complete(document, data, name=given.name, stated=given.stated), original=data)


HTML = Format(
    name="html",
    says="a saved page: HTML of any site, forum or blog, with the thread under it",
    suffixes=(".html", ".htm", ".xhtml"),
    tells=is_html,
    read=_read_html,
)

TEXT = Format(
    name="text",
    says="plain text: a page as an extractor flattened it, with the thread under it",
    suffixes=(".txt",),
    tells=lambda _: True,
    read=_read_text,
)
