"""The mean sentence vector, word and piece in its context of each language: what all share, whatever sentences say.

    python centres.py WEIGHTS_FOLDER/centres.safetensors

Taken from the sentences of `texts/`, which were written for this project.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from markup import unmark
from reportedly.encoder.session import models
from reportedly.encoder.vectors import vectors
from reportedly.language.sentences import sentences

SHORTEST = 30
LANGUAGES = ("en", "ru", "uk")
WORD = re.compile(r"\w+")


def middle(texts: list[str]) -> NDArray[np.float32]:
    """The mean state of the texts' pieces in the middle of the encoder."""
    encoded = models().tokenizer.encode_batch(texts, add_special_tokens=False)
    states = [
        models().pooled.run(["middle"], {"rows": batch.rows, "mask": batch.mask})[0][batch.mask > 0]
        for batch in models().batches([np.asarray(one.ids, np.int64) for one in encoded])
    ]
    return np.asarray(np.concatenate(states).mean(0), np.float32)


def main() -> None:
    centres = {}
    for path in sorted((Path(__file__).parent / "texts").glob("*.txt")):
        marked = re.split(r"^### .*$", path.read_text(encoding="utf-8"), flags=re.M)[1:]
        texts = [unmark(one.strip())["text"] for one in marked]
        said = [text[s.start : s.end] for text in texts for s in sentences(text) if s.end - s.start >= SHORTEST]
        centres[path.stem] = vectors(said).mean(0)
        words = sorted({word.lower() for text in texts for word in WORD.findall(text)})
        encoded = models().tokenizer.encode_batch(words, add_special_tokens=False)
        rows = [models().table.rows(np.asarray(one.ids, np.int64)).mean(0) for one in encoded]
        centres[f"pieces.{path.stem}"] = middle(said)
        centres[f"words.{path.stem}"] = np.mean(rows, axis=0, dtype=np.float32)
        print(path.stem, len(said), "sentences", len(words), "words")
    for kind in ("", "words.", "pieces."):
        centres[kind + "other"] = np.mean([centres[kind + language] for language in LANGUAGES], axis=0)
    save_file(centres, sys.argv[1])


if __name__ == "__main__":
    main()
