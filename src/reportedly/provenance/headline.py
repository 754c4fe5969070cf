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
from reportedly.provenance.lexicon import lexicon

_WORD = re.compile(r"\w{4,}|[^\W\d_a-zа-я]{2,}|\d+")
_STEM = 5
_SAME_CLAIM = 0.34
_CARRIERS: tuple[SourceKind, ...] = ("outlet", "channel")
_UNNAMED: tuple[SourceKind, ...] = ("anonymous", "vague", "impersonal")
_RELAYING: tuple[SourceKind, ...] = (*_CARRIERS, *_UNNAMED, "document", "group")


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


def _passes_on(attribution: Attribution, top: Attribution) -> bool:
    """Whether it stands behind `top` for the same content, rather than speaking inside it."""
    own, whole = set(attribution.content), set(top.content)
    return own == whole or not _inside((*attribution.source, *attribution.cue), top.content)


def _inside(spans: Spans, content: Spans) -> bool:
    return bool(spans) and all(any(start <= a and b <= end for start, end in content) for a, b in spans)


def _is_actor(page: _Page, title: Attribution, top: Attribution, below: Sequence[Attribution]) -> bool:
    """Whether the title's source only acts or speaks inside the claim that the relay carries.

    A speaker of his own at the head of the page is no actor: only what a relay carries has actors.
    """
    source = page.sources.get(title.speaker or "")
    if source is None or page.kind(top) not in _RELAYING or source.kind in _UNNAMED or source.id == top.speaker:
        return False
    if any(a.speaker == source.id and _passes_on(a, top) for a in below):
        return False
    return any(_inside((mention,), top.content) for mention in source.mentions)


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
    if top is None:
        return Headline(attribution="none", because="the body attributes nothing to anybody", spans=(span,))
    below = _below(page, top)
    named = [a for a in page.title if a.source and a.parent is None and not _is_actor(page, a, top, below)]
    if like < _SAME_CLAIM and not named:
        return Headline(attribution="none", because="no relay of the body carries what the title says", spans=(span,))
    for judge in (_kept_by_name, _kept_as_report, _partial, _kept_by_hedge, _kept_by_speaker, _misattributed):
        found = judge(page, named, top, below)
        if found is not None:
            return found
    return Headline(
        attribution="dropped",
        because=f"the title states flat what the body has from {page.name(top)}",
        spans=(span, *top.source),
    )


def _kept_by_name(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    for attribution in named:
        if _meets(page, attribution, [top]):
            return Headline(
                attribution="kept",
                because=f"the title names {page.name(top)}, as the body does",
                spans=(*attribution.source, *top.source),
            )
    return None


def _kept_as_report(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    for attribution in named:
        if page.kind(attribution) in ("vague", "impersonal") and page.kind(top) in _RELAYING:
            return Headline(
                attribution="kept",
                because=f"the title says that it is a report, without naming {page.name(top)}",
                spans=(*attribution.source, *top.source),
            )
    return None


def _partial(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    behind = [a for a in below if _passes_on(a, top)]
    for attribution in named:
        if page.kind(top) in _CARRIERS and _meets(page, attribution, behind):
            return Headline(
                attribution="partial",
                because=f"the title names {page.name(attribution)}, but not {page.name(top)}, through whom it came",
                spans=(*attribution.source, *top.source),
            )
    return None


def _kept_by_hedge(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    title = page.document.title_span
    assert title is not None
    hedges = tuple(
        match.span() for match in lexicon(page.document.language).reportive.finditer(page.document.text, *title)
    )
    if not hedges:
        return None
    return Headline(attribution="kept", because="the title marks the claim as hearsay", spans=(*hedges, *top.source))


def _kept_by_speaker(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    for attribution in named:
        if _meets(page, attribution, [a for a in page.body if a.source and a.parent is None]):
            return Headline(
                attribution="kept",
                because=f"the title names {page.name(attribution)}, who says so in the body",
                spans=attribution.source,
            )
    return None


def _misattributed(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    for attribution in named:
        if page.kind(attribution) is not None:
            return Headline(
                attribution="misattributed",
                because=f"the title names {page.name(attribution)}; the body has it from {page.name(top)}",
                spans=(*attribution.source, *top.source),
            )
    return None
