"""The subject of an English verb: a noun phrase before it, over relative clauses, appositions and lists."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.english.verb import is_nounlike
from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    cites_at,
    has_verbal,
    is_adverb,
    is_verbal,
    noun_phrase,
    trimmed,
)

_LONGEST_SUBJECT = 28


def subject(v: View, left: Run, lo: int, before: Sequence[Frame]) -> tuple[tuple[Run, ...] | None, bool]:
    """The subject that ends before a verb group, and whether it is shared with the verb before."""
    start, end = left
    if start < end and v.has("relatives", end - 1):
        return ((end - 1, end),), False
    if start == end and start - 1 >= lo and v.lows[start - 1] == "that" and _nominal(v, start - 2, lo):
        return ((start - 1, start),), False
    run = trimmed(v, left)
    if run[0] >= run[1]:
        if (start < end and v.has("conjunctions", end - 1)) or (start < end and v.has("conjunctions", start)):
            last = next((frame for frame in reversed(before) if frame.source), None)
            return (last.source if last else None), True
        if start - 1 > lo and v.lows[start - 1] == ",":
            whole = over_insertions(v, start - 1, lo)
            return ((whole,), False) if whole else (None, False)
        if start - 1 > lo and start - 1 in v.passage.open:
            return None, False
        return None, False
    run = after_verb(v, run)
    if run[0] < run[1] and v.has("conjunctions", end - 1) and before and before[-1].source:
        return before[-1].source, True
    if run[0] >= run[1] or run[1] - run[0] > _LONGEST_SUBJECT:
        return None, False
    if v.has("prepositions", run[0]):
        rest = _after_preposition(v, run)
        if rest is None:
            return None, False
        run = rest
    if start - 1 > lo and v.lows[start - 1] == "," and run[0] <= start and listed(v, run):
        run = whole_list(v, start - 1, lo, run)
    return (run,), False


def _nominal(v: View, at: int, lo: int) -> bool:
    """Whether a noun stands at `at`, so that "that" after it is a relative: "intelligence that indicates"."""
    return at >= lo and v.passage.tokens[at].kind == "w" and at not in v.verbs and not v.has("prepositions", at)


def after_verb(v: View, run: Run) -> Run:
    """What follows the last finite verb of a range, where it holds one: "Eastport fell and officials" → "officials"."""
    for n in range(run[1] - 1, run[0] - 1, -1):
        if v.has("conjunctions", n) and any(is_verbal(v, k) for k in range(run[0], n)):
            return trimmed(v, (n + 1, run[1]))
        if _is_finite(v, n):
            whose = any(v.has("relatives", k) or v.lows[k] == "that" for k in range(run[0], n))
            return run if whose else trimmed(v, (n + 1, run[1]))
    return run


def _is_finite(v: View, at: int) -> bool:
    """Whether a token is a finite verb, not a participle with its preposition ("documents leaked on")."""
    if v.has("auxiliaries", at):
        return True
    if not is_verbal(v, at) or v.passage.tokens[at].capital:
        return False
    if at in v.verbs and v.verbs[at].tag in ("base", "singular") and is_nounlike(v, v.verbs[at]):
        return False
    following = v.lows[at + 1] if at + 1 < len(v.lows) else ""
    return not v.has("prepositions", at + 1) if following else True


def _after_preposition(v: View, run: Run) -> Run | None:
    """The subject after an opening phrase without a comma: "in February | Vera Lomova"."""
    end = noun_phrase(v, run[0] + 1, run[1])
    rest = trimmed(v, (end, run[1]))
    if rest[0] < rest[1] and not v.has("prepositions", rest[0]):
        return rest
    for n in range(run[0] + 2, run[1]):
        if (v.has("determiners", n) and not v.has("prepositions", n - 1)) or (
            v.has("pronouns", n) and v.lows[n] in ("he", "she", "they", "we", "i")
        ):
            return (n, run[1])
    return None


def listed(v: View, run: Run) -> bool:
    """Whether a range that begins with a name joins it to another."""
    return any(v.lows[n] == "and" for n in range(run[0] + 1, run[1])) and v.passage.tokens[run[0]].capital


def whole_list(v: View, comma: int, lo: int, run: Run) -> Run:
    """A list of names whose last two are joined: "Delta, Herald and The Ledger"."""
    while comma > lo and v.lows[comma] == ",":
        start = comma
        while start > lo and v.passage.tokens[start - 1].capital and v.lows[start - 1] not in ("meanwhile", "however"):
            start -= 1
        if start == comma or comma - start > 4 or (start > lo and v.lows[start - 1] != ","):
            if start < comma and start > lo and is_adverb(v, start - 1):
                return start, run[1]
            return run if start > lo or start == comma else (start, run[1])
        run = (start, run[1])
        comma = start - 1
    return run


def over_insertions(v: View, comma: int, lo: int) -> Run | None:
    """The subject before set-off parts: "Orlov, the minister, said", "X, citing Y, reported"."""
    stop = keep = comma
    for _ in range(5):
        start = stop
        while start > lo and v.lows[start - 1] not in (",", ";", ":", *DASHES):
            start = v.passage.under(start - 1) + 1
        which = v.has("relatives", start)
        cited = (
            cites_at(v, start + which)
            or v.at("adverbs", start)
            or v.has("time_prepositions", start)
            or v.has("boundaries", start)
            or v.lows[start] in ("according", "speaking")
        )
        if start <= lo or v.lows[start - 1] != ",":
            run = trimmed(v, (max(start, lo), keep))
            if stop == comma or run[0] >= run[1] or v.has("prepositions", run[0]):
                return None
            inside = (run[0], min(run[1], stop))
            return None if has_verbal(v, inside) and not any(v.has("relatives", n) for n in range(*inside)) else run
        inserted = v.has("modifiers", start) or v.has("roles", start) or v.has("relatives", start) or cited
        if start == comma or not (inserted or not has_verbal(v, (start, stop))):
            return None
        head = trimmed(v, (start, keep))
        if cited:
            keep = start - 1
        elif opens_adverbial(v, start - 1, lo) and head[0] < head[1]:
            return head
        stop = start - 1
    return None


def opens_adverbial(v: View, comma: int, lo: int) -> bool:
    """Whether all before a comma is an adverbial: "At the end of December, X"."""
    run = trimmed(v, (lo, comma))
    return run[0] >= run[1] or (v.has("prepositions", run[0]) and noun_phrase(v, run[0] + 1, comma) == comma)
