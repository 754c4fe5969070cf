"""A platform's threads as data: where its comments and their parts stand; and the one reader of all such data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from reportedly.model import CommentState, Presence
from reportedly.thread.bodies import action
from reportedly.thread.gone import is_notice
from reportedly.thread.items import Item, draft
from reportedly.thread.levels import levels_of
from reportedly.thread.markup import NOTHING, HtmlThread, blocks, moment, squeezed, tag, words_of
from reportedly.thread.names import EDGE, NAME, presence_of, presences
from reportedly.thread.outline import Outline, outline
from reportedly.thread.selecting import any_of, selector
from reportedly.thread.shape import CommentDraft
from reportedly.thread.tidy import in_time, tidied
from reportedly.thread.times import LONGEST, stamps

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTICES = 3
"""Lines of a comment without author and words among which one is looked for that says that it is gone."""

LevelRule = Literal["flat", "nesting", "seen", "depth"]

_NUMBER = re.compile(r"#?\s*(\d{1,7})\b")
_POINTS = re.compile(r"[+−–-]?\s?\d[\d,  ]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One platform, or one of its themes: selectors of `selecting`, the surest first.

    `items` are the comments; with `nested_bodies` one that is a child of another is that one's body and no item.
    `author`, `time`, `body` and the others are looked for in the item, without the items inside it; "@name" reads an
    attribute of the item, "selector@name" of what is found. `drop` is what stands in a body and is
    none of it. `levels` says what tells who answers whom: nothing, nesting, whatever is seen, or an attribute or class
    `depth` (a pattern whose group is the level). `removed` and `edited` are marks of such comments.
    """

    name: str
    items: tuple[str, ...]
    author: tuple[str, ...]
    time: tuple[str, ...]
    body: tuple[str, ...]
    drop: tuple[str, ...] = ()
    login: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    score: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    presence: tuple[str, ...] = ()
    permalink: tuple[str, ...] = ()
    levels: LevelRule = "nesting"
    depth: str | None = None
    nested_bodies: bool = False


def read_family(family: Family, tree: _Element, *, page: str | None = None) -> HtmlThread:
    """The comments of a page of that family; nothing where it is none. `page` is when the page was taken."""
    found = _items(family, tree)
    if not found:
        return NOTHING
    laid = outline(tree)
    known = frozenset(found)
    drafts = [_read(family, item, known, laid, page) for item in found]
    # Half the comments of a thread have a name and words; else this is another use of the same classes.
    if 2 * sum(bool(one.author) for one in drafts) < len(drafts) or not any(one.blocks for one in drafts):
        return NOTHING
    drafts = _levelled(family, found, drafts, laid)
    outer = tuple(item for item in found if not any(one in known for one in item.iterancestors()))
    return HtmlThread(in_time(tidied(drafts)), outer)


def _items(family: Family, tree: _Element) -> list[_Element]:
    test = any_of(family.items)
    found = [element for element in tree.iter() if test(element)]
    if not family.nested_bodies:
        return found
    # An item that begins inside another with no item's words between them is that one's own body.
    known = frozenset(found)
    return [item for item in found if item.getparent() not in known]


def _read(family: Family, item: _Element, known: frozenset[_Element], laid: Outline, page: str | None) -> CommentDraft:
    dropped = any_of(family.drop) if family.drop else None

    def skip(one: _Element) -> bool:
        return one is not item and (one in known or (dropped is not None and dropped(one)))

    own = list(_own(item, known))
    element = _dated(own, family.time)
    body = _find(own, family.body)
    name = _find(own, family.author)
    made = draft(Item(element=item, level=0, author=name, time=element, body=body, skip=skip), page=page)
    author = made.author or _said(item, own, family.author)
    edit = _find(own, family.edited)
    when = _when(edit, page) if edit is not None else None
    state: CommentState = "removed" if any(selector(one)(item) for one in family.removed) else made.state
    gone = item if state == "removed" else _find(own, family.removed) if family.removed else None
    if gone is None and not author and not made.blocks:
        gone = item
    if gone is not None:
        # What is printed in its place is all that there is to show.
        said = [one for one in blocks(gone, skip) if one.kind == "body" and action(one.text) is None]
        notices = [one for one in said[:NOTICES] if is_notice(one.text)]
        notices.sort(key=lambda one: next(stamps(one.text[:LONGEST]), None) is not None)  # the one without a date first
        if gone is not item or state == "removed" or notices:
            made, state = replace(made, blocks=made.blocks[:1] or tuple((notices or said)[:1])), "removed"
    return replace(
        made,
        author=(author or "").strip(EDGE) or None,
        login=_said(item, own, family.login),
        number=_first(_NUMBER, _said(item, own, family.number)),
        score=_points(_said(item, own, family.score)),
        presence=_presence(item, own, family.presence),
        url=_said(item, own, family.permalink) or made.url,
        edited=when or made.edited,
        state=state,
    )


def _own(item: _Element, known: frozenset[_Element]) -> Iterator[_Element]:
    stack = [item]
    while stack:
        here = stack.pop()
        if here is not item and here in known:
            continue
        if isinstance(here.tag, str):
            yield here
            stack.extend(reversed(here))


def _find(own: Sequence[_Element], selectors: Sequence[str]) -> _Element | None:
    for words in selectors:
        path = words.partition("@")[0]
        if path:
            test = selector(path)
            found = next((element for element in own if test(element)), None)
            if found is not None:
                return found
    return None


def _dated(own: Sequence[_Element], selectors: Sequence[str]) -> _Element | None:
    """The first element at the surest place that says when; where none does, the surest."""
    for words in selectors:
        test = selector(words)
        for element in own:
            if test(element) and moment(element)[0] is not None:
                return element
    found = _find(own, selectors)
    return found if found is not None and words_of(found) else next(filter(_prints_a_date, own), found)


def _dated_link(own: Iterable[_Element]) -> _Element | None:
    """The first link that says when: it leads to the comment itself."""
    return next((one for one in own if tag(one) == "a" and moment(one)[0] is not None), None)


def _prints_a_date(element: _Element) -> bool:
    """Whether the element itself prints a date with a clock in few words, as one does that no class names."""
    said = squeezed(" ".join([element.text or "", *((child.tail or "") for child in element)]))
    return 4 <= len(said) <= 2 * NAME and any(stamp.clock for stamp in stamps(said))


def _said(item: _Element, own: Sequence[_Element], selectors: Sequence[str]) -> str | None:
    """What the first selector that finds something finds: an attribute ("@name", "selector@name") or the words."""
    for words in selectors:
        path, _, name = words.partition("@")
        element = item if not path else _find(own, (path,))
        if element is None:
            continue
        said = (element.get(name) or "").strip() if name else words_of(element)
        if said:
            return said
    return None


def _when(element: _Element, page: str | None) -> str | None:
    published, _, printed = moment(element, page)
    return published or printed


def _first(pattern: re.Pattern[str], words: str | None) -> str | None:
    found = pattern.search(words) if words else None
    return found[1] if found else None


def _points(words: str | None) -> int | None:
    found = _POINTS.search(words) if words else None
    if found is None:
        return None
    digits = re.sub(r"[,\s]", "", found.group()).replace("−", "-").replace("–", "-")
    return int(digits) if len(digits) < 10 else None


def _presence(item: _Element, own: Sequence[_Element], selectors: Sequence[str]) -> Presence | None:
    said = _said(item, own, selectors)
    if said is None:
        return None
    found = presences().search(said)
    return presence_of(found.group()) if found else None


def _levelled(
    family: Family, items: Sequence[_Element], drafts: Sequence[CommentDraft], laid: Outline
) -> list[CommentDraft]:
    if family.levels == "flat":
        return [replace(one, level=0, evidence="none") for one in drafts]
    if family.levels == "seen":
        known = frozenset(items)
        levels = levels_of(items, laid, [_dated_link(_own(item, known)) for item in items])
        return [
            replace(
                one,
                level=levels.levels[at],
                evidence=levels.evidence,
                answers=levels.answers[at] if levels.answers else None,
            )
            for at, one in enumerate(drafts)
        ]
    if family.levels == "depth" and family.depth:
        return _by_depth(family.depth, items, drafts)
    return _by_nesting(items, drafts)


def _by_nesting(items: Sequence[_Element], drafts: Sequence[CommentDraft]) -> list[CommentDraft]:
    depth: dict[_Element, int] = {}
    for item in items:
        above = next((one for one in item.iterancestors() if one in depth), None)
        depth[item] = 0 if above is None else depth[above] + 1
    return [replace(one, level=depth[item], evidence="nesting") for item, one in zip(items, drafts, strict=True)]


def _by_depth(pattern: str, items: Sequence[_Element], drafts: Sequence[CommentDraft]) -> list[CommentDraft]:
    """Levels from a number: of an attribute ("@depth"), or in the attributes of the item, what holds or begins it."""
    depths: list[int] = []
    wanted = re.compile(pattern)
    for item in items:
        said = None
        parent = item.getparent()
        for element in (item, *list(item)[:2], *([parent] if parent is not None else [])):
            written = " ".join(f'{name!s}="{value!s}"' for name, value in element.attrib.items())
            said = wanted.search(written)
            if said:
                break
        depths.append(int(said[1]) if said else 0)
    steps = {depth: at for at, depth in enumerate(sorted(set(depths)))}
    return [replace(one, level=steps[depth], evidence="indentation") for depth, one in zip(depths, drafts, strict=True)]
