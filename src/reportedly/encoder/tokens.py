"""Text -> tokens: piece ids with code-point offsets, and the word, sentence and paragraph that each token lies in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.familiar import familiar
from reportedly.language.sentences import Sentence, each_sentence

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST_PIECE_OF_TEXT = 1_000
LONGEST_UNIT = 200
STRETCH = 60_000

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of a stretch of text; all arrays but `units` have one entry a token.

    start, end: half-open offsets into the text, in code points; equal at a paragraph mark.
    word, sentence, paragraph: numbers that grow from 0; sub-words of one run of letters or digits share a word.
    units: numbers of the tokens at which a window may begin (sentences, parts of endless ones), the count at the end.
    """

    text: str
    ids: Ints
    start: Ints
    end: Ints
    word: Ints
    sentence: Ints
    paragraph: Ints
    units: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def real(self) -> Flags:
        """Which tokens stand for text: all but the paragraph marks."""
        marked: Flags = self.end > self.start
        return marked


def stretches(text: str, *, span: tuple[int, int] | None = None, longest: int = STRETCH) -> Iterator[list[Sentence]]:
    """The sentences of a text (or of a span of it), in lists of at most about `longest` code points.

    A list ends with a paragraph wherever there is one to end with, so that what is in one list rarely needs another.
    """
    first, last = span or (0, len(text))
    held: list[Sentence] = []
    for start, end, new_paragraph in each_sentence(text[first:last]):
        whole = Sentence(first + start, first + end, new_paragraph)
        for one in _cut(text, whole, longest // 2):
            size = one.end - held[0].start if held else 0
            if held and (size > longest or (one.new_paragraph and size > longest // 2)):
                yield held
                held = []
            held.append(one)
    if held:
        yield held


def tokenise(text: str, found: Sequence[Sentence], tokenizer: Tokenizer, *, mark: int) -> Tokens:
    """Cut sentences of the text into pieces.

    found: sentences of `text` in order. mark: the id that stands at the beginning of each paragraph.
    """
    parts = [(number, part) for number, one in enumerate(found) for part in _cut(text, one, LONGEST_PIECE_OF_TEXT)]
    shown = [familiar(text[one.start : one.end]) for _, one in parts]
    encoded = tokenizer.encode_batch(shown, add_special_tokens=False)
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    sentence: list[int] = []
    units: list[int] = []
    last = -1
    for (number, part), pieces in zip(parts, encoded, strict=True):
        if number != last:
            units.append(len(ids))
        if part.new_paragraph:
            ids.append(mark)
            offsets.append((part.start, part.start))
            sentence.append(number)
        last = number
        for piece, (a, b) in zip(pieces.ids, pieces.offsets, strict=True):
            start, end = part.start + a, part.start + b
            if start < end and (text[start].isspace() or text[end - 1].isspace()):
                start, end = _bare(text, start, end)
            if start == end:
                continue
            if len(ids) - units[-1] >= LONGEST_UNIT:
                units.append(len(ids))
            ids.append(piece)
            offsets.append((start, end))
            sentence.append(number)
    edges = np.asarray(offsets, np.int64).reshape(-1, 2)
    return Tokens(
        text=text,
        ids=np.asarray(ids, np.int64),
        start=edges[:, 0].copy(),
        end=edges[:, 1].copy(),
        word=_words(text, offsets),
        sentence=np.asarray(sentence, np.int64),
        paragraph=np.cumsum(edges[:, 0] == edges[:, 1], dtype=np.int64),
        units=np.asarray(sorted({*units, len(ids)}), np.int64),
    )


def _cut(text: str, one: Sentence, longest: int) -> Iterator[Sentence]:
    """The sentence in parts of bounded length (some are endless), cut at a space where there is one."""
    start, end, new_paragraph = one
    while end - start > longest:
        cut = text.rfind(" ", start + longest // 2, start + longest)
        cut = cut if cut > 0 else start + longest
        yield Sentence(start, cut, new_paragraph)
        start, new_paragraph = cut, False
    yield Sentence(start, end, new_paragraph)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _words(text: str, offsets: Sequence[tuple[int, int]]) -> Ints:
    word = np.zeros(len(offsets), np.int64)
    number, previous = -1, -1
    for n, (start, end) in enumerate(offsets):
        glued = end > start == previous and text[start].isalnum() and text[start - 1].isalnum()
        number += not glued
        word[n] = number
        previous = end
    return word
