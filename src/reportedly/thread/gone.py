"""Words that a page prints in the place of a comment that is gone."""

from __future__ import annotations

import re
from functools import cache

from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import NAME

LONGEST = 2 * NAME
"""Code points of the longest such line."""

_EDGE = " .!*()"
_BRACKETS = f"{_EDGE}[]"


def is_notice(line: str, *, whole: bool = False) -> bool:
    """Whether the line says that a comment is gone; unless it must be `whole`, it may go on in whatever words.

    A whole one may say by whom or why, and nothing else.

    >>> is_notice("[Comment removed by a moderator]", whole=True), is_notice("Comment removed? Why?", whole=True)
    (True, False)
    """
    bare = line[:LONGEST].casefold().strip(_EDGE)
    if lexicon().has("furniture.removed", bare):
        return True
    bare = bare.strip(_BRACKETS)
    if whole or len(line) > LONGEST:
        return len(line) <= LONGEST and _whole().fullmatch(bare) is not None
    return _begins().match(bare) is not None


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?:{_notices()})(?!\w)")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(?:{_notices()})(?:[.,:;]?\s+{_by()}(?!\w)[^?!]*)?")


@cache
def _notices() -> str:
    """The notices, each with room for who removed it where its language puts that in the middle."""
    words = (word.strip("[]") for word in lexicon().of("furniture.removed") if not word.startswith("["))
    return "|".join(re.escape(word).replace(r"\{by\}\ ", rf"(?:{_by()}(?:\s+\S+){{1,6}}?\s+)?") for word in words)


@cache
def _by() -> str:
    return rf"(?:{'|'.join(re.escape(word) for word in lexicon().of('furniture.removed_by'))})"
