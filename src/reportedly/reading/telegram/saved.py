"""A page of an export of Telegram Desktop as HTML (`messages.html`, `messages2.html` …): its chat and messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from reportedly.model import Precision
from reportedly.reading.dates import machine_date
from reportedly.reading.telegram.message import Chat, Forward, Message
from reportedly.reading.telegram.words import classed, every, line, under, words, written

_NUMBER = re.compile(r"message-?(\d{1,18})")
_TARGET = re.compile(r"(?:messages\d{0,6}\.html)?#go_to_message(\d{1,18})")
_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_VIA = re.compile(r"\s+via @\w+$")


def is_saved(tree: HtmlElement) -> bool:
    """Whether the page is one of an export."""
    history = under(tree, "history")
    return history is not None and any(_NUMBER.fullmatch(one.get("id") or "") for one in every(history, "message"))


def chat(tree: HtmlElement, *, known: Chat) -> Chat:
    """The chat of a page, with what is known of it besides."""
    header = under(tree, "page_header")
    return replace(known, name=line(under(header, "text")) if header is not None else None)


def messages(tree: HtmlElement, *, chat: Chat, above: Message | None = None) -> Iterator[Message]:
    """The messages of a page in order; `above` is the last one of the page before, whose writer may go on."""
    for element in every(tree, "message"):
        number = _NUMBER.fullmatch(element.get("id") or "")
        if number is None:
            continue
        if classed(element, "service"):
            body = under(element, "body")
            told = line(body) if body is not None else None
            if not (element.get("id") or "").startswith("message-"):  # the line of a day has no number of its own
                yield Message(id=number[1], text=told or "", service="notice")
            continue
        above = _message(element, number[1], chat, above)
        yield above


def next_page(number: int) -> str:
    """What the page after the first `number` pages of an export is called."""
    return f"messages{number + 1}.html"


def _message(element: HtmlElement, number: str, chat: Chat, above: Message | None) -> Message:
    own = _parts(element)
    joined = classed(element, "joined") and above is not None
    author = _writer(own.get("from_name"))
    if author is None and joined and above is not None:
        author = above.author
    forward = own.get("forwarded")
    inner = own if forward is None else own | _parts(forward, inside=True)
    text, links = words(inner["text"]) if "text" in inner else ("", ())
    forwarded = None
    if forward is not None:
        name = _writer(inner.get("from_name")) if inner.get("from_name") is not own.get("from_name") else None
        forwarded = Forward(name=name)
        if name is None and joined and above is not None and above.forwarded is not None:
            forwarded = above.forwarded
    printed = (own["date"].get("title") or "").strip() if "date" in own else ""
    published, precision = _date(printed)
    reply = own.get("reply_to", inner.get("reply_to"))
    return Message(
        id=number,
        text=text,
        links=links,
        author=author,
        signature=line(inner.get("signature")),
        published=published,
        precision=precision,
        printed=printed or None,
        forwarded=forwarded,
        reply_to=_target(reply) if reply is not None else None,
        url=chat.address(number),
        media="media_wrap" in inner,
        original=written(element),
    )


def _parts(element: HtmlElement, *, inside: bool = False) -> dict[str, HtmlElement]:
    """The parts of a message by their class: those directly in its body, not those of a forwarded one in it."""
    body = element if inside else next((one for one in element if classed(one, "body")), None)
    found: dict[str, HtmlElement] = {}
    for part in body if body is not None else ():
        if isinstance(part.tag, str):
            for name in ("forwarded", "date", "from_name", "reply_to", "media_wrap", "text", "signature"):
                # The picture of whom a message is forwarded from has that class as well.
                if classed(part, name) and (name != "forwarded" or classed(part, "body")):
                    found.setdefault(name, part)
                    break
    return found


def _writer(element: HtmlElement | None) -> str | None:
    """The name in the line that names who wrote, without the date and the bot that may stand behind it."""
    name = line(element, lambda one: classed(one, "date") or classed(one, "details"))
    return _VIA.sub("", name) or None if name else None


def _target(element: HtmlElement) -> str | None:
    """The number of the message that is answered, where it is one of the same chat."""
    found = (_TARGET.fullmatch(link.get("href") or "") for link in element.iter("a"))
    return next((one[1] for one in found if one is not None), None)


def _date(printed: str) -> tuple[str, Precision] | tuple[None, None]:
    found = _DATE.fullmatch(printed)
    if found is None:
        return None, None
    day, month, year, clock, zone = found.groups()
    return machine_date(f"{year}-{month}-{day}T{clock}{zone or ''}") or (None, None)
