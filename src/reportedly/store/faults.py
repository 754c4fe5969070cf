"""What a document must hold to be kept: its hash, spans inside its text, references that lead somewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from reportedly.model import Document, Span

Place = tuple[str, str]


def faults(document: Document) -> Iterator[Place]:
    """Every fault of a document as (place, what is wrong); none for a sound one."""
    expected = "sha256:" + hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    if document.content_hash != expected:
        yield "content_hash", f"is {document.content_hash!r}, the text's is {expected!r}"
    length = len(document.text)
    for place, span in spans(document):
        start, end = span
        if not 0 <= start < end <= length:
            yield place, f"span {list(span)} does not lie in a text of {length} code points"
    yield from _references(document)


def spans(document: Document) -> Iterator[tuple[str, Span]]:
    """Every span of a document with its place in the contract."""
    if document.title_span is not None:
        yield "title_span", document.title_span
    yield from _each("paragraphs", document.paragraphs)
    for number, credit in enumerate(document.provenance):
        if credit.span is not None:
            yield f"provenance[{number}].span", credit.span
    for source in document.sources:
        yield from _each(f"sources.{source.id}.mentions", source.mentions)
    for name in document.names:
        yield from _each(f"names.{name.id}.mentions", name.mentions)
    for attribution in document.attributions:
        place = f"attributions.{attribution.id}"
        yield from _each(f"{place}.source", attribution.source)
        yield from _each(f"{place}.cue", attribution.cue)
        yield from _each(f"{place}.content", attribution.content)
        yield from _each(f"{place}.hedges", attribution.hedges)
    for comment in document.comments:
        yield from _each(f"comments.{comment.id}.body", comment.body)
        yield from _each(f"comments.{comment.id}.quotes", (quote.span for quote in comment.quotes))
    if document.headline is not None:
        yield from _each("headline.spans", document.headline.spans)


def _each(place: str, found: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    for number, span in enumerate(found):
        yield f"{place}[{number}]", span


def _references(document: Document) -> Iterator[Place]:
    sources = [source.id for source in document.sources]
    attributions = [attribution.id for attribution in document.attributions]
    comments = [comment.id for comment in document.comments]
    for room, ids in (("sources", sources), ("attributions", attributions), ("comments", comments)):
        for twice in sorted({one for one in ids if ids.count(one) > 1} if len(set(ids)) < len(ids) else ()):
            yield room, f"{twice!r} stands twice"
    known_sources, known_attributions, known_comments = set(sources), set(attributions), set(comments)
    for source in document.sources:
        if source.of is not None and source.of not in known_sources:
            yield f"sources.{source.id}.of", f"there is no source {source.of!r}"
    for attribution in document.attributions:
        place = f"attributions.{attribution.id}"
        if attribution.speaker is not None and attribution.speaker not in known_sources:
            yield f"{place}.speaker", f"there is no source {attribution.speaker!r}"
        if attribution.parent is not None and attribution.parent not in known_attributions:
            yield f"{place}.parent", f"there is no attribution {attribution.parent!r}"
        if attribution.where not in {"title", "body"} and attribution.where not in known_comments:
            yield f"{place}.where", f"there is no comment {attribution.where!r}"
    yield from _circles(document)
    for comment in document.comments:
        if comment.in_reply_to is not None and comment.in_reply_to not in known_comments:
            yield f"comments.{comment.id}.in_reply_to", f"there is no comment {comment.in_reply_to!r}"
        for quote in comment.quotes:
            if quote.comment is not None and quote.comment not in known_comments:
                yield f"comments.{comment.id}.quotes", f"there is no comment {quote.comment!r}"


def _circles(document: Document) -> Iterator[Place]:
    parents = {attribution.id: attribution.parent for attribution in document.attributions}
    sound: set[str] = set()
    for id in parents:
        path: list[str] = []
        at: str | None = id
        while at is not None and at in parents and at not in sound:
            if at in path:
                yield f"attributions.{at}.parent", "rests on its own word"
                break
            path.append(at)
            at = parents[at]
        sound.update(path)
