"""Who is who within one claim: the parties behind its speakers, publishers and credits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice, product

from reportedly.claims.mentions import Candidate
from reportedly.language.fold import fold
from reportedly.model import Attribution, Credit, Document, End, Hop, Party, Source, SourceKind, Spans
from reportedly.provenance.people import classes_of, fit, is_reporter, papers_of
from reportedly.provenance.sameness import same_here
from reportedly.sources.across import Likely, Parties, unnamed_of
from reportedly.sources.output import members

POINTERS: tuple[SourceKind, ...] = ("vague", "impersonal")
CARRIERS: tuple[SourceKind, ...] = ("outlet", "channel")
_PUBLISHING: tuple[SourceKind, ...] = ("outlet", "channel", "organisation")
_MOST_CHAINS = 12
"""Chains of one mention that are told apart: a page that names more papers in one breath is taken for these."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The documents of a claim and the parties that play in it; those the library does not know have ids of their own.

    `party` maps an id to its party, `of_source` a document's source, `publisher` a document to a party's id. `pointed`
    maps a document's pointer to nobody ("the media") to the source that the document names for the same claim.
    `above` maps a source with which a document's title opens a chain to those through whom the body has it. `instead`
    maps one of whom the body does not have it at all to those of whom it does.
    `carried` maps a document, its unnamed source of several carriers and one of these to that one's unnamed people.
    """

    documents: Mapping[str, Document]
    party: Mapping[str, Party]
    of_source: Mapping[tuple[str, str], str]
    publisher: Mapping[str, str]
    pointed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    above: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    instead: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    carried: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def source(self, document: str, source: str) -> Source | None:
        """The source of that id in the document."""
        return next((s for s in self.documents[document].sources if s.id == source), None)

    def owner(self, end: End) -> str:
        """The id of the party that answers for an end: itself, or who published the document (else the document)."""
        if end.document is None:
            return end.party or ""
        return self.publisher.get(end.document, end.document)

    def is_own(self, document: str, source: str) -> bool:
        """Whether the source is the publisher naming itself or its own reporter: no hop."""
        party = self.of_source[document, source]
        if party == self.publisher.get(document):
            return True
        found = self.source(document, source)
        return (
            found is not None
            and found.kind in ("person", "group", "anonymous", "organisation", "outlet")
            and bool(found.mentions or found.name)
            and all(is_reporter(text) for text in self._texts(document, found))
        )

    def hops(self, candidate: Candidate) -> tuple[Hop, ...]:
        """The chain of a mention, of parallel ones the first."""
        return self.chains(candidate)[0]

    def chains(self, candidate: Candidate) -> tuple[tuple[Hop, ...], ...]:
        """The chains of a mention, one for each of the sources that speak as one ("X and Y"); at least one.

        A chain is the speakers, nearest the page first, without the publisher naming itself. Whoever carries unnamed
        people or has a paper stands before them ("sources told the Oak", "a letter seen by the Oak"), wherever the page
        says so.
        """
        opening = (candidate.document, candidate.speakers[0]) if candidate.speakers else None
        titled = opening is not None and candidate.where == "title"
        # each source, and whether it is there only because it carries the next one
        path = [(id, True) for id in (self.above.get(opening, ()) if titled and opening else ())]
        speakers = self.instead.get(opening, candidate.speakers) if titled and opening else candidate.speakers
        for given in speakers:
            first = given if path else self.pointed.get((candidate.document, given), given)
            path += [*((id, True) for id in self._carriers(candidate.document, first)), (first, False)]
        joint = {id: some for id, _ in path if (some := self.members(candidate.document, id))}
        choices = (dict(zip(joint, some, strict=True)) for some in islice(product(*joint.values()), _MOST_CHAINS))
        return tuple(dict.fromkeys(self._chain(candidate.document, path, meant) for meant in choices))

    def _chain(self, document: str, path: Sequence[tuple[str, bool]], meant: Mapping[str, str]) -> tuple[Hop, ...]:
        chain: list[Hop] = []
        for given, carries in path:
            id = meant.get(given, given)
            source = self.source(document, id)
            if source is None or (not chain and self.is_own(document, id)):
                continue
            party = self.of_source[document, id]
            if chain and source.of in meant:
                party = self.carried.get((document, id, chain[-1].party or ""), party)
            if (carries and party in [hop.party for hop in chain]) or (chain and chain[-1].party == party):
                continue
            known = self.party[party].kind  # over documents it may show that a name is an outlet's
            kind = known if known in CARRIERS else source.kind
            chain.append(Hop(name=source.name, kind=kind, party=party, source=id))
        return tuple(chain)

    def is_same(self, document: str, source: str, hop: Hop) -> bool:
        """Whether a source of a document is who a hop of its chains is, as far as the one page's words tell."""
        known = self.source(document, source)
        other = self.source(document, hop.source) if hop.source is not None else None
        if known is None or other is None or self.of_source[document, source] == hop.party:
            return known is not None and other is not None
        if known.kind != other.kind or known.kind not in ("anonymous", "document"):
            return False
        of = classes_of if known.kind == "anonymous" else papers_of
        return fit(of(self._texts(document, known)), of(self._texts(document, other)))

    def members(self, document: str, source: str) -> tuple[str, ...]:
        """The ids of the sources that a source of a document speaks for as one; none where it is one party."""
        found = self.source(document, source)
        return members(found) if found is not None else ()

    def _carriers(self, document: str, source: str) -> tuple[str, ...]:
        """The ids of the sources whose people or papers a source is, the outermost first."""
        found: list[str] = []
        at = self.source(document, source)
        while at is not None and at.of is not None and at.of not in (source, *found):
            above = self.source(document, at.of)
            if above is None or not (at.kind == "document" or above.kind in CARRIERS):
                break
            found.insert(0, above.id)
            at = above
        return tuple(found)

    def descriptions(self, party: Party) -> tuple[str, ...]:
        """Every string with which the documents of the claim name or describe the party."""
        found = dict.fromkeys((party.name, *party.aliases))
        for document, id in party.member:
            if document in self.documents and (source := self.source(document, id)) is not None:
                found.update(dict.fromkeys(self._texts(document, source)))
        return tuple(found)

    def _texts(self, document: str, source: Source) -> list[str]:
        text = self.documents[document].text
        spans: Spans = (
            *source.mentions,
            *(span for a in self.documents[document].attributions if a.speaker == source.id for span in a.source),
        )
        return [source.name, *(text[start:end] for start, end in spans)]

    def credited(self, credit: Credit) -> End:
        """The document that a credit names by its address, else the party that it names."""
        for id, document in self.documents.items():
            if credit.url is not None and document.url == credit.url:
                return End(document=id)
        return End(party=_named(self.party.values(), credit.name) or _new_id("credit", fold(credit.name)))


def cast(group: Sequence[Candidate], documents: Mapping[str, Document], parties: Parties) -> Cast:
    """The cast of the claim that the candidates are mentions of."""
    inside = {id: documents[id] for id in sorted({candidate.document for candidate in group})}
    party = {p.id: p for p in parties.parties}
    of_source = {key: id for key, id in parties.of_source.items() if key[0] in inside and id in party}
    publisher = {id: p for id, p in parties.publisher.items() if id in inside and p in party}
    for id, document in inside.items():
        for source in document.sources:
            if (id, source.id) not in of_source:
                new = Party(
                    id=_new_id(id, source.id),
                    name=source.name,
                    kind=source.kind,
                    aliases=source.aliases,
                    member=((id, source.id),),
                )
                party[new.id] = new
                of_source[id, source.id] = new.id
        if id not in publisher and document.outlet:
            known = _named(party.values(), document.outlet)
            if known is None:
                known = _new_id("outlet", fold(document.outlet))
                party[known] = Party(id=known, name=document.outlet, kind="outlet")
            publisher[id] = known
    of_source, party = _as_here(group, inside, party, of_source, publisher, parties.likely)
    for id, document in inside.items():
        for source in document.sources:
            key = (id, source.id)
            mine = party[of_source[key]]
            if source.of is not None and mine.of is None and (id, source.of) in of_source:
                party[mine.id] = replace(mine, of=of_source[id, source.of])
        for credit in document.provenance:
            if credit.name and _named(party.values(), credit.name) is None:
                new = Party(id=_new_id("credit", fold(credit.name)), name=credit.name, kind="outlet")
                party[new.id] = new
    for id, name in publisher.items():
        if id not in party[name].publishes:
            party[name] = replace(party[name], publishes=tuple(sorted({*party[name].publishes, id})))
    found = _with_people(Cast(documents=inside, party=party, of_source=of_source, publisher=publisher))
    found = replace(found, pointed=_pointed(group, found))
    above, instead = _of_titles(group, found)
    return replace(found, above=above, instead=instead)


def _with_people(cast: Cast) -> Cast:
    """The cast with the unnamed people that one source means of several carriers, and those of whose text a page is."""
    party, of_source, carried = dict(cast.party), dict(cast.of_source), dict(cast.carried)

    def people(document: str, source: Source, carrier: str) -> str:
        id = unnamed_of(carrier)
        mine = cast.party[cast.of_source[document, source.id]]
        before = party.get(id, replace(mine, id=id, of=carrier, member=()))
        party[id] = replace(before, member=tuple(sorted({*before.member, (document, source.id)})))
        return id

    for id, document in cast.documents.items():
        credits = [cast.owner(cast.credited(credit)) for credit in document.provenance if credit.name]
        others = [owner for owner in credits if owner in cast.party and owner != cast.publisher.get(id)]
        for source in document.sources:
            if source.kind != "anonymous":
                continue
            if source.of is None and others:
                of_source[id, source.id] = people(id, source, others[0])
            for member in cast.members(id, source.of or ""):
                carrier = cast.of_source[id, member]
                carried[id, source.id, carrier] = people(id, source, carrier)
    return replace(cast, party=party, of_source=of_source, carried=carried)


_Led = dict[tuple[str, str], tuple[str, ...]]


def _of_titles(group: Sequence[Candidate], cast: Cast) -> tuple[_Led, _Led]:
    """For each source that a title has the claim from, those through whom, or of whom instead, the body has it.

    "Officials: the dam leaks" over "the Oak reports, citing officials": the page spoke to no officials. "The clinic
    confirms" over "the Oak writes": the body is believed, and that the title names another is the headline's verdict.
    """
    titles: dict[str, set[str]] = {}
    bodies: dict[str, list[tuple[Hop, ...]]] = {}
    for candidate in group:
        if candidate.where == "title":
            titles.setdefault(candidate.document, set()).update(candidate.speakers[:1])
        else:
            bodies.setdefault(candidate.document, []).extend(chain for chain in cast.chains(candidate) if chain)
    above: _Led = {}
    instead: _Led = {}
    for document, ids in sorted(titles.items()):
        for id in sorted(ids):
            at = [
                next((number for number, hop in enumerate(chain) if cast.is_same(document, id, hop)), None)
                for chain in bodies.get(document, ())
            ]
            deep = [chain[:number] for chain, number in zip(bodies.get(document, ()), at, strict=True) if number]
            if deep and 0 not in at:
                above[document, id] = tuple(hop.source for hop in deep[0] if hop.source is not None)
            elif at and 0 not in at:
                instead[document, id] = tuple(hop.source for hop in bodies[document][0] if hop.source is not None)
    return above, instead


def _pointed(group: Sequence[Candidate], cast: Cast) -> dict[tuple[str, str], str]:
    """For each pointer with which a document opens a chain, the one carrier that it names for the claim elsewhere.

    "СМИ" in a title and the paper in the sentence below it are one; where two papers are named, nobody can tell which.
    """
    pointers: dict[str, set[str]] = {}
    named: dict[str, dict[str, str]] = {}
    for candidate in group:
        hops = cast.hops(candidate)
        if not hops or hops[0].source is None:
            continue
        if hops[0].kind in POINTERS:
            pointers.setdefault(candidate.document, set()).add(hops[0].source)
        elif hops[0].kind in CARRIERS and hops[0].party is not None:
            named.setdefault(candidate.document, {}).setdefault(hops[0].party, hops[0].source)
    return {
        (document, id): next(iter(named[document].values()))
        for document, ids in pointers.items()
        if len(named.get(document, {})) == 1
        for id in ids
    }


def _as_here(
    group: Sequence[Candidate],
    documents: Mapping[str, Document],
    party: Mapping[str, Party],
    of_source: Mapping[tuple[str, str], str],
    publisher: Mapping[str, str],
    likely: Sequence[Likely],
) -> tuple[dict[tuple[str, str], str], dict[str, Party]]:
    """The ways to the parties and the parties, with those put together that are one when seen from this claim."""
    cited: dict[str, list[str]] = {}
    spoken = {(one.document, id) for one in group for id in one.speakers}
    joint = {(id, one.id): members(one) for id, page in documents.items() for one in page.sources}
    spoken = {(document, one) for document, id in spoken for one in (joint.get((document, id)) or (id,))}
    for document, id in sorted(spoken):
        known = of_source.get((document, id))
        if known is not None and party[known].kind in (*_PUBLISHING, "person"):
            page = documents[document]
            spans = [span for a in page.attributions if a.speaker == id for span in a.source]
            cited.setdefault(known, []).extend(
                (*(s.name for s in page.sources if s.id == id), *(page.text[start:end] for start, end in spans))
            )
    same = same_here(cited, publisher.values(), party, likely)
    together = dict(party)
    for id, other in sorted(same.items()):
        one, kept = together.pop(id), together[other]
        together[other] = replace(
            kept,
            aliases=tuple(sorted({*kept.aliases, one.name, *one.aliases} - {kept.name})),
            member=tuple(sorted({*kept.member, *one.member})),
            publishes=tuple(sorted({*kept.publishes, *one.publishes})),
        )
    for id, one in together.items():
        if one.of in same:
            together[id] = replace(one, of=same[one.of or ""])
    return {key: same.get(id, id) for key, id in of_source.items()}, together


def pointer(document: str, name: str) -> Party:
    """The party that stands for nobody in particular, on whose word a document says that something is said."""
    return Party(id=_new_id("pointer", document), name=name, kind="impersonal")


def evidence(document: Document, candidate: Candidate, source: str) -> Attribution | None:
    """The attribution that makes the source a speaker of the candidate: on the way up from its own, else around it."""
    by_id = {a.id: a for a in document.attributions}
    meant = {source, *(one.id for one in document.sources if source in members(one))}
    at, seen = candidate.attribution, set[str]()
    while at is not None and at in by_id and at not in seen:
        if by_id[at].speaker in meant:
            return by_id[at]
        seen.add(at)
        at = by_id[at].parent
    around = [
        a
        for a in document.attributions
        if a.speaker in meant and any(start < e and s < end for start, end in a.content for s, e in candidate.spans)
    ]
    return max(around, key=lambda a: (a.confidence, a.id), default=None)


def _named(parties: Iterable[Party], name: str) -> str | None:
    key = fold(name)
    found = (
        p.id for p in parties if p.kind in _PUBLISHING and any(fold(known) == key for known in (p.name, *p.aliases))
    )
    return min(found, default=None)


def _new_id(*parts: str) -> str:
    return "p" + sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
