"""Who is who over many documents: the sources of each and the publishers of all, as parties.

Names join: spellings of one outlet or person, in any case, short or long, in any of the scripts. Unnamed people are
one party for each carrier and never joined across carriers; who is pointed at as nobody in particular (rumours, "media
report") stays with its document. What a person judged goes before all of that.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, groupby
from urllib.parse import urlsplit

import numpy as np

from reportedly.encoder.session import Floats
from reportedly.encoder.vectors import Meanings, anew, centred
from reportedly.language.fold import fold, latin
from reportedly.language.identify import identify
from reportedly.language.words import is_cyrillic, tokens
from reportedly.model import Document, Party, Source, SourceKind
from reportedly.sources.gazetteer import gazetteer
from reportedly.sources.lexicon import read_data
from reportedly.sources.people import PersonName, may_be_one, person_name, same_word, word_keys

Member = tuple[str, str]
"""A document's id and the id of a source in it; the id is empty for the document's publisher."""

PUBLISHER = ""

_BODIES = frozenset(("outlet", "channel", "organisation"))
_TRANSLATED = frozenset(("channel", "document"))
_SURE, _LIKELY = 0.55, 0.3
_IN_BRACKETS = re.compile(r"\(([A-ZА-ЯІЇЄҐ]{2,6})\)")
_MOST_SPELLINGS = 12
_DOMAIN = re.compile(r"\.(?:com|co|org|net|info|news|tv|media|ru|ua|uk|de|eu|by|kz|me|su|рф)\b", re.I)
_RANK: tuple[SourceKind, ...] = ("outlet", "channel", "organisation", "person", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Two parties of unlike names that may be one for what their names mean; `score` in 0..1 says how alike."""

    one: str
    other: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The parties of some documents, with the ways to them.

    `of_source` maps (document id, source id) to a party's id, `publisher` a document's id to that of who published it.
    `likely` are pairs that names alone do not join: where both are cited for one claim, they may be one.
    """

    parties: tuple[Party, ...] = ()
    of_source: Mapping[tuple[str, str], str] = field(default_factory=dict)
    publisher: Mapping[str, str] = field(default_factory=dict)
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One name of one document, with what it is compared by."""

    member: Member
    name: str
    kind: SourceKind
    language: str | None
    words: tuple[str, ...]
    person: PersonName | None = None
    known: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def publishes(self) -> bool:
        return self.member[1] == PUBLISHER


def unite(
    documents: Iterable[Document],
    *,
    together: Sequence[tuple[Member, Member]] = (),
    apart: Sequence[tuple[Member, Member]] = (),
    meanings: Meanings = anew,
) -> Parties:
    """The parties of documents, whatever their order; `together` and `apart` are pairs that a person judged.

    `meanings` gives the sentence vectors of a document's names.
    """
    held = sorted(documents, key=lambda document: document.id)
    items = [item for document in held for item in _items(document)]
    groups = _Groups(items, apart)
    for left, right in together:
        groups.join(left, right, sure=True)
    for one, other in _named_alike(items):
        groups.join(one.member, other.member)
    translated = list(_translated(items, meanings))
    for score, one, other in translated:
        if score >= _SURE:
            groups.join(one.member, other.member)
    return _parties(held, items, groups, translated)


def publisher_name(document: Document) -> str | None:
    """The name of who published a document: its outlet, else what its address says; None where neither tells."""
    if document.outlet:
        return document.outlet
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:
        return None
    return domains().get(re.sub(r"^(?:www|m|amp)\.", "", host)) or host or None


def domains() -> Mapping[str, str]:
    """Outlets by the domains that they publish at."""
    return {domain: name for name, listed in read_data("domains.toml")["domains"].items() for domain in listed}


class _Groups:
    """Members that are one party; what was judged apart never comes together."""

    def __init__(self, items: Sequence[_Item], apart: Sequence[tuple[Member, Member]]) -> None:
        self._of = {item.member: {item.member} for item in items}
        self._apart: dict[Member, set[Member]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
        self._persons: dict[Member, PersonName] = {item.member: item.person for item in items if item.person}

    def join(self, one: Member, other: Member, *, sure: bool = False) -> None:
        """Bring the groups of two members together, unless two members of them are apart."""
        left, right = self._of.get(one), self._of.get(other)
        if left is None or right is None or left is right:
            return
        if any(self._apart[member] & right for member in left if member in self._apart):
            return
        if not sure and not self._persons_agree(left, right):
            return
        left |= right
        for member in right:
            self._of[member] = left

    def _persons_agree(self, left: set[Member], right: set[Member]) -> bool:
        """Whether no name of the one group names another person than one of the other does."""
        ours = {self._persons[member] for member in left if member in self._persons}
        theirs = {self._persons[member] for member in right if member in self._persons}
        return all(may_be_one(a, b) for a in ours for b in theirs)

    def all(self) -> list[set[Member]]:
        """Every group once."""
        return list({id(group): group for group in self._of.values()}.values())

    def of(self, member: Member) -> set[Member]:
        """The group of a member."""
        return self._of[member]


def _items(document: Document) -> Iterator[_Item]:
    """The named parties of a document: its sources and who published it."""
    language = document.language
    published = publisher_name(document)
    if published:
        yield _item((document.id, PUBLISHER), published, "outlet", language, ())
    for source in document.sources:
        if source.kind in _RANK and _unnamed_holder(source, document) is None:
            yield _item((document.id, source.id), source.name, source.kind, language, source.aliases)


def _item(member: Member, name: str, kind: SourceKind, language: str | None, aliases: tuple[str, ...]) -> _Item:
    bare = _bare(name)
    words = tuple(token.text for token in tokens(bare) if token.kind != "mark")
    known = _known(name, words, kind) if words else None
    person = person_name(words) if kind == "person" and known is None else None
    return _Item(
        member=member,
        name=name,
        kind=kind,
        language=identify(name) if member[1] == PUBLISHER else language,
        words=words,
        person=person if person and person.surname else None,
        known=known,
        aliases=aliases,
    )


def _known(name: str, words: tuple[str, ...], kind: SourceKind) -> str | None:
    """What the data files call the outlet of that name, or the body: by its words or by the letters in brackets."""
    outlet = gazetteer().outlet(words)
    if outlet is not None or kind != "organisation":
        return outlet.name if outlet is not None else None
    short = _IN_BRACKETS.search(name)
    return gazetteer().body(words) or (gazetteer().body((short[1],)) if short is not None else None)


def _bare(name: str) -> str:
    """The name without what says only what it is: of `the Telegram channel "Resident"` the part in marks, no domain."""
    quoted = re.search(r"[«„“\"]([^«»„“”\"]{2,60})[»”“\"]", name)
    plain = quoted[1] if quoted else name
    return _DOMAIN.sub("", plain).strip() or plain


def _named_alike(items: Sequence[_Item]) -> Iterator[tuple[_Item, _Item]]:
    """Pairs whose names are one, in a fixed order: the surest sort first."""
    known: dict[str, _Item] = {}
    blocks: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        if item.known:
            first = known.setdefault(item.known, item)
            if first is not item:
                yield first, item
        for key in _keys(item):
            blocks[key].append(item)
    seen: set[tuple[Member, Member]] = set()
    later: list[tuple[_Item, _Item]] = []
    for key in sorted(blocks):
        distinct = _distinct(blocks[key])
        for (one, _), (other, _) in combinations(distinct, 2):
            if (one.member, other.member) in seen:
                continue
            seen.add((one.member, other.member))
            if _one_name(one, other):
                short = one.person and other.person and not (one.person.given and other.person.given)
                if short:
                    later.append((one, other))
                else:
                    yield one, other
        for one, same in distinct:
            yield from ((one, item) for item in same)
    yield from _unambiguous(later)


def _distinct(block: Sequence[_Item]) -> list[tuple[_Item, list[_Item]]]:
    """Items of one spelling and kind once, with the others like them; of a long block the commonest spellings."""
    spelled: dict[tuple[str, SourceKind, bool], list[_Item]] = defaultdict(list)
    for item in block:
        spelled[fold(item.name), item.kind, item.publishes].append(item)
    ordered = sorted(spelled.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [(same[0], same[1:]) for _, same in ordered[: 8 * _MOST_SPELLINGS]]


def _unambiguous(pairs: Sequence[tuple[_Item, _Item]]) -> Iterator[tuple[_Item, _Item]]:
    """Of surnames alone, those for which only one full name is there."""
    fulls: dict[Member, set[str]] = defaultdict(set)
    for one, other in pairs:
        short, full = (one, other) if not (one.person and one.person.given) else (other, one)
        if full.person and full.person.given:
            known = gazetteer().given(full.person.given)
            fulls[short.member].add(known[0] if known else latin(full.person.given)[:3])
    for one, other in pairs:
        short = one if not (one.person and one.person.given) else other
        if len(fulls[short.member]) <= 1:
            yield one, other


def _keys(item: _Item) -> Iterator[str]:
    """What two items share that may be of one name."""
    if item.kind == "document":
        yield "d " + latin(item.name)
        return
    if item.person:
        surname = item.person.surname.split()[-1] if item.person.surname else ""
        yield from (f"p {key}" for key in word_keys(surname))
    if item.words:
        yield from (f"w {key}" for key in word_keys(max(item.words, key=lambda word: (len(word), word))))
        yield from (f"w {key}" for key in word_keys(item.words[0]))
    for alias in item.aliases:
        yield "a " + latin(alias)
    yield "a " + latin(item.name)


def _one_name(one: _Item, other: _Item) -> bool:
    """Whether two items bear one name: kinds may be mistaken, so a publisher's name is its whatever the kind."""
    if one.known and other.known:
        return one.known == other.known
    if one.kind == other.kind == "person" and one.person and other.person:
        return bool(one.person.surname and other.person.surname) and may_be_one(one.person, other.person)
    if "document" in (one.kind, other.kind):
        return one.kind == other.kind and latin(one.name) == latin(other.name)
    bodies = one.kind in _BODIES and other.kind in _BODIES
    if not bodies and not (one.publishes or other.publishes):
        return False
    if not one.words or len(one.words) != len(other.words):
        return False
    if "channel" in (one.kind, other.kind) and "organisation" in (one.kind, other.kind):
        return False
    return all(_same(a, b) for a, b in zip(one.words, other.words, strict=True))


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other) or latin(one) == latin(other) or same_word(one, other)


def _translated(items: Sequence[_Item], meanings: Meanings) -> Iterator[tuple[float, _Item, _Item]]:
    """Pairs of channels, and of documents, in two languages, with how alike their names are in meaning."""
    for kind in sorted(_TRANSLATED):
        of_kind = [item for item in items if item.kind == kind]
        named = {(fold(item.name), item.language): item for item in reversed(of_kind)}
        chosen = [named[key] for key in sorted(named, key=str)]
        if len({item.language for item in chosen}) < 2:
            continue
        # A document's names together: what is asked for of it does not depend on the others.
        found: dict[Member, Floats] = {}
        for document, own in groupby(of_kind, key=lambda item: item.member[0]):
            some = list(own)
            names = meanings(document, [_bare(item.name) for item in some])
            found.update(zip((item.member for item in some), names, strict=True))
        meaning = centred(np.stack([found[item.member] for item in chosen]), [item.language for item in chosen])
        alike = meaning @ meaning.T
        for one, other in combinations(range(len(chosen)), 2):
            foreign = chosen[one].language != chosen[other].language
            if foreign and alike[one, other] >= _LIKELY and _numbers(chosen[one].name) == _numbers(chosen[other].name):
                yield float(alike[one, other]), chosen[one], chosen[other]


def _numbers(name: str) -> list[str]:
    return sorted(re.findall(r"\d+", name))


def _parties(
    documents: Sequence[Document],
    items: Sequence[_Item],
    groups: _Groups,
    translated: Sequence[tuple[float, _Item, _Item]],
) -> Parties:
    by_member = {item.member: item for item in items}
    of_member: dict[Member, str] = {}
    made: dict[str, Party] = {}
    for group in groups.all():
        party = _party([by_member[member] for member in sorted(group)])
        while party.id in made:  # two parties of one name that were judged apart
            party = _renamed(party)
        made[party.id] = party
        of_member.update(dict.fromkeys(group, party.id))
    publisher = {
        document.id: of_member[document.id, PUBLISHER]
        for document in documents
        if (document.id, PUBLISHER) in of_member
    }
    unnamed: dict[str, list[tuple[Document, Source, str | None]]] = defaultdict(list)
    for document in documents:
        for source in document.sources:
            if (document.id, source.id) not in of_member:
                id, carrier = _unnamed(document, source, of_member, publisher)
                unnamed[id].append((document, source, carrier))
    for id, found in sorted(unnamed.items()):
        made[id] = _unnamed_party(id, found)
        of_member.update({(document.id, source.id): id for document, source, _ in found})
    likely = {
        (min(a, b), max(a, b)): score
        for score, one, other in translated
        if (a := of_member[one.member]) != (b := of_member[other.member])
    }
    return Parties(
        parties=tuple(made[id] for id in sorted(made)),
        of_source={member: id for member, id in of_member.items() if member[1] != PUBLISHER},
        publisher=publisher,
        likely=tuple(Likely(one=a, other=b, score=round(score, 4)) for (a, b), score in sorted(likely.items())),
    )


def _party(items: Sequence[_Item]) -> Party:
    """A party of its members: the commonest name that says most, the kind that most of them have.

    A listed name stands for the spellings of it where one of them is in its script.
    """
    scripts = {is_cyrillic(item.name) for item in items}
    names = Counter(item.known if item.known and is_cyrillic(item.known) in scripts else item.name for item in items)
    name = min(names, key=lambda one: (-names[one], -len(one), one))
    counted = Counter(item.kind for item in items if not item.publishes or len(items) == 1)
    if any(item.publishes for item in items) and "channel" not in counted:
        counted["outlet"] += len(items)
    kind = min(counted, key=lambda one: (-counted[one], _RANK.index(one)))
    spellings = {item.name for item in items} | {alias for item in items for alias in item.aliases}
    key = min(latin(item.known or item.name) for item in items)
    return Party(
        id="p" + _digest(kind if kind in ("person", "document") else "body", key),
        name=name,
        kind=kind,
        aliases=tuple(sorted(spellings - {name})[:_MOST_SPELLINGS]),
        member=tuple(sorted(item.member for item in items if not item.publishes)),
        publishes=tuple(sorted(item.member[0] for item in items if item.publishes)),
    )


def _renamed(party: Party) -> Party:
    return replace(party, id="p" + _digest(party.id, str(party.member)))


def _unnamed(
    document: Document, source: Source, of_member: Mapping[Member, str], publisher: Mapping[str, str]
) -> tuple[str, str | None]:
    """The id of the party that an unnamed source is, and the party that carries it."""
    if source.kind == "anonymous":
        carrier = of_member.get((document.id, source.of)) if source.of else None
        carrier = carrier or publisher.get(document.id)
        return unnamed_of(carrier or document.id), carrier
    whose = _unnamed_holder(source, document)
    if whose is not None:
        people, _ = _unnamed(document, whose, of_member, publisher)
        return "p" + _digest("papers", people), people
    return "p" + _digest(source.kind, document.id, source.id), None


def _unnamed_holder(source: Source, document: Document) -> Source | None:
    """The unnamed people whose papers a source is: as these, their papers are one for each carrier."""
    if source.kind != "document" or source.of is None:
        return None
    return next((one for one in document.sources if one.id == source.of and one.kind == "anonymous"), None)


def unnamed_of(carrier: str) -> str:
    """The id of the party that the unnamed people of a party are."""
    return "p" + _digest("anonymous", carrier)


def _unnamed_party(id: str, found: Sequence[tuple[Document, Source, str | None]]) -> Party:
    names = Counter(source.name for _, source, _ in found)
    name = min(names, key=lambda one: (-names[one], -len(one), one))
    return Party(
        id=id,
        name=name,
        kind=found[0][1].kind,
        aliases=tuple(sorted(set(names) - {name})[:_MOST_SPELLINGS]),
        of=found[0][2],
        member=tuple(sorted((document.id, source.id) for document, source, _ in found)),
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
