"""An export of Telegram Desktop as JSON (`result.json`): one chat, or all chats of an account.

It is gone through twice, so that a channel of any length is read post by post within bounded memory: first for its
chats and their periods, then for their messages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reportedly.errors import BrokenRecord, EmptyInput, Failure, Remark, ReportedlyError
from reportedly.model import Document, Note
from reportedly.reading.captured import refuse_shared
from reportedly.reading.formats import Input
from reportedly.reading.reading import Reading, Stated, complete
from reportedly.reading.streams import seekable
from reportedly.reading.telegram.documents import place_of, post, refuse_long, whole
from reportedly.reading.telegram.fields import message as message_of
from reportedly.reading.telegram.format import is_account, is_channel
from reportedly.reading.telegram.groups import groups
from reportedly.reading.telegram.message import Chat, Message, public_name
from reportedly.reading.telegram.pieces import Closed, Opened, Piece, pieces
from reportedly.reading.telegram.survey import Answers, Survey, survey

_MOST_FAILURES = 10_000


def read_export(given: Input) -> Iterator[Reading | Failure]:
    """The documents of an export: each chat, or each post of its channels where posts are asked for."""
    stated, known = stated_of(given.stated)
    with seekable(given.stream, name=given.name) as stream:
        joining = given.posts and (is_account(given.clue.head) or is_channel(given.clue.head))
        found = survey(stream, name=given.name, known=known, joining=joining, others=groups(given) if joining else ())
        if not any(one.period for one in found.chats):
            says = "The export holds no messages."
            raise EmptyInput(given.name, says, remedy="Export the chat again, with its text messages.")
        stream.seek(0)
        reader = _Reader(given=replace(given, stream=stream, stated=stated), found=found)
        count = 0
        for item in reader.readings():
            if isinstance(item, Reading):
                count += 1
                if count > 1:
                    try:
                        refuse_shared(stated, name=given.name, place="")
                    except ReportedlyError as error:
                        yield error.failure
                        return
            yield item


def stated_of(stated: Stated) -> tuple[Stated, Chat]:
    """What the user states apart from the address of the channel, which says where each message is.

    >>> stated_of(Stated(outlet="Baken", url="https://t.me/baken_example"))[1].address("5")
    'https://t.me/baken_example/5'
    """
    found = public_name(stated.url)
    if found is None or found[1] is not None:
        return stated, Chat()
    return replace(stated, url=None), Chat(public=found[0], url=f"https://t.me/{found[0]}", stated=stated.url)


def told_from(document: Document, answers: Answers) -> Document:
    """The post with a note of the export that its comments are from, where that is another one."""
    if not document.comments or not answers.export:
        return document
    note = Note(field="comments", code="source", says=f"the comments are from {answers.export}")
    return replace(document, notes=(*document.notes, note))


@dataclass(slots=True)
class _Reader:
    """Reads the messages of an export that has been surveyed."""

    given: Input
    found: Survey
    silent: int = 0
    left: Counter[str] = field(default_factory=Counter)
    empty: list[str] = field(default_factory=list)
    read: int = 0
    failed: int = 0

    def readings(self) -> Iterator[Reading | Failure]:
        """Every document, what is damaged, and at last what was left out."""
        gathered: list[Message] = []
        refused: Failure | None = None
        at = -1
        for piece in pieces(self.given.stream, name=self.given.name):
            if isinstance(piece, Opened):
                gathered, at = [], piece.at
                refused = self._refused(at)
                if refused is not None:
                    self.failed += 1
                    yield refused
            elif isinstance(piece, Closed):
                if not self._by_posts(at) and refused is None:
                    yield from self._whole(at, gathered)
                gathered = []
            elif isinstance(piece, Piece) and refused is None:
                chat = self.found.chats[at].chat
                message = message_of(piece.row, chat=chat, original=piece.written.encode("utf-8", "replace"))
                if message is None:
                    self.failed += 1
                    if self.failed <= _MOST_FAILURES:
                        yield self._no_message(piece)
                elif self._by_posts(at):
                    yield from self._post(at, message)
                elif (at, message.id) not in self.found.joined:
                    gathered.append(message)
            elif isinstance(piece, Failure):
                self.failed += 1
                if self.failed <= _MOST_FAILURES:
                    yield piece
        yield from self._left_out()

    def _by_posts(self, at: int) -> bool:
        return self.given.posts and self.found.chats[at].chat.is_channel

    def _refused(self, at: int) -> Failure | None:
        """Why the chat is not read: it is too long for one document."""
        here = self.found.chats[at]
        if self._by_posts(at):
            return None
        try:
            refuse_long(here.chat, count=here.count, size=here.size, name=self.given.name)
        except ReportedlyError as error:
            return error.failure
        return None

    def _post(self, at: int, message: Message) -> Iterator[Reading | Failure]:
        surveyed = self.found.chats[at]
        answers = self.found.answers.get((at, message.id), Answers())
        document = post(surveyed.chat, message, period=surveyed.period, answers=answers.messages)
        if document is None:
            if message.service is not None:
                self.left[f"{message.service} notices"] += 1
            else:
                self.silent += 1
            return
        yield from self._complete(told_from(document, answers), message.original, f"message {message.id}")

    def _whole(self, at: int, messages: list[Message]) -> Iterator[Reading | Failure]:
        surveyed = self.found.chats[at]
        if not any(one.text and one.service is None for one in messages):
            self.empty.append(place_of(surveyed.chat))
            return
        document = whole(surveyed.chat, messages, period=surveyed.period, name=self.given.name)
        original = b"[" + b",\n".join(one.original for one in messages) + b"]"
        yield from self._complete(document, original, place_of(surveyed.chat))

    def _complete(self, document: Document, original: bytes, place: str) -> Iterator[Reading | Failure]:
        try:
            document = complete(document, original, name=self.given.name, stated=self.given.stated)
        except ReportedlyError as error:
            self.failed += 1
            yield replace(error.failure, place=error.failure.place or place)
            return
        self.read += 1
        yield Reading(document=document, original=original)

    def _no_message(self, piece: Piece) -> Failure:
        says = "The object is no message: it has no number."
        place = f"line {piece.line}"
        return BrokenRecord(self.given.name, says, place=place, remedy="Export the chat again.").failure

    def _left_out(self) -> Iterator[Failure]:
        """What was left out, counted."""
        name = self.given.name
        if not self.read and not self.failed:
            says = "No message of the export has words."
            raise EmptyInput(name, says, remedy="Export the chat again, with its text messages.")
        if self.silent:
            self.left["messages without words"] = self.silent
        if self.left:
            says = ", ".join(f"{many} {what}" for what, many in self.left.most_common(12))
            yield Remark("N101", name, "", f"Left out: {says}.", "")
        if self.empty:
            says = f"{len(self.empty)} chats without words ({', '.join(self.empty[:3])}"
            yield Remark("N101", name, "", f"Left out: {says}{', …' if len(self.empty) > 3 else ''}).", "")
