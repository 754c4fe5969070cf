"""Heads that no data file knows: the unknown common noun that a description hangs on, and not the name behind it.

"Two mechanics at the Orlev airfield" are mechanics; «двое рабочих завода «Искра»» are workers. Where nothing shows that
an unknown word is such a head, it is none, and the name behind it stays the party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.language.fold import fold
from reportedly.language.words import is_cyrillic
from reportedly.sources.lexicon import Entry, Hit

AGENT = re.compile(
    r"(?:ник|щик|чик|тел|ист|лог|івец|інец)(?:ь|я|ю|ем|и|ы|і|а|у|ом|ов|ів|ей|ям|ам|ями|ами|ях|ах|ові|еві)?$"
    r"|(?:ниц|щиц|чиц|тельк|истк)[аиыіуею]?$"
)
ADJECTIVE = re.compile(r"(?:ый|ий|ой|ій|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ыми|ими|ої|ою|ую|юю|і)$")
MANY = re.compile(r"(?:ых|их)$")
PLACED = frozenset({"at", "in", "on", "near", "inside", "aboard", "who", "with", "within", "outside", "from", "behind"})
BELONGS = frozenset({"of", "for"})
CASE = re.compile(r"(?:ые|ие|і|ых|их|ыми|ими|ым|им|ами|ам|ах|ов|ів|ей|ы|и|а|у|ом|ем)$")


def unknown(text: str, hit: Hit | None) -> bool:
    """Whether a word of a phrase is a common one that the data files do not know."""
    return hit is None and text.replace("-", "").isalpha() and text[0].islower()


def is_noun_like(text: str, hit: Hit | None) -> bool:
    """Whether an unknown Russian or Ukrainian word may be a noun, as far as its ending tells."""
    return unknown(text, hit) and is_cyrillic(text) and ADJECTIVE.search(fold(text)) is None


def ends_head(before: Sequence[str], stop: str, *, counted: bool) -> bool:
    """Whether an unknown English noun right before a preposition is the head of its phrase.

    before: the words up to the preposition `stop`, as the text has them. counted: whether a number or an article
    tells that they are things one can count, so that "of" names whose they are.
    """
    if not before or is_cyrillic(before[-1]) or before[-1].endswith(("ing", "ed", "ly")):
        return False
    return counted and (fold(stop) in PLACED or (fold(stop) in BELONGS and before[-1].endswith("s")))


def agent(text: str, following: str, *, counted: bool) -> Entry | None:
    """A Russian or Ukrainian word that its ending shows to be somebody who does something, as an entry; else None.

    following: the next word of the phrase. counted: whether a number stands before it: then it is a noun unless it
    agrees with the next word (двое рабочих завода, but двое городских чиновников).
    """
    if not is_cyrillic(text):
        return None
    word = fold(text)
    if AGENT.search(word) and len(word) > 5:
        return Entry((word,), "noun:human")
    if not counted:
        return None
    if not ADJECTIVE.search(word):
        return Entry((word,), "noun:human") if len(word) > 4 else None
    clashes = following[:1].islower() and re.search(r"[аяыиіїую]$", fold(following)) is not None
    shown = MANY.search(word) is not None and (not following[:1].islower() or clashes)
    return Entry((word,), "noun:human") if shown else None


def head_key(word: str) -> str:
    """What the cases and numbers of a common noun share: its stem in Russian and Ukrainian, in English itself."""
    return CASE.sub("", fold(word)) if is_cyrillic(word) else fold(word)
