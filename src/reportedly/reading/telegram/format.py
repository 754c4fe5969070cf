"""How Telegram's files are told, and given to what reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from reportedly.errors import Failure
from reportedly.reading.captured import TELEGRAM
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.reading import Reading
from reportedly.reading.sniff import is_html

BESIDE = frozenset(
    "css files images js photos profile_pictures round_video_messages stickers stories video_files "
    "voice_messages".split()
)
"""Folders beside an export that hold what its messages came with."""

FIRST = ("messages.html", "result.json")
"""How the files are called that an export begins with."""

LOOKED_AT = 16_384
"""Bytes of such a file that tell whether it does."""

_KIND = (
    rb"(?:bot_chat|personal_chat|private_channel|private_group|private_supergroup|public_channel|public_supergroup"
    rb"|replies|saved_messages|verify_codes)"
)
_CHAT = re.compile(rb'"type"\s*:\s*"' + _KIND + rb'"')
_MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
_MESSAGE = re.compile(rb'\{\s*"id"\s*:\s*-?\d{1,20}\s*,\s*"type"\s*:\s*"(?:message|service)"')
_ACCOUNT = re.compile(rb'\s*\{.{0,65536}?"(?:chats|left_chats)"\s*:\s*\{\s*"(?:about|list)"\s*:', re.S)
_PERSON = re.compile(rb'\s*\{\s*"about"\s*:.{0,4096}?"personal_information"\s*:\s*\{', re.S)
_SAVED = re.compile(rb'<div class="message (?:default|service)[^"<>]{0,80}" id="message-?\d')
_PAGE = re.compile(r"messages\d{0,6}\.html")


def is_export(head: bytes) -> bool:
    """Whether first bytes are those of an export of a chat or an account as JSON."""
    if not head.lstrip().startswith(b"{"):
        return False
    one = _MESSAGES.search(head) and (_CHAT.search(head) or _MESSAGE.search(head))
    return bool(one) or is_account(head)


def is_account(head: bytes) -> bool:
    """Whether first bytes are those of an export of all chats of an account."""
    return bool(_ACCOUNT.match(head) or _PERSON.match(head))


def is_channel(head: bytes) -> bool:
    """Whether first bytes are those of an export of a channel alone."""
    found = _CHAT.search(head) if is_export(head) else None
    return found is not None and b"channel" in found[0]


def is_group(head: bytes) -> bool:
    """Whether first bytes are those of an export of a group alone."""
    found = _CHAT.search(head) if is_export(head) else None
    return found is not None and b"group" in found[0]


def is_saved(head: bytes) -> bool:
    """Whether first bytes are those of a page of an export."""
    return _SAVED.search(head) is not None


def left_out(files: Mapping[str, bytes]) -> Callable[[str], bool]:
    """What of a folder belongs to the export in it and is read with it, or not at all: pages behind the first one, all
    pages where the same stands in `result.json`, and the folders of what messages came with.

    `files` are the first bytes of those files of the folder that are called as exports begin (`FIRST`).
    """
    written = is_export(files.get("result.json", b""))
    paged = is_saved(files.get("messages.html", b""))

    def is_left_out(name: str) -> bool:
        if name in BESIDE:
            return written or paged
        found = _PAGE.fullmatch(name)
        return found is not None and paged and (written or name != "messages.html")

    return is_left_out


def _tells(seen: Clue) -> bool:
    return is_export(seen.head) or (is_html(seen) and bool(is_saved(seen.head) or TELEGRAM.search(seen.head)))


def _read(given: Input) -> Iterator[Reading | Failure]:
    if is_export(given.clue.head):
        from reportedly.reading.telegram.export import read_export

        yield from read_export(given)
    else:
        from reportedly.reading.telegram.pages import read_pages

        yield from read_pages(given)


FORMAT = Format(
    name="telegram",
    says="Telegram: an export of a chat or an account (result.json, messages.html), a saved page of a channel (t.me/s)",
    suffixes=(".json", ".html"),
    tells=_tells,
    read=_read,
)
