"""Telegram's pages as documents: a page of an export, with those that follow it, or a saved page of a channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.errors import EmptyInput, Failure, Remark, ReportedlyError
from reportedly.model import Document
from reportedly.reading.captured import page_of, refuse_shared
from reportedly.reading.formats import Input
from reportedly.reading.reading import Reading, complete
from reportedly.reading.streams import whole as all_of
from reportedly.reading.telegram.documents import post, whole
from reportedly.reading.telegram.export import stated_of, told_from
from reportedly.reading.telegram.groups import groups
from reportedly.reading.telegram.message import Chat, Message
from reportedly.reading.telegram.survey import Answers, discussed
from reportedly.reading.telegram.talk import Talk, talk_in, whole_talk


def as_one(talk: Talk, *, name: str) -> Document:
    """The document of all messages; raises what `documents.whole` raises."""
    document = whole(talk.chat, talk.messages, period=talk.period, name=name)
    return replace(document, notes=(*talk.notes, *document.notes))


def read_pages(given: Input) -> Iterator[Reading | Failure]:
    """The document of a page and of those that follow it, or each post where posts are asked for."""
    stated, known = stated_of(given.stated)
    data = all_of(given.stream, name=given.name)
    talk = talk_in(data, name=given.name, known=known)
    if talk is None:
        document = page_of(data, html=True, name=given.name)
        yield Reading(document=complete(document, data, name=given.name, stated=given.stated), original=data)
        return
    first = given.name.replace("\\", "/").endswith("messages.html")
    if first and given.beside is not None and not talk.chat.is_channel:  # a page of an export, which others may follow
        talk = yield from whole_talk(talk, near=given.beside, known=known)
    if not (given.posts and talk.is_channel):
        document = as_one(talk, name=given.name)
        yield Reading(document=complete(document, data, name=given.name, stated=stated), original=data)
        return
    yield from _posts(talk, replace(given, stated=stated))


def posts_in(data: bytes, *, name: str, charset: str | None) -> list[Document]:
    """The posts in the bytes of a channel's page; none where it is no such page or none has words."""
    talk = talk_in(data, name=name, charset=charset)
    return [document for _, document in posts_of(talk)] if talk is not None and talk.is_channel else []


def posts_of(talk: Talk, answers: Mapping[str, Answers] | None = None) -> Iterator[tuple[Message, Document]]:
    """The posts of a channel that have words, each as a document; `answers` are those to a post by its number."""
    period = talk.period
    for message in talk.messages:
        found = (answers or {}).get(message.id, Answers())
        document = post(_own(talk.chat, message), message, period=period, answers=found.messages)
        if document is not None:
            yield message, told_from(document, found)


def _posts(talk: Talk, given: Input) -> Iterator[Reading | Failure]:
    count = 0
    for message, document in posts_of(talk, discussed(talk.chat, talk.messages, groups(given))):
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


def _own(chat: Chat, message: Message) -> Chat:
    """The channel of a post: that of the page, unless another one wrote it, as pages of embedded posts have it."""
    if not chat.is_channel or message.sender is None or message.sender == chat.public:
        return chat
    return replace(chat, name=message.author, public=message.sender)
