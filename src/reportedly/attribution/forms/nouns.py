"""Nouns that pass something on: "заявление X о том, что …", "слухи о …", "statements of X that …"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.lexicon import Noun
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import View, cites_at, is_verbal, noun_phrase

_REACH = 14


def nouns(v: View, sentence: Run, frames: Sequence[Frame]) -> list[Frame]:
    """The frames of the nouns of a sentence that are in no cue or source of another frame."""
    taken = {n for frame in frames for run in (*frame.cue, *frame.source) for n in range(*run)}
    found = []
    for at in range(*sentence):
        if at in taken or v.passage.tokens[at].kind != "w":
            continue
        row = v.known[at].noun
        if row is None:
            continue
        frame = _english(v, row, at, sentence) if v.english else _slavic(v, row, at, sentence)
        if frame:
            found.append(frame)
    return found


def _slavic(v: View, row: Noun, at: int, sentence: Run) -> Frame | None:
    lo, hi = v.passage.region(at, sentence)
    end = at + 1
    while end < hi and end - at < _REACH:
        if v.at("topics", end) or v.lows[end] == "," or v.lows[end] == ":" or is_verbal(v, end) or cites_at(v, end):
            break
        if v.stops(end) or v.has("boundaries", end):
            return None
        end = v.passage.over(end, hi)
    source = _owner(v, at, end, lo)
    topic = v.at("topics", end) if end < hi else 0
    if topic:
        clause = v.at("correlatives", end)
        if clause and end + clause < hi and v.lows[end + clause] == ",":
            return _frame(v, row, at, ((at, at + 1),), source, end, clause_end(v, at, end + clause + 1, lo, hi))
        if row.strong and (source or row.certainty) and end + topic < hi and not v.at("pointers", end):
            stop = noun_phrase(v, end + topic, hi)
            cue = ((at, end + topic),) if end == at + 1 else ((at, at + 1), (end, end + topic))
            return _frame(v, row, at, cue, source, end + topic, stop, weak=not source) if stop > end + topic else None
        return None
    if (
        end + 1 < hi
        and v.lows[end] == ","
        and v.has("complementisers", end + 1)
        and v.lows[end + 1] not in ("как", "як")
    ):
        if end > at + 1 and source is None:
            return None
        return _frame(v, row, at, ((at, at + 1),), source, end + 1, clause_end(v, at, end + 1, lo, hi))
    return None


def _owner(v: View, at: int, end: int, lo: int) -> Run | None:
    """Whose word the noun is: the genitive after it, or a place before or after it («слухи в СМИ»)."""
    if end > at + 1:
        first = at + 1
        if v.has("prepositions", first):
            return (first, end) if v.has("places", first) and _party(v, first + 1, end) else None
        return first, end
    start = at - 1
    while start > lo and at - start < 5 and not v.stops(start):
        if v.has("places", start):
            return (start, at) if _party(v, start + 1, at) else None
        start -= 1
    return None


def _party(v: View, lo: int, hi: int) -> bool:
    return any(v.has("outlets", n) or v.has("speakers", n) or v.passage.tokens[n].capital for n in range(lo, hi))


def clause_end(v: View, at: int, start: int, lo: int, hi: int) -> int:
    """Where the clause of a noun ends: with the sentence, or at a comma when the noun is a subject."""
    subject = not any(is_verbal(v, n) for n in range(lo, at))
    end = start + 1
    while end < hi:
        if v.lows[end] == ";" or (cites_at(v, end) and v.lows[end - 1] == ","):
            break
        goes_on = any(v.has(kind, end + 1) for kind in ("boundaries", "relatives", "conjunctions"))
        if subject and v.lows[end] == "," and end > start + 3 and not goes_on:
            break
        end = v.passage.over(end, hi)
    return min(end, hi)


def _frame(
    v: View, row: Noun, at: int, cue: tuple[Run, ...], source: Run | None, start: int, end: int, *, weak: bool = False
) -> Frame:
    return Frame(
        form=row.id,
        says=f"the noun “{v.passage.tokens[at].text}” with what it passes on",
        shape="fixed",
        key=at,
        cue=cue,
        source=(source,) if source else (),
        own=(at, start),
        content=((start, end),),
        certainty=row.certainty,
        confidence=0.5 if weak else 0.65,
        noun=True,
    )


def _english(v: View, row: Noun, at: int, sentence: Run) -> Frame | None:
    lo, hi = v.passage.region(at, sentence)
    end, source = at + 1, _possessor(v, at, lo)
    if end < hi and v.lows[end] in ("of", "by", "from") and not (row.strong and v.lows[end] == "of"):
        stop = noun_phrase(v, end + 1, hi)
        stop = next((n for n in range(end + 1, stop) if v.lows[n] in ("about", "that")), stop)
        if stop > end + 1:
            source, end = (end + 1, stop), stop
    if end + 1 < hi and v.lows[end] == "that" and not _is_relative(v, end, hi) and (source or row.strong):
        return _frame(v, row, at, ((at, at + 1),), source, end, _that_end(v, at, end, lo, hi))
    topic = end < hi and v.lows[end] in (("about", "of") if row.strong else ("about",))
    if topic and end + 1 < hi and not v.at("pointers", end) and (source or row.certainty):
        stop = noun_phrase(v, end + 1, hi)
        cue = ((at, end + 1),) if end == at + 1 else ((at, at + 1), (end, end + 1))
        return _frame(v, row, at, cue, source, end + 1, stop) if stop > end + 1 else None
    return None


def _possessor(v: View, at: int, lo: int) -> Run | None:
    """Whose word an English noun is: "Nordland's latest claim", "a Gazette report", "their statement"."""
    tokens, n = v.passage.tokens, at - 1
    while n > lo and at - n <= 3 and tokens[n].kind == "w" and not tokens[n].capital and not _owns(v, n):
        if v.has("determiners", n) or v.has("prepositions", n) or is_verbal(v, n):
            return None
        n -= 1
    if n < lo or (not _owns(v, n) and not (tokens[n].capital and n == at - 1)):
        return None
    if v.lows[n] in ("its", "his", "her", "their", "our", "my"):
        return n, n + 1
    start = n
    while (
        start > lo and (tokens[start - 1].capital or v.has("determiners", start - 1)) and tokens[start - 1].kind == "w"
    ):
        if v.has("prepositions", start - 1) or is_verbal(v, start - 1):
            break
        start -= 1
    if n == at - 1 and not _owns(v, n) and v.lows[start] in ("a", "an", "the"):
        start += 1
    return (start, n + 1) if start <= n and not (start == lo and tokens[start].kind != "w") else None


def _owns(v: View, at: int) -> bool:
    low = v.lows[at]
    return low.endswith("'s") or low in ("its", "his", "her", "their", "our", "my") or low.endswith("s'")


def _is_relative(v: View, that: int, hi: int) -> bool:
    """Whether "that" stands for the noun: "a report that did not name it"."""
    return that + 1 < hi and is_verbal(v, that + 1)


def _that_end(v: View, at: int, start: int, lo: int, hi: int) -> int:
    subject = not any(is_verbal(v, n) for n in range(lo, at))
    end, verbs = start + 1, 0
    while end < hi:
        if v.lows[end] in (";", "—", "–") or (cites_at(v, end) and v.lows[end - 1] == ","):
            break
        if v.lows[end] == "," and (v.lows[end + 1 : end + 2] == ("according",) or (subject and verbs)):
            break
        if is_verbal(v, end) and not is_verbal(v, end - 1):
            verbs += 1
            if subject and verbs > 1 and not v.has("linking", end - 1):
                break
        end = v.passage.over(end, hi)
    return min(end, hi)
