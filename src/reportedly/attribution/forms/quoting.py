"""One party that repeats another's words («X приводит слова Y»), and one that calls a report false."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.english.subject import subject as english_subject
from reportedly.attribution.forms.frame import DENIALS, Frame, Shape
from reportedly.attribution.forms.lexicon import Tag
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import (
    DASHES,
    View,
    clause_left,
    has_verbal,
    is_adverb,
    noun_phrase,
    skip,
    trimmed,
)
from reportedly.attribution.forms.slavic.subject import right, subject

_REACH = 25
_LONGEST_LABEL = 9
_LONGEST_NAME = 7
_BE = frozenset(("am", "are", "be", "been", "being", "is", "was", "were"))


def quoted(v: View, sentence: Run) -> list[Frame]:
    """For each verb of quoting two frames: of the one that repeats the words, and of the one whose words they are."""
    if v.english:
        return _as_saying(v, sentence)
    found: list[Frame] = []
    for at in range(*sentence):
        if found and found[-1].own[1] > at:
            continue
        length = v.at("quoting", at)
        if not length:
            found += _around_name(v, at, sentence)
            continue
        lo, hi = v.passage.region(at, sentence)
        end = at + length
        left = clause_left(v, at, lo)
        # Right behind a comma or a dash the verb follows what it passes on, and whoever repeats it stands behind.
        inverted = at > lo and v.lows[at - 1] in (",", *DASHES)
        by = None if inverted else subject(v, (left, at), lo, "plural", [])[0]
        whom_end = noun_phrase(v, end, hi)
        whom: Run | None = (end, whom_end) if whom_end > end else None
        if by is None and whom is not None:
            split = _split(v, whom)
            if split is None:
                continue
            by, whom = ((split, whom[1]),), (whom[0], split)
            if split == whom[0]:
                by, whom = _led_by_outlet(v, by[0])
        if by is None or whom is None:
            continue
        start, after = _complement(v, whom_end, hi)
        words = end - 1 if v.has("testimony", end - 1) else at
        whole = v.has("testimony", end - 1) and by[0][0] == sentence[0]
        behind = _follows(v, left, lo)
        if not (start or behind or whole):
            continue
        mark = left - 1 if behind and not start else at
        found.append(
            Frame(
                form="R16" if v.lex.language == "ru" else "U15",
                says=f"“{v.passage.words((at, end))}”, which repeats another's words",
                shape="clause" if start else "after" if behind else "points",
                cue=((at, end),),
                source=by,
                start=start or -1,
                confidence=0.9,
                own=(mark, start or after),
                key=at,
            )
        )
        found.append(
            Frame(
                form="R16" if v.lex.language == "ru" else "U15",
                says=f"“{v.passage.words((words, end))}” of the one whose words are repeated",
                shape="cites",
                cue=((words, end),),
                source=(whom,),
                confidence=0.88,
                own=(at, whom[1]),
                key=at,
            )
        )
    return found


def _around_name(v: View, at: int, sentence: Run) -> list[Frame]:
    """The two frames where whoever repeats the words stands amid the cue: «…, передаёт ТАСС слова министра»."""
    if at <= sentence[0] or v.lows[at - 1] not in (",", *DASHES) or "quoting" not in v.known[at].opens:
        return []
    hi = v.passage.region(at, sentence)[1]
    words = next((n for n in range(at + 2, min(hi, at + _LONGEST_NAME)) if v.has("testimony", n)), None)
    quoting = v.lex.lists["quoting"]
    if words is None or not quoting.at((v.lows[at], v.lows[words]), 0) or noun_phrase(v, at + 1, hi) < words:
        return []
    end = noun_phrase(v, words + 1, hi)
    if end == words + 1:
        return []
    form = "R16" if v.lex.language == "ru" else "U15"
    outer = Frame(
        form=form,
        says=f"“{v.passage.words((at, words + 1))}”, which repeats another's words",
        shape="after",
        cue=((at, at + 1), (words, words + 1)),
        source=((at + 1, words),),
        confidence=0.9,
        own=(at - 1, end),
        key=at,
    )
    inner = Frame(
        form=form,
        says=f"“{v.passage.words((words, words + 1))}” of the one whose words are repeated",
        shape="cites",
        cue=((words, words + 1),),
        source=((words + 1, end),),
        confidence=0.88,
        own=(at, end),
        key=at,
    )
    return [outer, inner]


def _as_saying(v: View, sentence: Run) -> list[Frame]:
    """ "X quoted Y as saying Z", "Y was quoted by X as saying Z", "Z, Y was quoted as saying by X"."""
    found: list[Frame] = []
    for at in range(sentence[0], sentence[1] - 1):
        if v.lows[at] != "as" or not v.has("testimony", at + 1):
            continue
        lo, hi = v.passage.region(at, sentence)
        verb = next((n for n in range(at - 1, max(lo - 1, at - _REACH), -1) if v.has("quoting", n)), None)
        if verb is None:
            continue
        first = verb
        while first > lo and (v.has("auxiliaries", first - 1) or is_adverb(v, first - 1)):
            first -= 1
        passive = any(v.lows[n] in _BE for n in range(first, verb))
        left = (clause_left(v, first, lo), first)
        named = english_subject(v, left, lo, [])[0]
        whom: tuple[Run, ...] | None = named if passive else (((verb + 1, at),) if at > verb + 1 else None)
        who: tuple[Run, ...] | None = None if passive else named
        cue: tuple[Run, ...] = ((first, at + 2),) if passive else ((at, at + 2),)
        by: tuple[Run, ...] = ((first, verb + 1),)
        end = at + 2
        agent = verb + 1 if v.lows[verb + 1] == "by" else end if v.lows[end : end + 1] == ("by",) else -1
        if passive and agent >= 0:
            stop = noun_phrase(v, agent + 1, at if agent < at else hi)
            if stop > agent + 1:
                who, by = ((agent + 1, stop),), ((agent, agent + 1),)
                cue = ((first, verb + 1), (at, at + 2)) if agent < at else cue
                end = max(end, stop)
        after = skip(v, end, hi)
        start = (
            after
            if after < hi and not v.stops(after)
            else after + 1
            if v.lows[after : after + 1] in ((":",), (",",)) and after + 2 < hi
            else 0
        )
        if start and v.stops(after) and not (v.lows[after] == ":" or v.passage.is_quote(start)):
            start = 0
        behind = not start and _follows(v, left[0], lo)
        if whom is None or not (start or behind):
            continue
        own = (left[0] - 1, end) if behind else (min(left[1], (who or whom)[0][0], whom[0][0]), start)
        if who:
            outer = start if passive or not start else verb + 1
            found.append(_quoting(v, "clause" if start else "after", verb, by, who, own, outer))
        found.append(_quoting(v, "clause" if start else "after", at + 1, cue, whom, own, start, behind=bool(who)))
    return found


def _quoting(
    v: View,
    shape: Shape,
    key: int,
    cue: tuple[Run, ...],
    source: tuple[Run, ...],
    own: Run,
    start: int,
    *,
    behind: bool = False,
) -> Frame:
    return Frame(
        form="E6",
        says=f"“{' … '.join(v.passage.words(run) for run in cue)}”, which repeats another's words",
        shape=shape,
        key=key,
        cue=cue,
        source=source,
        own=own,
        start=start or -1,
        behind=key if behind else None,
        confidence=0.88,
    )


def _split(v: View, run: Run) -> int | None:
    """Where a name in the genitive ends and the outlet after it begins: «слова тренера | газета Ledger»."""
    first = v.passage.is_quote(run[0]) or v.has("outlets", run[0])
    for at in range(run[0] + (not first), run[1]):
        token = v.passage.tokens[at]
        if v.has("outlets", at) or v.passage.is_quote(at) or (token.capital and token.text.isascii()):
            return at
        if token.text.isupper() and len(token.text) > 1:
            return at
    return None


def _led_by_outlet(v: View, run: Run) -> tuple[tuple[Run], Run | None]:
    """The outlet that a run begins with, and whom it quotes: «журнал | художницу», «Коммерсантъ» | директора."""
    end = v.passage.close[run[0]] + 1 if v.passage.is_quote(run[0]) else run[0] + 1
    return ((run[0], end),), ((end, run[1]) if end < run[1] else None)


def _complement(v: View, at: int, hi: int) -> tuple[int, int]:
    after = skip(v, at, hi)
    if after < hi and v.lows[after] == ":":
        return after + 1, after
    if after + 1 < hi and v.lows[after] == "," and v.has("complementisers", after + 1):
        return after + 1, after
    if v.at("correlatives", after):
        return after, after
    return 0, after


def _follows(v: View, left: int, lo: int) -> bool:
    mark = left - 1
    return mark >= lo and (v.lows[mark] in (",", *DASHES) or mark in v.passage.open)


def called_false(v: View, sentence: Run, frames: Sequence[Frame]) -> list[Frame]:
    """«X назвал это выдумкой», "X called the reports fiction": a denial when a word for untruth follows."""
    found = []
    for at in range(*sentence):
        if not v.has("namings", at) or any(frame.key == at for frame in frames):
            continue
        lo, hi = v.passage.region(at, sentence)
        stop = at + 1
        while stop < min(hi, at + _REACH) and v.lows[stop] not in (";", "."):
            stop = v.passage.over(stop, hi)
        false = any(v.has("falsehoods", n) for n in range(at + 1, min(stop, len(v.lows))))
        if not false and not any(v.passage.is_quote(n) for n in range(at + 2, min(stop, len(v.lows)))):
            continue
        left = clause_left(v, at, lo)
        tag: Tag = "plural" if v.lows[at].endswith(("ли", "ют")) else "singular"
        if v.english:
            first = at
            while first > lo and (v.has("auxiliaries", first - 1) or is_adverb(v, first - 1)):
                first -= 1
            if any(v.lows[n] in _BE or v.lows[n] in ("not", "never") for n in range(first, at)):
                continue
            source = english_subject(v, (clause_left(v, first, lo), first), lo, frames)[0]
            if source is None:
                continue
        else:
            source = subject(v, (left, at), lo, tag, frames)[0]
        if source is None:
            by, _ = right(v, at + 1, hi, tag)
            lead = trimmed(v, (left, at))
            if by is None or lead[0] >= lead[1]:
                continue
            source = (by,)
        found.append(
            Frame(
                form=DENIALS[v.lex.language],
                says=f"“{v.passage.tokens[at].text}” with {'a word for untruth' if false else 'a quoted name for it'}",
                shape="clause",
                key=at,
                cue=((at, at + 1),),
                source=source,
                own=(source[0][0], at + 1),
                start=at + 1,
                certainty="denied" if false else None,
                answers=false,
                confidence=0.85 if false else 0.7,
            )
        )
    return found


def credits(v: View, sentence: Run) -> list[Frame]:
    """Bibliographic brackets, which have no cue: "The striker will sign (COASTAL MAIL, 3/7)." """
    found = []
    for at in range(*sentence):
        if v.lows[at] != "(" or at not in v.passage.close or v.passage.close[at] >= sentence[1]:
            continue
        close = v.passage.close[at]
        comma = next((n for n in range(at + 1, close) if v.lows[n] == ","), None)
        if comma is None or not v.passage.tokens[at + 1].capital or not _is_date(v, comma + 1, close):
            continue
        found.append(
            Frame(
                form="E12",
                says=f"the bibliographic bracket “{v.passage.words((at, close + 1))}”",
                shape="after",
                key=at,
                cue=(),
                source=((at + 1, comma),),
                own=(at, close + 1),
                confidence=0.8,
            )
        )
    return found


def labels(v: View, sentence: Run) -> list[Frame]:
    """A label that names whom the lines before are from: "Source: Gazette", «Джерело: Обрій»."""
    lo, hi = sentence
    if hi - lo < 3 or not v.has("labels", lo) or v.lows[lo + 1] != ":":
        return []
    end = hi - 1 if v.lows[hi - 1] == "." else hi
    named = v.passage.tokens[lo + 2].capital or lo + 2 in v.passage.close or v.has("outlets", lo + 2)
    if end <= lo + 2 or end - lo > _LONGEST_LABEL or not named or has_verbal(v, (lo + 2, end)):
        return []
    return [
        Frame(
            form="U13" if v.lex.language == "uk" else "R13" if v.lex.language == "ru" else "E10",
            says=f"the label “{v.passage.words((lo, lo + 2))}”, which points at what was said before",
            shape="points",
            key=lo,
            cue=((lo, lo + 2),),
            source=((lo + 2, end),),
            own=(lo, end),
            confidence=0.75,
        )
    ]


def _is_date(v: View, at: int, hi: int) -> bool:
    """Whether a range is a date: numbers, with at most a month between."""
    tokens = v.passage.tokens[at:hi]
    numbers = [token for token in tokens if token.kind == "n"]
    return (
        bool(numbers)
        and len(tokens) <= 4
        and all(t.kind != "w" or v.has("times", at + n) for n, t in enumerate(tokens))
    )
