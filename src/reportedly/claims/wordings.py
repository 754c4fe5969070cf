"""Texts to be compared, each prepared when it is first compared: of a library's mentions most are not, at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from reportedly.claims.similarity import Floats, Prepared, compare, ready
from reportedly.encoder.vectors import centred, vectors
from reportedly.language.identify import identify


class Wordings:
    """Texts with their languages (None: heard from the text); `found` are their sentence vectors where known.

    `bare` are the vectors, `meaning` the same less what those of a language share, both float32 [texts, 384].
    """

    def __init__(self, texts: Sequence[str], languages: Sequence[str | None], *, found: Floats | None = None) -> None:
        self.texts = tuple(texts)
        self.languages = tuple(language or identify(text) for text, language in zip(texts, languages, strict=True))
        self.bare = vectors(self.texts) if found is None else found
        self.meaning = centred(self.bare, self.languages)
        self._prepared: dict[int, Prepared] = {}
        often = Counter(zip(self.texts, self.languages, strict=True))
        self._repeats = tuple(often[wording] > 1 for wording in zip(self.texts, self.languages, strict=True))
        self._first: dict[tuple[str, str | None], int] = {}
        self._originals: dict[int, int] = {}
        self._told: dict[tuple[int, int], float] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def prepared(self, number: int) -> Prepared:
        """One of the texts, ready to be compared."""
        if number not in self._prepared:
            self._prepared[number] = ready(
                self.texts[number], self.languages[number], bare=self.bare[number], meaning=self.meaning[number]
            )
        return self._prepared[number]

    def likeness(self, one: int, other: int) -> float:
        """How alike two of the texts are, 0..1; it depends on these two and their vectors alone.

        Copies are compared once: a thousand pages that copy one sentence have half a million pairs and one wording.
        """
        if not (self._repeats[one] or self._repeats[other]):
            return compare(self.prepared(one), self.prepared(other)).score
        pair = self._original(one), self._original(other)
        if pair not in self._told:
            self._told[pair] = compare(self.prepared(pair[0]), self.prepared(pair[1])).score
        return self._told[pair]

    def _original(self, number: int) -> int:
        """The first text asked for that has the same words and vector, itself where there is none."""
        if number not in self._originals:
            first = self._first.setdefault((self.texts[number], self.languages[number]), number)
            same = first == number or np.array_equal(self.bare[first], self.bare[number])
            self._originals[number] = first if same else number
        return self._originals[number]
