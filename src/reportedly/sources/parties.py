"""The parties of one document while they are being told apart: every name that stands in it finds its party here.

A `Party` gathers names, places and evidence of its kind; the `Cast` owns all of them. Full names come first and
short ones find them, so that the order of the page does not matter. Where two parties fit equally, none is taken.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.language.fold import bones, fold
from reportedly.language.words import is_cyrillic
from reportedly.model import Span
from reportedly.sources.gazetteer import Known, gazetteer, initials
from reportedly.sources.kinds import GUESS, KNOWN, NONE, SHAPE, PartyKind, kind_of_run
from reportedly.sources.lexicon import word_hit
from reportedly.sources.people import PersonName, may_be_one, person_name, same_word, word_keys
from reportedly.sources.runs import NATION, Run

LONGEST_ACRONYM = 3
Words = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Party:
    """One party: its names as the text has them, where it stands, and what is known of it."""

    kind: PartyKind | None = None
    weight: int = NONE
    names: list[tuple[Words, int]] = field(default_factory=list)
    """Every naming: its words, and where it begins."""
    forms: dict[Words, None] = field(default_factory=dict)
    """The different names among them."""
    people: dict[PersonName, None] = field(default_factory=dict)
    known: Known | None = None
    place: str | None = None
    phrase: str | None = None
    head: str = ""
    roles: set[str] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False
    located: int = 0
    national: str = ""
    mentions: list[Span] = field(default_factory=list)
    """Where the party stands, in the order of the text."""
    untold: set[tuple[int, bool]] = field(default_factory=set)
    """Mentions before which nobody is told anything, as `speakers` asked: so that it asks once."""
    speaks: bool = False
    of: Party | None = None
    together: tuple[Party, ...] = ()
    reasons: list[str] = field(default_factory=list)

    def believe(self, kind: PartyKind | None, weight: int) -> None:
        """Take a kind when nothing stronger is known."""
        if kind is not None and weight > self.weight:
            self.kind, self.weight = kind, weight

    def mention(self, start: int, end: int) -> bool:
        """Note a place where the party stands; False when it is known."""
        if self.stands(start, end):
            return False
        insort(self.mentions, (start, end))
        return True

    def stands(self, start: int, end: int) -> bool:
        """Whether a place is one of the party's mentions."""
        at = bisect_left(self.mentions, (start, end))
        return self.mentions[at : at + 1] == [(start, end)]

    def first(self) -> int:
        """Where the party stands first in the text."""
        return self.mentions[0][0] if self.mentions else 0

    def last_before(self, place: int) -> int | None:
        """Where the party's last mention that ends before a place begins."""
        for at in range(bisect_left(self.mentions, (place, 0)) - 1, -1, -1):
            if self.mentions[at][1] <= place:
                return self.mentions[at][0]
        return None


class Cast:
    """All parties of a document."""

    def __init__(self) -> None:
        self.parties: list[Party] = []
        self._index: dict[str, list[Party]] = {}
        self._order: list[tuple[int, int, int, Party]] = []

    def __iter__(self) -> Iterator[Party]:
        return iter(self.parties)

    def add(self, party: Party) -> Party:
        """Take a party in."""
        self.parties.append(party)
        return party

    def mention(self, party: Party, start: int, end: int) -> None:
        """Note a place (half-open, in code points) where a party stands."""
        if party.mention(start, end):
            insort(self._order, (start, end, id(party), party))

    def before(self, place: int) -> Iterator[tuple[int, int, Party]]:
        """Every mention that ends before a place, the nearest first: its start, its end and its party."""
        for at in range(bisect_left(self._order, (place,)) - 1, -1, -1):
            start, end, _, party = self._order[at]
            if end <= place:
                yield start, end, party

    def find(self, run: Run) -> Party | None:
        """The party that a name means, None when it is nobody's yet or may be several's."""
        fits = self._fits(run)
        return fits[0] if len(fits) == 1 else None

    def ambiguous(self, run: Run) -> bool:
        """Whether a name fits more than one party."""
        return len(self._fits(run)) > 1

    def _fits(self, run: Run) -> list[Party]:
        kind, weight = kind_of_run(run)
        near = {id(party): party for key in _keys(run.words) for party in self._index.get(key, ())}
        fits = [party for party in near.values() if may_be_party(party, run, kind, weight)]
        if len(fits) > 1:
            exact = [party for party in fits if any(_same_words(words, run.words) for words in party.forms)]
            people = [party for party in fits if _as_persons(party, run, kind, weight)]
            known = [party for party in people if run.start and party.last_before(run.start) is not None]
            fits = next((found for found in (exact, people, known) if len(found) == 1), fits)
        return fits

    def merge(self, one: Party, other: Party, reason: str) -> Party:
        """Make two parties one, because the page says so."""
        one.reasons.append(reason)
        if one is other:
            return one
        one.believe(other.kind, other.weight)
        one.names.extend(other.names)
        one.forms |= other.forms
        one.people |= other.people
        one.known, one.place = one.known or other.known, one.place or other.place
        one.gender, one.located = one.gender or other.gender, one.located + other.located
        one.national = one.national or other.national
        one.roles |= other.roles
        for start, end in other.mentions:
            one.mention(start, end)
        self._order = [(s, e, id(one), one) if p is other else (s, e, i, p) for s, e, i, p in self._order]
        one.speaks = one.speaks or other.speaks
        self.parties.remove(other)
        for parties in self._index.values():
            if other in parties:
                parties[:] = dict.fromkeys(one if party is other else party for party in parties)
        return one

    def take(self, run: Run) -> Party:
        """The party of a name, a new one when there is none, with the name's place and words added to it."""
        party = self.find(run) or self.add(Party())
        self.put(party, run)
        return party

    def take_clear(self, run: Run, *, new: bool) -> None:
        """Take a name unless it may be several's; new: it may be nobody's yet, too."""
        fits = self._fits(run)
        if len(fits) == 1 or (new and not fits):
            self.put(fits[0] if fits else self.add(Party()), run)

    def put(self, party: Party, run: Run) -> None:
        """Add a name's place, words and evidence to a party."""
        kind, weight = kind_of_run(run)
        party.believe(kind, weight)
        if run.words in party.forms and party.stands(run.start, run.end):
            return
        party.names.append((run.words, run.start))
        party.forms[run.words] = None
        for key in _keys(run.words):
            parties = self._index.setdefault(key, [])
            if party not in parties:
                parties.append(party)
        self.mention(party, run.start, run.end)
        party.located += run.located
        party.national = party.national or _nation(run)
        party.known = party.known or (gazetteer().outlet(run.words) if kind in ("outlet", "channel") else None)
        party.place = party.place or gazetteer().place(run.words)
        party.roles.update(run.titles[:1] if is_cyrillic(run.text) else run.titles)
        name = person_name(run.words) if not run.quoted else None
        if name is not None and party.kind in (None, "person"):
            party.people[name] = None
            party.gender = party.gender or gender_of_address(run) or name.gender()


@lru_cache(maxsize=16384)
def _keys(words: Words) -> frozenset[str]:
    """What a name shares with every name that `may_be_party` can take for the same one."""
    bare = _bare(words)
    keys = {key for word in bare for key in word_keys(word)}
    keys.update(f"i:{letters}" for letters in (initials(bare) if len(bare) > 1 else [fold(bare[0])]))
    place, known, body = gazetteer().place(words), gazetteer().outlet(words), gazetteer().body(words)
    keys.update([f"p:{place}"] if place else [], [f"o:{known.name}"] if known else [], [f"b:{body}"] if body else [])
    return frozenset(keys)


def may_be_party(party: Party, run: Run, kind: PartyKind | None, weight: int) -> bool:
    """Whether a name may mean a party: by the gazetteer, as a person's, or as any other name."""
    if kind and party.kind and kind != party.kind and weight > GUESS and party.weight > GUESS:
        joined = {kind, party.kind} in ({"organisation", "place"}, {"outlet", "channel"}, {"outlet", "organisation"})
        if not joined or (
            weight >= KNOWN and party.weight >= KNOWN and {kind, party.kind} != {"outlet", "organisation"}
        ):
            return False
    nation = _nation(run)
    if nation and party.national and nation != party.national and "person" not in (kind, party.kind):
        return False
    place = gazetteer().place(run.words)
    if place is not None and party.place is not None:
        return place == party.place
    known = gazetteer().outlet(run.words)
    if known is not None and party.known is not None and not _short_of_paper(party, run):
        return known.name == party.known.name
    body = gazetteer().body(run.words)
    if body is not None and body in map(gazetteer().body, party.forms):
        return True
    if _as_persons(party, run, kind, weight):
        return True
    if (party.kind == "person" and party.weight >= SHAPE) or (kind == "person" and weight >= SHAPE):
        return False
    return any(_same_words(words, run.words) or _same_body(words, run.words) for words in party.forms) or (
        _short_of_paper(party, run)
    )


def gender_of_address(run: Run) -> str | None:
    """m or f when the words before a name tell (Mr, Mrs), else None."""
    for title in run.titles:
        hit = word_hit(title.rstrip("~"))
        if hit is not None and hit.has("word:male", "word:female"):
            return "m" if hit.has("word:male") else "f"
    return None


def _as_persons(party: Party, run: Run, kind: PartyKind | None, weight: int) -> bool:
    name = person_name(run.words) if not run.quoted else None
    guessed = weight <= GUESS and kind == "organisation" and len(run.text) > LONGEST_ACRONYM
    if (
        name is None
        or (kind not in (None, "person") and not guessed)
        or party.kind not in (None, "person")
        or not party.people
    ):
        return False
    addressed = gender_of_address(run)
    if addressed and party.gender and addressed != party.gender:
        return False
    if not any(may_be_one(name, own) for own in party.people):
        return False
    full = [own for own in party.people if own.given]
    return not name.given or all(may_be_one(name, own) for own in full)


def _nation(run: Run) -> str:
    """How the nationality of a body begins, as the words before its name or its first word tell."""
    hit = word_hit(run.words[0]) if len(run.words) > 1 else None
    return run.national or (fold(run.words[0])[:NATION] if hit is not None and hit.has("common:demonyms") else "")


def _same_words(one: Words, other: Words) -> bool:
    one, other = _bare(one), _bare(other)
    if len(one) == len(other):
        return all(same_word(a, b) for a, b in zip(one, other, strict=True)) and not _short_strangers(one, other)
    return _acronym(one, other) or _acronym(other, one)


def _short_strangers(one: Words, other: Words) -> bool:
    """Acronyms are one only when their letters are: same_word hears no difference between GRU and HRU."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a.isupper() and b.isupper() and len(a) < 4]
    return any(fold(a) != fold(b) and is_cyrillic(a) == is_cyrillic(b) and bones(a) != bones(b) for a, b in pairs)


def _bare(words: Words) -> Words:
    return words[1:] if len(words) > 1 and fold(words[0]) == "the" else words


def _acronym(short: Words, full: Words) -> bool:
    return (
        len(short) == 1
        and short[0].isupper()
        and len(short[0]) > 2
        and len(full) > 1
        and fold(short[0]) in initials(full)
    )


def _same_body(one: Words, other: Words) -> bool:
    """Whether two names differ only in words for the kind of body: Vector, Vector Corp; Kestrel, Kestrel PMC."""
    if len(one) == len(other):
        return False
    a, b = _core(_unnational(one)), _core(_unnational(other))
    if not a or not b or (a == one and b == other):
        return False
    return len(a) == len(b) and all(same_word(x, y) for x, y in zip(a, b, strict=True))


def _unnational(words: Words) -> Words:
    """A body's name without the nationality before it: the Ukrainian General Staff."""
    hit = word_hit(words[0]) if len(words) > 2 else None
    return words[1:] if hit is not None and hit.has("common:demonyms") else words


@lru_cache(maxsize=16384)
def _core(words: Words) -> Words:
    return tuple(word for word in _bare(words) if not ((hit := word_hit(word)) and hit.has("common:types")))


def _short_of_paper(party: Party, run: Run) -> bool:
    """ "the Post" after "The Washington Post", in English; with a word of its own before it, it is another paper."""
    words = _bare(run.words)
    if len(words) != 1 or run.tags or run.national or is_cyrillic(words[0]) or party.kind not in ("outlet", None):
        return False
    hit = word_hit(words[0])
    if hit is None or not hit.has("common:papers"):
        return False
    return any(len(own) > 1 and fold(own[-1]) == fold(words[0]) and at < run.start for own, at in party.names)
