"""How values lie in rows: text as SQLite can hold it, a document as the JSON that the contract prints."""

from __future__ import annotations

import json

from reportedly.contract import document_from_json, document_to_json, dumps
from reportedly.errors import NotALibrary
from reportedly.model import Document


def storable(text: str) -> str:
    r"""The text as SQLite can hold it: lone surrogates written out as \udxxx."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def encode(document: Document) -> str:
    """The document as one JSON line of schema `reportedly/document/1`."""
    return dumps(document_to_json(document))


def decode(contract: str, name: str) -> Document:
    """The document that `encode` wrote; `name` names it in errors. Raises NotALibrary when the JSON is damaged."""
    try:
        return document_from_json(json.loads(contract))
    except (ValueError, KeyError, TypeError) as error:
        says = f"A document in the library cannot be read: {error}."
        remedy = "Run `reportedly check`, and restore a copy of the library."
        raise NotALibrary(name, says, remedy=remedy) from error
