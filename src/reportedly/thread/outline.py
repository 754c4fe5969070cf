"""The order, depth and size of every element of a page, measured once, so that no later question walks the tree
again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from reportedly.thread.markup import SILENT, classes, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

COMMON = 0.4
"""Share of like elements that a class must be on to tell their kind; rarer ones number, alternate or single out."""


RARE = 0.2
"""The same share where not all are alike: of the comments, those in which an element of the class stands."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where each element begins and ends in page order, how deep it is, how many letters stand in it that are read."""

    elements: list[_Element]
    order: dict[_Element, int]
    end: dict[_Element, int]
    depth: dict[_Element, int]
    size: dict[_Element, int]

    def holds(self, outer: _Element, inner: _Element) -> bool:
        """Whether `inner` stands inside `outer`, or is it."""
        return self.order[outer] <= self.order[inner] <= self.end[outer]


def outline(tree: _Element) -> Outline:
    """The outline of all elements; comments and instructions are none. Time linear in the page, no recursion."""
    order: dict[_Element, int] = {}
    end: dict[_Element, int] = {}
    depth: dict[_Element, int] = {}
    size: dict[_Element, int] = {}
    open_: list[tuple[_Element, int]] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            order[element] = len(order)
            depth[element] = len(open_)
            open_.append((element, _letters(element.text)))
            continue
        _, inside = open_.pop()
        end[element] = len(order) - 1
        size[element] = 0 if tag(element) in SILENT else inside
        if open_:
            outer, so_far = open_[-1]
            open_[-1] = (outer, so_far + size[element] + _letters(element.tail))
    return Outline(list(order), order, end, depth, size)


def _letters(text: str | None) -> int:
    return 0 if text is None or text.isspace() else len(text.strip())


def kinds(elements: Iterable[_Element | None], count: int | None = None) -> dict[_Element, str]:
    """For each of some elements that stand at the like place, its tag and the classes that are common among them.

    `count` is of how many one in each is expected; without it, all of them are alike.
    """
    present = [element for element in elements if element is not None]
    counts: Counter[str] = Counter(name for element in present for name in classes(element))
    least = COMMON * len(present) if count is None else RARE * count
    common = {name for name, times in counts.items() if times > 1 and times >= least}
    return {element: ".".join((tag(element), *sorted(classes(element) & common))) for element in present}
