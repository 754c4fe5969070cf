"""Why an attribution is one: what each part of it was worth, how its parent came about, and which reading lost to it.

A pure account of what `attribute.weigh` found again; it decides nothing and looks nothing up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.attribution.attribute import Weighed
from reportedly.attribution.confidence import features
from reportedly.attribution.continuation import CONTINUES
from reportedly.attribution.draft import Draft
from reportedly.model import Spans
from reportedly.spans import holds, shared

By = Literal["model", "form", "both", "guess"]

Way = Literal["content", "form", "citing", "opening", "discourse", "nothing"]
"""How a parent came about.

content: its words stand in the parent's content; form: of one content, the form itself says whose source stands behind
whose; citing: the same, told by its cue alone; opening: a guess rests on what the attribution rests on that it goes on
with; discourse: the parent's relay goes on over the sentences that follow; nothing: it has no parent.
"""

WEIGHED = {
    "learned": "the model alone found it",
    "formed": "a form alone found it",
    "both": "the model and a form both found it",
    "mood": "how sure everything is that was found in this text",
    "raw": "how sure its finders are",
    "quoted": "quotation marks in the content",
    "sourceless": "no source is named",
    "cue": "the model's belief in the cue",
    "whole": "the model's belief that anything is attributed here",
    "source": "the model's belief in the source",
    "content": "the model's belief in the content",
    "belief": "the model's belief in the cue that a form found",
}
"""What the confidence is weighed from (`confidence.features`), in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """What the model believes (0..1), None where it was not asked.

    whole: that anything is attributed here. Without a source, `source` is the belief that there is none.
    """

    whole: float | None
    cue: float | None
    source: float | None
    content: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The relay form that found or confirmed the attribution, its own confidence, and what it saw in plain words."""

    id: str
    confidence: float
    says: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nesting:
    """On which attribution this one rests, and how that came about."""

    parent: str | None
    way: Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one ground adds to the confidence, in log-odds: `name` is the feature, `says` what it means."""

    name: str
    says: str
    odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Another reading of the same words, which lost: who read it so, how sure, and its parts as they stand in the text.

    `confidence` is its finder's own, not weighed; `spans` are those of source, cue and content.
    """

    by: By
    form: str | None
    confidence: float
    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]
    spans: tuple[Spans, Spans, Spans]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What decided for one attribution.

    `continues` is the attribution that a guess goes on with. `contributions` add up to the log-odds of `confidence`,
    the largest first; where there are none, `unweighed` says why. Without a `runner_up`, `alone` says why; `lost`
    counts all the readings that lost.
    """

    by: By
    continues: str | None
    beliefs: Beliefs
    form: Form | None
    nesting: Nesting
    confidence: float
    contributions: tuple[Contribution, ...]
    unweighed: str | None
    runner_up: Reading | None
    alone: str | None
    lost: int


def account(one: Weighed, found: Sequence[Weighed], text: str, *, parent: str | None = None) -> Account:
    """What decided for `one` of the attributions `found` in a text.

    `parent` is the attribution on which it rests in the end, after the discourse has been heard (`sources.relay`).
    """
    by = _by(one.draft)
    grounds = _contributions(one, text) if by != "guess" else ()
    lost = sorted(_lost(one.draft), key=lambda draft: -draft.confidence)
    evidence = one.draft.evidence
    return Account(
        by=by,
        continues=one.attribution.because.removeprefix(CONTINUES).strip() or None if by == "guess" else None,
        beliefs=Beliefs(
            whole=evidence.whole,
            cue=evidence.belief if evidence.cue is None else evidence.cue,
            source=evidence.source,
            content=evidence.content,
        ),
        form=_form(one),
        nesting=_nesting(one, {other.attribution.id: other for other in found}, parent),
        confidence=one.attribution.confidence,
        contributions=grounds,
        unweighed=None if grounds else _unweighed(by),
        runner_up=_reading(lost[0], text) if lost else None,
        alone=None if lost else _alone(by),
        lost=len(lost),
    )


def _by(draft: Draft) -> By:
    if draft.because == CONTINUES:
        return "guess"
    if draft.evidence.cue is not None and draft.form is not None:
        return "both"
    return "model" if draft.form is None else "form"


def _form(one: Weighed) -> Form | None:
    draft = one.draft
    if draft.form is None:
        return None
    _, _, says = draft.because.partition(f"{draft.form}: ")
    confidence = one.raw if draft.evidence.pattern is None else draft.evidence.pattern
    return Form(id=draft.form, confidence=confidence, says=says or None)


def _nesting(one: Weighed, found: Mapping[str, Weighed], parent: str | None) -> Nesting:
    if parent is None:
        return Nesting(parent=None, way="nothing")
    return Nesting(parent=parent, way=_way(one, found, parent))


def _way(one: Weighed, found: Mapping[str, Weighed], parent: str) -> Way:
    draft, over = one.draft, found[parent].draft
    if one.attribution.parent != parent:
        return "discourse"
    if draft.because == CONTINUES:
        return "opening"
    if holds(over.content, draft.cue + draft.source or draft.content):
        return "content"
    if draft.parent is None:
        return "citing"
    # The forms hear the discourse, too (`forms.discourse`): then the two pass on different things.
    return "form" if shared(draft.content, over.content) else "discourse"


def _contributions(one: Weighed, text: str) -> tuple[Contribution, ...]:
    """The terms of the logistic regression that count for anything."""
    weights = one.weights or {}
    values = features(text, replace(one.draft, confidence=one.raw), one.mood)
    odds = {name: weights.get(name, 0.0) * value for name, value in values.items()}
    return tuple(
        Contribution(name=name, says=WEIGHED.get(name, name), odds=odds[name])
        for name in sorted(odds, key=lambda name: -abs(odds[name]))
        if odds[name]
    )


def _unweighed(by: By) -> str:
    if by == "guess":
        return "every guess has the same confidence"
    return "nobody has measured what this model's evidence is worth: the confidence is its finders' own"


def _lost(draft: Draft) -> Iterator[Draft]:
    """All readings that lost to this one, and those that had lost to them before."""
    for rival in draft.rivals:
        yield rival
        yield from _lost(rival)


def _alone(by: By) -> str:
    return "a guess stands where there is no cue" if by == "guess" else "nothing else was found at this cue"


def _reading(draft: Draft, text: str) -> Reading:
    spans = draft.source, draft.cue, draft.content
    source, cue, content = (tuple(text[start:end] for start, end in part) for part in spans)
    return Reading(
        by=_by(draft),
        form=draft.form,
        confidence=draft.confidence,
        source=source,
        cue=cue,
        content=content,
        spans=spans,
    )
