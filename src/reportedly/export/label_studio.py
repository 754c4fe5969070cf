"""Label Studio: a task for each document with its attributions as predictions, to be corrected there.

Sources, cues and contents are labelled regions, whose offsets are code points as ours are; relations run from the
region that leads an attribution, its cue where it has one, to its other regions. `label_studio_back` takes the
corrected file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.contract import Json
from reportedly.export.bundle import Bundle
from reportedly.export.iri import address
from reportedly.export.writing import listed, text
from reportedly.model import Attribution, Document, Span
from reportedly.version import VERSION

CONFIG = """<View>
  <Relations>
    <Relation value="source"/>
    <Relation value="content"/>
    <Relation value="more"/>
  </Relations>
  <Labels name="part" toName="text">
    <Label value="Source" background="#0b5a6f"/>
    <Label value="Cue" background="#b3541e"/>
    <Label value="Content" background="#5d5f8c"/>
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
</View>"""
"""The labelling interface that the tasks are made for."""

PARTS = ("cue", "content", "source")
"""The parts of an attribution, the one that leads it first."""

LABELS = {"source": "Source", "cue": "Cue", "content": "Content"}


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """One list of tasks; a document without attributions is a task too, since what was missed may be told there."""
    out = text(stream)
    listed(map(_task, bundle.documents), out)
    out.write("\n")


def _task(document: Document) -> Json:
    scores = [a.confidence for a in document.attributions]
    return {
        "data": {
            "text": document.text,
            "document": document.id,
            "content_hash": document.content_hash,
            "title": document.title,
            "outlet": document.outlet,
            "published": document.published,
            "language": document.language,
            "url": address(document.url),
        },
        "predictions": [
            {
                "model_version": f"reportedly {VERSION}",
                "score": round(min(scores, default=1.0), 4),
                "result": [row for a in document.attributions for row in _rows(document, a)],
            }
        ],
    }


def regions(a: Attribution) -> Iterator[tuple[str, str, Span]]:
    """The regions of an attribution, its lead first: id, part and place of each."""
    for part in PARTS:
        for number, span in enumerate(_spans(a, part)):
            yield f"{a.id}.{part}.{number}", part, span


def _spans(a: Attribution, part: str) -> tuple[Span, ...]:
    return {"cue": a.cue, "content": a.content, "source": a.source}[part]


def _rows(document: Document, a: Attribution) -> Iterator[Json]:
    found = list(regions(a))
    for id, part, (start, end) in found:
        yield {
            "id": id,
            "from_name": "part",
            "to_name": "text",
            "type": "labels",
            "origin": "prediction",
            "score": round(a.confidence, 4),
            "value": {"start": start, "end": end, "text": document.text[start:end], "labels": [LABELS[part]]},
        }
    for id, part, _ in found[1:]:
        lead, led = found[0][:2]
        kind = "more" if part == led else part
        yield {"type": "relation", "from_id": lead, "to_id": id, "direction": "right", "labels": [kind]}
