"""Comments of an HTML page that no file of a platform knows: repeated structure around dates.

Every comment prints a date. The elements that hold one date each, at one height above it, are the candidates; who wrote
each and what it says are the parts that most of them have at the same place. Levels come from nesting.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from reportedly.thread.bodies import action
from reportedly.thread.items import Item, draft
from reportedly.thread.markup import BLOCKS, NOTHING, SILENT, HtmlThread, classes, machine, squeezed, tag, words_of
from reportedly.thread.names import EDGE, NAME, name_like
from reportedly.thread.shape import parents
from reportedly.thread.times import stamps

if TYPE_CHECKING:
    from lxml.etree import _Element

HEIGHT = 14
"""Elements between a date and the whole of its comment."""

LEAST = 20
"""Code points that a comment has beside its date, name and words together."""

SAMPLE = 50
"""Comments that are measured for all."""

LOOKED_AT = 200
"""Elements of one comment among which its author is looked for."""

MOST_MARKS = 20_000
"""Dates of one page that are looked at."""

_COMMENT = re.compile(
    r"comment|kommentar|reply|replies|respon|discuss|message|forumpost|(?:^|[-_])post(?:$|[-_\d])",
    re.I,
)
_AUTHOR = re.compile(r"author|user|nick|(?:^|[-_])name(?:$|[-_])|poster|login|(?:^|[-_])fn(?:$|[-_])|byline", re.I)
_BODY = re.compile(r"content|body|text|message", re.I)
_NO_BODY = re.compile(r"avatar|signature|action|reply|vote|rating|toolbar|footer|meta|header|share|report", re.I)
_NAMED = frozenset({"a", "b", "strong", "cite", "h2", "h3", "h4", "h5", "h6"})

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """An element that prints little but a date, or states one, with the elements above it, nearest first."""

    element: _Element
    above: tuple[_Element, ...]
    place: Place


def find(tree: _Element) -> HtmlThread:
    """The comments of the page, or nothing: only elements whose markup calls them something like comments are taken."""
    groups: defaultdict[Place, list[_Mark]] = defaultdict(list)
    for mark in _marks(tree):
        groups[mark.place].append(mark)
    best = NOTHING
    for marks in sorted(groups.values(), key=_promise, reverse=True)[:5]:
        thread = _thread(marks)
        if len(thread.drafts) > len(best.drafts):
            best = thread
    return best


def _promise(marks: Sequence[_Mark]) -> tuple[int, bool]:
    # Of two dates a comment, the one with a clock says when it was written, the one without when its author joined.
    printed = next(stamps(words_of(marks[0].element)), None)
    stated = machine(marks[0].element.get("datetime") or "")
    return len(marks), bool((printed and printed.clock) or (stated and len(stated[0]) > 10))


def _marks(tree: _Element) -> Iterator[_Mark]:
    count = 0
    inside: _Element | None = None
    for element in tree.iter():
        name = tag(element)
        if not name or name in SILENT:
            continue
        if inside is not None and inside in (element.getparent(), *list(element.iterancestors())[:3]):
            continue
        stated = name == "time" or machine(element.get("datetime") or "") is not None
        if not stated and not _prints_a_date(element):
            continue
        inside = element
        above: list[_Element] = []
        for outer in element.iterancestors():
            if len(above) == HEIGHT or tag(outer) in ("body", "html"):
                break
            # What one comment wraps its date in, a link or a span, another does without.
            if tag(outer) in BLOCKS:
                above.append(outer)
        yield _Mark(element, tuple(above), tuple(f"{tag(one)}.{_kind(one)}" for one in (element, *above[:2])))
        count += 1
        if count == MOST_MARKS:
            return


def _prints_a_date(element: _Element) -> bool:
    own = squeezed(" ".join([element.text or "", *((child.tail or "") for child in element)]))
    if not 4 <= len(own) <= 2 * NAME:
        return False
    stamp = next(stamps(own), None)
    return stamp is not None and len(stamp.text) >= 0.4 * len(own)


def _kind(element: _Element) -> str:
    """The element's classes without those that only number or alternate it."""
    return " ".join(sorted(name for name in classes(element) if not re.search(r"\d|odd|even|^alt$|first|last", name)))


def _thread(marks: Sequence[_Mark]) -> HtmlThread:
    height = _height(marks)
    if height is None:
        return NOTHING
    items = [mark.above[height] for mark in marks]
    if not _are_comments(items):
        return NOTHING
    levels = _levels(items)
    known = frozenset(items)
    author = _authors(marks, items, known)
    heads = [
        {one for one in (mark.element, signed) if one is not None} for mark, signed in zip(marks, author, strict=True)
    ]
    bodies = _bodies(items, heads, known)
    drafts = []
    for mark, item, level, signed, header, body in zip(marks, items, levels, author, heads, bodies, strict=True):

        def skip(one: _Element, item: _Element = item, header: set[_Element] = header) -> bool:
            return (one is not item and one in known) or one in header or _is_furniture(one)

        drafts.append(draft(Item(element=item, level=level, author=signed, time=mark.element, body=body, skip=skip)))
    outer = [item for item in items if not any(one in known for one in item.iterancestors())]
    said = sum(bool(one.blocks) for one in drafts)
    signed_ = sum(one.author is not None for one in drafts)
    return HtmlThread(tuple(drafts), tuple(outer)) if 2 * min(said, signed_) > len(drafts) else NOTHING


def _height(marks: Sequence[_Mark]) -> int | None:
    """How far above its date the whole of a comment is: the highest at which each element holds one date alone.

    Where replies stand inside the comment that they answer, that may be only its head; then one higher.
    """
    alone = None
    for height in range(min(len(mark.above) for mark in marks)):
        here = [mark.above[height] for mark in marks]
        holding = set(here)
        if len(holding) < len(here) or len({tag(one) for one in here}) > 1:
            break
        if any(outer in holding for mark in marks for outer in mark.above[height + 1 :]):
            head = _said(marks, alone) if alone is not None else 0
            return height if _said(marks, height, holding) > 1.5 * head + LEAST else alone
        alone = height
    return alone if alone is not None and _said(marks, alone) >= LEAST else None


def _said(marks: Sequence[_Mark], height: int, known: set[_Element] | None = None) -> int:
    """How many code points the elements at that height have beside their dates: the middle one of them."""
    skip = None if known is None else lambda one: one in known
    sizes = [len(words_of(mark.above[height], skip)) - len(words_of(mark.element)) for mark in marks[:SAMPLE]]
    return int(median(sizes))


def _are_comments(items: Sequence[_Element]) -> bool:
    """Whether most items, or what holds them, are called comments or posts by their own markup."""
    called = 0
    for item in items:
        near = (item, *list(item.iterancestors())[:4])
        words = " ".join(
            f"{one.get('class') or ''} {one.get('id') or ''} {one.get('itemtype') or ''}"
            for one in near
            if tag(one) != "body"
        )
        called += any(_COMMENT.search(word) for word in words.split())
    return 2 * called > len(items)


def _levels(items: Sequence[_Element]) -> list[int]:
    """Levels from depth in the tree, where an item, or what begins with it, holds those that answer it."""
    depths = [sum(1 for _ in item.iterancestors()) for item in items]
    levels: list[int] = []
    for index, above in enumerate(parents(depths)):
        holder = None
        if above is not None and above < index:
            holder = above if _holds(items[above], items[index]) else None
        levels.append(0 if holder is None else levels[holder] + 1)
    roots = levels.count(0)
    # One item over all others, level beside level, is a post and its answers, and no nesting.
    if roots == 1 and len(levels) > 2 and max(levels) == 1:
        return [0] * len(levels)
    return levels


def _holds(above: _Element, item: _Element) -> bool:
    lineage = list(item.iterancestors())
    parent = above.getparent()
    return above in lineage or (parent is not None and parent in lineage and item.getparent() is not parent)


def _authors(marks: Sequence[_Mark], items: Sequence[_Element], known: frozenset[_Element]) -> list[_Element | None]:
    """The element of each item that names its author: where most items have a name, and different ones."""
    places: defaultdict[str, dict[int, _Element]] = defaultdict(dict)
    for index, (mark, item) in enumerate(zip(marks, items, strict=True)):
        sizes = _sizes(item, known)
        for element in list(sizes)[:LOOKED_AT]:
            if sizes[element] > 4 * NAME:
                continue
            text = words_of(element)[: 2 * NAME].strip(EDGE)
            if element is mark.element or not name_like(text) or action(text) is not None or next(stamps(text), None):
                continue
            places[f"{tag(element)}.{_kind(element)} {tag(element.getparent())}"].setdefault(index, element)  # type: ignore[arg-type]
    ranked = sorted(places.items(), key=lambda entry: _fitness(entry[0], entry[1], len(items)), reverse=True)
    fitting = [found for place, found in ranked if _fitness(place, found, len(items)) > 0.5]
    return [next((found[index] for found in fitting if index in found), None) for index in range(len(items))]


def _fitness(place: str, found: dict[int, _Element], count: int) -> float:
    names = Counter(words_of(element).casefold() for element in found.values())
    if len(found) > 2 and len(names) == 1:
        return 0.0
    element = next(iter(found.values()))
    hint = (
        bool(_AUTHOR.search(place)) or element.get("rel") == "author" or element.get("itemprop") in ("author", "name")
    )
    return len(found) / count + hint + 0.3 * (tag(element) in _NAMED) - 0.1 * len(next(iter(names)).split())


def _inside(item: _Element, known: frozenset[_Element]) -> Iterator[_Element]:
    stack = list(reversed(item))
    while stack:
        here = stack.pop()
        if here in known or not tag(here) or tag(here) in SILENT:
            continue
        yield here
        stack.extend(reversed(here))


def _sizes(item: _Element, known: frozenset[_Element], header: set[_Element] | None = None) -> dict[_Element, int]:
    """Code points of the words in each element of the item, in page order; -1 where a part of the header is inside."""
    order = list(_inside(item, known))
    sizes: dict[_Element, int] = {}
    for element in reversed(order):
        size = len((element.text or "").strip())
        for child in element:
            inner = sizes.get(child, 0)
            size = -1 if inner < 0 or size < 0 else size + inner + len((child.tail or "").strip())
        sizes[element] = -1 if header is not None and element in header else size
    return {element: sizes[element] for element in order}


def _bodies(items: Sequence[_Element], heads: Sequence[set[_Element]], known: frozenset[_Element]) -> list[_Element]:
    """The element of each item with its words: at the place that over all items has most, and no name or date in it."""
    places: list[dict[str, _Element]] = []
    totals: Counter[str] = Counter()
    for item, header in zip(items, heads, strict=True):
        here: dict[str, _Element] = {}
        for element, size in _sizes(item, known, header).items():
            name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
            place = f"{tag(element)}.{_kind(element)}"
            if size > 0 and not _NO_BODY.search(name) and place not in here:
                here[place] = element
                totals[place] += size * 2 if _BODY.search(name) else size
        places.append(here)
    return [
        here[max(here, key=lambda place: totals[place])] if here else item
        for item, here in zip(items, places, strict=True)
    ]


def _is_furniture(element: _Element) -> bool:
    return any(_NO_BODY.fullmatch(word) for word in classes(element))
