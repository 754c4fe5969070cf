"""Headings over threads: "Comments (3)", "91 Comments", «Комментарии: 5»."""

from __future__ import annotations

import re
from functools import cache

from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import NAME


def is_heading(line: str) -> bool:
    """Whether the line is a heading over a thread, with or without a count.

    >>> is_heading("Comments (3)"), is_heading("91 Comments"), is_heading("Comments are welcome")
    (True, True, False)
    """
    return len(line) <= NAME and _heading().fullmatch(line) is not None


@cache
def _heading() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon().of("furniture.headings"))
    return re.compile(rf"(?:\d{{1,6}}\s+)?(?:{words})\s*(?:[:(\[•|]?\s*\d{{1,6}}\s*[)\]]?)?\s*:?", re.IGNORECASE)
