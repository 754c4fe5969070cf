"""One entry of a feed as a document, whatever form the feed had."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from reportedly.errors import EmptyInput, ReportedlyError
from reportedly.language.identify import identify
from reportedly.model import Credit, Document, Note
from reportedly.reading.credits import with_credits
from reportedly.reading.html import laid_out, linked_credits
from reportedly.reading.item import moment
from reportedly.reading.page.blocks import Block
from reportedly.reading.page.blocks import blocks as shown_blocks
from reportedly.reading.page.facts import plain
from reportedly.reading.page.furniture import says_furniture
from reportedly.reading.page.tree import parse
from reportedly.reading.reading import is_web_address, line_spans, site

_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed says of itself."""

    title: str | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as the feed has it: `html` is its body, or `text` where it is plain; `publisher` and `publisher_url`
    are the feed that it is from in the first place, `about` the page elsewhere that it points to."""

    key: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    html: str | None = None
    text: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    about: str | None = None
    original: bytes = b""


def document(entry: Entry, feed: Feed, *, name: str, place: str) -> Document:
    """The document of an entry; its id is yet to be given where it has an address.

    Raises EmptyInput where it has neither title nor words, and what the tree of a page raises.
    """
    title = worded(entry.title, name=name)
    blocks = _blocks(entry.html, name) if entry.html else []
    texts = [block.text for block in blocks]
    if not texts and entry.text:
        texts = [plain(entry.text[start:end]) for start, end in line_spans(entry.text)]
    if title and texts and plain(texts[0]) == title:
        blocks, texts = blocks[1:], texts[1:]
    if not title and not texts:
        raise EmptyInput(name, "The entry has neither title nor words.", place=place, remedy="It is left out.")
    found = laid_out(title, texts, ())
    url = entry.url if entry.url and is_web_address(entry.url) else None
    date = moment(entry.published) or moment(entry.updated)
    byline = _name(entry.byline)
    outlet = _name(entry.publisher) or _name(feed.title)
    language = identify(" ".join(texts)) if texts else None
    found = replace(
        found,
        id="" if url else _id(entry, feed),
        url=url,
        outlet=outlet,
        byline=byline,
        published=date[0] if date else None,
        published_precision=date[1] if date else None,
        language=language or _language(entry.language or feed.language),
        provenance=tuple(_credits(entry)),
        notes=tuple(_notes(entry, feed, title=title, url=url, outlet=outlet, byline=byline, dated=date is not None)),
    )
    return linked_credits(with_credits(found), blocks)


def worded(written: str | None, *, name: str) -> str | None:
    """A title as words: feeds put marks of HTML into it, once or twice escaped."""
    if not written or not written.strip():
        return None
    if "<" in written or "&" in written:
        try:
            tree = parse(f"<html><body><div>{written}</div></body></html>", name=name)
            written = " ".join(block.text for block in shown_blocks(tree)) or " ".join(
                piece for piece in tree.itertext() if piece.strip()
            )
        except (ReportedlyError, etree.LxmlError, ValueError):
            pass
    return plain(written)[:2_000] or None


def _blocks(html: str, name: str) -> list[Block]:
    """The body's blocks as a page shows them: no scripts, no captions, nothing that asks something of the reader."""
    tree = parse(f"<html><body><article>{html}</article></body></html>", name=name)
    return [block for block in shown_blocks(tree) if not says_furniture(block)]


def _credits(entry: Entry) -> Iterator[Credit]:
    source = entry.publisher_url if entry.publisher_url and is_web_address(entry.publisher_url) else None
    name = _name(entry.publisher) or (site(source) if source else None)
    if name:
        yield Credit(kind="feed-source", name=name, url=source, because="the entry's source element")
    if entry.about and is_web_address(entry.about) and entry.about != entry.url:
        because = "the page elsewhere that the entry is about"
        yield Credit(kind="based-on", name=site(entry.about), url=entry.about, because=because)


def _notes(
    entry: Entry,
    feed: Feed,
    *,
    title: str | None,
    url: str | None,
    outlet: str | None,
    byline: str | None,
    dated: bool,
) -> Iterator[Note]:
    unknown = {"title": title, "byline": byline, "outlet": outlet, "url": url, "published": dated or None}
    for field, value in unknown.items():
        if value is None:
            yield Note(field=field, code="unknown", says=f"the feed states no {field}")
    if dated and not moment(entry.published):
        yield Note(field="published", code="source", says="the feed states only when it was last changed")
    if entry.published and not dated:
        says = f"the feed's date is {entry.published[:80]!r}, which cannot be used"
        yield Note(field="published", code="unusable", says=says)
    if not entry.html and not entry.text:
        yield Note(field="text", code="summary", says="the feed gives the title alone")
    yield from feed.notes


def _name(written: str | None) -> str | None:
    return plain(written)[:_LONGEST_NAME] or None if written else None


def _language(stated: str | None) -> str | None:
    code = (stated or "").replace("_", "-").split("-")[0].strip().lower()
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 else None


def _id(entry: Entry, feed: Feed) -> str:
    """From what the feed calls the entry, so that it stays when the entry is changed."""
    parts: Sequence[str | None] = (feed.title, entry.key) if entry.key else (feed.title, entry.title, entry.published)
    key = "\0".join(part or "" for part in parts)
    return "entry-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
