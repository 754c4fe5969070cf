"""Comments whose elements are known, read by the roles of what is inside them: author, date, body, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.model import CommentState
from reportedly.thread.bodies import action
from reportedly.thread.gone import is_notice
from reportedly.thread.markup import Test, blocks, moment, tag, words_of
from reportedly.thread.names import EDGE, NAME, verified, without
from reportedly.thread.shape import Block, CommentDraft

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = re.compile(r"(\S.{0,99}?)\s+@([\w.-]{2,60}(?:@[\w.-]{2,60})?)")
_ANCHOR = re.compile(r"#[\w-]*\d[\w-]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One comment: its element, its level, the elements of its roles; `skip` names what is none of its own words,
    `frame` what looks like a quotation and is none."""

    element: _Element
    level: int
    author: _Element | None
    time: _Element | None
    body: _Element | None
    skip: Test
    frame: Test | None = None


def draft(item: Item, *, page: str | None = None) -> CommentDraft:
    """The item as a draft; buttons are no part of its body. `page` is when the page was taken."""
    author = (
        words_of(item.author, item.skip if item.author is item.element else None) if item.author is not None else ""
    )
    author = author.strip(EDGE)
    shorter, says = without(author.rstrip(" .…"), "header.after_name", end=True)
    author = shorter if says else author
    shorter, by = without(author, "header.before_name", end=False)
    author = shorter if by and shorter and author[: -len(shorter)].islower() else author
    author, login = _account(verified(author))
    published, precision, printed = moment(item.time, page) if item.time is not None else (None, None, None)
    found: list[Block] = []
    for block in blocks(item.body, item.skip, item.frame) if item.body is not None else ():
        if block.kind == "quote" or action(block.text) is None:
            found.append(block)
    state: CommentState = "kept" if found else "empty"
    if len(found) == 1 and is_notice(found[0].text, whole=bool(author)):
        state = "removed"
    return CommentDraft(
        level=item.level,
        author=author[: 2 * NAME] or None,
        login=login,
        url=_permalink(item),
        published=published,
        published_precision=precision,
        published_text=printed[: 2 * NAME] if printed else None,
        state=state,
        blocks=tuple(found),
    )


def _account(author: str) -> tuple[str, str | None]:
    """ "Anna Koval @anna_k" as the name and the account."""
    found = _NAMED.fullmatch(author)
    return (found[1], found[2]) if found else (author, None)


def _permalink(item: Item) -> str | None:
    """The link on the date, where it leads to a place on a page."""
    if item.time is None:
        return None
    near = (item.time, *item.time.iter("a"), *list(item.time.iterancestors())[:1])
    for element in near:
        href = element.get("href") or ""
        if tag(element) == "a" and _ANCHOR.search(href):
            return href
    return None
