"""What the title keeps of the attribution that the body gives: dropped, kept, partial, misattributed or none.

The title is judged on the claim that the body's outermost relay carries. Who acts or speaks inside that claim is an
actor of it; who passes it on is a source. A title that names an actor only has dropped the relay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.language.fold import latin
from reportedly.model import Attribution, Document, Headline, Source, SourceKind, Spans

_WORD = re.compile(r"\w{4,}|[^\W\d_a-zа-я]{2,}|\d+")
_STEM = 5
_SAME_CLAIM = 0.34
_PASSING: tuple[SourceKind, ...] = ("outlet", "channel", "vague", "impersonal", "group", "organisation")
_CARRIERS: tuple[SourceKind, ...] = ("outlet", "channel")
_DEEP: tuple[SourceKind, ...] = (
    "anonymous",
    "document",
    "group",
    "vague",
    "impersonal",
    "organisation",
    "person",
)


@dataclass(frozen=True, slots=True)
class _Page:
    """The document's attributions by where they stand, and its sources by id."""

    document: Document
    sources: dict[str, Source]
    title: tuple[Attribution, ...]
    body: tuple[Attribution, ...]

    def kind(self, attribution: Attribution) -> SourceKind | None:
        source = self.sources.get(attribution.speaker or "")
        return source.kind if source else None

    def name(self, attribution: Attribution) -> str:
        source = self.sources.get(attribution.speaker or "")
        if source is not None:
            return source.name
        return " ".join(self.document.text[start:end] for start, end in attribution.source) or "nobody"


def judge_headline(document: Document) -> Document:
    """The document with its headline's verdict, the reason and the spans that it rests on.

    A document without a title, or whose title is not in its text, gets no verdict.
    """
    if document.title_span is None or not document.title:
        return document
    told = [a for a in document.attributions if a.act not in ("attitude", "silence")]
    page = _Page(
        document=document,
        sources={source.id: source for source in document.sources},
        title=tuple(a for a in told if a.where == "title"),
        body=tuple(a for a in told if a.where == "body"),
    )
    return replace(document, headline=_verdict(page))


def _stems(text: str) -> set[str]:
    return {latin(word)[:_STEM] for word in _WORD.findall(text)}


def _likeness(title: set[str], document: Document, spans: Spans) -> float:
    """Share of the title's stems that the spans repeat."""
    words = _stems(" ".join(document.text[start:end] for start, end in spans))
    return len(title & words) / len(title) if title else 0.0


def _outermost(page: _Page, stems: set[str]) -> tuple[Attribution | None, float]:
    """The body's outermost relay of the claim that the title makes: the likest, the earlier of equals.

    An attribution that passes nothing on (no source and no hedge) is no relay.
    """
    best: tuple[float, int, Attribution] | None = None
    for number, attribution in enumerate(page.body):
        if attribution.parent is not None or not attribution.content:
            continue
        like = _likeness(stems, page.document, (*attribution.source, *attribution.cue, *attribution.content))
        # The first relay of a page is as a rule the news that its title tells.
        like += 0.15 if number == 0 else 0.0
        if best is None or like > best[0] + 1e-9:
            best = (like, number, attribution)
    return (best[2], best[0]) if best else (None, 0.0)


def _below(page: _Page, top: Attribution) -> list[Attribution]:
    """The attributions that rest on `top`, at any depth."""
    found: list[Attribution] = []
    on = {top.id}
    for attribution in page.body:
        if attribution.parent in on:
            on.add(attribution.id)
            found.append(attribution)
    return found


def _speakers(attributions: Iterable[Attribution]) -> set[str]:
    return {a.speaker for a in attributions if a.speaker is not None}


def _meets(page: _Page, title: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether the title's source is one of the others' sources, by party or by the words that name it."""
    if title.speaker is not None and title.speaker in _speakers(others):
        return True
    words = _stems(" ".join(page.document.text[start:end] for start, end in title.source))
    return any(
        words & _stems(" ".join(page.document.text[start:end] for start, end in other.source)) for other in others
    )


def _verdict(page: _Page) -> Headline:
    span = page.document.title_span
    assert span is not None
    stems = _stems(page.document.title or "")
    top, like = _outermost(page, stems)
    named = [a for a in page.title if a.source]
    hedges = tuple(
        hedge for a in page.document.attributions for hedge in a.hedges if span[0] <= hedge[0] and hedge[1] <= span[1]
    )
    if top is None:
        return Headline(attribution="none", because="the body attributes nothing to anybody", spans=(span,))
    if like < _SAME_CLAIM and not named:
        return Headline(attribution="none", because="no relay of the body carries what the title says", spans=(span,))
    relay = page.name(top)
    evidence = (span, *top.source)
    outer = [a for a in named if a.parent is None]
    for attribution in outer:
        if _meets(page, attribution, [top]):
            return Headline(
                attribution="kept",
                because=f"the title names {relay}, as the body does",
                spans=(*attribution.source, *top.source),
            )
    for attribution in outer:
        kind = page.kind(attribution)
        if kind in ("vague", "impersonal") or (kind in _CARRIERS and page.kind(top) == "vague"):
            return Headline(
                attribution="kept",
                because=f"the title says that it is a report, without naming {relay}",
                spans=(*attribution.source, *top.source),
            )
    below = _below(page, top)
    for attribution in outer:
        if page.kind(top) in _CARRIERS and _meets(page, attribution, below):
            deeper = page.kind(attribution)
            if deeper in _DEEP:
                return Headline(
                    attribution="partial",
                    because=f"the title names {page.name(attribution)}, but not {relay}, through whom it came",
                    spans=(*attribution.source, *top.source),
                )
    if hedges:
        return Headline(
            attribution="kept", because="the title marks the claim as hearsay", spans=(*hedges, *top.source)
        )
    others = [a for a in page.body if a.source]
    for attribution in outer:
        if _meets(page, attribution, others):
            return Headline(
                attribution="kept",
                because=f"the title names {page.name(attribution)}, who says so in the body",
                spans=attribution.source,
            )
    if outer and page.kind(outer[0]) in (*_PASSING, "anonymous", "document"):
        return Headline(
            attribution="misattributed",
            because=f"the title names {page.name(outer[0])}; the body has it from {relay}",
            spans=(*outer[0].source, *top.source),
        )
    return Headline(
        attribution="dropped", because=f"the title states flat what the body has from {relay}", spans=evidence
    )
