"""Comments that no element of their own holds: head and words one after another in one list (`dt`, `dd`, `dt`, `dd`).

Each run of such siblings is put into an element for as long as the page is read; nothing else of the tree changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.thread.marks import Mark
from reportedly.thread.markup import is_block
from reportedly.thread.outline import Outline

if TYPE_CHECKING:
    from lxml.etree import _Element

LOWEST = 4
"""Blocks above a date among which the sibling is looked for."""


def wrap(marks: Sequence[Mark], page: Outline) -> list[_Element]:
    """The elements put around the runs that the dates of `marks` head or close; none where there are no runs."""
    dated = [_blocks(mark) for mark in marks]
    for height in range(min([LOWEST, *map(len, dated)])):
        heads = list(dict.fromkeys(row[height] for row in dated))
        outer = heads[0].getparent()
        if len(heads) < 2 or outer is None or any(head.getparent() is not outer for head in heads):
            continue
        known = frozenset(heads)
        rows = [child for child in outer if isinstance(child.tag, str) and page.size.get(child, 0) > 0]
        if len(rows) < 2 * len(heads):
            continue
        if rows[0] in known:
            runs = _runs(rows, known)
        elif rows[-1] in known:
            runs = [run[::-1] for run in _runs(rows[::-1], known)][::-1]
        else:
            continue
        return [_wrapped(run) for run in runs if len(run) > 1]
    return []


def _blocks(mark: Mark) -> tuple[_Element, ...]:
    """The blocks that hold a date, nearest first: what prints it may be one itself."""
    return (mark.element, *mark.above) if is_block(mark.element) else mark.above


def unwrap(wrappers: Sequence[_Element]) -> None:
    """Take the elements away again and leave what they hold where it was."""
    for wrapper in wrappers:
        outer = wrapper.getparent()
        if outer is not None:
            at = outer.index(wrapper)
            for child in reversed(list(wrapper)):
                outer.insert(at, child)
            outer.remove(wrapper)


def _runs(rows: Sequence[_Element], heads: frozenset[_Element]) -> list[list[_Element]]:
    runs: list[list[_Element]] = []
    for row in rows:
        if row in heads:
            runs.append([])
        runs[-1].append(row)
    return runs


def _wrapped(run: Sequence[_Element]) -> _Element:
    outer = run[0].getparent()
    assert outer is not None
    wrapper = run[0].makeelement("div")
    outer.insert(outer.index(run[0]), wrapper)
    for row in run:
        wrapper.append(row)
    return wrapper
