"""One document attributed: both finders, one decision, nesting, certainty, guesses."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.attribution.again import Finder, again
from reportedly.attribution.certainty import colour
from reportedly.attribution.confidence import Weights, mood, weighed
from reportedly.attribution.continuation import CONTINUES, continuations
from reportedly.attribution.decide import decide, settled
from reportedly.attribution.draft import Draft
from reportedly.attribution.forms import find_forms
from reportedly.attribution.lexicon import lexicon
from reportedly.attribution.nest import parents
from reportedly.attribution.places import Places
from reportedly.model import Attribution, Document, Note, Span
from reportedly.spans import extent

MEASURED = frozenset({"en", "ru", "uk"})
"""Languages whose attributions are measured against gold."""

LONGEST = 1_000_000
"""Code points of a document that are attributed; what lies beyond is read and searched, and a note says so."""

_READABLE = ("LATIN", "CYRILLIC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An attribution, the draft that it was made of, and what its confidence comes from (see `confidence.features`).

    mood: the text's. raw: the draft's confidence before it was weighed. weights: None where nobody knows them.
    """

    attribution: Attribution
    draft: Draft
    mood: float
    raw: float
    weights: Weights | None = None


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the document that one voice writes: its title and body, or one comment."""

    span: Span
    where: str
    blocks: tuple[Span, ...]
    language: str | None


def attribute(document: Document, finder: Finder, *, min_confidence: float = 0.0) -> Document:
    """The document with its attributions; speakers are not yet resolved.

    Attributions under `min_confidence` (0..1) are left out; one that rests on a left-out one rests on its parent.
    A text in a script that the model does not know keeps no attributions, and a note says so.
    """
    if not _script_known(document.text):
        note = Note(
            field="attributions",
            code="unattributed",
            says=f"the text's script is not one the model knows (language {document.language or 'unknown'}); "
            "it was read and can be searched, but no attribution was looked for",
        )
        return replace(document, attributions=(), notes=(*document.notes, note))
    notes = document.notes
    if document.language not in MEASURED and document.text.strip():
        notes = (
            *notes,
            Note(
                field="attributions",
                code="unmeasured-language",
                says=f"attributions in {document.language or 'an unknown language'} are a guess: "
                "the model is measured in en, ru and uk only",
            ),
        )
    if len(document.text) > LONGEST:
        notes = (
            *notes,
            Note(
                field="attributions",
                code="too-long",
                says=f"only the first {LONGEST:,} characters were attributed; the rest was read and can be searched: "
                "split the text to have it attributed",
            ),
        )
    found = [one.attribution for one in weigh(document, finder)]
    if min_confidence > 0:
        found = _confident(found, min_confidence)
    return replace(document, attributions=tuple(found), notes=notes)


def weigh(document: Document, finder: Finder) -> list[Weighed]:
    """Every attribution of a document with what speaks for it, in the order of their ids."""
    found: list[Weighed] = []
    for region in _regions(document):
        found.extend(_in_region(document, region, finder, len(found)))
    return found


def _script_known(text: str) -> bool:
    """Whether at least half of the first letters are Latin or Cyrillic; a text without letters is."""
    letters = Counter(c for c in text[:4_000] if c.isalpha())
    known = sum(count for letter, count in letters.items() if unicodedata.name(letter, "").startswith(_READABLE))
    return not letters or known * 2 >= letters.total()


def _regions(document: Document) -> list[_Region]:
    blocks = tuple(
        span for span in ((document.title_span,) if document.title_span else ()) + document.paragraphs if span
    )
    regions = []
    blocks = tuple((start, min(end, LONGEST)) for start, end in blocks if start < LONGEST)
    whole = extent(blocks)
    if whole is not None:
        regions.append(_Region(whole, "body", blocks, document.language))
    for comment in document.comments:
        span = extent(comment.body)
        if span is not None and span[1] <= LONGEST:
            regions.append(_Region(span, comment.id, comment.body, comment.language or document.language))
    return regions


def _in_region(document: Document, region: _Region, finder: Finder, count: int) -> list[Weighed]:
    text, words = document.text, lexicon(region.language)
    title = document.title_span if region.where == "body" else None
    findings = finder.find(text, region.span)
    patterns = find_forms(text, region.language or words.language, region.span, title=title)
    trusted = settled(text, findings, patterns, region.language, region.span)
    if not trusted:
        findings = again(text, findings, finder)
    drafts = _inside(decide(text, findings, patterns, region.language, trusted=trusted), region.blocks)
    whole, raw = mood(drafts), [draft.confidence for draft in drafts]
    drafts = weighed(text, drafts, findings.weights, whole)
    up = parents(text, drafts, words, foreign=region.language not in (None, *MEASURED))
    guesses = continuations(text, drafts, region.blocks, words)
    entries = [(draft, up[number], None) for number, draft in enumerate(drafts)] + [
        (guess, up[opening], opening) for opening, guess in guesses
    ]
    order = sorted(range(len(entries)), key=lambda n: extent(*_parts(entries[n][0])) or (0, 0))
    name = {entry: f"a{count + place + 1}" for place, entry in enumerate(order)}
    out = []
    for entry in order:
        draft, parent, opening = entries[entry]
        tint = colour(text, draft, words)
        where = region.where
        if title and all(title[0] <= start and end <= title[1] for start, end in draft.content + draft.cue):
            where = "title"
        because = draft.because
        if opening is not None:
            because = f"{CONTINUES} {name[opening]}"
        attribution = Attribution(
            id=name[entry],
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            act=tint.act,
            parent=None if parent is None else name[parent],
            certainty=tint.certainty,
            hedges=tint.hedges,
            where=where,
            confidence=draft.confidence,
            because=because,
        )
        own = raw[entry] if opening is None else draft.confidence
        out.append(Weighed(attribution=attribution, draft=draft, mood=whole, raw=own, weights=findings.weights))
    return out


def _parts(draft: Draft) -> tuple[Sequence[Span], ...]:
    return (draft.source, draft.cue, draft.content)


def _inside(drafts: Sequence[Draft], blocks: Sequence[Span]) -> list[Draft]:
    """The drafts whose words stand in the region's own blocks, not in what lies between them."""
    places = Places((block,) for block in blocks)
    kept = [
        number
        for number, draft in enumerate(drafts)
        if (own := draft.cue or draft.source or draft.content) and all(places.holding((span,)) for span in own)
    ]
    place = {number: at for at, number in enumerate(kept)}
    return [
        replace(drafts[number], parent=None if (outer := drafts[number].parent) is None else place.get(outer))
        for number in kept
    ]


def _confident(found: list[Attribution], least: float) -> list[Attribution]:
    by_id = {attribution.id: attribution for attribution in found}

    def kept_parent(attribution: Attribution) -> str | None:
        at = attribution.parent
        while at is not None and by_id[at].confidence < least:
            at = by_id[at].parent
        return at

    return [replace(a, parent=kept_parent(a)) for a in found if a.confidence >= least]
