"""On whose word a sentence goes on with a relay: "sources told Gazette …" after "Gazette writes …".

Three things tell it: the party that is told is one that relays here; the source is unnamed, and a relay went before in
the paragraph; nobody is the source ("it is alleged"), in the present, right after a relay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import View, cites_at

_NEAR = 2
_REACH = 100
_IMPERSONAL = ("R9", "U14", "E16", "R5", "U4")
_PAST = ("лось", "лося", "was", "were", "been")
_AGAIN = ("как", "як", "as")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What one attribution tells of the relay that it goes on with.

    `names` are the capitalised words of its source, `beside` those of whom it is told; `sentence` counts through the
    paragraph `paragraph`.
    """

    names: frozenset[str]
    beside: frozenset[str]
    outlet: bool
    outlet_beside: bool
    unnamed: bool
    nobody: bool
    relays: bool
    reports: bool
    paragraph: int
    sentence: int


def clue(v: View, sentence: Run, frame: Frame, paragraph: int, number: int) -> Clue:
    """The clue of one frame."""
    source = [n for run in frame.source for n in range(*run)]
    own = {n for run in (*frame.cue, *frame.source) for n in range(*run)}
    lo, hi = _beside(v, sentence, frame)
    cited = next((n for n in range(frame.key, hi) if cites_at(v, n)), hi)  # whom it cites is not whom it told
    around = [n for n in range(lo, cited) if n not in own]
    last = v.lows[frame.cue[-1][1] - 1] if frame.cue else ""
    first = v.lows[frame.cue[0][0]] if frame.cue else ""
    present = not last.endswith(_PAST) and not any(v.lows[n] in _PAST for run in frame.cue for n in range(*run))
    return Clue(
        names=_names(v, source),
        beside=_names(v, around),
        outlet=any(v.has("outlets", n) for n in source),
        outlet_beside=any(v.has("outlets", n) and not _own(v, n) for n in around),
        unnamed=any(v.has("anonymous", n) for n in source)
        and (len(source) > 1 or v.lows[source[0]].endswith(("s", "и", "а"))),
        nobody=not source and frame.form in _IMPERSONAL and present and first not in _AGAIN,
        relays=frame.shape == "points" or frame.form in ("R13", "U12", "E10"),
        reports=any(v.has("reporting", n) for run in frame.cue for n in range(*run)),
        paragraph=paragraph,
        sentence=number,
    )


def _beside(v: View, sentence: Run, frame: Frame) -> Run:
    """The words beside the cue that say to whom or where it was said."""
    lo, hi = frame.own
    if frame.shape == "clause":
        return lo, frame.start
    if frame.shape == "fixed":
        return sentence[0], hi
    return lo, hi


def _own(v: View, at: int) -> bool:
    """Whether an outlet is the speaker's own: "on its website", «в своём канале»."""
    return any(v.has("selves", n) for n in range(max(0, at - 2), at))


def _names(v: View, at: Sequence[int]) -> frozenset[str]:
    tokens = v.passage.tokens
    return frozenset(
        tokens[n].low for n in at if tokens[n].capital and len(tokens[n].low) > 2 and not v.has("determiners", n)
    )


def rests(clues: Sequence[Clue], known: frozenset[str], at: int) -> int | None:
    """The number of the relay that attribution `at` goes on with, or None.

    clues: of all attributions in order of place; known: names of parties that relay somewhere in the text.
    """
    own = clues[at]
    earlier = range(at - 1, max(-1, at - _REACH), -1)
    if own.beside or own.outlet_beside:
        for n in earlier:
            told = clues[n].names & own.beside
            relays = _carries(clues[n], known) and bool(clues[n].names or clues[n].reports or clues[n].relays)
            if (told and (clues[n].reports or told & known)) or (own.outlet_beside and relays and not clues[n].unnamed):
                return n
        if own.beside & known or own.outlet_beside:
            return None
    near = [n for n in earlier if clues[n].paragraph == own.paragraph and 0 < own.sentence - clues[n].sentence <= _NEAR]
    if own.unnamed or own.nobody:
        for n in near:
            if own.unnamed and own.names & known and not own.names & clues[n].names and not clues[n].outlet:
                continue
            if _carries(clues[n], known) and not clues[n].unnamed:
                return n
    return None


def _carries(clue: Clue, known: frozenset[str]) -> bool:
    return clue.relays or clue.outlet or bool(clue.names & known)
