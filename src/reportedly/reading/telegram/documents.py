"""A chat as a document: all its messages as one, or each post of a channel as one of its own."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.errors import EmptyInput, TooLarge
from reportedly.model import FROM_SOMEBODY, Comment, Credit, Document, Note, Obtained, Span
from reportedly.reading.credits import with_credits
from reportedly.reading.lexicon import lexicon
from reportedly.reading.reading import line_spans, site, trimmed
from reportedly.reading.telegram.message import Chat, Forward, Message, public_name
from reportedly.thread.shape import Block, CommentDraft, lay_out

MOST_TEXT = 16_000_000
"""Code points of the messages of one chat that are read as one document."""

MOST_MESSAGES = 100_000

_MOST_LINKS = 10_000
_NUMBERS = 20
_PERSON = re.compile(r"user\d+")
_NO_DATE = Note(field="published", code="unknown", says="a chat has the dates of its messages")

Period = tuple[str, str]


def whole(chat: Chat, messages: Sequence[Message], *, period: Period | None, name: str) -> Document:
    """All messages of a chat as one document, each a comment; it has no id yet unless the chat has a number.

    Notices of the service are left out and counted, but for those that a message answers. Raises EmptyInput where no
    message has words, TooLarge over the bounds above; `name` names the input in errors.
    """
    refuse_long(chat, count=len(messages), size=sum(len(one.text) for one in messages), name=name)
    if not any(one.text and one.service is None for one in messages):
        says = "No message of the chat has words."
        raise EmptyInput(name, says, place=place_of(chat), remedy="Check what was exported.")
    answered = {one.reply_to for one in messages}
    kept = [one for one in messages if one.service is None or one.id in answered]
    title = chat.name
    text, comments, credits, notes = _conversation(kept, offset=len(title) + 2 if title else 0)
    return Document(
        id=_id(chat),
        kind="chat",
        url=chat.url,
        outlet=chat.name,
        title=title,
        title_span=(0, len(title)) if title else None,
        text=f"{title}\n\n{text}" if title else text,
        comments=comments,
        provenance=credits,
        obtained=Obtained(covers=period),
        notes=(
            _NO_DATE,
            *_given(chat),
            *_unknown(title=title, url=chat.url),
            *services_left(Counter(one.service for one in messages if one.service and one.id not in answered)),
            *notes,
        ),
    )


def refuse_long(chat: Chat, *, count: int, size: int, name: str) -> None:
    """Raises TooLarge for a chat of so many messages and characters that it is not read as one document."""
    if count > MOST_MESSAGES or size > MOST_TEXT:
        says = f"The chat has {count:,} messages of {size:,} characters; one document holds {MOST_MESSAGES:,}"
        says += f" and {MOST_TEXT:,}."
        remedy = "Read a channel post by post (--posts); of a group export a shorter period."
        raise TooLarge(name, says, place=place_of(chat), remedy=remedy)


def post(chat: Chat, message: Message, *, period: Period | None, answers: Sequence[Message] = ()) -> Document | None:
    """A post as a document, with `answers` to it as its comments; None where it has no words."""
    start = len(message.text) - len(message.text.lstrip())
    text = message.text.strip()
    if not text or message.service is not None:
        return None
    url = message.url or chat.address(message.id)
    person = message.author if _PERSON.fullmatch(message.sender or "") else None
    byline = message.signature or (person if person != chat.name else None)
    document = Document(
        id="" if url else f"{_id(chat)}-{message.id}",
        kind="post",
        url=url,
        outlet=chat.name or message.author,
        byline=byline,
        published=message.published,
        published_precision=message.precision,
        text=text,
        paragraphs=line_spans(text),
        obtained=Obtained(covers=period),
        provenance=tuple(_forwards([message])),
        notes=(
            *_unknown(title=None, url=url, byline=byline, published=message.published),
            *_given(chat),
            *_edited(message),
            *_unnamed([message]),
        ),
    )
    links = [(max(0, link.start - start), min(link.end - start, len(text)), link.url) for link in message.links]
    document = _linked(with_credits(document), links)
    return document if not answers else _discussed(document, answers)


def place_of(chat: Chat) -> str:
    """The chat as errors name it."""
    return f"chat {chat.name or chat.number or 'without a name'}"


def services_left(left: Counter[str | None]) -> Iterator[Note]:
    """The note that counts the notices that are left out."""
    if left:
        each = ", ".join(f"{many} {what}" for what, many in left.most_common(12))
        says = f"notices of the service are left out: {left.total()} ({each})"
        yield Note(field="comments", code="service", says=says)


def _discussed(document: Document, answers: Sequence[Message]) -> Document:
    text, comments, credits, notes = _conversation(answers, offset=len(document.text) + 2)
    return replace(
        document,
        text=f"{document.text}\n\n{text}",
        comments=comments,
        provenance=(*document.provenance, *credits),
        notes=(*document.notes, *notes),
    )


def _conversation(
    messages: Sequence[Message], *, offset: int
) -> tuple[str, tuple[Comment, ...], tuple[Credit, ...], tuple[Note, ...]]:
    """Messages laid out below one another from `offset` on, with what they are forwarded from and lead to."""
    place: dict[str, int] = {}
    for at, one in enumerate(messages):
        place.setdefault(one.id, at)
    text, comments = lay_out([_draft(at, one, place) for at, one in enumerate(messages)], offset)
    bodies = ((one, comment.body) for one, comment in zip(messages, comments, strict=True) if one.links)
    links = [link for one, body in bodies for link in _shown(one, body)]
    laid = _linked(Document(id="", text=" " * offset + text), links)
    credits = (*_forwards(messages), *laid.provenance)
    return text, comments, credits, (*_unnamed(messages), *laid.notes)


def _draft(at: int, message: Message, place: dict[str, int]) -> CommentDraft:
    above = place.get(message.reply_to) if message.reply_to else None
    linked = above is not None and above != at
    lines = (Block(text=message.text[start:end]) for start, end in line_spans(message.text))
    quoted = message.quoted
    quote = [Block(kind="quote", text=quoted.text, author=quoted.author)] if quoted and quoted.text else []
    return CommentDraft(
        evidence="link" if linked else "none",
        answers=above if linked else None,
        number=message.id,
        author=message.author,
        url=message.url,
        edited=message.edited,
        published=message.published,
        published_precision=message.precision,
        published_text=message.printed or message.published,
        state="service" if message.service is not None else "kept",
        blocks=(*quote, *lines),
    )


def _shown(message: Message, body: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """The links of a message where its lines stand in the document."""
    if not body:
        return
    at = body[-1][0]
    lines: list[tuple[int, int, int]] = []
    for start, end in line_spans(message.text):
        lines.append((start, end, at))
        at += end - start + 1
    for link in message.links:
        for start, end, there in lines:
            if start < link.end and link.start < end:
                yield there + max(link.start, start) - start, there + min(link.end, end) - start, link.url
                break


def _forwards(messages: Sequence[Message]) -> Iterator[Credit]:
    """From whom messages are forwarded, each once; `because` names the messages where there are several."""
    found: dict[Forward, list[str]] = {}
    for one in messages:
        if one.forwarded is not None and one.forwarded.name and one.service is None:
            found.setdefault(one.forwarded, []).append(one.id)
    for forward, ids in found.items():
        because = "the message says that it is forwarded"
        if len(messages) > 1:
            more = f" and {len(ids) - _NUMBERS} more" if len(ids) > _NUMBERS else ""
            because = f"forwarded: message {', '.join(ids[:_NUMBERS])}{more}"
        if not forward.public:
            because += f", {FROM_SOMEBODY}"
        yield Credit(kind="forward", name=forward.name or "", url=forward.url, because=because)


def _given(chat: Chat) -> Iterator[Note]:
    if chat.stated:
        yield Note(field="url", code="given", says=f"the channel is stated as {chat.stated!r}")


def _edited(message: Message) -> Iterator[Note]:
    if message.edited:
        when = f" ({message.edited})" if message.edited[0].isdecimal() else ""
        yield Note(field="published", code="edited", says=f"the message was edited later{when}")


def _unnamed(messages: Sequence[Message]) -> Iterator[Note]:
    ids = [one.id for one in messages if one.forwarded is not None and not one.forwarded.name]
    if ids:
        says = f"forwarded, and it is not said from whom: message {', '.join(ids[:_NUMBERS])}"
        yield Note(field="provenance", code="unknown", says=says)


def _linked(document: Document, links: Sequence[tuple[int, int, str]]) -> Document:
    """The document with where its words lead to: at a credit there, as a credit where the words say that a source
    stands behind them, else as a note."""
    credits = list(document.provenance)
    notes: list[Note] = []
    for first, last, url in links[:_MOST_LINKS]:
        span = trimmed(document.text, first, last)
        if span is None:
            continue
        start, end = span
        words = document.text[start:end]
        near = next(
            (at for at, one in enumerate(credits) if one.span and one.span[0] < end and start < one.span[1]), -1
        )
        if near >= 0:
            credits[near] = replace(credits[near], url=credits[near].url or url)
        elif lexicon().source_link.fullmatch(words.strip()):
            known = public_name(url)
            name = known[0] if known else site(url)
            because = f"a link called {' '.join(words.split())}"
            credits.append(Credit(kind="based-on", name=name or url, url=url, span=(start, end), because=because))
        else:
            says = f"the words at {start}-{end} ({' '.join(words.split())[:80]}) lead to {url}"
            notes.append(Note(field="text", code="link", says=says))
    if len(links) > _MOST_LINKS:
        notes.append(Note(field="text", code="link", says=f"{len(links) - _MOST_LINKS} more addresses are left out"))
    return replace(document, provenance=tuple(credits), notes=(*document.notes, *notes))


def _unknown(**fields: str | None) -> Iterator[Note]:
    for field, value in fields.items():
        if value is None:
            yield Note(field=field, code="unknown", says=f"Telegram states no {field}")


def _id(chat: Chat) -> str:
    """From the chat's number, else from its name: the same in every export of it."""
    if chat.url:
        return ""
    key = chat.number or hashlib.sha256((chat.name or "").encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"telegram-{key.lstrip('-')}"
