"""Documents to claims in memory: mentions, groups, parties, copies, pedigrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from reportedly.claims.copies import passages as shared_passages
from reportedly.claims.groups import Link, group
from reportedly.claims.mentions import Candidate, candidates
from reportedly.claims.similarity import Prepared, compare, prepare
from reportedly.model import Claim, Document
from reportedly.provenance.pedigree import pedigree
from reportedly.sources.across import unite

NEAR = 0.3
"""Cosine of meanings under which two mentions are not compared."""


def trace(documents: Iterable[Document], *, least: float = 0.5) -> tuple[Claim, ...]:
    """The claims of the documents, whatever their order, those with the most documents first.

    `least` is the likeness from which mentions are of one claim (see `claims.groups.group`). Every pair of mentions
    is looked at: for more than some thousands of them use a library, which keeps an index.
    """
    held = sorted(documents, key=lambda document: document.id)
    found = [candidate for document in held for candidate in candidates(document)]
    if not found:
        return ()
    prepared = prepare([one.wording for one in found], [one.language for one in found])
    groups = group(len(found), links(found, prepared), least=least)
    by_id = {document.id: document for document in held}
    parties, passages = unite(held), shared_passages(held)
    claims = (
        pedigree([found[number] for number in numbers], documents=by_id, parties=parties, passages=passages)
        for numbers in groups
    )
    return tuple(sorted(claims, key=lambda claim: (-claim.documents, claim.id)))


def links(
    found: Sequence[Candidate],
    prepared: Sequence[Prepared],
    *,
    alike: Callable[[Prepared, Prepared], float] = lambda a, b: compare(a, b).score,
) -> Iterator[Link]:
    """The likeness of every two mentions that are near enough to be compared."""
    meanings = np.stack([one.meaning for one in prepared])
    near = meanings @ meanings.T >= NEAR
    for one, other in combinations(range(len(found)), 2):
        if near[one, other]:
            yield Link(one=one, other=other, score=alike(prepared[one], prepared[other]))
