"""W3C Web Annotation (JSON-LD): an annotation for the source, the cue and the content of each attribution.

Each target is a passage of the document's text by its words and what stands around them (text quote selector) and by
its place in code points (text position selector). The annotations of one attribution are linked to the one that leads
it, its cue where it has one. https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.contract import Json
from reportedly.export.bundle import Bundle
from reportedly.export.iri import address, iri
from reportedly.export.writing import listed, text
from reportedly.language.selectors import anchor
from reportedly.model import Attribution, Document, Span, Spans

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"reportedly": "urn:reportedly:term:"}]
"""The standard's own terms, and ours for what it has no word for."""


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """One collection whose only page holds the annotations of every document, in the order of the text's findings."""
    out = text(stream)
    out.write(f'{{"@context": {json.dumps(CONTEXT)},\n')
    out.write(f'"id": "{iri("annotations")}", "type": "AnnotationCollection", "label": "attributions",\n')
    out.write(f'"first": {{"id": "{iri("annotations", "1")}", "type": "AnnotationPage", "startIndex": 0, "items": ')
    total = listed((one for document in bundle.documents for one in _annotations(document)), out)
    out.write(f'}},\n"total": {total}}}\n')


def _annotations(document: Document) -> Iterator[Json]:
    names = {source.id: source for source in document.sources}
    for a in document.attributions:
        parts: dict[str, Spans] = {"cue": a.cue, "content": a.content, "source": a.source}
        held = {part: spans for part, spans in parts.items() if spans}
        lead = next(iter(held), None)
        for part, spans in held.items():
            bodies: list[Json] = [{"type": "TextualBody", "purpose": "tagging", "value": part, "format": "text/plain"}]
            speaker = names.get(a.speaker or "")
            if part == "source" and speaker is not None:
                bodies.append({"type": "TextualBody", "purpose": "identifying", "value": speaker.name})
            if part != lead:
                head = iri("annotation", document.id, a.id, lead or "")
                bodies.append({"type": "SpecificResource", "purpose": "linking", "source": head})
            yield {
                "id": iri("annotation", document.id, a.id, part),
                "type": "Annotation",
                "motivation": ["tagging", "linking"] if part != lead else "tagging",
                "body": bodies,
                "target": [_target(document, span) for span in spans],
                **(_said(document, a) if part == lead else {}),
            }


def _said(document: Document, a: Attribution) -> Json:
    """What was found of the attribution as a whole, at the annotation that leads it."""
    return {
        "reportedly:attribution": a.id,
        "reportedly:certainty": a.certainty,
        "reportedly:act": a.act,
        "reportedly:where": a.where,
        "reportedly:confidence": round(a.confidence, 4),
        "reportedly:because": a.because,
        "reportedly:parent": {"id": iri("attribution", document.id, a.parent)} if a.parent else None,
    }


def _target(document: Document, span: Span) -> Json:
    place = anchor(document.id, document.text, span)
    source: Json = {"id": iri("document", document.id), "type": "Text", "format": "text/plain"}
    if document.language:
        source["language"] = document.language
    if link := address(document.url):
        source["via"] = link
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": place.quote, "prefix": place.before, "suffix": place.after},
            {"type": "TextPositionSelector", "start": span[0], "end": span[1]},
        ],
    }
