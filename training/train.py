"""Train the tagger; one checkpoint a pass.

    torchrun --nproc-per-node 2 train.py BASE_FOLDER TRAIN.jsonl.gz OUT_FOLDER [--minutes 70]
    python train.py BASE_FOLDER OUT_FOLDER --smoke

One thread a process, gradients averaged over gloo. One schedule by training time: warm-up, then linear decay to zero.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, distributed

import base
import data
from articles import read
from losses import NAMES, losses
from model import Tagger
from smoke import ARTICLES

SORTED_TOGETHER = 10
SMOOTH = 0.98
SAY_EVERY = 25


def batches(
    examples: Sequence[data.Example], size: int, world: int, rng: np.random.Generator
) -> Iterator[list[NDArray[np.int64]]]:
    """For each step the numbers of the windows of each process; windows of like length share a step."""
    step = size * world
    order = rng.permutation(len(examples))
    groups = [
        sorted(order[n : n + step * SORTED_TOGETHER], key=lambda k: len(examples[k].ids))
        for n in range(0, len(order), step * SORTED_TOGETHER)
    ]
    steps = [np.asarray(group[n : n + step]) for group in groups for n in range(0, len(group), step)]
    for number in rng.permutation(len(steps)):
        if len(steps[number]) >= world:
            yield [steps[number][rank::world] for rank in range(world)]


def average(parameters: Sequence[Tensor], done: float, world: int) -> float:
    """Average the gradients, and how much of the time is spent, over all processes."""
    for parameter in parameters:
        if parameter.grad is None:
            parameter.grad = torch.zeros_like(parameter)
    if world == 1:
        return done
    gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
    flat = torch.cat([gradient.reshape(-1) for gradient in gradients] + [torch.tensor([done])])
    distributed.all_reduce(flat)
    flat /= world
    at = 0
    for gradient in gradients:
        gradient.copy_(flat[at : at + gradient.numel()].view_as(gradient))
        at += gradient.numel()
    return float(flat[-1])


def rate(done: float, warm: float) -> float:
    """Share of the full learning rate after this share of the time."""
    return min(1.0, (done + 5e-4) / warm) * max(0.0, 1.0 - done)


def train(options: argparse.Namespace, rank: int, world: int) -> None:
    """Run until the time is spent."""
    facts = base.facts(options.base)
    special = facts["special"]
    torch.manual_seed(options.seed)
    tagger = Tagger(base.sizes(options.base), encoder_dropout=options.encoder_dropout)
    base.load_encoder(options.base, tagger.encoder)
    tagger.encoder.freeze(options.freeze)
    torch.manual_seed(options.seed + 1000 * rank)
    rng = np.random.default_rng(options.seed)
    table = torch.from_numpy(base.table(options.base))
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    articles = ARTICLES if options.smoke else read(options.train)
    prepared = [data.prepare(article, tokenizer, special["eos"]) for article in articles]
    if rank == 0:
        print(f"{len(prepared)} articles, {sum(len(tokens) for tokens, _ in prepared)} tokens", flush=True)

    inner = [p for p in tagger.encoder.parameters() if p.requires_grad]
    outer = [p for part in (tagger.link, tagger.anchor, tagger.kind) for p in part.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": options.rate}, {"params": outer, "lr": options.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    full = [group["lr"] for group in optimiser.param_groups]
    trained = inner + outer
    done, step, passes, smooth, begun = 0.0, 0, 0, np.zeros(len(NAMES)), time.monotonic()
    tagger.train()
    while done < 1:
        examples = data.examples(prepared, options.size, rng)
        seen, pass_begun = 0, time.monotonic()
        for numbers in batches(examples, options.batch, world, rng):
            batch = data.collate([examples[n] for n in numbers[rank]], special)
            done = (time.monotonic() - begun) / (60 * options.minutes)
            optimiser.zero_grad(set_to_none=True)
            loss, parts = losses(tagger, batch, table[batch.ids])
            loss.backward()  # type: ignore[no-untyped-call]
            done = average(trained, done, world)
            for group, highest in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = highest * rate(done, options.warm)
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            smooth = SMOOTH * smooth + (1 - SMOOTH) * parts.numpy()
            seen += world * int(batch.mask.sum())
            step += 1
            if rank == 0 and step % SAY_EVERY == 0:
                shown = " ".join(
                    f"{name} {value:.4f}" for name, value in zip(NAMES, smooth / (1 - SMOOTH**step), strict=True)
                )
                pace = seen / (time.monotonic() - pass_begun)
                print(f"step {step} done {done:.3f} {shown} {pace:.0f} tokens/s", flush=True)
            if done >= 1:
                break
        passes += 1
        if rank == 0:
            save(tagger, options.out, f"pass{passes:02d}" if done < 1 else "last")
            print(f"pass {passes} ended, {(time.monotonic() - begun) / 60:.1f} minutes", flush=True)


def save(tagger: Tagger, folder: Path, name: str) -> None:
    """Write the weights, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{name}.part"
    save_file({key: value.detach().contiguous() for key, value in tagger.state_dict().items()}, unfinished)
    unfinished.replace(folder / f"{name}.safetensors")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("train", type=Path, help="marked articles (leave out with --smoke)", nargs="?")
    parser.add_argument("out", type=Path)
    parser.add_argument("--smoke", action="store_true", help="a few seconds on the invented sentences of smoke.py")
    settings: dict[str, Any] = {
        "minutes": 70.0,
        "rate": 1.5e-4,
        "head-rate": 8e-4,
        "batch": 6,
        "size": 254,
        "warm": 0.05,
        "freeze": 4,
        "encoder-dropout": 0.1,
        "seed": 1,
    }
    for name, value in settings.items():
        parser.add_argument(f"--{name}", type=type(value), default=value, help=f"default {value}")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    if options.smoke:
        options.minutes = 0.3
    torch.set_num_threads(1)
    rank, world = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    if world > 1:
        distributed.init_process_group("gloo")
    train(options, rank, world)
    if world > 1:
        distributed.destroy_process_group()


if __name__ == "__main__":
    main()
