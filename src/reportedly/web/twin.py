"""The JSON twin of a page: the same values as the page shows, the nouns of the contract as the contract prints them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from typing import Any

from reportedly.contract import claim_to_json, document_to_json, judgement_to_json
from reportedly.model import Claim, Document, Judgement
from reportedly.web.templates import Context

SCREEN: Mapping[str, bool] = {"screen": True}
"""The metadata of a field that is drawn from the others, and so has no place in the twin."""

_UNTOLD = ("template", "schema")


def twin(page: Context) -> str:
    """The twin of a page, its schema first; lone surrogates and what would end a line are escaped."""
    told = {"schema": page.schema, **_fields(page)}
    return json.dumps(told, ensure_ascii=True, indent=1) + "\n"


def plain(value: Any) -> Any:
    """The value as JSON has it: dataclasses as objects, the nouns of the contract in their own form."""
    if isinstance(value, Document):
        return document_to_json(value)
    if isinstance(value, Claim):
        return claim_to_json(value)
    if isinstance(value, Judgement):
        return judgement_to_json(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def twin_fields(page: Any) -> tuple[Field[Any], ...]:
    """The fields of a page, or of a part of one, that its twin has."""
    return tuple(f for f in fields(page) if not f.metadata.get("screen") and f.name not in _UNTOLD)


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: plain(getattr(value, field.name)) for field in twin_fields(value)}
