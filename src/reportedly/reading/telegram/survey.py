"""What a Telegram export holds, before it is read: its chats, when they begin and end, and the discussions of posts.

A group that is linked to a channel holds a copy of each of its posts, sent by the channel itself; what answers the
copy answers the post. The group may stand in the same export, or in another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import BinaryIO

from reportedly.reading.telegram.documents import MOST_TEXT, Period
from reportedly.reading.telegram.fields import chat as chat_of
from reportedly.reading.telegram.fields import date_of, size_of
from reportedly.reading.telegram.fields import message as message_of
from reportedly.reading.telegram.message import Chat, Message
from reportedly.reading.telegram.pieces import Closed, Opened, Piece, pieces

_APART = 600
"""Seconds between a post and its copy in the group: the copy is sent at once."""


@dataclass(slots=True)
class Surveyed:
    """One chat of an export: the dates of its first and last message, how many it has, and about how long they are."""

    chat: Chat
    period: Period | None = None
    count: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What answers a post, and the export that it is from where that is another one."""

    messages: tuple[Message, ...] = ()
    export: str | None = None


@dataclass(slots=True)
class Survey:
    """The chats in their order, and the answers to posts by the chat's place and the post's number; `joined` are the
    messages of groups, by the same, that stand there and need not stand in their group."""

    chats: list[Surveyed] = field(default_factory=list)
    answers: dict[tuple[int, str], Answers] = field(default_factory=dict)
    joined: set[tuple[int, str]] = field(default_factory=set)


@dataclass(slots=True)
class _Copy:
    """A channel's post as its group has it, and what answers it."""

    group: int
    id: str
    sender: str
    words: int
    seconds: float
    export: str | None = None
    answers: list[Message] = field(default_factory=list)


def survey(
    stream: BinaryIO,
    *,
    name: str,
    known: Chat,
    joining: bool,
    others: Iterable[tuple[str, BinaryIO]] = (),
) -> Survey:
    """What the export in `stream` holds; `known` is what the user says of its chats.

    `joining` looks for the discussions of posts as well, also in the groups of `others`, exports with their names.
    """
    found = Survey()
    threads = _Threads()
    first: tuple[float, str] | None = None
    last: tuple[float, str] | None = None
    head: dict[str, object] = {}
    for piece in pieces(stream, name=name):
        if isinstance(piece, Opened):
            head, first, last = piece.head, None, None
            found.chats.append(Surveyed(chat=chat_of(head, known=known)))
        elif isinstance(piece, Closed):
            found.chats[-1].chat = chat_of(piece.behind | head, known=known)
            found.chats[-1].period = (first[1], last[1]) if first and last else None
        elif isinstance(piece, Piece):
            here = found.chats[-1]
            here.count += 1
            here.size += size_of(piece.row)
            published = date_of(piece.row)[0]
            seconds = moment(published)
            if seconds is not None and published is not None:
                first = min(first or (seconds, published), (seconds, published))
                last = max(last or (seconds, published), (seconds, published))
            message = message_of(piece.row, chat=here.chat) if joining else None
            if message is not None and message.service is None:
                threads.add(len(found.chats) - 1, here.chat, message, seconds or 0.0)
    for number, (other, opened) in enumerate(others, start=1):
        threads.add_groups(-number, opened, name=other)
    threads.join(found)
    return found


def moment(written: str | None) -> float | None:
    """Seconds since 1970 of an ISO date; one without a zone is taken for UTC."""
    if written is None:
        return None
    try:
        date = datetime.fromisoformat(written)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def answered(messages: Iterable[Message], head: str) -> Iterator[Message]:
    """Messages as comments of a post: what answers its copy, `head`, answers the post itself."""
    for one in messages:
        yield replace(one, reply_to=None) if one.reply_to == head else one


class _Threads:
    """The posts of channels and their copies in groups, while an export is gone through."""

    def __init__(self) -> None:
        self._posts: dict[tuple[str, int], list[tuple[float, int, str]]] = {}
        self._copies: list[_Copy] = []
        self._under: dict[tuple[int, str], _Copy] = {}
        self._size = 0

    def add_groups(self, at: int, stream: BinaryIO, *, name: str) -> None:
        """Takes the messages of the groups in another export, which are called those of place `at`."""
        chat = Chat()
        for piece in pieces(stream, name=name):
            if isinstance(piece, Opened):
                chat = chat_of(piece.head, known=Chat())
            elif isinstance(piece, Piece) and not chat.is_channel:
                message = message_of(piece.row, chat=chat)
                if message is not None and message.service is None:
                    self.add(at, chat, message, moment(message.published) or 0.0, export=name)

    def add(self, at: int, chat: Chat, message: Message, seconds: float, *, export: str | None = None) -> None:
        """Takes a message of the chat at place `at`."""
        if chat.is_channel:
            if message.text and chat.number:
                key = f"channel{chat.number}", hash(message.text)
                self._posts.setdefault(key, []).append((seconds, at, message.id))
            return
        sender = message.sender or ""
        if message.forwarded is not None and sender.startswith("channel") and message.reply_to is None:
            words = hash(message.text)
            copy = _Copy(group=at, id=message.id, sender=sender, words=words, seconds=seconds, export=export)
            self._copies.append(copy)
            self._under[at, message.id] = copy
            return
        over = self._under.get((at, message.reply_to)) if message.reply_to else None
        if over is not None and self._size <= MOST_TEXT:
            self._size += len(message.text) + 200
            over.answers.append(message)
            self._under[at, message.id] = over

    def join(self, found: Survey) -> None:
        """Gives each post what answers its copy."""
        for copy in self._copies:
            posts = self._posts.get((copy.sender, copy.words), [])
            near = min(posts, key=lambda post: abs(post[0] - copy.seconds), default=None)
            if near is None or abs(near[0] - copy.seconds) > _APART or near[1:] in found.answers:
                continue
            found.answers[near[1:]] = Answers(messages=tuple(answered(copy.answers, copy.id)), export=copy.export)
            found.joined.update((copy.group, id) for id in (copy.id, *(one.id for one in copy.answers)))
