"""The relay forms of a text: who is said to say what, found by the forms of the language alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from reportedly.attribution.draft import Draft
from reportedly.attribution.forms.according import accordings, citations, finite, in_own_clause, relative_before, sights
from reportedly.attribution.forms.contents import contents
from reportedly.attribution.forms.discourse import Clue, clue, rests
from reportedly.attribution.forms.english.speech import speech as english_speech
from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.headline import tags
from reportedly.attribution.forms.lexicon import Lexicon, lexicon
from reportedly.attribution.forms.nouns import nouns
from reportedly.attribution.forms.passage import Passage, Run, passages
from reportedly.attribution.forms.phrases import View, view
from reportedly.attribution.forms.quoting import called_false, credits, labels, quoted
from reportedly.attribution.forms.reach import reach
from reportedly.attribution.forms.slavic.speech import speech as slavic_speech
from reportedly.model import Span, Spans

_MOST_VERBS = 40
_MOST_FRAMES = 40
"""Bounds for what is no prose: a real sentence has fewer, and the time for a sentence grows with their product."""

_SUBJECT = 9
"""Tokens before a citing verb that may be its subject, from the beginning of the sentence."""

_TAIL = 20
"""Tokens that a tail ", reports X" counts as farther from a citation than the verb before it."""


@dataclass(slots=True)
class _Found:
    """A frame with its spans; `parent` and `host` are numbers in the list of all that was found."""

    frame: Frame
    source: Spans
    cue: Spans
    content: Spans
    clue: Clue
    parent: int | None = None


def find_forms(text: str, language: str, span: Span | None = None, *, title: Span | None = None) -> list[Draft]:
    """Find every attribution that a relay form of the language shows, in order of place.

    text: the whole text; language: ISO 639-1, one without forms of its own takes those of its nearest relation;
    span: the part to look at, in code points, all by default; title: the span of the headline, which has forms of its
    own. `parent` of a draft is a number in the list that is returned.
    """
    lex = lexicon(language)
    whole = span or (0, len(text))
    found: list[_Found] = []
    before: Span | None = None
    if title and whole[0] <= title[0] and title[1] <= whole[1]:
        for passage in passages(text, title):
            _read(passage, lex, found, None, 0, None, headline=True)
        before = title
        parts = [(whole[0], title[0]), (title[1], whole[1])]
    else:
        parts = [whole]
    paragraph = 0
    unclosed: int | None = None
    for part in parts:
        for passage in passages(text, part) if part[0] < part[1] else ():
            paragraph += passage.begins
            first = len(found)
            _read(passage, lex, found, before, paragraph, unclosed, headline=False)
            before = passage.tokens[0].start, passage.tokens[-1].end
            if any(item.clue.relays or item.clue.outlet for item in found[first:]):
                unclosed = None
            elif unclosed is None:
                unclosed = before[0]
    _join(found)
    return _drafts(found)


def _read(
    passage: Passage,
    lex: Lexicon,
    found: list[_Found],
    before: Span | None,
    paragraph: int,
    unclosed: int | None,
    *,
    headline: bool,
) -> None:
    """Add what a paragraph holds; `unclosed`: where the paragraphs begin that no relay has told or closed yet."""
    v = view(passage, lex)
    for number, sentence in enumerate(passage.sentences):
        previous = passage.span(passage.sentences[number - 1]) if number else before
        frames = list(islice(_frames(v, sentence), _MOST_FRAMES))
        if headline and number == len(passage.sentences) - 1:
            tagged = tags(v)
            frames = tagged if any(frame.answers for frame in tagged) else frames + tagged
        frames.sort(key=lambda frame: frame.key)
        if frames:
            _place(v, sentence, frames, reach(v, frames, previous, unclosed), found, (paragraph, number))


def _frames(v: View, sentence: Run) -> Iterator[Frame]:
    brought = accordings(v, sentence)
    cited = [*citations(v, sentence), *quoted(v, sentence)]
    yield from brought
    yield from cited
    taken = {at for frame in (*brought, *cited) for run in (*frame.cue, *frame.source) for at in range(*run)}
    spoken: list[Frame] = []
    speech = english_speech if v.english else slavic_speech
    for at in [n for n in range(*sentence) if n in v.verbs and n not in taken][:_MOST_VERBS]:
        frame = speech(v, at, sentence, spoken)
        if frame:
            spoken.append(frame)
    spoken += called_false(v, sentence, spoken)
    spoken += credits(v, sentence)
    spoken += labels(v, sentence)
    yield from spoken
    yield from nouns(v, sentence, [*brought, *cited, *spoken])


def _place(
    v: View, sentence: Run, frames: list[Frame], previous: Span | None, found: list[_Found], where: tuple[int, int]
) -> None:
    """Add the frames of a sentence to what was found, with their spans and, among themselves, their parents."""
    runs = contents(v, sentence, frames)
    first = len(found)
    numbers: dict[int, int] = {}
    pointing: list[int] = []
    for index, (frame, content) in enumerate(zip(frames, runs, strict=True)):
        if frame.shape == "cites":
            continue
        spans = tuple(v.passage.span(run) for run in content)
        relayed = [o.key for o in frames if o.shape == "points" and any(a <= o.key < b for a, b in content)]
        if frame.shape == "points" or relayed:
            spans = (previous,) if previous else ()
        if not spans:
            continue
        numbers[index] = len(found)
        if spans == (previous,):
            pointing.append(len(found))
        hint = clue(v, sentence, frame, *where)
        found.append(_Found(frame, _spans(v, frame.source), _spans(v, frame.cue), spans, hint))
    for over in pointing:
        for under in pointing:
            if found[under].frame.shape == "points" and _passes_on(v, found[over].frame, found[under].frame):
                found[under].parent = over
    for index, frame in enumerate(frames):
        if frame.shape != "cites":
            continue
        host = None if in_own_clause(v, frame.key) else _host(v, frame, frames, numbers)
        if frame.hosted and (host is None or not _reports_beside(frames[host], frame, found[numbers[host]].clue)):
            continue
        on = numbers[host] if host is not None else _goes_on(v, sentence, frame, found[:first], where)
        content_of: Spans = ()
        if on is not None:
            content_of = found[on].content
        elif not (v.english or frame.hosted or finite(v, frame.key)):
            content_of = _rest(v, sentence, frame)
        if not content_of:
            continue
        hint = clue(v, sentence, frame, *where)
        item = _Found(frame, _spans(v, frame.source), _spans(v, frame.cue), content_of, hint)
        if on is not None and frame.carries:
            found[on].parent = len(found)
        elif on is not None:
            item.parent = on if host is not None else _subject(v, sentence, frame, found, on)
        numbers[index] = len(found)
        found.append(item)
    _nest(found, first, pointing)


def _passes_on(v: View, over: Frame, under: Frame) -> bool:
    """Whether a sentence says who passes on what it points at: «Об этом вчера сообщил X, передаёт Y»."""
    return over.shape in ("after", "front") or (
        over.shape == "points" and over.key > under.key and v.lows[over.key - 1] == ","
    )


def _goes_on(v: View, sentence: Run, frame: Frame, before: list[_Found], where: tuple[int, int]) -> int | None:
    """The relay of the sentence before, where this one begins by saying whom it cites: "The paper refers to …"."""
    if frame.carries or frame.key - sentence[0] > _SUBJECT or not finite(v, frame.key):
        return None
    number = next((n for n in reversed(range(len(before))) if before[n].frame.shape != "cites"), None)
    if number is None:
        return None
    last = before[number].clue
    near = last.paragraph == where[0] and where[1] - last.sentence == 1
    paper = bool(last.names) and any(v.has("outlets", n) for n in range(sentence[0], frame.key))
    again = any(v.lows[n] in last.names for n in range(sentence[0], frame.key))
    told = paper or again if sights(v, frame.key) else last.relays or last.outlet or last.reports or paper
    return number if near and told else None


def _subject(v: View, sentence: Run, frame: Frame, found: list[_Found], on: int) -> int:
    """The number of who cites in a sentence of its own: whoever spoke before, or a paper that it names anew.

    The paper is added to what was found: "Meanwhile the Oak refers to …" tells the same on another's word.
    """
    tokens = v.passage.tokens
    named = [n for n in range(sentence[0] + 1, frame.key) if tokens[n].capital]
    if not named or found[on].clue.names & {tokens[n].low for n in named}:
        return on
    start = named[0]
    while start > sentence[0] and (
        start - 1 in v.passage.close or v.has("outlets", start - 1) or v.has("determiners", start - 1)
    ):
        start -= 1
    # without a cue, for the verb says that the other one stands behind it, not it behind who spoke before
    other = replace(frame, source=((start, frame.key),), cue=(), shape="cites")
    found.append(replace(found[on], frame=other, source=_spans(v, other.source), cue=(), parent=None))
    return len(found) - 1


def _host(v: View, frame: Frame, frames: list[Frame], numbers: dict[int, int]) -> int | None:
    """Which frame of the sentence a citation stands behind: the one whose source cites, else the nearest."""
    best: tuple[int, int] | None = None
    for number in numbers:
        other = frames[number]
        if other.shape == "cites":
            lead = relative_before(v, frame.key)
            at = frame.own[0] + 1 if frame.hosted else lead
            if at is not None and other.source and 0 <= at - other.source[-1][1] <= 1:
                return number
            continue
        if other.noun:
            continue
        if other.own[1] <= frame.own[0]:
            gap = frame.own[0] - (
                other.start if other.shape == "clause" and other.start <= frame.own[0] else other.own[1]
            )
        else:
            tail = other.shape == "points" and v.lows[other.key - 1] == ","
            gap = abs(other.key - frame.own[1]) + _TAIL * tail
        if v.passage.inside[other.key] != v.passage.inside[frame.key]:
            gap += 50
        if best is None or gap < best[0]:
            best = gap, number
    return None if best is None else best[1]


def _reports_beside(host: Frame, frame: Frame, told: Clue) -> bool:
    """Whether whom a page met or what it saw is said right behind whoever reports."""
    behind = host.own[0] <= frame.own[0] <= host.own[1] or host.shape == "cites"
    return behind and (bool(told.names) or (host.shape == "cites" and told.outlet)) and not host.answers


def _rest(v: View, sentence: Run, frame: Frame) -> Spans:
    lo, hi = frame.own
    runs = [
        run
        for run in ((sentence[0], lo), (hi, sentence[1]))
        if any(v.passage.tokens[n].kind == "w" for n in range(*run))
    ]
    return _spans(v, tuple(_unmarked(v, run) for run in runs))


def _unmarked(v: View, run: Run) -> Run:
    lo, hi = run
    while hi > lo and v.lows[hi - 1] in ".,":
        hi -= 1
    while lo < hi and v.lows[lo] in ".,":
        lo += 1
    return lo, hi


def _spans(v: View, runs: tuple[Run, ...]) -> Spans:
    return tuple(v.passage.span(run) for run in runs if run[0] < run[1])


def _nest(found: list[_Found], first: int, pointing: list[int]) -> None:
    """Give each attribution the innermost other whose content holds its words.

    Looked at are those of one sentence, from `first` on, and those of the sentences that one of them points at.
    """
    lowest = first
    if pointing:
        start = found[pointing[0]].content[0][0]
        while lowest and (found[lowest - 1].cue + found[lowest - 1].source)[:1] >= ((start, start),):
            lowest -= 1
    for number in range(lowest, len(found)):
        own = found[number].cue + found[number].source
        if found[number].parent is not None or not own:
            continue
        best: tuple[int, int] | None = None
        for other in range(first, len(found)):
            if other == number or _rests_on(found, other, number):
                continue
            content = found[other].content
            if all(any(a <= s and e <= b for a, b in content) for s, e in own):
                size = sum(b - a for a, b in content)
                if best is None or size <= best[0]:
                    best = size, other
        if best:
            found[number].parent = best[1]
    for number in range(first, len(found)):
        over = found[number].parent
        if found[number].frame.noun and over is not None and found[over].frame.answers:
            found[number].parent = found[over].parent


def _rests_on(found: list[_Found], number: int, on: int) -> bool:
    parent, seen = found[number].parent, 0
    while parent is not None and seen < len(found):
        if parent == on:
            return True
        parent, seen = found[parent].parent, seen + 1
    return False


def _join(found: list[_Found]) -> None:
    """Give those that no content holds the relay of the discourse that they go on with."""
    hosts = {item.parent for item in found if item.frame.shape == "cites" and not item.frame.carries}
    known = frozenset(
        name
        for number, item in enumerate(found)
        if item.clue.relays or (number in hosts and not item.clue.unnamed)
        for name in item.clue.names
    )
    order = sorted(range(len(found)), key=lambda n: (found[n].cue + found[n].source + found[n].content)[0])
    clues = [found[n].clue for n in order]
    for place, number in enumerate(order):
        item = found[number]
        if item.parent is None and not item.frame.noun and item.frame.shape != "cites":
            over = rests(clues, known, place)
            if over is not None and not _rests_on(found, order[over], number):
                item.parent = _deepest(found, order[over]) if item.clue.unnamed else order[over]


def _deepest(found: list[_Found], on: int) -> int:
    """The paper whose report another one passes on, the last of several: it is that one's people who speak next."""
    seen = {on}
    while True:
        cited = [
            n for n, item in enumerate(found) if item.parent == on and item.frame.shape == "cites" and n not in seen
        ]
        named = next((n for n in cited if found[n].clue.names and not found[n].clue.unnamed), None)
        if named is None or found[named].frame.carries:
            return on
        on = named
        seen.add(on)


def _drafts(found: list[_Found]) -> list[Draft]:
    order = sorted(range(len(found)), key=lambda n: (found[n].source + found[n].cue + found[n].content)[0])
    place = {number: index for index, number in enumerate(order)}
    return [
        Draft(
            source=item.source,
            cue=item.cue,
            content=item.content,
            confidence=item.frame.confidence,
            because=f"{item.frame.form}: {item.frame.says}",
            form=item.frame.form,
            noun=item.frame.noun,
            parent=None if item.parent is None else place[item.parent],
            certainty=item.frame.certainty,
            act=item.frame.act,
        )
        for item in (found[number] for number in order)
    ]
