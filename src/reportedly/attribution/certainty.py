"""How a cue passes its content on: certainty, hedges and the kind of act, from the words of the language.

The five degrees follow FactBank's source-relative factuality (Saurí and Pustejovsky 2009), cut to what a cue states.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reportedly.attribution.draft import Draft
from reportedly.attribution.lexicon import Lexicon
from reportedly.model import Act, Certainty, Spans

_MAX_HEDGE_TEXT = 4_000
_CLAUSE = re.compile(r"[.!?…]\s|\n")


@dataclass(frozen=True, slots=True)
class Colour:
    """What the words around an attribution say of it."""

    certainty: Certainty
    hedges: Spans
    act: Act


def _joined(text: str, spans: Spans) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _hedges(text: str, draft: Draft, words: Lexicon) -> Spans:
    found: set[tuple[int, int]] = set()
    for start, end in draft.content:
        stop = min(end, start + _MAX_HEDGE_TEXT)
        for pattern in (words.hedge_over, words.hedge_plain):
            found.update(match.span() for match in pattern.finditer(text, start, stop))
    for start, end in draft.cue:
        found.update(match.span() for match in words.hedge_cue.finditer(text, start, end))
    pieces = sorted([*draft.source, *draft.cue, *draft.content])
    for (_, start), (end, _) in pairwise(pieces):
        # Between the parts of one clause stands e.g. "They reportedly prefer …": about it, though in none of them.
        if 0 < end - start <= 60 and not _CLAUSE.search(text, start, end):
            found.update(match.span() for match in words.hedge_over.finditer(text, start, end))
    return tuple(sorted(found))


def _certainty(text: str, draft: Draft, words: Lexicon) -> Certainty:
    cue = _joined(text, draft.cue)
    for certainty, pattern in words.certainty:
        if pattern.search(cue):
            return certainty
    if any(words.hedge_over.search(text, start, min(end, start + _MAX_HEDGE_TEXT)) for start, end in draft.content):
        return "alleged" if words.language != "en" else "reported"
    return "reported"


def _act(text: str, draft: Draft, words: Lexicon) -> Act:
    cue = _joined(text, draft.cue)
    for act, pattern in words.act:
        if pattern.search(cue):
            return act
    return "speech"


def colour(text: str, draft: Draft, words: Lexicon) -> Colour:
    """Certainty, hedges and act of one draft; what the finder itself knew comes before the lexicon.

    An English "allegedly" inside the content is the source's own word and leaves the report a report; якобы and
    нібито are the reporter's, and make the whole claim hearsay.
    """
    return Colour(
        certainty=draft.certainty or _certainty(text, draft, words),
        hedges=_hedges(text, draft, words),
        act=draft.act or _act(text, draft, words),
    )
