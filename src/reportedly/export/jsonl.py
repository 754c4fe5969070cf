"""JSON Lines of `reportedly/document/1` or of `reportedly/claim/1`: the contract itself."""

from __future__ import annotations

from typing import BinaryIO

from reportedly.contract import claim_to_json, document_to_json, dumps
from reportedly.export.bundle import Bundle
from reportedly.export.writing import text


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """One line a document, in the order given."""
    out = text(stream)
    for document in bundle.documents:
        out.write(dumps(document_to_json(document)) + "\n")


def write_claims(bundle: Bundle, stream: BinaryIO) -> None:
    """One line a claim, in the order given."""
    out = text(stream)
    for traced in bundle.claims:
        out.write(dumps(claim_to_json(traced.claim)) + "\n")
