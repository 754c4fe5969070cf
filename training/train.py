"""Train the tagger; one checkpoint a pass.

    torchrun --nproc-per-node 2 train.py BASE_FOLDER OUT_FOLDER TRAIN.jsonl.gz ... [--minutes 70] [--begin CHECKPOINT]
    python train.py BASE_FOLDER OUT_FOLDER --smoke

One thread a process, gradients averaged over gloo, products of matrices in bfloat16. One schedule by training time:
warm-up, a stretch at the full rate, then linear decay to zero. What is saved is the running mean of the weights.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, distributed

import base
import data
from articles import read
from augment import vary
from losses import NAMES, losses
from model import Tagger
from smoke import ARTICLES
from teach import Lesson, windows_of

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


def rate(done: float, warm: float, decay: float) -> float:
    """Share of the full learning rate after this share of the time; `decay`: the share from which on it falls."""
    falling = (1.0 - done) / (1.0 - decay) if decay < 1.0 else 1.0
    return min(1.0, (done + 5e-4) / warm) * max(0.0, min(1.0, falling))


def groups(tagger: Tagger, options: argparse.Namespace) -> list[dict[str, Any]]:
    """What is trained, with its learning rate: the deeper a layer lies, the slower it changes."""
    encoder = tagger.encoder
    depth = len(encoder.layers)
    outer = [p for part in (tagger.link, tagger.anchor, tagger.kind) for p in part.parameters()]
    layers = [
        {"params": list(layer.parameters()), "lr": options.rate * options.deeper ** (depth - 1 - n)}
        for n, layer in enumerate(encoder.layers)
    ]
    return [{"params": outer, "lr": options.head_rate}, *layers[options.freeze :]]


def shortened(tagger: Tagger, layers: Sequence[int], dropout: float) -> Tagger:
    """A tagger with some of the layers of another one, and all else as there."""
    short = Tagger(replace(tagger.sizes, layers=len(layers)), encoder_dropout=dropout)
    state = {name: value for name, value in tagger.state_dict().items() if not name.startswith("encoder.layers.")}
    for new, old in enumerate(layers):
        for name, value in tagger.encoder.layers[old].state_dict().items():
            state[f"encoder.layers.{new}.{name}"] = value
    short.load_state_dict(state)
    return short


class Mean:
    """The running mean of the weights: what the steps have in common, less what the last few jumped to."""

    def __init__(self, parameters: Sequence[Tensor], keep: float) -> None:
        self.parameters, self.keep, self.steps = parameters, keep, 0
        self.values = [p.detach().clone() for p in parameters]

    def update(self) -> None:
        """Take the weights after a step into the mean."""
        self.steps += 1
        share = 1 - min(self.keep, self.steps / (self.steps + 10))
        torch._foreach_lerp_(self.values, [p.detach() for p in self.parameters], share)

    def swap(self) -> None:
        """Exchange the weights and their mean; again to undo."""
        for parameter, value in zip(self.parameters, self.values, strict=True):
            held = parameter.detach().clone()
            parameter.data.copy_(value)
            value.copy_(held)


def train(options: argparse.Namespace, rank: int, world: int) -> None:
    """Run until the time is spent."""
    facts = base.facts(options.base)
    special = facts["special"]
    torch.manual_seed(options.seed)
    sizes = base.sizes(options.base)
    tagger = Tagger(sizes, encoder_dropout=options.encoder_dropout)
    base.load_encoder(options.base, tagger.encoder)
    if options.begin:
        tagger.load_state_dict(load_file(options.begin))
    if options.layers:
        tagger = shortened(tagger, [int(number) for number in options.layers.split(",")], options.encoder_dropout)
    tagger.encoder.freeze(options.freeze)
    torch.manual_seed(options.seed + 1000 * rank)
    rng = np.random.default_rng(options.seed)
    table = torch.from_numpy(base.table(options.base))
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    articles = ARTICLES if options.smoke else [article for path in options.train for article in read(path)]
    prepared = [data.prepare(article, tokenizer, special["eos"]) for article in articles]
    examples = windows_of(articles, tokenizer, special["eos"]) if options.lesson else []
    lesson = Lesson(options.lesson, examples) if options.lesson else None
    if rank == 0:
        print(f"{len(prepared)} articles, {sum(len(tokens) for tokens, _ in prepared)} tokens", flush=True)

    optimiser = torch.optim.AdamW(groups(tagger, options), weight_decay=0.01, fused=True)
    full = [group["lr"] for group in optimiser.param_groups]
    trained = [p for group in optimiser.param_groups for p in group["params"]]
    mean = Mean(trained, options.keep)
    done, step, passes, smooth, begun = 0.0, 0, 0, np.zeros(len(NAMES)), time.monotonic()
    tagger.train()
    while done < 1:
        if lesson is None:
            varied = [
                data.prepare(other, tokenizer, special["eos"]) if (other := vary(article, rng)) else as_is
                for article, as_is in zip(articles, prepared, strict=True)
            ]
            examples = data.examples(varied, options.size, rng)
        seen, pass_begun = 0, time.monotonic()
        for numbers in batches(examples, options.batch, world, rng):
            batch = data.collate([examples[n] for n in numbers[rank]], special)
            done = (time.monotonic() - begun) / (60 * options.minutes)
            optimiser.zero_grad(set_to_none=True)
            ids = torch.where((torch.rand(batch.ids.shape) < options.mask) & batch.real, special["unk"], batch.ids)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                taught = lesson.of(numbers[rank], batch.ids.shape[1]) if lesson else None
                loss, parts = losses(tagger, batch, table[ids], taught)
            loss.backward()  # type: ignore[no-untyped-call]
            done = average(trained, done, world)
            for group, highest in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = highest * rate(done, options.warm, options.decay)
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            mean.update()
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
            mean.swap()
            save(tagger, options.out, f"pass{passes:02d}" if done < 1 else "last")
            mean.swap()
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
    parser.add_argument("out", type=Path)
    parser.add_argument("train", type=Path, help="marked articles (leave out with --smoke)", nargs="*")
    parser.add_argument("--begin", type=Path, help="go on from these weights instead of the base's")
    parser.add_argument("--layers", help="a shorter tagger that begins with these layers of --begin: 0,2,5,8,11")
    parser.add_argument("--lesson", type=Path, help="what teach.py wrote of the same articles, to be like its teacher")
    parser.add_argument("--smoke", action="store_true", help="a few seconds on the invented sentences of smoke.py")
    settings: dict[str, Any] = {
        "minutes": 70.0,
        "rate": 1.5e-4,
        "head-rate": 8e-4,
        "deeper": 0.95,
        "freeze": 4,
        "batch": 5,
        "size": 318,
        "warm": 0.05,
        "decay": 0.5,
        "encoder-dropout": 0.1,
        "mask": 0.05,
        "keep": 0.997,
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
