"""One page an input: saved HTML, or what an extractor flattened. Their readers are opened when one comes."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import Failure
from reportedly.reading.captured import pages_of, refuse_shared
from reportedly.reading.formats import Format, Input
from reportedly.reading.reading import Reading, complete
from reportedly.reading.sniff import is_html
from reportedly.reading.streams import whole


def _read_html(given: Input) -> Iterator[Reading | Failure]:
    yield from _read(given, html=True)


def _read_text(given: Input) -> Iterator[Reading | Failure]:
    yield from _read(given, html=False)


def _read(given: Input, *, html: bool) -> Iterator[Reading]:
    data = whole(given.stream, name=given.name)
    for number, document in enumerate(pages_of(data, html=html, name=given.name, posts=given.posts)):
        if number:
            refuse_shared(given.stated, name=given.name, place=document.url or "")
        yield Reading(document=complete(document, data, name=given.name, stated=given.stated), original=data)


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
