"""Two documents side by side, with the passages that they share linked to one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.language.visible import visible
from reportedly.model import Document, Span
from reportedly.report.words import document_name
from reportedly.web import addresses
from reportedly.web.pages import Asked
from reportedly.web.shown import Shown

_KINDS = {
    "copy": "One is a copy of the other.",
    "excerpt": "One has a part of the other.",
    "translation": "One is a translation of the other.",
    "translated-excerpt": "One has a part of the other, translated.",
}

_MOST = 400
"""Sentences that somebody may have to wait for: about eight seconds of a processor."""
_NONE = "They share no passage, as far as the machine sees."
_NOT_YET = "They are in two languages, and too long to be compared while somebody waits."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text: `words`, and the number of the passage (`run`) that it is part of, None for none."""

    words: str
    run: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two documents: its `id`, `name`, `outlet`, `published`, `language`, `href`, its text in `blocks`.

    `titled` says that the first of them is its title.
    """

    id: str
    name: str
    outlet: str | None
    published: str | None
    language: str | None
    href: str
    titled: bool
    blocks: tuple[tuple[Stretch, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Two documents: `left` is the earlier, `right` the later.

    `runs` counts the passages that they share, `says` how they are alike; `compared` is false where that would take too
    long for now, and `traced` says whether the claims are of today: when they are made again, it may not.
    """

    left: Side
    right: Side
    runs: int
    says: str
    compared: bool = True
    traced: bool = True
    template: str = "compare.html.j2"
    schema: str = "reportedly/page/compare/1"


def compare(library: Shown, asked: Asked) -> Compare:
    """The page of the two documents that the address names. Raises UnknownDocument."""
    one, other = library.show(asked.query.get("a", "")), library.show(asked.query.get("b", ""))
    if (other.published or "~") < (one.published or "~"):
        one, other = other, one
    compared = one.id == other.id or library.unread(one.id, other.id) <= _MOST
    found = library.compare(one.id, other.id) if compared and one.id != other.id else ()
    aligned = sorted({span if p.a == one.id else (*span[2:], *span[:2]) for p in found for span in p.spans})
    left = [(a, b) for a, b, _, _ in aligned]
    right = [(c, d) for _, _, c, d in aligned]
    kinds = dict.fromkeys(_KINDS[p.kind] for p in found)
    return Compare(
        left=_side(one, left),
        right=_side(other, right),
        runs=len(aligned),
        says=" ".join(kinds) or (_NONE if compared else _NOT_YET),
        compared=compared,
        traced=library.is_traced(),
    )


def _side(document: Document, runs: Sequence[Span]) -> Side:
    blocks = document.paragraphs or ((0, len(document.text)),)
    if document.title_span and document.paragraphs[:1] != (document.title_span,):
        blocks = (document.title_span, *(span for span in blocks if span[0] >= document.title_span[1]))
    return Side(
        id=document.id,
        name=document_name(document),
        outlet=document.outlet,
        published=document.published,
        language=document.language,
        href=addresses.document(document.id),
        titled=document.title_span is not None and blocks[0] == document.title_span,
        blocks=tuple(_stretches(document.text, block, runs) for block in blocks),
    )


def _stretches(text: str, block: Span, runs: Sequence[Span]) -> tuple[Stretch, ...]:
    """The block cut at the ends of the passages; where two lie over one another, the one that begins first is shown."""
    found: list[Stretch] = []
    at = block[0]
    for start, end, number in sorted((s, e, n) for n, (s, e) in enumerate(runs, 1)):
        first, last = max(at, start), min(block[1], end)
        if first >= last:
            continue
        if first > at:
            found.append(Stretch(words=visible(text[at:first]), run=None))
        found.append(Stretch(words=visible(text[first:last]), run=number))
        at = last
    if at < block[1]:
        found.append(Stretch(words=visible(text[at : block[1]]), run=None))
    return tuple(found)
