"""Claims made by hand: pages with what they say, and whom they have it from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.claims.mentions import Candidate
from reportedly.claims.passages import Passage
from reportedly.model import Attribution, Claim, Credit, Document, Party, Source, SourceKind, Stance
from reportedly.provenance.pedigree import pedigree
from reportedly.sources.across import Parties

Speaker = tuple[str, SourceKind]


@dataclass
class Dossier:
    """Documents of one claim; a name is one party wherever it stands, unnamed people are one for each carrier."""

    documents: dict[str, Document] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    parties: dict[str, Party] = field(default_factory=dict)
    of_source: dict[tuple[str, str], str] = field(default_factory=dict)
    publisher: dict[str, str] = field(default_factory=dict)

    def party(self, name: str, kind: SourceKind, of: str | None = None) -> str:
        id = f"p-{name}" if of is None else f"p-{of}-unnamed"
        self.parties.setdefault(id, Party(id=id, name=name, kind=kind, of=of))
        return id

    def page(
        self,
        id: str,
        outlet: str | None,
        *speakers: Speaker,
        says: str = "the dam at Rovny leaks",
        stance: Stance = "attributes",
        published: str | None = None,
        language: str = "en",
        more: str = "",
        confidence: float = 0.95,
        denier: str | None = None,
        credit: Credit | None = None,
        certainty: str = "reported",
    ) -> Dossier:
        """A page that says the claim on the word of the speakers, the nearest first; then `more` text."""
        text, sources, attributions = f"{says}", [], []
        carrier = self.party(outlet, "outlet") if outlet else None
        for number, (name, kind) in enumerate(speakers, 1):
            start = len(text) + 2
            text += f", {name} said"
            source = Source(
                id=f"s{number}", name=name, kind=kind, mentions=((start, start + len(name)),),
                of=f"s{number - 1}" if kind == "anonymous" and number > 1 else None,
            )  # fmt: skip
            sources.append(source)
            attributions.append(
                Attribution(
                    id=f"a{number}", source=source.mentions, cue=((start + len(name) + 1, start + len(name) + 5),),
                    content=((0, len(says)),), speaker=source.id, parent=f"a{number - 1}" if number > 1 else None,
                    confidence=confidence,
                )
            )  # fmt: skip
            party = self.party(name, kind, carrier or id if kind == "anonymous" else None)
            self.of_source[id, source.id] = party
            carrier = party
        text += f". {more}"
        if outlet:
            self.publisher[id] = self.party(outlet, "outlet")
        self.documents[id] = Document(
            id=id, outlet=outlet, text=text, published=published, language=language, paragraphs=((0, len(text)),),
            sources=tuple(sources), attributions=tuple(attributions), provenance=(credit,) if credit else (),
        )  # fmt: skip
        self.candidates.append(
            Candidate(
                document=id, attribution=attributions[-1].id if attributions else None, spans=((0, len(says)),),
                wording=says, language=language, stance=stance if speakers or stance != "attributes" else "asserts",
                certainty="alleged" if certainty == "alleged" else "reported", published=published,
                speakers=tuple(source.id for source in sources if source.name != denier),
                denier=next((source.id for source in sources if source.name == denier), None),
            )
        )  # fmt: skip
        return self

    def shared(self, a: str, b: str, score: float = 0.9) -> Dossier:
        """The two pages have their text in common, as far as the shorter goes."""
        length = min(len(self.documents[a].text), len(self.documents[b].text))
        self.passages.append(Passage(a=a, b=b, kind="copy", score=score, spans=((0, length, 0, length),)))
        return self

    def claim(self, order: Sequence[int] | None = None) -> Claim:
        """The pedigree, with the mentions in an order."""
        mentions = self.candidates if order is None else [self.candidates[at] for at in order]
        return pedigree(
            mentions,
            documents=self.documents,
            parties=Parties(parties=tuple(self.parties.values()), of_source=self.of_source, publisher=self.publisher),
            passages=self.passages,
        )


def origins(claim: Claim) -> tuple[int, int, int]:
    """Fewest, most and voices."""
    assert claim.origins is not None
    return claim.origins.low, claim.origins.high, claim.origins.voices


def keepers(claim: Claim) -> list[str]:
    """The names of the gatekeepers."""
    assert claim.gatekeepers is not None
    name = {party.id: party.name for party in claim.parties}
    return [end.document or name[end.party or ""] for end in claim.gatekeepers.who]


def edges(claim: Claim) -> set[tuple[str, str, str]]:
    """The relays by the names of their ends, with their kind."""
    name = {party.id: party.name for party in claim.parties}
    return {
        (
            relay.from_end.document or name[relay.from_end.party or ""],
            relay.to_end.document or name[relay.to_end.party or ""],
            relay.kind,
        )
        for relay in claim.relays
    }
