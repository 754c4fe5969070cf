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

Group = tuple[str, Iterable[tuple[Chat, Message]]]
"""An export that holds a group, by its name: each message with its chat."""

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
    senders: tuple[str, ...]
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
    others: Iterable[Group] = (),
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
    threads.add_groups(others)
    threads.join(found)
    return found


def discussed(chat: Chat, messages: Iterable[Message], others: Iterable[Group]) -> dict[str, Answers]:
    """What answers the posts of a channel, `messages`, in the groups of `others`; by the post's number."""
    threads, found = _Threads(), Survey()
    for message in messages:
        if message.service is None:
            threads.add(0, replace(chat, kind="public_channel"), message, moment(message.published) or 0.0)
    threads.add_groups(others)
    threads.join(found)
    return {number: answers for (_, number), answers in found.answers.items()}


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


def _called(chat: Chat) -> tuple[str, ...]:
    """What the copies of a channel's posts may call it: pages know no numbers, and what has a number goes by it."""
    own = f"channel{chat.number}" if chat.number else f"unnumbered {chat.name}"
    return (own, f"named {chat.name}") if chat.name else (own,)


def _words(message: Message) -> int:
    """A number for what the message says; pages have other white space than JSON."""
    return hash("".join(message.text.split()))


def _senders(message: Message) -> tuple[str, ...]:
    """By what a forwarded message may be a channel's own copy; nothing where a person forwards it."""
    sender, author = message.sender or "", message.author
    if sender:
        return (sender, f"unnumbered {author}") if sender.startswith("channel") else ()
    own = message.forwarded is not None and author is not None and message.forwarded.name == author
    return (f"named {author}",) if own else ()


class _Threads:
    """The posts of channels and their copies in groups, while an export is gone through."""

    def __init__(self) -> None:
        self._posts: dict[tuple[str, int], list[tuple[float, int, str]]] = {}
        self._copies: list[_Copy] = []
        self._under: dict[tuple[int, str], _Copy] = {}
        self._size = 0

    def add_groups(self, others: Iterable[Group]) -> None:
        """Takes the messages of groups in other exports, whose places are called by numbers below zero."""
        for number, (name, messages) in enumerate(others, start=1):
            for chat, message in messages:
                if message.service is None:
                    self.add(-number, chat, message, moment(message.published) or 0.0, export=name)

    def add(self, at: int, chat: Chat, message: Message, seconds: float, *, export: str | None = None) -> None:
        """Takes a message of the chat at place `at`."""
        if chat.is_channel:
            for sender in _called(chat) if message.text else ():
                self._posts.setdefault((sender, _words(message)), []).append((seconds, at, message.id))
            return
        senders = _senders(message)
        if message.forwarded is not None and senders and message.reply_to is None:
            copy = _Copy(
                group=at, id=message.id, senders=senders, words=_words(message), seconds=seconds, export=export
            )
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
            posts = next((here for one in copy.senders if (here := self._posts.get((one, copy.words)))), [])
            near = min(posts, key=lambda post: abs(post[0] - copy.seconds), default=None)
            if near is None or abs(near[0] - copy.seconds) > _APART or near[1:] in found.answers:
                continue
            found.answers[near[1:]] = Answers(messages=tuple(answered(copy.answers, copy.id)), export=copy.export)
            found.joined.update((copy.group, id) for id in (copy.id, *(one.id for one in copy.answers)))
