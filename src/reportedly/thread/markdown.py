"""Texts that a flattener left in Markdown, with its signs as blanks: every other letter stays where it is."""

from __future__ import annotations

import re

FEWEST = 3
"""Links or pictures from which a text is taken for Markdown."""

_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,200})\]\(([^()\s]{0,2000})\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,200}?)(?<=\S)\1")
_LEANING = re.compile(r"^([ \t>*•-]*)([_*])(?=[^\s_*])([^\n]{1,400}?)(?<=[^\s_*])\2(?=[ \t]*$)", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]*#{1,6}(?=[ \t])", re.MULTILINE)


def unmarked(text: str) -> str:
    """The text with the signs of Markdown as blanks, of the same length; any other text as it is.

    Pictures go whole, links but for their words. Time is linear in the length of the text.

    >>> unmarked("![](/a.png) **Ada** [Reply](#r1) [Report](#p1)")
    '              Ada    Reply        Report      '
    """
    if text.count("](") < FEWEST or sum(1 for _ in _LINK.finditer(text)) < FEWEST:
        return text
    text = _LINK.sub(_linked, text)
    text = _BOLD.sub(lambda found: f"  {found[2]}  ", text)
    text = _LEANING.sub(lambda found: f"{found[1]} {found[3]} ", text)
    return _HEADING.sub(lambda found: " " * len(found.group()), text)


def _linked(found: re.Match[str]) -> str:
    words = "" if found[1] else found[2]
    before = " " * (1 + len(found[1]))
    return f"{before}{words}".ljust(len(found.group()))
