"""Taking elements out of a page, with what follows them left where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

_GONE = "reportedly-gone"


def drop(tree: etree._Element, elements: Iterable[etree._Element]) -> None:
    """Takes the elements out of the tree, itself never; the text behind each stays.

    lxml's own `drop_tree` sets that text anew, and refuses the control characters that it has parsed before.
    """
    found = [one for one in elements if one is not tree and isinstance(one.tag, str)]
    for one in found:
        one.tag = _GONE
    if found:
        etree.strip_elements(tree, _GONE, with_tail=False)
