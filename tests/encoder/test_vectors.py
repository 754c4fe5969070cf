"""Sentence vectors: like meanings lie close, in whatever language and company."""

from __future__ import annotations

import numpy as np

from reportedly.encoder.vectors import vectors

BRIDGE = ["The mayor said the bridge will open on Friday.", "Мэр сказал, что мост откроют в пятницу."]
CATS = ["Cats like milk.", "Коти люблять молоко."]


def test_vectors_have_length_one_and_tell_claims_apart_across_languages() -> None:
    found = vectors(BRIDGE + CATS)
    assert found.shape == (4, 384) and found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    close = found @ found.T
    assert close[0, 1] > 0.9 > close[0, 2] and close[2, 3] > 0.9 > close[1, 3]


def test_a_vector_does_not_depend_on_the_texts_beside_it() -> None:
    alone = vectors(BRIDGE[:1])
    among = vectors([BRIDGE[0], "word " * 600, "", *CATS])
    assert np.allclose(alone[0], among[0], atol=1e-4)


def test_no_texts_no_vectors() -> None:
    assert vectors([]).shape == (0, 384)
