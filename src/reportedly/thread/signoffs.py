"""Comments of a flattened text that are signed below: "I saw it. — Ada Lowe (talk) 13:53, 6 January 2023", "posted by
Ada Lowe at 13:53 on 6 January 2023" under what she says."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.thread.bodies import action, edited
from reportedly.thread.lexicon import beginning, lexicon
from reportedly.thread.lines import Line
from reportedly.thread.names import NAME, sentence_like
from reportedly.thread.signed import Row, line_name
from reportedly.thread.times import stamps

TAIL = 160
"""Code points at the end of a paragraph among which its signature is looked for."""

WORDS = 3
"""Letters of the shortest paragraph that is signed."""

LEAST = 3
"""Paragraphs with a signature from which a page signs so."""

PARTED = 0.6
"""Share of the dates by which more of them stand close to what is above than to what is below, or the reverse."""

FIRST = 12
"""Lines above the first signature among which its comment begins."""

USUAL = 0.8
"""Share of the names that a dash stands before where all are signed so."""

_DASH = re.compile(r"(?:—|–|-{1,2})\s?(?=[^\W\d])")
_CLOSING = re.compile(r"\s*(?:\(?(?:UTC|GMT|[A-Z]{3,4})\)?)?\s*[\])]?\s*")
_DASHED = re.compile(r"(?:^|\s)(?:—|–|--|~|-)\s*(?P<name>[^—–~]{1,60}?)\s*(?:\([^()]{1,30}\))?[\s,·|(]*\Z")
_BRACKETED = re.compile(r"(?:^|[.!?…)»”\"]\s)(?P<name>[^.!?…()]{1,60}?)\s*\((?P<note>[^()]{1,30})\)[\s,·|]*\Z")


def parted(rows: Sequence[Line]) -> tuple[list[Line], frozenset[int]]:
    """The lines with the signatures that paragraphs end with as lines of their own, and the places of those."""
    cuts: dict[int, int] = {}
    names: set[str] = set()
    for line in rows:
        if len(line.text) > NAME // 2 and edited(line.text) is None and (found := _signature(line.text)) is not None:
            cuts[line.start] = line.start + found[0]
            names.add(found[1])
    if len(cuts) < LEAST or len(names) < 2:
        return list(rows), frozenset()
    whole: list[Line] = []
    for line in rows:
        at = cuts.get(line.start)
        if at is None:
            whole.append(line)
            continue
        said = line.text[: at - line.start].rstrip()
        whole.append(replace(line, end=line.start + len(said), text=said))
        whole.append(replace(line, start=at, gap=False, text=line.text[at - line.start :]))
    return whole, frozenset(cuts.values())


def _signature(text: str) -> tuple[int, str] | None:
    """Where in a paragraph the signature at its end begins, and its name."""
    offset = max(0, len(text) - TAIL)
    tail = text[offset:]
    if not any(map(str.isdigit, tail)):
        return None
    last = next(iter(deque(stamps(tail), maxlen=1)), None)
    if last is None or not last.clock or not _CLOSING.fullmatch(tail[last.end :]):
        return None
    before = tail[: last.start]
    found = _DASHED.search(before) or _BRACKETED.search(before)
    name = line_name(found["name"]) if found is not None else None
    if found is None or name is None or sentence_like(name):
        return None
    place = found.start() + len(found.group()) - len(found.group().lstrip('.!?…)»”" \t\xa0'))
    said = sum(map(str.isalpha, text[: offset + place])) >= WORDS
    return (offset + place, name) if said else None


def signed_off(rows: Sequence[Row], tops: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether the lines that hold a name and a date stand below what they sign, and not above it: those from each of
    `tops` to that of `ends`."""
    count = len(tops)
    if 2 * sum(rows[at].tail for at in ends) >= count:
        return True
    if not tops[0] or _heading(rows[tops[0] - 1].text):
        return False
    dashed = sum(_DASH.match(rows[at].line.text) is not None for at in tops)
    if dashed >= USUAL * count:
        return True  # "– Ada Lowe"
    regions = [range(at + 1, following) for at, following in zip(ends, tops[1:], strict=False)]
    titled = sum(len(region) > 1 and _title(rows[region[0]].text) for region in regions)
    if 2 * titled >= len(regions):
        return False
    said = sum(_sentence(rows[at - 1].text) for at in tops)
    under = sum(rows[at + 1].line.indent > rows[at].line.indent for at in ends[:-1])
    if said < PARTED * count or 2 * under >= count:
        return False
    above = sum(not rows[at].line.gap for at in tops)
    below = sum(at + 1 < len(rows) and not rows[at + 1].line.gap for at in ends)
    votes = (above - below >= PARTED * count) - (below - above >= PARTED * count)
    votes += ends[-1] + 1 == len(rows) or _ends(rows[ends[-1] + 1].text)
    pressed = [sum(action(rows[at - 1].text) is not None for at in tops[1:-1])]
    pressed.append(sum(action(rows[at + 1].text) is not None for at in ends[1:-1]))
    votes += (2 * pressed[1] > count) - (2 * pressed[0] > count)
    return votes > 0


def first_signed(rows: Sequence[Row], at: int) -> range:
    """The lines above the first signature that are its comment's: up to an empty line, and beyond it while there are
    sentences and something marks where they begin."""
    begin = at
    while begin and at - begin < FIRST and not _bounds(rows, begin - 1, at):
        begin -= 1
        if rows[begin].line.gap:
            break
    further = begin
    while further and at - further < FIRST and not _bounds(rows, further - 1, at):
        if not _sentence(rows[further - 1].text):
            break
        further -= 1
    marked = rows[at].tail or (further and _bounds(rows, further - 1, at))
    return range(further if marked else begin, at)


def _bounds(rows: Sequence[Row], place: int, at: int) -> bool:
    """Whether that line is none of the comment: a heading, a date, or one that begins as the signature does."""
    row = rows[place]
    words = [one.text.casefold().split()[:2] for one in (row, rows[at])]
    return row.found is not None or _heading(row.text) or (len(words[0]) == 2 and words[0] == words[1])


def _sentence(text: str) -> bool:
    return len(text) > 2 * NAME or text.rstrip(")]»”\"'")[-1:] in tuple(".!?…:;")


def _title(text: str) -> bool:
    counted = any(map(str.isdigit, text)) and len(text.split()) <= WORDS
    return len(text) <= NAME and text[-1].isalnum() and not counted and action(text) is None


def _ends(text: str) -> bool:
    return beginning("furniture.ends").match(text) is not None


@cache
def _headed() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon().of("furniture.headings"))
    return re.compile(rf"(?:\d{{1,6}}\s+)?(?:{words})(?!\w)", re.IGNORECASE)


def _heading(text: str) -> bool:
    return len(text) <= NAME and _headed().match(text) is not None
