"""The argument for a claim's number of origins, point by point, each with the words of the pages that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.model import Claim, Document, End, Mention, Relay, Root, Span, Spans
from reportedly.report.lineage import name_of
from reportedly.report.pedigree import origins_in_words

LONGEST = 240
_CHANGES = {
    "hedge-dropped": "a word of doubt is gone",
    "attribution-dropped": "the source is gone",
    "anonymous-became-official": "unnamed people have become an official source",
    "number-changed": "a number has changed",
    "may-became-did": "what might be has become what is",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a document, with the place where they stand; `words` longer than `LONGEST` are cut at the end."""

    document: str
    outlet: str | None
    title: str | None
    published: str | None
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One step of an argument, and what it rests on."""

    says: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Why a claim has as many origins as it is said to have."""

    claim: Claim
    says: str
    points: tuple[Point, ...]


def argument(claim: Claim, documents: Mapping[str, Document]) -> Argument:
    """The argument for the claim's count; `documents` are by id, at least those of its mentions."""
    return Argument(claim=claim, says=origins_in_words(claim), points=tuple(_Maker(claim, documents).points()))


def words_of(relay: Relay, documents: Mapping[str, Document]) -> str:
    """The words that a relay rests on."""
    found = (documents[one.document].text[slice(*one.span)] for one in relay.evidence if one.document in documents)
    return " … ".join(" ".join(words.split()) for words in found)


class _Maker:
    def __init__(self, claim: Claim, documents: Mapping[str, Document]) -> None:
        self.claim, self.documents = claim, documents

    def points(self) -> Iterator[Point]:
        origins = self.claim.origins
        if origins is None:
            yield Point(says="How many origins it has is not known.")
            return
        for root in origins.roots:
            yield self._root(root)
        rooted = tuple(f"{root.name} (" for root in origins.roots)
        for because in origins.because:
            if not (because.startswith(rooted) and because.endswith("on it")):  # said of each root already
                yield Point(says=self._named(because))
        yield from self._gatekeepers()
        for circle in self.claim.circular:
            names = [self._party(id) for id in circle.parties]
            turning = [
                r for r in self.claim.relays if {r.from_end, r.to_end} <= _ends(circle.parties, circle.documents)
            ]
            says = f"{_listed(names)} rest on one another: circular reporting, one origin together at most."
            yield Point(says=says, quotes=self._evidence(turning))
        for copy in self.claim.copies:
            says = f"{self._page(copy.document)} has its text from {self._page(copy.of)} ({copy.kind})."
            yield Point(says=says, quotes=self._quotes(copy.document, copy.spans[:1]))
        for mention in self.claim.mentions:
            if mention.stance == "denies":
                yield Point(says=f"{self._denier(mention)} denies it.", quotes=self._of(mention))
        for change in self.claim.drift:
            said = _CHANGES.get(change.change, change.change)
            says = f"From {self._page(change.from_document)} to {self._page(change.to_document)} {said}."
            yield Point(says=says, quotes=self._quotes(change.to_document, change.spans))

    def _root(self, root: Root) -> Point:
        leading = [r for r in self.claim.relays if root.party is not None and r.to_end.party == root.party]
        name = f"“{root.name}” ({root.kind})"
        if root.unresolved:
            says = f"{name} is an origin whose own basis is not seen: it is counted, and confirms nothing."
        elif root.kind == "anonymous":
            says = f"{name}: unnamed people are one origin for each who carries them, however many they are."
        else:
            says = f"{name} is an origin: it rests on nothing further that these pages tell of."
        pages = len(root.documents)
        says += f" {pages} page{'s rest' if pages != 1 else ' rests'} on it." if pages else ""
        quotes = self._evidence(leading)
        if not quotes:
            own = [m for m in self.claim.mentions if m.document in root.documents and m.stance != "denies"]
            quotes = tuple(quote for mention in own[:2] for quote in self._of(mention))
        return Point(says=says, quotes=quotes)

    def _gatekeepers(self) -> Iterator[Point]:
        keepers = self.claim.gatekeepers
        if keepers is None or not keepers.who:
            return
        names = [name_of(end, self.claim, self.documents) for end in keepers.who]
        many = self.claim.documents > 1
        verb = "were wrong, so would be" if len(names) == 1 else "were all wrong, so would be"
        says = f"If {_listed(names)} {verb} " + ("every page that reports it." if many else "this page.")
        if keepers.count == 1 and self.claim.documents >= 4:
            says += f" {self.claim.documents} pages hang on one gatekeeper."
        yield Point(says=says)

    def _evidence(self, relays: Iterable[Relay]) -> tuple[Quote, ...]:
        found: list[Quote | None] = []
        for relay in relays:
            spans: dict[str, list[Span]] = {}
            for one in relay.evidence:
                spans.setdefault(one.document, []).append(one.span)
            for document, places in spans.items():
                whole = min(start for start, _ in places), max(end for _, end in places)
                joined = [whole] if whole[1] - whole[0] <= LONGEST else places
                found += [self._quote(document, span) for span in joined]
        return tuple(dict.fromkeys(quote for quote in found if quote is not None))

    def _of(self, mention: Mention) -> tuple[Quote, ...]:
        return self._quotes(mention.document, mention.spans)

    def _quotes(self, document: str, spans: Spans) -> tuple[Quote, ...]:
        return tuple(quote for span in spans if (quote := self._quote(document, span)) is not None)

    def _quote(self, id: str, span: Span) -> Quote | None:
        document = self.documents.get(id)
        if document is None:
            return None
        words = " ".join(document.text[slice(*span)].split())
        return Quote(
            document=id,
            outlet=document.outlet,
            title=document.title,
            published=document.published,
            span=span,
            words=words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…",
        )

    def _named(self, because: str) -> str:
        """The reason with pages called by their names instead of their ids."""
        for id in sorted(self.documents, key=lambda id: (-len(id), id)):
            because = self._page(id).join(re.split(rf"(?<!\w){re.escape(id)}(?!\w)", because))
        return because

    def _page(self, id: str) -> str:
        return name_of(End(document=id), self.claim, self.documents)

    def _party(self, id: str) -> str:
        return name_of(End(party=id), self.claim, self.documents)

    def _denier(self, mention: Mention) -> str:
        document = self.documents.get(mention.document)
        sources = document.sources if document else ()
        name = next((source.name for source in sources if source.id == mention.denier), None)
        return name or self._page(mention.document)


def _ends(parties: Iterable[str], documents: Iterable[str]) -> set[End]:
    return {End(party=id) for id in parties} | {End(document=id) for id in documents}


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
