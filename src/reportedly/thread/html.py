"""The thread of an HTML page: the platform's own file where it is known, else the general parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.thread.families import FAMILIES
from reportedly.thread.general import find
from reportedly.thread.markup import HtmlThread

if TYPE_CHECKING:
    from lxml.etree import _Element


def find_html_thread(tree: _Element, *, families: bool = True, page: str | None = None) -> HtmlThread:
    """The comments of a page as drafts, with the elements that hold them; both empty where the page has no thread.

    No element is inside another, and what they hold is none of the article's. `families` switches the files of single
    platforms off, to measure the general parser alone.
    """
    for family in FAMILIES.values() if families else ():
        thread = family(tree)
        if thread.drafts:
            return thread
    return find(tree, page=page)
