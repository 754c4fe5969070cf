"""One document attributed: both finders, one decision, nesting, certainty, guesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reportedly.attribution.certainty import colour
from reportedly.attribution.continuation import CONTINUES, continuations
from reportedly.attribution.decide import decide
from reportedly.attribution.draft import Draft
from reportedly.attribution.forms import find_forms
from reportedly.attribution.geometry import extent
from reportedly.attribution.lexicon import lexicon
from reportedly.attribution.nest import parents
from reportedly.model import Attribution, Document, Note, Span

MEASURED = frozenset({"en", "ru", "uk"})
"""Languages whose attributions are measured against gold."""

LONGEST = 1_000_000
"""Code points of a document that are attributed; what lies beyond is read and searched, and a note says so."""

_READABLE = ("LATIN", "CYRILLIC")


class Finder(Protocol):
    """The learned part: what finds drafts in a stretch of text."""

    def find(self, text: str, span: Span | None = None) -> list[Draft]:
        """Drafts within `span` of `text`, spans in code points of the whole text."""
        ...


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
    found: list[Attribution] = []
    for region in _regions(document):
        found.extend(_in_region(document, region, finder, len(found)))
    if min_confidence > 0:
        found = _confident(found, min_confidence)
    return replace(document, attributions=tuple(found), notes=notes)


def _script_known(text: str) -> bool:
    """Whether at least half of the first letters are Latin or Cyrillic; a text without letters is."""
    import unicodedata

    letters = [c for c in text[:4_000] if c.isalpha()]
    known = sum(unicodedata.name(c, "").startswith(_READABLE) for c in letters)
    return not letters or known * 2 >= len(letters)


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


def _in_region(document: Document, region: _Region, finder: Finder, count: int) -> list[Attribution]:
    text, words = document.text, lexicon(region.language)
    title = document.title_span if region.where == "body" else None
    learned = finder.find(text, region.span)
    patterns = find_forms(text, region.language or words.language, region.span, title=title)
    drafts = [draft for draft in decide(text, learned, patterns, region.language) if _inside(draft, region)]
    up = parents(text, drafts, words)
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
        out.append(
            Attribution(
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
        )
    return out


def _parts(draft: Draft) -> tuple[Sequence[Span], ...]:
    return (draft.source, draft.cue, draft.content)


def _inside(draft: Draft, region: _Region) -> bool:
    """Whether the draft's words stand in the region's own blocks, not in what lies between them."""
    own = draft.cue or draft.source or draft.content
    return bool(own) and all(any(start <= a and b <= end for start, end in region.blocks) for a, b in own)


def _confident(found: list[Attribution], least: float) -> list[Attribution]:
    by_id = {attribution.id: attribution for attribution in found}

    def kept_parent(attribution: Attribution) -> str | None:
        at = attribution.parent
        while at is not None and by_id[at].confidence < least:
            at = by_id[at].parent
        return at

    return [replace(a, parent=kept_parent(a)) for a in found if a.confidence >= least]
