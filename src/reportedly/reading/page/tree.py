"""A page's source as a tree, within bounds that no source can pass: tags, depth, length of attributes.

libxml2 stops at 2048 open elements and loses what follows, and what walks the tree after it may recurse; so
a source that nests deeper than `MAX_DEPTH` is parsed again without the tags below that depth.
"""

from __future__ import annotations

import re

from lxml import etree, html
from lxml.html import HtmlElement

from reportedly.errors import EmptyInput, Malformed, TooLarge

MAX_TAGS = 1_000_000
MAX_DEPTH = 200
MAX_ATTRIBUTE = 20_000
"""Code points of an attribute that are worth keeping: beyond are pictures written into the page."""
MAX_ATTRIBUTES = 40
"""Attributes of one tag that are kept: libxml2 compares each with all before it."""

_PROLOGUE = re.compile(r"\s*<\?xml.{0,400}?\?>", re.S)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})(?:[^<>\"']|\"[^\"]{0,100000}\"|'[^']{0,100000}')*>")
_ATTRIBUTE = r"(?>[\s/]++[^\s=<>/]++(?:\s*+=\s*+(?:\"[^\"]{0,100000}+\"|'[^']{0,100000}+'|[^\s>\"']++))?+)"
_CROWDED = re.compile(rf"(<[A-Za-z][^\s<>/]{{0,60}}+{_ATTRIBUTE}{{{MAX_ATTRIBUTES}}}){_ATTRIBUTE}++")
_NEVER_OPEN = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_EMPTY = ("bgsound", "embed", "keygen", "source", "track", "wbr")
"""Elements that hold nothing by HTML 5 and something by libxml2."""
_BODY = re.compile(r"<body\b", re.I)
_FLOW = re.compile(r"<(?:article|aside|figure|footer|header|main|nav|section)\b", re.I)
_RAW = re.compile(r"<(script|style|textarea|title)\b[^>]*>.*?</\1\s*>", re.I | re.S)


def parse(source: str, *, name: str) -> HtmlElement:
    """The tree of a page.

    Raises EmptyInput where there is no element, TooLarge over `MAX_TAGS`, Malformed where the parser gives up.
    """
    if source.count("<") > MAX_TAGS:
        says = f"The page has more than {MAX_TAGS:,} tags."
        raise TooLarge(name, says, remedy="Save the article alone (reader view) or as text.")
    source = _with_body(uncrowded(_PROLOGUE.sub("", source, count=1)))
    tree = _parsed(source, name)
    if _too_deep(tree):
        tree = _parsed(flattened(source), name)
    for element in tree.iter(etree.Element):
        for key, value in element.attrib.items():
            if len(value) > MAX_ATTRIBUTE:
                del element.attrib[key]
    return tree


def uncrowded(source: str) -> str:
    """The source with no more than `MAX_ATTRIBUTES` attributes on a tag."""
    return _CROWDED.sub(r"\1", source)


def flattened(source: str, depth: int = MAX_DEPTH) -> str:
    """The source without the tags that stand deeper than `depth` open elements; what they hold stays.

    >>> flattened("<i><b><u>deep</u></b></i>", 2)
    '<i><b>deep</b></i>'
    """
    kept: list[str] = []
    level = position = 0
    source = _RAW.sub(lambda match: match[0] if match[1].lower() == "title" else " ", source)
    for tag in _TAG.finditer(source):
        if tag[2].lower() in _NEVER_OPEN or tag[0].endswith("/>"):
            continue
        level += -1 if tag[1] else 1
        inner = level + 1 if tag[1] else level
        if inner > depth:
            kept.append(source[position : tag.start()])
            position = tag.end()
        level = max(level, 0)
    kept.append(source[position:])
    return "".join(kept)


def _with_body(source: str) -> str:
    """The source with the `body` tag that HTML 5 lets a page leave out; libxml2 would put its articles in the head."""
    if _BODY.search(source):
        return source
    first = _FLOW.search(source)
    return source if first is None else f"{source[: first.start()]}<body>{source[first.start() :]}"


def _parsed(source: str, name: str) -> HtmlElement:
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, recover=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise EmptyInput(name, "The page is empty.", remedy="Check that it was saved whole.") from error
    except (etree.LxmlError, ValueError) as error:
        remedy = "Save the page again, or its text."
        raise Malformed(name, f"The page cannot be parsed: {error}.", remedy=remedy) from error
    # libxml2 takes these for open and puts the rest of the page into them.
    etree.strip_tags(tree, *_EMPTY)
    return tree


def _too_deep(tree: HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH + 2:
            return True
    return False
