"""Cutting what is passed on to size, once every form of a sentence is known."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.attribution.forms.frame import Frame
from reportedly.attribution.forms.passage import Run
from reportedly.attribution.forms.phrases import DASHES, View, noun_phrase, sentence_start, skip

_SHORT_QUOTE = 4


def contents(v: View, sentence: Run, frames: Sequence[Frame]) -> list[tuple[Run, ...]]:
    """For each frame the ranges of its content; empty where it stands in another sentence or frame, or nowhere."""
    return [_content(v, sentence, frames, frame) for frame in frames]


def _content(v: View, sentence: Run, frames: Sequence[Frame], frame: Frame) -> tuple[Run, ...]:
    if frame.shape == "fixed":
        return tuple(run for run in (_bare(v, run) for run in frame.content) if run[0] < run[1])
    if frame.shape == "clause":
        return _clause(v, sentence, frames, frame)
    if frame.shape in ("front", "after"):
        return _around(v, sentence, frames, frame)
    return ()


def _clause(v: View, sentence: Run, frames: Sequence[Frame], frame: Frame) -> tuple[Run, ...]:
    p, start = v.passage, frame.start
    while start < sentence[1] and v.lows[start] in (",", *DASHES):
        start += 1
    if start in p.close and p.is_quote(start) and v.speaks(start):
        end = p.close[start] + 1
        if end - start > _SHORT_QUOTE + 2 or end >= sentence[1] or v.stops(end):
            return ((start, end),)
    stop = stop_after(v, sentence, frames, frame, start)
    run = _bare(v, _phrase(v, start, stop))
    return (run,) if run[0] < run[1] else ()


def _phrase(v: View, start: int, stop: int) -> Run:
    """A noun phrase without the time behind it and without a second verb of the same subject; a clause as it is."""
    end = noun_phrase(v, start, stop)
    if end == start or v.has("complementisers", start):
        return start, stop
    if end < stop and v.has("conjunctions", end) and v.has("auxiliaries", end + 1):
        return start, end
    return (start, end) if skip(v, end, stop) >= stop else (start, stop)


def stop_after(v: View, sentence: Run, frames: Sequence[Frame], frame: Frame, start: int) -> int:
    """Where the clause that begins at `start` ends, before the words of other forms and clauses of their own."""
    hi = v.passage.region(frame.key, sentence)[1]
    stops = [hi]
    level = v.passage.inside[frame.key]
    for other in frames:
        if other is frame or v.passage.inside[other.key] != level:
            continue
        if other.coordinate is not None and other.coordinate > start and other.key > start:
            stops.append(other.coordinate)
        set_behind = other.shape in ("front", "after") and other.form not in ("R1", "U1")
        if other.own[0] > start and (
            other.shape == "cites" or (set_behind and place(v, sentence, other, frames) == "final")
        ):
            stops.append(other.own[0])
    at = start
    relative = len(frame.source) == 1 and v.has("relatives", frame.source[0][1] - 1)
    while at < min(stops):
        if v.lows[at] == ";" or (relative and at > start and v.lows[at] == "," and _resumes(v, at + 1)):
            return at
        at = v.passage.over(at, hi)
    return min(stops)


def _resumes(v: View, at: int) -> bool:
    """Whether the main clause goes on behind a relative one: "who asked for silence, said"."""
    at = skip(v, at, len(v.lows))
    return at < len(v.lows) and (at in v.verbs or v.has("auxiliaries", at))


def place(v: View, sentence: Run, frame: Frame, frames: Sequence[Frame]) -> str:
    """Whether the words of a form stand first, last or inside what they pass on."""
    lo, hi = v.passage.region(frame.key, sentence)
    left = left_edge(v, (lo, hi), frames, frame)
    if skip(v, left, frame.own[0]) >= frame.own[0] or _joints(v, left, frame.own[0]):
        return "first"
    end = frame.own[1]
    if end >= hi or v.lows[end] in (".", "!", "?", "…", ";", ":") or v.lows[end] in DASHES:
        return "final"
    if v.lows[end] != ",":
        return "final" if v.has("conjunctions", end) or v.lows[frame.own[0]] in (",", *DASHES) else "inner"
    for other in frames:
        if other is not frame and end <= other.own[0] <= end + 1 and other.shape in ("cites", "after"):
            return "final"
        if other.coordinate is not None and end <= other.coordinate <= end + 1:
            return "final"
    if end + 1 < hi and (v.has("modifiers", end + 1) or _gerund(v, end + 1)):
        return "final"
    return "inner"


def _gerund(v: View, at: int) -> bool:
    at = skip(v, at, len(v.lows))
    return at < len(v.lows) and at in v.verbs and v.verbs[at].tag == "gerund"


def _joints(v: View, lo: int, hi: int) -> bool:
    """Whether a range holds nothing but joining words, complementisers, adverbials and commas."""
    while lo < hi:
        end = skip(v, lo, hi)
        if end == lo:
            if not (v.has("conjunctions", lo) or v.has("complementisers", lo) or v.lows[lo] in (",", *DASHES)):
                return False
            end = lo + 1
        lo = end
    return True


def left_edge(v: View, region: Run, frames: Sequence[Frame], frame: Frame) -> int:
    """Where the sentence part of a form begins: after a semicolon, or with the innermost clause around it."""
    lo, at = region[0], frame.own[0] - 1
    lo = max(lo, sentence_start(v, region))
    while at >= lo:
        if v.lows[at] == ";" or (at == frame.own[0] - 1 and v.lows[at] == ":"):
            lo = at + 1
            break
        at = v.passage.under(at)
    return lo


def _around(v: View, sentence: Run, frames: Sequence[Frame], frame: Frame) -> tuple[Run, ...]:
    p = v.passage
    region = p.region(frame.key, sentence)
    where = place(v, sentence, frame, frames)
    edge = left_edge(v, region, frames, frame)
    outer = _clauses_around(v, frames, frame)
    begin, end = frame.own
    if where != "first" and outer is not None and _joints(v, outer, begin):
        where = "first"
    if where == "first":
        start = end
        while start < region[1] and v.lows[start] in (",", *DASHES, ":"):
            start += 1
        run = _bare(v, (start, stop_after(v, sentence, frames, frame, start)))
        return (run,) if run[0] < run[1] else ()
    closing = begin - 1
    while closing > 0 and v.lows[closing] in (",", *DASHES):
        closing -= 1
    if frame.shape == "after" and closing in p.open and p.is_quote(p.open[closing]) and v.speaks(p.open[closing]):
        opening = p.open[closing]
        if opening <= edge or _joints(v, edge, opening) or v.lows[opening - 1] == ":":
            return ((opening, closing + 1), *_second(v, sentence, end))
    for other in frames:
        if other is not frame and other.shape in ("after", "front") and other.own[1] <= begin and other.own[0] > edge:
            after = other.own[1]
            if after < begin and (v.lows[after] == ",") and v.has("conjunctions", after + 1):
                edge = after + 1
    if frame.form in ("R1", "U1"):
        edge = max([edge, *(o.own[1] for o in frames if o.shape == "front" and o.own[1] <= begin)])
    if (where == "inner" and outer is not None) or (where == "final" and outer is not None and _unnamed(v, frame)):
        edge = outer
    first = _bare(v, (edge, begin))
    pieces = [first] if first[0] < first[1] else []
    if where == "inner":
        rest = _bare(v, (end, stop_after(v, sentence, frames, frame, end)))
        if rest[0] < rest[1]:
            pieces.append(rest)
    elif p.inside[frame.key] >= 0 and p.is_quote(p.inside[frame.key]):
        close = p.close[p.inside[frame.key]]
        after = end
        while after < close and (v.lows[after] in (".", ",", *DASHES)):
            after += 1
        if after < close and end < after:
            pieces.append((after, close))
    return tuple(pieces)


def _second(v: View, sentence: Run, end: int) -> tuple[Run, ...]:
    """The rest of a quotation that its speaker interrupts (“A,” X said. “B.”), here or at the next sentence."""
    p, at = v.passage, end
    while at < sentence[1] and v.lows[at] in (",", ".", ":", *DASHES):
        at += 1
    if at < sentence[1] and not p.is_quote(at):
        if any(p.is_quote(n) for n in range(at, sentence[1])):
            return ()
        at = sentence[1]
    if at > end and at < len(v.lows) and p.is_quote(at) and v.speaks(at):
        close = p.close[at] + 1
        after = close
        while after < len(v.lows) and v.lows[after] in (",", ".", *DASHES):
            after += 1
        if after >= len(v.lows) or any(lo == after for lo, _ in p.sentences):
            return ((at, close),)
    return ()


def _clauses_around(v: View, frames: Sequence[Frame], frame: Frame) -> int | None:
    """The start of the innermost clause passed on that a form stands in."""
    starts = [
        other.start
        for other in frames
        if other is not frame
        and other.shape == "clause"
        and other.key < frame.key
        and other.start <= frame.own[0]
        and v.passage.inside[other.key] == v.passage.inside[frame.key]
    ]
    return max(starts, default=None)


def _unnamed(v: View, frame: Frame) -> bool:
    return any(v.has("anonymous", at) for run in frame.source for at in range(*run))


def _bare(v: View, run: Run) -> Run:
    """A range without the marks that set it off, and without the full stop that ends the sentence."""
    lo, hi = run
    while lo < hi and (v.lows[lo] in (",", ";", ":", ".", *DASHES)):
        lo += 1
    while hi > lo and (v.lows[hi - 1] in (",", ";", ":", ".", *DASHES) or v.has("conjunctions", hi - 1)):
        hi -= 1
    return lo, hi
