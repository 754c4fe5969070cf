"""On whose word an attribution rests, as far as its place in the text tells.

An attribution whose own words stand in another's content is that one's word; a source that is cited for the same
content stands behind the one that cites it. What only the discourse tells (a relay that goes on over the next
sentence) needs to know who speaks, and is decided where sources are resolved.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.draft import Draft
from reportedly.attribution.lexicon import Lexicon
from reportedly.attribution.places import Places
from reportedly.spans import extent, holds, length, overlap

_SAME_CONTENT = 0.8
_INSERTED = 40
"""Code points that may stand between a source and the cue by which it cites another."""

_REACH = 400
"""Code points within which a citing cue looks for the one that it stands behind."""


def _holder(number: int, drafts: Sequence[Draft], contents: Places, behind: Sequence[int | None]) -> int | None:
    """The smallest content that holds the cue and source of draft `number` (its content, when it has neither).

    Of two that share one content the deeper one, which stands behind the other, is the nearer.
    """
    draft = drafts[number]
    own = draft.cue + draft.source or draft.content
    around = [
        other
        for other in contents.holding(own)
        if number not in (other, drafts[other].parent)
        and not holds(draft.content, drafts[other].cue + drafts[other].source)
        and length(drafts[other].content) > length(own)
    ]
    return min(around, key=lambda other: (length(drafts[other].content), behind[other] is None), default=None)


def _carrier(
    text: str, number: int, drafts: Sequence[Draft], contents: Places, words: Lexicon, *, foreign: bool
) -> int | None:
    """The attribution of the same content behind which the citing draft `number` stands.

    In a foreign language, whose words of citing nobody listed, the one that is named later stands behind. One that is
    known to stand behind the draft itself ("sources cited by the Beacon") is not looked at.
    """
    draft = drafts[number]
    cue = " ".join(text[start:end] for start, end in draft.cue)
    if not foreign and not words.deeper.search(cue):
        return _voice(text, number, drafts, contents, words)
    here = extent(draft.cue)
    near = []
    for other in contents.touching(draft.content):
        candidate = drafts[other]
        there = extent(candidate.cue, candidate.source)
        if number not in (other, candidate.parent) and _led(text, candidate, draft, words):
            return other
        if (
            number in (other, candidate.parent)
            or here is None
            or there is None
            or overlap(draft.content, candidate.content) < _SAME_CONTENT
        ):
            continue
        distance = max(here[0] - there[1], there[0] - here[1])
        if foreign and here[0] < there[0]:
            continue
        if distance <= _REACH and not words.deeper.search(" ".join(text[s:e] for s, e in candidate.cue)):
            near.append((distance, other))
    return min(near)[1] if near else None


def _led(text: str, candidate: Draft, draft: Draft, words: Lexicon) -> bool:
    """Whether a citing cue goes on with the source of another: "the channel, which in its turn refers to a worker"."""
    if not (candidate.source and draft.cue):
        return False
    end = candidate.source[-1][1]
    between = text[end : draft.cue[0][0]] if 0 <= draft.cue[0][0] - end <= _INSERTED else ""
    return words.relative.match(between.lstrip(' ,»”"')) is not None


def _voice(text: str, number: int, drafts: Sequence[Draft], contents: Places, words: Lexicon) -> int | None:
    """Who passes on the noun of draft `number` with what it says.

    "The statements of the council, according to Ada, that the dam holds": the statements are known from Ada.
    """
    draft, here = drafts[number], extent(drafts[number].cue)
    if not draft.noun or here is None:
        return None
    for other in contents.touching(draft.content):
        candidate = drafts[other]
        there = extent(candidate.cue)
        if (
            other == number
            or candidate.noun
            or there is None
            or overlap(draft.content, candidate.content) < _SAME_CONTENT
        ):
            continue
        citing = words.deeper.search(" ".join(text[start:end] for start, end in candidate.cue))
        if not citing and max(here[0] - there[1], there[0] - here[1]) <= _REACH:
            return other
    return None


def parents(text: str, drafts: Sequence[Draft], words: Lexicon, *, foreign: bool = False) -> list[int | None]:
    """For each draft the number of the one on whose word it rests, or None; acyclic.

    What the finder itself knew stands; then containment, then a shared content. What somebody answers is not relayed by
    him: it rests on what the answer rests on. `foreign`: the words are those of another language than the text's.
    """
    contents = Places(draft.content for draft in drafts)
    behind = [
        draft.parent if draft.parent is not None else _carrier(text, number, drafts, contents, words, foreign=foreign)
        for number, draft in enumerate(drafts)
    ]
    found = [
        known if known is not None else _holder(number, drafts, contents, behind) for number, known in enumerate(behind)
    ]
    _break_circles(found)
    answers = [not foreign and _answers(text, draft, words) for draft in drafts]
    return [_beyond_answers(number, found, drafts, answers) for number in range(len(drafts))]


def _answers(text: str, draft: Draft, words: Lexicon) -> bool:
    """Whether a draft denies, confirms or takes up what others said: "denied reports", «опроверг сообщения»."""
    cue = " ".join(text[start:end] for start, end in draft.cue)
    denies = any(name == "denied" and pattern.search(cue) for name, pattern in words.certainty)
    return draft.certainty == "denied" or denies or words.answers.search(cue) is not None


def _beyond_answers(
    number: int, found: Sequence[int | None], drafts: Sequence[Draft], answers: Sequence[bool]
) -> int | None:
    """What a draft rests on when the answers in whose content it stands are left out; `found` makes no circle."""
    own = drafts[number].cue + drafts[number].source or drafts[number].content
    up = found[number]
    while up is not None and answers[up] and holds(drafts[up].content, own):
        up = found[up]
    return up


def _break_circles(found: list[int | None]) -> None:
    """Leave without a parent whatever rests, through others, on a circle."""
    ends: set[int] = set()  # those whose way up is known to end
    for number in range(len(found)):
        seen, at = {number}, found[number]
        while at is not None and at not in ends:
            if at in seen:
                found[number] = None
                seen = {number}
                break
            seen.add(at)
            at = found[at]
        ends |= seen
