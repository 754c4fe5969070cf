"""One document with the bytes that it came from, and what the user states of it that the page does not say."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

from reportedly.errors import BadStatement
from reportedly.language.identify import identify
from reportedly.model import Credit, Document, Note, Span, Spans
from reportedly.reading.archived import kept_at
from reportedly.reading.dates import machine_date

_TOP, _TOP_LINES = 4_000, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and the bytes it was read from, kept as evidence."""

    document: Document
    original: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the user states of a document; None where nothing is stated.

    `published` is an ISO 8601 date ("2023-01", "2023-01-06", "2023-01-06T13:53+03:00"), `language` an ISO 639 code.
    """

    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None


def state(document: Document, stated: Stated, *, name: str = "") -> Document:
    """The document with what the user states, each stated field noted with the code `given`.

    A stated title is not in the text: it has a span only where one of the text's first lines is the title.
    `name` names the input in errors. Raises BadStatement where a value cannot be used.
    """
    name = name or document.obtained.path or document.id
    for field in fields(stated):
        value = getattr(stated, field.name)
        if value is not None:
            document = _SETTERS[field.name](document, _plain(value, field.name, name), name)
    return document


def complete(document: Document, original: bytes, *, name: str, stated: Stated) -> Document:
    """The document as it leaves reading: what is stated, id, hashes, languages.

    The address of a copy in a web archive gives way to the true one. A given id is kept; else it comes from the URL,
    else from the bytes.
    """
    obtained = replace(document.obtained, path=name, sha256=hashlib.sha256(original).hexdigest())
    document = replace(document, obtained=obtained, content_hash=content_hash(document.text))
    document = _with_languages(_at_true_address(state(document, stated, name=name)))
    return document if document.id else replace(document, id=_derived_id(document))


def credited(document: Document, *, url: str) -> Document:
    """The document, that of `url`, with a credit where the page calls itself by another site's address."""
    told = document.url
    if not told or same_site(told, url) or any(credit.kind == "canonical" for credit in document.provenance):
        return document
    credit = Credit(kind="canonical", name=site(told), url=told, because="the page names another site's address")
    return replace(document, provenance=(*document.provenance, credit))


def _at_true_address(document: Document) -> Document:
    copy = kept_at(document.url) if document.url else None
    if copy is None:
        return document
    obtained = replace(document.obtained, at=copy.at or document.obtained.at, archived_url=copy.archived_url)
    return replace(document, url=copy.url, obtained=obtained)


def content_hash(text: str) -> str:
    """The hash of a document's text, lone surrogates included."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the white space at its ends, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def line_spans(text: str, start: int = 0, end: int | None = None) -> Spans:
    """The trimmed span of every line of `text[start:end]` that is not blank."""
    lines = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+").finditer(
        text, start, len(text) if end is None else end
    )
    return tuple(span for line in lines if (span := trimmed(text, *line.span())))


def same_site(url: str, other: str) -> bool:
    """Whether two URLs are of one site: the same host, or one a subdomain of the other."""
    one, two = site(url), site(other)
    return one == two or one.endswith("." + two) or two.endswith("." + one)


def site(url: str) -> str:
    """The host of a URL without the prefixes that name no other site (www, m, amp)."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", host)


def is_web_address(url: str) -> bool:
    """Whether `url` is an absolute http or https address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _derived_id(document: Document) -> str:
    """From the URL, unless it is a site's front page, which names no document; else from the bytes."""
    key = _address(document.url) if document.url else None
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest() if key else document.obtained.sha256
    return "d" + (digest or "")[:12]


def _address(url: str) -> str | None:
    """What makes two addresses one page: no scheme, no fragment, no marks of a campaign or a session."""
    parts = urlsplit(url)
    query = "&".join(part for part in parts.query.split("&") if part and not _PASSING.match(part))
    if not parts.hostname or (parts.path in {"", "/"} and not query):
        return None
    return f"{parts.hostname}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


_PASSING = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|ysclid|phpsessid|sid)=", re.I)


def _with_languages(document: Document) -> Document:
    if document.language is None:
        heard = identify(_body_text(document))
        document = replace(document, language=heard)
    comments = tuple(
        comment
        if comment.language
        else replace(comment, language=identify(" ".join(document.text[a:b] for a, b in comment.body)))
        for comment in document.comments
    )
    return replace(document, comments=comments)


def _body_text(document: Document) -> str:
    spans = document.paragraphs or ((0, len(document.text)),)
    return " ".join(document.text[start:end] for start, end in spans[:40])


def _plain(value: str, field: str, name: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", value).split())
    if not plain:
        raise BadStatement(name, f"The stated {field} is empty.", remedy="Leave it out or state a value.")
    return plain


def _set_id(document: Document, value: str, name: str) -> Document:
    return _given(replace(document, id=value), "id", value, document.id)


def _set_outlet(document: Document, value: str, name: str) -> Document:
    return _given(replace(document, outlet=value), "outlet", value, document.outlet)


def _set_url(document: Document, value: str, name: str) -> Document:
    if not is_web_address(value):
        says = f"The stated url {value!r} is not a web address."
        raise BadStatement(name, says, remedy="State it whole, with https://.")
    told = document.url
    document = credited(document, url=value)
    if document.id and document.id == _derived_id(document):
        document = replace(document, id=_derived_id(replace(document, url=value)))
    return _given(replace(document, url=value), "url", value, told)


def _set_published(document: Document, value: str, name: str) -> Document:
    date = machine_date(value)
    if date is None:
        says = f"The stated date {value!r} is not a date."
        raise BadStatement(name, says, remedy="Write it as 2023-01-06 or 2023-01-06T13:53+03:00.")
    stated = replace(document, published=date[0], published_precision=date[1])
    return _given(stated, "published", date[0], document.published)


def _set_title(document: Document, value: str, name: str) -> Document:
    span = _title_at_top(document.text, value)
    kept = document.paragraphs
    if span is not None:
        kept = tuple(paragraph for paragraph in kept if paragraph[0] >= span[1])
    stated = replace(document, title=value, title_span=span, paragraphs=kept)
    return _given(stated, "title", value, document.title)


def _title_at_top(text: str, title: str) -> Span | None:
    """The span of the title where it is one of the first lines of the text; a site's navigation may be above it."""
    for start, end in line_spans(text, 0, min(len(text), _TOP))[:_TOP_LINES]:
        if text[start:end].split() == title.split() and (end < _TOP or end == len(text)):
            return start, end
    return None


def _set_language(document: Document, value: str, name: str) -> Document:
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?", value)
    if match is None:
        says = f"The stated language {value!r} is not a language code."
        raise BadStatement(name, says, remedy="Use an ISO 639 code such as en, ru or uk.")
    code = match[1].lower()
    return _given(replace(document, language=code), "language", code, document.language)


def _given(document: Document, field: str, value: str, told: str | None) -> Document:
    says = f"stated as {value!r}" + (f"; the page says {told!r}" if told and told != value else "")
    kept = tuple(note for note in document.notes if (note.field, note.code) != (field, "unknown"))
    return replace(document, notes=(*kept, Note(field=field, code="given", says=says)))


_SETTERS: dict[str, Callable[[Document, str, str], Document]] = {
    "id": _set_id,
    "outlet": _set_outlet,
    "url": _set_url,
    "published": _set_published,
    "title": _set_title,
    "language": _set_language,
}
