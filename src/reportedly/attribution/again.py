"""Contents read once more, as if nothing stood around them: who speaks inside what is passed on.

In its sentence an inner speaker stands in the shadow of the outer one; alone he is seen. Only what is sure is taken,
and only at words that no cue has yet: a colon or a dash alone makes no speaker there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from reportedly.attribution.draft import Draft, Findings
from reportedly.attribution.places import Places
from reportedly.model import Span
from reportedly.spans import extent, holds, shared

_LEAST = 0.93
"""Belief from which on an inner attribution is taken; a lower one finds little more that is right."""

_NEAR = 50
"""How many of those taken last may stand at the same words: contents of one place are read one after another."""

_SHORTEST = 40
"""Code points of a content that is read again: a shorter one has no room for somebody who says something."""


class Finder(Protocol):
    """The learned part: what finds drafts in a stretch of text."""

    def find(self, text: str, span: Span | None = None) -> Findings:
        """What it says of `span` of `text`, spans in code points of the whole text."""
        ...


def again(text: str, findings: Findings, finder: Finder) -> Findings:
    """The findings with what is found inside the contents when they are read alone."""
    cues = Places(draft.cue for draft in findings.drafts)
    taken: list[Draft] = []
    for draft in findings.drafts:
        for start, end in draft.content:
            if end - start < _SHORTEST:
                continue
            for inner in finder.find(text, (start, end)).drafts:
                known = cues.touching(inner.cue) or any(shared(inner.cue, one.cue) for one in taken[-_NEAR:])
                if inner.cue and inner.confidence >= _LEAST and not known and not holds(inner.content, draft.cue):
                    taken.append(inner)
    drafts = sorted((*findings.drafts, *taken), key=lambda one: extent(one.cue, one.content) or (0, 0))
    return replace(findings, drafts=drafts)
