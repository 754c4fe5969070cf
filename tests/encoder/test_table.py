"""Four bits and a scale become the numbers that they stand for."""

from __future__ import annotations

import numpy as np

from reportedly.encoder.table import Table


def test_low_halves_come_first_and_eight_is_zero() -> None:
    nibbles = np.full((1, 16), 8 | 8 << 4, np.uint8)
    nibbles[0, 0] = 15 | 0 << 4
    row = Table(nibbles=nibbles, scales=np.array([[0.5]], np.float16)).rows(np.array([0]))[0]
    assert row[0] == 3.5 and row[16] == -4.0
    assert not row[1:16].any() and not row[17:].any()


def test_rows_come_in_the_shape_of_the_ids_with_the_scale_of_their_block() -> None:
    rng = np.random.default_rng(1)
    table = Table(nibbles=rng.integers(0, 256, (7, 32), np.uint8), scales=rng.random((7, 2)).astype(np.float16))
    found = table.rows(np.array([[3, 0], [6, 6]]))
    assert found.shape == (2, 2, 64) == (2, 2, table.hidden) and found.dtype == np.float32
    low = (table.nibbles[3, 16:] & 15).astype(float) - 8
    assert np.allclose(found[0, 0, 32:48], low * float(table.scales[3, 1]))
    assert (found[1, 0] == found[1, 1]).all()
