"""What a trained tagger says of every window of some articles, written down once for the shorter taggers to learn from.

    torchrun --nproc-per-node 2 teach.py BASE_FOLDER CHECKPOINT LESSON_FOLDER TRAIN.jsonl.gz ...

Writes `states.npy` [tokens, hidden] and `anchor.npy` [tokens] in half precision, window after window with the marks at
its ends. The windows are those that `windows_of` cuts, here and in train.py.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.lib.format import open_memmap
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import distributed

import base
import data
from articles import read
from losses import Taught
from model import Tagger

TOGETHER = 16
SIZE = 254


def windows_of(articles: Sequence[dict[str, Any]], tokenizer: Tokenizer, mark: int) -> list[data.Example]:
    """The windows of a lesson: always the same of the same articles."""
    prepared = [data.prepare(article, tokenizer, mark) for article in articles]
    return data.examples(prepared, SIZE, np.random.default_rng(0))


def starts(windows: Sequence[data.Example]) -> NDArray[np.int64]:
    """Where each window begins in the arrays of a lesson, and the length of them all at the end."""
    return np.cumsum([0, *(len(window.ids) + 2 for window in windows)])


class Lesson:
    """The arrays of a lesson, asked for a batch of its windows."""

    def __init__(self, folder: Path, windows: Sequence[data.Example]) -> None:
        self.start = starts(windows)
        self.states = np.load(folder / "states.npy", mmap_mode="r")
        self.anchor = np.load(folder / "anchor.npy", mmap_mode="r")
        if len(self.states) != self.start[-1]:
            raise SystemExit(f"{folder}: the lesson is of other articles; make it anew with teach.py.")

    def of(self, numbers: NDArray[np.int64], length: int) -> Taught:
        """What the teacher says of the windows with these numbers, padded to a length."""
        states = torch.zeros(len(numbers), length, self.states.shape[1])
        anchor = torch.zeros(len(numbers), length)
        for row, number in enumerate(numbers):
            part = slice(self.start[number], self.start[number + 1])
            count = part.stop - part.start
            states[row, :count] = torch.from_numpy(self.states[part].astype(np.float32))
            anchor[row, :count] = torch.from_numpy(self.anchor[part].astype(np.float32))
        return Taught(states=states, anchor=anchor)


@torch.no_grad()
def teach(options: argparse.Namespace, rank: int, world: int) -> None:
    """Read every window once; each process reads its share and writes it to its place."""
    special = base.facts(options.base)["special"]
    tagger = Tagger(base.sizes(options.base)).eval()
    tagger.load_state_dict(load_file(options.checkpoint))
    table = torch.from_numpy(base.table(options.base))
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    windows = windows_of([a for path in options.train for a in read(path)], tokenizer, special["eos"])
    start = starts(windows)
    unfinished = options.out.with_name(options.out.name + ".part")
    unfinished.mkdir(parents=True, exist_ok=True)
    count = int(start[-1])
    names = [unfinished / f"{name}.npy" for name in ("states", "anchor")]
    if rank == 0:
        for path, shape in zip(names, ((count, tagger.sizes.hidden), (count,)), strict=True):
            open_memmap(path, mode="w+", dtype=np.float16, shape=shape).flush()
    if world > 1:
        distributed.barrier()
    states, anchor = (np.load(path, mmap_mode="r+") for path in names)
    order = sorted(range(rank, len(windows), world), key=lambda n: len(windows[n].ids))
    for at in range(0, len(order), TOGETHER):
        some = order[at : at + TOGETHER]
        batch = data.collate([windows[n] for n in some], special)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = tagger.encoder(table[batch.ids], batch.mask)
            logits = tagger.anchor(found).squeeze(-1)
        for row, number in enumerate(some):
            length = len(windows[number].ids) + 2
            states[start[number] : start[number] + length] = found[row, :length].half().numpy()
            anchor[start[number] : start[number] + length] = logits[row, :length].half().numpy()
        if rank == 0 and at % (TOGETHER * 25) == 0:
            print(f"{at * world} of {len(windows)} windows", flush=True)
    states.flush()
    anchor.flush()
    if world > 1:
        distributed.barrier()
    if rank == 0:
        unfinished.replace(options.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "checkpoint", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("train", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    rank, world = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    if world > 1:
        distributed.init_process_group("gloo")
    teach(options, rank, world)
    if world > 1:
        distributed.barrier()
        distributed.destroy_process_group()


if __name__ == "__main__":
    main()
