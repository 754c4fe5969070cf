"""Comments that are gone, beside those that are found by their dates: what is left of one has neither date nor author.

It stands where comments stand, and says in few words that it is gone. Without it, what answers it would answer another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.thread.bodies import action
from reportedly.thread.gone import is_notice
from reportedly.thread.levels import levels_of
from reportedly.thread.markup import blocks, moment, tag
from reportedly.thread.names import NAME
from reportedly.thread.roles import Scope
from reportedly.thread.shape import Block, CommentDraft
from reportedly.thread.tidy import in_time
from reportedly.thread.times import stamps

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 4 * NAME
"""Code points of the longest element that stands for a comment that is gone."""

BESIDE = 3
"""Lines, such as a date or buttons, that may stand there beside the one that says so."""


def with_gone(
    scope: Scope, drafts: Sequence[CommentDraft], now: str | None
) -> tuple[list[_Element], tuple[CommentDraft, ...]]:
    """The comments with those that are gone among them, each at its place, and the elements of all.

    What stands for a comment that is gone and holds those that answer it is left out: there nesting tells its tree.
    """
    gone = {element: notice for element in _beside(scope) if (notice := _notice(element)) is not None}
    if not gone:
        return list(scope.items), tuple(drafts)
    rows: list[tuple[_Element, _Element | None, CommentDraft]] = [
        (item, mark.element, one) for item, mark, one in zip(scope.items, scope.marks, drafts, strict=True)
    ]
    rows += [(element, None, _draft(element, notice, now)) for element, notice in gone.items()]
    rows.sort(key=lambda row: scope.page.order[row[0]])
    items = [item for item, _, _ in rows]
    levels = levels_of(items, scope.page, [date for _, date, _ in rows])
    answers = levels.answers or (None,) * len(rows)
    made = [
        replace(one, level=level, evidence=levels.evidence, answers=answer)
        for (_, _, one), level, answer in zip(rows, levels.levels, answers, strict=True)
    ]
    return items, in_time(made)


def _beside(scope: Scope) -> Iterator[_Element]:
    """The elements that stand beside comments and are called as they are, with few words and no comment in them."""
    page = scope.page
    names = {tag(item) for item in scope.items}
    places = sorted(page.order[item] for item in scope.items)
    for outer in dict.fromkeys(parent for item in scope.items if (parent := item.getparent()) is not None):
        for element in outer:
            if element in scope.known or tag(element) not in names or not 0 < page.size.get(element, 0) <= LONGEST:
                continue
            if bisect_left(places, page.order[element]) == bisect_right(places, page.end[element]):
                yield element


def _notice(element: _Element) -> Block | None:
    """The line that says that a comment is gone, where nothing but a date and buttons stands beside it."""
    said = blocks(element)
    notices = [one for one in said if one.kind == "body" and is_notice(one.text)]
    others = [one for one in said if one not in notices and action(one.text) is None]
    if len(notices) != 1 or len(others) > BESIDE or any(len(one.text) > NAME for one in others):
        return None
    return notices[0] if all(next(stamps(one.text, short=True), None) is not None for one in others) else None


def _draft(element: _Element, notice: Block, now: str | None) -> CommentDraft:
    published, precision, printed = moment(element, now)
    return CommentDraft(
        published=published,
        published_precision=precision,
        published_text=printed if published and printed and len(printed) <= NAME else None,
        state="removed",
        blocks=(notice,),
    )
