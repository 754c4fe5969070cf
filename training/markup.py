"""Texts with their marks in brackets: `[1s:Ada] [1c:said] [1t:that the bridge is closed]` -> text and spans.

A bracket names the attributions and parts that its stretch belongs to: number, then s (source), c (cue) or t (content),
several parted by commas. Brackets nest.
"""

from __future__ import annotations

import re
from typing import Any

LOOSE = " ,;—–\n"
PARTS = {"s": "source", "c": "cue", "t": "content"}
_OPENING = re.compile(r"\[((?:\d+[sct])(?:,\d+[sct])*):")


class Malformed(ValueError):
    """The brackets of a marked text do not fit together."""


def unmark(marked: str) -> dict[str, Any]:
    """The text without its brackets, and its attributions as lists of spans in code points; raises Malformed."""
    text: list[str] = []
    length = 0
    spans: dict[int, dict[str, list[list[int]]]] = {}
    held: list[tuple[list[tuple[int, str]], int]] = []
    at = 0
    while at < len(marked):
        opening = _OPENING.match(marked, at)
        if opening:
            tags = [(int(tag[:-1]), PARTS[tag[-1]]) for tag in opening[1].split(",")]
            held.append((tags, length))
            at = opening.end()
        elif marked[at] == "]" and held:
            tags, start = held.pop()
            for number, part in tags:
                one = spans.setdefault(number, {name: [] for name in PARTS.values()})
                one[part].append([start, length])
            at += 1
        else:
            text.append(marked[at])
            length += 1
            at += 1
    if held:
        raise Malformed(f"a bracket is never closed: {marked!r}")
    for number, one in spans.items():
        if not one["content"] or not (one["cue"] or one["source"]):
            raise Malformed(f"attribution {number} lacks its content, or both source and cue: {marked!r}")
    whole = "".join(text)
    found = [
        {name: [_bare(whole, *span) for span in sorted(part)] for name, part in spans[number].items()}
        for number in sorted(spans)
    ]
    return {"text": whole, "attributions": found}


def _bare(text: str, start: int, end: int) -> list[int]:
    """The span without white space, commas and dashes at its ends."""
    bare = text[start:end].rstrip(LOOSE)
    return [end - len(text[start:end].lstrip(LOOSE)), start + len(bare)] if bare else [start, end]
