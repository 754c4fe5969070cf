"""Dates that a flattener has glued to the name before them: "ada_loweJanuary 6, 2023", "ada_76 January 2023"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import NAME
from reportedly.thread.times import LONGEST, Stamp, stamps

_REMEMBERED = 2048
"""Lines whose first date is remembered: every way to read a flattened text asks for it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date of a line with its place there; `glued` says that nothing parted it from what stands before."""

    stamp: Stamp
    start: int
    end: int
    glued: bool


@cache
def _glued() -> tuple[re.Pattern[str], ...]:
    months = "|".join(re.escape(word) for word in sorted(lexicon().months, key=lambda word: (-len(word), word)))
    relative = "|".join(re.escape(word) for word in (*lexicon().of("dates.today"), *lexicon().of("dates.yesterday")))
    return (
        re.compile(rf"(?<=[^\W\d_])(?=\d{{1,2}}\.?\s(?:{months})\b)", re.I),
        re.compile(rf"(?<=[\w)])(?=(?:{months})\.?\s?\d{{1,2}},?\s\d{{4}})", re.I),
        re.compile(rf"(?<=\d)(?=(?:[1-9]|[12]\d|3[01])\.?\s(?:{months})\b)", re.I),
        re.compile(r"(?<=[^\W\d_])(?=\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}\b)"),
        re.compile(rf"(?<=[^\W\d_])(?=(?:{relative})\b)", re.I),
        *(re.compile(rf"(?<=[^\W\d_])(?={pattern}(?!\w))", re.I) for pattern in _ago()),
    )


def _ago() -> list[str]:
    """Patterns of times such as "2 years ago" in every language."""
    patterns = []
    for template, units in lexicon().ago:
        unit = "|".join(re.escape(word) for word in sorted(units, key=lambda word: (-len(word), word)))
        whole = re.escape(template).replace(r"\{n\}", r"\d{1,3}").replace(r"\{unit\}", rf"(?:{unit})")
        patterns.append(whole.replace(r"\ ", r"\s"))
    return patterns


@cache
def _ending() -> re.Pattern[str]:
    """ "3h" or "Mar 3" at the end of a line behind a name."""
    units = {word for _, units in lexicon().ago for word in units if len(word) <= 3}
    months = "|".join(re.escape(word) for word in sorted(lexicon().months, key=lambda word: (-len(word), word)))
    unit = "|".join(re.escape(word) for word in sorted(units, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<=[^\W_][^\S\n])(\d{{1,3}}\s?(?:{unit})|(?:{months})\s\d{{1,2}})\Z", re.I)


def first_stamp(line: str, *, short: bool = True) -> Found | None:
    """The first date of the line, one that is glued to a name included; `short` as that of `stamps`."""
    return _first_stamp(line, short) if len(line) <= LONGEST else None


@lru_cache(maxsize=_REMEMBERED)
def _first_stamp(line: str, short: bool) -> Found | None:
    stamp = next(stamps(line, short=short), None)
    if stamp is not None and not (stamp.start and line[stamp.start - 1].isalnum()):
        return Found(stamp, stamp.start, stamp.end, glued=False)
    if len(line) > 3 * NAME or not any(map(str.isdigit, line)):
        return None
    best: Found | None = None
    for pattern in _glued():
        for seam in pattern.finditer(line):
            found = next(stamps(line[seam.start() :]), None)
            if found is not None and found.start == 0 and (best is None or found.end > best.end - seam.start()):
                best = Found(found, seam.start(), seam.start() + found.end, glued=True)
        if best is not None:
            return best
    if stamp is None and short and (found_ := _ending().search(line)) is not None:
        last = next(stamps(found_[1], short=True), None)
        if last is not None:
            return Found(last, found_.start(1), found_.end(1), glued=False)
    return Found(stamp, stamp.start, stamp.end, glued=False) if stamp is not None else None
