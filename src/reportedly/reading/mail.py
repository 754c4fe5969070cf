"""Mail (RFC 5322): letters and newsletters (.eml), and pages that a browser kept as one (MHTML, RFC 2557)."""

from __future__ import annotations

import binascii
import email
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.errors import HeaderParseError, MessageError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from html import escape

from reportedly.errors import BinaryInput, EmptyInput, Failure, Malformed, ReportedlyError, TooLarge
from reportedly.model import Document, Precision
from reportedly.reading.captured import captured, known, page_of, pages_of, refuse_shared
from reportedly.reading.dates import machine_date
from reportedly.reading.encoding import decode
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.http import media_type
from reportedly.reading.reading import Reading, complete, is_web_address
from reportedly.reading.streams import whole

MOST_NESTED = 100
"""Parts of parts: the standard parser recurses through them."""

MOST_PARTS = 10_000

LONGEST_HEAD = 1 << 20
"""Bytes of the fields of one part."""

_SUFFIXES = (".eml", ".mht", ".mhtml")
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[^\n]*(?:\n[ \t][^\n]*)*\n")
_KNOWN = frozenset(
    b"content-type date delivered-to from message-id mime-version received reply-to return-path "
    b"snapshot-content-location subject to".split()
)
_NESTING = re.compile(rb"content-type:\s{0,80}(?:multipart|message)/", re.I)
_HEAD_STARTS = re.compile(
    rb"\A|\n--[^\n]{0,200}\n|content-type:\s{0,80}message/[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n", re.I
)
_BLANK = re.compile(rb"\n\r?\n")
_LONGEST_FIELD = 10_000
_SIGNATURE = re.compile(r"^-- ?$", re.M)
_HTML = ("text/html", "application/xhtml+xml")
_REMEDY = "Save it again, as HTML or text if need be."


def _tells(seen: Clue) -> bool:
    """Whether it begins with the fields of a mail: three that mails have, two where the name says mail."""
    names: set[bytes] = set()
    at = 0
    while (field := _FIELD.match(seen.head, at)) and len(names) < 60:
        names.add(field[1].lower())
        at = field.end()
    return len(names & _KNOWN) >= (2 if seen.suffix in _SUFFIXES else 3)


def _read(given: Input) -> Iterator[Reading | Failure]:
    name = given.name
    data = whole(given.stream, name=name)
    _refuse_absurd(data, name)
    try:
        mail = email.message_from_bytes(data)
        parts = [part for part in mail.walk() if not part.is_multipart()]
        page = _page(mail, parts, suffix=given.clue.suffix)
        found = _saved_page(mail, page, given) if page is not None else [_letter(mail, parts, name)]
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        says = f"The mail cannot be taken apart: {type(error).__name__}."
        raise Malformed(name, says, remedy=_REMEDY) from error
    for number, document in enumerate(found):
        if number:
            refuse_shared(given.stated, name=name, place=document.url or "")
        yield Reading(document=complete(document, data, name=name, stated=given.stated), original=data)


def _refuse_absurd(data: bytes, name: str) -> None:
    """Raises TooLarge for parts and fields beyond reason: the parser would hold each line of them."""
    if len(_NESTING.findall(data)) > MOST_NESTED:
        raise TooLarge(name, f"The mail has more than {MOST_NESTED} parts of parts.", remedy=_REMEDY)
    if data.count(b"\n--") > MOST_PARTS:
        raise TooLarge(name, f"The mail has more than {MOST_PARTS:,} parts.", remedy=_REMEDY)
    for start in _HEAD_STARTS.finditer(data):
        head = data[start.end() : start.end() + LONGEST_HEAD]
        if len(head) == LONGEST_HEAD and not _BLANK.search(head):
            says = f"The fields of a part are longer than {LONGEST_HEAD >> 20} MiB."
            raise TooLarge(name, says, place=f"byte {start.end()}", remedy=_REMEDY)


def _page(mail: Message, parts: list[Message], *, suffix: str) -> Message | None:
    """The root of a page that was kept as mail, or None for a letter."""
    root = next((part for part in parts if part.get_content_type() in _HTML), None)
    if root is None:
        return None
    snapshot = mail["Snapshot-Content-Location"] is not None or suffix in {".mht", ".mhtml"}
    located = mail.get_content_type() == "multipart/related" and is_web_address(_field(root, "Content-Location"))
    return root if snapshot or located else None


def _saved_page(mail: Message, root: Message, given: Input) -> list[Document]:
    """The page, or each post where posts are asked for and it is a channel's."""
    charset = _charset(root)
    pages = list(pages_of(_payload(root), html=True, name=given.name, charset=charset, posts=given.posts))
    addresses = (_field(mail, "Snapshot-Content-Location"), _field(root, "Content-Location"))
    url = next((address for address in addresses if is_web_address(address)), None)
    date = _date(mail)
    at = date[0] if date else None
    # A post has an address of its own; the page's is that of none of them.
    return [captured(one, url=one.url if one.kind == "post" else url, at=at, archived=False) for one in pages]


def _letter(mail: Message, parts: list[Message], name: str) -> Document:
    subject = " ".join(decode(_field(mail, "Subject").encode(), name=name).text.split())
    bodies = [part for part in parts if part.get_content_disposition() != "attachment"]
    plain = next((part for part in bodies if part.get_content_type() == "text/plain"), None)
    html = next((part for part in bodies if part.get_content_type() in _HTML), None)
    if plain is None and html is None:
        kinds = ", ".join(sorted({part.get_content_type() for part in parts}))[:200]
        raise BinaryInput(name, f"The mail holds no text, only {kinds}.", remedy="Save what is attached and read it.")
    document = None if html is None else _from_html(html, subject, name, alone=plain is None)
    if plain is not None:
        written = _from_plain(plain, subject, name, alone=document is None)
        if document is None or (written is not None and _prose(written) * 2 >= _prose(document)):
            document = written
    if document is None:
        raise EmptyInput(name, "The mail holds no text.", remedy="Check that it was saved whole.")
    sender, address = parseaddr(_field(mail, "From").replace("\n", " "))
    known_fields: dict[str, str] = {}
    if mail["List-Id"] is not None or mail["List-Unsubscribe"] is not None:
        known_fields["outlet"] = sender or address
    else:
        known_fields["byline"] = sender or address
    document = known(document, **known_fields)
    date = _date(mail)
    return document if date is None else replace(known(document, published=date[0]), published_precision=date[1])


def _from_html(part: Message, subject: str, name: str, *, alone: bool) -> Document | None:
    """The letter in HTML, under its subject; None where it holds nothing and need not."""
    text = decode(_payload(part), name=name, declared=_charset(part)).text
    head = f'<meta property="og:title" content="{escape(subject)}">' if subject else ""
    try:
        return page_of(f"<html><head>{head}</head>{text}".encode(), html=True, name=name, charset="utf-8")
    except ReportedlyError:
        if alone:
            raise
        return None


def _from_plain(part: Message, subject: str, name: str, *, alone: bool) -> Document | None:
    text = decode(_payload(part), name=name, declared=_charset(part)).text
    signature = _SIGNATURE.search(text)
    text = text[: signature.start()] if signature else text
    if not text.strip():
        return None
    document = page_of(f"{subject}\n\n{text.strip()}".encode(), html=False, name=name, charset="utf-8")
    if not subject or document.title is not None:
        return document
    end = len(document.text) - len(document.text.lstrip()) + len(subject)
    kept = tuple(span for span in document.paragraphs if span[0] >= end)
    return replace(known(document, title=subject), title_span=(end - len(subject), end), paragraphs=kept)


def _prose(document: Document) -> int:
    return sum(end - start for start, end in document.paragraphs)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    return media_type(_field(part, "Content-Type"))[1]


def _field(part: Message, name: str) -> str:
    """A field's words, decoded; empty where it is not there."""
    value = part[name] or ""
    if isinstance(value, Header):  # bytes that no encoded word names the character set of
        written = next((str(said) for field, said in part.raw_items() if field.casefold() == name.casefold()), "")
        with suppress(ReportedlyError):
            value = decode(written[:_LONGEST_FIELD].encode("utf-8", "surrogateescape"), name=name).text
    raw = str(value)[:_LONGEST_FIELD]
    with suppress(HeaderParseError, LookupError, ValueError, binascii.Error):
        raw = str(make_header(decode_header(raw)))
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _date(mail: Message) -> tuple[str, Precision] | None:
    """When it was sent; a zone of -0000 is UTC without a place."""
    written = re.sub(r"\s*\([^()]*\)\s*$", "", _field(mail, "Date"))
    return machine_date(re.sub(r"-0000$", "+0000", written))


FORMAT = Format(
    name="mail",
    says="a letter or newsletter (.eml), or a page that a browser saved as one file (MHTML)",
    suffixes=_SUFFIXES,
    tells=_tells,
    read=_read,
    binary=True,
)
