"""What a reader goes by who asks whether somebody speaks in the relay before, or for himself.

Where no rule tells, these signs are weighed (`reportedly.sources.likely`). Rules and signs ask the same of the text, so
that both ask it here.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.language.words import tokens
from reportedly.model import Attribution, Document, Source, SourceKind, Span
from reportedly.sources.paragraphs import Paragraphs
from reportedly.sources.telling import (
    SENTENCE_BREAK,
    mentioned,
    outside,
    sentence_of,
    sentence_start,
    start,
    words,
)

CARRIERS: tuple[SourceKind, ...] = ("outlet", "channel")
SEVERAL: tuple[SourceKind, ...] = ("anonymous", "group")

_FARTHEST = 4
"""Paragraphs beyond which it makes no difference how far off a relay opened."""

_OFTEN = 3
"""Times beyond which it makes no difference how often an outlet has spoken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Somebody who speaks after a relay.

    over: what the outlet `carrier` said last. last: the attribution before; rests: whether it rests on that outlet.
    alone: whether no other outlet has spoken. own: whether `source` spoke for itself before. times: how often the
    outlet has spoken; ends: whether it says nothing more.
    """

    document: Document
    paragraphs: Paragraphs
    attribution: Attribution
    source: Source
    over: Attribution
    carrier: Source
    last: Attribution | None
    rests: bool
    alone: bool
    own: bool
    times: int
    ends: bool


def signs(case: Case) -> dict[str, float]:
    """The signs of a case by name, each a number, 0 or 1 but for the paragraphs between and the times of speaking."""
    text, attribution, source, over = case.document.text, case.attribution, case.source, case.over
    cue = cue_of(text, attribution)
    apart = case.paragraphs.apart(over, attribution)
    beside = case.last is not None and case.paragraphs.apart(case.last, attribution) == 0
    sentence = sentence_of(text, attribution)
    others = [
        one for one in case.document.sources if one.kind in CARRIERS and one.id not in (case.carrier.id, source.id)
    ]
    paragraph = case.paragraphs.at(start(attribution))
    found = {
        "same paragraph": apart == 0,
        "next paragraph": apart == 1,
        "behind one in it": case.rests and beside,
        "behind one beside it": not case.rests and beside,
        "a paragraph after one in it": case.rests and not beside,
        "person": source.kind == "person",
        "document": source.kind == "document",
        "organisation": source.kind == "organisation",
        "named where it opens": named_before(case.paragraphs, source, over, attribution),
        "denies": attribution.certainty in ("denied", "questioned") or attribution.act == "silence",
        "narrates": words("narrating").search(cue) is not None,
        "adds": words("adding").search(cue) is not None,
        "opens its paragraph": paragraph >= 0 and sentence[0] <= case.document.paragraphs[paragraph][0],
        "closes the page": paragraph == len(case.document.paragraphs) - 1,
        "own people": _own_people(case),
        "interview": words("interview").search(text, *opening_of(text, over)) is not None,
        "spoke for himself": case.own,
        "the outlet beside it": mentioned(text, case.carrier, sentence, attribution),
        "an outlet's word beside it": any(True for _ in outside(text, attribution, words("addressee"))),
        "another outlet beside it": any(mentioned(text, one, sentence, attribution) for one in others),
        "a day beside it": any(True for _ in outside(text, attribution, words("weekday"))),
        "others since": case.last is not None and not case.rests and case.last is not over,
        "quotes": any(mark in text[begin:end] for begin, end in attribution.content for mark in '«“„"'),
        "only outlet": case.alone,
        "the outlet named later": case.ends and case.carrier.mentions[-1:] > ((sentence[1], 0),),
    }
    counted = {"paragraphs off": min(apart, _FARTHEST), "the outlet spoke": min(case.times, _OFTEN)}
    return {"always": 1.0} | {name: float(value) for name, value in (found | counted).items()}


def _own_people(case: Case) -> bool:
    """Whether the page speaks of its own people between the relay and the end of somebody's cue."""
    end = max(end for _, end in case.attribution.cue or case.attribution.source)
    said = [span for one in case.document.attributions if one.where in ("body", "title") for span in one.content]
    return any(
        not any(begin <= match.start() < end for begin, end in said)
        for match in words("own").finditer(case.document.text, start(case.over), end)
    )


def cue_of(text: str, attribution: Attribution) -> str:
    """The words of a cue, its pieces in one line."""
    return " ".join(text[begin:end] for begin, end in attribution.cue)


def opening_of(text: str, relay: Attribution) -> Span:
    """The sentence in which a relay opens."""
    stop = SENTENCE_BREAK.search(text, start(relay))
    return sentence_start(text, start(relay)), stop.start() if stop else len(text)


def named_before(paragraphs: Paragraphs, source: Source, relay: Attribution, attribution: Attribution) -> bool:
    """Whether a source is named in the paragraph of a relay before an attribution of it."""
    home = paragraphs.at(start(relay))
    return any(paragraphs.at(begin) == home for begin, _ in source.mentions if begin < start(attribution))


def words_of(text: str, attribution: Attribution) -> list[str]:
    """The words of the first piece of a source."""
    return [token.text for span in attribution.source[:1] for token in tokens(text, *span) if token.kind == "word"]


def introduced(text: str, attribution: Attribution, source: Source) -> bool:
    """Whether a source is named in full, as one is who comes in anew."""
    said = words_of(text, attribution)
    return source.because != "described" and len(said) > 1 and len(said) >= len(source.name.split())
