"""Texts made comparable: folded for search, in Latin letters for names, down to their sounds for spellings.

Three depths, each losing more: `fold` keeps the script, `latin` joins Cyrillic and Latin spellings that a reader
would take for the same, `sounds` joins what only the transliteration tells apart (Serhii, Sergey). Results are
keys: they are compared, never shown, and their length differs from the text's.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

QUOTES_AND_DASHES = str.maketrans(
    {
        **dict.fromkeys("«»„“”‟‹›″", '"'),
        **dict.fromkeys("‘’‚‛ʼ`´′＇", "'"),
        **dict.fromkeys("‐‑‒–—―−⸺﹣", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "ґ": "г",
    }
)
KEPT_MARKS = {("и", "\u0306"), ("і", "\u0308")}  # й and ї are letters of their own; ё is written е as often as not

CYRILLIC = {
    **{"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i", "і": "i"},
    **{"ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t"},
    **{"у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": ""},
    **{"э": "e", "ю": "yu", "я": "ya"},
}
TO_LATIN = str.maketrans(CYRILLIC)
ADJECTIVE_END = re.compile(r"(?<=[b-df-hj-np-tv-z])(?:iy|yi|yy|ii|ij|yj|i)\b")

SPELLINGS = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"tch|tsch|cz"), "ch"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|gh|(?<![cs])h|g"), "h"),
    (re.compile(r"ck|q|c(?!h)"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"dzh|dz(?=[aeiou])"), "j"),
    (re.compile(r"(?<!^)j(?=[aeou])|y(?=[aeou])"), "i"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"i(?=e)"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


_SHORT = 64
"""Code points up to which a folded string is remembered: names and words recur, whole texts do not."""


def fold(text: str) -> str:
    """Fold a text for search: NFKC, lower case, no diacritics, ё as е, ґ as г, one kind of quotation mark and dash.

    й and ї stay what they are. Folding a folded text changes nothing.

    >>> fold("«Жёлтый» Ґанок — Straße")
    '"желтый" ганок - strasse'
    """
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def fold_in_place(text: str) -> str | None:
    """The folded text where every sign of it folds to one sign, so that places in it are those in the text.

    None where a sign of the text may fold to more or to none. An ellipsis, which is part of no word, is one dot.

    >>> fold_in_place("«Жёлтый» Ґанок…"), fold_in_place("Straße")
    ('"желтый" ганок.', None)
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return text.translate(_IN_PLACE) if _USUAL_SIGNS.issuperset(text) else None


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    return text.translate(_USUAL) if _USUAL_SIGNS.issuperset(text) else _fold_any(text)


def _fold_any(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(QUOTES_AND_DASHES)
    kept: list[str] = []
    base = ""
    for character in unicodedata.normalize("NFD", plain):
        if not unicodedata.combining(character):
            base = character
            kept.append(character)
        elif (base, character) in KEPT_MARKS:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).translate(QUOTES_AND_DASHES)


# Of these signs none changes what another becomes, so a text of nothing else folds sign by sign.
_USUAL_SIGNS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0x410, 0x450)))) | frozenset("ЁёІіЇїЄєҐґ«»“”„‘’—–…\n")
_USUAL = {ord(sign): _fold_any(sign) for sign in _USUAL_SIGNS}

_IN_PLACE = {**_USUAL, ord("…"): "."}

_fold_short = lru_cache(maxsize=65536)(_fold)


def latin(text: str) -> str:
    """Fold a text and write its Russian and Ukrainian letters as Latin ones, so that spellings of a name meet.

    >>> latin("Залужный") == latin("Залужний") == latin("Zaluzhnyi") == latin("Zaluzhny")
    True
    """
    return _latin_short(text) if len(text) <= _SHORT else _latin(text)


def _latin(text: str) -> str:
    return ADJECTIVE_END.sub("y", fold(text).translate(TO_LATIN))


_latin_short = lru_cache(maxsize=65536)(_latin)


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """Reduce a word to what its spellings in Latin letters have in common, whatever the table they follow.

    >>> sounds("Serhii") == sounds("Сергій"), sounds("Volodymyr") == sounds("Володимир")
    (True, True)
    """
    key = latin(word).replace("'", "")
    for pattern, instead in SPELLINGS:
        key = pattern.sub(instead, key)
    return key


def bones(word: str) -> str:
    """The consonants of a word as `sounds` gives them: all that is left of a name carried between scripts by ear.

    >>> bones("Маск") == bones("Musk"), bones("Бильд") == bones("Bild")
    (True, True)
    """
    return re.sub(r"[aeiou']", "", sounds(word)).replace("h", "")
