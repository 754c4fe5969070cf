"""The words of an element of a Telegram page: its text line by line, and where its links lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from reportedly.reading.reading import is_web_address
from reportedly.reading.telegram.message import Link

_BLOCKS = frozenset({"blockquote", "div", "p", "pre"})
_SILENT = frozenset({"audio", "button", "iframe", "noscript", "script", "style", "svg", "template", "video"})
_SPACE = re.compile(r"[ \t\n\r\f]+")

Skip = Callable[[HtmlElement], bool]


def nothing(_: HtmlElement) -> bool:
    """Leaves nothing out."""
    return False


def words(element: HtmlElement, skip: Skip = nothing) -> tuple[str, tuple[Link, ...]]:
    """The text of an element, a line feed where a line ends, and the links in it whose words are not their address."""
    parts: list[str] = []
    size = 0
    links: list[Link] = []
    open_: list[tuple[int, str]] = []
    for event, here in _walk(element, skip):
        if isinstance(here, str):
            piece = here if event == "line" else _SPACE.sub(" ", here)
            if piece and event == "line" and not parts:
                continue
            parts.append(piece)
            size += len(piece)
        elif event == "open":
            open_.append((size, here.get("href") or ""))
        elif open_:
            start, href = open_.pop()
            if start < size and is_web_address(href):
                links.append(Link(start=start, end=size, url=href[:2000]))
    text = "".join(parts)
    return text, tuple(link for link in links if not _same(text[link.start : link.end], link.url))


def line(element: HtmlElement | None, skip: Skip = nothing) -> str | None:
    """The text of an element on one line, None where it has none."""
    return None if element is None else " ".join(words(element, skip)[0].split())[:300] or None


def written(element: HtmlElement) -> bytes:
    """An element as it stands in its page, near enough to be evidence."""
    return etree.tostring(element, encoding="utf-8", method="html", with_tail=False)


def classed(element: HtmlElement, name: str) -> bool:
    """Whether the element has a class."""
    return name in (element.get("class") or "").split()


def under(element: HtmlElement, name: str, within: Skip = nothing) -> HtmlElement | None:
    """The first element of a class under `element`, none of those inside what `within` leaves out."""
    return next(every(element, name, within), None)


def every(element: HtmlElement, name: str, within: Skip = nothing) -> Iterator[HtmlElement]:
    """The outermost elements of a class under `element`, none of those inside what `within` leaves out."""
    stack = list(reversed(element))
    while stack:
        here = stack.pop()
        if not isinstance(here.tag, str) or within(here):
            continue
        if classed(here, name):
            yield here
        else:
            stack.extend(reversed(here))


def _same(shown: str, url: str) -> bool:
    """Whether words are the address that they lead to, or a name that stands for it."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip()).rstrip("/").casefold()
    said = re.sub(r"^https?://(?:www\.)?", "", shown.strip()).rstrip("/").casefold()
    return said == bare or (said.startswith("@") and bare in {f"t.me/{said[1:]}", f"telegram.me/{said[1:]}"})


def _walk(element: HtmlElement, skip: Skip) -> Iterator[tuple[str, str | HtmlElement]]:
    """The pieces of an element: its texts, the ends of its lines, its links as they open and close."""
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack:
        here, leaving = stack.pop()
        inner = here is not element
        if leaving:
            if here.tag == "a":
                yield "close", here
            if inner and here.tag in _BLOCKS:
                yield "line", "\n"
        elif not isinstance(here.tag, str) or here.tag in _SILENT or (inner and skip(here)):
            pass
        else:
            if here.tag == "br" or (inner and here.tag in _BLOCKS):
                yield "line", "\n"
            if here.tag == "a":
                yield "open", here
            if here.text:
                yield "text", here.text
            stack.append((here, True))
            stack.extend((child, False) for child in reversed(here))
            continue
        if inner and here.tail:
            yield "text", here.tail
