"""Words and their forms: tokens with places, and the nominatives that a Cyrillic form of a name may come from.

There is no dictionary of names, and a wrong lemma is worse than several: `lemmas` gives every nominative that the
endings of Russian and Ukrainian declension allow, with the gender that each would have. Two forms belong to one
name when they share a nominative of one gender (Залужного, Залужним), and Иванов and Ивановой never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportedly.language.fold import fold
from reportedly.language.sentences import abbreviations

# Behind a full stop without a space, what begins a sentence is no part of a name ("Krym.Realii" is one).
_STARTERS = "|".join(sorted(abbreviations().starters))
_PART = r"[A-ZА-ЯЁЄІЇҐ][^\W\d_]{2,}+"
TOKEN = re.compile(
    r"(?P<handle>@\w+)|(?P<site>[^\W_][\w-]*+(?:\.[\w-]++)*\.(?:com|org|net|info|ru|ua|su|рф|укр|de|uk|us|eu|io|tv|media|news|fm|by)\b)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})|(?P<initial>[^\W\d_]\.(?=\s?[^\W\d_]))"
    rf"|(?P<dotname>{_PART}\.(?!(?:{_STARTERS})\b){_PART}(?![.\w]))"
    r"|(?P<word>[^\W\d_](?:[^\W_]++|[’'ʼ\-‑](?=[^\W_])|\.(?=[^\W\d_]\b))*)"
    r"|(?P<number>\d+(?:[.,]\d+)*\w*)|(?P<mark>\S)"
)
CYRILLIC = re.compile(r"[\u0400-\u04ff]")

# (ending of the form, ending of its nominative, gender), folded; ь is kept out of stems by `_stem`.
ADJECTIVES = [
    *[(form, "ий", "m") for form in "ий ый ой ій ого его ому ему ым им ом ем ім ього ьому".split()],
    *[(form, "а", "f") for form in "ая яя ой ей ую юю ої ій ою у а".split()],
]
AFTER_CONSONANT = [
    *[(form, "", "m") for form in "а у ом е ым им ові і я ю ем еві ь".split()],
    *[(form, "о", "m") for form in "о а у ові ом".split()],
    *[(form, "а", "mf") for form in "а ы и е і у ой ою ей".split()],
    *[(form, "я", "mf") for form in "я и е і ю ей ею".split()],
    ("ью", "", "f"),
    ("и", "", "f"),
]
AFTER_VOWEL = [
    *[(form, "й", "m") for form in "й я ю ем е єм єві и ї".split()],
    *[(form, "я", "mf") for form in "я и ї е ю ей ею єю".split()],
]
NOUNS = (*AFTER_CONSONANT, *AFTER_VOWEL)
OWN_FEMININE = re.compile(r"(?:ов|ев|єв|ин|ын|ін|їн|ск|цк|зк)а$")
OWN_MASCULINE = re.compile(r"(?:ов|ев|єв)$")
NAME_ENDS = ("ов", "ев", "єв", "ин", "ын", "ін", "їн")
WOMAN_S = re.compile(r"(?:ск|цк|зк)ой$")
CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
FLEETING = (("ц", "ец"), ("к", "ок"), ("л", "ел"))
LATIN_FEMININE = re.compile(r"(?:ova|eva|skaya|skaia|ska)$")
LATIN_MASCULINE = re.compile(r"(?:ov|ev|sky|skiy|skyi|skyy|skii|ski)$")


class Token(NamedTuple):
    """One word, number or mark: its half-open place in code points, its text and its kind (a group of `TOKEN`)."""

    start: int
    end: int
    text: str
    kind: str


class Lemma(NamedTuple):
    """A nominative, folded, and the gender a person of that name would have: m, f, or mf when it does not tell."""

    word: str
    gender: str


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words, numbers and marks of `text[start:end]`, with their places in `text`."""
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = str(match.lastgroup)
        yield Token(match.start(), match.end(), match.group(), "word" if kind == "dotname" else kind)


def is_cyrillic(word: str) -> bool:
    """Whether a word has a Cyrillic letter."""
    return CYRILLIC.search(word) is not None


@lru_cache(maxsize=65536)
def lemmas(word: str) -> frozenset[Lemma]:
    """Every nominative singular that a form of a name may come from, the form itself among them.

    word: one word of a name in any script and case; a Latin one is only freed of its possessive.

    >>> lemmas("Залужного") & lemmas("Залужним") == {Lemma("залужний", "m")}
    True
    >>> any(a.word == b.word and a.gender == b.gender for a in lemmas("Ивановым") for b in lemmas("Ивановой"))
    False
    """
    plain = fold(word).strip("\"'-.")
    if not is_cyrillic(plain):
        plain = re.sub(r"'s?$", "", plain)
        if LATIN_FEMININE.search(plain):
            return frozenset({Lemma(re.sub(r"(?:aya|aia)$", "a", plain), "f")})
        return frozenset({Lemma(plain, "m" if LATIN_MASCULINE.search(plain) else "mf")})
    found = set(_declined(plain))
    if plain[-1:] not in "аяь" and not OWN_MASCULINE.search(plain) and not WOMAN_S.search(plain):
        found.add(Lemma(canonical(plain), "mf"))
    return frozenset(found)


def _declined(plain: str) -> Iterator[Lemma]:
    if plain[-1:] in CONSONANTS and not WOMAN_S.search(plain):
        yield Lemma(canonical(plain), "m")
    for form, nominative, gender in ADJECTIVES:
        if not plain.endswith(form):
            continue
        stem = plain[: -len(form)]
        masculine_noun = gender == "m" and (stem.endswith(NAME_ENDS) or (form == "ой" and stem.endswith("ск")))
        if len(stem) >= 3 and stem[-1] in CONSONANTS and not masculine_noun:
            yield Lemma(canonical(stem + nominative), gender)
    for form, nominative, gender in NOUNS:
        if not plain.endswith(form) or len(plain) - len(form) < 2:
            continue
        stem = plain[: -len(form)]
        if form == "й" and WOMAN_S.search(plain):
            continue
        after_vowel = nominative == "й" or (form, nominative, gender) in AFTER_VOWEL
        if (stem[-1] in CONSONANTS) == after_vowel:
            continue
        lemma = canonical(stem + nominative)
        if nominative == "" and gender == "m":
            if form in ("ым", "им") and not stem.endswith(NAME_ENDS):
                continue
            for last, full in FLEETING:
                if stem.endswith(last) and len(stem) > 2 and stem[-2] in CONSONANTS:
                    yield Lemma(stem[:-1] + full, "m")
        yield Lemma(lemma, "f" if OWN_FEMININE.search(lemma) else gender)


def canonical(lemma: str) -> str:
    """A folded nominative in the one spelling that `lemmas` gives what Russian and Ukrainian spell in several ways."""
    lemma = lemma.replace("ь", "").replace("ъ", "")
    lemma = re.sub(r"(?:ый|ой|ій|ий)$", "ий", lemma)
    lemma = re.sub(r"ів$", "ов", re.sub(r"їв$", "ев", lemma)).replace("є", "е")
    return re.sub(r"ая$|яя$", "а", lemma)
