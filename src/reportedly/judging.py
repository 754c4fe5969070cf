"""What people judged, put into effect: a document with its parts mended, which sources and claims are one or are not.

A judgement is anchored in words, not in numbers of rows. What no longer fits is told, never dropped in silence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from reportedly.contract import dumps, judgement_to_json
from reportedly.errors import BadStatement, UnknownDocument
from reportedly.language.selectors import anchor, find
from reportedly.model import Anchor, Attribution, Certainty, Document, Judgement, JudgementKind, Source, Span, Spans
from reportedly.spans import holds, length, overlap, shared

SourcePlace = tuple[str, str]
"""A document's id and the id of a source in it."""

Passage = tuple[str, Span]
"""A document's id and a span of its text."""

_PARTS = ("source", "cue", "content")
_MENDING = ("speaker", *_PARTS, "parent", "certainty", "attribution", "no-attribution")
_BECAUSE = "judged by {who}"
_FOUND = 0.8
"""Overlap of contents from which a machine has found what somebody said that it missed."""


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
    if kind == "certainty" and value not in get_args(Certainty):
        raise BadStatement(kind, "It is not said how certain.", remedy=f"One of: {', '.join(get_args(Certainty))}.")
    if kind == "parent" and (instead != 1 if value is None else value != "none" or instead):
        raise BadStatement(kind, "On whose word is not said.", remedy='Name one attribution, or "none".')
    if kind == "attribution" and not _names_parts(value, instead):
        remedy = "Name the place of the source, or of the cue, or of both."
        raise BadStatement(kind, "Neither who says it nor how is named.", remedy=remedy)
    if kind in _PARTS and value is not None:
        raise BadStatement(kind, "A part of an attribution is places, not a value.", remedy="Name its places.")
    if not who.strip():
        raise BadStatement(kind, "Nobody is said to judge.", remedy="Give a label with --who.")


def _names_parts(value: str | None, instead: int) -> bool:
    parts = (value or "").split()
    return 0 < len(parts) == instead and set(parts) <= {"source", "cue"}


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
    """The judgements that were not undone, in the order in which they were made; of one second, in the given order."""
    every = sorted(judgements, key=lambda one: one.at)
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
        if one.kind in _MENDING and one.about[0].document == document.id:
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
    because = _BECAUSE.format(who=one.who)
    if one.kind == "attribution":
        return _with_missed(document, one, because)
    attribution = _attribution_at(document, one.about[0])
    if one.kind == "no-attribution":
        left = (a for a in document.attributions if a.id != attribution.id)
        up = {attribution.id: attribution.parent}
        return replace(document, attributions=tuple(replace(a, parent=up.get(a.parent or "", a.parent)) for a in left))
    changed = replace(attribution, confidence=1.0, because=because)
    if one.kind == "speaker":
        sources, speaker = _speaker(document, one, because)
        changed = replace(changed, speaker=speaker)
        document = replace(document, sources=sources)
    elif one.kind == "certainty":
        changed = replace(changed, certainty=cast(Certainty, one.value))
    elif one.kind == "parent":
        changed = replace(changed, parent=_parent(document, attribution, one))
    else:
        spans = tuple(sorted(_span_of(document, place) for place in one.instead))
        changed = replace(
            changed,
            source=spans if one.kind == "source" else attribution.source,
            cue=spans if one.kind == "cue" else attribution.cue,
            content=spans if one.kind == "content" else attribution.content,
        )
    every = tuple(changed if a.id == attribution.id else a for a in document.attributions)
    return replace(document, attributions=every)


def _parent(document: Document, attribution: Attribution, one: Judgement) -> str | None:
    """The id of the attribution on whose word one rests, as judged; never one that rests on it."""
    if not one.instead:
        return None
    parent = _attribution_at(document, one.instead[0])
    by_id = {a.id: a for a in document.attributions}
    at: Attribution | None = parent
    while at is not None:
        if at.id == attribution.id:
            raise _Gone(f"{attribution.id} would rest on itself")
        at = by_id.get(at.parent or "")
    return parent.id


def _with_missed(document: Document, one: Judgement, because: str) -> Document:
    """The document with an attribution that somebody found and the machine did not."""
    content = (_span_of(document, one.about[0]),)
    parts = dict(zip((one.value or "").split(), (_span_of(document, place) for place in one.instead), strict=True))
    source = (parts["source"],) if "source" in parts else ()
    cue = (parts["cue"],) if "cue" in parts else ()
    for known in document.attributions:
        if overlap(known.content, content) >= _FOUND and (shared(known.source, source) or shared(known.cue, cue)):
            return document
    speaker = None
    if source:
        text = document.text[slice(*source[0])]
        named = (
            each.id
            for each in document.sources
            if any(shared((mention,), source) for mention in each.mentions) or text in (each.name, *each.aliases)
        )
        speaker = next(named, None)
        if speaker is None:
            speaker = _new(document.sources)
            new = Source(id=speaker, name=text, kind="person", mentions=source, because=because)
            document = replace(document, sources=(*document.sources, new))
    around = [a for a in document.attributions if holds(a.content, (*source, *cue, *content))]
    in_title = document.title_span is not None and holds((document.title_span,), content)
    comment = next((each.id for each in document.comments if holds(each.body, content)), None)
    made = Attribution(
        id=_new(document.attributions),
        source=source,
        cue=cue,
        content=content,
        speaker=speaker,
        parent=min(around, key=lambda a: (length(a.content), a.id)).id if around else None,
        where=comment or ("title" if in_title else "body"),
        confidence=1.0,
        because=because,
    )
    return replace(document, attributions=(*document.attributions, made))


def _new(known: Sequence[Source] | Sequence[Attribution]) -> str:
    """An id that none of them has."""
    taken = {one.id for one in known}
    return next(f"j{number}" for number in range(1, len(taken) + 2) if f"j{number}" not in taken)


def _speaker(document: Document, one: Judgement, because: str) -> tuple[tuple[Source, ...], str]:
    """The document's sources and the id of the one that the judgement names, a new one where there is none."""
    for place in one.instead:
        return document.sources, _source_at(document, place).id
    name = one.value or ""
    for source in document.sources:
        if name in (source.name, *source.aliases):
            return document.sources, source.id
    id = _new(document.sources)
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
        pair = one.kind.startswith(("same-", "different-"))
        if not pair and one.about[0].document == document.id:
            try:
                found.add(_attribution_at(document, one.about[0]).id)
            except _Gone:
                continue
    return frozenset(found)


def about(judgement: Judgement) -> Iterator[str]:
    """The ids of the documents that a judgement is about."""
    yield from dict.fromkeys(place.document for place in (*judgement.about, *judgement.instead))
