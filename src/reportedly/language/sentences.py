"""Where sentences begin and end, never tearing a quotation from the speaker that follows it.

One left-to-right pass over each line; what may end a sentence is looked at once, with a bounded view to both sides,
so that the time grows with the length of the text alone. The idea of `starters`, words whose capital tells a new
sentence from a name, is from Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reportedly.errors import BadLexicon

NAME = "language/data/abbreviations.toml"
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
STOP = re.compile(r"[.!?…]+[\"'”’“»›)\]]*(?=\s)|[。！？]+[」』”]*")
SPACE = re.compile(r"\s+")
OPENING = "\"'“„‘«‹([-—–―•*"
DASHES = "-—–―"
QUOTES = "\"'”’“»›"
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
NEXT_WORDS = re.compile(r"[^\W\d_][\w.'’-]*(?:,?\s+[^\W\d_][\w.'’-]*){1,5}")
WORD_BEFORE, VIEW_AHEAD = 24, 90
KINDS = ("always", "often", "numbers", "starters", "speech")


class Sentence(NamedTuple):
    """A half-open span of code points without white space at its ends, and whether it is the first of its line."""

    start: int
    end: int
    new_paragraph: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """The words of the data file, of all languages together."""

    always: frozenset[str]
    often: frozenset[str]
    numbers: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """Read and check the data file; raises BadLexicon when it holds an unknown list or something that is no word."""
    source = (files("reportedly") / NAME).read_text(encoding="utf-8")
    words: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for language, lists in tomllib.loads(source).items():
        for kind, entries in lists.items():
            if kind not in words:
                raise _wrong(f"[{language}] has an unknown list {kind!r}")
            wrong = [entry for entry in entries if not WORD.fullmatch(entry)]
            if wrong:
                raise _wrong(f"[{language}] {kind} holds what is no word: {wrong[0]!r}")
            words[kind].update(entries)
    return Abbreviations(**{kind: frozenset(found) for kind, found in words.items()})


def _wrong(says: str) -> BadLexicon:
    return BadLexicon(NAME, says, remedy="Mend the data file.")


def sentences(text: str) -> list[Sentence]:
    """Split a text into its sentences, in order; none crosses the end of a line, none is empty.

    text: any text. Spans are half-open, in code points. Lines of nothing but white space have no sentence.
    """
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[Sentence]:
    """The same sentences one after the other, for texts of which no list should be held."""
    words = abbreviations()
    for line in LINE.finditer(text):
        first, start = True, line.start()
        for end in _ends(text, line.start(), line.end(), words):
            span = _trimmed(text, start, end)
            if span is not None:
                yield Sentence(*span, first)
                first = False
            start = end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, start: int, end: int, words: Abbreviations) -> Iterator[int]:
    begun = start
    for stop in STOP.finditer(text, start, end):
        if text[stop.start()] in "。！？" or _ends_here(text, begun, stop, end, words):
            yield stop.end()
            begun = stop.end()
    yield end


def _ends_here(text: str, begun: int, stop: re.Match[str], end: int, words: Abbreviations) -> bool:
    space = SPACE.match(text, stop.end(), end)
    after = space.end() if space else stop.end()
    quoted = stop.group()[-1] in QUOTES
    letter, dashed = after, False
    while letter < end and (text[letter] in OPENING or text[letter].isspace()) and letter - after < 8:
        dashed = dashed or text[letter] in DASHES
        letter += 1
    if letter == end:
        return False
    if dashed and quoted and text[after] in DASHES:
        return False
    if text[letter].islower() or not (text[letter].isalnum() or letter == after):
        return False
    following = WORD.match(text, letter, min(end, letter + VIEW_AHEAD))
    starter = bool(
        following and following.group() in words.starters and text[following.end() : following.end() + 1] != "."
    )
    if quoted and text[stop.start()] != "." and after == letter and not starter:
        clause = NEXT_WORDS.match(text, after, min(end, after + VIEW_AHEAD))
        if clause and _names_speaker(clause.group(), words):
            return False
    if stop.group() != "." or (starter and not _always(text, begun, stop.start(), words)):
        return True
    word = _before(text, begun, stop.start())
    if "\u0400" <= text[letter] <= "\u04ff" and len(word) > 1 and word.isascii() and word.isalpha():
        return True  # no English abbreviation stands before a Russian word («Il Sole 24 Ore. Агентство …»)
    return not _abbreviated(text, begun, stop.start(), text[letter].isdigit(), words)


def _names_speaker(clause: str, words: Abbreviations) -> bool:
    for word in clause.split()[1:]:
        if word.rstrip(".,") in words.speech:
            return True
        if word.endswith(".") and len(word) > len("Sen."):
            return False
    return False


def _before(text: str, begun: int, stop: int) -> str:
    """The word that the full stop at `stop` belongs to, with the full stops inside it."""
    start = stop
    least = max(begun, stop - WORD_BEFORE)
    while start > least and (text[start - 1].isalnum() or text[start - 1] in ".-'’"):
        start -= 1
    return text[start:stop].lstrip("-'’.")


def _among(word: str, known: frozenset[str]) -> bool:
    return word in known or word[:1].lower() + word[1:] in known


def _always(text: str, begun: int, stop: int, words: Abbreviations) -> bool:
    return _among(_before(text, begun, stop), words.always)


def _abbreviated(text: str, begun: int, stop: int, before_digit: bool, words: Abbreviations) -> bool:
    word = _before(text, begun, stop)
    if word.isdigit() and len(word) <= 3 and not text[begun : stop - len(word)].strip():
        return True
    if (len(word) == 1 and word.isalpha()) or DOTTED.fullmatch(word):
        return True
    return _among(word, words.always | words.often) or (before_digit and _among(word, words.numbers))
