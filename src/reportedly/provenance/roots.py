"""The roots of a claim: what the documents rest on that rests on nothing further, and what kind of basis each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.model import End, Party, Relay, Root
from reportedly.provenance.cast import CARRIERS, POINTERS, Cast
from reportedly.provenance.circles import circles
from reportedly.provenance.graph import Graph, graph
from reportedly.provenance.likeness import shared, words
from reportedly.provenance.people import classes_of, fit, identifiers_of, number_of, papers_of
from reportedly.provenance.relays import end_key

_NAMED = re.compile(r"(?<!\w)[^\W\d_a-zа-яёіїєґ][\w.-]*")

Basis = Literal["public", "document", "witness", "unnamed", "unseen", "pointer"]
"""A person or body that spoke in public, papers, a first-hand witness, unnamed people, what is not seen, nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a root would be: parties that are one, their basis, and what decides whether it may be one with another.

    `person` is whether a named person is among them; `carriers` are those who had it from them; `number` how many
    people they are said to be.
    """

    key: str
    basis: Basis
    parties: tuple[str, ...] = ()
    person: bool = False
    classes: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known beside the relays, and does not change with them.

    `starts` are the documents whose knowledge is traced; `first_hand` those whose own people saw; `texts` pairs of
    documents that share a text; `standing` maps each party that is cited to what it would be as a root; `likely` are
    pairs of parties that may be one; `publishing` are the parties that published a document of the claim.
    """

    cast: Cast
    starts: tuple[str, ...]
    first_hand: frozenset[str]
    texts: tuple[tuple[str, str], ...]
    standing: Mapping[str, Standing]
    likely: frozenset[frozenset[str]]
    publishing: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """A root as it stands in a graph: its nodes there, and the documents that rest on it."""

    standing: Standing
    root: Root
    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """The graph from the documents down, and its roots; `pointers` name nobody and are no roots of their own."""

    graph: Graph[End]
    starts: tuple[End, ...]
    roots: tuple[Footing, ...]
    pointers: tuple[Footing, ...]


def facts(
    relays: Iterable[Relay],
    cast: Cast,
    *,
    starts: Iterable[str],
    first_hand: Iterable[str] = (),
    texts: Iterable[tuple[str, str]] = (),
    likely: Iterable[tuple[str, str]] = (),
) -> Facts:
    """What the documents of a claim tell of everybody whom they cite."""
    held = tuple(relays)
    seen = frozenset(first_hand)
    witnesses = frozenset(cast.publisher[id] for id in seen if id in cast.publisher)
    carriers: dict[str, set[str]] = {}
    for relay in held:
        if relay.to_end.party is not None:
            carriers.setdefault(relay.to_end.party, set()).add(cast.owner(relay.from_end))
    cited = {id for relay in held for end in (relay.from_end, relay.to_end) if (id := end.party) is not None}
    cited.update(cast.publisher.values())
    for found in carriers.values():  # whom unnamed people told it is told by those whose they are
        found.update([cast.party[id].of or id for id in found if id in cast.party])
        found.difference_update([id for id in found if id in cast.party and cast.party[id].of is not None])
    alone = {id: _standing(cast.party[id], cast, frozenset(carriers.get(id, ())), witnesses) for id in sorted(cited)}
    people = [alone[id] for id in alone if alone[id].person]
    papers = _one_paper([standing for standing in alone.values() if standing.basis == "document"], cast)
    key = {id: papers.get(id) or _key(standing, people, cast) for id, standing in alone.items()}
    members: dict[str, list[Standing]] = {}
    for id, standing in alone.items():
        members.setdefault(key[id], []).append(standing)
    together = {name: _one(name, some) for name, some in members.items()}
    return Facts(
        cast=cast,
        starts=tuple(sorted(starts)),
        first_hand=seen,
        texts=tuple(texts),
        standing={id: together[key[id]] for id in alone},
        likely=frozenset(frozenset(pair) for pair in likely),
        publishing=frozenset(cast.publisher.values()),
    )


def _standing(party: Party, cast: Cast, carriers: frozenset[str], witnesses: frozenset[str]) -> Standing:
    basis = _basis(party, witnesses, cast)
    told = cast.descriptions(party) if basis in ("unnamed", "public", "document") else ()
    if basis == "unnamed" and party.of is not None:
        carriers = frozenset((party.of,))
    return Standing(
        key=party.id,
        basis=basis,
        parties=(party.id,),
        person=party.kind == "person",
        classes=classes_of(told) if basis != "document" else frozenset(),
        papers=papers_of(told) if basis == "document" else frozenset(),
        identifiers=identifiers_of(told) if basis == "document" else frozenset(),
        carriers=carriers if basis in ("unnamed", "document") else frozenset(),
        number=number_of(told) if basis == "unnamed" else 1,
    )


def _basis(party: Party, witnesses: frozenset[str], cast: Cast) -> Basis:
    if party.kind in POINTERS or (party.kind in CARRIERS and not party.publishes and _nameless(party, cast)):
        return "pointer"
    if party.id in witnesses:
        return "witness"
    if party.kind in CARRIERS:
        return "unseen"
    if party.kind in ("anonymous", "group"):
        return "unnamed"
    return "document" if party.kind == "document" else "public"


def _nameless(party: Party, cast: Cast) -> bool:
    """Whether an outlet is described and nowhere named ("a paper from the coast"): it may be any that is."""
    sources = [cast.source(document, id) for document, id in party.member if document in cast.documents]
    return bool(sources) and all(one is not None and one.because.startswith("described") for one in sources)


def _key(standing: Standing, people: Sequence[Standing], cast: Cast) -> str:
    """Equal for those that are one root.

    These are the unnamed people of one carrier, and a body and the person who speaks for it.
    """
    if standing.basis == "unnamed" and standing.carriers:
        return "unnamed " + " ".join(sorted(standing.carriers))
    if standing.basis == "public" and not standing.person:
        named = words(cast.party[standing.key].name)
        for person in people:
            told = cast.descriptions(cast.party[person.key])
            if named and any(len(shared(named, words(text))) == len(named) for text in told):
                return person.key
    return standing.key


def _one_paper(papers: Sequence[Standing], cast: Cast) -> dict[str, str]:
    """For each paper the key of those that are one: who or what is named with them, or who has them, is the same.

    Nothing that is said of them may tell them apart: their sort, their numbers, names of which none is shared.
    """
    names = {one.key: _names(cast.descriptions(cast.party[one.key])) for one in papers}

    def same(a: Standing, b: Standing) -> bool:
        if not fit(a.papers, b.papers) or not (a.identifiers <= b.identifiers or b.identifiers <= a.identifiers):
            return False
        named, other = names[a.key], names[b.key]
        if named and other:
            return bool(shared(named, other))
        return bool(a.carriers & b.carriers) or (bool(a.identifiers) and a.identifiers == b.identifiers)

    edges = [(a.key, b.key) for a in papers for b in papers if a is not b and same(a, b)]
    parts = graph(edges, nodes=[one.key for one in papers]).components()
    return {key: min(part) for part in parts for key in part}


def _names(descriptions: Iterable[str]) -> frozenset[str]:
    """The capitalised words of descriptions that do not begin them, as `words` folds them."""
    return frozenset(
        word
        for text in descriptions
        for word in words(" ".join(_NAMED.findall(text)[1:] if text[:1].isupper() else _NAMED.findall(text)))
    )


def _one(key: str, some: Sequence[Standing]) -> Standing:
    described = all(standing.classes for standing in some)
    return replace(
        some[0],
        key=key,
        parties=tuple(sorted({party for standing in some for party in standing.parties})),
        person=any(standing.person for standing in some),
        classes=frozenset().union(*(standing.classes for standing in some)) if described else frozenset(),
        carriers=frozenset().union(*(standing.carriers for standing in some)),
        number=max(standing.number for standing in some),
    )


def grounds(relays: Sequence[Relay], facts: Facts) -> Grounds:
    """What the documents rest on by these relays. One that cites nobody rests on its publisher's own knowledge."""
    relays = [relay for relay in relays if not _is_hearsay(relay, facts)]
    one_text = _joined((End(document=a), End(document=b)) for a, b in facts.texts)
    ends = [End(document=id) for id in facts.starts]
    cited = graph(((relay.from_end, relay.to_end) for relay in relays), nodes=ends).joined(one_text)
    known, turning = _with_publishers(cited, one_text, facts)

    def node(end: End) -> End:
        end = one_text.get(end, end)
        return turning.get(end, end)

    starts = tuple(dict.fromkeys(node(end) for end in ends))
    reached = known.reach(starts)
    leaves = sorted((end for end in known.after if end in reached and not known.after[end]), key=end_key)
    bottom = [(end, _of_leaf(end, facts, turns=end in turning.values())) for end in leaves]
    held = dict.fromkeys((*ends, *(end for relay in relays for end in (relay.from_end, relay.to_end)), *known.after))
    seats = [(facts.cast.owner(end), node(end)) for end in held]
    known, bottom = _without_own_circle(known, bottom, seats, relays, facts)
    gathered: dict[str, list[tuple[End, Standing]]] = {}
    for end, standing in bottom:
        gathered.setdefault(standing.key, []).append((end, standing))
    above = graph((b, a) for a, others in known.after.items() for b in others)
    at: dict[End, list[str]] = {}
    for end in ends:
        at.setdefault(node(end), []).append(end.document or "")
    footings = []
    for some in gathered.values():
        nodes = above.reach(end for end, _ in some).union(end for end, _ in some)
        footings.append(_footing(some, sorted(id for other in nodes for id in at.get(other, ())), facts))
    return Grounds(
        graph=known,
        starts=starts,
        roots=tuple(one for one in footings if one.standing.basis != "pointer"),
        pointers=tuple(one for one in footings if one.standing.basis == "pointer"),
    )


def _is_hearsay(relay: Relay, facts: Facts) -> bool:
    """Whether unnamed people say what somebody said: he did not say it in public, so what is known is their word."""
    one, other = relay.from_end.party, relay.to_end.party
    if one is None or other is None:
        return False
    return facts.standing[one].basis == "unnamed" and facts.standing[other].basis == "public"


def _with_publishers(cited: Graph[End], one_text: Mapping[End, End], facts: Facts) -> tuple[Graph[End], dict[End, End]]:
    """What is cited, with the publishers that silent pages and witnesses rest on, and what turns in a circle as one.

    The second value maps what turns to the node that stands for it. A circle with nothing beneath it is silent too.
    """
    edges = [(a, b) for a, others in cited.after.items() for b in others]
    turning = _turning(cited, facts)
    beneath = cited.joined(turning).after
    silent: dict[End, set[str]] = {}
    for id in facts.starts:
        end = one_text.get(End(document=id), End(document=id))
        publisher = facts.cast.publisher.get(id)
        if publisher is None:
            continue
        if id in facts.first_hand:
            edges.append((end, End(party=publisher)))
        if end.document == id and not beneath[turning.get(end, end)]:
            silent.setdefault(turning.get(end, end), set()).add(publisher)
    edges += [(end, End(party=min(publishers))) for end, publishers in silent.items() if end.party is None]
    known = graph(edges, nodes=cited.after)
    turning = _turning(known, facts)
    return known.joined(turning), turning


def _turning(some: Graph[End], facts: Facts) -> dict[End, End]:
    """What rests on one another is one node, and that names nobody where one of them does."""
    found: dict[End, End] = {}
    for part in some.components():
        if len(part) > 1:
            nobody = [end for end in part if _names_nobody(end, facts)]
            found.update(dict.fromkeys(part, min(nobody or part, key=end_key)))
    return found


def _names_nobody(end: End, facts: Facts) -> bool:
    return end.party is not None and end.party in facts.standing and facts.standing[end.party].basis == "pointer"


def _joined(pairs: Iterable[tuple[End, End]]) -> dict[End, End]:
    parts = graph([pair for a, b in pairs for pair in ((a, b), (b, a))]).components()
    return {end: min(part, key=end_key) for part in parts for end in part}


def _of_leaf(end: End, facts: Facts, *, turns: bool) -> Standing:
    """What a node without further edges stands for; a circle with nothing beneath it is a basis that is not seen."""
    owner = facts.cast.owner(end)
    known = facts.standing.get(owner)
    if known is None or (turns and known.basis != "pointer"):
        basis: Basis = "witness" if not turns and end.document in facts.first_hand else "unseen"
        return Standing(key=owner, basis=basis, parties=(owner,) if owner in facts.cast.party else ())
    return known


def _without_own_circle(
    known: Graph[End],
    bottom: Sequence[tuple[End, Standing]],
    seats: Sequence[tuple[str, End]],
    relays: Sequence[Relay],
    facts: Facts,
) -> tuple[Graph[End], list[tuple[End, Standing]]]:
    """Members of a circle whose basis is not seen rest on what the circle has beneath it; else they are one root.

    seats: who answers for each end, and the node that it is in.
    """
    circle_of = {id: circle.parties for circle in circles(relays, facts.cast) for id in circle.parties}
    circle_at = {node: circle_of[owner] for owner, node in seats if owner in circle_of}
    edges = [(a, b) for a, others in known.after.items() for b in others]
    kept = []
    for end, standing in bottom:
        circle = circle_at.get(end)
        if standing.basis != "unseen" or circle is None:
            kept.append((end, standing))
            continue
        reached = known.reach(node for owner, node in seats if owner in circle)
        beneath = [
            other
            for other, one in bottom
            if other in reached and one.basis != "pointer" and circle_at.get(other) != circle
        ]
        if beneath:
            edges += [(end, other) for other in beneath]
        else:
            kept.append((end, replace(standing, key=circle[0], parties=circle)))
    return graph(edges, nodes=known.after), kept


def _footing(some: Sequence[tuple[End, Standing]], resting: Sequence[str], facts: Facts) -> Footing:
    ends = tuple(end for end, _ in some)
    standing = some[0][1]
    ids = [id for id in (facts.cast.owner(end) for end in ends) if id in facts.cast.party]
    head = next((id for id in ids if facts.cast.party[id].kind == "person"), ids[0] if ids else None)
    document = facts.cast.documents.get(ends[0].document or "")
    unseen = standing.basis == "unseen"
    return Footing(
        standing=standing,
        root=Root(
            party=head,
            name=facts.cast.party[head].name if head else (document.title or document.id if document else ""),
            kind=facts.cast.party[head].kind if head else "outlet",
            unresolved=head is not None and unseen and facts.publishing.isdisjoint(standing.parties),
            documents=tuple(resting),
        ),
        ends=ends,
    )
