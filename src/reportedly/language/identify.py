"""Which language a text is in, or None where the text is too short or too mixed to tell.

Scripts are counted first: most settle the language by themselves. Among Cyrillic letters і ї є ґ stand
against ы э ъ ё, which no statistics of a comment's length can match; what is left goes to py3langid (a naive
Bayes model over byte n-grams: Lui and Baldwin, ACL 2012), restricted to the languages of the script.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources

from reportedly.errors import BadLexicon

KNOWN: frozenset[str] = frozenset({"en", "ru", "uk"})
"""The languages that the attribution model is measured for."""

SAMPLE = 6000
"""Code points looked at: more do not change the answer, and the model walks each byte in Python."""

FEWEST_LETTERS = 20
"""Below this only letters that one language alone has may decide."""

LONG = 120
"""Letters from which the model may choose among all languages it has, not only the usual ones."""

_CLEAR = 0.35
_CLEAR_SHORT = 0.7

_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+|[@#][\w.]+")

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("latin", re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("greek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("armenian", re.compile(r"[\u0531-\u0587]")),
    ("hebrew", re.compile(r"[\u05d0-\u05ea]")),
    ("arabic", re.compile(r"[\u0620-\u06ff\u0750-\u077f]")),
    ("devanagari", re.compile(r"[\u0900-\u097f]")),
    ("bengali", re.compile(r"[\u0980-\u09ff]")),
    ("tamil", re.compile(r"[\u0b80-\u0bff]")),
    ("thai", re.compile(r"[\u0e00-\u0e7f]")),
    ("georgian", re.compile(r"[\u10a0-\u10ff]")),
    ("hangul", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("kana", re.compile(r"[\u3040-\u30ff]")),
    ("han", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
)

_LANGUAGES_OF: dict[str, str] = {
    "latin": "az ca cs da de en es et fi fr ga hr hu id is it lt lv ms nl no pl pt ro sk sl sq sv tl tr uz vi",
    "cyrillic": "be bg kk ky mk mn ru sr tg tt uk",
    "greek": "el",
    "armenian": "hy",
    "hebrew": "he",
    "arabic": "ar fa ps ug ur",
    "devanagari": "hi mr ne",
    "bengali": "as bn",
    "tamil": "ta",
    "thai": "th",
    "georgian": "ka",
    "hangul": "ko",
    "kana": "ja",
    "han": "zh",
}

_UKRAINIAN, _RUSSIAN, _BELARUSIAN = "іїєґ", "ыэъё", "ў"
_UKRAINIAN_ALONE, _RUSSIAN_ALONE = "їєґ", "ыэё"
_NEITHER = frozenset("ђјљњћџѓќѕәғқңөұүһҷӣӯқҳ")
_SHARE_UK, _SHARE_RU = 0.072, 0.024
"""How much of running text the telling letters are: і ї є ґ of Ukrainian, ы э ъ ё of Russian (own counts)."""


def identify(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code, or None where it cannot be told.

    `text` is any text; URLs, addresses and @names in it are not looked at.

    >>> identify("Об этом сообщает местная газета."), identify("Про це повідомляє місцева газета.")
    ('ru', 'uk')
    >>> identify("OK") is None
    True
    """
    sample = _NOT_WORDS.sub(" ", text[:SAMPLE]).lower()
    counts = {script: len(letters.findall(sample)) for script, letters in _SCRIPTS}
    total = sum(counts.values())
    if total == 0:
        return None
    script = "kana" if counts["kana"] * 8 > counts["han"] > 0 else max(counts, key=lambda name: counts[name])
    letters = counts[script]
    if script == "kana":
        letters += counts["han"]
    if letters * 10 < total * 6:
        return None
    if script == "cyrillic":
        by_letters = _cyrillic(sample, letters)
        if by_letters is not None:
            return by_letters
    languages = _LANGUAGES_OF[script].split()
    if len(languages) == 1:
        return languages[0] if letters >= 4 else None
    if letters < FEWEST_LETTERS:
        return None
    if script == "latin" and _english(sample):
        return "en"
    return _by_model(_of_script(sample, script), script, letters)


def _of_script(sample: str, script: str) -> str:
    """The sample without the letters of other scripts: a quoted name would speak for its own language."""
    for name, letters in _SCRIPTS:
        if name != script and {name, script} != {"kana", "han"}:
            sample = letters.sub(" ", sample)
    return sample


def _cyrillic(sample: str, letters: int) -> str | None:
    """Russian, Ukrainian or Belarusian by the letters that the others lack; None where they do not decide."""
    seen = Counter(sample)
    if any(seen[letter] for letter in _NEITHER):
        return None
    ukrainian = sum(seen[letter] for letter in _UKRAINIAN)
    russian = sum(seen[letter] for letter in _RUSSIAN)
    if seen[_BELARUSIAN] and seen["і"] and seen["ы"]:
        return "be"
    if not ukrainian and not russian:
        return None
    if not ukrainian and not sum(seen[letter] for letter in _RUSSIAN_ALONE):
        return None  # only ъ: Bulgarian has more of it than Russian
    if not russian and not sum(seen[letter] for letter in _UKRAINIAN_ALONE) and letters >= LONG:
        return None  # only і: old spelling or another language, the model can tell
    share = (ukrainian / _SHARE_UK) / (ukrainian / _SHARE_UK + russian / _SHARE_RU)
    if 0.4 < share < 0.6:
        return None if letters < LONG else "uk" if share >= 0.5 else "ru"
    return "uk" if share > 0.5 else "ru"


def _english(sample: str) -> bool:
    """Whether the words that only English writes so make up a fifth of the text: the model takes long to open."""
    words = re.findall(r"[^\W\d_]+", sample)
    hits = [word for word in words if word in _function_words()]
    return len(hits) * 5 >= len(words) and len(set(hits)) >= 3


@cache
def _function_words() -> frozenset[str]:
    file = "language/data/function_words.toml"
    text = resources.files("reportedly.language").joinpath("data", "function_words.toml").read_text("utf-8")
    try:
        words = tomllib.loads(text)["en"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise BadLexicon(file, f"It cannot be read: {error}.", remedy="Give it a list of words named en.") from error
    if not isinstance(words, list) or words != sorted(set(map(str, words))):
        raise BadLexicon(file, "en is not a sorted list of words.", remedy="Sort it, each word once.")
    return frozenset(words)


def _by_model(sample: str, script: str, letters: int) -> str | None:
    ranked = _ranked(sample)
    usual = _LANGUAGES_OF[script].split()
    if letters >= LONG and script == "latin":
        others = " ".join(group for name, group in _LANGUAGES_OF.items() if name != script).split()
        scores = [(code, score) for code, score in ranked if len(code) == 2 and code not in others]
    else:
        scores = [(code, score) for code, score in ranked if code in usual]
    if not scores:
        return None
    scale = math.sqrt(len(sample.encode("utf-8", "surrogatepass")))
    best = scores[0][1]
    weights = [math.exp((score - best) / scale) for _, score in scores]
    clear = _CLEAR if letters >= LONG else _CLEAR_SHORT
    return scores[0][0] if 1 / sum(weights) >= clear else None


def _ranked(sample: str) -> list[tuple[str, float]]:
    """Every language of the model with its log-likelihood, best first."""
    import py3langid

    ranked: list[tuple[str, float]] = py3langid.rank(sample)
    return ranked
