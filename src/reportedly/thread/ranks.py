"""Names in flattened text freed from the rank or group that the page prints behind each of them on the same line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.thread.badges import unbadged
from reportedly.thread.headers import Header
from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import bared
from reportedly.thread.quotes import letters
from reportedly.thread.seams import unframed

LONGEST = 4
"""Words of the longest group that is looked for."""


def unranked(found: Sequence[Header]) -> list[Header]:
    """The headers with "Anna Member" as "Anna" where the last words are a known rank, or several authors share them.

    Where every name of the page goes on in another script ("Gaf Читатели", "Bram Гости"), what follows is a group too;
    words that the page puts or glues beside nearly all names are none of theirs.
    """
    bare = unframed([header.author or "" for header in found])
    found = [replace(header, author=bared(name) or header.author) for header, name in zip(found, bare, strict=True)]
    shared = _shared(found)
    turning = len(found) > 1 and all(_turn(header.author or "") for header in found)
    return [_freed(header, shared, turning=turning) for header in found]


def _freed(header: Header, shared: frozenset[str], *, turning: bool) -> Header:
    words = (header.author or "").split()
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        tail = " ".join(words[-length:])
        if lexicon().has("header.ranks", tail.casefold()) or tail in shared:
            return replace(header, author=" ".join(words[:-length]))
    if turning:
        return replace(header, author=" ".join(words[: _turn(header.author or "")]))
    return replace(header, author=unbadged(header.author)) if header.author else header


def _shared(found: Sequence[Header]) -> frozenset[str]:
    """Endings of more than one word's name that authors of three names or more, and half of all, have in common."""
    owners: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for header in found:
        words = (header.author or "").split()
        for length in range(1, min(LONGEST, len(words) - 1) + 1):
            tail = " ".join(words[-length:])
            owners.setdefault(tail, set()).add(letters(" ".join(words[:-length])))
            counts[tail] += 1
    return frozenset(tail for tail, names in owners.items() if len(names) > 2 and 2 * counts[tail] >= len(found))


def _turn(name: str) -> int:
    """The number of the first word in another script than those before it; 0 where the name keeps to one."""
    scripts = [_script(word) for word in name.split()]
    known = [script for script in scripts if script]
    if len(set(known)) != 2 or scripts[0] is None:
        return 0
    turn = next(at for at, script in enumerate(scripts) if script not in (None, scripts[0]))
    return turn if all(script in (None, scripts[turn]) for script in scripts[turn:]) else 0


def _script(word: str) -> str | None:
    return next((unicodedata.name(sign, "").partition(" ")[0] for sign in word if sign.isalpha()), None)
