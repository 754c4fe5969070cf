"""Documents to claims in memory: mentions, groups, parties, copies, pedigrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from reportedly.claims.copies import passages as shared_passages
from reportedly.claims.groups import Link, group
from reportedly.claims.mentions import candidates
from reportedly.claims.similarity import Prepared, compare, prepare
from reportedly.model import Claim, Document
from reportedly.provenance.leads import completed
from reportedly.provenance.pedigree import pedigree
from reportedly.provenance.setting import SAME_CLAIM, Setting, setting
from reportedly.sources.across import unite

NEAR = 0.3
"""Cosine of meanings under which two mentions are not compared."""

_BLOCK = 1024


def trace(documents: Iterable[Document]) -> tuple[Claim, ...]:
    """The claims of the documents, whatever their order, those with the most documents first.

    Every pair of mentions is looked at: for more than some thousands of them use a library, which keeps an index.
    """
    held = sorted(documents, key=lambda document: document.id)
    found = [candidate for document in held for candidate in candidates(document)]
    if not found:
        return ()
    parties, passages = unite(held), shared_passages(held)
    prepared = prepare([one.wording for one in found], [one.language for one in found])
    around = setting(found, parties)
    groups = completed(
        group(len(found), links(prepared, around), least=SAME_CLAIM),
        around,
        lambda one, other: compare(prepared[one], prepared[other]).score,
    )
    by_id = {document.id: document for document in held}
    claims = (
        pedigree([found[number] for number in numbers], documents=by_id, parties=parties, passages=passages)
        for numbers in groups
    )
    return tuple(sorted(claims, key=lambda claim: (-claim.documents, claim.id)))


def links(prepared: Sequence[Prepared], around: Setting) -> Iterator[Link]:
    """The likeness of every two mentions that are near enough in meaning to be compared."""
    meanings = np.stack([one.meaning for one in prepared])
    for begin in range(0, len(meanings), _BLOCK):
        rows, columns = np.nonzero(meanings[begin : begin + _BLOCK] @ meanings.T >= NEAR)
        for one, other in zip((rows + begin).tolist(), columns.tolist(), strict=True):
            if one < other:
                score = compare(prepared[one], prepared[other]).score
                yield Link(one=one, other=other, score=around.likeness(one, other, score))
