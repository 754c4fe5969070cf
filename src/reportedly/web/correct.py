"""Where one attribution is corrected: who speaks, where its parts stand, whether it is a relay at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from reportedly.errors import UnknownDocument
from reportedly.language.visible import visible
from reportedly.model import Attribution, Certainty, Document, Judgement, Span, Spans
from reportedly.report.marks import layers, pieces, within
from reportedly.report.words import document_name, quoted
from reportedly.web import addresses
from reportedly.web.pages import Asked
from reportedly.web.places import written
from reportedly.web.shown import Shown
from reportedly.web.versions import version

_AROUND = 240

PartName = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartField:
    """A part of an attribution: its `name`, its `words` in the text, its `places` as START-END, a space between."""

    name: PartName
    words: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of the passage: its `words`, and what of the attribution they are (`marks`), in names of parts."""

    words: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source that may speak, or an attribution that this may rest on, by `id` and `name`; `chosen`: it is held to."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPage:
    """One attribution, to be corrected.

    `document` is the id of its document and `name` what that is called, `language` its language, `back` its page;
    `attribution` what is taken for right now, `passage` the text around it, marked, from code point `start` to `end`,
    of `length` in all; `parts` and `speakers` are what can be changed, `parents` the attributions that it may rest on,
    `certainties` those that there are, `judgements` what people said of the document; `version` goes along with each
    change.
    """

    document: str
    name: str
    language: str | None
    back: str
    attribution: Attribution
    passage: tuple[Marked, ...]
    start: int
    end: int
    length: int
    parts: tuple[PartField, ...]
    speakers: tuple[Speaker, ...]
    parents: tuple[Speaker, ...]
    certainties: tuple[Certainty, ...]
    judgements: tuple[Judgement, ...]
    version: str
    template: str = "correct.html.j2"
    schema: str = "reportedly/page/correct/1"


def correct_page(library: Shown, asked: Asked) -> CorrectPage:
    """The page on which the attribution that the address names is corrected. Raises UnknownDocument."""
    document = library.show(addresses.id_of(asked.parts["document"]))
    attribution = attribution_of(document, addresses.id_of(asked.parts["attribution"]))
    judgements = library.judged(document.id)
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    start, end = _around(document.text, spans)
    return CorrectPage(
        document=document.id,
        name=document_name(document),
        language=document.language,
        back=addresses.document(document.id, anchor(document, attribution.id)),
        attribution=attribution,
        passage=tuple(
            Marked(
                words=visible(document.text[piece.start : piece.end]), marks=tuple(layer.role for layer in piece.layers)
            )
            for piece in within(
                pieces(len(document.text), layers(document.text, [attribution]), (start, end)), (start, end)
            )
        ),
        start=start,
        end=end,
        length=len(document.text),
        parts=(
            _part("source", document, attribution.source),
            _part("cue", document, attribution.cue),
            _part("content", document, attribution.content),
        ),
        speakers=tuple(
            Speaker(id=one.id, name=one.name, chosen=one.id == attribution.speaker)
            for one in document.sources
            if one.name.strip()
        ),
        parents=tuple(
            Speaker(id=a.id, name=_cut(document, a), chosen=a.id == attribution.parent)
            for a in document.attributions
            if a.id != attribution.id
        ),
        certainties=get_args(Certainty),
        judgements=judgements,
        version=version(document, judgements),
    )


def _around(text: str, spans: Spans) -> Span:
    """The passage around some spans, cut between words."""
    start = max(0, min((s for s, _ in spans), default=0) - _AROUND)
    end = min(len(text), max((e for _, e in spans), default=0) + _AROUND)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def attribution_of(document: Document, id: str) -> Attribution:
    """The attribution of that id. Raises UnknownDocument."""
    for attribution in document.attributions:
        if attribution.id == id:
            return attribution
    says = f"The document has no attribution {id!r}."
    raise UnknownDocument(f"{document.id}:{id}", says, remedy="It may have been found anew since.")


def anchor(document: Document, id: str) -> str:
    """The fragment of an attribution's card on its document's page."""
    numbers = {a.id: number for number, a in enumerate(document.attributions, 1)}
    return f"d-a{numbers[id]}" if id in numbers else ""


def _cut(document: Document, attribution: Attribution) -> str:
    """A few words by which a person knows an attribution again."""
    words = f"{quoted(document.text, attribution.source)} {quoted(document.text, attribution.cue)}".strip()
    words = words or quoted(document.text, attribution.content)
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def _part(name: PartName, document: Document, spans: Spans) -> PartField:
    return PartField(name=name, words=quoted(document.text, spans), places=written(spans))
