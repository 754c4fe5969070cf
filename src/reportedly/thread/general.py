"""Comments of an HTML page that no file of a platform knows: repeated structure around dates.

Every comment prints a date. The elements that hold one date each, at one height above it, are the candidates; who wrote
each and what it says are the parts that most of them have at the same place. Levels come from nesting, indentation or
links; whether it is a thread at all is weighed at the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, islice
from statistics import median
from typing import TYPE_CHECKING

from reportedly.thread.beside import with_gone
from reportedly.thread.evidence import ENOUGH, worth
from reportedly.thread.items import Item, draft
from reportedly.thread.levels import levels_of
from reportedly.thread.marks import HEIGHT, Mark, groups
from reportedly.thread.markup import NOTHING, HtmlThread, is_quotation, tag, words_of
from reportedly.thread.names import EDGE, bared, name_like, sentence_like, without
from reportedly.thread.outline import Outline, kinds, outline
from reportedly.thread.quotes import letters
from reportedly.thread.roles import Scope, authors, bodies, fixtures, frames, is_furniture, subjects
from reportedly.thread.runs import unwrap, wrap
from reportedly.thread.shape import CommentDraft
from reportedly.thread.tidy import in_time, tidied
from reportedly.thread.unmarked import unmarked

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
    best, value = None, 0.0
    alike: list[_Found] = []
    for group in groups(laid)[:TRIED]:
        found = _thread(group.marks, laid, page)
        if found is None:
            continue
        here = worth(*found)
        whole, gone = _whole(found[1]), sum(one.state == "removed" for one in found[1])
        broken = len(found[1]) - whole - gone
        # Of those that are gone less is printed: they are unlike the others and belong to them.
        bare = any(one.state == "removed" and not one.author for one in found[1])
        weight = here * (whole - BROKEN * broken) * (ALIKE if group.alike or (bare and not broken) else 1.0)
        if here >= ENOUGH:
            if group.alike:
                alike.append(found)
            if weight > value:
                best, value = found, weight
    if best is None:
        return NOTHING
    scope, drafts = best[0], best[1]
    for one, other in combinations(alike, 2):
        both = _both(one, other, laid, page)
        if both is not None and _whole(both[1]) >= _whole(drafts) and _length(both[1]) > _length(drafts):
            scope, drafts = both
            break
    items, drafts = with_gone(scope, drafts, page)
    known = scope.known | frozenset(items)
    outer = [item for item in items if not any(one in known for one in item.iterancestors())]
    return HtmlThread(drafts, tuple(outer))


def _length(drafts: Sequence[CommentDraft]) -> int:
    return sum(len(block.text) for one in drafts for block in one.blocks)


def _whole(drafts: Sequence[CommentDraft]) -> int:
    return sum(bool(one.blocks and one.author) and one.state != "removed" for one in drafts)


def _both(one: _Found, other: _Found, page: Outline, now: str | None) -> tuple[Scope, tuple[CommentDraft, ...]] | None:
    """The thread of both, where one's comments stand in the other's and are built otherwise: remarks on answers."""
    for outer, inner in ((one[0], other), (other[0], one)):
        items = inner[0].items
        held = sum(any(above in outer.known for above in item.iterancestors()) for item in items)
        heads = {mark.element for mark in outer.marks}
        if (
            2 * held <= len(items)
            or any(above in outer.known for item in outer.items for above in item.iterancestors())
            or _whole(inner[1]) < USUAL * len(items)
            or any(is_quotation(near) for item in items for near in (item, *islice(item.iterancestors(), HEIGHT)))
            or any(page.holds(item, head) for item in items for head in heads)
        ):
            continue
        around = _thread(outer.marks, page, now, frozenset(items))
        if (
            around is None
            or not frozenset(items).isdisjoint(around[0].items)
            or _whole(around[1]) < USUAL * len(around[1])
        ):
            continue
        said = [letters(block.text) for draft in around[1] for block in draft.blocks]
        told = [letters(block.text) for draft in inner[1] for block in draft.blocks[:1]]
        if 2 * sum(any(words in here for here in said) for words in told) > len(told):
            continue  # quotations with a date
        rows = [*zip(around[0].marks, around[0].items, around[1], strict=True)]
        rows += zip(inner[0].marks, items, inner[1], strict=True)
        rows.sort(key=lambda row: page.order[row[1]])
        levels = levels_of([row[1] for row in rows], page, [row[0].element for row in rows])
        answers = levels.answers or (None,) * len(rows)
        drafts = [
            replace(row[2], level=level, evidence=levels.evidence, answers=answer)
            for row, level, answer in zip(rows, levels.levels, answers, strict=True)
        ]
        known = frozenset(row[1] for row in rows)
        return Scope([row[0] for row in rows], [row[1] for row in rows], known, page), in_time(drafts)
    return None


def _thread(
    marks: Sequence[Mark], page: Outline, now: str | None, others: frozenset[_Element] = frozenset()
) -> _Found | None:
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
    scope = Scope(list(first.values()), items, frozenset(items) | others, page)
    signed = authors(scope)
    heads = [
        {one for one in (mark.element, name) if one is not None} for mark, name in zip(scope.marks, signed, strict=True)
    ]
    levels = levels_of(items, page, [mark.element for mark in scope.marks])
    framing = frames(scope)
    fixed = fixtures(scope, [None if name is None else words_of(name) for name in signed]) | subjects(scope, heads)
    unlinked = unmarked(scope, signed)
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
            author=made.author or _beside(mark) or unlinked[index],
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
    """The name that stands in one text with the date, before it, or behind it and a word such as "by"."""
    from reportedly.thread.headers import headers

    line = words_of(mark.element)
    if mark.stamp is None or not line:
        return None
    found = next(headers(line), None)
    if found is not None and found.author:
        return found.author.strip(EDGE) or None
    behind, by = without(line.partition(mark.stamp.text)[2].strip(EDGE), "header.before_name", end=False)
    return bared(behind) if by and name_like(bared(behind)) and not sentence_like(behind) else None


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
    return bool(gains) and median(gains) <= 0


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
