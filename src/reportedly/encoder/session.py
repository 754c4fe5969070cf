"""The models of the weights folder, each opened when it is first used, and the batches that they are fed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.table import Table, open_table
from reportedly.encoder.tokens import Ints
from reportedly.errors import MissingWeights
from reportedly.weights import DEFAULT, FAST
from reportedly.weights import folder as weights_folder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

PADDED_TOKENS_AT_ONCE = 640

Floats = NDArray[np.float32]
Settings = TypeVar("Settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What config.json says of all models: the length of a state, the ids of bos, eos, pad and unk."""

    hidden: int
    special: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggerConfig:
    """What a tagger's config.json says.

    window, overlap: tokens. crop: tokens before and from the anchor on that the second stage sees. far: sentence
    distances beyond it are one. threshold: least belief in an attribution. source_bias: added to the scores of sources.
    confidence: how evidence is weighed, by the name of each feature; without it beliefs stand as they are.
    """

    version: str
    window: int
    overlap: int
    crop: tuple[int, int]
    far: int
    threshold: float
    source_bias: float
    confidence: dict[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows of the table side by side, [windows, length, hidden]; mask 1 where there is a token; which windows."""

    rows: Floats
    mask: Floats
    numbers: tuple[int, ...]


class Models:
    """The tokeniser, the table and the graphs of one folder.

    threads: processor threads that a graph may use. tagger: which of the taggers. folder: the weights, the package's
    own if not given.
    """

    def __init__(self, *, threads: int = 1, tagger: str = DEFAULT, folder: Path | None = None) -> None:
        self.threads = threads
        self.folder = folder or weights_folder()
        self.name = tagger
        # in a cycle, so that what is open ends with the process: to free its pieces one by one takes as long as a page
        self._self = self

    @cached_property
    def config(self) -> Config:
        """The settings that belong to all models; raises MissingWeights."""
        return self._settings("config.json", lambda found: Config(**found))

    @cached_property
    def tagging(self) -> TaggerConfig:
        """The settings that belong to the tagger; raises MissingWeights."""
        return self._settings(
            f"{self.name}/config.json", lambda found: TaggerConfig(**{**found, "crop": tuple(found["crop"])})
        )

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokeniser of the pruned vocabulary; raises MissingWeights."""
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._path("tokenizer.json")))

    @cached_property
    def table(self) -> Table:
        """The embedding table; raises MissingWeights."""
        return open_table(self._path("table.safetensors"))

    @cached_property
    def tagger(self) -> InferenceSession:
        """rows of one window -> states [1, length, hidden], anchor logits [1, length]; raises MissingWeights."""
        return self._open(f"{self.name}/tagger.onnx")

    @cached_property
    def link(self) -> InferenceSession:
        """Crops around anchors -> role scores [anchors, crop, 3], validity logits [anchors]; raises MissingWeights."""
        return self._open(f"{self.name}/link.onnx")

    @cached_property
    def pooled(self) -> InferenceSession:
        """rows, mask -> sentence vectors [windows, hidden], by the untouched encoder; raises MissingWeights."""
        return self._open("vectors.onnx")

    def rows(self, window: Ints) -> Floats:
        """The table's rows of one window's ids between a beginning and an end mark, [1, tokens + 2, hidden]."""
        special = self.config.special
        return self.table.rows(np.concatenate([[special["bos"]], window, [special["eos"]]])[None])

    def batches(self, windows: Sequence[Ints]) -> Iterator[Batch]:
        """Windows of ids, each put between a beginning and an end mark, in batches of like length and bounded size."""
        special = self.config.special
        order = sorted(range(len(windows)), key=lambda n: len(windows[n]))
        held: list[int] = []
        for number in order:
            length = len(windows[number]) + 2
            if held and length * (len(held) + 1) > PADDED_TOKENS_AT_ONCE:
                yield self._batch(windows, held, special)
                held = []
            held.append(number)
        if held:
            yield self._batch(windows, held, special)

    def _batch(self, windows: Sequence[Ints], numbers: list[int], special: dict[str, int]) -> Batch:
        length = max(len(windows[n]) for n in numbers) + 2
        ids = np.full((len(numbers), length), special["pad"], np.int64)
        mask = np.zeros((len(numbers), length), np.float32)
        for row, number in enumerate(numbers):
            end = len(windows[number]) + 1
            ids[row, 0], ids[row, end] = special["bos"], special["eos"]
            ids[row, 1:end] = windows[number]
            mask[row, : end + 1] = 1
        return Batch(rows=self.table.rows(ids), mask=mask, numbers=tuple(numbers))

    def _settings(self, name: str, made: Callable[[dict[str, Any]], Settings]) -> Settings:
        path = self._path(name)
        try:
            return made(json.loads(path.read_text(encoding="utf-8")))
        except (KeyError, TypeError, ValueError) as error:
            raise MissingWeights(
                str(path),
                f"the settings are not those of this version ({error}).",
                remedy="Install reportedly again, or mend REPORTEDLY_WEIGHTS.",
            ) from error

    def _path(self, name: str) -> Path:
        path = self.folder / name
        if not path.is_file():
            raise MissingWeights(
                str(path),
                "the model's file is not there.",
                remedy="Install reportedly again, or mend REPORTEDLY_WEIGHTS.",
            )
        return path

    def _open(self, name: str) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        # batches differ in shape: a remembered plan of memory would be made anew for each and kept
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(self._path(name)),
            options,
            providers=["CPUExecutionProvider"],
            # a sum and its norm are quicker as two nodes, but round otherwise than where the larger one was fitted
            disabled_optimizers=["SkipLayerNormFusion"] if self.name == FAST else [],
        )


@cache
def models(threads: int = 1, tagger: str = DEFAULT) -> Models:
    """The package's models, opened once in a process."""
    return Models(threads=threads, tagger=tagger)
