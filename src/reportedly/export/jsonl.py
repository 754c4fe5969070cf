"""JSON Lines of `reportedly/document/1`: the contract itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from reportedly.contract import document_to_json, dumps
from reportedly.model import Document


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """One line a document, in the order given."""
    for document in documents:
        stream.write(dumps(document_to_json(document)) + "\n")
