"""Marked articles -> training windows -> batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.encoder.tokens import Tokens, tokenise
from reportedly.encoder.windows import windows
from reportedly.language.sentences import sentences

NONE, SOURCE, CUE, CONTENT = range(4)
IN_ORDER_OF_STRENGTH = ((CONTENT, "content"), (SOURCE, "source"), (CUE, "cue"))
CUTS = 6
ROUND_TO = 16

Ints = NDArray[np.int64]
Gold = list[tuple[int, Ints]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window: ids, which tokens stand for text, their sentences; anchor and role of each token for each cue."""

    ids: Ints
    real: NDArray[np.bool_]
    sentence: Ints
    gold: Gold


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows side by side, [windows, length]; attributions in a list of their own, [attributions, length]."""

    ids: Tensor
    mask: Tensor
    real: Tensor
    sentence: Tensor
    anchor: Tensor
    kind: Tensor
    window: Tensor
    token: Tensor
    role: Tensor


def prepare(article: dict[str, Any], tokenizer: Tokenizer, mark: int) -> tuple[Tokens, Gold]:
    """An article's tokens and, for each attribution with a cue, its anchor and the role of each token in it."""
    tokens = tokenise(article["text"], sentences(article["text"]), tokenizer, mark=mark)
    middle = (tokens.start + tokens.end) / 2
    gold: Gold = []
    for attribution in article["attributions"]:
        role = np.zeros(len(tokens), np.int64)
        for number, name in IN_ORDER_OF_STRENGTH:
            for start, end in attribution[name]:
                role[(middle > start) & (middle < end) & tokens.real] = number
        cue = np.flatnonzero(role == CUE)
        if len(cue):
            gold.append((int(cue[0]), role))
    return tokens, gold


def examples(prepared: Sequence[tuple[Tokens, Gold]], size: int, rng: np.random.Generator) -> list[Example]:
    """Cut every article into windows without overlap, the first cut falling elsewhere each time."""
    found = []
    for tokens, gold in prepared:
        first = int(rng.integers(0, max(1, min(CUTS, len(tokens.units) - 1))))
        for start, end in windows(tokens, size=size, overlap=0, first_unit=first):
            inside = [(at - start, role[start:end]) for at, role in gold if start <= at < end]
            found.append(
                Example(
                    ids=tokens.ids[start:end],
                    real=tokens.real[start:end],
                    sentence=tokens.sentence[start:end],
                    gold=inside,
                )
            )
    return found


def collate(found: Sequence[Example], special: dict[str, int]) -> Batch:
    """Put windows into one batch between a beginning and an end mark, padded to few different lengths."""
    count = len(found)
    length = -(-(max(len(one.ids) for one in found) + 2) // ROUND_TO) * ROUND_TO
    ids = np.full((count, length), special["pad"], np.int64)
    mask, sentence, kind = (np.zeros((count, length), np.int64) for _ in range(3))
    real = np.zeros((count, length), bool)
    anchor = np.zeros((count, length), np.float32)
    window: list[int] = []
    token: list[int] = []
    roles: list[Ints] = []
    for n, one in enumerate(found):
        body = slice(1, len(one.ids) + 1)
        ids[n, : len(one.ids) + 2] = [special["bos"], *one.ids, special["eos"]]
        mask[n, : len(one.ids) + 2] = 1
        real[n, body], sentence[n, body] = one.real, one.sentence
        for at, role in one.gold:
            padded = np.zeros(length, np.int64)
            padded[body] = role
            anchor[n, at + 1] = 1
            kind[n] = np.maximum(kind[n], padded)
            window.append(n)
            token.append(at + 1)
            roles.append(padded)
    return Batch(
        ids=torch.from_numpy(ids),
        mask=torch.from_numpy(mask),
        real=torch.from_numpy(real),
        sentence=torch.from_numpy(sentence),
        anchor=torch.from_numpy(anchor),
        kind=torch.from_numpy(kind),
        window=torch.tensor(window, dtype=torch.long),
        token=torch.tensor(token, dtype=torch.long),
        role=torch.from_numpy(np.array(roles, np.int64).reshape(-1, length)),
    )
