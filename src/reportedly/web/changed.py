"""What changed after a time, in short: what a page tells of it, without a word of the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.model import Claim
from reportedly.report.pedigree import origins_in_words

if TYPE_CHECKING:
    from reportedly.library import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedClaim:
    """A claim that changed: its `id`, what it `was` (documents and origins; "" where it was not there).

    `joined` are the ids of the documents that came to it.
    """

    id: str
    was: str
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What changed: `added`, `removed`, `judged`, `within` and `alone` count as those of a page of changes do.

    `claims` are those of several documents, those that were there before first; `wrong` says why nothing is known.
    """

    added: int = 0
    removed: int = 0
    judged: int = 0
    claims: tuple[ChangedClaim, ...] = ()
    within: int = 0
    alone: int = 0
    wrong: str | None = None


def changed(found: Changes) -> Changed:
    """What is told of the changes."""
    told = sorted(found.claims, key=lambda one: one.before is None)
    several = [one for one in told if max(one.claim.documents, one.before.documents if one.before else 0) > 1]
    shown = [one for one in several if one.before is None or one.joined or _was(one.before) != _was(one.claim)]
    return Changed(
        added=len(found.added),
        removed=len(found.removed),
        judged=len(found.judged),
        claims=tuple(ChangedClaim(id=one.claim.id, was=_was(one.before), joined=one.joined) for one in shown),
        within=len(several) - len(shown),
        alone=sum(one.before is None and one.claim.documents == 1 for one in told),
    )


def _was(before: Claim | None) -> str:
    return origins_in_words(before) if before is not None else ""
