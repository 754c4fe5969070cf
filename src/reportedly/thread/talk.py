"""Talk pages of wikis: comments that their author's name and the date end, answers pushed to the right in lists.

What stands between one signature and the next is the next one's comment (so MediaWiki's DiscussionTools has it too),
but for what stands further left than the list that its signature is in: nobody signed that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from reportedly.thread.markup import NOTHING, HtmlThread, above, child_around, squeezed, tag
from reportedly.thread.names import EDGE, NAME, name_like
from reportedly.thread.printed import LISTS, Part, Printed, printed
from reportedly.thread.shape import Block, CommentDraft, parents
from reportedly.thread.times import LONGEST, Stamp, stamps

if TYPE_CHECKING:
    from lxml.etree import _Element

FEWEST = 3
"""Signed comments that a talk page has."""

SPOKEN = 0.8
"""Share of the signatures that must end some words."""

KNOWN = 0.5
"""Share of the signatures that must link to more than one page of their author, where nobody answers anybody."""

MOST = 8
"""Links of one signature."""

NEAR = 4
"""Elements above a line among which a quotation is looked for."""

_GAP = re.compile(r"[\W_]{0,12}")
"""What stands between the parts of one signature."""

_BEHIND = re.compile(r"\s*\(?(?:[A-Z]{2,5}(?:\s?[+-]\d{1,2}(?::?\d\d)?)?)?[).\s]*")
"""What may stand behind the date: a zone."""

_UTC = re.compile(r"\((?:UTC|GMT)\)$")
_MINUTE = len("2023-01-06T13:53")
_DASH = re.compile(r"[—–]|--|(?<!\w)-(?!\w)")
_FLOW = frozenset({"p", "li", "dd", "dt", "blockquote", "pre"}) | LISTS
"""Blocks that a comment is made of."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """Where in its line a signature begins, whose it is, and when it was put."""

    start: int
    author: str
    stamp: Stamp
    printed: str
    url: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class _Signed:
    lines: tuple[Printed, ...]
    signature: _Signature
    level: int
    section: int


def find_talk(tree: _Element) -> HtmlThread:
    """The comments of a talk page; nothing where the page is none."""
    found = list(_comments(printed(tree)))
    spoken = [one for one in found if _blocks(one)]
    if len(spoken) < FEWEST or len(spoken) < SPOKEN * len(found):
        return NOTHING
    least = min(one.level for one in spoken)
    if all(one.level == least for one in spoken) and sum(one.signature.known for one in spoken) < KNOWN * len(spoken):
        return NOTHING
    elements = _elements(spoken)
    return HtmlThread(tuple(_drafts(spoken, least)), elements) if elements else NOTHING


def _comments(lines: Iterator[Printed]) -> Iterator[_Signed]:
    waiting: list[Printed] = []
    section = 0
    for line in lines:
        if line.is_heading:
            section += 1
            waiting.clear()
            continue
        waiting.append(line)
        signature = _signature(line)
        if signature is not None:
            mine = _mine(waiting)
            yield _Signed(tuple(mine), signature, min(one.depth for one in mine), section)
            waiting.clear()


def _mine(lines: Sequence[Printed]) -> list[Printed]:
    """Of the lines before a signature and its own, the last, those that it signs."""
    last = lines[-1]
    flow = _flow(last.block)
    depth = last.depth
    mine = []
    for line in takewhile(lambda line: _flow(line.block) is flow, reversed(lines)):
        # A line further left opens the list that the signature is in ("Two reasons:"), or is nobody's.
        if line.depth < depth and not line.text.rstrip().endswith(":"):
            break
        depth = min(depth, line.depth)
        mine.append(line)
    return mine[::-1]


def _flow(block: _Element) -> _Element:
    """The element that comments stand in, one after another."""
    return next((one for one in above(block) if tag(one) not in _FLOW), block)


def _signature(line: Printed) -> _Signature | None:
    """The signature that ends the line: a link to somebody, perhaps others to pages of the same, and a date."""
    text = line.text.rstrip()
    tail = text[-LONGEST // 2 :]
    if ":" not in tail or not any(map(str.isdigit, tail)):
        return None
    links = [part for part in line.parts if tag(part.element) == "a" and line.text[part.start : part.end].strip()]
    dated = next((part for part in reversed(links) if part.end >= len(text)), None)
    if dated is not None:
        links = [part for part in links if part.end <= dated.start]
    if not links:
        return None
    behind = text[links[-1].end :]
    stamp = _last(behind)
    if stamp is None or _GAP.fullmatch(behind[: stamp.start]) is None or not _BEHIND.fullmatch(behind[stamp.end :]):
        return None
    run = _run(line, links, links[-1].end + stamp.start)
    name = _named(line, run)
    if name is None:
        return None
    author = line.words(name.start, name.end).strip(EDGE)
    if not name_like(author):
        return None
    url = dated.element.get("href") if dated is not None else None
    known = sum(_page(part) == _page(name) for part in run) > 1
    printed_ = squeezed(behind[stamp.start :]).rstrip(".")
    return _Signature(_begin(line, name, len(text)), author, stamp, printed_, url, known)


def _last(text: str) -> Stamp | None:
    """The date with a clock that the text ends with."""
    found = [stamp for stamp in stamps(text[:LONGEST]) if stamp.clock]
    return found[-1] if found else None


def _run(line: Printed, links: Sequence[Part], end: int) -> list[Part]:
    """The links that stand side by side before the date, from the last dash on."""
    run: list[Part] = []
    for link in reversed(links):
        between = line.text[link.end : run[0].start if run else end]
        parted = _GAP.fullmatch(between) is None or (_DASH.search(between) and "(" not in between)
        if run and (parted or len(run) == MOST):
            break
        run.insert(0, link)
    return run


def _named(line: Printed, run: Sequence[Part]) -> Part | None:
    """The link of a signature that names its author: that in no bracket whose page others lead to as well."""
    begin = run[0].start
    bare = [one for one in run if line.text.count("(", begin, one.start) <= line.text.count(")", begin, one.start)]
    if not bare:
        return None
    owned = [part for part in bare if sum(_page(part) == _page(other) for other in run) > 1]
    return owned[0] if owned else bare[-1]


def _page(link: Part) -> str:
    """Whose page a link leads to: the last part of its address, behind "User:" or "User_talk:"."""
    address = unquote((link.element.get("href") or "")[:300]).partition("#")[0].rstrip("/")
    return re.split(r"[:/=]", address)[-1].replace("_", " ").casefold()


def _begin(line: Printed, name: Part, end: int) -> int:
    """Where the signature begins: at a dash shortly before the name, or with the element that holds it to the date."""
    start = name.start
    for part in line.parts:
        inside = name.start - NAME <= part.start <= name.start and part.end >= end
        if inside and _DASH.match(line.text[part.start : name.start].lstrip()):
            start = min(start, part.start)
    before = line.text[:start].rstrip(" \t\xa0\n")
    for dash in ("--", "—", "–", "-"):
        if before.endswith(dash) and (before == dash or not before[: -len(dash)][-1:].isalnum()):
            return len(before) - len(dash)
    return len(before)


def _blocks(one: _Signed) -> tuple[Block, ...]:
    found = []
    for line in one.lines:
        end = one.signature.start if line is one.lines[-1] else len(line.text)
        text = line.words(0, end)
        if text:
            quoted = any(tag(outer) == "blockquote" for outer in islice(line.block.iterancestors(), NEAR))
            quoted = quoted or tag(line.block) == "blockquote"
            kind: Literal["body", "quote"] = "quote" if quoted else "body"
            found.append(Block(kind=kind, text=text))
    return tuple(found)


def _drafts(signed: Sequence[_Signed], least: int) -> Iterator[CommentDraft]:
    answers = _answers(signed)
    for one, answer in zip(signed, answers, strict=True):
        yield CommentDraft(
            level=one.level - least,
            evidence="none" if answer is None else "nesting",
            answers=answer,
            author=one.signature.author,
            url=one.signature.url,
            published=_zoned(one.signature),
            published_precision=one.signature.stamp.precision,
            published_text=one.signature.printed,
            blocks=_blocks(one),
        )


def _zoned(signature: _Signature) -> str | None:
    """The date in ISO 8601, in UTC where that stands behind it."""
    when = signature.stamp.published
    return f"{when}+00:00" if when and len(when) == _MINUTE and _UTC.search(signature.printed) else when


def _answers(signed: Sequence[_Signed]) -> list[int | None]:
    """For each comment the index of the one that it answers, which is in its own section."""
    found: list[int | None] = []
    for _, section in groupby(signed, key=lambda one: one.section):
        first = len(found)
        answered = parents([one.level for one in section])
        found += [None if answer is None else first + answer for answer in answered]
    return found


def _elements(signed: Sequence[_Signed]) -> tuple[_Element, ...]:
    """The blocks that hold the comments, none inside another; none where one stands in the open."""
    found: dict[_Element, None] = {}
    for one in signed:
        flow = _flow(one.lines[-1].block)
        for line in one.lines:
            if line.block is flow:
                return ()
            part = child_around(line.block, flow)
            if part is not None:
                found[part] = None
    return tuple(found)
