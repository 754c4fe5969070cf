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

_ADDRESSED = re.compile(r"(?<=\S)\s+@(?=\S)")


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
        told += [line[said.end() :] for line in own if (said := _ADDRESSED.search(line))]
        found.append(next((one for line in told if (one := _target(line, index, numbers, before)) is not None), None))
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
    wrote = before.get(name, []) if name else []
    return wrote[-1] if len(wrote) == 1 or (wrote and wrote[-1] == index - 1) else None
