"""From the parties of a document to its sources and names: which of a party's names is its name, and what is shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.language.fold import fold
from reportedly.language.words import canonical, is_cyrillic, lemmas
from reportedly.model import Name, NameKind, Source, SourceKind
from reportedly.sources.kinds import KNOWN, SHAPE
from reportedly.sources.parties import Cast, Party, Words
from reportedly.sources.people import INITIAL, oblique, person_name, same_word

NAME_KINDS: dict[str, NameKind] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "organisation",
    "channel": "organisation",
    "place": "place",
}

CARRIED: tuple[SourceKind, ...] = ("anonymous", "document")
"""Kinds of source that somebody may carry: whose people, whose papers."""

_TOGETHER = "together: "


def list_sources(cast: Cast) -> tuple[tuple[Source, ...], dict[int, str]]:
    """The parties that speak or carry, in the order of their first mention, and their ids by the party's identity."""
    speaking = _speaking(cast)
    ids = {id(party): f"s{number}" for number, party in enumerate(speaking, start=1)}
    return tuple(_source(party, ids) for party in speaking), ids


def members(source: Source) -> tuple[str, ...]:
    """The ids of the sources that speak as one in a source ("X and Y"); none for a source that is one party.

    >>> members(Source(id="s3", name="Oak and Elm", kind="outlet", because="together: s1, s2"))
    ('s1', 's2')
    """
    first, *_ = source.because.split("; ")
    return tuple(first.removeprefix(_TOGETHER).split(", ")) if first.startswith(_TOGETHER) else ()


def _speaking(cast: Cast) -> Sequence[Party]:
    waiting = [party for party in cast if party.speaks]
    while waiting:
        party = waiting.pop()
        others = [*party.together, *((party.of,) if party.of is not None else ())]
        waiting += [other for other in others if not other.speaks]
        for other in others:
            other.speaks = True
    return sorted((party for party in cast if party.speaks), key=Party.first)


def _source(party: Party, ids: Mapping[int, str]) -> Source:
    name, aliases = names_of(party)
    reasons = list(dict.fromkeys(party.reasons))
    if party.together:
        reasons.insert(0, _TOGETHER + ", ".join(ids[id(member)] for member in party.together))
    return Source(
        id=ids[id(party)],
        name=name,
        kind=source_kind(party),
        aliases=aliases,
        mentions=tuple(party.mentions),
        of=ids[id(party.of)] if party.of is not None and party.kind in CARRIED else None,
        because="; ".join(reasons) or ("named" if party.names else "described"),
    )


def source_kind(party: Party) -> SourceKind:
    """The kind of a party that speaks: a place is its government, an unknown name is read by its surroundings."""
    if party.kind == "place":
        return "organisation"
    if party.kind is not None:
        return party.kind
    if party.located or (party.forms and all(len(words) > 1 for words in party.forms)):
        return "organisation"
    return "person"


def list_names(cast: Cast) -> tuple[Name, ...]:
    """The parties that never speak and are worth a name: those of stated aliases, persons and bodies named in full."""
    quiet = sorted((party for party in cast if not party.speaks and _worth(party)), key=Party.first)
    found = []
    for number, party in enumerate(quiet, start=1):
        name, aliases = names_of(party)
        found.append(
            Name(
                id=f"n{number}",
                name=name,
                kind=NAME_KINDS[party.kind or "place"],
                aliases=aliases,
                mentions=tuple(party.mentions),
                because="; ".join(dict.fromkeys(party.reasons)) or "named in full",
            )
        )
    return tuple(found)


def _worth(party: Party) -> bool:
    if not party.names or (party.kind or "place") not in NAME_KINDS:
        return False
    if "stated" in party.reasons:
        return True
    if party.kind == "person":
        return party.weight >= SHAPE and any(len(words) > 1 for words in party.forms)
    if party.kind not in ("organisation", "outlet", "channel"):
        return False
    return party.weight >= KNOWN or (party.weight >= SHAPE and any(len(words) > 1 for words in party.forms))


def names_of(party: Party) -> tuple[str, tuple[str, ...]]:
    """A party's name (its fullest, nominative before other cases) and its other names, inflected ones left out."""
    if not party.names:
        return _clean(party.phrase or ""), ()
    counts = Counter(" ".join(words) for words, _ in party.names)
    order = {
        " ".join(words): -number
        for number, (words, _) in reversed(list(enumerate(sorted(party.names, key=lambda n: n[1]))))
    }
    stated_place = party.kind == "place" and "stated" in party.reasons

    def rank(words: Words) -> tuple[int, int, bool, int, int, int]:
        text = " ".join(words)
        count = counts[text] if stated_place else 0
        return (count, _fullness(words), _nominative(words), _source_of(words, written), counts[text], order[text])

    written = set(party.forms)
    forms = sorted(written, key=rank, reverse=True)
    kept: list[Words] = []
    for words in forms:
        if not any(_inflected(words, other) for other in kept):
            kept.append(words)
    return " ".join(kept[0]), tuple(" ".join(words) for words in kept[1:])


def _fullness(words: Words) -> int:
    return sum(1 for word in words if not INITIAL.match(word) and word not in ("The", "the"))


def _nominative(words: Words) -> bool:
    """Whether a name stands as a subject would, as far as its forms tell."""
    name = person_name(words)
    if not is_cyrillic(words[0]):
        return True
    if name is not None and len(words) > 1 and oblique(name):
        return False
    return not any(
        re.search(r"(?:ого|его|ому|ему|ым|им|ом|ем|ою|ою|ами|ах|ів|ої|ій|ові|еві|у|ю)$", word.casefold())
        for word in words[-1:]
    )


def _source_of(words: Words, written: set[Words]) -> int:
    """How many of the other forms may be cases of this one: the nominative is behind most."""
    own = canonical(fold(words[-1]))
    others = [form[-1] for form in written if len(form) == len(words) and form != words]
    return sum(any(lemma.word == own for lemma in lemmas(other)) for other in others)


def _inflected(words: Words, other: Words) -> bool:
    """Whether a form is another's in a different case: not a name of its own."""
    if len(words) != len(other) or any(is_cyrillic(a) != is_cyrillic(b) for a, b in zip(words, other, strict=True)):
        return False
    if not is_cyrillic(words[0]):
        return False
    return all(
        bool({lemma.word for lemma in lemmas(a)} & {lemma.word for lemma in lemmas(b)}) and same_word(a, b)
        for a, b in zip(words, other, strict=True)
    )


def _clean(text: str) -> str:
    return " ".join(text.split())
