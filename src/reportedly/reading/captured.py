"""A page that came with its address and the time of its capture: from a web archive, a mail, a saved copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportedly.errors import BadStatement, EmptyInput
from reportedly.model import Document, Note
from reportedly.reading.archived import kept_at
from reportedly.reading.encoding import decode
from reportedly.reading.reading import Stated, credited, is_web_address, site

TELEGRAM = re.compile(rb"\btgme_widget_message\b")
"""What a page of a Telegram channel has, and no other page."""


def page_of(data: bytes, *, html: bool, name: str, charset: str | None = None) -> Document:
    """The document in the bytes of a page, HTML or plain text; `charset` is what stands outside the page.

    Raises what `read_html` raises.
    """
    if html:
        from reportedly.reading.html import read_html

        return read_html(data, name=name, declared=charset)
    from reportedly.reading.text import read_text

    decoded = decode(data, name=name, declared=charset)
    if not decoded.text.strip():
        raise EmptyInput(name, "The page holds no text.", remedy="Check that it was saved whole.")
    document = read_text(decoded.text, name=name)
    return replace(document, notes=(*decoded.notes, *document.notes))


def pages_of(
    data: bytes, *, html: bool, name: str, charset: str | None = None, posts: bool = False
) -> Iterator[Document]:
    """The document in the bytes of a page as `page_of` gives it; where `posts` are asked for, those of a channel's
    page each as one."""
    if html and posts and TELEGRAM.search(data):
        from reportedly.reading.telegram.pages import posts_in

        found = posts_in(data, name=name, charset=charset)
        if found:
            yield from found
            return
    yield page_of(data, html=html, name=name, charset=charset)


def captured(document: Document, *, url: str | None, at: str | None, archived: bool = True) -> Document:
    """The document with the address that it was captured under, and when (ISO 8601).

    `archived` says that an archive keeps it under that address. The address of a copy in a web archive gives the true
    one. A page that calls itself by another site's address keeps that as a credit.
    """
    obtained = document.obtained
    if at is not None:
        obtained = replace(obtained, at=obtained.at or at)
    if url is None or not is_web_address(url):
        return replace(document, obtained=obtained)
    if archived:
        obtained = replace(obtained, archived_url=obtained.archived_url or url)
    copy = kept_at(url)
    if copy is not None:
        obtained = replace(obtained, at=copy.at or obtained.at, archived_url=copy.archived_url)
        url = copy.url
    document = replace(known(credited(document, url=url), url=url), obtained=obtained)
    if document.outlet is None:
        guess = Note(field="outlet", code="guess", says="the address's host")
        document = known(document, outlet=site(url))
        document = replace(document, notes=(*document.notes, guess))
    return document


def known(document: Document, **fields: str) -> Document:
    """The document with fields that were unknown, without the notes that say so; empty values are passed over."""
    values: dict[str, Any] = {field: value for field, value in fields.items() if value}
    notes = tuple(note for note in document.notes if note.field not in values or note.code != "unknown")
    return replace(document, notes=notes, **values)


def refuse_shared(stated: Stated, *, name: str, place: str) -> None:
    """Raises BadStatement where one id or address is stated for an input of several documents."""
    if stated.id or stated.url:
        says = "One id or url is stated for an input of several documents."
        raise BadStatement(name, says, place=place, remedy="State them in a table by id.")
