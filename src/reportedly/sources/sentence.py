"""A document's sentences as the room reads them: tokens, what the lexicon has at each, what capitals mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.language.fold import fold
from reportedly.language.sentences import sentences
from reportedly.language.words import Token, tokens
from reportedly.sources.lexicon import Hit, lexicon

LOWER = re.compile(r"(?<![\w'’-])[^\W\d_A-ZА-ЯЁІЇЄҐ][^\W_]*+(?![\w’-])")
NO_NAME_ENDS = ("-based", "-backed", "-led", "-born", "-run", "-owned")
CLITIC = re.compile(r"(?<=\w)'(?:s|m|ve|re|ll|d)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence's tokens with what the lexicon says of each place; `headline` when capitals mean nothing in it.

    `common` holds every word that the document writes with a small letter: a capital at the beginning of a sentence
    makes no name of them.
    """

    number: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    hits: tuple[Hit | None, ...]
    headline: bool
    common: frozenset[str] = frozenset()


def read_sentences(
    text: str, regions: Sequence[tuple[int, int]], *, title: tuple[int, int] | None = None
) -> list[Sentence]:
    """The sentences of the regions (half-open spans of the text, in order), looked up in the lexicon.

    title: the region that is a title, whose capitals may mean nothing even where it ends in a full stop.
    """
    found: list[Sentence] = []
    common = frozenset(word for start, end in regions for word in LOWER.findall(text, start, end))
    for start, end in regions:
        for sentence in sentences(text[start:end]):
            first, last = start + sentence[0], start + sentence[1]
            cut = tuple(tokens(text, first, last))
            headline = _is_headline(cut) and ((start, end) == title or cut[-1].text != ".")
            found.append(
                Sentence(
                    number=len(found),
                    start=first,
                    end=last,
                    tokens=cut,
                    hits=look_up(cut),
                    headline=headline,
                    common=common,
                )
            )
    return found


def look_up(cut: Sequence[Token]) -> tuple[Hit | None, ...]:
    """What the lexicon has at each of the tokens; a possessive is looked up as its word."""
    folded = [CLITIC.sub("", word) if "'" in word else word for word in map(fold, (token.text for token in cut))]
    at = lexicon().at
    return tuple(at(folded, place) for place in range(len(cut)))


def _is_headline(cut: Sequence[Token]) -> bool:
    long = [token.text for token in cut if token.kind == "word" and len(token.text) > 3]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def is_capital(token: Token) -> bool:
    """Whether a token may be part of a name."""
    if token.kind in ("word", "dotted"):
        named = token.text[0].isupper()
    else:
        named = token.kind in ("site", "handle", "initial")
    return named and not token.text.endswith(NO_NAME_ENDS)
