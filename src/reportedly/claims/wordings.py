"""Texts to be compared, each prepared when it is first compared: of a library's mentions most are not, at a time."""

from __future__ import annotations

from collections.abc import Sequence

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
        """How alike two of the texts are, 0..1; it depends on these two and their vectors alone."""
        return compare(self.prepared(one), self.prepared(other)).score
