"""The words of a text that few others have: what stands for its names, numbers and long words across scripts."""

from __future__ import annotations

import re
from hashlib import blake2b

from reportedly.language.fold import latin

_WORD = re.compile(r"[^\W\d_]{5,}|\d{2,}")
_STEM = 6


def telling(text: str) -> frozenset[int]:
    """Hashes (64 bits, signed) of the long words, by what their forms begin with, and of the numbers of a text.

    >>> len(telling("The dam of Kramor leaks 12 litres") & telling("В Краморе 12 человек"))
    2
    """
    return frozenset(
        int.from_bytes(blake2b(word[:_STEM].encode(), digest_size=8).digest(), "big", signed=True)
        for word in _WORD.findall(latin(text))
    )
