"""Whom a flattened comment says that it answers: what is left of the link to it, its number or its author's name.

A number is one comment's. A name is taken where it leaves no choice: its author wrote but once before, or wrote what
stands right above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.thread.glued import first_stamp
from reportedly.thread.headers import Header
from reportedly.thread.lexicon import lexicon
from reportedly.thread.lines import Line
from reportedly.thread.names import EDGE, NAME
from reportedly.thread.quotes import letters

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
        targets = [_target(line, index, numbers, before) for line in told]
        targets += [_beside(line, head, index, before) for line in own]
        targets += [_alone(line, head, index, before) for line in own[1:]]
        above = (head.number or "").rpartition(".")[0]
        targets.append(numbers[above] if numbers.get(above, index) < index else None)  # "#2.1" under "#2"
        found.append(next((one for one in targets if one is not None), None))
        before.setdefault(letters(head.author or ""), []).append(index)
    return found


def is_answer_line(line: str) -> bool:
    """Whether a line says nothing but whom its comment answers."""
    said = _said().match(line)
    return said is not None and len(line) <= 2 * NAME and line[-1] not in ".!?"


def _target(rest: str, index: int, numbers: dict[str, int], before: dict[str, list[int]]) -> int | None:
    number = _NUMBER.match(rest)
    if number is not None and numbers.get(number[1], index) < index:
        return numbers[number[1]]
    dated = first_stamp(rest)
    name = letters((rest[: dated.start] if dated else rest).strip(EDGE))
    return _only(before.get(name, []) if name else [], index)


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
