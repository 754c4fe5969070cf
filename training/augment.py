"""The same article with other marks: other quotation marks or none, capitals, so that no form of type decides.

Every change keeps the number of code points, so that the marks of the article stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
NO_QUOTES = str.maketrans(dict.fromkeys('“”"«»„', " "))


def _same_length(change: Callable[[str], str]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        return "".join(other if len(other := change(sign)) == 1 else sign for sign in text)

    return changed


def _title_in_capitals(text: str) -> str:
    head, mark, body = text.partition("\n")
    return _same_length(str.upper)(head) + mark + body


WAYS: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.10, lambda text: text.translate(CURLY)),
    (0.04, lambda text: text.translate(NO_QUOTES)),
    (0.02, _same_length(str.lower)),
    (0.01, _same_length(str.upper)),
    (0.05, _title_in_capitals),
)
"""How often each change is made."""


def vary(article: dict[str, Any], rng: np.random.Generator) -> dict[str, Any] | None:
    """The article with its text changed in one way, or None where it stays as it is."""
    chance = rng.random()
    for share, change in WAYS:
        if chance < share:
            return article | {"text": change(article["text"])}
        chance -= share
    return None
