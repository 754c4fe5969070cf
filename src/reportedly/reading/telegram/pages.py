"""Telegram's pages as documents: a page of an export, with those that follow it, or a saved page of a channel."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from reportedly.errors import EmptyInput, Failure, MissingInput, Remark, ReportedlyError
from reportedly.model import Document, Note
from reportedly.reading.captured import page_of, refuse_shared
from reportedly.reading.encoding import declared_charset, decode
from reportedly.reading.formats import Input
from reportedly.reading.page.copy import copy_of, undone, without_pictures
from reportedly.reading.page.tree import parse
from reportedly.reading.reading import Reading, complete
from reportedly.reading.streams import whole as all_of
from reportedly.reading.telegram import preview, saved
from reportedly.reading.telegram.documents import Period, post, whole
from reportedly.reading.telegram.export import stated_of
from reportedly.reading.telegram.message import Chat, Message
from reportedly.reading.telegram.survey import moment

_MOST_PAGES = 1_000
_HEAD = 8192
_SAVED = re.compile(r'<div class="message (?:default|service)\b')


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A chat and its messages as pages give them."""

    chat: Chat
    messages: tuple[Message, ...]
    notes: tuple[Note, ...] = ()

    @property
    def period(self) -> Period | None:
        """The dates of the first and the last message."""
        dated = [(at, one.published) for one in self.messages if one.published and (at := moment(one.published))]
        return (min(dated)[1], max(dated)[1]) if dated else None

    @property
    def is_channel(self) -> bool:
        """Whether one party, whose name the chat has, wrote all; or the page says so."""
        spoken = [one.author for one in self.messages if one.service is None]
        return self.chat.is_channel or (bool(spoken) and all(author == self.chat.name for author in spoken))


def may_be_telegrams(source: str) -> bool:
    """Whether it is worth looking for messages in the tree of a page of this source."""
    return "tgme_widget_message" in source or _SAVED.search(source) is not None


def talk_of(tree: HtmlElement, *, known: Chat | None = None, above: Message | None = None) -> Talk | None:
    """The chat in a page's tree, or None where the page is none of Telegram's."""
    known = known or Chat()
    if preview.is_preview(tree):
        chat = preview.chat(tree, known=known)
        return Talk(chat=chat, messages=tuple(preview.messages(tree)))
    if saved.is_saved(tree):
        chat = saved.chat(tree, known=known)
        return Talk(chat=chat, messages=tuple(saved.messages(tree, chat=chat, above=above)))
    return None


def as_one(talk: Talk, *, name: str) -> Document:
    """The document of all messages; raises what `documents.whole` raises."""
    document = whole(talk.chat, talk.messages, period=talk.period, name=name)
    return replace(document, notes=(*talk.notes, *document.notes))


def read_pages(given: Input) -> Iterator[Reading | Failure]:
    """The document of a page and of those that follow it, or each post where posts are asked for."""
    stated, known = stated_of(given.stated)
    data = all_of(given.stream, name=given.name)
    talk = _talk(data, given.name, known)
    if talk is None:
        document = page_of(data, html=True, name=given.name)
        yield Reading(document=complete(document, data, name=given.name, stated=given.stated), original=data)
        return
    if not talk.chat.is_channel:  # a page of an export, which others may follow
        for number in range(1, _MOST_PAGES):
            more = yield from _following(given, number, known, talk)
            if more is None:
                break
            talk = more
    if not (given.posts and talk.is_channel):
        document = as_one(talk, name=given.name)
        yield Reading(document=complete(document, data, name=given.name, stated=stated), original=data)
        return
    yield from _posts(talk, replace(given, stated=stated))


def posts_in(data: bytes, *, name: str, charset: str | None) -> list[Document]:
    """The posts in the bytes of a channel's page; none where it is no such page or none has words."""
    talk = _talk(data, name, Chat(), charset=charset)
    return [document for _, document in posts_of(talk)] if talk is not None and talk.is_channel else []


def posts_of(talk: Talk) -> Iterator[tuple[Message, Document]]:
    """The posts of a channel that have words, each as a document."""
    period = talk.period
    for message in talk.messages:
        document = post(_own(talk.chat, message), message, period=period)
        if document is not None:
            yield message, document


def _posts(talk: Talk, given: Input) -> Iterator[Reading | Failure]:
    count = 0
    for message, document in posts_of(talk):
        count += 1
        try:
            if count > 1:
                refuse_shared(given.stated, name=given.name, place="")
            done = complete(document, message.original, name=given.name, stated=given.stated)
        except ReportedlyError as error:
            yield replace(error.failure, place=error.failure.place or f"message {message.id}")
            return
        yield Reading(document=done, original=message.original)
    if not count:
        says = "No post on the page has words."
        raise EmptyInput(given.name, says, remedy="Check that the page was saved whole.")
    if left := len(talk.messages) - count:
        yield Remark("N101", given.name, "", f"Left out: {left} notices and posts without words.", "")


def _following(given: Input, number: int, known: Chat, talk: Talk) -> Generator[Failure, None, Talk | None]:
    """The chat with the messages of the next page as well, None where there is no other page."""
    if given.beside is None or not given.name.replace("\\", "/").endswith("messages.html"):
        return None
    file = saved.next_page(number)
    try:
        with given.beside(file) as stream:
            more = _talk(all_of(stream, name=file), file, known, above=talk.messages[-1] if talk.messages else None)
    except MissingInput:
        return None
    except ReportedlyError as error:
        yield error.failure
        return talk
    if more is None:
        return talk
    return replace(talk, messages=(*talk.messages, *more.messages))


def _talk(
    data: bytes, name: str, known: Chat, *, above: Message | None = None, charset: str | None = None
) -> Talk | None:
    decoded = decode(data, name=name, declared=charset or declared_charset(data[:_HEAD]))
    source = without_pictures(decoded.text)
    copy = copy_of(source)
    tree = parse(source if copy is None else undone(source, copy), name=name)
    talk = talk_of(tree, known=known, above=above)
    return None if talk is None else replace(talk, notes=decoded.notes)


def _own(chat: Chat, message: Message) -> Chat:
    """The channel of a post: that of the page, unless another one wrote it, as pages of embedded posts have it."""
    if not chat.is_channel or message.sender is None or message.sender == chat.public:
        return chat
    return replace(chat, name=message.author, public=message.sender)
