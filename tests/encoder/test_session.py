"""Models open late, say what is missing, and feed their graphs bounded batches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportedly.encoder.session import PADDED_TOKENS_AT_ONCE, Models, models
from reportedly.errors import MissingWeights


def test_a_folder_without_weights_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(MissingWeights, match=r"config\.json"):
        _ = Models(folder=tmp_path).config


def test_batches_hold_every_window_once_in_bounded_size() -> None:
    rng = np.random.default_rng(1)
    windows = [rng.integers(4, 1000, length) for length in rng.integers(1, 254, 40)]
    found = list(models().batches(windows))
    assert sorted(number for batch in found for number in batch.numbers) == list(range(40))
    for batch in found:
        assert batch.mask.size <= PADDED_TOKENS_AT_ONCE
        assert batch.mask.sum(axis=1).astype(int).tolist() == [len(windows[n]) + 2 for n in batch.numbers]


def test_the_same_models_are_opened_once() -> None:
    assert models() is models()


def test_settings_of_another_version_are_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"hidden": 384, "special": {}, "window": 254}', encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "config.json").write_text("{}", encoding="utf-8")
    models = Models(folder=tmp_path)
    with pytest.raises(MissingWeights, match="not those of this version"):
        _ = models.config
    with pytest.raises(MissingWeights, match="not those of this version"):
        _ = models.tagging
