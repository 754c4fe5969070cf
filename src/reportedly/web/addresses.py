"""Where things are: ids of strangers as one safe part of an address, and back."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import quote, urlencode

from reportedly.model import SourceKind

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")


def part(id: str) -> str:
    """The id as one part of a path: as it is where that is safe, else `~` and its base64.

    >>> part("d05a"), part("a/b.json")
    ('d05a', '~YS9iLmpzb24')
    """
    if _PLAIN.fullmatch(id):
        return id
    return "~" + base64.urlsafe_b64encode(id.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def id_of(part: str) -> str:
    """The id that `part` wrote; of anything else, what it is itself.

    >>> id_of("~YS9iLmpzb24")
    'a/b.json'
    """
    if not part.startswith("~"):
        return part
    try:
        padded = part[1:] + "=" * (-len(part[1:]) % 4)
        return base64.urlsafe_b64decode(padded).decode("utf-8", "surrogatepass")
    except (binascii.Error, ValueError):
        return part


def document(id: str, fragment: str = "") -> str:
    """The page of a document."""
    return f"/document/{part(id)}" + (f"#{fragment}" if fragment else "")


def correct(id: str, attribution: str) -> str:
    """The page on which an attribution of a document is corrected."""
    return f"/document/{part(id)}/correct/{part(attribution)}"


def claim(id: str) -> str:
    """The page of a claim."""
    return f"/claim/{part(id)}"


def source(name: str, kind: SourceKind) -> str:
    """The page of a named source, wherever it speaks."""
    return "/source?" + urlencode({"name": name, "kind": kind}, errors="surrogatepass")


def unnamed(document: str, id: str) -> str:
    """The page of a source of one document, who has no name that others could share."""
    return "/source?" + urlencode({"in": document, "id": id}, errors="surrogatepass")


def compare(a: str, b: str) -> str:
    """The page of two documents side by side."""
    return "/compare?" + urlencode({"a": a, "b": b}, errors="surrogatepass")


def asked(path: str, **said: str) -> str:
    """The page at `path` with what is asked of it, empty values left out."""
    told = [f"{key}={quote(value, safe='', errors='surrogatepass')}" for key, value in said.items() if value]
    return path + ("?" + "&".join(told) if told else "")
