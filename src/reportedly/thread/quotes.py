"""Quoted passages: where one ends that no empty line ends, and which comment of the page it repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportedly.model import Comment
from reportedly.thread.lines import Line

LONGEST = 20_000
"""Letters and digits of one comment that are searched for a quotation."""

TELLING = 12
"""Letters and digits from which a line is found inside another by more than chance."""

NEAREST = 8
"""Comments of one author that are looked through for one quotation, nearest first."""

_ELLIPSIS = re.compile(r"\.{3,}|…|\[\.\.\.\]")
_ENOUGH = 0.7


def letters(text: str) -> str:
    """The letters and digits of `text`, casefolded: what is left when wrapping, quotes and spaces are set aside.

    >>> letters("«It’s over»,\\n  he said.")
    'itsoverhesaid'
    """
    return "".join(filter(str.isalnum, text.casefold()))


@dataclass(frozen=True, slots=True)
class Voice:
    """What one comment says: its index, the name it is signed with, its words as letters."""

    index: int
    words: str


@dataclass(slots=True)
class Voices:
    """The comments of a page by author.

    Searching is paid from a budget in proportion to the page, so that a page made of quotations stays linear.
    """

    by_name: dict[str, list[Voice]]
    everyone: list[Voice]
    budget: int = field(default=0)

    @classmethod
    def of(cls, named: Sequence[tuple[str | None, str]]) -> Voices:
        """Voices from (author, words) pairs in page order."""
        everyone = [Voice(index, letters(words[: 2 * LONGEST])[:LONGEST]) for index, (_, words) in enumerate(named)]
        by_name: dict[str, list[Voice]] = {}
        for voice, (name, _) in zip(everyone, named, strict=True):
            if name:
                by_name.setdefault(letters(name) or name, []).append(voice)
        return cls(by_name, everyone, 10_000_000 + 50 * sum(len(voice.words) for voice in everyone))

    def knows(self, name: str) -> bool:
        """Whether `name` signs a comment of the page."""
        return (letters(name) or name) in self.by_name

    def said(self, name: str, line: str, index: int | None = None) -> bool:
        """Whether the line is long enough to tell and stands word for word in a comment of `name` before `index`."""
        words = letters(line[: 2 * LONGEST])
        if len(words) < TELLING:
            return False
        for voice in self.by_name.get(letters(name) or name, ()):
            if self.budget <= 0 or (index is not None and voice.index >= index):
                return False
            self.budget -= len(voice.words) + 1
            if words in voice.words:
                return True
        return False

    def repeats(self, line: str, index: int) -> bool:
        """Whether the line is long enough to tell and stands word for word in the comment at `index`."""
        words = letters(line[: 2 * LONGEST])
        if len(words) < 2 * TELLING or self.budget <= 0:
            return False
        self.budget -= len(self.everyone[index].words)
        return words in self.everyone[index].words

    def near(self, index: int, name: str | None) -> Iterator[Voice]:
        """Comments that the one at `index` may quote, nearest before it first, then those after it.

        With a name, those signed with it; without one, everybody's.
        """
        pool = self.everyone if name is None else self.by_name.get(letters(name) or name, [])
        at = _position(pool, index)
        before = (pool[place] for place in range(at - 1, -1, -1))
        after = (voice for voice in pool[at:] if voice.index != index)
        for count, voice in enumerate(_chain(before, after)):
            if self.budget <= 0 or (name is not None and count == NEAREST):
                return
            self.budget -= len(voice.words) + 1
            yield voice


def _chain(before: Iterator[Voice], after: Iterator[Voice]) -> Iterator[Voice]:
    yield from before
    yield from after


def _position(pool: Sequence[Voice], index: int) -> int:
    low, high = 0, len(pool)
    while low < high:
        middle = (low + high) // 2
        if pool[middle].index < index:
            low = middle + 1
        else:
            high = middle
    return low


def extent(passage: Sequence[Line], voices: Voices, index: int, name: str | None) -> tuple[int, int]:
    """How far a quotation reaches that begins with the first of `passage`: (lines, end in the text).

    It ends where the words of a comment signed `name` end; where no such comment has them, at the first empty line;
    where there is none, after one line, so that the reply is not taken for the quotation.
    """
    if name is not None and voices.knows(name):
        # A later comment of the same author may quote this one, and hold the reply under the quotation as well.
        found = max(
            ((voice.index < index, _repeated(passage, voice.words)) for voice in voices.near(index, name)),
            key=lambda one: (one[0] and one[1][2] > 0, one[1][2]),
            default=(False, (0, 0, 0)),
        )[1]
        if found[0]:
            return found[0], found[1]
    count = next((place for place, line in enumerate(passage) if place and line.gap), None)
    if count is None:
        count = 1
    return count, passage[count - 1].end


def _repeated(passage: Sequence[Line], words: str) -> tuple[int, int, int]:
    """The longest beginning of `passage` that stands in `words` in its order: (lines, end in the text, letters)."""
    at = matched = count = 0
    end = passage[0].start
    for place_of, line in enumerate(passage, 1):
        own = letters(line.text)
        if not own:
            continue
        place = words.find(own, at) if len(own) >= TELLING else (at if words.startswith(own, at) else -1)
        # Past an empty line only the very next words go on; anything else is the reply agreeing in its wording.
        if place >= 0 and not (count and line.gap and place != at):
            at, matched, end, count = place + len(own), matched + len(own), line.end, place_of
            continue
        rest = words[at:]
        if len(rest) >= TELLING and own.startswith(rest):
            return place_of, line.start + _reach(line.text, len(rest)), matched + len(rest)
        break
    return count, end, matched


def _reach(text: str, wanted: int) -> int:
    """Where in `text` the first `wanted` letters and digits end, with the punctuation that closes them."""
    seen = 0
    for place, character in enumerate(text):
        if seen >= wanted and (character.isalnum() or character.isspace() or character in "«“„‘([<@"):
            return place
        seen += len(letters(character))
    return len(text)


def resolve(
    text: str, comments: tuple[Comment, ...], *, offset: int = 0, whole: Voices | None = None
) -> tuple[Comment, ...]:
    """The comments with each quotation's `comment` set to the one that it repeats, by name and words, else None.

    `offset` is where `text` begins in the document that the spans belong to. `whole` holds the comments with what they
    quote themselves: a quotation of a signed comment may repeat that as well.
    """
    if not any(comment.quotes for comment in comments):
        return comments
    own = Voices.of(
        [
            (comment.author, "\n".join(text[start - offset : end - offset] for start, end in comment.body))
            for comment in comments
        ]
    )
    resolved = []
    for index, comment in enumerate(comments):
        quotes = []
        for quote in comment.quotes:
            passage = text[quote.span[0] - offset : quote.span[1] - offset]
            found = _quoted(passage, quote.author, index, own)
            if found is None and whole is not None and quote.author is not None:
                found = _quoted(passage, quote.author, index, whole)
            quotes.append(replace(quote, comment=found))
        resolved.append(replace(comment, quotes=tuple(quotes)) if quotes else comment)
    return tuple(resolved)


def _quoted(passage: str, author: str | None, index: int, voices: Voices) -> str | None:
    passage = passage[:LONGEST]
    parts = [part for part in map(letters, _ELLIPSIS.split(passage)) if part]
    if not parts or (author is None and sum(map(len, parts)) < 1.25 * TELLING):
        return None
    holding = [voice for voice in voices.near(index, author) if all(part in voice.words for part in parts)]
    if holding:
        # Words without a name prove something only where one comment alone has them.
        return f"c{holding[0].index + 1}" if author is not None or len(holding) == 1 else None
    wanted = _runs("".join(parts))
    if author is None or len(wanted) < TELLING:
        return None
    for voice in voices.near(index, author):
        if len(wanted & _runs(voice.words)) >= _ENOUGH * len(wanted):
            return f"c{voice.index + 1}"
    return None


def _runs(words: str) -> set[str]:
    """Overlapping runs of eight letters: what an edited or cut quotation still shares with its original."""
    return {words[at : at + 8] for at in range(max(0, len(words) - 7))}
