"""Whether repeated dated elements are a thread: lists of articles and of topics look alike from afar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reportedly.thread.bodies import action
from reportedly.thread.headings import is_heading
from reportedly.thread.markup import tag, words_of
from reportedly.thread.names import NAME
from reportedly.thread.roles import ANCHOR, Scope, leads_to_a_person
from reportedly.thread.shape import CommentDraft

if TYPE_CHECKING:
    from lxml.etree import _Element

ENOUGH = 2.0
"""What the signs of a thread must be worth together."""

SAMPLE = 40
"""Comments that are looked at for all."""

INSIDE = 150
"""Elements of one comment that are looked at."""

ABOVE = 60
"""Elements before the first comment among which a heading is looked for."""

_COMMENT = re.compile(
    r"comment|kommentar|komentar|reply|replies|respon|discuss|message|forumpost|(?:^|[-_])post(?:$|[-_\d])", re.I
)


def worth(scope: Scope, drafts: Sequence[CommentDraft], signers: Sequence[_Element | None]) -> float:
    """How much speaks for a thread and against a list of teasers, topics or events; `signers` name the authors."""
    count = len(drafts)
    said = sum(bool(draft.blocks) for draft in drafts)
    signed = [draft.author.casefold() for draft in drafts if draft.author]
    if 2 * min(said, len(signed)) <= count:
        return 0.0
    sample = list(zip(scope.marks, scope.items, drafts, strict=True))[:SAMPLE]
    looked = len(sample)
    buttons = linked = teasers = pictures = 0
    for mark, item, draft in sample:
        inside = list(islice(scope.inside(item, buttons=True), INSIDE))
        buttons += any(_is_button(element, scope) for element in inside)
        pictures += any(tag(element) == "img" for element in inside)
        near = (mark.element, *islice(mark.element.iter("a"), 2), *islice(mark.element.iterancestors("a"), 1))
        anchored = any(ANCHOR.search(one.get("href") or "") for one in near if tag(one) == "a")
        linked += anchored or any(_names_itself(element) for element in inside[:40])
        teasers += _is_teaser(inside, draft, scope)
    value = 2.0 if 2 * sum(_is_called_a_comment(item) for _, item, _ in sample) > looked else 0.0
    value += 1.5 * buttons / looked + 1.0 * linked / looked + 0.3 * pictures / looked - 2.5 * teasers / looked
    if count > 4 and [draft.level for draft in drafts[1:]] == [drafts[0].level + 1] * (count - 1):
        value -= 1.0  # more often a page around its thread than a comment that everybody answers
    elif any(draft.level or draft.answers is not None for draft in drafts):
        value += 1.0
    value += 0.7 if any(block.kind == "quote" for draft in drafts for block in draft.blocks) else 0.0
    value += 1.5 if _is_announced(scope) else 0.0
    value += 0.5 if len(set(signed)) < len(signed) and len(set(signed)) > 1 else 0.0
    value += 0.7 * sum(one is not None and leads_to_a_person(one) for one in signers[:SAMPLE]) / looked
    value += 1.0 if 2 * sum(draft.presence is not None for draft in drafts) > count else 0.0
    value += _course(drafts)
    clocks = sum(mark.clock for mark, _, _ in sample)
    return value + (0.5 if 2 * clocks > looked else -1.0)


def _course(drafts: Sequence[CommentDraft]) -> float:
    """What the order of the dates says: those of a thread rise or fall; one date with each author is when he joined."""
    dated = [(draft.author, draft.published) for draft in drafts if draft.published]
    if len(dated) < 3:
        return 0.0
    days = [published[:16] for _, published in dated]
    steps = list(pairwise(days))
    value = 0.7 if all(a <= b for a, b in steps) or all(a >= b for a, b in steps) else 0.0
    if len({author for author, _ in dated}) < len(dated) and len(set(dated)) == len({author for author, _ in dated}):
        value -= 2.0
    return value


def _is_button(element: _Element, scope: Scope) -> bool:
    if tag(element) != "button" and (
        tag(element) not in ("a", "span", "li", "label", "u", "div", "p")
        or not 0 < scope.page.size[element] <= NAME // 2
    ):
        return False
    return action(words_of(element)) is not None


def _names_itself(element: _Element) -> bool:
    """Whether it links to its own place on the page ("#7")."""
    return tag(element) == "a" and ANCHOR.search(element.get("href") or "") is not None


def _is_called_a_comment(item: _Element) -> bool:
    words = (
        f"{one.get('class') or ''} {one.get('id') or ''} {one.get('itemtype') or ''}"
        for one in (item, *islice(item.iterancestors(), 4))
        if tag(one) != "body"
    )
    return any(_COMMENT.search(word) for part in words for word in part.split())


def _is_teaser(inside: Sequence[_Element], draft: CommentDraft, scope: Scope) -> bool:
    """Whether a headline with a link to elsewhere stands over the words, or is all of them."""
    whole = sum(len(block.text) for block in draft.blocks)
    for element in inside:
        link = tag(element) == "a" and not ANCHOR.search(element.get("href") or "#1")
        size = scope.page.size[element]
        if link and size > NAME // 3 and words_of(element) != draft.author:
            heading = any(tag(one) in ("h1", "h2", "h3", "h4", "h5") for one in islice(element.iterancestors(), 2))
            heading = heading or any(tag(one) in ("h1", "h2", "h3", "h4", "h5") for one in list(element)[:2])
            if heading or 2 * size > whole:
                return True
    return False


def _is_announced(scope: Scope) -> bool:
    """Whether a heading such as "Comments (3)" stands shortly before the first comment."""
    first = scope.page.order[scope.items[0]]
    for element in reversed(scope.page.elements[max(0, first - ABOVE) : first]):
        if 0 < scope.page.size[element] <= NAME and is_heading(words_of(element)):
            return True
    return False
