"""Sentence vectors by the untouched encoder: texts that say the same lie close together, whatever their language.

The mean of the encoder's last states, brought to length 1 (Wang et al., "Multilingual E5 Text Embeddings", 2024).
No prefix is put before the text: for telling claims apart it was measured to be better without.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.encoder.familiar import LONE
from reportedly.encoder.session import Floats, Models, models

LONGEST = 510


def vectors(texts: Sequence[str], *, using: Models | None = None) -> Floats:
    """One vector of length 1 a text, float32 [texts, 384]; their dot products are cosines.

    Of a text longer than 510 tokens the first 510 count; an empty text has the vector of the bare marks.
    """
    using = using or models()
    found = np.zeros((len(texts), using.config.hidden), np.float32)
    if not texts:
        return found
    encoded = using.tokenizer.encode_batch([text.translate(LONE) for text in texts], add_special_tokens=False)
    for batch in using.batches([np.asarray(one.ids[:LONGEST], np.int64) for one in encoded]):
        (pooled,) = using.pooled.run(["vector"], {"rows": batch.rows, "mask": batch.mask})
        found[list(batch.numbers)] = pooled
    return found
