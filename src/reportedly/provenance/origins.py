"""How many independent origins a claim has: fewest, most and voices, with the argument for them in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.language.fold import sounds
from reportedly.language.words import tokens
from reportedly.model import End, Origins, Relay
from reportedly.provenance.cover import cover
from reportedly.provenance.people import fit
from reportedly.provenance.roots import Basis, Facts, Footing, Grounds, Standing, grounds

SURE = 0.8
"""Confidence under which a relay is named, with the range as it would be without it."""

_NAMED = 8
"""Doubtful relays, compatible pairs and pointers that are named one by one; of more it is said how many there are."""

_BASES: dict[Basis, str] = {
    "public": "spoke or wrote in public",
    "document": "is a record",
    "witness": "saw for itself",
    "unnamed": "people who are not named",
    "unseen": "does not say what it has it from",
    "pointer": "names nobody",
}


@dataclass(frozen=True, slots=True)
class Count:
    """The range of origins by some relays: `exact` is whether `low` is sure to be the fewest."""

    low: int
    high: int
    voices: int
    exact: bool
    groups: tuple[tuple[Footing, ...], ...]
    grounds: Grounds


def count(relays: Sequence[Relay], facts: Facts) -> Count:
    """The range of origins of a claim whose relays are these."""
    found = grounds(relays, facts)
    # What is not seen may be any other: it needs no group of its own where there is one, and is not searched through.
    unseen = [root for root in found.roots if root.standing.basis == "unseen"]
    seen = [root for root in found.roots if root.standing.basis != "unseen"]
    groups, exact = cover(seen, lambda a, b: compatible(a.standing, b.standing, facts))
    if unseen:
        groups = [[*(groups[0] if groups else ()), *unseen], *groups[1:]]
    nobody = len(found.pointers)
    return Count(
        low=len(groups) or min(1, nobody),
        high=len(found.roots) or min(1, nobody),
        voices=sum(max(1, root.standing.number) for root in found.roots) + nobody,
        exact=exact,
        groups=tuple(tuple(group) for group in groups),
        grounds=found,
    )


def compatible(a: Standing, b: Standing, facts: Facts) -> bool:
    """Whether two roots may be one and the same for all that the texts say."""
    if "unseen" in (a.basis, b.basis):
        return True
    if facts.likely and any(frozenset((one, other)) in facts.likely for one in a.parties for other in b.parties):
        return True
    if a.basis == b.basis == "unnamed":
        return fit(a.classes, b.classes)
    if a.basis == b.basis == "document":
        return fit(a.papers, b.papers) and (a.identifiers <= b.identifiers or b.identifiers <= a.identifiers)
    for one, other in ((a, b), (b, a)):
        if one.basis == "unnamed" and other.person:
            return fit(one.classes, other.classes)
        if one.basis == "unnamed" and other.basis == "document":
            return len(other.carriers) == 1 and one.carriers == other.carriers
    return a.person and b.person and _sound_alike(a, b, facts)


def _sound_alike(a: Standing, b: Standing, facts: Facts) -> bool:
    """Whether two persons' last names sound the same: too little to join them, too much to count them apart."""
    return any(
        _last(facts.cast.party[one].name) == _last(facts.cast.party[other].name)
        for one in a.parties
        for other in b.parties
    )


@lru_cache(maxsize=4096)
def _last(name: str) -> str:
    words = [token.text for token in tokens(name) if token.kind == "word"]
    return sounds(words[-1]) if words else name


def origins(relays: Sequence[Relay], facts: Facts) -> tuple[Origins, Count]:
    """The origins of a claim, and the count that they come from."""
    found = count(relays, facts)
    because = [*_of_roots(found), *_of_groups(found), *_of_doubts(found, relays, facts)]
    if found.high > 1:
        because.append("whether two of them have one owner or one reporter between them is not to be seen here")
    return Origins(
        low=found.low,
        high=found.high,
        voices=found.voices,
        because=tuple(because),
        roots=tuple(footing.root for footing in found.grounds.roots),
    ), found


def _of_roots(found: Count) -> list[str]:
    lines = []
    for footing in found.grounds.roots:
        number = f", {footing.standing.number} by what is said of them" if footing.standing.number > 1 else ""
        unseen = "is cited and not in the library" if footing.root.unresolved else _BASES[footing.standing.basis]
        lines.append(f"{footing.root.name} ({unseen}{number}): {_documents(footing.root.documents)}")
    pointers = found.grounds.pointers
    if pointers:
        names = ", ".join(f"“{footing.root.name}”" for footing in pointers[:_NAMED])
        lines.append(
            f"{names}{' and more' if len(pointers) > _NAMED else ''}: nobody in particular, "
            + ("no origin beside the others" if found.grounds.roots else "together one origin")
        )
    return lines


def _documents(ids: Sequence[str]) -> str:
    return f"{len(ids)} documents rest on it" if len(ids) != 1 else f"{ids[0]} rests on it"


def _of_groups(found: Count) -> list[str]:
    lines = [
        " and ".join(footing.root.name for footing in group[:_NAMED])
        + (f" and {len(group) - _NAMED} more" if len(group) > _NAMED else "")
        + " may be one and the same: nothing that is said of them tells them apart"
        for group in found.groups
        if len(group) > 1
    ]
    if not found.exact:
        lines.append(f"{found.low} is the fewest that was found, trying one after the other; fewer may do")
    return lines


def _of_doubts(found: Count, relays: Sequence[Relay], facts: Facts) -> list[str]:
    doubtful = sorted((relay for relay in relays if relay.confidence < SURE), key=lambda relay: relay.confidence)
    lines = []
    for relay in doubtful[:_NAMED]:
        without = count([other for other in relays if other != relay], facts)
        lines.append(
            f"that {_name(relay.from_end, facts)} rests on {_name(relay.to_end, facts)} is {relay.confidence:.0%} sure "
            f"({relay.because}): without it {_range(without)} instead of {_range(found)}"
        )
    if len(doubtful) > _NAMED:
        lines.append(f"{len(doubtful) - _NAMED} further relays are less than {SURE:.0%} sure")
    return lines


def _range(some: Count) -> str:
    return f"{some.low}" if some.low == some.high else f"{some.low} to {some.high}"


def _name(end: End, facts: Facts) -> str:
    return end.document if end.document is not None else facts.cast.party[end.party or ""].name
