"""Names of persons: their parts, and whether two of them may be one person's.

Given names, patronymics and initials can only part two people or leave them together; the surname joins them, in
its forms and spellings. Two given names of one surname are two people, whatever else agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.language.fold import bones, fold, sounds
from reportedly.language.words import Lemma, is_cyrillic, lemmas
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.lexicon import word_hit

PATRONYMIC = re.compile(
    r"(?:ович|евич|йович|івна|ївна|овна|евна|инична|ич)(?:а|у|ем|ом|еві|ові|ы|и|е|і|ой|ою)?$|(?:ovich|evich|yovych|ovych|ivna|ovna|evna)$"
)
SLAVIC = re.compile(
    r"(?:sky|skyi|skyy|skiy|skii|ski|skaya|ska|enko|chenko|chuk|shyn|ov|ev|ova|eva|yev|iev|yan|idze|shvili|dze|vych|vich|nyi|nyy)$"
    r"|(?:ск|цк|зк)(?:ий|ій|ая|а|ого|ому|им|ой|ої)$|(?:енко|енка|енку|енком|чук|чука|чуком|ов|ова|ову|овым|овой|ев|ева|еву|евым|ін|ин|ина|ину|иным)$"
)
LEAST_BONES = 3
INITIAL = re.compile(r"^(?:[^\W\d_]\.)+$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name cut into its parts, each as the text has it; `surname` may be empty when only a given name stands."""

    given: str = ""
    middle: tuple[str, ...] = ()
    surname: str = ""

    def gender(self) -> str | None:
        """m or f when a part of the name tells, else None."""
        known = gazetteer().given(self.given) if self.given else None
        if known:
            return known[1]
        for part in self.middle:
            if PATRONYMIC.search(fold(part)):
                return "f" if re.search(r"(?:вн|чн)|na$", fold(part)) else "m"
        genders = {lemma.gender for lemma in lemmas(self.surname)} if self.surname else set()
        if genders <= {"m"} and genders:
            return "m"
        return "f" if genders <= {"f"} and genders else None


def person_name(words: Sequence[str]) -> PersonName | None:
    """Cut the words of a run into a person's name; None when they are too many or of no such shape."""
    return _person_name(tuple(word for word in words if word))


@lru_cache(maxsize=16384)
def _person_name(words: tuple[str, ...]) -> PersonName | None:
    if not words or len(words) > 5 or any(character.isdigit() for word in words for character in word):
        return None
    if len(words) == 1:
        return PersonName(surname=words[0])
    last = word_hit(words[-1])
    if last is not None and last.has("common:things"):
        return None
    patronymic = next((at for at, word in enumerate(words) if at and PATRONYMIC.search(fold(word))), None)
    if patronymic is not None and is_cyrillic(words[patronymic]):
        if patronymic == len(words) - 1 and len(words) == 3:
            return PersonName(words[1], (words[2],), words[0])
        if patronymic == len(words) - 1 and gazetteer().given(words[0]):
            return PersonName(words[0], (words[patronymic],), "")
        if patronymic == 1 and len(words) == 3:
            return PersonName(words[0], (words[1],), words[2])
    if is_cyrillic(words[0]) and len(words) == 2 and gazetteer().given(words[1]) and not gazetteer().given(words[0]):
        return PersonName(words[1], (), words[0])
    if INITIAL.match(words[-1]) and not INITIAL.match(words[0]):
        return PersonName(words[1], tuple(words[2:]), words[0])
    particles = [at for at, word in enumerate(words) if at and word[0].islower()]
    cut = particles[0] if particles else len(words) - 1
    return PersonName(words[0], tuple(words[1:cut]), " ".join(words[cut:]))


def looks_slavic(word: str) -> bool:
    """Whether a word ends as surnames of the region do."""
    return len(word) > 4 and SLAVIC.search(fold(word)) is not None


def oblique(name: PersonName) -> bool:
    """Whether a Cyrillic name stands in a case that no subject stands in."""
    if name.given and is_cyrillic(name.given):
        return gazetteer().given(name.given) is not None and not gazetteer().is_nominative_given(name.given)
    return False


def same_word(one: str, other: str) -> bool:
    """Whether two words may be one name: forms of one case system, or spellings across scripts."""
    return bool(shared(one, other)) or _across(one, other)


@lru_cache(maxsize=65536)
def shared(one: str, other: str) -> frozenset[tuple[str, str]]:
    """The nominatives, by sound, and genders that two forms have in common."""
    return frozenset(
        (sounds(a.word), a.gender if b.gender == "mf" else b.gender)
        for a in _readings(one)
        for b in _readings(other)
        if sounds(a.word) == sounds(b.word) and ("mf" in (a.gender, b.gender) or a.gender == b.gender)
    )


@lru_cache(maxsize=16384)
def _readings(word: str) -> frozenset[Lemma]:
    parts = word.split()
    if len(parts) <= 1:
        return lemmas(word)
    return frozenset(
        Lemma(" ".join(parts[:-1]).casefold() + " " + last.word, last.gender) for last in lemmas(parts[-1])
    )


def _across(one: str, other: str) -> bool:
    """Cross-script identity by ear: only between scripts, only with three consonants and the same beginning."""
    if is_cyrillic(one) == is_cyrillic(other):
        return False
    cyrillic, latin_word = (one, other) if is_cyrillic(one) else (other, one)
    target = bones(re.sub(r"['’]s?$", "", latin_word))
    return len(target) >= LEAST_BONES and any(bones(lemma.word) == target for lemma in lemmas(cyrillic))


def word_keys(word: str) -> Iterator[str]:
    """What every word that `same_word` or `same_given` takes for this one shares at least one of with it."""
    for lemma in lemmas(word):
        yield sounds(lemma.word)
        skeleton = bones(lemma.word)
        if len(skeleton) >= LEAST_BONES:
            yield f"b:{skeleton}"
    given = gazetteer().given(word)
    if given:
        yield f"g:{given[0]}"


def same_given(one: str, other: str) -> bool:
    """Whether two given names, or a name and an initial, may be one person's."""
    if INITIAL.match(one) or INITIAL.match(other):
        return sounds(one[0])[:1] == sounds(other[0])[:1] or fold(one[0]) == fold(other[0])
    a, b = gazetteer().given(one), gazetteer().given(other)
    if a and b:
        return a == b
    return same_word(one, other)


def may_be_one(one: PersonName, other: PersonName) -> bool:
    """Whether two names may be one person's; a bare given name is joined to a full one only when both have it."""
    if one.surname and other.surname:
        if one.given and other.given:
            return same_word(one.surname, other.surname) and same_given(one.given, other.given) and _middles(one, other)
        if same_word(one.surname, other.surname):
            return not _genders_clash(one, other)
        short, full = (one, other) if not one.given else (other, one)
        return not short.given and bool(full.given) and _is_given_of(short.surname, full)
    if one.given and other.given:
        return same_given(one.given, other.given) and _middles(one, other)
    return False


def _is_given_of(word: str, full: PersonName) -> bool:
    return gazetteer().given(word) is not None and same_given(word, full.given)


def _middles(one: PersonName, other: PersonName) -> bool:
    return not (one.middle and other.middle) or same_given(one.middle[0], other.middle[0])


def _genders_clash(one: PersonName, other: PersonName) -> bool:
    """Whether a man's and a woman's form of a surname stand against each other: Иванов, Ивановой."""
    short, full = (one, other) if not one.given else (other, one)
    gender = full.gender()
    if gender is None or not (is_cyrillic(short.surname) or short.surname == ""):
        return False
    fits = {g for _, g in shared(short.surname, full.surname)}
    if not fits:
        return False
    own = {
        lemma.gender
        for lemma in lemmas(short.surname)
        if (sounds(lemma.word)) in {w for w, _ in shared(short.surname, full.surname)}
    }
    return not any(g in (gender, "mf") for g in own)
