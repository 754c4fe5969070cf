"""A chat and its messages as values, whatever they were written down as."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import Precision

CHANNELS = frozenset({"private_channel", "public_channel"})
"""Kinds of chat, as exports call them, whose messages are posts."""

KINDS = CHANNELS | frozenset(
    "bot_chat personal_chat private_group private_supergroup public_supergroup replies saved_messages "
    "verify_codes".split()
)

_POST = re.compile(r"(?:https?://)?(?:t|telegram)\.me/(?:s/)?([A-Za-z]\w{2,63})(?:/(\d{1,18}))?/?(?:[?#].*)?", re.I)
_NO_NAMES = frozenset({"addlist", "addstickers", "c", "iv", "joinchat", "login", "proxy", "s", "share", "socks"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that words of a message lead to; the words are `text[start:end]`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """Where a forwarded message is from; `name` is None where only that it is forwarded is known.

    `public`: it is said to be a channel or a group; else the name may be a person's.
    """

    name: str | None = None
    url: str | None = None
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a message answers, as it shows it: the writer's name and the first words."""

    author: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message. `sender` is who sent it as the export numbers them ("channel15"), `service` what a notice tells
    of, `links` the addresses that are not in its words, `media` whether something other than words came with it."""

    id: str
    text: str = ""
    links: tuple[Link, ...] = ()
    author: str | None = None
    sender: str | None = None
    signature: str | None = None
    published: str | None = None
    precision: Precision | None = None
    printed: str | None = None
    edited: str | None = None
    forwarded: Forward | None = None
    reply_to: str | None = None
    quoted: Reply | None = None
    url: str | None = None
    service: str | None = None
    media: bool = False
    original: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat: its name, its kind as exports call it, its number, its public name ("baken" of t.me/baken).

    `stated` is the address that the user states of it, which tells its public name.
    """

    name: str | None = None
    kind: str | None = None
    number: str | None = None
    public: str | None = None
    url: str | None = None
    stated: str | None = None

    @property
    def is_channel(self) -> bool:
        """Whether its messages are posts."""
        return self.kind in CHANNELS

    def address(self, message: str) -> str | None:
        """Where a message is on the web, if the chat's public name is known."""
        return f"https://t.me/{self.public}/{message}" if self.public and message.isdecimal() else None


def public_name(url: str | None) -> tuple[str, str | None] | None:
    """The public name, and the message's number, in an address of Telegram.

    >>> public_name("https://t.me/s/baken/15?single"), public_name("https://example.org/baken")
    (('baken', '15'), None)
    """
    found = _POST.fullmatch(url or "")
    return None if found is None or found[1].lower() in _NO_NAMES else (found[1], found[2])
