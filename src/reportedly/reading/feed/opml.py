"""OPML: a list of feeds by their addresses."""

from __future__ import annotations

from lxml import etree

from reportedly.errors import Malformed


def addresses(data: bytes, *, name: str) -> list[str]:
    """Every address that the list's outlines give a feed, each once, in order; raises Malformed for no XML at all.

    A list that declares entities is refused: lists need none, and a parser expands them in attributes whatever it is
    told.
    """
    if b"<!ENTITY" in data:
        says = "The list declares entities, which lists need not."
        raise Malformed(name, says, remedy="Take the declaration out, or export it again.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(name, f"The list cannot be read: {error}.", remedy="Export it again.") from error
    found: dict[str, None] = {}
    for element in root.iter("outline") if root is not None else ():
        for key, value in element.attrib.items():
            if str(key).lower() == "xmlurl" and str(value).strip():
                found.setdefault(str(value).strip())
    return list(found)
