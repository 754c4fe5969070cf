"""Guestbooks: entries one after another whose parts are labelled ("Name:", "Date:", "Message:").

Which labels come back with every entry is told by counting; only what labels a name and what labels the words must be
known. Entries that stand in the open, parted by rules and line breaks alone, are put into elements of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.thread.lexicon import lexicon
from reportedly.thread.markup import NOTHING, HtmlThread, around_all, child_around, tag
from reportedly.thread.names import EDGE, name_like
from reportedly.thread.printed import Printed, printed
from reportedly.thread.shape import Block, CommentDraft
from reportedly.thread.times import LONGEST, Stamp, stamps

if TYPE_CHECKING:
    from lxml.etree import _Element

FEWEST = 3
"""Entries of a guestbook."""

MOST = 5_000
"""Entries in the open that are put into elements: lxml takes ever longer for more of them, and no page has so many."""

USUAL = 0.8
"""Share of the entries that have a date and words, and in which a label comes back."""

_LABEL = re.compile(r"\W{0,4}(?:\d{1,6}[.)]\s*)?([^\W\d_]+(?:[ '’/-][^\W\d_]+){0,3})\s?:(?!//)\s*(.*)", re.S)


@dataclass(frozen=True, slots=True)
class _Said:
    """A line with the label that it begins with, and what stands behind that; "" and the line where it has none."""

    line: Printed
    label: str
    rest: str


def find_entries(tree: _Element) -> HtmlThread:
    """The entries of a guestbook; nothing where the page is none."""
    said = list(_said(printed(tree)))
    counts = Counter(one.label for one in said if one.label)
    name = _name(said, counts)
    heads = [at for at, one in enumerate(said) if one.label == name and name_like(one.rest.strip(EDGE))]
    if name is None or len(heads) < FEWEST:
        return NOTHING
    usual = {label for label, times in counts.items() if times >= USUAL * len(heads)}
    ahead = _ahead(said[: heads[0]], usual)
    starts = [at - ahead for at in heads]
    if starts[0] < 0 or any(head >= start for head, start in zip(heads, starts[1:], strict=False)):
        return NOTHING
    shared = around_all(said[at].line.block for pair in zip(starts, heads, strict=True) for at in pair)
    if shared is None:
        return NOTHING
    entries = [said[start:end] for start, end in zip(starts, [*starts[1:], len(said)], strict=True)]
    entries[-1] = _last(entries, shared)
    if all(one.label != name for one in entries[-1]):
        entries.pop()  # what is left of it are labels before a name
    drafts = [_draft(entry, name, usual) for entry in entries]
    whole = [draft for draft in drafts if draft.blocks and draft.published_text]
    if len(whole) < max(FEWEST, USUAL * len(drafts)):
        return NOTHING
    elements = _elements(entries, shared)
    return HtmlThread(tuple(drafts), elements) if elements else NOTHING


def _said(lines: Iterator[Printed]) -> Iterator[_Said]:
    """The lines with their labels; a label alone takes the next line to it, as in a table."""
    alone: _Said | None = None
    for line in lines:
        text = line.words()
        found = _LABEL.fullmatch(text)
        if found is None and alone is not None:
            yield _Said(alone.line, alone.label, text)
            alone = None
            continue
        if alone is not None:
            yield alone
            alone = None
        if found is None:
            yield _Said(line, "", text)
        elif found[2]:
            yield _Said(line, found[1].casefold(), found[2])
        else:
            alone = _Said(line, found[1].casefold(), "")
    if alone is not None:
        yield alone


def _name(said: Sequence[_Said], counts: Counter[str]) -> str | None:
    """The label of names that comes back most; one of senders where there is none."""
    signed = Counter(one.label for one in said if one.label and name_like(one.rest.strip(EDGE)))
    for role in ("entry.name", "entry.sender"):
        found = [label for label in counts if lexicon().has(role, label) and signed[label] >= FEWEST]
        if found:
            return max(found, key=signed.__getitem__)
    return None


def _ahead(before: Sequence[_Said], usual: set[str]) -> int:
    """How many labelled lines of an entry stand before its name, as those before the first one say."""
    count = 0
    for one in reversed(before):
        if one.label not in usual or lexicon().has("entry.words", one.label):
            break
        count += 1
    return count


def _last(entries: Sequence[Sequence[_Said]], shared: _Element) -> list[_Said]:
    """The last entry without what follows the guestbook: it has as many rules and parts as the others have."""
    others, last = entries[:-1], entries[-1]
    gaps = [other[0].line.rules - one[0].line.rules for one, other in pairwise(entries)]
    rules = min(gaps, default=0)
    most = max(len({child_around(one.line.block, shared) for one in entry}) for entry in others)
    kept: list[_Said] = []
    parts: set[_Element | None] = set()
    for one in last:
        part = child_around(one.line.block, shared)
        parts.add(part)
        inside = part is not None or one.line.block is shared
        ruled = rules and one.line.rules - last[0].line.rules >= rules
        if not inside or one.line.is_heading or len(parts) > most or ruled:
            break
        kept.append(one)
    return kept


def _draft(entry: Sequence[_Said], name: str, usual: set[str]) -> CommentDraft:
    """One entry: behind the label of words, up to the next label, is what it says; else whatever has no label."""
    author = next(one.rest.strip(EDGE) for one in entry if one.label == name)
    worded = any(lexicon().has("entry.words", one.label) for one in entry)
    stamp: Stamp | None = None
    open_ = not worded
    blocks: list[Block] = []
    for one in entry:
        labelled = one.label in usual or lexicon().has("entry.words", one.label)
        if labelled:
            open_ = lexicon().has("entry.words", one.label) or not worded
        dated = None if stamp is not None or (open_ and worded) else _dated(one)
        if dated is not None:
            stamp = dated
            continue
        if lexicon().has("entry.words", one.label):
            blocks.append(Block(text=one.rest))
        elif open_ and not labelled:
            blocks.append(Block(text=one.line.words() if one.label else one.rest))
    return CommentDraft(
        evidence="none",
        author=author,
        published=stamp.published if stamp else None,
        published_precision=stamp.precision if stamp else None,
        published_text=stamp.text if stamp else None,
        state="kept" if blocks else "empty",
        blocks=tuple(block for block in blocks if block.text),
    )


def _dated(one: _Said) -> Stamp | None:
    """The date that a line is about: half of what it says."""
    stamp = next(stamps(one.rest[:LONGEST]), None)
    return stamp if stamp is not None and 2 * len(stamp.text) >= len(one.rest) else None


def _elements(entries: Sequence[Sequence[_Said]], shared: _Element) -> tuple[_Element, ...]:
    """The elements that hold the entries; those that stand in the open get some, none where they are too many."""
    if any(one.line.block is shared for entry in entries for one in entry):
        return tuple(_wrapped(entries, shared)) if len(entries) <= MOST else ()
    found: dict[_Element, None] = {}
    for entry in entries:
        for one in entry:
            part = child_around(one.line.block, shared)
            if part is not None:
                found[part] = None
    return tuple(found)


def _wrapped(entries: Sequence[Sequence[_Said]], shared: _Element) -> Iterator[_Element]:
    """An element around each entry, from its first line to the next one's, or to the next rule behind the last."""
    children = list(shared)
    index = {child: at for at, child in enumerate(children)}
    places = [_place(entry[0].line, shared, index) for entry in entries]
    begins = [at + after for at, after in places]
    rules = (at for at in range(begins[-1], len(children)) if tag(children[at]) == "hr")
    ends = [*begins[1:], next(rules, len(children))]
    for (at, after), begin, end in zip(places, begins, ends, strict=True):
        wrapper = shared.makeelement("div")
        if not after:
            children[at].addprevious(wrapper)
        elif at < 0:
            wrapper.text, shared.text = shared.text, None
            shared.insert(0, wrapper)
        else:
            wrapper.text, children[at].tail = children[at].tail, None
            children[at].addnext(wrapper)
        for child in children[begin:end]:
            wrapper.append(child)
        yield wrapper


def _place(line: Printed, shared: _Element, index: Mapping[_Element, int]) -> tuple[int, bool]:
    """The child of `shared` that the line begins with, or after which it begins (-1: with the text of `shared`)."""
    if line.first is shared:
        return -1, True
    child = child_around(line.first, shared)
    assert child is not None, "the line stands in `shared`"
    return index[child], line.after and child is line.first
