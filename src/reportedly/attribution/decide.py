"""The one place where the learned part and the pattern part meet, and where it is decided who is right.

Both may find the same attribution. They agree when their contents share half of their extent and their sources meet:
then one is kept, on the word of both. They disagree when they read the same cue differently: then the one that can
know wins. The learned part has never seen a relay that points back at the sentence before, nor two attributions of one
content (PolNeAR marks a token once): for these the pattern is right. Elsewhere confidence decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.attribution.draft import Draft
from reportedly.attribution.geometry import extent, overlap, shared

_LEARNED_SPANS = frozenset({"en"})
"""Languages in which the learned part has seen gold spans, so that its edges are the better ones."""

_SAME = 0.5
_SHARED = 0.9
_OPENING = "\"“„«‘'"
_SENTENCE_END = re.compile(r"[.!?…»”\"]\s|\n")


def _agree(a: Draft, b: Draft) -> bool:
    sources = bool(shared(a.source, b.source)) or not (a.source or b.source)
    return overlap(a.content, b.content) >= _SAME and sources


def _rival(a: Draft, b: Draft) -> bool:
    """Whether the two read one cue, or one source and content: at most one of them can be right."""
    if shared(a.cue, b.cue):
        return True
    return bool(shared(a.source, b.source)) and overlap(a.content, b.content) >= _SAME


def _beyond_learning(text: str, draft: Draft, patterns: Sequence[Draft]) -> bool:
    """Whether the learned part cannot know: a content in the sentence before, or one shared with another attribution."""
    if draft.parent is not None and overlap(draft.content, patterns[draft.parent].content) > _SHARED:
        return True
    own, content = extent(draft.cue, draft.source), extent(draft.content)
    return (
        own is not None
        and content is not None
        and content[1] <= own[0]
        and text[content[0]] not in _OPENING  # a quotation and its speaker stand in one sentence
        and bool(_SENTENCE_END.search(text[content[1] - 1 : own[0]]))
    )


def _both(kept: Draft, other: Draft, form: Draft) -> Draft:
    return replace(
        kept,
        confidence=1.0 - (1.0 - kept.confidence) * (1.0 - other.confidence),
        because=f"cue and {form.because}",
        form=form.form,
        certainty=kept.certainty or other.certainty,
        act=kept.act or other.act,
        parent=None,
    )


def decide(text: str, learned: Sequence[Draft], patterns: Sequence[Draft], language: str | None) -> list[Draft]:
    """One list out of two; `parent` of the result indexes the result.

    `because` of each says what decided: "cue" for the learned part alone, the form for the pattern alone, both where
    they agree.
    """
    dropped: set[int] = set()  # numbers of learned drafts that a pattern replaced or joined
    chosen: dict[int, Draft] = {}  # pattern number -> what stands for it; missing: refused
    for number, pattern in enumerate(patterns):
        rivals = [i for i, draft in enumerate(learned) if i not in dropped and _rival(draft, pattern)]
        agreeing = [i for i in rivals if _agree(learned[i], pattern)]
        if agreeing:
            best = max(agreeing, key=lambda i: learned[i].confidence)
            mine, other = (learned[best], pattern) if language in _LEARNED_SPANS else (pattern, learned[best])
            if _beyond_learning(text, pattern, patterns):
                mine, other = pattern, learned[best]
            chosen[number] = _both(mine, other, pattern)
            dropped.update(rivals)
        elif (
            not rivals
            or _beyond_learning(text, pattern, patterns)
            or pattern.confidence >= max(learned[i].confidence for i in rivals)
        ):
            chosen[number] = pattern
            dropped.update(rivals)
    merged: list[tuple[Draft, int | None]] = [(draft, None) for i, draft in enumerate(learned) if i not in dropped] + [
        (draft, number) for number, draft in chosen.items()
    ]
    merged.sort(key=lambda pair: extent(pair[0].cue, pair[0].source, pair[0].content) or (0, 0))
    place = {number: i for i, (_, number) in enumerate(merged) if number is not None}
    found = []
    for draft, own in merged:
        outer = None if own is None else patterns[own].parent
        found.append(replace(draft, parent=None if outer is None else place.get(outer)))
    return found
