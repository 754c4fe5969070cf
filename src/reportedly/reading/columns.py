"""What the columns of a table are: the roles that their names stand for, from the data file, checked once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from reportedly.errors import BadLexicon
from reportedly.reading.item import ROLES

CONTENT = frozenset({"text", "html", "file"})
"""Roles of which a table of documents has one."""

_REMEDY = "Give it the form that the comments of the file describe."


def roles(header: Sequence[str]) -> Mapping[str, tuple[int, ...]]:
    """The columns of each role, from left to right; columns of no role are left out.

    >>> dict(roles(["id", "Thread_ID", "body", "weather"]))
    {'id': (0,), 'thread': (1,), 'text': (2,)}
    """
    names = _names()
    found: dict[str, tuple[int, ...]] = {}
    for column, name in enumerate(header):
        role = names.get(_plain(name))
        if role is not None:
            found[role] = (*found.get(role, ()), column)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s_.]+", " ", name[:80].replace("\ufeff", "")).strip().casefold()


@cache
def _names() -> Mapping[str, str]:
    text = resources.files("reportedly.reading").joinpath("data", "columns.toml").read_text("utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad(f"The file is no TOML: {error}.") from error
    names: dict[str, str] = {}
    for role, words in table.items():
        if role not in ROLES:
            raise _bad(f"{role} is no role.")
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words) or words != sorted(words):
            raise _bad(f"{role} is not a sorted list of names.")
        for word in words:
            if word != _plain(word) or word in names:
                raise _bad(f"{word!r} is not plain, or stands twice.")
            names[word] = role
    return names


def _bad(says: str) -> BadLexicon:
    return BadLexicon("reading/data/columns.toml", says, remedy=_REMEDY)
