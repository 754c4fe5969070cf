"""Verbs of speech in English sentences: who says, and where what is said stands."""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.forms.english.clause import begins, clause, next_mark, told
from reportedly.attribution.forms.english.passive import participle, passive
from reportedly.attribution.forms.english.subject import (
    after_verb,
    listed,
    opens_adverbial,
    over_insertions,
    subject,
    whole_list,
)
from reportedly.attribution.forms.english.verb import group, is_verb
from reportedly.attribution.forms.frame import Frame, Site
from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    cites_at,
    clause_left,
    noun_phrase,
    skip,
    skip_adverbs,
    trimmed,
)
from reportedly.model import Act


def speech(v: View, at: int, sentence: Run, before: list[Frame]) -> Frame | None:
    """The frame of the verb at `at`, or None where it passes nothing on; `before` as found so far in the sentence."""
    verb = v.verbs[at]
    lo, hi = v.passage.region(at, sentence)
    end = at + len(verb.words)
    first, helps, negated = group(v, at, lo)
    if not is_verb(v, verb, at, helps, lo, hi) or (v.passage.tokens[at].capital and not v.shouted):
        return None
    if verb.act == "attitude" and v.has("pronouns", first - 1) and v.lows[first - 1] in ("i", "we", "you"):
        return None
    negated = negated or v.lows[clause_left(v, first, lo)] in ("neither", "nobody", "none", "no")
    if negated and verb.denied is None and verb.certainty != "denied":
        return None
    if not negated and any(v.lex.has("supposing", low) for low in helps):
        return None
    passively = verb.tag == "past" and any(v.lex.has("being", low) for low in helps) and len(verb.words) == 1
    cue: tuple[Run, ...] = ((first, end),)
    left = (clause_left(v, first, lo), first)
    site = Site(v, verb, cue, left, end, (lo, hi), before)
    frame: Frame | None
    if passively:
        frame = passive(site)
    elif verb.tag == "past" and end < hi and v.lows[end] == "by" and not helps:
        frame = participle(site)
    else:
        frame = _as_says(site) or _points(site) or _inverted(site) or _behind(site) or clause(site)
    if frame is None:
        return None
    certainty = frame.certainty or (verb.denied or "questioned" if negated else verb.certainty)
    hearsay = passively and not frame.source and v.lex.has("hearsay", verb.words[-1])
    act: Act | None = "speech" if hearsay else frame.act or verb.act
    return replace(frame, certainty=certainty, act=act, answers="answer" in verb.takes)


def _as_says(site: Site) -> Frame | None:
    """ "As X reported, …", "…, as X writes." """
    v, verb, cue, left, end, region, _ = site
    how = left[0] - 1
    if how < region[0] or v.lows[how] != "as" or not (how == region[0] or v.lows[how - 1] in (",", *DASHES)):
        return None
    run = trimmed(v, left)
    stop = next_mark(v, end, region[1])
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


def _points(site: Site) -> Frame | None:
    """ "X writes about this", "X reported this, citing Y", "About this reports X"."""
    v, verb, cue, left, end, region, before = site
    at = skip_adverbs(v, end, region[1])
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
    found = next((n for n in range(*left) if v.at("pointers", n) >= 2 and _fronted(v, n)), None)
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


def _fronted(v: View, at: int) -> bool:
    """Whether a pointer may open the sentence of a verb whose object it is: "about this", "all this"."""
    return v.lows[at] in ("about", "on") or (v.at("wholes", at) > 0 and (at == 0 or v.stops(at - 1)))


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


def _inverted(site: Site) -> Frame | None:
    """ "…, reports The Ledger", "…," said X."""
    v, verb, cue, left, end, region, _ = site
    run = trimmed(v, left)
    mark = left[0] - 1
    if "before" not in verb.takes or "person" in verb.takes or run[0] < run[1] or mark < region[0]:
        return None
    if left[0] < left[1] and v.has("conjunctions", left[0]):
        return None
    if not (v.lows[mark] in (",", *DASHES) or mark in v.passage.open):
        return None
    if v.lows[mark] == "," and mark not in v.passage.open and over_insertions(v, mark, region[0]):
        return None
    begin = skip(v, end, region[1])
    if (
        begin >= region[1]
        or not begins(v, begin)
        or v.has("complementisers", begin)
        or (v.passage.is_quote(begin) and v.speaks(begin))
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


def _behind(site: Site) -> Frame | None:
    """ "…, X reported", "…," X said on Monday, "…, a source told Y"."""
    v, verb, cue, left, end, region, _ = site
    if "before" not in verb.takes:
        return None
    mark = left[0] - 1
    if mark < region[0] or not (v.lows[mark] in (",", *DASHES) or mark in v.passage.open):
        return None
    after = skip(v, end, region[1])
    if "person" in verb.takes:
        after = skip(v, told(v, after, region[1]), region[1])
        ends = after >= region[1] or v.stops(after)
    elif after < region[1] and v.lows[after] == "to":
        after = skip(v, told(v, after, region[1]), region[1])
    topic = v.at("topics", after) if after < region[1] else 0
    if topic and "person" in verb.takes:
        after = noun_phrase(v, after + topic, region[1])
    ends = (
        after >= region[1]
        or v.lows[after] in (".", ",", ";", "!", "?", "…", ":", *DASHES)
        or bool(cites_at(v, after))
        or after in v.passage.open
    )
    if (after < region[1] and v.lows[after] == ":") or not (ends or _quoted_before(v, mark, after)):
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
    if mark not in v.passage.open and opens_adverbial(v, mark, _part(v, mark, region[0])):
        return None
    if after_verb(v, run) != run:
        return None
    start = run[0]
    if v.lows[mark] == "," and mark not in v.passage.open and listed(v, run):
        run = whole_list(v, mark, region[0], run)
    if run[0] < start:
        left = (run[0], left[1])
    return _set_behind(v, verb, cue, run, left, after)


def _quoted_before(v: View, mark: int, after: int) -> bool:
    """Whether a quotation that is ended for its speaker stands before: “…,” she said at a meeting on …"."""
    close = mark if mark in v.passage.open else mark - 1
    if close not in v.passage.open or not v.speaks(v.passage.open[close]):
        return False
    ended = v.lows[mark] == "," or v.lows[close - 1] in (",", "!", "?", "…")
    return ended and v.lows[after] != "that" and not v.passage.is_quote(after)


def _part(v: View, at: int, lo: int) -> int:
    n = at
    while n > lo and v.lows[n - 1] != ";":
        n = v.passage.under(n - 1) + 1
    return max(n, lo)
