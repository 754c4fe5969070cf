"""What people judged, put into effect: a document with its parts mended, which sources and claims are one or are not.

A judgement is anchored in words, not in numbers of rows. What no longer fits is told, never dropped in silence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.contract import dumps, judgement_to_json
from reportedly.errors import BadStatement, UnknownDocument
from reportedly.language.selectors import anchor, find
from reportedly.model import Anchor, Attribution, Document, Judgement, JudgementKind, Source, Span, Spans
from reportedly.spans import length, shared

SourcePlace = tuple[str, str]
"""A document's id and the id of a source in it."""

Passage = tuple[str, Span]
"""A document's id and a span of its text."""

_PARTS = ("source", "cue", "content")
_BECAUSE = "judged by {who}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A judgement that fits nowhere now, and why."""

    judgement: Judgement
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What holds of pairs: sources and claims that are one or are not, and relays that do not hold.

    Claims are told by a passage of each, relays by the passage that was taken for one.
    """

    same_source: tuple[tuple[SourcePlace, SourcePlace], ...] = ()
    different_source: tuple[tuple[SourcePlace, SourcePlace], ...] = ()
    same_claim: tuple[tuple[Passage, Passage], ...] = ()
    different_claim: tuple[tuple[Passage, Passage], ...] = ()
    no_relay: tuple[Passage, ...] = ()
    lost: tuple[Lost, ...] = ()


def judgement(
    kind: JudgementKind,
    about: Sequence[Anchor],
    *,
    value: str | None = None,
    instead: Sequence[Anchor] = (),
    who: str,
    at: str,
    why: str = "",
    undoes: str | None = None,
) -> Judgement:
    """A judgement with the id that its content gives it, so that libraries can be merged."""
    unnamed = Judgement(
        id="",
        kind=kind,
        about=tuple(about),
        value=value,
        instead=tuple(instead),
        who=who,
        at=at,
        why=why,
        undoes=undoes,
    )
    digest = hashlib.sha256(dumps(judgement_to_json(unnamed)).encode("utf-8", "surrogatepass")).hexdigest()
    return replace(unnamed, id="j" + digest[:12])


def check(kind: JudgementKind, *, about: int, value: str | None, instead: int, who: str) -> None:
    """Raises BadStatement where so many places, and such a value, are no judgement of the kind."""
    pair = kind.startswith(("same-", "different-"))
    wants = 2 if pair else 1
    if about != wants:
        says = f"A judgement {kind!r} is about {wants} place{'s' * pair}, and {about} are named."
        raise BadStatement(kind, says, remedy="Write DOCUMENT:PLACE for each.")
    if kind == "speaker" and (not (value or "").strip()) == (not instead):
        raise BadStatement(kind, "Who speaks is not said.", remedy="Give a name, or one source as DOCUMENT:s2.")
    if kind in _PARTS and value is not None:
        raise BadStatement(kind, "A part of an attribution is places, not a value.", remedy="Name its places.")
    if not who.strip():
        raise BadStatement(kind, "Nobody is said to judge.", remedy="Give a label with --who.")


def place(document: Document, name: str, *, of: Literal["source", "claim", "attribution"]) -> Anchor:
    """The anchor of what a person names in a document; `name` is as below. Raises UnknownDocument.

    "s3" or "a2" are ids of a source or an attribution, "title" the title, "120-180" a span, anything else words of
    the text that stand there once. An attribution is anchored by its cue, or of a claim by its content.
    """
    spans = _named(document, name, of)
    if not spans:
        says = f"There is no {of} {name!r} in the document, or its words are not in the text exactly once."
        remedy = "Name an id that `reportedly show` prints, START-END, or longer words."
        raise UnknownDocument(f"{document.id}:{name}", says, remedy=remedy)
    return anchor(document.id, document.text, spans[0])


def _named(document: Document, name: str, of: str) -> Spans:
    if name == "title" and document.title_span:
        return (document.title_span,)
    for attribution in document.attributions:
        if attribution.id == name:
            if of == "source":
                return attribution.source
            parts = (attribution.content, attribution.cue) if of == "claim" else (attribution.cue, attribution.content)
            return parts[0] or parts[1] or attribution.source
    for source in document.sources:
        if source.id == name:
            said = (a.source for a in document.attributions if a.speaker == source.id and a.source)
            return source.mentions or next(said, ())
    written = re.fullmatch(r"(\d{1,9})-(\d{1,9})", name)
    if written:
        start, end = int(written[1]), int(written[2])
        return ((start, end),) if start < end <= len(document.text) else ()
    at = document.text.find(name)
    return ((at, at + len(name)),) if name and at >= 0 and document.text.find(name, at + 1) < 0 else ()


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that were not undone, in the order in which they were made."""
    every = sorted(judgements, key=lambda one: (one.at, one.id))
    undone: set[str] = set()
    for one in reversed(every):
        if one.undoes and one.id not in undone:
            undone.add(one.undoes)
    return tuple(one for one in every if one.id not in undone and not one.undoes)


def mend(document: Document, judgements: Sequence[Judgement]) -> tuple[Document, tuple[Lost, ...]]:
    """The document with the speakers and parts that people said are right, and the judgements that do not fit it.

    `judgements` are standing ones; later ones go before earlier ones. Only those about this document count.
    """
    lost: list[Lost] = []
    for one in judgements:
        if one.kind in ("speaker", *_PARTS) and one.about[0].document == document.id:
            try:
                document = _mended(document, one)
            except _Gone as gone:
                lost.append(Lost(judgement=one, says=str(gone)))
    return document, tuple(lost)


def rule(documents: Mapping[str, Document], judgements: Sequence[Judgement]) -> Ruling:
    """What standing judgements say of pairs, in the documents as they are now."""
    sources: dict[str, list[tuple[SourcePlace, SourcePlace]]] = {}
    claims: dict[str, list[tuple[Passage, Passage]]] = {}
    relays: list[Passage] = []
    lost: list[Lost] = []
    for one in judgements:
        try:
            if one.kind in ("same-source", "different-source"):
                first, second = (_source_place(documents, place) for place in one.about)
                sources.setdefault(one.kind, []).append((first, second))
            elif one.kind in ("same-claim", "different-claim"):
                left, right = (_passage(documents, place) for place in one.about)
                claims.setdefault(one.kind, []).append((left, right))
            elif one.kind == "no-relay":
                relays.append(_passage(documents, one.about[0]))
        except _Gone as gone:
            lost.append(Lost(judgement=one, says=str(gone)))
    return Ruling(
        same_source=tuple(sources.get("same-source", ())),
        different_source=tuple(sources.get("different-source", ())),
        same_claim=tuple(claims.get("same-claim", ())),
        different_claim=tuple(claims.get("different-claim", ())),
        no_relay=tuple(relays),
        lost=tuple(lost),
    )


class _Gone(Exception):
    """What a judgement is about is not there any more."""


def _mended(document: Document, one: Judgement) -> Document:
    attribution = _attribution_at(document, one.about[0])
    because = _BECAUSE.format(who=one.who)
    if one.kind == "speaker":
        sources, speaker = _speaker(document, one, because)
        changed = replace(attribution, speaker=speaker, confidence=1.0, because=because)
        document = replace(document, sources=sources)
    else:
        spans = tuple(sorted(_span_of(document, place) for place in one.instead))
        changed = replace(
            attribution,
            source=spans if one.kind == "source" else attribution.source,
            cue=spans if one.kind == "cue" else attribution.cue,
            content=spans if one.kind == "content" else attribution.content,
            confidence=1.0,
            because=because,
        )
    every = tuple(changed if a.id == attribution.id else a for a in document.attributions)
    return replace(document, attributions=every)


def _speaker(document: Document, one: Judgement, because: str) -> tuple[tuple[Source, ...], str]:
    """The document's sources and the id of the one that the judgement names, a new one where there is none."""
    for place in one.instead:
        return document.sources, _source_at(document, place).id
    name = one.value or ""
    for source in document.sources:
        if name in (source.name, *source.aliases):
            return document.sources, source.id
    taken = {source.id for source in document.sources}
    id = next(f"j{number}" for number in range(1, len(taken) + 2) if f"j{number}" not in taken)
    return (*document.sources, Source(id=id, name=name, kind="person", because=because)), id


def _source_place(documents: Mapping[str, Document], place: Anchor) -> SourcePlace:
    return place.document, _source_at(_document(documents, place), place).id


def _passage(documents: Mapping[str, Document], place: Anchor) -> Passage:
    return place.document, _span_of(_document(documents, place), place)


def _document(documents: Mapping[str, Document], place: Anchor) -> Document:
    if place.document not in documents:
        raise _Gone(f"there is no document {place.document}")
    return documents[place.document]


def _span_of(document: Document, place: Anchor) -> Span:
    span = find(document.text, place)
    if span is None:
        raise _Gone(f"the words {place.quote!r} are no longer in {document.id}, or are there more than once")
    return span


def _attribution_at(document: Document, place: Anchor) -> Attribution:
    """The attribution whose cue, or else whose content or source, covers the place best."""
    span = _span_of(document, place)
    for part in ("cue", "content", "source"):
        scored = [(shared(getattr(a, part), (span,)), -length(getattr(a, part)), a.id) for a in document.attributions]
        best = max(scored, default=(0, 0, ""))
        if best[0]:
            return next(a for a in document.attributions if a.id == best[2])
    raise _Gone(f"no attribution of {document.id} stands at {place.quote!r} now")


def _source_at(document: Document, place: Anchor) -> Source:
    """The source that a mention at the place names."""
    span = _span_of(document, place)
    for source in document.sources:
        if any(shared((mention,), (span,)) for mention in source.mentions):
            return source
    for attribution in document.attributions:
        if attribution.speaker and shared(attribution.source, (span,)):
            return next(source for source in document.sources if source.id == attribution.speaker)
    raise _Gone(f"no source of {document.id} stands at {place.quote!r} now")


def judged_in(document: Document, judgements: Sequence[Judgement]) -> frozenset[str]:
    """The ids of the attributions of a document, as it was mended, that standing judgements settle."""
    found = set()
    for one in judgements:
        if one.kind in ("speaker", "no-relay", *_PARTS) and one.about[0].document == document.id:
            try:
                found.add(_attribution_at(document, one.about[0]).id)
            except _Gone:
                continue
    return frozenset(found)


def about(judgement: Judgement) -> Iterator[str]:
    """The ids of the documents that a judgement is about."""
    yield from dict.fromkeys(place.document for place in (*judgement.about, *judgement.instead))
