"""Verbs of speech in Russian and Ukrainian sentences: who says, and where what is said stands."""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.lexicon import Verb
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    addressee,
    adverbial,
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
    for try_form in (_as_says, _points, _impersonal, _after, _clause, _topic_first, _object):
        frame = try_form(v, verb, cue, (left, first), end, (lo, hi), before)
        if frame is not None:
            return _coloured(frame, verb, negated)
    return None


def _coloured(frame: Frame, verb: Verb, negated: bool) -> Frame:
    certainty = frame.certainty or (verb.denied if negated else verb.certainty)
    return replace(frame, certainty=certainty, act=frame.act or verb.act, answers="answer" in verb.takes)


def _as_says(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«Как сообщает X, …», «…, як пише X, …»."""
    how = left[0] - 1
    if how < region[0] or v.lows[how] not in ("как", "як") or not _opens_part(v, how, region[0]):
        return None
    between = trimmed(v, left)
    source, after = _right(v, end, region[1], verb, apposed=False)
    if source is None and between[0] < between[1]:
        source, after = between, end
    if source is None and (verb.tag not in ("impersonal", "plural") or verb.act == "attitude"):
        return None
    stop = _part_end(v, after, region[1])
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


def _part_end(v: View, at: int, hi: int) -> int:
    """The number of the first mark from `at` on that parts clauses, citations and their like jumped over."""
    while at < hi and v.lows[at] not in (",", ";", *DASHES):
        at = v.passage.over(at, hi)
    return min(at, hi)


def _right(v: View, at: int, hi: int, verb: Verb, *, apposed: bool = True) -> tuple[Run | None, int]:
    """The subject that follows its verb, and the end of what goes with it."""
    at = skip(v, at, hi)
    for _ in range(2 if verb.act != "knowledge" else 0):
        told = addressee(v, at, hi)
        if told == at:
            break
        at = skip(v, told, hi)
    if at < hi and v.has("linking", at):
        at += 1
    if at >= hi or v.stops(at) or v.has("boundaries", at) or cites_at(v, at):
        return None, at
    if v.has("prepositions", at):
        if not (v.has("places", at) and verb.tag in ("plural", "impersonal")):
            return None, at
        end = noun_phrase(v, at + 1, hi)
        return (None, at) if end == at + 1 else ((at, end), skip(v, end, hi))
    if (
        v.has("conjunctions", at)
        or is_verbal(v, at)
        or (v.passage.is_quote(at) and v.passage.speaks(at) and v.passage.close[at] - at > 8)
    ):
        return None, at
    end = noun_phrase(v, at, hi, apposed=apposed)
    return (None, at) if end == at else ((at, end), skip(v, end, hi))


def _pointer(v: View, run: Run, name: str = "pointers") -> Run | None:
    for at in range(*run):
        length = v.at(name, at)
        if length and at + length <= run[1]:
            return at, at + length
    return None


def _points(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«Об этом сообщает X», «Про це пише X», «X сообщил об этом», «…, о чём сообщает X»."""
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
        if length and not _complement(v, after + length, region[1], verb)[0]:
            found, behind = (after, after + length), True
            end = after + length
    if found is None or (not behind and _complement(v, end, region[1], verb)[0]):
        return None
    bare = found[1] - found[0] == 1 or v.lows[found[0]] not in ("о", "об", "про", "с", "з")
    if bare and not relative and verb.takes and not (verb.takes & {"object", "topic"}):
        return None
    source, _ = (None, end) if behind else _right(v, end, region[1], verb)
    between = trimmed(v, (found[1], left[1])) if not behind else (0, 0)
    if between[1] - between[0] == 1 and v.has("pronouns", between[0]):
        source = between
    if source is None:
        rest = [trimmed(v, part) for part in ((left[0], found[0]), (found[1], left[1])) if part[0] < part[1]]
        if behind:
            rest = list(_subject(v, left, region[0], verb, before)[0] or ())
        rest = [part for part in rest if part[0] < part[1]]
        source = _placed(v, rest[0], verb) if rest else None
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
        own=(own[0] - 1, _part_end(v, max(end, source[1] if source else 0), region[1])) if relative else own,
        confidence=0.92,
        certainty=None,
    )


def _pointer_before(v: View, left: Run, lo: int) -> tuple[Run | None, Run]:
    """The pointer that set-off times part from its verb («Об этом в среду, 5 мая, заявил»), and the longer left part."""
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


def _placed(v: View, run: Run, verb: Verb) -> Run | None:
    """A subject, or the place that stands for one («В Кремле»); None for any other preposition."""
    if v.has("prepositions", run[0]):
        return run if v.has("places", run[0]) and verb.tag in ("plural", "impersonal") else None
    return run


def _complement(v: View, at: int, hi: int, verb: Verb) -> tuple[int, int]:
    """Where a clause that the verb governs begins, and where the words between end; (0, at) for none."""
    at = skip(v, at, hi)
    for _ in range(2):
        told = addressee(v, at, hi)
        at = skip(v, told, hi) if told > at else at
    between = at
    correlative = v.at("correlatives", at)
    if correlative and at + correlative + 1 < hi and v.lows[at + correlative] == ",":
        if v.has("complementisers", at + correlative + 1):
            return at, between
    for _ in range(3):
        if at >= hi:
            break
        if v.lows[at] == ":":
            return (at + 1, between) if at + 1 < hi else (0, between)
        if v.lows[at] == ",":
            if at + 1 < hi and v.has("complementisers", at + 1) and not _as_clause(v, at + 1, hi):
                return at + 1, between
            if v.at("correlatives", at + 1) and v.has("complementisers", at + 2 + v.at("correlatives", at + 1)):
                return at + 1, between
            if not cites_at(v, at + 1):
                break
            at = _part_end(v, at + 1, hi)
        elif v.passage.is_quote(at) and v.passage.speaks(at) and between == at:
            return at, between
        elif v.lows[at] in ("якобы", "будто", "нібито", "начебто", "мовляв"):
            return at, between
        elif cites_at(v, at):
            at = _part_end(v, at, hi)
        else:
            break
    return 0, between


def _as_clause(v: View, at: int, hi: int) -> bool:
    """Whether «как» or «як» opens «как сообщает X», not a clause that is passed on."""
    return v.lows[at] in ("как", "як") and skip(v, at + 1, hi) in v.verbs


def _clause(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«X сообщил, что …», «X заявил: «…»», «Сообщил X, что …», «В Кремле заявили, что …»."""
    start, _ = _complement(v, end, region[1], verb)
    if start and verb.takes & {"clause", "to"}:
        source, shared = _subject(v, left, region[0], verb, before)
        if source is None and verb.tag == "singular" and not shared:
            return None
        return _said(v, verb, cue, source, shared, left, start, region)
    if "to" in verb.takes:
        return _directive(v, verb, cue, left, end, region, before)
    source, after = _right(v, end, region[1], verb)
    if source is not None and "clause" in verb.takes and after - end < _REACH:
        start, _ = _complement(v, after, region[1], verb)
        own = trimmed(v, left)
        if start and "object" in verb.takes and own[0] < own[1]:
            return None
        if start and (own[0] >= own[1] or v.has("prepositions", own[0])):
            return _said(v, verb, cue, (source,), False, left, start, region)
        if start:
            source2, shared = _subject(v, left, region[0], verb, before)
            if source2:
                return _said(v, verb, cue, source2, shared, left, start, region)
    if "topic" in verb.takes:
        at = skip(v, end, region[1])
        told = addressee(v, at, region[1])
        at = skip(v, told, region[1])
        topic = v.at("topics", at)
        if topic and at + topic < region[1]:
            source, shared = _subject(v, left, region[0], verb, before)
            if source is not None:
                cues = ((cue[0][0], at + topic),) if at == end else (*cue, (at, at + topic))
                return _said(v, verb, cues, source, shared, left, at + topic, region)
    return None


def _said(
    v: View,
    verb: Verb,
    cue: tuple[Run, ...],
    source: tuple[Run, ...] | Run | None,
    shared: bool,
    left: Run,
    start: int,
    region: Run,
) -> Frame:
    runs: tuple[Run, ...] = ()
    if source:
        runs = (source,) if isinstance(source[0], int) else source  # type: ignore[assignment]
    begin = min([cue[0][0], *(run[0] for run in runs if not shared)])
    placed = bool(runs) and v.has("places", runs[0][0])
    form = {"ru": "R12" if placed else verb.id, "uk": verb.id}[v.lex.language]
    return Frame(
        form=form if runs else ("R9" if v.lex.language == "ru" else "U14"),
        says=f"the verb “{' '.join(v.passage.words(run) for run in cue)}” with its clause",
        shape="clause",
        key=cue[0][0],
        cue=cue,
        source=runs,
        own=(begin, start),
        start=start,
        coordinate=_coordinate(v, begin, region[0], shared),
        confidence=0.88 if runs else 0.8,
    )


def _coordinate(v: View, at: int, lo: int, shared: bool) -> int | None:
    """Where a clause that goes before has to end: the comma or joining word before this one's first word."""
    while at > lo and v.has("adverbs", at - 1) and not v.has("conjunctions", at - 1):
        at -= 1
    if at > lo and v.has("conjunctions", at - 1):
        joint = at - 1
        return joint - 1 if joint > lo and v.lows[joint - 1] == "," else joint
    return at - 1 if shared and at > lo and v.lows[at - 1] == "," else None


def _subject(v: View, left: Run, lo: int, verb: Verb, before: list[Frame]) -> tuple[tuple[Run, ...] | None, bool]:
    """The subject that stands before its verb, and whether it is shared with the verb before."""
    if (
        left[0] < left[1]
        and v.has("relatives", left[1] - 1)
        or (left[1] - left[0] == 2 and v.has("relatives", left[1] - 1))
    ):
        return (left,), False
    run = trimmed(v, left)
    if run[0] >= run[1] and verb.tag in ("plural", "impersonal") and (crowd := _crowd(v, left)):
        return (crowd,), False
    if left[1] > left[0] and v.has("linking", left[1] - 1) and before and before[-1].source:
        return before[-1].source, True
    if run[0] >= run[1]:
        if left[0] - 1 >= lo and v.lows[left[0] - 1] == ",":
            if verb.tag == "gerund" or _joined(v, left):
                return _shared(v, left[0], lo, before), True
            whole = _over_insertions(v, left[0] - 1, lo)
            if whole:
                return (whole,), False
        if verb.tag == "gerund" or _joined(v, left):
            return _shared(v, left[0], lo, before), True
        return None, False
    if has_verbal(v, run):
        for at in range(run[1] - 1, run[0] - 1, -1):
            if is_verbal(v, at) or v.has("linking", at) and has_verbal(v, (run[0], at)):
                run = trimmed(v, (at + 1, run[1]))
                break
        if run[0] >= run[1]:
            return (before[-1].source, True) if before and before[-1].source else (None, False)
    if run[1] - run[0] > _REACH:
        return None, False
    if v.has("prepositions", run[0]):
        end = noun_phrase(v, run[0] + 1, run[1])
        if verb.tag in ("plural", "impersonal") and v.has("places", run[0]) and end == run[1]:
            return (run,), False
        rest = trimmed(v, (end, run[1]))
        if rest[0] < rest[1] and not v.has("prepositions", rest[0]):
            return (rest,), False
        if verb.tag in ("plural", "impersonal") and v.has("places", run[0]):
            return (run,), False
        return ((_last_name(v, run),), False) if verb.tag != "impersonal" else (None, False)
    for at in range(run[0] + 1, run[1]):
        if cites_at(v, at):
            return ((run[0], at),), False
    return (run,), False


def _crowd(v: View, left: Run) -> Run | None:
    """The place that stands for all who write there: «В соцсетях пишут»."""
    for at in range(*left):
        if v.has("crowds", at) and (at == left[0] or not v.has("places", at - 1)):
            return at, at + 1
        if at + 1 < left[1] and v.has("places", at) and any(v.has("crowds", n) for n in range(at + 1, left[1])):
            return at, next(n for n in range(at + 1, left[1]) if v.has("crowds", n)) + 1
    return None


def _last_name(v: View, run: Run) -> Run:
    """The nominative that ends a range which begins with a preposition: "после встречи с Байденом | Зеленский"."""
    start = run[1] - 1
    if start in v.passage.open:
        start = v.passage.open[start]
    while start - 1 > run[0]:
        token = v.passage.tokens[start - 1]
        named = token.capital and v.passage.tokens[start].capital and not token.text.isascii()
        if not named and not v.has("roles", start - 1) or token.low.endswith(_OBLIQUE):
            break
        start -= 1
    return start, run[1]


def _shared(v: View, at: int, lo: int, before: list[Frame]) -> tuple[Run, ...] | None:
    """The subject of the verb before, for one that is joined to it: "X не назвали Y, но утверждают"."""
    last = next((frame for frame in reversed(before) if frame.source), None)
    if last:
        return last.source
    start = skip(v, lo, at)
    end = noun_phrase(v, start, at)
    if end == start or not (end < at and is_verbal(v, end) or v.has("negations", end)):
        return None
    return None if v.has("prepositions", start) else ((start, end),)


def _joined(v: View, left: Run) -> bool:
    return left[0] < left[1] and v.has("conjunctions", left[0])


def _over_insertions(v: View, comma: int, lo: int) -> Run | None:
    """The subject before one or more set-off parts that end at a comma: "источник, знакомый с …, сообщил"."""
    stop, keep = comma, comma
    for _ in range(3):
        start = clause_left(v, stop, lo)
        opening = start
        while start > lo and not (v.lows[start - 1] in (",", ";", ":", *DASHES)):
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


def _directive(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«X потребовал вывести войска»: the infinitive and what follows it."""
    at = end
    while at < region[1] and at - end < 7 and not v.stops(at):
        if _infinitive(v, at):
            start = at - 1 if at > end and v.has("negations", at - 1) else at
            source, shared = _subject(v, left, region[0], verb, before)
            return _said(v, verb, cue, source, shared, left, start, region) if source else None
        at = v.passage.over(at, region[1])
    return None


def _infinitive(v: View, at: int) -> bool:
    low = v.lows[at]
    if v.passage.tokens[at].kind != "w" or len(low) < 4:
        return False
    if v.lex.language == "uk":
        return low.endswith(("ти", "тися", "тись")) and not low.endswith(("сти ", "ості", "асти "))
    return low.endswith(
        ("ать", "ять", "ить", "еть", "уть", "оть", "ться", "сти", "зти", "йти", "чь", "ыть")
    ) and not low.endswith("ость")


def _impersonal(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«Сообщается, что …», «В отчёте говорится, что …», «…, говорится в заявлении»."""
    bare = verb.tag == "plural" and left[0] == left[1] and _opens_sentence(v, cue[0][0], region[0])
    if verb.tag != "impersonal" and not bare:
        return None
    start, _ = _complement(v, end, region[1], verb)
    placed, after = (None, end) if start else _right_text(v, end, region[1])
    if not start:
        start, _ = _complement(v, after, region[1], verb)
    if not start and verb.tag == "impersonal":
        topic = v.at("topics", end)
        if topic and left[0] < left[1]:
            start = end + topic
            cue = ((cue[0][0], start),)
    if start:
        source: tuple[Run, ...] | None = (placed,) if placed else None
        if source is None:
            source, _ = _subject(v, left, region[0], verb, [])
            if source and not (v.has("prepositions", source[0][0]) or v.has("relatives", source[0][-1] - 1)):
                source = None
        return _said(v, verb, cue, source, False, left, start, region)
    if bare or not _set_off(v, left, region[0]):
        return None
    if placed is None and after < region[1] and not v.stops(after):
        return None
    return _behind(v, cue, placed, left, after, region, "R9" if v.lex.language == "ru" else "U14")


def _right_text(v: View, at: int, hi: int) -> tuple[Run | None, int]:
    """The text or place that an impersonal verb names behind it: «говорится в заявлении X»."""
    at = _skip_adverbs(v, at, hi)
    if at < hi and v.has("places", at):
        end = noun_phrase(v, at + 1, hi)
        if end > at + 1 and not v.has("times", end - 1):
            return (at, end), skip(v, end, hi)
    return None, skip(v, at, hi)


def _skip_adverbs(v: View, at: int, hi: int) -> int:
    while at < hi and v.at("adverbs", at):
        at += v.at("adverbs", at)
    return at


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
    return Frame(
        form=form,
        says=f"“{v.passage.words((cue[0][0], source[1] if source and source[1] > cue[0][0] else cue[-1][1]))}” after what it passes on",
        shape="after",
        key=cue[0][0],
        cue=cue,
        source=(source,) if source else (),
        own=(mark, stop),
        confidence=0.9 if source else 0.75,
    )


def _after(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«…, сообщает X», «…», — сказал X», «… — пишет X»."""
    if "before" not in verb.takes:
        return None
    form = "R4" if v.lex.language == "ru" else "U3"
    if _set_off(v, left, region[0]) and not _joined(v, left):
        source, after = _right(v, end, region[1], verb)
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
        if _complement(v, end, region[1], verb)[0]:
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


def _topic_first(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«О сделке сообщил X», «О том, что …, сообщил X», «Сообщения о сделке опроверг X»."""
    if not verb.takes & {"topic", "object"}:
        return None
    lead = trimmed(v, left)
    source, after = _right(v, end, region[1], verb)
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


def _object(
    v: View, verb: Verb, cue: tuple[Run, ...], left: Run, end: int, region: Run, before: list[Frame]
) -> Frame | None:
    """«X подтвердил сделку», «X опроверг сообщения о том, что …», «Сообщения опроверг X»."""
    if "object" not in verb.takes:
        return None
    at = skip(v, end, region[1])
    if at < region[1] and not v.stops(at) and not v.has("conjunctions", at) and not cites_at(v, at):
        source, shared = _subject(v, left, region[0], verb, before)
        if source is not None:
            return _said(v, verb, cue, source, shared, left, at, region)
        found, _ = _right(v, end, region[1], verb)
        lead = trimmed(v, left)
        if found and lead[0] < lead[1]:
            return _fixed(v, verb, cue, found, lead, region)
        return None
    lead = trimmed(v, left)
    if lead[1] - lead[0] >= 2 and (at >= region[1] or v.stops(at)) and not v.has("prepositions", lead[1] - 2):
        if has_verbal(v, lead) or lead[1] - 1 in v.passage.open:
            return None
        who = _subject(v, (lead[0], lead[1] - 1), region[0], verb, [])[0]
        if who:
            return _fixed(v, verb, cue, who[0], (lead[1] - 1, lead[1]), region)
    return None


def subject(v: View, left: Run, lo: int, tag: str, before: list[Frame]) -> tuple[Run, ...] | None:
    """The subject before a verb that is in no list; `tag` as of a verb."""
    verb = Verb(words=("",), tag=tag, id="", takes=frozenset(), certainty=None, act=None, denied=None)  # type: ignore[arg-type]
    return _subject(v, left, lo, verb, before)[0]


def right(v: View, at: int, hi: int, tag: str) -> tuple[Run | None, int]:
    """The subject after a verb that is in no list."""
    verb = Verb(words=("",), tag=tag, id="", takes=frozenset(), certainty=None, act=None, denied=None)  # type: ignore[arg-type]
    return _right(v, at, hi, verb)
