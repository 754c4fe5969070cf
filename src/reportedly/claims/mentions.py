"""What a document reports: the places in it that may be mentions of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from reportedly.claims.acts import acts, answers, bids, opening_pronoun
from reportedly.claims.untrue import rejected as rejected_at
from reportedly.language.fold import latin
from reportedly.language.sentences import sentences
from reportedly.model import Attribution, Certainty, Document, Source, Span, Spans, Stance
from reportedly.sources.addressee import tells_somebody
from reportedly.sources.output import members
from reportedly.spans import covered, length

_SHORTEST = 25
_LEAST_SURE = 0.2
"""Confidence of an attribution under which what it holds is the page's own words sooner than somebody's."""

_READERS = ("thread", "chat")
"""Kinds of documents whose title is a reader's, as their comments are."""

_MOSTLY = 0.7
_SAME = 0.8
_REST = 200
"""Code points after a content in which a sentence may say that it is untrue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place where a document reports something: the content of an attribution, its title, a sentence of its own.

    `attribution` is None for a title or a sentence of the page's own. `wording` is the text of `spans`. `speakers` are
    the ids of the document's sources on whose word it stands, outermost first (nearest the page), down to its own;
    `denier` is the id of the source that denies it. `told` is the wording with a name for the pronoun that opens it.
    """

    document: str
    attribution: str | None
    spans: Spans
    wording: str
    language: str | None
    stance: Stance
    certainty: Certainty | None
    speakers: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    denier: str | None = None
    published: str | None = None
    where: Literal["title", "body"] = "body"
    told: str = ""

    @property
    def meant(self) -> str:
        """The wording as it is compared: who is meant by a "he" that opens it, where that is who says so."""
        return self.told or self.wording


def candidates(document: Document) -> tuple[Candidate, ...]:
    """The places of a document that may be mentions, in the order of the text.

    Attributions of one content ("X writes, citing Y") are one place, with the innermost's id. An attribution whose
    content is little but another ("that Y said that Z") gives way to it; where Y told it to somebody of the story, the
    telling is reported beside it. Readers' comments and the titles of their threads are never mentions, nor are plans,
    wishes and silences. Who asked, ordered or offered is an actor in what is reported, and never a speaker.
    The speakers of a denied claim are those of the claim: neither who denies it, nor who passes the denial on.
    """
    places = ("body",) if document.kind in _READERS else ("title", "body")
    usable = [a for a in document.attributions if a.content and a.where in places and not _unsure(a)]
    by_id = {a.id: a for a in document.attributions}
    events = [a for a in usable if _is_event(document, a)]
    told = [a for a in usable if a.act not in ("attitude", "silence") and a not in events and not _misread(a, usable)]
    found = [_told(document, a, by_id, events) for a in told if not _gives_way(document, a, told)]
    found = _resting(document, found)
    found += _own(document, told)
    return tuple(sorted(found, key=lambda one: (one.spans, one.attribution or "")))


def tellings(found: Sequence[Candidate], documents: Mapping[str, Document]) -> list[tuple[int, int]]:
    """The numbers of each two candidates of which one is that somebody was told what the other one is: no one claim.

    The inner one stands in the outer one and has the further speaker ("Ann told Bo to go", "to go").
    """
    pairs = []
    for id, own in groupby(enumerate(found), key=lambda one: one[1].document):
        document, told = documents[id], [(number, one) for number, one in own if one.speakers]
        telling = {a.id for a in document.attributions if tells_somebody(document.text, a)} if len(told) > 1 else set()
        pairs += [
            (number, other)
            for number, outer in told
            for other, inner in told
            if inner.attribution in telling
            and len(outer.speakers) < len(inner.speakers)
            and inner.speakers[: len(outer.speakers)] == outer.speakers
            and covered(inner.spans, outer.spans) == length(inner.spans) < length(outer.spans)
        ]
    return pairs


def _misread(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a surer attribution of the content has its source for a cue and its cue for a source: "reports claim"."""
    return any(
        other.content == attribution.content
        and other.confidence > attribution.confidence
        and covered(attribution.source, other.cue)
        and covered(attribution.cue, other.source)
        for other in others
    )


def _unsure(attribution: Attribution) -> bool:
    """Whether it is hardly an attribution; 0 says that nobody weighed it."""
    return 0 < attribution.confidence < _LEAST_SURE


_ACTORS = ("person", "organisation", "group")


def _is_event(document: Document, attribution: Attribution) -> bool:
    """Whether somebody asked, ordered or offered: an event that the page tells, and he is its actor, not its source."""
    if attribution.certainty in ("denied", "questioned"):
        return False
    kind = next((source.kind for source in document.sources if source.id == attribution.speaker), None)
    cue = _words(document, attribution.cue)
    return kind in _ACTORS and (
        acts(document.language).search(cue) is not None
        or bids(cue, _wording(document, attribution.content), document.language)
    )


def _whole(attribution: Attribution, events: Sequence[Attribution]) -> Spans:
    """The content, with the actor and the verb of the event that it is the end of ("The mayor ordered … , he said").

    Where it holds no more than the actor, it goes on to the end of the event.
    """
    for event in events:
        if event.source and covered(event.source, attribution.content) == length(event.source):
            places = (*attribution.content, *event.cue, *event.content)
            hull = (min(start for start, _ in places), max(end for _, end in places))
            if not covered((hull,), (*attribution.source, *attribution.cue)):
                return (hull,)
        common = covered(attribution.content, event.content)
        apart = not covered((*event.source, *event.cue), (*attribution.source, *attribution.cue, *attribution.content))
        if apart and common >= _SAME * max(length(attribution.content), length(event.content)):
            spans = (*event.source, *event.cue, *attribution.content)
            whole = (min(start for start, _ in spans), max(end for _, end in spans))
            if not covered((whole,), (*attribution.source, *attribution.cue)):
                return (whole,)
    return attribution.content


_BENEATH = ("anonymous", "document", "outlet", "channel")
"""Kinds of sources of which a paper has what it reports, and not only a further voice."""


def _resting(document: Document, found: Sequence[Candidate]) -> list[Candidate]:
    """The mentions, those on a paper's word alone with whom it has its report from, where the page says that once.

    "The Oak writes that … The paper cites its people in the council": so does what it writes a sentence before. Who
    confirms, doubts or denies it is a further voice.
    """
    kinds = {source.id: source.kind for source in document.sources}
    sure = {a.id: a.confidence for a in document.attributions}
    beneath: dict[tuple[str, ...], str] = {}
    for one in sorted(found, key=lambda one: (-sure.get(one.attribution or "", 0.0), one.spans)):
        kind = kinds.get(one.speakers[-1]) if len(one.speakers) > 1 else None
        confirms = one.certainty == "asserted" and kind != "document"
        if one.where == "title" or one.stance != "attributes" or confirms:
            continue
        if kind in _BENEATH and kinds.get(one.speakers[-2]) in ("outlet", "channel"):
            beneath.setdefault(one.speakers[:-1], one.speakers[-1])
    return [
        replace(one, speakers=(*one.speakers, beneath[one.speakers]))
        if one.speakers in beneath and one.stance == "attributes"
        else one
        for one in found
    ]


def _untrue(document: Document, attribution: Attribution, spans: Spans) -> Spans | None:
    """What is left of the content where the sentence says that it is untrue; None where it does not."""
    start, end = spans[0][0], spans[-1][1]
    text = document.text
    stop = next(
        (at for at in range(end, min(len(text), end + _REST)) if text[at] in ".!?\n"), min(len(text), end + _REST)
    )
    kept = rejected_at(text[start:end], text[end:stop], document.language)
    if kept is None or len(spans) > 1:
        return None
    return ((start, start + len(text[start : start + kept].rstrip(" ,;"))),)


def _told(
    document: Document, attribution: Attribution, by_id: dict[str, Attribution], events: Sequence[Attribution]
) -> Candidate:
    actors = {event.id for event in events}
    actors |= {a.id for a in by_id.values() if answers(document.language).search(_words(document, a.cue))}
    chain = tuple(a for a in _chain(attribution, by_id) if a.id not in actors)
    spans = _whole(attribution, events)
    publisher = latin(document.outlet) if document.outlet else None
    sources = {source.id: source for source in document.sources}
    untrue = _untrue(document, attribution, spans)
    if untrue is not None:
        spans = untrue
    around = (a for a in by_id.values() if a.certainty == "denied" and _holds(a, attribution))
    rejecting = next((a for a in (*reversed(chain), *around) if a.certainty == "denied"), None)
    doubting = next((a for a in reversed(chain) if a.certainty == "questioned"), None)
    denies, doubts = rejecting is not None or untrue is not None, doubting is not None
    denier = (rejecting or attribution).speaker if denies else None
    if untrue is not None and denier is None:
        denier = next((a.speaker for a in reversed(chain[:-1]) if a.speaker), None)
    of_denial = {a.id for a in _chain(rejecting, by_id)} if rejecting else set[str]()
    of_denial |= {a.id for a in chain[:-1]} if untrue is not None else set()
    speakers = [a.speaker for a in chain if a.speaker and a.id not in of_denial]
    hops = tuple(
        id for id in dict.fromkeys(speakers) if id != denier and id in sources and latin(sources[id].name) != publisher
    )
    if doubting is not None:
        hops = tuple(id for id in hops if id != doubting.speaker)
    if hops and (paper := _known_to(sources[hops[-1]], document)) is not None:
        hops = (*hops, paper)
    stance: Stance = "denies" if denies else "questions" if doubts else "attributes"
    return Candidate(
        document=document.id,
        attribution=attribution.id,
        spans=spans,
        wording=_wording(document, spans),
        language=document.language,
        stance=stance,
        certainty=attribution.certainty,
        speakers=hops,
        joint=tuple(dict.fromkeys(one for id in hops for one in members(sources[id]))),
        denier=denier,
        published=document.published,
        where="title" if attribution.where == "title" else "body",
        told=_named(_wording(document, spans), document.language, sources.get(attribution.speaker or (denier or ""))),
    )


def _known_to(people: Source, document: Document) -> str | None:
    """The papers that unnamed people are said to know: "officials familiar with the data"."""
    papers = (source.id for source in document.sources if source.kind == "document" and source.of == people.id)
    return next(papers, None) if people.kind == "anonymous" else None


def _named(wording: str, language: str | None, source: Source | None) -> str:
    """The wording with the source's name for a pronoun that opens it ("that it had cut the rate"); "" without one."""
    opening = opening_pronoun(language).match(wording)
    if opening is None or source is None or source.kind not in _ACTORS:
        return ""
    return f"{source.name}{wording[opening.end() :]}"


def _chain(attribution: Attribution, by_id: dict[str, Attribution]) -> Iterator[Attribution]:
    """The attributions on whose word one stands, the outermost first, and itself."""
    held = [attribution]
    while held[-1].parent in by_id and by_id[held[-1].parent or ""] not in held:
        held.append(by_id[held[-1].parent or ""])
    return reversed(held)


def _gives_way(document: Document, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether another attribution says the same more closely: it cites for one content, or is nearly all of it."""
    own = length(attribution.content)
    for other in others:
        rejected = attribution.certainty == "denied" and _holds(attribution, other)
        if other is attribution or not (other.parent == attribution.id or rejected):
            continue
        common = covered(attribution.content, other.content)
        if common >= _SAME * max(own, length(other.content)):
            return True
        inner = tuple(sorted((*other.source, *other.cue, *other.content)))
        mostly = covered(attribution.content, inner) >= _MOSTLY * own and common >= 0.3 * own
        if other.content and mostly and not tells_somebody(document.text, other):
            return True
    return False


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution stands in the content of another ("denied reports that …"), whatever its parent."""
    places = (*inner.source, *inner.cue, *inner.content)
    return inner.id != outer.id and 0 < length(places) == covered(places, sorted(outer.content))


def _own(document: Document, attributions: Sequence[Attribution]) -> Iterator[Candidate]:
    """The title and the sentences that nothing attributes."""
    taken = sorted(span for a in attributions for span in (*a.source, *a.cue, *a.content))
    title = None if document.kind in _READERS else document.title_span
    places: list[tuple[Span, Literal["title", "body"]]] = [(title, "title")] if title else []
    for start, end in document.paragraphs:
        places += [((start + one.start, start + one.end), "body") for one in sentences(document.text[start:end])]
    for span, where in places:
        if covered((span,), taken) * 2 >= length((span,)) or (where == "body" and length((span,)) < _SHORTEST):
            continue
        yield Candidate(
            document=document.id,
            attribution=None,
            spans=(span,),
            wording=_wording(document, (span,)),
            language=document.language,
            stance="asserts",
            certainty=None,
            published=document.published,
            where=where,
        )


def _words(document: Document, spans: Spans) -> str:
    return " ".join(document.text[start:end] for start, end in spans)


def _wording(document: Document, spans: Spans) -> str:
    return " ".join(_words(document, spans).split())
