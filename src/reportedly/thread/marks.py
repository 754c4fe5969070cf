"""Elements that print little but a date: every comment has one, and it is what all of them have at the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.thread.lexicon import lexicon
from reportedly.thread.markup import SILENT, hint, is_block, machine, squeezed, tag, words_of
from reportedly.thread.names import EDGE, NAME, without
from reportedly.thread.outline import Outline, kinds
from reportedly.thread.times import Stamp, stamps

if TYPE_CHECKING:
    from lxml.etree import _Element

HEIGHT = 14
"""Elements between a date and the whole of its comment."""

FARTHEST = 40
"""Elements above a date that are looked at for those."""

MOST = 20_000
"""Dates of one page that are looked at."""

_PRINTED = 0.3


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that prints or states a date, its first date as printed, and the blocks above it, nearest first."""

    element: _Element
    stamp: Stamp | None
    above: tuple[_Element, ...]

    @property
    def clock(self) -> bool:
        """Whether it says at what time of the day, or how long ago."""
        stated = machine(self.element.get("datetime") or hint(self.element))
        return bool((self.stamp and self.stamp.clock) or (stated and len(stated[0]) > 10))


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that stand at the like place; `alike` says that the classes there are alike as well."""

    marks: list[Mark]
    alike: bool


def groups(page: Outline) -> list[Group]:
    """The marks of the page, those together that stand at the like place; the groups that promise most first."""
    rough: defaultdict[tuple[str, ...], list[Mark]] = defaultdict(list)
    for mark in _marks(page):
        rough[tuple(tag(one) for one in (mark.element, *mark.above[:2]))].append(mark)
    found: list[Group] = []
    for alike in rough.values():
        rows = [kinds(mark.element for mark in alike)]
        rows += [kinds({mark.above[at]: None for mark in alike if len(mark.above) > at}) for at in range(2)]
        fine: defaultdict[tuple[str, ...], list[Mark]] = defaultdict(list)
        for mark in alike:
            fine[tuple(row[one] for row, one in zip(rows, (mark.element, *mark.above[:2]), strict=False))].append(mark)
        found.extend(Group(marks, alike=True) for marks in fine.values())
        if len(fine) > 1:
            found.append(Group(alike, alike=False))
    return sorted(found, key=_promise, reverse=True)


def _promise(group: Group) -> tuple[float, bool]:
    marks = group.marks
    # Of two dates a comment, the one with a clock says when it was written, the one without when its author joined.
    return len(marks) * (1.0 if marks[0].clock else 0.6), marks[0].clock


def _marks(page: Outline) -> Iterator[Mark]:
    last, count = -1, 0
    silent = -1
    for element, at in page.order.items():
        if at <= max(last, silent):
            continue
        name = tag(element)
        if name in SILENT:
            silent = page.end[element]
            continue
        stated = name == "time" or machine(element.get("datetime") or "") is not None
        stamp = _stamp(element, page)
        if stamp is None or not stamp.clock:
            stamp = _hinted(element, page) or stamp
        if not stated and stamp is None:
            continue
        if page.size[element] <= 4 * NAME:
            last = page.end[element]
        above: list[_Element] = []
        for place, outer in enumerate(element.iterancestors()):
            if len(above) == HEIGHT or place == FARTHEST or tag(outer) in ("body", "html"):
                break
            # What one comment wraps its date in, a link or a span, another does without.
            if is_block(outer):
                above.append(outer)
        yield Mark(element, stamp, tuple(above))
        count += 1
        if count == MOST:
            return


def _stamp(element: _Element, page: Outline) -> Stamp | None:
    """The date that the element itself prints, alone or with few words; one that its children share counts as its."""
    own = squeezed(" ".join([element.text or "", *((child.tail or "") for child in element)]))
    if tag(element) == "time" or 2 <= len(own) <= 2 * NAME:
        stamp = next(stamps(own, short=True), None)
        if stamp is not None and (
            len(stamp.text) >= _PRINTED * len(own)
            or len(own) - len(stamp.text) <= NAME // 2
            or _labelled(own[: stamp.start])
        ):
            return stamp
    if len(element) < 2 or page.size[element] > NAME:
        return None
    whole = words_of(element)
    stamp = next(stamps(whole, short=True), None)
    if stamp is None or not stamp.clock:
        return None
    # "Reply #3: <b>Today</b> at 9:40": the day is a child's, the clock its own.
    if len(stamp.text) < 0.6 * len(whole) and not any(_is_day(child) for child in element):
        return None
    # A child that says when by itself has the date; with the words before it "Ada 1" and "6 May" would be "16 May".
    return None if any(_says_when(child) for child in element) else stamp


def _is_day(element: _Element) -> bool:
    words = words_of(element).casefold().strip(EDGE)
    return lexicon().has("dates.today", words) or lexicon().has("dates.yesterday", words)


def _says_when(element: _Element) -> bool:
    return any(stamp.clock for stamp in stamps(words_of(element), short=True))


def _labelled(prefix: str) -> bool:
    """Whether what stands before a date ends with words such as "Posted:", a weekday between them or not."""
    words = prefix.rstrip(EDGE)
    head, _, last = words.rpartition(" ")
    if lexicon().has("dates.weekdays", last.casefold().strip(".,")):
        words = head.rstrip(EDGE)
    return without(words, "header.before_date", end=True)[1]


def _hinted(element: _Element, page: Outline) -> Stamp | None:
    """The whole date that shows when the pointer rests on a short one ("20:49", "3 h")."""
    title = hint(element)
    if not 8 <= len(title) <= NAME or not 0 < page.size[element] <= NAME // 2 or not any(map(str.isdigit, title)):
        return None
    stamp = next(stamps(title), None)
    return stamp if stamp is not None and stamp.clock and len(stamp.text) >= 0.8 * len(title.strip()) else None
