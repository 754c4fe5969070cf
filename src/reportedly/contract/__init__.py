"""The nouns as JSON and back: the output contract, one file a schema.

What a function writes its inverse reads, so that what was found can be kept as it was printed.
"""

from reportedly.contract.claim import CLAIM_SCHEMA, claim_from_json, claim_to_json
from reportedly.contract.document import (
    DOCUMENT_SCHEMA,
    attribution_to_json,
    comment_to_json,
    document_from_json,
    document_to_json,
)
from reportedly.contract.judgement import JUDGEMENT_SCHEMA, judgement_from_json, judgement_to_json
from reportedly.contract.pieces import Json, dumps

__all__ = [
    "CLAIM_SCHEMA",
    "DOCUMENT_SCHEMA",
    "JUDGEMENT_SCHEMA",
    "Json",
    "attribution_to_json",
    "claim_from_json",
    "claim_to_json",
    "comment_to_json",
    "document_from_json",
    "document_to_json",
    "dumps",
    "judgement_from_json",
    "judgement_to_json",
]
