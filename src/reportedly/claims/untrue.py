"""Where a sentence rejects what it repeats: "reports that the dam leaks are untrue"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from reportedly.errors import BadLexicon

_NAME = "claims/data/untrue.toml"
_WORDS_BETWEEN = r"\W*(?:\w+\W+){0,2}?"


@cache
def _patterns(language: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    raw = resources.files("reportedly.claims").joinpath("data", "untrue.toml").read_text(encoding="utf-8")
    try:
        lists: dict[str, list[str]] = tomllib.loads(raw)
        words = f"(?:{'|'.join(lists.get(language or 'en', lists['en']))})"
        return (
            re.compile(rf"{_WORDS_BETWEEN}{words}(?!\w)", re.IGNORECASE),
            re.compile(rf"(?<!\w){words}\W*$", re.IGNORECASE),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise BadLexicon(_NAME, f"{error}.", remedy="Give a list for each language.") from error


def rejected(content: str, rest: str, language: str | None) -> int | None:
    """Where in `content` the words end that are rejected, by its own last words or by the first of `rest`; else None.

    content: what a noun ("reports", "rumours") passes on; rest: what follows it in the sentence.

    >>> rejected("that it leaks", " are untrue, she said.", "en"), rejected("that it leaks", " in spring.", "en")
    (13, None)
    >>> "що дамба тече, не відповідають дійсності"[:rejected("що дамба тече, не відповідають дійсності", ".", "uk")]
    'що дамба тече, '
    """
    after, last = _patterns(language)
    if after.match(rest):
        return len(content)
    tail = last.search(content)
    return tail.start() if tail and tail.start() > 0 else None
