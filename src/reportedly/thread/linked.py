"""Comments that a page states in JSON-LD (schema.org `Comment`, `DiscussionForumPosting`), where it shows their words.

What is stated and not seen is left out: it may be of another page, or be made for search engines alone.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportedly.thread.markup import NOTHING, SILENT, HtmlThread, around_all, child_around, machine, squeezed, tag
from reportedly.thread.names import NAME
from reportedly.thread.quotes import letters
from reportedly.thread.shape import Block, CommentDraft

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 2_000_000
"""Code points of one script."""

MOST = 5_000
"""Objects of one script."""

FEWEST = 2
"""Comments that must be seen."""

_COMMENTS = frozenset({"Answer", "Comment", "UserComments"})
_POSTINGS = frozenset({"DiscussionForumPosting", "Question"})
_INSIDE = ("@graph", "mainEntity", "comment", "comments", "acceptedAnswer", "suggestedAnswer")
_WORDS = ("text", "commentText", "articleBody")
_DATES = ("dateCreated", "datePublished", "commentTime")
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li)\b[^<>]{0,200}>|\n", re.I)
_TAG = re.compile(r"<[^<>]{1,500}>")


@dataclass(frozen=True, slots=True)
class _Stated:
    """One comment as stated: its draft, and the place among all stated ones of that which it is stated in."""

    draft: CommentDraft
    parent: int | None


def find_linked(tree: _Element) -> HtmlThread:
    """The comments of the page's JSON-LD whose words it shows; nothing where those are fewer than `FEWEST`."""
    stated = [one for script in _scripts(tree) for one in _comments(script)]
    if len(stated) < FEWEST:
        return NOTHING
    shown = _Shown(tree)
    places = [shown.find(one.draft) for one in stated]
    seen = sorted((place, at) for at, place in enumerate(places) if place is not None)
    if len(seen) < FEWEST:
        return NOTHING
    rank = {at: place for place, (_, at) in enumerate(seen)}
    drafts = []
    for _, at in seen:
        parent = stated[at].parent
        answers = rank.get(parent) if parent is not None else None
        drafts.append(replace(stated[at].draft, answers=answers, evidence="none" if answers is None else "nesting"))
    elements = shown.elements([place for place, _ in seen])
    return HtmlThread(tuple(drafts), elements) if elements else NOTHING


def told(found: HtmlThread, stated: HtmlThread) -> HtmlThread:
    """The comments found, with author, time, address and score from those stated of the same words where they lack one.

    Where the author that is seen is another than the one that is stated, nothing is taken.
    """
    said = {_words(one): one for one in stated.drafts}
    return found._replace(drafts=tuple(_filled(one, said.get(_words(one))) for one in found.drafts))


def _words(draft: CommentDraft) -> str:
    return letters("".join(block.text for block in draft.blocks))


def _filled(draft: CommentDraft, stated: CommentDraft | None) -> CommentDraft:
    if stated is None or (draft.author and letters(draft.author) != letters(stated.author or "")):
        return draft
    draft = replace(
        draft,
        author=draft.author or stated.author,
        url=draft.url or stated.url,
        score=stated.score if draft.score is None else draft.score,
    )
    if draft.published and draft.published_precision != "relative":
        return draft
    return replace(
        draft,
        published=stated.published or draft.published,
        published_precision=stated.published_precision or draft.published_precision,
    )


def _scripts(tree: _Element) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") <= LONGEST:
            try:
                yield json.loads((script.text or "").strip().removeprefix("<!--").removesuffix("-->"), strict=False)
            except (ValueError, RecursionError):
                continue


def _comments(value: Any) -> Iterator[_Stated]:
    """The comments of a script in the order in which they stand, each before what answers it. No recursion."""
    waiting: list[tuple[Any, int | None]] = [(value, None)]
    count = 0
    for _ in range(MOST):
        if not waiting:
            return
        here, parent = waiting.pop()
        if isinstance(here, list):
            waiting.extend((one, parent) for one in reversed(here[:MOST]))
        if not isinstance(here, dict):
            continue
        kind = here.get("@type")
        kinds = {one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)}
        draft = _draft(here) if kinds & (_COMMENTS | _POSTINGS) else None
        if draft is not None:
            yield _Stated(draft, parent)
            # What is written under the post that opens a thread answers nobody in particular.
            parent = count if kinds & _COMMENTS else None
            count += 1
        waiting.extend((here[key], parent) for key in reversed(_INSIDE) if isinstance(here.get(key), list | dict))


def _draft(node: dict[str, Any]) -> CommentDraft | None:
    words = next((text for key in _WORDS if isinstance(text := node.get(key), str) and text.strip()), None)
    if words is None:
        return None
    lines = [squeezed(unescape(_TAG.sub(" ", line))) for line in _BREAK.split(words)]
    blocks = tuple(Block(text=line) for line in lines if line)
    date = next((text for key in _DATES if isinstance(text := node.get(key), str)), "")
    when = machine(date[:NAME])
    score = node.get("upvoteCount")
    url = node.get("url")
    return CommentDraft(
        author=_name(node.get("author") or node.get("creator")),
        url=url if isinstance(url, str) else None,
        score=score if isinstance(score, int) and abs(score) < 10**9 and not isinstance(score, bool) else None,
        published=when[0] if when else None,
        published_precision=when[1] if when else None,
        state="kept" if blocks else "empty",
        blocks=blocks,
    )


def _name(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    value = value.get("name") if isinstance(value, dict) else value
    return squeezed(value)[: 2 * NAME] or None if isinstance(value, str) else None


class _Shown:
    """The letters that a page shows, and the elements that hold them."""

    def __init__(self, tree: _Element) -> None:
        self._holders: list[_Element] = []
        self._starts: list[int] = []
        pieces: list[str] = []
        length = silent = 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            outside = not tag(element) or tag(element) in SILENT
            if event == "start":
                silent += outside
            text = element.text if event == "start" else element.tail
            holder: _Element | None = element if event == "start" else element.getparent()
            if event == "end":
                silent -= outside
            said = letters(text or "") if not silent else ""
            if said and holder is not None:
                self._holders.append(holder)
                self._starts.append(length)
                pieces.append(said)
                length += len(said)
        self._letters = "".join(pieces)
        self._from = 0

    def find(self, draft: CommentDraft) -> tuple[int, int] | None:
        """Where the words of a comment are shown: behind the last that was found, else anywhere."""
        wanted = _words(draft)
        at = self._letters.find(wanted, self._from) if wanted else -1
        at = self._letters.find(wanted) if wanted and at < 0 else at
        if at < 0:
            return None
        self._from = at + len(wanted)
        return at, at + len(wanted)

    def elements(self, places: Sequence[tuple[int, int]]) -> tuple[_Element, ...]:
        """The elements, side by side, that hold all those places; none where one of them holds a page's heading."""
        ends = dict.fromkeys(self._holder(at) for start, end in places for at in (start, end - 1))
        outer = around_all(ends)
        if outer is None or outer in ends:
            return ()
        found = dict.fromkeys(part for one in ends if (part := child_around(one, outer)) is not None)
        return () if any(next(one.iter("h1"), None) is not None for one in found) else tuple(found)

    def _holder(self, at: int) -> _Element:
        return self._holders[bisect_right(self._starts, at) - 1]
