"""The thread of an HTML page: the platform's own file where it is known, else the general parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.thread.entries import find_entries
from reportedly.thread.families import FAMILIES, microdata
from reportedly.thread.family import read_family
from reportedly.thread.general import find
from reportedly.thread.linked import find_linked, told
from reportedly.thread.markup import NOTHING, HtmlThread, classes, tag
from reportedly.thread.selecting import needs
from reportedly.thread.talk import find_talk

if TYPE_CHECKING:
    from lxml.etree import _Element


MORE = 1.5
"""How many times the comments that a page states another reading must find to be the fuller one."""


def find_html_thread(tree: _Element, *, families: bool = True, page: str | None = None) -> HtmlThread:
    """The comments of a page as drafts, with the elements that hold them; both empty where the page has no thread.

    Of what the page states in JSON-LD the comments are taken that it shows, where those are more than are found else;
    of comments that are found else they tell the author, the time and the score where the page shows none.

    No element is inside another, and what they hold is none of the article's. `families` switches the files of single
    platforms off, to measure the general parser alone. `page` is when the page was taken, in ISO 8601: times such as
    "2 hours ago" are computed from it, and left open without it.
    """
    found = _shown(tree, families=families, page=page)
    stated = find_linked(tree)
    if len(stated.drafts) > MORE * len(found.drafts):
        return stated
    return told(found, stated) if stated.drafts else found


def _shown(tree: _Element, *, families: bool, page: str | None) -> HtmlThread:
    thread = NOTHING
    if families:
        present = _words(tree)
        for family in FAMILIES:
            if any(needs(one) <= present for one in family.items):
                thread = read_family(family, tree, page=page)
                if thread.drafts:
                    break
    if not thread.drafts:
        return _general(tree, page)
    if family not in microdata.FAMILIES:
        return thread
    # Pages that state their answers often leave the remarks on them unstated.
    found = find(tree, page=page)
    return found if len(found.drafts) > MORE * len(thread.drafts) else thread


def _general(tree: _Element, page: str | None) -> HtmlThread:
    """The thread of a page of no known platform: by its dates, or by signatures or labels where those tell of more."""
    found, signed = find(tree, page=page), find_talk(tree)
    if len(signed.drafts) > len(found.drafts):
        return signed
    return found if found.drafts else find_entries(tree)


def _words(tree: _Element) -> frozenset[str]:
    """The names of all elements and, after a full stop, all classes of the page."""
    found: set[str] = set()
    for element in tree.iter():
        name = tag(element)
        if name:
            found.add(name)
            found.update(f".{word}" for word in classes(element))
    return frozenset(found)
