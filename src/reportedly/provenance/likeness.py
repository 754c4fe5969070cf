"""Whether two stretches of text speak of the same things: words that share their stem, across cases and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportedly.language.fold import latin

_WORD = re.compile(r"\w{4,}|[^\W\d_a-zа-яіїєґ]{2,}|\d+")
SHORTEST_STEM = 4
_SHARE = 0.65


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    """The telling words of a text in folded Latin letters: long ones, abbreviations, numbers.

    >>> sorted(words("В совете НАТО 12 раз сказали"))
    ['12', 'nato', 'skazaly', 'sovete']
    """
    return frozenset(latin(word) for word in _WORD.findall(text))


@lru_cache(maxsize=65536)
def same(a: str, b: str) -> bool:
    """Whether two words are one but for their ending.

    >>> same("nasre", "nasra"), same("officials", "office")
    (True, False)
    """
    if a == b:
        return True
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= SHORTEST_STEM and common >= _SHARE * max(len(a), len(b))


def shared(a: Iterable[str], b: Iterable[str]) -> list[str]:
    """The words of `a` that stand in `b` too, in any case."""
    others: dict[str, list[str]] = {}
    for other in b:
        others.setdefault(other[:SHORTEST_STEM], []).append(other)
    return [word for word in a if any(same(word, other) for other in others.get(word[:SHORTEST_STEM], ()))]
