"""An attribution before ids, speakers and parents: what one finder found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.model import Act, Certainty, Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the finders say for a draft; probabilities, None where a finder says nothing.

    cue: that its first word begins a cue, by the first stage. whole: that there is an attribution, by the second stage.
    source, content: that their tokens are what they are taken for, on average (without a source: that there is none).
    pattern: the confidence of the relay form. belief: what the first stage thinks of the cue that a form alone found.
    """

    cue: float | None = None
    whole: float | None = None
    source: float | None = None
    content: float | None = None
    pattern: float | None = None
    belief: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one finder found, spans in code points of the whole text, and the evidence for it.

    `because` is "cue" for the learned part and names the form for the pattern part; `form` is the id of the relay form
    there, `noun` says that its cue is a noun. `rivals` are other readings of the same words that lost to this one.
    `parent` is an index into the same list where the finder itself knows the outer attribution; `certainty` and `act`
    are set where it knows them.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    because: str
    form: str | None = None
    noun: bool = False
    parent: int | None = None
    certainty: Certainty | None = None
    act: Act | None = None
    evidence: Evidence = field(default_factory=Evidence)
    rivals: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What the learned part has to say of a stretch of text.

    doubts: the words that might begin a cue, in the order of the text, each with the model's belief in it (0..1); None
    where there is no model to ask. weights: how its evidence is weighed (see `confidence`), None where nobody knows.
    """

    drafts: Sequence[Draft] = ()
    doubts: Sequence[tuple[Span, float]] | None = None
    weights: Mapping[str, float] | None = None

    def belief(self, cue: Spans) -> float | None:
        """The highest belief in a word of this cue; 0 where the model saw none, None where it was not asked."""
        if self.doubts is None:
            return None
        best = 0.0
        for start, end in cue:
            at = bisect_left(self.doubts, start, key=lambda doubt: doubt[0][1] - 1)
            while at < len(self.doubts) and self.doubts[at][0][0] < end:
                best = max(best, self.doubts[at][1])
                at += 1
        return best
