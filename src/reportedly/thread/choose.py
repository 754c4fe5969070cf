"""Which of a page's candidate headers head comments, and whether there is a thread at all.

Precision before recall: a numbered list of dated events, a byline or a list of teasers has the form of headers too. The
headers of a thread share one form, have bodies, count upwards, and show signs that lists and bylines do not have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from reportedly.thread.headers import Header
from reportedly.thread.lines import Line, lines
from reportedly.thread.names import sentence_like
from reportedly.thread.quotes import letters

Signs = Callable[[Sequence[Header]], set[str]]

MOST = 0.7
"""Share of the headers from which a sign is the page's style, and those without it are no headers."""

_SOMETHING = re.compile(r"\S")
_STYLES = ("number", "says", "post", "inline")
_STRONG = frozenset({"presence", "doubled"})


@dataclass(frozen=True, slots=True)
class _After:
    """The first line behind a header: its place, its indentation."""

    start: int
    indent: int


def choose(text: str, found: Sequence[Header], headings: Sequence[int], signs: Signs) -> list[Header]:
    """The headers of the page's comments in order; empty when the page has no thread.

    `headings` are the ends of lines such as "Comments (3)"; `signs` names further evidence that the page gives for
    a choice of headers ("action", "quote").
    """
    heading = _heading(text, found, headings)
    if heading is not None:
        found = [header for header in found if header.start >= heading]
    chosen = _undouble(_one_style(_one_form(found)))
    return [
        header
        for run in _runs(text, chosen)
        for header in _accepted(text, run, signs, {"heading"} if heading is not None else set())
    ]


def _accepted(text: str, run: Sequence[Header], signs: Signs, evidence: set[str]) -> list[Header]:
    """The headers of one run of them that head comments; none where the run convinces of no thread."""
    after = behind(text, run)
    chosen = _in_order(_with_bodies(text, run, after, is_indented(run, after)))
    if not chosen:
        return []
    found = evidence | signs(chosen) | _signs(chosen)
    if not found & {"number", "heading"}:
        chosen = _without_byline(text, chosen)
        found = signs(chosen) | _signs(chosen)
    return chosen if _convinces(chosen, found, after) else []


def _heading(text: str, found: Sequence[Header], headings: Sequence[int]) -> int | None:
    """The end of the first heading that a header follows at once, give or take a line such as "Sort by: newest"."""
    starts = [header.start for header in found]
    for end in headings:
        place = bisect_left(starts, end)
        if place < len(starts) and starts[place] <= end + 200 and text.count("\n", end, starts[place]) <= 6:
            return end
    return None


def _runs(text: str, chosen: Sequence[Header]) -> list[list[Header]]:
    """The headers, parted where the count begins again behind a line that stands left of all that came before.

    Such a line is the article's: the numbered headers above it were one of its lists.
    """
    runs: list[list[Header]] = []
    root = 0
    indented = is_indented(chosen, behind(text, chosen))
    for header in chosen:
        begins = indented and "number" in header.marks and header.ordinal == 1
        if not runs or (begins and _left_behind(text, runs[-1][-1], header, root)):
            runs.append([])
            root = header.indent
        root = min(root, header.indent)
        runs[-1].append(header)
    return runs


def _left_behind(text: str, last: Header, header: Header, root: int) -> bool:
    return any(line.gap and line.indent <= root for line in lines(text, last.end, header.start))


def is_indented(chosen: Sequence[Header], after: dict[int, _After | None]) -> bool:
    """Whether bodies stand further right than their headers on this page."""
    behind = [(header, after.get(header.start)) for header in chosen]
    known = [line.indent > header.indent for header, line in behind if line is not None]
    return bool(known) and sum(known) >= 0.6 * len(known)


def behind(text: str, chosen: Iterable[Header]) -> dict[int, _After | None]:
    """The first line behind each header, by the header's start."""
    return {header.start: _after(text, header) for header in chosen}


def _after(text: str, header: Header) -> _After | None:
    something = _SOMETHING.search(text, header.end)
    if something is None:
        return None
    begin = text.rfind("\n", 0, something.start()) + 1
    first: Line = next(lines(text, max(begin - 1, 0), min(len(text), something.start() + 1)))
    return _After(something.start(), first.indent)


def _one_form(found: Sequence[Header]) -> list[Header]:
    """The headers whose dates are printed in the page's one form, with those of relative dates beside them."""
    weight: Counter[str] = Counter()
    for header in found:
        weight[header.stamp.form] += 1 + len(header.marks & {"number", "presence", "doubled", "says", "post"})
    fixed = [(count, form) for form, count in weight.items() if not _loose(form)]
    best = max(fixed)[1] if fixed else None
    return [header for header in found if header.stamp.form == best or _loose(header.stamp.form)]


def _loose(form: str) -> bool:
    return form.startswith(("ago", "today", "yesterday", "weekday"))


def _one_style(found: Sequence[Header]) -> list[Header]:
    chosen = list(found)
    for mark in _STYLES:
        count = sum(mark in header.marks for header in chosen)
        # A numbered page keeps its numbered headers as soon as they are the most; the others are lines of bodies.
        enough = 0.5 if mark == "number" else MOST
        if count >= enough * len(chosen):
            chosen = [header for header in chosen if mark in header.marks]
        elif mark == "number":
            chosen = [header for header in chosen if mark not in header.marks]
    return chosen


def _undouble(found: Sequence[Header]) -> list[Header]:
    """The headers with "Anna Anna" as "Anna" where the page doubles names."""
    halves = {header.start: _half(header.author or "") for header in found}
    if sum(half is not None for half in halves.values()) < 2:
        return list(found)
    return [
        replace(header, author=halves[header.start], marks=header.marks | {"doubled"})
        if halves[header.start]
        else header
        for header in found
    ]


def _half(name: str) -> str | None:
    words = name.split()
    middle = len(words) // 2
    return " ".join(words[:middle]) if middle and not len(words) % 2 and words[:middle] == words[middle:] else None


def _with_bodies(text: str, found: Sequence[Header], after: dict[int, _After | None], indented: bool) -> list[Header]:
    """The headers that something stands under; a numbered list inside a body has the form but no bodies."""
    kept: list[Header] = []
    empty: set[int] = set()
    for header in reversed(found):
        line = after[header.start]
        sure = bool(header.marks & _STRONG) or "says" in header.marks
        if line is None:
            if not sure:
                continue
            empty.add(header.start)
        elif kept and line.start >= kept[-1].start:
            empty.add(header.start)
        elif indented and line.indent <= header.indent and not sure:
            continue
        kept.append(header)
    kept.reverse()
    lonely = []
    for place, header in enumerate(kept):
        if header.start in empty and not header.marks & _STRONG and "says" not in header.marks:
            beside = [kept[at] for at in (place - 1, place + 1) if 0 <= at < len(kept)]
            in_run = any(other.start in empty and other.indent == header.indent for other in beside)
            if in_run or text[max(0, header.start - 200) : header.start].rstrip().endswith(":"):
                continue
        lonely.append(header)
    return lonely if 2 * len(empty & {header.start for header in lonely}) <= len(lonely) else []


def _in_order(found: Sequence[Header]) -> list[Header]:
    """Numbered headers without those that break the count of their level, where the page counts at all."""
    if not found or not all("number" in header.marks for header in found):
        return list(found)
    runs: list[list[Header]] = []
    open_: list[list[Header]] = []
    for header in found:
        while open_ and open_[-1][-1].indent > header.indent and not _beside(open_[-1][-1], header):
            open_.pop()
        if not open_ or (open_[-1][-1].indent < header.indent and not _beside(open_[-1][-1], header)):
            open_.append([])
            runs.append(open_[-1])
        open_[-1].append(header)
    if sum(map(_steps, runs)) < 0.8 * len(found):
        return list(found)
    kept = [header for run in runs for header in (_counting(run) if len(runs) > 1 or len(run) > 2 else run)]
    return sorted(kept, key=lambda header: header.start)


def _beside(last: Header, header: Header) -> bool:
    """One column of indentation is no level where it makes room for the tenth or hundredth number."""
    return abs(last.indent - header.indent) <= 1 and header.ordinal == last.ordinal + 1


def _steps(run: Sequence[Header]) -> int:
    """How many headers of the run go on counting from the last, or, where levels are lost, from one before it."""
    steps, counts = 1, [run[0].ordinal]
    for header in run[1:]:
        number = header.ordinal
        while counts and number != 1 and counts[-1] != number - 1:
            counts.pop()
        steps += number == 1 or bool(counts)
        if counts and number != 1:
            counts[-1] = number
        else:
            counts.append(number)
    return steps


def _counting(run: Sequence[Header]) -> list[Header]:
    """The run without headers that jump ahead of a number that still comes, or fall back, unless a level restarts."""
    later = Counter(header.ordinal for header in run)
    restarts = sum(header.ordinal == 1 for header in run) > 1
    kept: list[Header] = []
    for header in run:
        later[header.ordinal] -= 1
        expected = kept[-1].ordinal + 1 if kept else header.ordinal
        if header.ordinal > expected and later[expected]:
            continue
        if header.ordinal < expected and not restarts:
            continue
        kept.append(header)
    return kept


def _signs(chosen: Sequence[Header]) -> set[str]:
    """The signs of a thread that the headers themselves bear."""
    count = len(chosen)
    signs = {mark for mark in _STRONG if any(mark in header.marks for header in chosen)}
    signs |= {mark for mark in ("says", "post") if 2 * sum(mark in header.marks for header in chosen) >= count}
    if all("number" in header.marks for header in chosen):
        signs.add("number")
    if len({header.indent for header in chosen}) > 1:
        signs.add("levels")
    return signs


def _without_byline(text: str, chosen: list[Header]) -> list[Header]:
    """The headers without the first, where it is the article's byline and not the first comment's header."""
    if len(chosen) < 2:
        return chosen
    first, rest = chosen[0], chosen[1:]
    shared = {
        mark
        for mark in ("presence", "doubled", "says", "post")
        if sum(mark in one.marks for one in rest) >= MOST * len(rest)
    }
    if shared - first.marks:
        return rest
    top = sum(1 for _ in lines(text, 0, first.start)) <= 2
    sizes = [
        later.start - earlier.end for earlier, later in zip(chosen, [*rest, None], strict=True) if later is not None
    ]
    long = sizes[0] > 600 and sizes[0] > 3 * median(sizes[1:] or [0])
    return rest if top and long and "post" not in first.marks else chosen


def _convinces(chosen: Sequence[Header], evidence: set[str], after: dict[int, _After | None]) -> bool:
    """Whether the evidence is enough for a thread."""
    wordy = sum(sentence_like(header.author or "") for header in chosen) > 0.34 * len(chosen)
    if wordy and not evidence & _STRONG:
        return False
    clock = sum(header.stamp.clock for header in chosen) >= 0.8 * len(chosen)
    strong = evidence - {"number", "levels"}
    if "number" in evidence:
        alone = len(chosen) == 1 and chosen[0].ordinal != 1
        return (clock and not alone) or bool(strong)
    if len(chosen) == 1:
        return clock and bool(strong & {"heading", "presence", "doubled"})
    if strong:
        return clock or len(strong) > 1
    times = [header.stamp.published for header in chosen]
    rising = all(a is not None and b is not None and a <= b for a, b in pairwise(times))
    signed = len({letters(header.author or "") for header in chosen}) > 1
    return len(chosen) >= 3 and clock and rising and signed and all(after[header.start] for header in chosen)
