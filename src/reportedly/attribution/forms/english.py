"""Verbs of speech in English sentences: who says, and where what is said stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    adverbial,
    cites_at,
    clause_left,
    has_verbal,
    is_adverb,
    is_verbal,
    noun_phrase,
    skip,
    trimmed,
)

_BE = frozenset("am are be been being is isn't was wasn't were weren't 's".split())
_HELPS = frozenset(
    "can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't have haven't may might must should will won't would wouldn't".split()
)
_MAYBE = frozenset(("could", "may", "might", "must", "should", "would", "can"))
_NOT = ("not", "n't", "never")
_NOUNISH = frozenset(
    "report claim note comment state post question record answer reply remark request order demand promise pledge tweet broadcast cover signal detail forecast fear doubt dispute estimate guess read hint joke show lie talk".split()
)
_LONGEST_SUBJECT = 28
_LONGEST_ADDRESSEE = 9


def speech(v: View, at: int, sentence: Run, before: list[Frame]) -> Frame | None:
    """The frame of the verb at `at`, or None where it passes nothing on; `before` as found so far in the sentence."""
    verb = v.verbs[at]
    lo, hi = v.passage.region(at, sentence)
    end = at + len(verb.words)
    first, helps, negated = _group(v, at, lo)
    if not _is_verb(v, verb, at, first, helps, lo, hi) or (v.passage.tokens[at].capital and not v.shouted):
        return None
    if verb.act == "attitude" and v.has("pronouns", first - 1) and v.lows[first - 1] in ("i", "we", "you"):
        return None
    negated = negated or v.lows[clause_left(v, first, lo)] in ("neither", "nobody", "none", "no")
    if negated and verb.denied is None and verb.certainty != "denied":
        return None
    if not negated and any(h in _MAYBE for h in helps):
        return None
    passive = verb.tag == "past" and any(h in _BE for h in helps) and len(verb.words) == 1
    cue: tuple[Run, ...] = ((first, end),)
    left = (clause_left(v, first, lo), first)
    frame: Frame | None
    if passive:
        frame = _passive(v, verb, cue, left, end, (lo, hi))
    elif verb.tag == "past" and end < hi and v.lows[end] == "by" and not helps:
        frame = _participle(v, verb, cue, left, end, (lo, hi))
    else:
        frame = (
            _as_says(v, verb, cue, left, end, (lo, hi))
            or _points(v, verb, cue, left, end, (lo, hi), before)
            or _inverted(v, verb, cue, left, end, (lo, hi))
            or _behind(v, verb, cue, left, end, (lo, hi))
            or _clause(v, verb, cue, left, end, (lo, hi), before)
        )
    if frame is None:
        return None
    certainty = frame.certainty or (verb.denied if negated else verb.certainty)
    return replace(frame, certainty=certainty, act=frame.act or verb.act, answers="answer" in verb.takes)


def _group(v: View, at: int, lo: int) -> tuple[int, list[str], bool]:
    """Where the verb group begins, its auxiliaries, and whether it is negated."""
    first, helps, negated = at, [], False
    n = at - 1
    while n >= lo:
        low = v.lows[n]
        if low in _BE or low in _HELPS:
            helps.append(low)
            first = n
            negated = negated or low.endswith("n't") or low == "cannot"
        elif low in _NOT:
            negated = True
            first = n
        elif not (is_adverb(v, n) and n > lo and low not in ("so", "then", "however", "meanwhile")):
            break
        elif low == "first" and v.lows[n - 1] not in _BE:
            break
        n -= 1
    return first, helps, negated


def _is_verb(v: View, verb: Verb, at: int, first: int, helps: Sequence[str], lo: int, hi: int) -> bool:
    """Whether the token is a finite verb here, or a gerund that goes on with a report, not a noun or an adjective."""
    before = v.lows[at - 1] if at > lo else ""
    if verb.tag == "gerund":
        return bool(before) and not v.has("determiners", at - 1) and not v.has("prepositions", at - 1)
    if verb.tag == "base":
        if any(h in _HELPS for h in helps):
            return True
        if at == lo or v.has("determiners", at - 1) or v.has("prepositions", at - 1) or before.endswith("'s"):
            return False
        if before == "to" or at + 1 in v.verbs and v.verbs[at + 1].tag in ("past", "singular"):
            return False
        return _plural(v, at, lo)
    if at == lo:
        return verb.tag == "past" and False
    if verb.tag == "singular" and verb.words[0].rstrip("s") in _NOUNISH | {"claim"}:
        if (
            v.has("determiners", at - 1)
            or v.has("prepositions", at - 1)
            or v.passage.tokens[at - 1].kind == "p"
            and before not in (",", *DASHES)
        ):
            return before in ("this", "that", "one") or (at - 1 in v.passage.open)
        if (
            before.endswith("'s")
            or (is_verbal(v, at - 1) and not v.passage.tokens[at - 1].capital)
            or before
            in (
                "media",
                "news",
                "recent",
                "earlier",
                "press",
                "several",
                "unconfirmed",
                "previous",
                "such",
                "other",
                "local",
                "widespread",
            )
        ):
            return False
        party = v.passage.tokens[at - 1].capital or at - 1 in v.passage.open or before in (",", *DASHES)
        known = (
            v.has("pronouns", at - 1)
            or v.has("outlets", at - 1)
            or v.has("speakers", at - 1)
            or v.has("relatives", at - 1)
        )
        if not (party or known or v.has("roles", at - 1) or is_adverb(v, at - 1)):
            return False
        following = v.lows[at + 1] if at + 1 < hi else ""
        if following in ("of", "claiming", "suggesting", "saying", "alleging") or following in _HELPS | _BE:
            return False
        if v.has("conjunctions", at - 1):
            return False
    if (
        verb.tag == "past"
        and not helps
        and v.has("determiners", at - 1)
        and before not in ("this", "that", "both", "one", "many", "few", "several", "some", "another", "all")
    ):
        return False
    return not (verb.tag == "past" and v.has("prepositions", at - 1) and not helps)


def _plural(v: View, at: int, lo: int) -> bool:
    """Whether a plural stands before a form without an ending: "sources say"."""
    n = at - 1
    while n > lo and is_adverb(v, n):
        n -= 1
    low = v.lows[n]
    if v.has("plurals", n) or low in ("i", "we", "they", "you", "who", "which"):
        return True
    if n in v.passage.open:
        return False
    if low.endswith("s") and not low.endswith(("ss", "us", "'s")) and len(low) > 3:
        return True
    if v.passage.tokens[n].capital:
        if any(v.lows[k] == "and" for k in range(max(lo, n - 6), n)):
            return True
    return any(v.has("plurals", k) or _looks_plural(v.lows[k]) for k in range(max(lo, n - 10), n))


def _looks_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us", "'s", "is", "as")) and len(low) > 3


def _frame(
    v: View, verb: Verb, cue: tuple[Run, ...], source: tuple[Run, ...], start: int, lo: int, *, shared: bool = False
) -> Frame:
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


def subject(v: View, left: Run, lo: int, before: Sequence[Frame]) -> tuple[tuple[Run, ...] | None, bool]:
    """The subject that ends before a verb group, and whether it is shared with the verb before."""
    start, end = left
    if start < end and v.has("relatives", end - 1):
        return ((end - 1, end),), False
    if start == end and start - 1 >= lo and v.lows[start - 1] == "that" and _nominal(v, start - 2, lo):
        return ((start - 1, start),), False
    run = trimmed(v, left)
    if run[0] >= run[1]:
        if start < end and v.has("conjunctions", end - 1) or start < end and v.has("conjunctions", start):
            last = next((frame for frame in reversed(before) if frame.source), None)
            return (last.source if last else None), True
        if start - 1 > lo and v.lows[start - 1] == ",":
            whole = _over_insertions(v, start - 1, lo)
            return ((whole,), False) if whole else (None, False)
        if start - 1 > lo and start - 1 in v.passage.open:
            return None, False
        return None, False
    run = _after_verb(v, run)
    if run[0] < run[1] and v.has("conjunctions", end - 1) and before and before[-1].source:
        return before[-1].source, True
    if run[0] >= run[1] or run[1] - run[0] > _LONGEST_SUBJECT:
        return None, False
    if v.has("prepositions", run[0]):
        rest = _after_preposition(v, run)
        if rest is None:
            return None, False
        run = rest
    if start - 1 > lo and v.lows[start - 1] == "," and run[0] <= start and _listed(v, run):
        run = _whole_list(v, start - 1, lo, run)
    return (run,), False


def _nominal(v: View, at: int, lo: int) -> bool:
    """Whether a noun stands at `at`, so that "that" after it is a relative: "intelligence that indicates"."""
    return at >= lo and v.passage.tokens[at].kind == "w" and at not in v.verbs and not v.has("prepositions", at)


def _after_verb(v: View, run: Run) -> Run:
    """What follows the last finite verb of a range, where it holds one: "Kyiv fell and officials" → "officials"."""
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
    if at in v.verbs and v.verbs[at].tag in ("base", "singular") and v.verbs[at].words[0].rstrip("s") in _NOUNISH:
        return False
    following = v.lows[at + 1] if at + 1 < len(v.lows) else ""
    return not v.has("prepositions", at + 1) if following else True


def _after_preposition(v: View, run: Run) -> Run | None:
    """The subject after an opening phrase without a comma: "in February | Seymour Brown"."""
    end = noun_phrase(v, run[0] + 1, run[1])
    rest = trimmed(v, (end, run[1]))
    if rest[0] < rest[1] and not v.has("prepositions", rest[0]):
        return rest
    for n in range(run[0] + 2, run[1]):
        if (
            v.has("determiners", n)
            and not v.has("prepositions", n - 1)
            or v.has("pronouns", n)
            and v.lows[n] in ("he", "she", "they", "we", "i")
        ):
            return (n, run[1])
    return None


def _listed(v: View, run: Run) -> bool:
    return any(v.lows[n] == "and" for n in range(run[0] + 1, run[1])) and v.passage.tokens[run[0]].capital


def _whole_list(v: View, comma: int, lo: int, run: Run) -> Run:
    """A list of names whose last two are joined: "ARD, SWR and Die Zeit"."""
    while comma > lo and v.lows[comma] == ",":
        start = comma
        while start > lo and v.passage.tokens[start - 1].capital and v.lows[start - 1] not in ("meanwhile", "however"):
            start -= 1
        if start == comma or comma - start > 4 or start > lo and v.lows[start - 1] != ",":
            if start < comma and start > lo and is_adverb(v, start - 1):
                return start, run[1]
            return run if start > lo or start == comma else (start, run[1])
        run = (start, run[1])
        comma = start - 1
    return run


def _over_insertions(v: View, comma: int, lo: int) -> Run | None:
    """The subject before set-off parts: "Peskov, the Kremlin spokesman, said", "X, citing Y, reported"."""
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
        elif _opens_adverbial(v, start - 1, lo) and head[0] < head[1]:
            return head
        stop = start - 1
    return None


def _opens_adverbial(v: View, comma: int, lo: int) -> bool:
    """Whether all before a comma is an adverbial: "At the end of December, X"."""
    run = trimmed(v, (lo, comma))
    return run[0] >= run[1] or (v.has("prepositions", run[0]) and noun_phrase(v, run[0] + 1, comma) == comma)


def _told(v: View, at: int, hi: int) -> int:
    """The end of the party that is told: "told Reuters", "told the paper", "told reporters"; else `at`."""
    if at < hi and v.lows[at] == "to":
        at += 1
    if at >= hi or v.stops(at) or v.lows[at] in ("that", "to", "of", "about"):
        return at
    if v.has("addressees", at):
        return at + 1
    that = next(
        (n for n in range(at, min(hi, at + _LONGEST_ADDRESSEE)) if v.lows[n] in ("that", ":", ",", "to") or v.stops(n)),
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


def _complement(v: View, verb: Verb, at: int, hi: int) -> tuple[int, int]:
    """Where the clause or noun phrase that the verb governs begins, and the end of the words between; (0, at) for none."""
    at = skip(v, at, hi)
    if "person" in verb.takes and at < hi and v.lows[at] not in ("that", ":"):
        at = skip(v, _told(v, at, hi), hi)
        if (
            at + 2 < hi
            and v.lows[at] == ","
            and adverbial(v, at + 1, hi) > at + 1
            and v.lows[adverbial(v, at + 1, hi)] == ","
        ):
            at = adverbial(v, at + 1, hi) + 1
    elif at < hi and v.lows[at] == "to" and "to" not in verb.takes:
        at = skip(v, _told(v, at, hi), hi)
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
            if at + 1 < hi and v.passage.is_quote(at + 1) and v.passage.speaks(at + 1):
                return at + 1, between
            if not (cites_at(v, at + 1) or _adverb_between(v, at, hi)):
                return 0, between
            at = _next_mark(v, at + 1, hi) + 1
            if at < hi and v.lows[at - 1] != ",":
                return 0, between
            between = at
        else:
            break
    low = v.lows[at] if at < hi else ""
    if "to" in verb.takes:
        to = next((n for n in range(at, min(hi, at + 8)) if v.lows[n] == "to" or v.stops(n)), None)
        if to is not None and v.lows[to] == "to" and not v.has("determiners", to + 1):
            return to, between
    topic = v.at("topics", at)
    if topic and "topic" in verb.takes:
        return at + topic, between
    if verb.takes & {"bare", "object", "shows"} and at < hi and _begins(v, at):
        return at, between
    if "to" in verb.takes and verb.id == "E5" and "bare" not in verb.takes and at < hi and _begins(v, at):
        return at, between
    return 0, between


def _adverb_between(v: View, comma: int, hi: int) -> bool:
    end = adverbial(v, comma + 1, hi)
    return end > comma + 1 and end < hi and v.lows[end] == ","


def _next_mark(v: View, at: int, hi: int) -> int:
    while at < hi - 1 and not v.stops(at):
        at = v.passage.over(at, hi)
    return at


def _begins(v: View, at: int) -> bool:
    """Whether a clause or a noun phrase may begin here."""
    if v.stops(at) or v.has("conjunctions", at) or cites_at(v, at) or at in v.passage.open:
        return False
    return not v.has("prepositions", at) and not v.has("boundaries", at)


def _as_says(v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run) -> Frame | None:
    """ "As X reported, …", "…, as X writes." """
    how = left[0] - 1
    if how < region[0] or v.lows[how] != "as" or not (how == region[0] or v.lows[how - 1] in (",", *DASHES)):
        return None
    run = trimmed(v, left)
    stop = _next_mark(v, end, region[1])
    if run[0] >= run[1] or stop - end > 8:
        return None
    return Frame(
        form=verb.id,
        says=f"the clause “{v.passage.words((how, stop))}”",
        shape="front",
        key=cue[0][1] - 1,
        cue=((how, how + 1), *cue),
        source=(run,),
        own=(how, stop),
        start=stop,
        confidence=0.88,
    )


def _points(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: Sequence[Frame]
) -> Frame | None:
    """ "X writes about this", "X reported this, citing Y", "About this reports X"."""
    at = _skip_adverbs(v, end, region[1])
    length = v.at("pointers", at)
    if length == 1 and v.lows[at] != "this":
        return None
    if length:
        after = skip(v, at + length, region[1])
        ends = after >= region[1] or v.stops(after) or cites_at(v, after)
        if not ends or verb.certainty in ("denied", "questioned") or verb.act == "attitude" or "to" in verb.takes:
            return None
        source, _ = subject(v, left, region[0], before)
        return _pointing(v, cue[0][0], at + length, source, cue) if source else None
    found = next((n for n in range(*left) if v.at("pointers", n) >= 2 and v.lows[n] in ("about", "on")), None)
    if found is None:
        return None
    rest = trimmed(v, (found + v.at("pointers", found), left[1]))
    run = rest
    if rest[0] >= rest[1]:
        begin = skip(v, end, region[1])
        run = (begin, noun_phrase(v, begin, region[1]))
    if run[0] >= run[1]:
        return None
    return _pointing(v, found, cue[0][1], (run,), cue)


def _skip_adverbs(v: View, at: int, hi: int) -> int:
    while at < hi and is_adverb(v, at):
        at += 1
    return at


def _pointing(v: View, start: int, stop: int, source: tuple[Run, ...], cue: tuple[Run, ...]) -> Frame:
    return Frame(
        form="E7",
        says=f"“{v.passage.words((start, stop))}”, which points at what was said before",
        shape="points",
        key=cue[0][1] - 1,
        cue=((start, stop),),
        source=source,
        own=(min(start, source[0][0] if source else start), max(stop, source[0][1] if source else stop)),
        confidence=0.9,
    )


def _inverted(v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run) -> Frame | None:
    """ "…, reports The Post", "…," said X."""
    run = trimmed(v, left)
    mark = left[0] - 1
    if "before" not in verb.takes or "person" in verb.takes or run[0] < run[1] or mark < region[0]:
        return None
    if left[0] < left[1] and v.has("conjunctions", left[0]):
        return None
    if not (v.lows[mark] in (",", *DASHES) or mark in v.passage.open):
        return None
    if v.lows[mark] == "," and mark not in v.passage.open and _over_insertions(v, mark, region[0]):
        return None
    begin = skip(v, end, region[1])
    if (
        begin >= region[1]
        or not _begins(v, begin)
        or v.has("complementisers", begin)
        or v.passage.is_quote(begin)
        and v.passage.speaks(begin)
    ):
        return None
    stop = noun_phrase(v, begin, region[1])
    after = skip(v, stop, region[1])
    if stop == begin or not (after >= region[1] or v.stops(after) or cites_at(v, after) or after in v.passage.open):
        return None
    return _set_behind(v, verb, cue, (begin, stop), left, after)


def _set_behind(v: View, verb: Verb, cue: tuple[Run, ...], source: Run, left: Run, after: int) -> Frame:
    mark = left[0] - 1
    while mark - 1 > 0 and mark not in v.passage.open and v.lows[mark - 1] in (",", *DASHES):
        mark -= 1
    if mark in v.passage.open:
        mark += 1
    return Frame(
        form=verb.id,
        says=f"“{v.passage.words((min(source[0], cue[0][0]), max(source[1], cue[-1][1])))}” after what it passes on",
        shape="after",
        key=cue[0][1] - 1,
        cue=cue,
        source=(source,),
        own=(mark, after),
        confidence=0.9,
    )


def _behind(v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run) -> Frame | None:
    """ "…, X reported", "…," X said on Monday, "…, a source told Y"."""
    if "before" not in verb.takes:
        return None
    mark = left[0] - 1
    if mark < region[0] or not (v.lows[mark] in (",", *DASHES) or mark in v.passage.open):
        return None
    after = skip(v, end, region[1])
    if "person" in verb.takes:
        after = skip(v, _told(v, after, region[1]), region[1])
        ends = after >= region[1] or v.stops(after)
    elif after < region[1] and v.lows[after] == "to":
        after = skip(v, _told(v, after, region[1]), region[1])
    topic = v.at("topics", after) if after < region[1] else 0
    if topic and "person" in verb.takes:
        after = noun_phrase(v, after + topic, region[1])
    ends = (
        after >= region[1]
        or v.lows[after] in (".", ",", ";", "!", "?", "…", ":", *DASHES)
        or bool(cites_at(v, after))
        or after in v.passage.open
    )
    if after < region[1] and v.lows[after] == ":" or not ends:
        return None
    run = trimmed(v, left)
    if (
        after + 1 < region[1]
        and v.lows[after] == ","
        and (v.passage.is_quote(after + 1) and mark not in v.passage.open)
    ):
        return None
    if run[0] >= run[1] or run[1] - run[0] > 16 or v.has("prepositions", run[0]) or v.has("relatives", run[0]):
        return None
    if v.has("conjunctions", left[0]):
        return None
    if mark not in v.passage.open and _opens_adverbial(v, mark, _part(v, mark, region[0])):
        return None
    if _after_verb(v, run) != run:
        return None
    start = run[0]
    if v.lows[mark] == "," and mark not in v.passage.open and _listed(v, run):
        run = _whole_list(v, mark, region[0], run)
    if run[0] < start:
        left = (run[0], left[1])
    return _set_behind(v, verb, cue, run, left, after)


def _part(v: View, at: int, lo: int) -> int:
    n = at
    while n > lo and v.lows[n - 1] != ";":
        n = v.passage.under(n - 1) + 1
    return max(n, lo)


def _clause(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: Sequence[Frame]
) -> Frame | None:
    """ "X said that …", "X told Y it …", "X denied the report", "reports claiming that …"."""
    start, between = _complement(v, verb, end, region[1])
    if not start:
        return None
    if verb.tag == "gerund":
        return _gerund(v, verb, cue, left, start, region, before)
    source, shared = subject(v, left, region[0], before)
    if source is None or _asks_what(v, left, region[0], source):
        return None
    if "shows" in verb.takes and not v.has("complementisers", start) and not _is_text(v, source[0]):
        return None
    frame = _frame(v, verb, cue, source, start, region[0], shared=shared)
    if not v.has("complementisers", start) and v.lows[start - 1] != ":" and not v.passage.is_quote(start):
        frame = replace(frame, confidence=0.8 if "bare" in verb.takes else 0.75)
    if v.at("topics", end) and start == end + v.at("topics", end):
        frame = replace(frame, cue=((cue[0][0], start),))
    return frame


def _is_text(v: View, run: Run) -> bool:
    """Whether a subject is a text or a record, which can show something."""
    return any(v.has("texts", n) for n in range(*run))


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
        and v.lows[cue[0][0] - 1] not in ("reports", "report", "intelligence", "rumors", "rumours", "information")
    ):
        if not (v.passage.is_quote(start) and v.lows[cue[0][0] - 1] == ","):
            return None
    run = trimmed(v, left)
    if run[0] < run[1] and not v.lows[left[1] - 1] == ",":
        n = run[1] - 1
        while (
            n > run[0]
            and (v.passage.tokens[n - 1].kind == "w")
            and not is_verbal(v, n - 1)
            and not v.has("prepositions", n - 1)
            and not v.has("boundaries", n - 1)
        ):
            n -= 1
        while n < run[1] - 1 and v.has("determiners", n) and False:
            n += 1
        return replace(_frame(v, verb, cue, ((n, run[1]),), start, region[0]), noun=True)
    last = next((frame for frame in reversed(before) if frame.source), None)
    return _frame(v, verb, cue, last.source, start, region[0], shared=True) if last else None


def _passive(v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run) -> Frame | None:
    """ "It is alleged that …", "X is said to …", "this was reported by X", "the story was confirmed by X"."""
    at = skip(v, end, region[1])
    run = trimmed(v, left)
    agent: Run | None = None
    if at < region[1] and v.lows[at] == "by":
        stop = noun_phrase(v, at + 1, region[1])
        if stop > at + 1:
            agent, at = (at + 1, stop), skip(v, stop, region[1])
    lead = v.lows[run[0]] if run[1] - run[0] == 1 else ""
    if at < region[1] and v.lows[at] == "that" and (lead == "it" or run[0] >= run[1]):
        return _frame(v, verb, cue, (agent,) if agent else (), at, region[0])
    if at < region[1] and v.lows[at] == "to" and agent is None and run[0] < run[1] and verb.id == "E2":
        if "person" in verb.takes or at + 1 >= region[1] or not v.lows[at + 1].isalpha():
            return None
        stop = region[1]
        for n in range(at, region[1]):
            if v.lows[n] in (";", ",", ".") or cites_at(v, n):
                stop = n
                break
        return Frame(
            form="E16",
            says=f"the passive “{v.passage.words(cue[0])} to”",
            shape="fixed",
            key=cue[0][1] - 1,
            cue=cue,
            source=(),
            own=(run[0], at),
            content=(run, (at, stop)),
            certainty=verb.certainty,
            confidence=0.7,
        )
    pointed = run[0] < run[1] and v.at("pointers", run[0]) == run[1] - run[0]
    where = _skip_adverbs(v, end, region[1])
    if agent is None and pointed and where < region[1] and v.lows[where] == "in":
        stop = noun_phrase(v, where + 1, region[1])
        agent = (where + 1, stop) if stop > where + 1 else None
    if agent is None:
        return None
    if pointed:
        cue = ((cue[0][0], agent[0]),)
        return Frame(
            form="E15" if "first" in v.lows[cue[0][0] : cue[0][1]] else "E7",
            says=f"“{v.passage.words((run[0], agent[0]))}”, which points at what was said before",
            shape="points",
            key=cue[0][1] - 1,
            cue=cue,
            source=(agent,),
            own=(run[0], agent[1]),
            confidence=0.9,
        )
    if run[0] < run[1] and verb.takes & {"object", "before"}:
        return Frame(
            form="E16",
            says=f"the passive “{v.passage.words((cue[0][0], agent[0]))}”",
            shape="fixed",
            key=cue[0][1] - 1,
            cue=((cue[0][0], agent[0]),),
            source=(agent,),
            own=(run[0], agent[1]),
            content=(run,),
            confidence=0.7,
        )
    return None


def _participle(v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run) -> Frame | None:
    """ "…, first reported by X", "The report, revealed by X, …": a participle with its agent."""
    if "before" not in verb.takes:
        return None
    stop = noun_phrase(v, end + 1, region[1])
    if stop == end + 1:
        return None
    first = cue[0][0]
    if first > region[0] and v.lows[first - 1] == "first":
        first -= 1
    mark = first - 1
    if mark < region[0] or v.lows[mark] != ",":
        return None
    noun = next((n for n in range(region[0], mark) if v.has("boundaries", n) or is_verbal(v, n)), None)
    if noun is None and mark - region[0] <= 3:
        return Frame(
            form="E15",
            says=f"“{v.passage.words((region[0], mark))}, {v.passage.words((first, end + 1))}”, which points at what was said before",
            shape="points",
            key=cue[0][1] - 1,
            cue=((region[0], mark), (first, end + 1)),
            source=((end + 1, stop),),
            own=(region[0], stop),
            confidence=0.8,
        )
    return Frame(
        form="E15",
        says=f"“{v.passage.words((first, stop))}” after what it passes on",
        shape="after",
        key=cue[0][1] - 1,
        cue=((first, end + 1),),
        source=((end + 1, stop),),
        own=(mark, stop),
        confidence=0.8,
    )
