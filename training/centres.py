"""The mean sentence vector of each language: what vectors of a language share, whatever their sentences say.

    python centres.py WEIGHTS_FOLDER/centres.safetensors

Taken from the sentences of `texts/`, which were written for this project.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from markup import unmark
from reportedly.encoder.vectors import vectors
from reportedly.language.sentences import sentences

SHORTEST = 30


def main() -> None:
    centres = {}
    for path in sorted((Path(__file__).parent / "texts").glob("*.txt")):
        marked = re.split(r"^### .*$", path.read_text(encoding="utf-8"), flags=re.M)[1:]
        texts = [unmark(one.strip())["text"] for one in marked]
        said = [text[s.start : s.end] for text in texts for s in sentences(text) if s.end - s.start >= SHORTEST]
        centres[path.stem] = vectors(said).mean(0)
        print(path.stem, len(said), "sentences")
    centres["other"] = np.mean(list(centres.values()), axis=0)
    save_file(centres, sys.argv[1])


if __name__ == "__main__":
    main()
