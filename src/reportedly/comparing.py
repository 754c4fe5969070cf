"""Texts beside one another, without a library: which report the same claim, which documents share a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.claims.passages import Passage
from reportedly.model import Claim, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class OneText:
    """A text with its language, None where it is to be heard from the text."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoTexts:
    """Two texts that may report the same claim."""

    a: OneText
    b: OneText


Asked = OneText | TwoTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustered:
    """Which cluster of texts of one claim a text is in."""

    id: str
    cluster: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How sure it is (0..1, `same` from 0.5 on) that the two texts of a pair report the same claim, and why."""

    id: str
    score: float
    same: bool
    because: str


def match(rows: Iterable[tuple[str, Asked]]) -> Iterator[Clustered | Alike]:
    """Which texts report one claim: for each pair whether its two do, for single texts the cluster of each.

    `rows` are texts and pairs, each with its id; pairs are answered as they come, texts when all are there.
    """
    from reportedly.claims.matching import clustered
    from reportedly.claims.similarity import compare, prepare
    from reportedly.claims.wordings import Wordings

    waiting: list[tuple[str, OneText]] = []
    for id, row in rows:
        if isinstance(row, OneText):
            waiting.append((id, row))
        else:
            a, b = prepare([row.a.text, row.b.text], [row.a.language, row.b.language], closely=True)
            likeness = compare(a, b)
            yield Alike(id=id, score=likeness.score, same=likeness.same, because=likeness.because)
    ready = Wordings([row.text for _, row in waiting], [row.language for _, row in waiting])
    named = {number: f"k{first[0] + 1}" for first in clustered(ready) for number in first}
    yield from (Clustered(id=id, cluster=named[number]) for number, (id, _) in enumerate(waiting))


def trace(documents: Iterable[Document]) -> tuple[Claim, ...]:
    """The claims of some documents with their pedigrees, those with the most documents first; nothing is kept."""
    from reportedly.provenance.trace import trace as traced

    return traced(documents)


def shared(documents: Iterable[Document]) -> Iterator[Passage]:
    """The passages that documents share; sentences that many of them have weigh little, so all are read first."""
    from reportedly.claims.copies import aligned, prepare, weigh

    yield from weigh(aligned([prepare(document) for document in documents]))
