"""A page's tree as blocks of text in reading order: one walk over the elements, without recursion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from reportedly.reading.lexicon import lexicon
from reportedly.reading.page.facts import plain

PROSE = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "dt", "pre", "td", "th", "summary"}
)
"""Elements that hold one block each; text anywhere else is loose."""

_BLOCKS = PROSE | frozenset(
    {
        "address",
        "article",
        "aside",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "main",
        "nav",
        "ol",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    }
)
_SILENT = frozenset(
    {
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "figcaption",
        "head",
        "iframe",
        "input",
        "label",
        "link",
        "map",
        "math",
        "meta",
        "noscript",
        "object",
        "option",
        "progress",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    }
)
_OUTSIDE = frozenset({"nav", "footer", "aside"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ANCHOR = re.compile(r"#\w")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BREAK = "\x0b"
_Open = tuple[HtmlElement, tuple[HtmlElement, ...]]
_SENTENCE_END = re.compile(r"[.!?…:;»”\"')\]]$")
_BULLET = re.compile(r"[•●▪▫◦■□◆◇►▶➤➡✔✅☑🔹🔸🔺🔻·‣]")
"""Signs that an item of a list typed by hand begins with."""
_SENTENCE_START = re.compile(r"[^\w\s]*[^\W\d_a-zа-яіїєґё]|[-–—•*\d]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of text as the page shows it.

    `tag` is the element that holds it, `holder` that element; `linked` the share of its letters inside links, in
    0..1; `href` its first link; `around` are the elements around it that are navigation, footers, asides or classed
    as furniture, outermost first.
    """

    text: str
    tag: str
    holder: HtmlElement
    linked: float
    href: str | None
    around: tuple[HtmlElement, ...]

    @property
    def prose(self) -> bool:
        """Whether an element of running text holds the block."""
        return self.tag in PROSE

    @property
    def outside(self) -> bool:
        """Whether it stands in anything that looks like furniture."""
        return bool(self.around)


class _Collector:
    """Gathers the pieces of one block until it ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._href: str | None = None
        self._broken = False

    def add(self, text: str | None, link: HtmlElement | None) -> None:
        if text:
            self._pieces.append(text.replace(_BREAK, " "))
            self._broken = self._broken and text.isspace()
            if link is not None and not _ANCHOR.match(link.get("href") or ""):
                self._linked += sum(character.isalnum() for character in text)
                self._href = self._href or link.get("href")

    def end_line(self, holder: HtmlElement, around: tuple[HtmlElement, ...]) -> None:
        """One break stays in the block, two end it."""
        if self._broken:
            self.end(holder, around)
        self._pieces.append(_BREAK)
        self._broken = True

    def end(self, holder: HtmlElement, around: tuple[HtmlElement, ...]) -> None:
        lines = _lines("".join(self._pieces))
        share = 0.0
        if self._linked:
            share = self._linked / max(1, sum(character.isalnum() for line in lines for character in line))
        for line in lines:
            block = Block(
                text=line,
                tag=str(holder.tag),
                holder=holder,
                linked=min(1.0, share),
                href=self._href,
                around=around,
            )
            self.blocks.append(block)
        self._pieces, self._linked, self._href, self._broken = [], 0, None, False


def blocks(tree: HtmlElement) -> list[Block]:
    """Every block of text under `tree`, in reading order, without captions, scripts, forms and what is hidden."""
    collector = _Collector()
    open_: list[_Open] = [(tree, ())]
    links: list[HtmlElement] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            if event == "end":
                collector.add(element.tail, links[-1] if links else None)
            continue
        if event == "start":
            if element is not tree and _silent(element):
                walk.skip_subtree()
                continue
            if element.tag in _BLOCKS:
                collector.end(*open_[-1])
                above = open_[-1][1]
                open_.append((element, (*above, element) if _outside(element, open_) else above))
            elif element.tag == "br":
                collector.end_line(*open_[-1])
            elif element.tag == "a":
                links.append(element)
            collector.add(element.text, links[-1] if links else None)
            continue
        if element is not tree and _silent(element):
            if element.tag in _BLOCKS:
                collector.end(*open_[-1])
        elif element.tag in _BLOCKS:
            collector.end(*open_[-1])
            if len(open_) > 1:
                open_.pop()
        elif element.tag == "a" and links:
            links.pop()
        if element is not tree:
            collector.add(element.tail, links[-1] if links else None)
    return collector.blocks


def _silent(element: HtmlElement) -> bool:
    if element.tag in _SILENT or element.get("hidden") is not None:
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    return bool(lexicon().caption.search(element.get("class") or "")) and element.tag not in {"body", "article", "main"}


def words_of(element: HtmlElement) -> str:
    """Its class, id and data-component with the words of camel case parted: what its maker calls it."""
    marks = " ".join(element.get(name) or "" for name in ("class", "id", "data-component"))
    return _CAMEL.sub("-", marks)


def _outside(element: HtmlElement, open_: list[_Open]) -> bool:
    """Whether an element begins what is no part of an article; a quotation's footer names who is quoted."""
    if element.tag in {"body", "html", "main", "article"}:
        return False
    if element.tag in _OUTSIDE:
        return not any(above.tag == "blockquote" for above, _ in open_)
    marks = words_of(element)
    return bool(lexicon().furniture.search(marks) or lexicon().thread.search(marks))


def _lines(text: str) -> list[str]:
    """The lines of a block: a break parts them where a sentence ends before it and one begins after it, or a bullet
    is after it."""
    lines: list[str] = []
    for piece in text.split(_BREAK):
        line = plain(piece)
        parted = lines and _SENTENCE_END.search(lines[-1]) and _SENTENCE_START.match(line)
        if lines and line and not parted and not _BULLET.match(line):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return lines
