"""WordPress core: `wp_list_comments` in its HTML5 and older forms, and the themes that keep its classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.thread.items import Roles, read_items
from reportedly.thread.markup import NOTHING, HtmlThread, classes, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = re.compile(r"(?:li-|div-)?comment-\d+")
_KINDS = frozenset({"comment", "pingback", "trackback"})

ROLES = Roles(
    author=("fn", "comment-author", "comment-author-link"),
    time=("comment-metadata", "commentmetadata", "comment-date", "comment-meta", "comment-time"),
    body=("comment-content", "comment-text", "comment_text", "comment-entry", "comment-body"),
    drop=(
        "avatar",
        "comment-author",
        "comment-awaiting-moderation",
        "comment-edit-link",
        "comment-meta",
        "comment-metadata",
        "comment-reply-link",
        "commentmetadata",
        "edit-link",
        "reply",
        "says",
    ),
)
"""Class names by what they hold, the surest first; `drop` is what stands inside a body and is none of it."""


def find(tree: _Element) -> HtmlThread:
    """The comments of a WordPress page; nothing where the page has none of its marks."""
    items = [
        element
        for element in tree.iter("li", "div", "article")
        if _ID.fullmatch(element.get("id") or "") and classes(element) & _KINDS and not _inner(element)
    ]
    return read_items(items, ROLES) if items else NOTHING


def _inner(element: _Element) -> bool:
    """Whether the element is the body of an item that is one already (`li#comment-7 > article#div-comment-7`)."""
    parent = element.getparent()
    return parent is not None and tag(parent) == "li" and bool(classes(parent) & _KINDS) and tag(element) != "li"
