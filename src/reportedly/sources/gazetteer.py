"""What is known of names beforehand: outlets, bodies, places and given names; they help kinds and are never needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.errors import BadLexicon
from reportedly.language.fold import fold
from reportedly.language.words import canonical, is_cyrillic, lemmas, tokens
from reportedly.sources.lexicon import Entry, Lexicon, check_entries, read_data

SORTS = ("agencies", "broadcasters", "papers", "sites", "channels")
ARTICLES = ("the",)
_PLURAL = re.compile(r"(?<=[а-яіїєґ]{3})(?:ям|ями|ях|ам|ами|ах|ей)$")
_PLURALS = {"я": ("я", "и", "і", "ї"), "а": ("а", "ы", "и"), "е": ("и", "і")}
"""Endings of the nominative by the vowel that an oblique plural begins with."""
_INFLECTED = re.compile(r"[А-ЯІЇЄҐ]{3,}(?:а|у|ом|е|і|ові|ою)")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the gazetteer: what it is in one spelling, its sort, and whether its words mean other things too."""

    name: str
    sort: str
    plain: bool = False
    acronym: bool = False


class Gazetteer:
    """Looks names up by their words, in any case of Russian and Ukrainian."""

    def __init__(self) -> None:
        self._outlet = lru_cache(maxsize=16384)(self._find_outlet)
        self._opens = lru_cache(maxsize=16384)(self._find_opening)
        self._body = lru_cache(maxsize=16384)(self._find_body)
        self._place = lru_cache(maxsize=16384)(self._find_place)
        self._given_name = lru_cache(maxsize=16384)(self._find_given)
        self._outlets: dict[str, list[tuple[tuple[frozenset[str], ...], Known]]] = {}
        data = read_data("outlets.toml")
        if set(data) != {*SORTS, "plain"}:
            raise BadLexicon("outlets.toml", "unknown or missing sort.", remedy=f"The sorts are {', '.join(SORTS)}.")
        plain = set(data["plain"]["names"])
        for sort in SORTS:
            for name, others in data[sort].items():
                check_entries("outlets.toml", name, others)
                for spelling in (name, *others):
                    self._add(spelling, Known(name, sort, spelling in plain, spelling.isupper()))
        self._body_words, self._bodies = _named_lines("organisations")
        lines = read_data("organisations.toml")["organisations"]
        self._acronyms = {fold(name) for line in lines for name in line if name.isupper()}
        self._place_words, self._places = _named_lines("places")
        self._given: dict[str, tuple[str, str]] = {}
        self._written: set[str] = set()
        for gender, tag in (("masculine", "m"), ("feminine", "f")):
            for line in read_data("given_names.toml")[gender]:
                for words in check_entries("given_names.toml", str(line[0]), line):
                    self._written.add(words[0])
                    self._given.setdefault(words[0], (line[0], tag))
                    self._given.setdefault(canonical(words[0]), (line[0], tag))

    def _add(self, spelling: str, known: Known) -> None:
        words = name_words(spelling)
        key = tuple(_nominatives(word) for word in words)
        for first in key[0]:
            self._outlets.setdefault(first, []).append((key, known))

    def outlet(self, words: Sequence[str]) -> Known | None:
        """The outlet, agency or channel of that name; words as the text has them, articles may be missing."""
        return self._outlet(tuple(words))

    def _find_outlet(self, words: tuple[str, ...]) -> Known | None:
        words = tuple(_without_article(words))
        if not words:
            return None
        starts = [lemma for lemma in _nominatives(words[0]) if lemma in self._outlets]
        if not starts:
            return None
        forms = [_nominatives(word) for word in words]
        for lemma in starts:
            for key, known in self._outlets[lemma]:
                if known.acronym and not all(map(_is_acronym, words)):
                    continue
                if len(key) == len(forms) and all(a & b for a, b in zip(key, forms, strict=True)):
                    return known
        return None

    def may_open_outlet(self, words: Sequence[str]) -> bool:
        """Whether an outlet's name may begin with the first of the words, or with the second behind an article."""
        return any(map(self._opens, words[: 2 if words and fold(words[0]) in ARTICLES else 1]))

    def _find_opening(self, word: str) -> bool:
        return any(lemma in self._outlets for lemma in _nominatives(word))

    def is_body(self, words: Sequence[str]) -> bool:
        """Whether the words are the name of an organisation."""
        return self.body(words) is not None

    def body(self, words: Sequence[str]) -> str | None:
        """The organisation of that name, as its line in the data file calls it."""
        return self._body(tuple(words))

    def _find_body(self, words: tuple[str, ...]) -> str | None:
        bare = _without_article(words)
        if len(bare) == 1 and fold(bare[0]) in self._acronyms and not bare[0].isupper():
            return None
        return _whole(self._body_words, self._bodies, bare)

    def longest(self, words: Sequence[str]) -> int:
        """How many of the first words are together the name of an outlet, a body or a place; 0 when none is."""
        folded = [fold(word).removesuffix("'s") for word in words]
        hit = self._body_words.at(folded) if folded else None
        place = self._place_words.at(folded) if folded else None
        body = max(hit.length if hit else 0, place.length if place else 0)
        if not self.may_open_outlet(words):
            return body
        return next((n for n in range(min(5, len(words)), body, -1) if self.outlet(words[:n]) is not None), body)

    def place(self, words: Sequence[str]) -> str | None:
        """The place of that name, as its line in the data file calls it."""
        return self._place(tuple(words))

    def _find_place(self, words: tuple[str, ...]) -> str | None:
        return _whole(self._place_words, self._places, _without_article(words))

    def given(self, word: str) -> tuple[str, str] | None:
        """The given name of a form: its line in the data file, and m or f."""
        return self._given_name(word)

    def _find_given(self, word: str) -> tuple[str, str] | None:
        exact = self._given.get(fold(word))
        if exact:
            return exact
        return next((self._given[lemma.word] for lemma in sorted(lemmas(word)) if lemma.word in self._given), None)

    def is_nominative_given(self, word: str) -> bool:
        """Whether a word is a given name as the data file writes it."""
        return fold(word) in self._written


def _nominatives(word: str) -> frozenset[str]:
    """What a word of an outlet's name may stand for in the nominative: as people's names do, as plurals and neuters."""
    plain = fold(word)
    plural = _PLURAL.search(plain)
    forms = {plain[: plural.start()] + ending for ending in _PLURALS[plural.group()[0]]} if plural else set()
    if is_cyrillic(plain) and plain.endswith("е"):
        forms.add(plain[:-1] + "ий")
    return frozenset((canonical(plain), *map(canonical, forms), *(lemma.word for lemma in lemmas(word))))


def _is_acronym(word: str) -> bool:
    """Whether a word is in capitals, with the ending of a case or without: УНІАН, УНІАНу."""
    return word.isupper() or _INFLECTED.fullmatch(word) is not None


def name_words(name: str) -> list[str]:
    """The words of a name without article and quotation marks."""
    return _without_article([token.text for token in tokens(name) if token.kind != "mark"])


def _without_article(words: Sequence[str]) -> list[str]:
    return list(words[1:] if len(words) > 1 and fold(words[0]) in ARTICLES else words)


def _named_lines(section: str) -> tuple[Lexicon, dict[str, str]]:
    """The spellings of a data file whose lines are one party each, and the first spelling of the line of each."""
    entries: list[Entry] = []
    lines: dict[str, str] = {}
    for line in read_data(f"{section}.toml")[section]:
        for words in check_entries(f"{section}.toml", str(line[0]), line):
            entries.append(Entry(words, section))
            lines[" ".join(words)] = line[0]
    return Lexicon(entries), lines


def _whole(table: Lexicon, lines: Mapping[str, str], words: Sequence[str]) -> str | None:
    """The line whose spelling the words are, all of them."""
    folded = [fold(word).removesuffix("'s") for word in words]
    hit = table.at(folded) if folded else None
    return lines[hit.entries[0].text] if hit is not None and hit.length == len(folded) else None


def initials(words: Sequence[str]) -> Iterator[str]:
    """What a name may be abbreviated to: the first letters of its words, with and without its small ones."""
    yield "".join(word[0] for word in words).casefold()
    yield "".join(word[0] for word in words if word[0].isupper() or len(word) > 3).casefold()


@cache
def gazetteer() -> Gazetteer:
    """The names of the data files, read once; raises `BadLexicon` when one does not have its form."""
    return Gazetteer()
