"""What is exported: documents, and claims with the documents that they quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.model import Claim, Document, End, Party, Relay, Spans, Stance


@dataclass(frozen=True, slots=True)
class Traced:
    """A claim with the documents that it quotes, by id; one that is not there (removed since) is known by its id."""

    claim: Claim
    documents: Mapping[str, Document] = field(default_factory=dict)

    def words(self, document: str, spans: Spans) -> str:
        """The words that the spans hold, pieces joined by an ellipsis; nothing where the document is not there."""
        found = self.documents.get(document)
        return " … ".join(found.text[start:end] for start, end in spans) if found else ""

    def evidence(self, relay: Relay) -> list[str]:
        """The words that a relay rests on, as far as they are at hand."""
        return [said for one in relay.evidence if (said := self.words(one.document, (one.span,)))]

    def stance(self, document: str) -> Stance | None:
        """That of a document's first mention that does not assert; None where it has none."""
        found = [mention.stance for mention in self.claim.mentions if mention.document == document]
        return next((stance for stance in found if stance != "asserts"), found[0] if found else None)

    def party(self, id: str | None) -> Party | None:
        """The party of that id."""
        return next((party for party in self.claim.parties if party.id == id), None)

    def publisher(self, document: str) -> Party | None:
        """The party that published a document."""
        return next((party for party in self.claim.parties if document in party.publishes), None)

    def name(self, end: End) -> str:
        """What to call an end of a relay: a party's name; a document's outlet, else its title, else its id."""
        if end.document is None:
            party = self.party(end.party)
            return party.name if party else end.party or ""
        document = self.documents.get(end.document)
        publisher = self.publisher(end.document)
        outlet = document.outlet if document else None
        title = document.title if document else None
        return outlet or (publisher.name if publisher else None) or title or end.document


@dataclass(frozen=True, slots=True)
class Bundle:
    """What an exporter is given: each of its two parts is gone through once and is made as it is gone through."""

    documents: Iterable[Document] = ()
    claims: Iterable[Traced] = ()


def quoted_by(claim: Claim) -> tuple[str, ...]:
    """The ids of the documents that a claim names, in the order of their ids."""
    ends = [end for relay in claim.relays for end in (relay.from_end, relay.to_end)]
    ends += claim.gatekeepers.who if claim.gatekeepers else ()
    ids = {
        *(mention.document for mention in claim.mentions),
        *(end.document for end in ends),
        *(proof.document for relay in claim.relays for proof in relay.evidence),
        *(id for copy in claim.copies for id in (copy.of, copy.document)),
    }
    return tuple(sorted(id for id in ids if id is not None))
