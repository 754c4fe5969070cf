"""What things are called in the web of data: IRIs of our own, and addresses that are ones."""

from __future__ import annotations

import re
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"\\^`{|}\ud800-\udfff]+", re.IGNORECASE)


def iri(*path: str) -> str:
    """`urn:reportedly:` and the path, whatever the ids hold.

    >>> iri("document", "d1", "a 2")
    'urn:reportedly:document:d1:a%202'
    """
    return "urn:reportedly:" + ":".join(map(safe, path))


def safe(id: str) -> str:
    """An id as a part of an IRI or of a qualified name."""
    return quote(id, safe="", errors="surrogatepass").replace("~", "%7E")


def address(url: str | None) -> str | None:
    """The address if it is one of the web and nothing else, None otherwise."""
    return url if url and _ADDRESS.fullmatch(url) else None
