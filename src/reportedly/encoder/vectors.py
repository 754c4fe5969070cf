"""Sentence vectors by the untouched encoder: texts that say the same lie close together, whatever their language.

The mean of the encoder's last states, brought to length 1 (Wang et al., "Multilingual E5 Text Embeddings", 2024).
No prefix is put before the text: for telling claims apart it was measured to be better without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from reportedly.encoder.familiar import LONE
from reportedly.encoder.session import Floats, Models, models
from reportedly.encoder.tokens import Ints
from reportedly.errors import MissingWeights
from reportedly.weights import folder

LONGEST = 510

Meanings = Callable[[str, Sequence[str]], Floats]
"""The sentence vectors of texts of a document, named by its id: found, or remembered from another time."""


def vectors(texts: Sequence[str], *, using: Models | None = None) -> Floats:
    """One vector of length 1 a text, float32 [texts, 384]; their dot products are cosines.

    Of a text longer than 510 tokens the first 510 count; an empty text has the vector of the bare marks.
    """
    using = using or models()
    found = np.zeros((len(texts), using.config.hidden), np.float32)
    if not texts:
        return found
    for batch in using.batches(cut(texts, using)):
        (pooled,) = using.pooled.run(["vector"], {"rows": batch.rows, "mask": batch.mask})
        found[list(batch.numbers)] = pooled
    return found


def cut(texts: Sequence[str], using: Models) -> list[Ints]:
    """The numbers of each text's pieces, of the first 510."""
    encoded = using.tokenizer.encode_batch([text.translate(LONE) for text in texts], add_special_tokens=False)
    return [np.asarray(one.ids[:LONGEST], np.int64) for one in encoded]


def anew(_: str, texts: Sequence[str]) -> Floats:
    """The vectors of a document's texts, with nothing remembered."""
    return vectors(texts)


def centred(found: Floats, languages: Sequence[str | None]) -> Floats:
    """Vectors less what those of their language share, again of length 1: cosines then tell meaning, not language.

    `found` are sentence vectors, [texts, 384], `languages` the language of each. Across languages this parts
    translations from sentences on the same topic, which bare cosines do not (cf. Libovicky et al., "On the Language
    Neutrality of Pre-trained Multilingual Representations", 2020).
    """
    if not len(found):
        return found
    means = centres()
    moved = found - np.asarray([means.get(language or "other", means["other"]) for language in languages])
    height = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(height, 1e-9), np.float32)


@cache
def centres() -> dict[str, Floats]:
    """What the vectors of a language share, by its code; of single words by "words." and its code."""
    from safetensors.numpy import load_file

    path = folder() / "centres.safetensors"
    try:
        return load_file(path)
    except OSError as error:
        says = f"The centres of the languages cannot be read: {error}."
        raise MissingWeights(str(path), says, remedy="Install reportedly again.") from error
