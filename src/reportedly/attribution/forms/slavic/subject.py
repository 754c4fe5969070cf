"""The subject of a Russian or Ukrainian verb: before it or behind it, a place that stands for one, a shared one."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.lexicon import Tag
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    addressee,
    cites_at,
    clause_left,
    has_verbal,
    is_verbal,
    noun_phrase,
    skip,
    trimmed,
)

_REACH = 30
_OBLIQUE = (
    "ом",
    "ем",
    "ой",
    "ей",
    "ым",
    "им",
    "ого",
    "его",
    "ому",
    "ему",
    "ах",
    "ях",
    "ами",
    "ями",
    "ою",
    "ею",
    "ім",
    "ої",
)


def subject(v: View, left: Run, lo: int, tag: Tag, before: Sequence[Frame]) -> tuple[tuple[Run, ...] | None, bool]:
    """The subject that stands before its verb, and whether it is shared with the verb before."""
    if (left[0] < left[1] and v.has("relatives", left[1] - 1)) or (
        left[1] - left[0] == 2 and v.has("relatives", left[1] - 1)
    ):
        return (left,), False
    run = trimmed(v, left)
    if run[0] >= run[1] and tag in ("plural", "impersonal") and (crowd := _crowd(v, left)):
        return (crowd,), False
    if left[1] > left[0] and v.has("linking", left[1] - 1) and before and before[-1].source:
        return before[-1].source, True
    if run[0] >= run[1]:
        if left[0] - 1 >= lo and v.lows[left[0] - 1] == ",":
            if tag == "gerund" or joined(v, left):
                return _shared(v, left[0], lo, before), True
            whole = _over_insertions(v, left[0] - 1, lo)
            if whole:
                return (whole,), False
        if tag == "gerund" or joined(v, left):
            return _shared(v, left[0], lo, before), True
        return None, False
    if has_verbal(v, run):
        for at in range(run[1] - 1, run[0] - 1, -1):
            if is_verbal(v, at) or (v.has("linking", at) and has_verbal(v, (run[0], at))):
                run = trimmed(v, (at + 1, run[1]))
                break
        if run[0] >= run[1]:
            shared = _shared(v, left[1] - 1, lo, before)
            return shared, shared is not None
    if run[1] - run[0] > _REACH:
        return None, False
    if v.has("prepositions", run[0]):
        end = noun_phrase(v, run[0] + 1, run[1])
        if tag in ("plural", "impersonal") and v.has("places", run[0]) and end == run[1]:
            return (run,), False
        rest = trimmed(v, (end, run[1]))
        if rest[0] < rest[1] and not v.has("prepositions", rest[0]):
            return (rest,), False
        if tag in ("plural", "impersonal") and v.has("places", run[0]):
            return (run,), False
        return ((_last_name(v, run),), False) if tag != "impersonal" else (None, False)
    for at in range(run[0] + 1, run[1]):
        if cites_at(v, at):
            return ((run[0], at),), False
    return (run,), False


def right(v: View, at: int, hi: int, tag: Tag, *, apposed: bool = True, dative: bool = False) -> tuple[Run | None, int]:
    """The subject that follows its verb, and the end of what goes with it."""
    at = skip(v, at, hi)
    for _ in range(0 if dative else 2):
        told = addressee(v, at, hi)
        if told == at:
            break
        at = skip(v, told, hi)
    if at < hi and v.has("linking", at):
        at += 1
    if at >= hi or v.stops(at) or v.has("boundaries", at) or v.has("negations", at) or cites_at(v, at):
        return None, at
    if v.has("prepositions", at):
        if not (v.has("places", at) and tag in ("plural", "impersonal")):
            return None, at
        end = noun_phrase(v, at + 1, hi)
        return (None, at) if end == at + 1 else ((at, end), skip(v, end, hi))
    if (
        v.has("conjunctions", at)
        or is_verbal(v, at)
        or (v.passage.is_quote(at) and v.speaks(at) and v.passage.close[at] - at > 8)
    ):
        return None, at
    end = noun_phrase(v, at, hi, apposed=apposed)
    return (None, at) if end == at else ((at, end), skip(v, end, hi))


def placed(v: View, run: Run, tag: Tag) -> Run | None:
    """A subject, or the place that stands for one («В Кремле»); None for any other preposition."""
    if v.has("prepositions", run[0]):
        return run if v.has("places", run[0]) and tag in ("plural", "impersonal") else None
    return run


def _crowd(v: View, left: Run) -> Run | None:
    """The place that stands for all who write there: «В соцсетях пишут»."""
    for at in range(*left):
        if v.has("crowds", at) and (at == left[0] or not v.has("places", at - 1)):
            return at, at + 1
        if at + 1 < left[1] and v.has("places", at) and any(v.has("crowds", n) for n in range(at + 1, left[1])):
            return at, next(n for n in range(at + 1, left[1]) if v.has("crowds", n)) + 1
    return None


def _last_name(v: View, run: Run) -> Run:
    """The nominative that ends a range which begins with a preposition: "после встречи с Орловым | Громов"."""
    start = run[1] - 1
    if start in v.passage.open:
        start = v.passage.open[start]
    while start - 1 > run[0]:
        token = v.passage.tokens[start - 1]
        named = token.capital and v.passage.tokens[start].capital and not token.text.isascii()
        if (not named and not v.has("roles", start - 1)) or token.low.endswith(_OBLIQUE):
            break
        start -= 1
    return start, run[1]


def _shared(v: View, at: int, lo: int, before: Sequence[Frame]) -> tuple[Run, ...] | None:
    """The subject of the verb before, for one that is joined to it: "X не назвали Y, но утверждают"."""
    last = next((frame for frame in reversed(before) if frame.source), None)
    if last:
        return last.source
    start = skip(v, lo, at)
    end = noun_phrase(v, start, at)
    if end == start or not ((end < at and is_verbal(v, end)) or v.has("negations", end)):
        return None
    return None if v.has("prepositions", start) else ((start, end),)


def joined(v: View, left: Run) -> bool:
    """Whether the words before a verb begin with a joining word."""
    return left[0] < left[1] and v.has("conjunctions", left[0])


def _over_insertions(v: View, comma: int, lo: int) -> Run | None:
    """The subject before one or more set-off parts that end at a comma: "источник, знакомый с …, сообщил"."""
    stop, keep = comma, comma
    for _ in range(3):
        start = clause_left(v, stop, lo)
        opening = start
        while start > lo and v.lows[start - 1] not in (",", ";", ":", *DASHES):
            start = clause_left(v, start - 1, lo)
        if start <= lo:
            run = trimmed(v, (lo, keep))
            return None if run[0] >= run[1] or has_verbal(v, (run[0], stop)) else run
        if v.lows[start - 1] != ",":
            run = trimmed(v, (start, keep))
            return None if run[0] >= run[1] or has_verbal(v, (run[0], stop)) else run
        cited = cites_at(v, start) or v.has("boundaries", start)
        modifier = v.has("modifiers", start) or v.has("roles", start) or cited or opening > start
        if not modifier and not _short_name(v, (start, stop)):
            return None
        if cited:
            keep = start - 1
        stop = start - 1
    return None


def _short_name(v: View, run: Run) -> bool:
    return run[1] - run[0] <= 10 and not has_verbal(v, run)
