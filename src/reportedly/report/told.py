"""What the HTML report shows of a claim: its drawing, the same tree as a list, the argument with its quotations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reportedly.language.visible import one_line
from reportedly.model import Claim, Document
from reportedly.report import words
from reportedly.report.argument import Argument, argument, words_of
from reportedly.report.lineage import Row, name_of, rows
from reportedly.report.pedigree import Page, draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A row of the tree in words: who, since when, on whose words; `place` leads to the page.

    `opens` and `closes` are the numbers of lists to open and to close before it.
    """

    depth: int
    opens: int
    closes: int
    name: str
    kind: str
    when: str | None
    title: str | None
    place: str | None
    said: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim as the template prints it."""

    claim: Claim
    place: str
    says: str
    drawing: Markup
    branches: tuple[Branch, ...]
    argument: Argument


def told(claim: Claim, documents: Mapping[str, Document], *, place: str, places: Mapping[str, str]) -> Told:
    """A claim with its documents by id; `place` is its own fragment, `places` are the documents' addresses."""
    pages = {
        id: Page(
            outlet=document.outlet,
            title=document.title,
            href=places.get(id),
        )
        for id, document in documents.items()
    }
    said = [words_of(relay, documents) for relay in claim.relays]
    made = argument(claim, documents)
    return Told(
        claim=claim,
        place=place,
        says=made.says,
        drawing=Markup(draw(claim, pages, said, headed=False)),  # noqa: S704  its texts are escaped there
        branches=tuple(_branches(claim, documents, places)),
        argument=made,
    )


def _branches(claim: Claim, documents: Mapping[str, Document], places: Mapping[str, str]) -> list[Branch]:
    roots = {root.party: root for root in (claim.origins.roots if claim.origins else ())}
    denying = {mention.document for mention in claim.mentions if mention.stance == "denies"}
    found, depth = [], -1
    for row in rows(claim):
        notes = []
        root = roots.get(row.end.party) if row.end.party else None
        if root:
            notes.append("origin, own basis not seen" if root.unresolved else "origin")
        if row.end.document in denying:
            notes.append("denies")
        found.append(_branch(row, claim, documents, places, depth=depth, notes=tuple(notes)))
        depth = row.depth
    return found


def _branch(
    row: Row,
    claim: Claim,
    documents: Mapping[str, Document],
    places: Mapping[str, str],
    *,
    depth: int,
    notes: tuple[str, ...],
) -> Branch:
    document = documents.get(row.end.document or "")
    party = next((party for party in claim.parties if party.id == row.end.party), None)
    said = ""
    if row.relay is not None:
        quoted = one_line(words_of(row.relay, documents))
        said = f"“{quoted[:120]}”" if quoted and row.relay.kind in ("cites", "credits") else row.relay.kind
    return Branch(
        depth=row.depth,
        opens=max(0, row.depth - depth),
        closes=max(0, depth - row.depth),
        name=name_of(row.end, claim, documents),
        kind=words.KINDS.get(party.kind, party.kind) if party else "page",
        when=document.published if document else None,
        title=document.title if document and document.outlet else None,
        place=places.get(row.end.document or ""),
        said=said,
        notes=notes,
    )
