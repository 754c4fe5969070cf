"""Who answers whom by how a page is built: nesting, else indentation, else numbers in classes, else links upwards.

What is indented under a comment that was written later answers something that is not on the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.model import ReplyEvidence
from reportedly.thread.markup import classes, is_quotation, tag, words_of
from reportedly.thread.names import NAME, without
from reportedly.thread.outline import Outline
from reportedly.thread.shape import parents

if TYPE_CHECKING:
    from lxml.etree import _Element

NEAR = 3
"""Elements above an item, and spacers inside it, that may indent it."""

FIRST = 12
"""Elements of an item in which a spacer is looked for."""

LOOKED_AT = 50
"""Children of an element that is taken for the frame of one item."""

_LONGEST = 2000
"""Code points of an address that are looked at."""

WIDEST = 2000
"""Pixels of the widest indentation."""

_STYLE = re.compile(
    r"(?:margin-left|margin-inline-start|padding-left|--(?:depth|level|indent))\s*:\s*(\d{1,4}(?:\.\d+)?)(?:px|em|rem|%)?",
    re.I,
)
_WIDTH = re.compile(r"\d{1,4}")
_NUMBERED = re.compile(
    r"(.*?(?:depth|level|lvl|indent|nest|offset|content|padding|children)[a-z]*[_-]?)(\d{1,3})", re.I
)
_FRAGMENT = re.compile(r"#([\w:.-]*\d[\w:.-]*)\Z")
_PLACE = re.compile(r"[/=](?:[a-z]{1,12}[_-]?)?(\d{2,12})/?\Z", re.I)
"""The number that an address without a fragment ends with: "/post/5504", "?pid=20413"."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of each comment from 0, and what tells it; `answers` are parents by index where links tell them."""

    levels: tuple[int, ...]
    evidence: ReplyEvidence
    answers: tuple[int | None, ...] = ()


def levels_of(items: Sequence[_Element], page: Outline, dates: Sequence[_Element | None] = ()) -> Levels:
    """The levels of items in page order; all 0 with the evidence "none" where the page shows none.

    `dates` are the elements that date the items: a link on one leads to its item.
    """
    nested = _nested(items, page)
    if any(nested):
        return Levels(nested, "nesting", _within(nested, _linked(items, page, dates)))
    for measure in (_indents(items), _numbers(items)):
        ranked = _ranked(measure)
        if ranked is not None:
            return Levels(ranked, "indentation")
    answers = _linked(items, page, dates)
    flat = (0,) * len(items)
    return Levels(flat, "link", answers) if any(one is not None for one in answers) else Levels(flat, "none")


def _within(levels: Sequence[int], links: Sequence[int | None]) -> tuple[int | None, ...]:
    """The links to what stands before under the same root, where others stop nesting: there each answer is on the
    second level, and a link alone says to which of those before it."""
    root, roots = 0, []
    for index, level in enumerate(levels):
        root = root if level else index
        roots.append(root)
    if max(levels) > 1:
        return ()
    return tuple(
        link if link is not None and level and link < index and roots[link] == roots[index] else None
        for index, (level, link) in enumerate(zip(levels, links, strict=True))
    )


def _nested(items: Sequence[_Element], page: Outline) -> tuple[int, ...]:
    """Levels from depth in the tree, where an item, or what begins with it, holds those that answer it."""
    levels: list[int] = []
    outer = parents([page.depth[item] for item in items])
    for index, holder in enumerate(outer):
        # What stands between may be no comment: one that was removed has neither name nor date.
        while holder is not None and not _holds(items[holder], items[index], page):
            holder = outer[holder]  # noqa: PLW2901
        levels.append(0 if holder is None else levels[holder] + 1)
    # One item over all others, level beside level, is a post and its answers, and no nesting.
    if levels.count(0) == 1 and len(levels) > 2 and max(levels) == 1 and not page.holds(items[0], items[1]):
        return (0,) * len(levels)
    return tuple(levels)


def _holds(above: _Element, item: _Element, page: Outline) -> bool:
    if page.holds(above, item):
        return True
    parent = above.getparent()
    return parent is not None and page.holds(parent, item) and item.getparent() is not parent


def _indents(items: Sequence[_Element]) -> list[float | None]:
    """How far each item is pushed to the right: by a margin of its own or of what holds it alone, or by a spacer."""
    known = frozenset(items)
    return [next(_pushes(item, known), None) for item in items]


def _pushes(item: _Element, known: frozenset[_Element]) -> Iterator[float]:
    for place, outer in enumerate((item, *item.iterancestors())):
        if place > NEAR or (place and _shared(outer, known)):
            break
        pushed = _STYLE.search(outer.get("style") or "")
        if pushed:
            yield float(pushed[1])
    chain = item  # what holds nothing but one element is as wide as that one
    for place, inner in enumerate(item.iter()):
        if place > FIRST:
            return
        if len(chain) == 1 and inner is chain[0] and not (chain.text or "").strip():
            chain = inner
        name = tag(inner)
        width = _WIDTH.fullmatch(inner.get("indent") or "")
        if name == "td" and width:
            yield float(width[0])
        width = _WIDTH.fullmatch(inner.get("width") or "")
        if name == "img" and width and int(width[0]) <= WIDEST and (inner.get("height") or "") in ("0", "1"):
            yield float(width[0])
        pushed = _STYLE.search(inner.get("style") or "") if place else None
        if pushed and (inner.getparent() is item or inner is chain):
            yield float(pushed[1])


def _shared(outer: _Element, known: frozenset[_Element]) -> bool:
    """Whether more than one item begins among the first children of `outer`, or it is too long to tell."""
    return len(outer) > LOOKED_AT or sum(child in known for child in outer) > 1


def _numbers(items: Sequence[_Element]) -> list[float | None]:
    """The number in a class such as `level-2` that most items, or what holds or begins them, have."""
    found: list[dict[str, int]] = []
    counts: Counter[str] = Counter()
    known = frozenset(items)
    for item in items:
        mine: dict[str, int] = {}
        outer = [one for one in islice(item.iterancestors(), 2) if not _shared(one, known)]
        for element in (item, *list(item)[:1], *outer):
            names = [
                *classes(element),
                *(f"{key!s}-{value!s}" for key, value in element.attrib.items() if "-" in str(key)),
            ]
            for name in names:
                number = _NUMBERED.fullmatch(str(name))
                if number:
                    mine.setdefault(number[1], int(number[2]))
        counts.update(mine.keys())
        found.append(mine)
    chosen = next((name for name, times in counts.most_common(1) if times >= 0.8 * len(items)), None)
    return [mine.get(chosen) if chosen is not None else None for mine in found]


def _ranked(measure: Sequence[float | None]) -> tuple[int, ...] | None:
    """Levels from widths: the least is 0, each next width one more; None where they are no levels.

    Nothing may stand more than one step deeper than what is before it; missing ones are the least.
    """
    given = {width for width in measure if width is not None}
    if sum(width is not None for width in measure) < 0.3 * len(measure) or len(given) + (None in measure) < 2:
        return None
    least = min(given) if None not in measure else min(0.0, *given)
    steps = sorted({least, *given})
    rank = {width: place for place, width in enumerate(steps)}
    levels = [rank[least if width is None else width] for width in measure]
    deeper = sum(now > before + 1 for before, now in zip([-1, *levels], levels, strict=False))
    return tuple(levels) if deeper <= 0.1 * len(levels) else None


def _linked(items: Sequence[_Element], page: Outline, dates: Sequence[_Element | None]) -> tuple[int | None, ...]:
    """For each item the one that a link "in reply to" in it leads to."""
    owner: dict[str, int] = {}
    for index, date in enumerate(dates):
        near = () if date is None else (date, *islice(date.iter("a"), 1), *islice(date.iterancestors("a"), 1))
        for link in near:
            own = _target(link)
            if own:
                owner.setdefault(own, index)
    for index, item in enumerate(items):
        for element in _own(item, frozenset(items), page):
            for name in (element.get("id"), element.get("name")):
                if name:
                    owner.setdefault(name, index)
                    digits = re.sub(r"\D", "", name)
                    if len(digits) > 2:
                        owner.setdefault(digits, index)
    answers: list[int | None] = []
    known = frozenset(items)
    for index, item in enumerate(items):
        answer = None
        for element in _own(item, known, page):
            found = _target(element) if tag(element) == "a" else None
            if found is None or page.size[element] > 2 * NAME or not _says_reply(element):
                continue
            target = owner.get(found, owner.get(re.sub(r"\D", "", found)))
            if target is not None and target != index:
                answer = target
                break
        answers.append(answer)
    return tuple(answers)


def _target(link: _Element) -> str | None:
    """What a link calls the place that it leads to: the fragment, or the number that its address ends with."""
    href = (link.get("href") or "")[:_LONGEST]
    found = _FRAGMENT.search(href) or _PLACE.search(href)
    return found[1] if found else None


def _says_reply(element: _Element) -> bool:
    """Whether the link, or the words right before it, say that this is an answer to what it leads to."""
    said = f"{words_of(element)} {element.get('title') or element.get('aria-label') or ''}".strip()
    if without(said, "header.answers", end=False)[1] or said in ("↑", "^"):
        return True
    if said.startswith("@") and not (element.tail or "").strip():
        return True
    before = element.getprevious()
    ahead = (before.tail if before is not None else getattr(element.getparent(), "text", "")) or ""
    return without(ahead.strip(" \t\n\xa0:(["), "header.answers", end=True)[1]


def _own(item: _Element, known: frozenset[_Element], page: Outline) -> Iterator[_Element]:
    """The elements of an item that are no other item's and in no quotation."""
    stack = [item]
    while stack:
        here = stack.pop()
        if here is not item and (here in known or is_quotation(here)):
            continue
        if isinstance(here.tag, str):
            yield here
            stack.extend(reversed(here))
