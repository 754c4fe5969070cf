"""The groups in exports that lie around one of a channel: those that discuss its posts may be among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.errors import ReportedlyError
from reportedly.reading.beside import Beside
from reportedly.reading.formats import Input
from reportedly.reading.streams import whole
from reportedly.reading.telegram.fields import chat as chat_of
from reportedly.reading.telegram.fields import message as message_of
from reportedly.reading.telegram.format import LOOKED_AT, is_group, is_saved
from reportedly.reading.telegram.message import Chat, Message
from reportedly.reading.telegram.pieces import Opened, Piece, pieces
from reportedly.reading.telegram.survey import Group
from reportedly.reading.telegram.talk import talk_in, whole_talk


def groups(given: Input) -> Iterator[Group]:
    """The exports around this one that begin with a group, as JSON or as pages, each with its name."""
    for name, stream, near in given.around() if given.around is not None else ():
        head = stream.read(LOOKED_AT)
        stream.seek(0)
        if is_group(head):
            yield name, _written(stream, name)
        elif is_saved(head) and name.endswith("messages.html"):
            yield name, _paged(stream, name, near)


def _written(stream: BinaryIO, name: str) -> Iterator[tuple[Chat, Message]]:
    chat = Chat()
    for piece in pieces(stream, name=name):
        if isinstance(piece, Opened):
            chat = chat_of(piece.head, known=Chat())
        elif isinstance(piece, Piece) and not chat.is_channel:
            message = message_of(piece.row, chat=chat)
            if message is not None:
                yield chat, message


def _paged(stream: BinaryIO, name: str, near: Beside) -> Iterator[tuple[Chat, Message]]:
    try:
        talk = talk_in(whole(stream, name=name), name=name)
    except ReportedlyError:
        return  # it is told where it is read for itself
    if talk is None or talk.chat.is_channel:
        return
    following = whole_talk(talk, near=near)
    while True:
        try:
            next(following)
        except StopIteration as end:
            talk = end.value
            break
    for message in talk.messages if not talk.is_channel else ():
        yield talk.chat, message
