"""A judgement as JSON and back: schema `reportedly/judgement/1`, in which corrections travel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from reportedly.contract.pieces import Json
from reportedly.model import (
    Anchor,
    Judgement,
    JudgementKind,
)

JUDGEMENT_SCHEMA = "reportedly/judgement/1"


def judgement_to_json(judgement: Judgement) -> Json:
    """The judgement as it is exported and merged."""
    return {
        "schema": JUDGEMENT_SCHEMA,
        "id": judgement.id,
        "kind": judgement.kind,
        "about": [_anchor(place) for place in judgement.about],
        "value": judgement.value,
        "instead": [_anchor(place) for place in judgement.instead],
        "who": judgement.who,
        "at": judgement.at,
        "why": judgement.why,
        "undoes": judgement.undoes,
    }


def judgement_from_json(row: Mapping[str, Any]) -> Judgement:
    """The inverse of `judgement_to_json`. Raises KeyError, ValueError or TypeError for what does not fit."""
    if row.get("schema") != JUDGEMENT_SCHEMA:
        raise ValueError(f"the schema is {row.get('schema')!r}, not {JUDGEMENT_SCHEMA}")
    kind = row["kind"]
    if kind not in get_args(JudgementKind):
        raise ValueError(f"there is no judgement of kind {kind!r}")
    strings = [row[name] for name in ("id", "who", "at", "why")] + [row[n] for n in ("value", "undoes") if row[n]]
    if not all(isinstance(value, str) for value in strings):
        raise TypeError("its id, who, at, why, value or undoes is not a string")
    return Judgement(
        id=row["id"],
        kind=kind,
        about=tuple(_anchored(place) for place in row["about"]),
        value=row["value"],
        instead=tuple(_anchored(place) for place in row["instead"]),
        who=row["who"],
        at=row["at"],
        why=row["why"],
        undoes=row["undoes"],
    )


def _anchor(anchor: Anchor) -> Json:
    return {
        "document": anchor.document,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
        "span": list(anchor.span),
    }


def _anchored(row: Mapping[str, Any]) -> Anchor:
    words = {name: row[name] for name in ("document", "quote", "before", "after")}
    start, end = row["span"]
    if not all(isinstance(value, str) for value in words.values()) or type(start) is not int or type(end) is not int:
        raise TypeError("a place is not words and two numbers")
    return Anchor(**words, span=(start, end))
