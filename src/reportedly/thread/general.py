"""Comments of an HTML page that no file of a platform knows: repeated structure around dates.

Every comment prints a date. The elements that hold one date each, at one height above it, are the candidates; who wrote
each and what it says are the parts that most of them have at the same place. Levels come from nesting, indentation or
links; whether it is a thread at all is weighed at the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from reportedly.thread.evidence import ENOUGH, worth
from reportedly.thread.items import Item, draft
from reportedly.thread.levels import levels_of
from reportedly.thread.marks import Mark, groups
from reportedly.thread.markup import NOTHING, HtmlThread, tag, words_of
from reportedly.thread.names import EDGE
from reportedly.thread.outline import Outline, kinds, outline
from reportedly.thread.roles import Scope, authors, bodies, fixtures, frames, is_furniture, subjects
from reportedly.thread.runs import unwrap, wrap
from reportedly.thread.shape import CommentDraft
from reportedly.thread.tidy import in_time, tidied

if TYPE_CHECKING:
    from lxml.etree import _Element

LEAST = 20
"""Code points that a comment has beside its date, name and words together."""

SAMPLE = 50
"""Comments that are measured for all."""

TRIED = 6
"""Groups of dates that are tried for a thread, the largest first."""

BROKEN = 3
"""Whole comments that one without name or words outweighs: it is seldom a comment."""

USUAL = 0.8
"""Share of the comments that must be of one kind for another kind to be none."""

ALIKE = 1.2
"""What comments of one kind weigh more than the same with something of another kind among them."""

ALONE = 0.55
"""Share of the dates that must still stand apart at the height of a comment; where two are in one, one is an edit's."""


_Found = tuple[Scope, tuple[CommentDraft, ...], list["_Element | None"]]


def find(tree: _Element, *, page: str | None = None) -> HtmlThread:
    """The comments of the page, or nothing where too little speaks for a thread.

    `page` is when the page was taken: relative times are computed from it.
    """
    best = _best(tree, page)
    if best.drafts:
        return best
    laid = outline(tree)
    for group in groups(laid)[:TRIED]:
        wrappers = wrap(group.marks, laid)
        if wrappers:
            best = _best(tree, page)
            if best.drafts:
                return best
            unwrap(wrappers)
            laid = outline(tree)
    return NOTHING


def _best(tree: _Element, page: str | None) -> HtmlThread:
    laid = outline(tree)
    best, value = NOTHING, 0.0
    for group in groups(laid)[:TRIED]:
        found = _thread(group.marks, laid, page)
        if found is None:
            continue
        scope, drafts, signers = found
        here = worth(scope, drafts, signers)
        whole = sum(bool(one.blocks and one.author) for one in drafts)
        weight = here * (whole - BROKEN * (len(drafts) - whole)) * (ALIKE if group.alike else 1.0)
        if here >= ENOUGH and weight > value:
            value = weight
            outer = [item for item in scope.items if not any(one in scope.known for one in item.iterancestors())]
            best = HtmlThread(drafts, tuple(outer))
    return best


def _thread(marks: Sequence[Mark], page: Outline, now: str | None) -> _Found | None:
    height = _height(marks, page)
    if height is None:
        return None
    # Of two dates in one comment the first is its own.
    first: dict[_Element, Mark] = {}
    for mark in marks:
        first.setdefault(mark.above[height], mark)
    for item in _strangers(list(first)):
        del first[item]
    items = list(first)
    scope = Scope(list(first.values()), items, frozenset(items), page)
    signed = authors(scope)
    heads = [
        {one for one in (mark.element, name) if one is not None} for mark, name in zip(scope.marks, signed, strict=True)
    ]
    levels = levels_of(items, page, [mark.element for mark in scope.marks])
    framing = frames(scope)
    fixed = fixtures(scope, [None if name is None else words_of(name) for name in signed]) | subjects(scope, heads)
    drafts: list[CommentDraft] = []
    for index, body in enumerate(bodies(scope, heads, framing)):
        mark, item, head = scope.marks[index], items[index], heads[index]

        def skip(one: _Element, item: _Element = item, head: set[_Element] = head) -> bool:
            return (one is not item and (one in scope.known or one in fixed)) or one in head or is_furniture(one)

        made = draft(
            Item(
                element=item,
                level=0,
                author=signed[index],
                time=mark.element,
                body=body,
                skip=skip,
                frame=framing.__contains__,
            ),
            page=now,
        )
        made = replace(
            made,
            level=levels.levels[index],
            evidence=levels.evidence,
            answers=levels.answers[index] if levels.answers else None,
            author=made.author or _beside(mark),
        )
        drafts.append(made)
    return scope, in_time(tidied(drafts)), signed


def _strangers(items: Sequence[_Element]) -> list[_Element]:
    """The few of another kind and at another place than all the others: the post that a thread is about."""
    kind = kinds(items)
    usual, times = Counter(kind.values()).most_common(1)[0]
    if times == len(items) or times < USUAL * len(items):
        return []
    parents = {item: parent for item in items if (parent := item.getparent()) is not None}
    beside = kinds(dict.fromkeys(parents.values()))
    outer = {parent for item, parent in parents.items() if kind[item] == usual}
    alike = {beside[parent] for parent in outer} if len(outer) > 1 else set()
    others = (item for item in parents if kind[item] != usual)
    return [item for item in others if parents[item] not in outer and beside[parents[item]] not in alike]


def _beside(mark: Mark) -> str | None:
    """The name that stands in one text with the date, before it."""
    from reportedly.thread.headers import headers

    line = words_of(mark.element)
    found = next(headers(line), None) if mark.stamp is not None and line else None
    return found.author.strip(EDGE) or None if found is not None and found.author else None


def _height(marks: Sequence[Mark], page: Outline) -> int | None:
    """How far above its date the whole of a comment is: the highest at which each element holds one date alone.

    Where replies stand inside the comment that they answer, that may be only its head; then one higher.
    """
    if len(marks) < 2:
        return None
    alone = None
    for height in range(min(len(mark.above) for mark in marks)):
        here = list(dict.fromkeys(mark.above[height] for mark in marks))
        if alone is not None and _only_joins(marks, height, page):
            break
        tags = Counter(map(tag, here))
        if len(here) <= max(1.0, ALONE * len(marks)) or max(tags.values()) < 0.9 * len(here):
            break
        inner = _inner(here, page)
        if any(inner.values()):
            head = _said(marks, alone, page) if alone is not None else 0
            return height if _said(marks, height, page, inner) > 1.5 * head + LEAST else alone
        alone = height
    return alone if alone is not None and _said(marks, alone, page) >= LEAST else None


def _only_joins(marks: Sequence[Mark], height: int, page: Outline) -> bool:
    """Whether that height puts comments together and adds no words to those that it leaves alone."""
    below: defaultdict[_Element, set[_Element]] = defaultdict(set)
    for mark in marks:
        below[mark.above[height]].add(mark.above[height - 1])
    if len(below) == len(set().union(*below.values())):
        return False
    inner = _inner(list(below), page)
    gains = [page.size[one] - inner[one] - page.size[next(iter(low))] for one, low in below.items() if len(low) == 1]
    return bool(gains) and median(gains) == 0


def _inner(items: Sequence[_Element], page: Outline) -> dict[_Element, int]:
    """Code points of the items that stand in each item itself, not counting those inside them."""
    inner = dict.fromkeys(items, 0)
    open_: list[_Element] = []
    for item in sorted(items, key=page.order.__getitem__):
        while open_ and not page.holds(open_[-1], item):
            open_.pop()
        if open_:
            inner[open_[-1]] += page.size[item] + 1
        open_.append(item)
    return inner


def _said(marks: Sequence[Mark], height: int, page: Outline, inner: dict[_Element, int] | None = None) -> int:
    """How many code points the elements at that height have beside their dates: the middle one of them."""
    inner = inner or {}
    return int(
        median(
            page.size[mark.above[height]] - inner.get(mark.above[height], 0) - page.size[mark.element]
            for mark in marks[:SAMPLE]
        )
    )
