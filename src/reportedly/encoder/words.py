"""Words by themselves: the mean of their pieces' embeddings, and how rare they are. No network runs, only a look-up.

Rarity is the negative logarithm of the probability that the vocabulary gives a word's pieces (Kudo, "Subword
Regularization", 2018): one scale for all languages, with nothing counted here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

import numpy as np

from reportedly.encoder.session import Floats, Models, models
from reportedly.encoder.tokens import Ints
from reportedly.encoder.vectors import centres
from reportedly.errors import MissingWeights
from reportedly.weights import folder

COMMONEST = 4.0
"""What is taken off every rarity: the rarity of a full stop."""

LEAST = 0.1
"""The rarity of what is no rarer than a full stop."""


def word_vectors(words: Sequence[str], language: str | None, *, using: Models | None = None) -> tuple[Floats, Floats]:
    """Vectors of length 1, [words, 384], less what those of the language share; and rarities, [words], above 0."""
    using = using or models()
    if not words:
        return np.zeros((0, using.config.hidden), np.float32), np.zeros(0, np.float32)
    encoded = [one.ids for one in using.tokenizer.encode_batch(list(words), add_special_tokens=False)]
    ids = np.asarray([id for each in encoded for id in each], np.int64)
    rows = using.table.rows(ids)
    ends = np.cumsum([len(each) for each in encoded])
    summed = np.add.reduceat(rows, np.concatenate([[0], ends[:-1]]), axis=0)
    means = centres()
    moved = summed / np.asarray([[len(each)] for each in encoded]) - means.get(
        f"words.{language}", means["words.other"]
    )
    rarity = np.add.reduceat(_surprise()[ids], np.concatenate([[0], ends[:-1]]))
    height = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return np.asarray(moved / height, np.float32), _above_commonest(rarity)


def rarities(ids: Ints) -> Floats:
    """How rare each piece is, by its number in the vocabulary; above 0."""
    return _above_commonest(_surprise()[ids])


def _above_commonest(surprise: Floats) -> Floats:
    return np.asarray(np.maximum(surprise - COMMONEST, LEAST), np.float32)


@cache
def _surprise() -> Floats:
    """The negative logarithm of the probability of each piece."""
    path = folder() / "tokenizer.json"
    try:
        pieces = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    except (OSError, ValueError, KeyError) as error:
        says = f"The vocabulary cannot be read: {error}."
        raise MissingWeights(str(path), says, remedy="Install reportedly again.") from error
    return np.asarray([-score for _, score in pieces], np.float32)
