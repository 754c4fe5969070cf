"""The thread of an HTML page: the platform's own file where it is known, else the general parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.thread.families import FAMILIES
from reportedly.thread.family import read_family
from reportedly.thread.general import find
from reportedly.thread.markup import HtmlThread, classes, tag
from reportedly.thread.selecting import needs

if TYPE_CHECKING:
    from lxml.etree import _Element


def find_html_thread(tree: _Element, *, families: bool = True, page: str | None = None) -> HtmlThread:
    """The comments of a page as drafts, with the elements that hold them; both empty where the page has no thread.

    No element is inside another, and what they hold is none of the article's. `families` switches the files of single
    platforms off, to measure the general parser alone. `page` is when the page was taken, in ISO 8601: times such as
    "2 hours ago" are computed from it, and left open without it.
    """
    if families:
        present = _words(tree)
        for family in FAMILIES:
            if any(needs(one) <= present for one in family.items):
                thread = read_family(family, tree, page=page)
                if thread.drafts:
                    return thread
    return find(tree, page=page)


def _words(tree: _Element) -> frozenset[str]:
    """The names of all elements and, after a full stop, all classes of the page."""
    found: set[str] = set()
    for element in tree.iter():
        name = tag(element)
        if name:
            found.add(name)
            found.update(f".{word}" for word in classes(element))
    return frozenset(found)
