"""Elements of a page as words: classes, own text, paragraphs and quotations, dates with what their markup adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reportedly.model import Precision
from reportedly.thread.bodies import action
from reportedly.thread.names import name_like
from reportedly.thread.openings import named, said_somewhere
from reportedly.thread.quotes import letters
from reportedly.thread.shape import Block, CommentDraft
from reportedly.thread.times import LONGEST, stamps

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = object

Test = Callable[[Element], bool]

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line of their own."""

SILENT = frozenset(
    "audio button canvas embed head iframe input link meta noscript object script select style svg template textarea "
    "video".split()
)
"""Elements whose text nobody reads on the page."""

HINTS = ("title", "data-original-title", "data-tippy-content", "data-tooltip", "data-title", "aria-label")
"""Attributes that show when the pointer rests on an element."""

NEAR = 8
"""Elements inside a date among which one is looked for that states it whole."""

DEEPEST = 300
"""Elements around one that are looked at."""

_QUOTATIONS = frozenset(
    "bbcode_quote bbcodequote bb-quote blockquote citat ipsquote ipsblockquote post_quote quote quote-body quote_body quote_container quotecontent "  # noqa: E501
    "quoted-text".split()
)
"""Classes of what other engines use for a `blockquote`."""

_QUOTE = re.compile(
    r"[\w-]*(?:text|msg|message|post|body|content|comment|cmt|reply)[-_]quote|quote[-_]?(?:box|text|content|block|wrap\w*)"
)
_STATED = ("data-quote", "data-ipsquote-username", "data-username", "data-author")
"""Attributes in which a quotation states whom it quotes."""

_SPACE = re.compile(r"\s+")
_MACHINE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE)


class HtmlThread(NamedTuple):
    """The comments of an HTML page as drafts, and the elements that hold them, none inside another."""

    drafts: tuple[CommentDraft, ...]
    elements: tuple[Element, ...]


NOTHING = HtmlThread((), ())


def is_block(element: Element) -> bool:
    """Whether the element begins and ends a line of its own; a site's own elements ("shreddit-comment") do."""
    name = tag(element)
    return name in BLOCKS or "-" in name


def tag(element: Element) -> str:
    """The element's name in lower case; "" for comments and instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def above(element: Element) -> list[Element]:
    """The element and those around it, the innermost first, as far as pages are built on purpose."""
    return [element, *islice(element.iterancestors(), DEEPEST)]


def around_all(elements: Iterable[Element]) -> Element | None:
    """The innermost element that is or holds each of some; None for none."""
    common: list[Element] | None = None
    for element in elements:
        known = above(element)
        held = set(known)
        common = known if common is None else [one for one in common if one in held]
    return common[0] if common else None


def child_around(element: Element, outer: Element) -> Element | None:
    """The child of `outer` that is or holds an element; None where there is none."""
    return next((one for one in above(element) if one.getparent() is outer), None)


def classes(element: Element) -> frozenset[str]:
    """The words of the element's class attribute."""
    return frozenset((element.get("class") or "").casefold().split())


def squeezed(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    return _SPACE.sub(" ", text).strip()


def words_of(element: Element, skip: Test | None = None) -> str:
    """All text of the element on one line, without elements that are silent or that `skip` names."""
    return squeezed("".join(part if isinstance(part, str) else " " for part in _walk(element, skip)))


def blocks(element: Element, skip: Test | None = None, frame: Test | None = None) -> tuple[Block, ...]:
    """The element's own lines as body blocks, its outermost quotations as quote blocks, in reading order.

    A line is what blocks and line breaks part. A quotation's author is what its `cite` names, or the line that opens
    it ("Anna wrote:"); that line is then no block. What looks like a quotation and is a `frame` around all words is
    none.
    """

    def stop(one: Element) -> bool:
        return is_quotation(one) and not (frame is not None and frame(one))

    found: list[Block] = []
    line: list[str] = []
    pending: str | None = None
    for part in (*_walk(element, skip, stop=stop), None):
        if isinstance(part, str):
            line.append(part)
            continue
        text = squeezed("".join(line))
        line = []
        if text:
            found.append(Block(text=text))
        if part is not None:
            author = _cited(part)
            if found and found[-1].kind == "body":
                opened = _opened(found[-1].text) or said_somewhere(found[-1].text)
                if opened is not None and (author is None or letters(author) == letters(opened)):
                    author, found = author or opened, found[:-1]
            said = list(_lines(part, lambda one: tag(one) == "cite" or (skip is not None and skip(one))))
            if said and (first := _opened(said[0])) is not None:
                author, said = author or first, said[1:]
            if author is None and said:
                author, said[0] = _led(part, said[0])
            author, pending = author or pending, author if not said else None
            while said and action(said[-1]) is not None:
                said.pop()
            if said:
                found.append(Block(kind="quote", text="\n".join(said), author=author))
    return tuple(found)


def moment(element: Element, page: str | None = None) -> tuple[str | None, Precision | None, str | None]:
    """When the element says something was written: in ISO 8601, how precisely, and as printed.

    What a `datetime` attribute says in machine form goes before what is printed; `page` is the page's own date.
    """
    shown = words_of(element)
    stamp = next(stamps(shown[:LONGEST], page=page, short=True), None)
    printed = stamp.text if stamp else shown or None
    hinted = None
    for holder in (element, *islice(element.iterdescendants(), NEAR), *islice(element.iterancestors(), 1)):
        # What shows when the pointer rests on "20:49" or "3 hours ago" is the whole date.
        title = hint(holder)
        whole = next(stamps(title[:LONGEST]), None) if 8 <= len(title) <= LONGEST else None
        if whole is not None and whole.clock and whole.published and whole.precision != "relative":  # noqa: SIM102
            if machine(title) is None and (stamp is None or stamp.precision in (None, "relative", "month", "day")):
                hinted = whole
                break
    for holder in (element, *element.iter("time")):
        for name in ("datetime", "title", "content"):
            value = machine(holder.get(name) or "")
            if value is not None:
                return *value, printed
    best = hinted or stamp
    return (best.published, best.precision, printed) if best else (None, None, printed)


def hint(element: Element) -> str:
    """What shows when the pointer rests on the element; "" where nothing does."""
    return next((value for name in HINTS if (value := element.get(name) or "")), "")


def machine(value: str) -> tuple[str, Precision] | None:
    """A date in machine form with its precision; None for any other text."""
    found = _MACHINE.fullmatch(value.strip())
    if found is None:
        return None
    day, clock, second, zone = found.groups()
    zone = (zone or "").upper().replace("Z", "+00:00")
    zone = zone if len(zone) in (0, 6) else f"{zone[:3]}:{zone[3:]}"
    iso = f"{day}T{clock}{second or ''}{zone}" if clock else day
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    return iso, "second" if second else "minute" if clock else "day"


def _lines(element: Element, skip: Test) -> Iterator[str]:
    parts: list[str] = []
    for part in (*_walk(element, skip), None):
        if isinstance(part, str):
            parts.append(part)
            continue
        line = squeezed("".join(parts))
        parts = []
        if line:
            yield line


def _walk(element: Element, skip: Test | None, *, stop: Test | None = None) -> Iterator[str | Element | None]:
    """The element's text in reading order; None where a line ends, the element itself where `stop` holds.

    Without recursion: pages nest more deeply than Python does.
    """
    stack: list[tuple[Element, bool]] = [(element, False)]
    written = 0
    while stack:
        here, leaving = stack.pop()
        outer = here is element
        name = tag(here)
        unread = not leaving and not outer and skip is not None and skip(here)
        if not leaving and not outer and not unread and stop is not None and stop(here):
            yield here
        elif not leaving and name and (outer or name not in SILENT) and not unread:
            if name == "br" or is_block(here):
                yield None
            written += name == "pre"
            yield from _text(here.text, written)
            stack.append((here, True))
            stack.extend((child, False) for child in reversed(here))
            continue
        elif leaving:
            written -= name == "pre"
            if is_block(here):
                yield None
        if not outer:
            yield from _text(here.tail, written)


def _text(text: str | None, written: int) -> Iterator[str | None]:
    """The text, its lines parted as they are written where `written` says that white space counts (`pre`)."""
    for place, line in enumerate((text or "").split("\n") if written else [text]):
        if place:
            yield None
        if line:
            yield line


def is_quotation(element: Element) -> bool:
    """Whether it is a quotation: by its name, or because the line before it opens one ("Quote from: Anna")."""
    name = tag(element)
    named_ = classes(element)
    if name == "blockquote" or named_ & _QUOTATIONS:
        return True
    if name == "div" and any(_QUOTE.fullmatch(word) for word in named_):
        return True
    before = element.getprevious()
    if name != "div" or before is None or len(before) > NEAR or (before.tail or "").strip() or tag(before) != "div":
        return False
    return named(words_of(before)[: 4 * LONGEST]) is not None


def _cited(quotation: Element) -> str | None:
    stated = next((value for name in _STATED if (value := (quotation.get(name) or "").strip())), None)
    if stated is not None and len(stated) <= LONGEST and name_like(stated):
        return stated
    cite = next(quotation.iter("cite"), None)
    if cite is None:
        return None
    words = words_of(cite)
    return _opened(words) or words.rstrip(": ") or None


def _led(quotation: Element, line: str) -> tuple[str | None, str]:
    """Whom the bold beginning of a quotation's first line names ("Anna wrote:"), and the line without it."""
    first = next(
        (one for one in islice(quotation.iterdescendants(), NEAR) if tag(one) in ("b", "strong", "span")), None
    )
    words = words_of(first) if first is not None else ""
    author = _opened(words) if words and line.startswith(words) and len(line) > len(words) else None
    return (None, line) if author is None else (author, line[len(words) :].strip())


def _opened(line: str) -> str | None:
    return named(line.rstrip(" ↑"))
