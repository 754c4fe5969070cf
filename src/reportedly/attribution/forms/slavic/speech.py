"""Verbs of speech in Russian and Ukrainian sentences: who says, and where what is said stands."""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.forms.frame import Frame, Site
from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    cites_at,
    clause_left,
    has_verbal,
    noun_phrase,
    skip,
    skip_adverbs,
    trimmed,
)
from reportedly.attribution.forms.slavic.clause import clause, complement, part_end, said
from reportedly.attribution.forms.slavic.subject import joined, placed, right, subject


def speech(v: View, at: int, sentence: Run, before: list[Frame]) -> Frame | None:
    """The frame of the verb at `at`, or None where it passes nothing on.

    `before` are the frames found so far in the sentence; a verb without a subject of its own takes theirs.
    """
    verb = v.verbs[at]
    if verb.tag == "infinitive":
        return None
    if v.passage.tokens[at].capital and at > sentence[0] and v.passage.tokens[at - 1].kind == "w":
        return None
    lo, hi = v.passage.region(at, sentence)
    first, end = at, at + len(verb.words)
    negated = first - 1 >= lo and v.has("negations", first - 1)
    if negated:
        first -= 1
    if negated and verb.denied is None and verb.certainty != "denied":
        return None
    left = clause_left(v, first, lo)
    cue: tuple[Run, ...] = ((first, end),)
    site = Site(v, verb, cue, (left, first), end, (lo, hi), before)
    for try_form in (_as_says, _points, _impersonal, _after, clause, _topic_first, _object):
        frame = try_form(site)
        if frame is not None:
            return _coloured(frame, verb, negated)
    return None


def _coloured(frame: Frame, verb: Verb, negated: bool) -> Frame:
    certainty = frame.certainty or (verb.denied or "questioned" if negated else verb.certainty)
    return replace(frame, certainty=certainty, act=frame.act or verb.act, answers="answer" in verb.takes)


def _as_says(site: Site) -> Frame | None:
    """«Как сообщает X, …», «…, як пише X, …»."""
    v, verb, cue, left, end, region, _ = site
    how = left[0] - 1
    if how < region[0] or v.lows[how] not in ("как", "як") or not _opens_part(v, how, region[0]):
        return None
    between = trimmed(v, left)
    source, after = right(v, end, region[1], verb.tag, apposed=False, dative=verb.act == "knowledge")
    if source is None and between[0] < between[1]:
        source, after = between, end
    if source is None and (verb.tag not in ("impersonal", "plural") or verb.act == "attitude"):
        return None
    stop = part_end(v, after, region[1])
    cues = ((how, how + 1), *cue) if between[0] < between[1] or cue[0][0] > how + 1 else ((how, cue[0][1]),)
    return Frame(
        form="R7" if v.lex.language == "ru" else "U6",
        says=f"the clause “{v.passage.words((how, stop))}”",
        shape="front",
        key=cue[0][0],
        cue=cues,
        source=(source,) if source else (),
        own=(how, stop),
        start=stop,
        confidence=0.9,
    )


def _opens_part(v: View, at: int, lo: int) -> bool:
    """Whether a word is the first of its part of the sentence."""
    while at > lo and (v.has("adverbs", at - 1) or v.has("conjunctions", at - 1)):
        at -= 1
    return at == lo or v.stops(at - 1) or at - 1 in v.passage.close or at - 1 in v.passage.open


def _opens_sentence(v: View, at: int, lo: int) -> bool:
    """Whether nothing but adverbs and joining words stand before a word in its sentence, or since a semicolon."""
    while at > lo and (v.has("adverbs", at - 1) or v.has("conjunctions", at - 1)):
        at -= 1
    return at == lo or v.lows[at - 1] in (";", ":")


def _pointer(v: View, run: Run, name: str = "pointers") -> Run | None:
    for at in range(*run):
        length = v.at(name, at)
        if length and at + length <= run[1]:
            return at, at + length
    return None


def _points(site: Site) -> Frame | None:
    """«Об этом сообщает X», «Про це пише X», «X сообщил об этом», «…, о чём сообщает X»."""
    v, verb, cue, left, end, region, before = site
    found, relative = _pointer(v, left), False
    if found is None and left[0] - 1 >= region[0]:
        inner = _pointer(v, (max(region[0], left[0] - 2), cue[0][0]), "relative_pointers")
        if inner and inner[0] > region[0] and v.lows[inner[0] - 1] == ",":
            found, relative = inner, True
    if found is None:
        found, left = _pointer_before(v, left, region[0])
    after = skip(v, end, region[1])
    behind = False
    if found is None:
        length = v.at("pointers", after)
        if length and not complement(v, after + length, region[1], verb)[0]:
            found, behind = (after, after + length), True
            end = after + length
    if found is None or (not behind and complement(v, end, region[1], verb)[0]):
        return None
    bare = found[1] - found[0] == 1 or v.lows[found[0]] not in ("о", "об", "про", "с", "з")
    if not verb.takes and found[1] - found[0] < 2:
        return None
    if bare and not relative and verb.takes and not (verb.takes & {"object", "topic"}):
        return None
    source, _ = (None, end) if behind else right(v, end, region[1], verb.tag, dative=verb.act == "knowledge")
    between = trimmed(v, (found[1], left[1])) if not behind else (0, 0)
    if between[1] - between[0] == 1 and v.has("pronouns", between[0]):
        source = between
    if source is None:
        rest = [trimmed(v, part) for part in ((left[0], found[0]), (found[1], left[1])) if part[0] < part[1]]
        if behind:
            rest = list(subject(v, left, region[0], verb.tag, before)[0] or ())
        rest = [part for part in rest if part[0] < part[1]]
        source = placed(v, rest[0], verb.tag) if rest else None
    if source is None and verb.tag == "singular" and not behind and not relative:
        return None
    if found[1] - found[0] > 1 and bare and "object" in verb.takes and verb.certainty:
        return _fixed(v, verb, cue, source, found, region) if source else None
    if not behind and left[0] - 1 > region[0] and v.lows[left[0] - 1] == "," and found[0] == left[0]:
        relative = relative or bare or _is_clause(v, (region[0], left[0] - 1))
    cues = ((found[0], cue[0][1]),) if found[1] == cue[0][0] else tuple(sorted((found, *cue)))
    if behind:
        cues = ((cue[0][0], found[1]),) if cue[0][1] == found[0] else (*cue, found)
    own = (min(found[0], cue[0][0]), region[1])
    return Frame(
        form="R1" if v.lex.language == "ru" else "U1",
        says=f"“{' '.join(v.passage.words(run) for run in cues)}”, which points at what was said before",
        shape="after" if relative else "points",
        key=cue[0][0],
        cue=cues,
        source=(source,) if source else (),
        own=(own[0] - 1, part_end(v, max(end, source[1] if source else 0), region[1])) if relative else own,
        confidence=0.92,
        certainty=None,
    )


def _pointer_before(v: View, left: Run, lo: int) -> tuple[Run | None, Run]:
    """The pointer that times part from its verb («Об этом в среду, 5 мая, заявил»), and the longer left part."""
    start = left[0]
    for _ in range(3):
        if (
            start - 1 <= lo
            or v.lows[start - 1] != ","
            or trimmed(v, (start, left[1]))[0] < trimmed(v, (start, left[1]))[1]
        ):
            break
        part = (clause_left(v, start - 1, lo), start - 1)
        found = _pointer(v, part)
        if found:
            return found, (part[0], left[1])
        rest = trimmed(v, part)
        if rest[0] < rest[1]:
            break
        start = part[0]
    return None, left


def _is_clause(v: View, run: Run) -> bool:
    """Whether what stands before a comma is a clause of its own, not "как пишет X" or "по словам X"."""
    return run[1] - run[0] > 2 and v.lows[skip(v, run[0], run[1] - 1)] not in (
        "как",
        "як",
        "по",
        "за",
        "згідно",
        "согласно",
    )


def _impersonal(site: Site) -> Frame | None:
    """«Сообщается, что …», «В отчёте говорится, что …», «…, говорится в заявлении»."""
    v, verb, cue, left, end, region, _ = site
    bare = verb.tag == "plural" and left[0] == left[1] and _opens_sentence(v, cue[0][0], region[0])
    if verb.tag != "impersonal" and not bare:
        return None
    start, _ = complement(v, end, region[1], verb)
    placed, after = (None, end) if start else _right_text(v, end, region[1])
    if not start:
        start, _ = complement(v, after, region[1], verb)
    if not start and verb.tag == "impersonal":
        topic = v.at("topics", end)
        if topic and left[0] < left[1]:
            start = end + topic
            cue = ((cue[0][0], start),)
    if start:
        source: tuple[Run, ...] | None = (placed,) if placed else None
        if source is None:
            source, _ = subject(v, left, region[0], verb.tag, [])
            if source and not (v.has("prepositions", source[0][0]) or v.has("relatives", source[0][-1] - 1)):
                source = None
        return said(site, source, start, cue=cue)
    if bare or not _set_off(v, left, region[0]):
        return None
    if placed is None and after < region[1] and not v.stops(after):
        return None
    return _behind(v, cue, placed, left, after, region, "R9" if v.lex.language == "ru" else "U14")


def _right_text(v: View, at: int, hi: int) -> tuple[Run | None, int]:
    """The text or place that an impersonal verb names behind it: «говорится в заявлении X»."""
    at = skip_adverbs(v, at, hi)
    if at < hi and v.has("places", at):
        end = noun_phrase(v, at + 1, hi)
        if end > at + 1 and not v.has("times", end - 1):
            return (at, end), skip(v, end, hi)
    return None, skip(v, at, hi)


def _set_off(v: View, left: Run, lo: int) -> bool:
    """Whether the words before the verb are nothing but adverbials, behind a comma, a dash or a quotation."""
    if left[0] - 1 < lo:
        return False
    mark = left[0] - 1
    if not (v.lows[mark] in (",", *DASHES) or mark in v.passage.open or v.lows[mark] in ("…", "!", "?")):
        return False
    run = trimmed(v, left)
    return run[0] >= run[1] or bool(cites_at(v, run[0]))


def _behind(v: View, cue: tuple[Run, ...], source: Run | None, left: Run, after: int, region: Run, form: str) -> Frame:
    mark = left[0] - 1
    while mark - 1 > region[0] and mark not in v.passage.open and v.lows[mark - 1] in (",", *DASHES):
        mark -= 1
    if mark in v.passage.open:
        mark += 1
    stop = max(after, cue[-1][1])
    spoken = source[1] if source and source[1] > cue[0][0] else cue[-1][1]
    return Frame(
        form=form,
        says=f"“{v.passage.words((cue[0][0], spoken))}” after what it passes on",
        shape="after",
        key=cue[0][0],
        cue=cue,
        source=(source,) if source else (),
        own=(mark, stop),
        confidence=0.9 if source else 0.75,
    )


def _after(site: Site) -> Frame | None:
    """«…, сообщает X», «…», — сказал X», «… — пишет X»."""
    v, verb, cue, left, end, region, _ = site
    if "before" not in verb.takes:
        return None
    form = "R4" if v.lex.language == "ru" else "U3"
    if _set_off(v, left, region[0]) and not joined(v, left):
        source, after = right(v, end, region[1], verb.tag, dative=verb.act == "knowledge")
        if source is None:
            return None
        if v.has("conjunctions", left[0] - 2) and left[0] - 2 >= region[0]:
            return None
        return _behind(v, cue, source, left, after, region, form)
    run = trimmed(v, left)
    mark = left[0] - 1
    if run[0] < run[1] <= run[0] + 10 and mark >= region[0]:
        set_off = v.lows[mark] in (",", *DASHES) or mark in v.passage.open
        after = skip(v, end, region[1])
        if complement(v, end, region[1], verb)[0]:
            return None
        ends = after >= region[1] or v.lows[after] in (".", ",", ";", "!", "…", *DASHES) or cites_at(v, after)
        if (
            set_off
            and ends
            and not has_verbal(v, run)
            and not v.has("prepositions", run[0])
            and not v.has("relatives", run[0])
        ):
            return _behind(v, cue, run, left, after, region, form)
    return None


def _topic_first(site: Site) -> Frame | None:
    """«О сделке сообщил X», «О том, что …, сообщил X», «Сообщения о сделке опроверг X»."""
    v, verb, cue, left, end, region, _ = site
    if not verb.takes & {"topic", "object"}:
        return None
    lead = trimmed(v, left)
    source, _ = right(v, end, region[1], verb.tag, dative=verb.act == "knowledge")
    if source is None:
        return None
    if lead[0] < lead[1] and "topic" in verb.takes:
        topic = v.at("topics", lead[0])
        if topic and lead[0] + topic < lead[1]:
            return _fixed(v, verb, ((lead[0], lead[0] + topic), *cue), source, (lead[0] + topic, lead[1]), region)
    return None


def _fixed(v: View, verb: Verb, cue: tuple[Run, ...], source: Run | None, content: Run, region: Run) -> Frame:
    return Frame(
        form=verb.id,
        says=f"the verb “{v.passage.words(cue[-1])}” with what it is about",
        shape="fixed",
        key=cue[-1][0],
        cue=cue,
        source=(source,) if source else (),
        own=(min(cue[0][0], content[0]), max(cue[-1][1], source[1] if source else 0)),
        content=(content,),
        confidence=0.75,
    )


def _past_name(v: View, at: int, hi: int) -> int:
    """What follows a name that does not bend and is told («подтвердил «Рубежу» задержание»), else `at`."""
    if at >= hi or not (
        v.passage.is_quote(at) or (v.passage.tokens[at].capital and v.passage.tokens[at].text.isascii())
    ):
        return at
    end = at
    while end < hi and (
        v.passage.is_quote(end) or (v.passage.tokens[end].capital and v.passage.tokens[end].text.isascii())
    ):
        end = v.passage.over(end, hi)
    small = end < hi and v.passage.tokens[end].kind == "w" and not v.passage.tokens[end].capital
    return end if small and not v.has("conjunctions", end) and not v.has("prepositions", end) else at


def _object(site: Site) -> Frame | None:
    """«X подтвердил сделку», «X опроверг сообщения о том, что …», «Сообщения опроверг X»."""
    v, verb, cue, left, end, region, before = site
    if "object" not in verb.takes:
        return None
    at = skip(v, end, region[1])
    at = _past_name(v, at, region[1])
    marks = ("citing", "conjunctions", "prepositions")
    if at < region[1] and not v.stops(at) and not any(v.has(kind, at) for kind in marks):
        source, shared = subject(v, left, region[0], verb.tag, before)
        if source is not None:
            return said(site, source, at, shared=shared)
    found, _ = right(v, end, region[1], verb.tag)
    lead = trimmed(v, left)
    if found and lead[0] < lead[1] and not has_verbal(v, lead):
        return _fixed(v, verb, cue, found, lead, region)
    if lead[1] - lead[0] >= 2 and (at >= region[1] or v.stops(at)) and not v.has("prepositions", lead[1] - 2):
        if has_verbal(v, lead) or lead[1] - 1 in v.passage.open:
            return None
        who = subject(v, (lead[0], lead[1] - 1), region[0], verb.tag, [])[0]
        if who:
            return _fixed(v, verb, cue, who[0], (lead[1] - 1, lead[1]), region)
    return None
