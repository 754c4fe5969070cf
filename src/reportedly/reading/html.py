"""A saved HTML page as a document: what it states of itself, its article, its thread.

The text is the title, an empty line, the blocks of the article with an empty line between each two, and the thread
laid out below. Nothing is fetched: everything that the page points to stays unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from reportedly.errors import EmptyInput
from reportedly.language.identify import identify
from reportedly.model import Comment, Credit, Document, Note, Span
from reportedly.reading.captured import captured
from reportedly.reading.credits import with_credits
from reportedly.reading.encoding import declared_charset, decode
from reportedly.reading.page.beside import byline_beside, date_beside
from reportedly.reading.page.blocks import Block
from reportedly.reading.page.blocks import blocks as shown_blocks
from reportedly.reading.page.body import body, is_large
from reportedly.reading.page.copy import Copy, copy_of, undone, without_bar, without_pictures
from reportedly.reading.page.dated import Dated, dated
from reportedly.reading.page.drop import drop
from reportedly.reading.page.facts import Facts, facts, plain, squeezed
from reportedly.reading.page.linked import linked
from reportedly.reading.page.taken import taken
from reportedly.reading.page.tree import parse
from reportedly.reading.reading import is_web_address
from reportedly.reading.telegram.pages import as_one
from reportedly.reading.telegram.talk import may_be_telegrams, talk_of
from reportedly.thread.html import find_html_thread
from reportedly.thread.shape import CommentDraft, lay_out

_HEAD = 8192


def read_html(data: bytes, *, name: str, declared: str | None = None) -> Document:
    """The document in the bytes of a page; `name` names the page in errors.

    `declared` is the character set stated outside the page (HTTP, mail), which goes before the page's own.

    Raises WrongEncoding, EmptyInput (no text at all), TooLarge, Malformed.
    """
    decoded = decode(data, name=name, declared=declared or declared_charset(data[:_HEAD]))
    source = without_pictures(decoded.text)
    copy = copy_of(source)
    if copy is not None:
        source = undone(source, copy)
    tree = parse(source, name=name)
    if copy is not None:
        without_bar(tree, copy)
    talk = talk_of(tree) if may_be_telegrams(source) else None
    if talk is not None:
        document = as_one(replace(talk, notes=decoded.notes), name=name)
        return document if copy is None else _as_copied(document, copy)
    said = linked(tree)
    drafts = _cut_thread(tree, taken(decoded.text, copy))
    stated = facts(tree, source, said)
    shown = shown_blocks(tree)
    article = body(tree, shown, stated)
    blocks, because = list(article.blocks), article.because
    if drafts and (said.forum or not any(_is_prose(block.text, stated.title) for block in blocks)):
        blocks, because = [], None  # what is left of a forum's page is its furniture
    texts = [block.text for block in blocks]
    if not texts and not drafts and said.body:
        texts = [line for part in said.body.split("\n") if (line := plain(part))]
        because = "the page shows no text; this is the articleBody of its JSON-LD"
    if drafts and not texts:
        said, stated = replace(said, published=None), replace(stated, byline=None)  # those are a comment's
    elif texts and stated.byline is None:
        stated = replace(stated, byline=byline_beside(shown, stated))
    beside = date_beside(shown, stated) if texts else None
    date = dated(tree, said, stated.url, marked=bool(texts) and not is_large(tree), beside=beside)
    document = laid_out(stated.title, texts, drafts)
    if not texts and not drafts:
        says = "The page holds no text; it may be filled in by a script."
        raise EmptyInput(name, says, remedy="Save it from the browser once it has loaded, or save its text.")
    heard = identify(" ".join(texts)) if texts else None
    document = replace(
        document,
        url=stated.url,
        outlet=stated.outlet,
        byline=stated.byline,
        published=date.published if date else None,
        published_precision=date.precision if date else None,
        language=heard or stated.language,
        provenance=stated.credits,
        notes=(*decoded.notes, *_notes(stated, date, because, heard)),
    )
    document = linked_credits(with_credits(document), blocks)
    return document if copy is None else _as_copied(document, copy)


def _as_copied(document: Document, copy: Copy) -> Document:
    obtained = replace(document.obtained, at=copy.at, archived_url=copy.archived_url)
    return captured(replace(document, obtained=obtained), url=copy.url, at=copy.at, archived=copy.url is not None)


def _cut_thread(tree: HtmlElement, now: str | None) -> tuple[CommentDraft, ...]:
    """The drafts of the page's comments; their elements leave the tree, so that no article holds them."""
    thread = find_html_thread(tree, page=now)
    if len(thread.drafts) == 1 and any(next(one.iter("h1"), None) is not None for one in thread.elements):
        return ()  # an article with its author and date, alone under its title, looks like a comment
    drop(tree, thread.elements)
    return tuple(thread.drafts)


def _is_prose(text: str, title: str | None) -> bool:
    if title and squeezed(title) in squeezed(text):
        return False
    return len(text) >= 60 and text.rstrip("\"'»”’)")[-1:] in {".", "!", "?", "…", ":"}


def laid_out(title: str | None, texts: list[str], drafts: tuple[CommentDraft, ...]) -> Document:
    """The title, the blocks of an article and the thread below it as one text."""
    parts = [title] if title else []
    at = len(title) + 2 if title else 0
    paragraphs: list[Span] = []
    for text in texts:
        paragraphs.append((at, at + len(text)))
        parts.append(text)
        at += len(text) + 2
    comments: tuple[Comment, ...] = ()
    if drafts:
        thread, comments = lay_out(drafts, at)
        parts.append(thread)
    return Document(
        id="",
        kind="thread" if drafts and not texts else "article",
        title=title,
        title_span=(0, len(title)) if title else None,
        text="\n\n".join(parts),
        paragraphs=tuple(paragraphs),
        comments=comments,
    )


def linked_credits(document: Document, blocks: list[Block]) -> Document:
    """Credits with the address that their paragraph links to."""
    links = {span: block.href for span, block in zip(document.paragraphs, blocks, strict=False)}

    def linked_to(credit: Credit) -> Credit:
        if credit.url or credit.span is None:
            return credit
        start, end = credit.span
        href = next((href for span, href in links.items() if span[0] <= start and end <= span[1]), None)
        return replace(credit, url=href) if href and is_web_address(href) else credit

    return replace(document, provenance=tuple(linked_to(credit) for credit in document.provenance))


def _notes(stated: Facts, date: Dated | None, because: str | None, heard: str | None) -> Iterator[Note]:
    unknown = {
        "title": stated.title,
        "byline": stated.byline,
        "outlet": stated.outlet,
        "url": stated.url,
        "published": date,
    }
    for field, value in unknown.items():
        if value is None:
            yield Note(field=field, code="unknown", says=f"the page states no {field}")
    if date is not None:
        yield Note(field="published", code="source", says=date.because)
    if stated.outlet and stated.outlet_because != "stated":
        yield Note(field="outlet", code="guess", says=stated.outlet_because)
    for wording in stated.headings:
        if stated.title and plain(wording) != stated.title:
            yield Note(field="title", code="variant", says=f"the page also words its title: {wording}")
    if stated.language and heard and stated.language != heard:
        says = f"the page declares {stated.language}, its text is {heard}"
        yield Note(field="language", code="declared", says=says)
    if because:
        yield Note(field="paragraphs", code="plain-extraction", says=f"{because}; read block by block")
