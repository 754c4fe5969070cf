"""Whom a flattened comment says that it answers: what is left of the link to it, its number or its author's name.

A number is one comment's. A name is taken where it leaves no choice: its author wrote but once before, or wrote what
stands right above.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from reportedly.thread.glued import first_stamp
from reportedly.thread.headers import Header
from reportedly.thread.lexicon import lexicon
from reportedly.thread.lines import Line, lines
from reportedly.thread.names import EDGE, NAME
from reportedly.thread.quotes import letters

TELLING = 6
"""Letters of the shortest name that is told at the end of other words."""

STEM = 3
"""Letters of the shortest stem of a first name."""

ENDING = 2
"""Letters at the end of a name that its cases differ in."""

_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ]")
_NUMBER = re.compile(r"[#№]?\s?(\d{1,6}(?:\.\d{1,4}){0,6})(?![\w.])")


@cache
def _said() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon().of("header.answers"))
    return re.compile(rf"(?:^|(?<=\s))(?:{words})(?!\w)\s*:?\s*|(?<=\S)\s*[>→▸►➤]\s*(?=\S)", re.IGNORECASE)


def answered(text: str, heads: Sequence[Header], regions: Sequence[Sequence[Line]]) -> list[int | None]:
    """For each comment the index of the one that its head, or the line under it, says it answers."""
    numbers = {head.number: index for index, head in enumerate(heads) if head.number}
    numbers = numbers if len(numbers) == sum(head.number is not None for head in heads) else {}
    before: dict[str, list[int]] = {}
    found: list[int | None] = []
    for index, (head, rows) in enumerate(zip(heads, regions, strict=True)):
        own = [line for line in text[head.start : head.end].split("\n") if len(line) <= 4 * NAME]
        below = [row.text for row in rows[:1] if len(row.text) <= 4 * NAME]
        told = [line[said.end() :] for line in (*own, *below) if (said := _said().search(line))]
        glued = [line.removeprefix(head.author or "\0") for line in own]
        told += [line[said.end() :] for line in glued if line not in own and (said := _said().match(line))]
        targets = [_target(line, index, numbers, before) for line in told]
        targets += [_beside(line, head, index, before) for line in own]
        targets += [_alone(line, head, index, before) for line in own[1:]]
        above = (head.number or "").rpartition(".")[0]
        targets.append(numbers[above] if numbers.get(above, index) < index else None)  # "#2.1" under "#2"
        found.append(next((one for one in targets if one is not None), None))
        before.setdefault(letters(head.author or ""), []).append(index)
    return found


def whole_names(text: str, heads: Sequence[Header]) -> list[Header]:
    """The headers with what stands in brackets behind a name as part of it, where an answer calls its author so:
    "in reply to: Ada (the real one)"."""
    shorter = {head.author for head in heads if "bracket" in head.marks and head.login is None and head.author}
    if not shorter:
        return list(heads)
    called = {line.text[said.end() :].strip() for line in lines(text) if (said := _answer(line.text)) is not None}
    found = []
    for head in heads:
        own = text[head.start : head.end]
        longer = (name for name in called if name.startswith(f"{head.author} (") and name in own)
        name = next(longer, None) if head.author in shorter else None
        found.append(head if name is None else replace(head, author=name))
    return found


def is_answer_line(line: str) -> bool:
    """Whether a line says nothing but whom its comment answers."""
    return _answer(line) is not None


def _answer(line: str) -> re.Match[str] | None:
    return _said().match(line) if len(line) <= 2 * NAME and line[-1] not in ".!?" else None


def _target(rest: str, index: int, numbers: dict[str, int], before: dict[str, list[int]]) -> int | None:
    number = _NUMBER.match(rest)
    if number is not None and numbers.get(number[1], index) < index:
        return numbers[number[1]]
    dated = first_stamp(rest)
    named = (rest[: dated.start] if dated else rest).strip(EDGE)
    name = letters(named)
    if name and name not in before:
        name = _inflected(named, before) or name
    return _only(before.get(name, []) if name else [], index)


def _inflected(named: str, before: Collection[str]) -> str | None:
    """The author whose first name the words give in another case («Георгию» of «Георгий Шаповал»), where it is one's
    alone; or whose whole name they end with («сообществу Совет дома 14»)."""
    words = letters(named)
    whole = [name for name in before if len(name) >= TELLING and words.endswith(name)]
    if whole:
        return max(whole, key=len)
    if len(named.split()) > 1 or not _CYRILLIC.match(named) or len(words) <= STEM:
        return None
    found = [name for name in before if name.startswith(words[: max(STEM, len(words) - ENDING)])]
    return found[0] if len(found) == 1 else None


def _beside(line: str, head: Header, index: int, before: dict[str, list[int]]) -> int | None:
    """The comment whose author stands right behind this one's on the line of the head: "Ada @bram", "Ada Bram Lind"."""
    own, at, rest = line.partition(head.author or "\0")
    rest = letters(rest)
    if not at or own.rstrip().endswith("@"):
        return None
    same = letters(head.author or "")
    names = [name for name in before if len(name) > 2 and name != same and rest.startswith(name)]
    return _only(before[max(names, key=len)], index) if names else None


def _alone(line: str, head: Header, index: int, before: dict[str, list[int]]) -> int | None:
    """The comment whose author stands alone on a line of the head below this one's."""
    name = letters(line)
    return _only(before.get(name, []), index) if name != letters(head.author or "") else None


def _only(wrote: Sequence[int], index: int) -> int | None:
    """The one of an author's comments that is meant, where he wrote but one or the one right above."""
    return wrote[-1] if len(wrote) == 1 or (wrote and wrote[-1] == index - 1) else None
