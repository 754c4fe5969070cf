"""A chat and its messages as Telegram's pages give them: one page's tree, one page's bytes, an export of several."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from reportedly.errors import Failure, MissingInput, ReportedlyError
from reportedly.model import Note
from reportedly.reading.beside import Beside
from reportedly.reading.encoding import declared_charset, decode
from reportedly.reading.page.copy import copy_of, undone, without_pictures
from reportedly.reading.page.tree import parse
from reportedly.reading.streams import whole as all_of
from reportedly.reading.telegram import preview, saved
from reportedly.reading.telegram.documents import Period
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


def talk_in(
    data: bytes, *, name: str, known: Chat | None = None, above: Message | None = None, charset: str | None = None
) -> Talk | None:
    """The chat in the bytes of a page, or None where it is none of Telegram's; `known` is what is said of the chat,
    `above` the last message of the page before. Raises what `decode` and `parse` raise.
    """
    decoded = decode(data, name=name, declared=charset or declared_charset(data[:_HEAD]))
    source = without_pictures(decoded.text)
    copy = copy_of(source)
    tree = parse(source if copy is None else undone(source, copy), name=name)
    talk = talk_of(tree, known=known, above=above)
    return None if talk is None else replace(talk, notes=decoded.notes)


def whole_talk(talk: Talk, *, near: Beside, known: Chat | None = None) -> Generator[Failure, None, Talk]:
    """The chat of the first page of an export with the messages of the pages that follow it; `near` opens those."""
    for number in range(1, _MOST_PAGES):
        file = saved.next_page(number)
        try:
            with near(file) as stream:
                above = talk.messages[-1] if talk.messages else None
                more = talk_in(all_of(stream, name=file), name=file, known=known, above=above)
        except MissingInput:
            break
        except ReportedlyError as error:
            yield error.failure
            continue
        if more is not None:
            talk = replace(talk, messages=(*talk.messages, *more.messages))
    return talk
