"""A document as it is laid out: blocks of text with their pieces, the knots that stand beside each, the discussion.

Both screens draw from this; neither looks for anything in the document's text itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.model import Document, Source, Span
from reportedly.report.marks import Piece, layers, pieces, within
from reportedly.report.talk import Turn, turns
from reportedly.report.tree import Knot, Node, knots, relay_tree

_EMPTY_LINE = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A title, a paragraph, a comment's own words or a quotation in it: its pieces and what is said beside it."""

    kind: Literal["title", "paragraph", "words", "quotation"]
    span: Span
    pieces: Sequence[Piece]
    knots: Sequence[Knot] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One turn of the discussion with its blocks, one for each of the turn's parts, and what is said beside it."""

    turn: Turn
    blocks: tuple[Block, ...]
    knots: tuple[Knot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A source with the attributions that it speaks in."""

    source: Source
    of: str | None
    speaks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that is shown of a document. `elsewhere` are knots that stand in no block."""

    document: Document
    title: Block | None
    blocks: tuple[Block, ...]
    said: tuple[Said, ...]
    tree: Node
    parties: tuple[Party, ...]
    elsewhere: tuple[Knot, ...]


def view(document: Document) -> View:
    """The document laid out; linear in its text and marks, but for sorting."""
    discussion = turns(document)
    spans = _blocks(document)
    cut = [part.span for turn in discussion for part in turn.parts]
    everything = pieces(
        len(document.text),
        layers(document.text, document.attributions),
        (edge for span in (*spans, *cut, *_only(document.title_span)) for edge in span),
    )
    in_comment: dict[str, list[Knot]] = {turn.comment.id: [] for turn in discussion}
    places = ([document.title_span] if document.title_span else []) + spans
    beside: list[list[Knot]] = [[] for _ in places]
    order = sorted(range(len(places)), key=lambda number: places[number])
    starts = [places[number][0] for number in order]
    elsewhere: list[Knot] = []
    for knot in knots(document):
        if knot.where in in_comment:
            in_comment[knot.where].append(knot)
            continue
        at = bisect_right(starts, knot.start) - 1 if knot.start is not None else -1
        if at >= 0 and knot.start is not None and knot.start < places[order[at]][1]:
            beside[order[at]].append(knot)
        else:
            elsewhere.append(knot)
    laid = [
        Block(
            kind="title" if document.title_span and not number else "paragraph",
            span=span,
            pieces=within(everything, span),
            knots=tuple(beside[number]),
        )
        for number, span in enumerate(places)
    ]
    return View(
        document=document,
        title=laid[0] if document.title_span else None,
        blocks=tuple(laid[1:] if document.title_span else laid),
        said=tuple(_said(turn, everything, in_comment[turn.comment.id]) for turn in discussion),
        tree=relay_tree(document),
        parties=_parties(document),
        elsewhere=tuple(elsewhere),
    )


def _said(turn: Turn, everything: Sequence[Piece], beside: list[Knot]) -> Said:
    return Said(
        turn=turn,
        blocks=tuple(
            Block(kind="quotation" if part.quote else "words", span=part.span, pieces=within(everything, part.span))
            for part in turn.parts
        ),
        knots=tuple(beside),
    )


def _blocks(document: Document) -> list[Span]:
    """The paragraphs; where reading found neither them nor a thread, the text cut at its empty lines."""
    if document.paragraphs:
        length = len(document.text)
        return [(start, min(end, length)) for start, end in document.paragraphs if 0 <= start < min(end, length)]
    if document.comments:
        return []
    length = len(document.text.rstrip())
    found, at = [], document.title_span[1] if document.title_span else 0
    for gap in _EMPTY_LINE.finditer(document.text, at, length):
        found.append((at, gap.start()))
        at = gap.end()
    return [span for span in (*found, (at, length)) if document.text[slice(*span)].strip()]


def _only(span: Span | None) -> Iterable[Span]:
    return () if span is None else (span,)


def _parties(document: Document) -> tuple[Party, ...]:
    """The sources, those that say most first."""
    speaks: dict[str, list[str]] = {source.id: [] for source in document.sources}
    for attribution in document.attributions:
        if attribution.speaker in speaks:
            speaks[attribution.speaker].append(attribution.id)
    names = {source.id: source.name for source in document.sources}
    found = [
        Party(source=source, of=names.get(source.of or ""), speaks=tuple(speaks[source.id]))
        for source in document.sources
    ]
    return tuple(sorted(found, key=lambda party: -len(party.speaks)))
