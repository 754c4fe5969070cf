"""Which cited parties are one when seen from one claim, though their names alone do not join them in a library.

Among the few who play in a claim a name need not be unmistakable: who is cited for it under a name that sounds like
that of a page that reports it is that page's publisher. Compared are the name and the words on the page,
so that a clipped name ("Tribune" for "the Hillford Tribune") is still met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from reportedly.language.fold import sounds
from reportedly.model import Party, SourceKind
from reportedly.sources.across import Likely

_ALIKE = 82.0
"""Likeness (0..100) of two names by sound from which they are one among those who play in a claim."""

_LIKELY_HERE = 0.4
"""How alike in meaning two names of channels are that are one when both are cited for one claim."""

_WORD = re.compile(r"\w+")
_BODIES: tuple[SourceKind, ...] = ("outlet", "channel", "organisation")


def same_here(
    cited: Mapping[str, Sequence[str]],
    publishers: Iterable[str],
    party: Mapping[str, Party],
    likely: Iterable[Likely],
) -> dict[str, str]:
    """Maps party ids to the id of the party that each is here.

    cited: party ids with the strings that the documents call them by. publishers: party ids of who published the
    documents of the claim. A person is only ever taken for a body, never for another person: it is a
    body's name that was read as a person's.
    """
    own = sorted(set(publishers))
    found: dict[str, str] = {}
    for id in sorted(cited):
        if id not in own:
            best = _best(id, cited[id], own, party)
            if best is not None:
                found[id] = best
    left = [id for id in sorted(cited) if id not in own and id not in found]
    bodies = sorted(
        (id for id in left if party[id].kind in _BODIES), key=lambda id: (_BODIES.index(party[id].kind), id)
    )
    for at, id in enumerate((*bodies, *(id for id in left if id not in bodies))):
        best = _best(id, cited[id], [found.get(other, other) for other in bodies[:at]], party)
        if best is not None:
            found[id] = best
    pairs = sorted(likely, key=lambda pair: (-pair.score, pair.one, pair.other))
    met: set[str] = set()
    for pair in pairs:
        one, other = found.get(pair.one, pair.one), found.get(pair.other, pair.other)
        if pair.score < _LIKELY_HERE or met & {one, other} or not {pair.one, pair.other} <= cited.keys():
            continue
        met |= {one, other}
        if one != other and party[one].kind == party[other].kind == "channel":
            keep, drop = (other, one) if one not in own and other in own else (one, other)
            found[drop] = keep
    return {id: found.get(other, other) for id, other in found.items()}


def _best(id: str, called: Sequence[str], others: Sequence[str], party: Mapping[str, Party]) -> str | None:
    scored = sorted(
        ((score, other) for other in dict.fromkeys(others) if (score := _likeness(id, called, other, party)) >= _ALIKE),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _likeness(id: str, called: Sequence[str], other: str, party: Mapping[str, Party]) -> float:
    names = [_sounds(name) for name in (party[other].name, *party[other].aliases)]
    texts = [_sounds(text) for text in called]
    if any(len(name) > 3 and f" {name} " in f" {text} " for name in names for text in texts):
        return 100.0
    return max((fuzz.ratio(name, text) for name in names for text in texts if name and text), default=0.0)


@lru_cache(maxsize=65536)
def _sounds(text: str) -> str:
    return " ".join(sounds(word) for word in _WORD.findall(text))
