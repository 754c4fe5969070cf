"""On whose word an attribution rests, as far as its place in the text tells.

An attribution whose own words stand in another's content is that one's word; a source that is cited for the same
content stands behind the one that cites it. What only the discourse tells (a relay that goes on over the next
sentence) needs to know who speaks, and is decided where sources are resolved.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.draft import Draft
from reportedly.attribution.geometry import extent, holds, length, overlap
from reportedly.attribution.lexicon import Lexicon

_SAME_CONTENT = 0.8
_REACH = 400
"""Code points within which a citing cue looks for the one that it stands behind."""


def _holder(number: int, drafts: Sequence[Draft], behind: Sequence[int | None]) -> int | None:
    """The smallest content that holds the cue and source of draft `number` (its content, when it has neither).

    Of two that share one content the deeper one, which stands behind the other, is the nearer.
    """
    draft = drafts[number]
    own = draft.cue + draft.source or draft.content
    around = [
        other
        for other, candidate in enumerate(drafts)
        if other != number
        and holds(candidate.content, own)
        and not holds(draft.content, candidate.cue + candidate.source)
        and length(candidate.content) > length(own)
    ]
    return min(around, key=lambda other: (length(drafts[other].content), behind[other] is None), default=None)


def _carrier(text: str, number: int, drafts: Sequence[Draft], words: Lexicon) -> int | None:
    """The attribution of the same content behind which the citing draft `number` stands."""
    draft = drafts[number]
    cue = " ".join(text[start:end] for start, end in draft.cue)
    if not words.deeper.search(cue):
        return None
    here = extent(draft.cue)
    near = []
    for other, candidate in enumerate(drafts):
        there = extent(candidate.cue, candidate.source)
        if (
            other == number
            or here is None
            or there is None
            or overlap(draft.content, candidate.content) < _SAME_CONTENT
        ):
            continue
        distance = max(here[0] - there[1], there[0] - here[1])
        if distance <= _REACH and not words.deeper.search(" ".join(text[s:e] for s, e in candidate.cue)):
            near.append((distance, other))
    return min(near)[1] if near else None


def parents(text: str, drafts: Sequence[Draft], words: Lexicon) -> list[int | None]:
    """For each draft the number of the one on whose word it rests, or None; acyclic.

    What the finder itself knew stands; then containment, then a shared content.
    """
    behind = [
        draft.parent if draft.parent is not None else _carrier(text, number, drafts, words)
        for number, draft in enumerate(drafts)
    ]
    found = [known if known is not None else _holder(number, drafts, behind) for number, known in enumerate(behind)]
    for number in range(len(drafts)):
        seen, at = {number}, found[number]
        while at is not None:
            if at in seen:
                found[number] = None
                break
            seen.add(at)
            at = found[at]
    return found
