"""The letters that stand for pictures in flattened texts: "A" or "AL" on a line over "Ada Lowe"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.thread.lines import Line
from reportedly.thread.names import NAME, without

FEWEST = 3
"""Such lines from which they are taken for what they are."""


def unlettered(rows: Sequence[Line]) -> list[Line]:
    """The lines without those that are the first letters of the name on the next one, where there are several."""
    found = {below.start: line for line, below in pairwise(rows) if _stands_for(line.text, below.text)}
    if len(found) < FEWEST:
        return list(rows)
    gone = {line.start for line in found.values()}
    return [
        replace(line, gap=line.gap or found[line.start].gap) if line.start in found else line
        for line in rows
        if line.start not in gone
    ]


def _stands_for(letters: str, name: str) -> bool:
    if not letters.isalpha() or len(letters) > 2 or len(name) > NAME or len(name) <= len(letters):
        return False
    name, _ = without(name, "header.before_name", end=False)
    firsts = "".join(word[0] for word in name.split()).casefold()
    folded = letters.casefold()
    return firsts.startswith(folded) or (len(letters) == 2 and name.casefold().startswith(folded))
