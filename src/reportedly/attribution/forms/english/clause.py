"""What an English verb of speech governs: a clause, a noun phrase, an infinitive, a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.attribution.forms.english.subject import subject
from reportedly.attribution.forms.frame import Frame, Site
from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    View,
    adverbial,
    cites_at,
    is_adverb,
    is_verbal,
    noun_phrase,
    skip,
    trimmed,
)

_LONGEST_ADDRESSEE = 9
_TELLING = ("information", "intelligence", "report", "reports", "rumors", "rumours")


def clause(site: Site) -> Frame | None:
    """ "X said that …", "X told Y it …", "X denied the report", "reports claiming that …"."""
    v, verb, cue, left, end, region, before = site
    start, _ = _complement(v, verb, end, region[1])
    if not start:
        return None
    if verb.tag == "gerund":
        return _gerund(v, verb, cue, left, start, region, before)
    source, shared = subject(v, left, region[0], before)
    if source is None or _asks_what(v, left, region[0], source):
        return None
    if "shows" in verb.takes and not v.has("complementisers", start) and not _is_text(v, source[0]):
        return None
    said = frame(v, verb, cue, source, start, region[0], shared=shared)
    if not v.has("complementisers", start) and v.lows[start - 1] != ":" and not v.passage.is_quote(start):
        said = replace(said, confidence=0.8 if "bare" in verb.takes else 0.7)
    if v.at("topics", start - 1) and "topic" in verb.takes and start > end:
        said = replace(said, cue=((cue[0][0], start),) if start - 1 == end else (*cue, (start - 1, start)))
    return said


def _is_text(v: View, run: Run) -> bool:
    """Whether a subject is a text or a record, which can show something."""
    return any(v.has("texts", n) for n in range(*run)) or v.lows[run[0]] in ("that", "which")


def _asks_what(v: View, left: Run, lo: int, source: tuple[Run, ...]) -> bool:
    """Whether the clause is one of "what X says his plan would do", which passes nothing on."""
    asked = left[0] - 1 >= lo and v.lows[left[0] - 1] in ("what", "how", "why", "where", "than")
    run = source[0]
    return asked or (run[1] - run[0] > 1 and v.has("relatives", run[0]) and not v.has("prepositions", run[0]))


def _gerund(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, start: int, region: Run, before: Sequence[Frame]
) -> Frame | None:
    """ "reports claiming that …", "…, adding that …"; with a clause of its own only."""
    if (
        v.lows[start] != "that"
        and not v.has("outlets", cue[0][0] - 1)
        and v.lows[cue[0][0] - 1] not in _TELLING
        and not (v.passage.is_quote(start) and v.lows[cue[0][0] - 1] == ",")
    ):
        return None
    run = trimmed(v, left)
    if run[0] < run[1] and v.lows[left[1] - 1] != ",":
        n = run[1] - 1
        while (
            n > run[0]
            and (v.passage.tokens[n - 1].kind == "w")
            and not is_verbal(v, n - 1)
            and not v.has("prepositions", n - 1)
            and not v.has("boundaries", n - 1)
        ):
            n -= 1
        return replace(frame(v, verb, cue, ((n, run[1]),), start, region[0]), noun=True)
    last = next((frame for frame in reversed(before) if frame.source), None)
    return frame(v, verb, cue, last.source, start, region[0], shared=True) if last else None


def frame(
    v: View, verb: Verb, cue: tuple[Run, ...], source: tuple[Run, ...], start: int, lo: int, *, shared: bool = False
) -> Frame:
    """The frame of a verb with its clause, which begins at `start`; `lo` is the start of its region."""
    begin = min([cue[0][0], *(run[0] for run in source if not shared)])
    return Frame(
        form=verb.id if source else "E16",
        says=f"the verb “{' … '.join(v.passage.words(run) for run in cue)}” with its clause",
        shape="clause",
        key=cue[0][1] - 1,
        cue=cue,
        source=source,
        own=(begin, start),
        start=start,
        coordinate=_coordinate(v, begin, lo, shared),
        confidence=0.88 if source else 0.78,
    )


def _coordinate(v: View, at: int, lo: int, shared: bool) -> int | None:
    while at > lo and is_adverb(v, at - 1) and not v.has("conjunctions", at - 1):
        at -= 1
    if at > lo and (v.has("conjunctions", at - 1) or v.lows[at - 1] in ("while", "whereas", "though", "although")):
        joint = at - 1
        if joint > lo and v.lows[joint - 1] == ",":
            return joint - 1
        return joint if shared or v.lows[joint] in ("but", "while", "whereas") else None
    return at - 1 if shared and at > lo and v.lows[at - 1] == "," else None


def _complement(v: View, verb: Verb, at: int, hi: int) -> tuple[int, int]:
    """Where what the verb governs begins, and the end of the words between; (0, at) for none."""
    at = skip(v, at, hi)
    if "person" in verb.takes and at < hi and v.lows[at] not in ("that", ":"):
        at = skip(v, told(v, at, hi), hi)
        if (
            at + 2 < hi
            and v.lows[at] == ","
            and adverbial(v, at + 1, hi) > at + 1
            and v.lows[adverbial(v, at + 1, hi)] == ","
        ):
            at = adverbial(v, at + 1, hi) + 1
    elif at < hi and v.lows[at] == "to" and "to" not in verb.takes:
        at = skip(v, told(v, at, hi), hi)
    elif at < hi and v.lows[at] == "from" and verb.act == "knowledge":
        at = skip(v, noun_phrase(v, at + 1, hi), hi)
    between = at
    for _ in range(3):
        if at >= hi:
            return 0, between
        low = v.lows[at]
        if low == ":":
            return (at + 1, between) if at + 1 < hi else (0, between)
        if v.passage.is_quote(at):
            return at, between
        if v.has("complementisers", at) and (low == "that" or "clause" in verb.takes):
            return at, between
        if low == ",":
            if at + 1 < hi and v.passage.is_quote(at + 1) and v.speaks(at + 1):
                return at + 1, between
            if not (cites_at(v, at + 1) or _adverb_between(v, at, hi)):
                return 0, between
            at = next_mark(v, at + 1, hi) + 1
            if at < hi and v.lows[at - 1] != ",":
                return 0, between
            between = at
        else:
            break
    topic = v.at("topics", at)
    if topic and "topic" in verb.takes:
        return at + topic, between
    if "to" in verb.takes:
        to = next((n for n in range(at, min(hi, at + 8)) if v.lows[n] == "to" or v.stops(n)), None)
        if to is not None and v.lows[to] == "to" and not v.has("determiners", to + 1):
            return to, between
    if verb.takes & {"bare", "object", "shows"} and at < hi and begins(v, at):
        return at, between
    return 0, between


def told(v: View, at: int, hi: int) -> int:
    """The end of the party that is told: "told Gazette", "told the paper", "told reporters"; else `at`."""
    if at < hi and v.lows[at] == "to":
        at += 1
    if at >= hi or v.stops(at) or v.lows[at] in ("that", "to", "of", "about"):
        return at
    if v.has("addressees", at):
        return at + 1
    that = next(
        (
            n
            for n in range(at, min(hi, at + _LONGEST_ADDRESSEE))
            if v.lows[n] in ("that", ":", ",", "to", "about") or v.stops(n)
        ),
        None,
    )
    if that is not None:
        return noun_phrase(v, at, that) if noun_phrase(v, at, that) < that else that
    n = at
    if v.has("determiners", n):
        n += 1
    while (
        n < hi
        and (v.passage.tokens[n].capital or v.passage.inside[n] != v.passage.inside[at])
        and v.lows[n] not in ("he", "she", "it", "they")
    ):
        n = v.passage.over(n, hi)
        if n < hi and v.has("outlets", n):
            n += 1
            break
    if n == at + 1 and v.has("determiners", at):
        while (
            n < hi
            and v.passage.tokens[n].kind == "w"
            and not v.has("pronouns", n)
            and not v.has("determiners", n)
            and n - at < 5
        ):
            n += 1
            if v.has("outlets", n - 1):
                break
    return n


def _adverb_between(v: View, comma: int, hi: int) -> bool:
    end = adverbial(v, comma + 1, hi)
    return end > comma + 1 and end < hi and v.lows[end] == ","


def next_mark(v: View, at: int, hi: int) -> int:
    """The number of the next mark that parts clauses."""
    while at < hi - 1 and not v.stops(at):
        at = v.passage.over(at, hi)
    return at


def begins(v: View, at: int) -> bool:
    """Whether a clause or a noun phrase may begin here."""
    if v.stops(at) or v.has("conjunctions", at) or cites_at(v, at) or at in v.passage.open:
        return False
    return not v.has("prepositions", at) and not v.has("boundaries", at)
