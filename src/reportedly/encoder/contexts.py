"""Words in their context: what the middle layers of the untouched encoder make of each piece of a text.

States of a middle layer align words of two texts better than those of the last, which gathers what the whole text says
(Zhang et al., "BERTScore", 2020; Jalili Sabet et al., "SimAlign", 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.encoder.session import Floats, Models, models
from reportedly.encoder.vectors import centres, cut
from reportedly.encoder.words import rarities


@dataclass(frozen=True, slots=True, kw_only=True)
class InContext:
    """A text's sentence vector, [384]; its pieces' states at length 1, [pieces, 384]; how rare these are, above 0."""

    vector: Floats
    pieces: Floats
    rarity: Floats


def in_context(
    texts: Sequence[str], languages: Sequence[str | None], *, using: Models | None = None
) -> list[InContext]:
    """Texts with their languages, each read once; states are less what those of the language share.

    Of a text longer than 510 tokens the first 510 count.
    """
    using = using or models()
    ids = cut(texts, using)
    found: dict[int, InContext] = {}
    for batch in using.batches(ids):
        pooled, middle = using.pooled.run(["vector", "middle"], {"rows": batch.rows, "mask": batch.mask})
        for row, number in enumerate(batch.numbers):
            states = middle[row, 1 : len(ids[number]) + 1]
            moved = states - centres().get(f"pieces.{languages[number]}", centres()["pieces.other"])
            height = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
            found[number] = InContext(vector=pooled[row], pieces=moved / height, rarity=rarities(ids[number]))
    return [found[number] for number in range(len(texts))]
