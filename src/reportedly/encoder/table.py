"""The embedding table at four bits a weight, shared by all graphs: ids in, rows of numbers out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
ZERO = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Half a byte a weight and one scale for 32 weights of a row (the Q4_0 layout of ggml).

    nibbles: [pieces, hidden / 2]; byte k of a block's 16 holds weight k in its low half and weight k + 16 in its high
    half, both 8 above their value. scales: [pieces, hidden / 32], half precision.
    """

    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float16]

    @property
    def hidden(self) -> int:
        """The length of a row."""
        return int(self.nibbles.shape[1]) * 2

    def rows(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The rows of these ids, [..., hidden]; raises IndexError for an id that the table lacks."""
        blocks = self.scales.shape[1]
        halves = self.nibbles[ids].reshape(*ids.shape, blocks, BLOCK // 2)
        weights = np.concatenate([halves & 15, halves >> 4], axis=-1).view(np.int8) - np.int8(ZERO)
        found = weights * self.scales[ids].astype(np.float32)[..., None]
        return found.reshape(*ids.shape, blocks * BLOCK)


def open_table(path: Path) -> Table:
    """Read the table from its safetensors file."""
    from safetensors.numpy import load_file

    arrays = load_file(path)
    return Table(nibbles=arrays["nibbles"], scales=arrays["scales"])
