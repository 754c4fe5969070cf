"""The words by which a page says what a party is: read from the data files, checked, and found in a phrase.

An entry is one word or a phrase; a word with ~ is a stem that any declension's ending may follow. Tags say what an
entry means: `noun:outlet`, `word:definite`, `pronoun:he`. All languages are looked up at once, since pages mix them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from reportedly.errors import BadLexicon
from reportedly.language.fold import fold
from reportedly.language.words import tokens

LANGUAGES = ("en", "ru", "uk")
OTHERS = "others"
"""The file of further languages, which may lack lists."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "nouns": (
        *("anonymous", "official", "people", "spokes", "person", "human", "journalist", "group", "authority"),
        *("organisation", "voice", "body", "agency", "outlet", "channel", "document", "publication", "statement"),
        *("vague", "impersonal", "place"),
    ),
    "words": (
        *("definite", "indefinite", "own", "another", "several", "unnamed", "knowing", "stops", "carriers"),
        *("locatives", "press", "addressed", "titles", "plural", "called", "references", "feminine", "male", "female"),
    ),
    "pronouns": ("he", "she", "it", "they", "one", "relative", "i", "we"),
    "aliases": ("labels",),
    "common": ("words", "days", "inside", "bodies", "types", "things", "papers", "periods", "demonyms"),
}
ENDINGS = frozenset(
    """а я о е є ё ое ее у ю ы и і ї ь й ый ий ой ей ій ая яя ою ею єю ої еї ую юю ого его ього ому ему ьому
    ым им ім ыми ими іми ых их іх ые ие ом ем єм ам ям ами ями ах ях ов ев ів їв ові еві єві ия ии ию ией ием иям
    иями иях ія ії ію ією ієм іям іями іях ости ость істю ье ья ью""".split()
) | {""}
SURE_PLURALS = frozenset("ов ев ів їв ам ям ами ями ах ях".split())
PLURAL_ENDINGS = frozenset("ы и і ї ов ев ів їв ей ам ям ами ями ах ях ые ие ых их ыми ими".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a data file: its words (a stem ends in ~), folded, and what it means."""

    words: tuple[str, ...]
    tag: str

    @property
    def text(self) -> str:
        """The entry as one string: the name of what it means."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """Entries that stand at one place: how many words they take, and whether the form is a plural."""

    length: int
    entries: tuple[Entry, ...]
    plural: bool

    def has(self, *tags: str) -> bool:
        """Whether one of the entries has one of the tags."""
        for entry in self.entries:  # noqa: SIM110 - asked of every word, and a generator costs more than the answer
            if entry.tag in tags:
                return True
        return False

    def noun(self) -> Entry | None:
        """The entry that is a noun, if there is one."""
        return next((entry for entry in self.entries if entry.tag.startswith("noun:")), None)


class _Starting(NamedTuple):
    """The entries whose first word a form may be, each with whether it is a plural of it.

    `alone`: none has a second word; then `hit` is what stands wherever the form does.
    """

    entries: tuple[tuple[Entry, bool], ...]
    alone: bool
    hit: Hit | None


class Lexicon:
    """Entries by their first word, exact ones and stems apart."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._exact: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        for entry in entries:
            first = entry.words[0]
            table = self._stems if first.endswith("~") else self._exact
            table.setdefault(first.rstrip("~"), []).append(entry)
        self._starting = lru_cache(maxsize=32768)(self._find_starting)

    def at(self, words: Sequence[str], place: int = 0) -> Hit | None:
        """The longest entries that begin at `words[place]`; words are folded. Exact ones come before stems."""
        starting = self._starting(words[place])
        if starting.alone:
            return starting.hit
        return self._longest(starting.entries, words, place)

    def begins(self, word: str) -> bool:
        """Whether an entry may begin with a folded word."""
        return bool(self._starting(word).entries)

    def _longest(self, starting: Sequence[tuple[Entry, bool]], words: Sequence[str], place: int) -> Hit | None:
        best: list[Entry] = []
        length, plural = 0, False
        for entry, many in starting:
            size = len(entry.words)
            if size < length or place + size > len(words):
                continue
            many_last: bool | None = False
            for at in range(1, size):
                many_last = _fits(entry.words[at], words[place + at])
                if many_last is None:
                    break
            if many_last is None:
                continue
            if size > length:
                best, length, plural = [], size, False
            best.append(entry)
            plural = plural or many or (many_last and not entry.words[0].endswith("~"))
        if plural and any(entry.tag == "word:feminine" for entry in best):
            last = words[place]
            plural = any(last.endswith(ending) for ending in SURE_PLURALS)
        return Hit(length, tuple(best), plural) if best else None

    def _find_starting(self, word: str) -> _Starting:
        found = [(entry, False) for entry in self._exact.get(word, ())]
        for singular in _singulars(word):
            found.extend((entry, True) for entry in self._exact.get(singular, ()))
        for cut in range(len(word), max(0, len(word) - 6), -1):
            if word[cut:] in ENDINGS and word[:cut] in self._stems:
                found.extend((entry, word[cut:] in PLURAL_ENDINGS) for entry in self._stems[word[:cut]])
        alone = all(len(entry.words) == 1 for entry, _ in found)
        return _Starting(tuple(found), alone, self._longest(found, (word,), 0) if alone else None)


def _singulars(word: str) -> Iterator[str]:
    if word.isascii() and word.endswith("s") and len(word) > 3:
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"


def _fits(pattern: str, word: str) -> bool | None:
    """None when the word is not of the pattern, else whether it is a plural of it."""
    if pattern == word:
        return False
    if pattern.endswith("~"):
        stem = pattern[:-1]
        if word.startswith(stem) and word[len(stem) :] in ENDINGS:
            return word[len(stem) :] in PLURAL_ENDINGS
        return None
    return True if pattern in _singulars(word) else None


def entry_words(text: str) -> tuple[str, ...]:
    """A line of a data file as folded words; raises ValueError when it holds none."""
    words = tuple(fold(part) for part in text.split())
    if not words or any(not word.rstrip("~") for word in words):
        raise ValueError(f"{text!r} holds no word")
    return words


@cache
def read_data(name: str) -> dict[str, Any]:
    """A data file of this room as it stands; raises `BadLexicon` when it is no TOML."""
    try:
        return tomllib.loads((files("reportedly") / "sources" / "data" / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadLexicon(name, str(error), remedy="Correct the file; it is TOML.") from error


def check_entries(name: str, place: str, lines: object) -> list[tuple[str, ...]]:
    """The words of every line of a list; raises `BadLexicon` when it is no list of words."""
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise BadLexicon(name, "not a list of words.", place=place, remedy="Write a list of strings.")
    try:
        return [entry_words(line) for line in lines]
    except ValueError as error:
        raise BadLexicon(name, f"{error}.", place=place, remedy="Remove the entry.") from error


@cache
def lexicon() -> Lexicon:
    """All languages' words; raises `BadLexicon` when a file has lists that are not known, or lacks one."""
    return Lexicon([entry for entry in _entries() if entry.tag != "alias:labels"])


@lru_cache(maxsize=32768)
def word_hit(word: str) -> Hit | None:
    """What the lexicon has for a single word as the text has it; raises as `lexicon` does."""
    return lexicon().at([fold(word)])


@cache
def alias_labels() -> Lexicon:
    """What a page says between two names of one party (formerly, also known as); raises as `lexicon` does."""
    return Lexicon([entry for entry in _entries() if entry.tag == "alias:labels"])


@cache
def _entries() -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for language in (*LANGUAGES, OTHERS):
        name = f"{language}.toml"
        data = read_data(name)
        for section, kinds in SECTIONS.items():
            found = data.get(section, {})
            odd = set(found) - set(kinds) if language == OTHERS else set(found) ^ set(kinds)
            if odd:
                told = f"unknown or missing: {', '.join(sorted(odd))}."
                raise BadLexicon(name, told, place=section, remedy="See lexicon.py.")
            for kind in found:
                tag = f"{section.rstrip('s') if section != 'aliases' else 'alias'}:{kind}"
                for words in check_entries(name, f"{section}.{kind}", found[kind]):
                    entries.append(Entry(tuple(_as_tokens(words)), tag))
    return tuple(entries)


def _as_tokens(words: tuple[str, ...]) -> Iterator[str]:
    """Entries cut as phrases are: 'head-of' stays one word, 'u.s.' its letters."""
    for word in words:
        if word.endswith("~") or "." in word or word.isalpha():
            yield word
        else:
            yield from (token.text for token in tokens(word))
