"""Names that may be one party's, for a person to decide: wider than what is joined without asking."""

from __future__ import annotations

from rapidfuzz import fuzz

from reportedly.language.fold import latin
from reportedly.language.words import tokens
from reportedly.model import SourceKind
from reportedly.sources.people import may_be_one, person_name

_BODIES = frozenset(("organisation", "outlet", "channel", "group", "document"))
_CLOSE = 80


def alike(name: str, kind: SourceKind, other: str, other_kind: SourceKind) -> bool:
    """Whether the two names may be one party's: people by the parts of their names, bodies by their spelling."""
    if kind == other_kind == "person":
        one, two = (person_name(tuple(said.split())) for said in (name, other))
        if one and two:
            return may_be_one(one, two)
    if kind != other_kind and not {kind, other_kind} <= _BODIES:
        return False
    mine, theirs = (" ".join(token.text.lower() for token in tokens(latin(said))) for said in (name, other))
    return bool(mine and theirs) and fuzz.token_sort_ratio(mine, theirs) >= _CLOSE
