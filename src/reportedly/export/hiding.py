"""Where a text names the readers of its page: whole names, @mentions, parts of names, and their cases in Cyrillic.

Found too much is a word lost, found too little is a person shown: where the two must be weighed, more is hidden.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.export.pseudonyms import Mask
from reportedly.language.fold import fold, sounds
from reportedly.language.words import canonical, lemmas

MENTION = re.compile(r"(?<![\w@])@[\w.-]*\w")
"""Somebody addressed by the name of an account."""

_LOOSE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""What may stand between two letters of a word and is none: stress, a place to break, what nobody sees."""

_LETTERS = rf"(?:[^\W\d_][{_LOOSE}]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_UNSEEN = re.compile(f"[{_LOOSE}]")
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-ZА-ЯЁІЇЄҐ][^\W\dA-ZА-ЯЁІЇЄҐ_])")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_LEAST_PART = 3
_LEAST_LOWER = 4
"""Letters from which a part of a name is hidden where it is written small, as readers write it."""

_LEAST_STEM = 4


@dataclass(frozen=True, slots=True)
class Edit:
    """The text that stands for `[start, end)`."""

    start: int
    end: int
    text: str


class Hider:
    """Finds every reader's name, its parts and every @mention in a text, and says what stands for each.

    readers: each name that a reader goes by, with the name whose mask it gets. known: text that is public, whose small
    words are words of the language and no names.
    """

    def __init__(self, readers: Mapping[str, str], mask: Mask, *, known: str = "") -> None:
        names = sorted(filter(None, map(str.strip, readers)), key=len, reverse=True)  # a whole name before its parts
        self._mask = mask
        self._exact = {_bare(name): readers.get(name, name) for name in names}
        self._names = tuple(dict.fromkeys(map(_bare, names)))
        self._whole = _any_of(map(re.escape, self._names))
        self._broken: re.Pattern[str] | None = None
        self._parts: dict[str, str] = {}
        self._small: set[str] = set()
        public = {word for word in _WORD.findall(known) if word.islower()}
        for name in names:
            words = _WORD.findall(name)
            capital = any(word[0].isupper() for word in words)
            for word in words:
                if len(word) < _LEAST_PART or (capital and word.islower()):
                    continue  # of "Nadya from the Hill", "from" names nobody
                key = _key(canonical(fold(word)))
                self._parts.setdefault(key, self._exact[_bare(name)])
                if capital and len(word) >= _LEAST_LOWER and word.casefold() not in public:
                    self._small.add(key)
                for part in _CAMEL.split(word):  # "OdaBrandt", whom others call Oda
                    if len(part) >= _LEAST_PART and part != word:
                        self._parts.setdefault(_key(canonical(fold(part))), self._exact[_bare(name)])

    def edits(self, text: str, start: int, end: int) -> Iterator[Edit]:
        """The replacements within `[start, end)`, in order."""
        at = start
        for edit in self._named(text, start, end):
            yield from self._words(text, at, edit.start)
            yield edit
            at = edit.end
        yield from self._words(text, at, end)

    def named(self, text: str) -> str:
        """The text with whole names and @mentions replaced, and nothing that is only a part of a name."""
        return applied(text, self._named(text, 0, len(text)))

    def tells(self, text: str, public: str) -> bool:
        """Whether a text names a reader whom the `public` one, in small letters, does not name."""
        return any(text[edit.start : edit.end].casefold() not in public for edit in self.edits(text, 0, len(text)))

    def _named(self, text: str, start: int, end: int) -> Iterator[Edit]:
        for match in self._pattern(text, start, end).finditer(text, start, end):
            name = match.group().lstrip("@")
            yield Edit(match.start(), match.end(), self._mask.person(self._exact.get(_bare(name), name)))

    def _pattern(self, text: str, start: int, end: int) -> re.Pattern[str]:
        """What finds whole names, in a text with breaks in its words those with breaks too."""
        if _UNSEEN.search(text, start, end) is None:
            return self._whole
        if self._broken is None:
            self._broken = _any_of("".join(f"{re.escape(sign)}[{_LOOSE}]*" for sign in name) for name in self._names)
        return self._broken

    def _words(self, text: str, start: int, end: int) -> Iterator[Edit]:
        for match in _WORD.finditer(text, start, end):
            word = _POSSESSIVE.sub("", match.group())
            name = self._owner(word)
            if name is not None:
                yield Edit(match.start(), match.start() + len(word), self._mask.person(name))

    def _owner(self, word: str) -> str | None:
        """The reader whose name this word is a part of, or a case of."""
        if len(word) < _LEAST_PART:
            return None
        small = word[0].islower()
        return next(
            (self._parts[key] for key in _keys(word) if key in self._parts and (not small or key in self._small)), None
        )

    def __call__(self, text: str) -> str:
        """The text with every name replaced."""
        return applied(text, self.edits(text, 0, len(text)))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join([*(rf"(?<!\w)@?{one}(?!\w)" for one in patterns), MENTION.pattern]), re.IGNORECASE)


def _bare(name: str) -> str:
    """A name as it is compared: in small letters, without what nobody sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", name)).casefold()


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, which come in order."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


@lru_cache(maxsize=65536)
def _keys(word: str) -> tuple[str, ...]:
    """What the names that a word may be a case of have in common with it, the nearest first."""
    word = _UNSEEN.sub("", unicodedata.normalize("NFC", word))
    found = [canonical(fold(word)), *sorted(lemma.word for lemma in lemmas(word))]
    return tuple(dict.fromkeys(_key(one) for one in found))


def _key(lemma: str) -> str:
    """How a name sounds, without the vowel that its gender or its writer may add, where enough is left."""
    whole = sounds(lemma)
    stem = whole.rstrip("aeiou")
    return stem if len(stem) >= _LEAST_STEM else whole
