"""What the title keeps of the attribution that the body gives: dropped, kept, partial, misattributed or none.

The title is judged on the claim that the body's outermost relay carries. Who acts or speaks inside that claim is an
actor of it; who passes it on is a source. A title that names an actor only has dropped the relay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.acts import answers
from reportedly.model import Attribution, Document, Headline, Source, SourceKind, Span, Spans
from reportedly.provenance.lexicon import TitleLexicon, lexicon
from reportedly.provenance.likeness import shared, words
from reportedly.provenance.people import classes_of, fit, papers_of
from reportedly.sources.gazetteer import gazetteer, name_words

_SAME_CLAIM = 0.34
_LEAD, _FIRST = 0.4, 0.3
"""What opens the body, and who first passes something on in it, tell as a rule the news of the title in other words."""
_CARRIERS: tuple[SourceKind, ...] = ("outlet", "channel")
_UNNAMED: tuple[SourceKind, ...] = ("anonymous", "vague", "impersonal")
_RELAYING: tuple[SourceKind, ...] = (*_CARRIERS, *_UNNAMED, "document", "group")
_BEHIND: tuple[SourceKind, ...] = ("anonymous", "document", "group")
_PEOPLE: tuple[SourceKind, ...] = ("anonymous", "group")
_TAG = re.compile(r"^(?P<head>[^:]{2,60}): |(?:: |,? [—–-] )(?P<tail>[^:—–]{2,60})$")
_ACRONYM = re.compile(r"\b[A-ZА-ЯІЇЄҐ]{2,5}\b")
_QUOTED = re.compile('[«»“”„"]')


@dataclass(frozen=True, slots=True)
class _Page:
    """The document's attributions by where they stand, its sources by id, and the relay that is judged."""

    document: Document
    sources: dict[str, Source]
    title: Span
    named: tuple[Attribution, ...]
    body: tuple[Attribution, ...]
    lexicon: TitleLexicon

    def text(self, spans: Spans) -> str:
        return " ".join(self.document.text[start:end] for start, end in spans)

    def kind(self, attribution: Attribution) -> SourceKind | None:
        source = self.sources.get(attribution.speaker or "")
        return source.kind if source else None

    def called(self, attribution: Attribution) -> str:
        """The words for a source; of one that has a name without what is said of it, which names others, too."""
        source, text = self.sources.get(attribution.speaker or ""), self.text(attribution.source)
        if source is None or source.because != "named":
            return text
        return f"{source.name} {text.partition(',')[0]}"

    def name(self, attribution: Attribution) -> str:
        source = self.sources.get(attribution.speaker or "")
        return source.name if source is not None else self.text(attribution.source) or "nobody named"

    def below(self, top: Attribution) -> list[Attribution]:
        """The attributions that rest on `top`, at any depth."""
        found: list[Attribution] = []
        on = {top.id}
        for attribution in self.body:
            if attribution.parent in on:
                on.add(attribution.id)
                found.append(attribution)
        return found


def judge_headline(document: Document) -> Document:
    """The document with its headline's verdict, the reason and the spans that it rests on.

    A document without a title, or whose title is not in its text, gets no verdict.
    """
    title = document.title_span
    if title is None or not document.title:
        return document
    named = [a for a in document.attributions if a.where == "title" and a.source and a.parent is None]
    page = _Page(
        document=document,
        sources={source.id: source for source in document.sources},
        title=title,
        named=(*named, *_tags(document, title, named)),
        body=tuple(a for a in document.attributions if a.where == "body" and a.act not in ("attitude", "silence")),
        lexicon=lexicon(document.language),
    )
    return replace(document, headline=_verdict(page))


def _tags(document: Document, title: Span, named: Sequence[Attribution]) -> Iterator[Attribution]:
    """What stands before a colon or after a dash of the title where no attribution was found: it may name a source."""
    match = _TAG.search(document.text[title[0] : title[1]])
    if match is None or named:
        return
    group = "head" if match["head"] else "tail"
    span = (title[0] + match.start(group), title[0] + match.end(group))
    yield Attribution(id="", source=(span,), where="title")


def _outermost(page: _Page) -> tuple[Attribution | None, float]:
    """The body's outermost relay of the claim that the title makes: the likest, the earlier of equals.

    The likeness is the share of the title's words that the relay repeats, and more for what opens the body and for the
    first relay of it.
    """
    title = words(page.text((page.title,)))
    start = page.document.paragraphs[0][0] if page.document.paragraphs else page.title[1]
    best: tuple[float, Attribution] | None = None
    silent = {a.id for a in page.body if _passes_nothing_on(page, a)}
    relays = [
        attribution
        for attribution in page.body
        if (attribution.parent is None or attribution.parent in silent)
        and attribution.id not in silent
        and attribution.content
    ]
    first = min(relays, key=lambda one: min(one.cue or one.content), default=None)
    for attribution in relays:
        told = words(page.text((*attribution.source, *attribution.cue, *attribution.content)))
        like = len(shared(title, told)) / len(title) if title else 0.0
        opens = min(s for s, _ in (*attribution.source, *attribution.cue, *attribution.content)) <= start
        like += _LEAD * opens + _FIRST * (attribution is first)
        if best is None or like > best[0] + 1e-9:
            best = (like, attribution)
    return (best[1], best[0]) if best else (None, 0.0)


def _passes_nothing_on(page: _Page, attribution: Attribution) -> bool:
    """Whether it is no relay: the publisher naming itself, or somebody who asked or offered, which is an event."""
    kind = page.kind(attribution)
    if kind is not None and kind not in _UNNAMED and page.document.outlet:
        own = words(page.document.outlet)
        if own and len(shared(own, words(page.name(attribution)))) == len(own):
            return True
    return kind in ("person", "organisation") and bool(page.lexicon.acts.search(page.text(attribution.cue)))


def _inside(spans: Spans, content: Spans) -> bool:
    return bool(spans) and all(any(start <= a and b <= end for start, end in content) for a, b in spans)


def _passes_on(attribution: Attribution, top: Attribution) -> bool:
    """Whether it stands behind `top` for the same content, rather than speaking inside it or of something else."""
    common = sum(max(0, min(e, f) - max(s, b)) for s, e in attribution.content for b, f in top.content)
    most = max(sum(e - s for s, e in spans) for spans in (attribution.content, top.content))
    return 2 * common >= most > 0 and not _inside((*attribution.source, *attribution.cue), top.content)


def _meets(page: _Page, title: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether the title's source is one of the others' sources, by party or by the words that name it."""
    if title.speaker is not None and any(title.speaker == other.speaker for other in others):
        return True
    named = words(page.called(title))
    return any(shared(named, words(page.called(other))) or _may_be_one(page, title, other) for other in others)


def _may_be_one(page: _Page, title: Attribution, other: Attribution) -> bool:
    """Whether both are people whom nobody names, or papers, of kinds that fit: "source" for "an aide of the mayor"."""
    kinds = (page.kind(title), page.kind(other))
    texts = [(page.text(one.source), page.name(one)) for one in (title, other)]
    if kinds[0] in _PEOPLE and kinds[1] == "anonymous":
        if page.lexicon.generic.search(texts[0][0]):
            return fit(classes_of(texts[0]), classes_of(texts[1]))
        return bool(classes_of(texts[0]) & classes_of(texts[1]))
    return kinds == ("document", "document") and fit(papers_of(texts[0]), papers_of(texts[1]))


def _is_actor(page: _Page, title: Attribution, top: Attribution, below: Sequence[Attribution]) -> bool:
    """Whether the title's source only acts or speaks inside the claim that the relay carries."""
    if page.kind(top) not in _RELAYING or page.kind(title) in (*_UNNAMED, *_CARRIERS):
        return False
    if _meets(page, title, [top, *(a for a in below if _passes_on(a, top))]):
        return False
    if _meets(page, title, [a for a in below if not _passes_on(a, top) and page.kind(a) not in _BEHIND]):
        return True
    cue = page.text(title.cue)
    named = words(page.text(title.source))
    # A tag ("X: …") puts its name forward as the source; a verb may just tell what somebody did.
    return any(c.isalpha() for c in cue) and 2 * len(shared(named, words(page.text(top.content)))) > len(named)


def _verdict(page: _Page) -> Headline:
    top, like = _outermost(page)
    if top is None:
        for attribution in page.named:
            if attribution.id and not _passes_nothing_on(page, attribution):
                because = f"the title itself names {page.name(attribution)}; the body names nobody"
                return Headline(attribution="kept", because=because, spans=attribution.source)
        return Headline(attribution="none", because="the body attributes nothing to anybody", spans=(page.title,))
    answering = next((a for a in page.named if _answers(page, a)), None)
    if answering is not None:
        because = f"the title names {page.name(answering)}, whose answer it is"
        return Headline(attribution="kept", because=because, spans=answering.source)
    below = page.below(top)
    named = [a for a in page.named if not (_is_actor(page, a, top, below) or _passes_nothing_on(page, a))]
    if like < _SAME_CLAIM and not any(a.id for a in named):
        because = "no relay of the body carries what the title says"
        return Headline(attribution="none", because=because, spans=(page.title,))
    for judge in _JUDGES:
        found = judge(page, named, top, below)
        if found is not None:
            return found
    return Headline(
        attribution="dropped",
        because=f"the title states flat what the body has from {page.name(top)}",
        spans=(page.title, *top.source),
    )


def _answers(page: _Page, title: Attribution) -> bool:
    """Whether the news of the title is that somebody denies or answers what was reported: then he is its source."""
    if title.certainty == "denied":
        return True
    return bool(title.cue) and answers(page.document.language).search(page.text(title.cue)) is not None


_Judge = Callable[[_Page, Sequence[Attribution], Attribution, Sequence[Attribution]], Headline | None]


def _kept_by_name(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    because = f"the title names {page.name(top)}, as the body does"
    carrier = _carrier(page, top)
    for attribution in named:
        if not _meets(page, attribution, [top]):
            continue
        if carrier is not None and not shared(words(carrier.name), words(page.text((page.title,)))):
            because = f"the title names {page.name(attribution)}, but not {carrier.name}, through whom it came"
            return Headline(attribution="partial", because=because, spans=(*attribution.source, *top.source))
        return Headline(attribution="kept", because=because, spans=(*attribution.source, *top.source))
    source = page.sources.get(top.speaker or "")
    inside = [m for m in source.mentions if page.title[0] <= m[0] < page.title[1]] if source else []
    if inside and (page.kind(top) in _CARRIERS or _QUOTED.search(page.text((page.title,)))):
        return Headline(attribution="kept", because=because, spans=(*inside, *top.source))
    if (not named or page.kind(top) in _CARRIERS) and _is_told_of(page, top):
        return Headline(attribution="kept", because=because, spans=(page.title, *top.source))
    return None


def _carrier(page: _Page, attribution: Attribution) -> Source | None:
    """The paper or channel whose people or papers its source is; None for the page's own."""
    source = page.sources.get(attribution.speaker or "")
    carrier = page.sources.get(source.of) if source is not None and source.of is not None else None
    if carrier is None or carrier.kind not in _CARRIERS:
        return None
    return None if page.document.outlet and shared(words(page.document.outlet), words(carrier.name)) else carrier


def _is_told_of(page: _Page, attribution: Attribution) -> bool:
    """Whether a title without a source speaks of the body's: its paper, its letter, its unnamed people."""
    title, kind = page.text((page.title,)), page.kind(attribution)
    if kind in _CARRIERS:
        name = page.name(attribution)
        short = (gazetteer().outlet((acronym.group(),)) for acronym in _ACRONYM.finditer(title))
        known = gazetteer().outlet(name_words(name))
        abbreviated = known is not None and known.name in [one.name for one in short if one is not None]
        return abbreviated or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) is not None
    if kind == "document":
        return bool(papers_of([title]) & papers_of([page.text(attribution.source), page.name(attribution)]))
    return kind == "anonymous" and page.lexicon.generic.search(title) is not None


def _kept_as_report(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    for attribution in named:
        vague = page.kind(attribution) in ("vague", "impersonal") or page.lexicon.report.fullmatch(
            page.text(attribution.source)
        )
        if vague and page.kind(top) in (*_RELAYING, "organisation"):
            return Headline(
                attribution="kept",
                because=f"the title says that it is a report, without naming {page.name(top)}",
                spans=(*attribution.source, *top.source),
            )
    return None


def _upgraded(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    """A body is named of which the relay has unnamed people only: "the ministry confirms" over "its sources"."""
    if page.kind(top) not in (*_CARRIERS, "organisation"):
        return None
    unnamed = [a for a in below if page.kind(a) == "anonymous"]
    for attribution in named:
        own = next((a for a in unnamed if _meets(page, attribution, [a])), None)
        if own is not None and page.kind(attribution) in ("organisation", "person"):
            return Headline(
                attribution="misattributed",
                because=f"the title names {page.name(attribution)}; the body has it from {page.name(own)}",
                spans=(*attribution.source, *own.source),
            )
    return None


def _partial(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    """A deeper source is named: one that stands behind the relay, or whom the body shows behind it in other words."""
    if page.kind(top) not in (*_CARRIERS, "organisation"):
        return None
    behind = [a for a in below if _passes_on(a, top) or page.kind(a) in _BEHIND]
    elsewhere = words(page.text(page.document.paragraphs))
    if not named and (told := next((a for a in behind if _is_told_of(page, a)), None)) is not None:
        return Headline(
            attribution="partial",
            because=f"the title speaks of {page.name(told)}, but not of {page.name(top)}, through whom it came",
            spans=(page.title, *top.source),
        )
    for attribution in named:
        unnamed = page.kind(attribution) in _BEHIND and (
            bool(page.lexicon.generic.search(page.text(attribution.source)))
            or bool(shared(words(page.text(attribution.source)), elsewhere))
        )
        if unnamed or _meets(page, attribution, behind):
            return Headline(
                attribution="partial",
                because=f"the title names {page.name(attribution)}, but not {page.name(top)}, through whom it came",
                spans=(*attribution.source, *top.source),
            )
    return None


def _kept_by_hedge(
    page: _Page, named: Sequence[Attribution], top: Attribution, below: Sequence[Attribution]
) -> Headline | None:
    hedges = tuple(match.span() for match in page.lexicon.reportive.finditer(page.document.text, *page.title))
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
    """Another source than the relay's: said only where the body has a relay; a speaker under another name is kept."""
    for attribution in named:
        kind = page.kind(attribution)
        if kind is None or attribution.act in ("attitude", "silence"):
            continue
        several_for_one = kind in ("anonymous", "group") and page.kind(top) == "person"
        if page.kind(top) not in _RELAYING and not several_for_one:
            return Headline(
                attribution="kept",
                because=f"the title names {page.name(attribution)}; the body has it from {page.name(top)}, "
                "who may speak for the same",
                spans=(*attribution.source, *top.source),
            )
        return Headline(
            attribution="misattributed",
            because=f"the title names {page.name(attribution)}; the body has it from {page.name(top)}",
            spans=(*attribution.source, *top.source),
        )
    return None


_JUDGES: tuple[_Judge, ...] = (
    _kept_by_name,
    _kept_as_report,
    _upgraded,
    _partial,
    _kept_by_hedge,
    _kept_by_speaker,
    _misattributed,
)
