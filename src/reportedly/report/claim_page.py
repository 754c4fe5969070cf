"""One claim on paper: its wording, the argument for the count of its origins, every quotation with its place.

What goes into a file or under an article: no script, no link that leads away (addresses are printed), hashes and dates
of capture of every copy that it rests on. It lies here and not among the exporters, since people look at it and it
holds the drawing of the pedigree.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TextIO

from markupsafe import Markup

from reportedly.language.visible import one_line
from reportedly.model import Claim, Document, End, Mention, Relay, Span
from reportedly.report import pedigree
from reportedly.report.argument import Argument, argument, words_of
from reportedly.report.sheet import environment


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a document and where they stand, in code points."""

    document: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A mention on the page: who published it, on whose word, in which words."""

    mention: Mention
    outlet: str
    chain: tuple[str, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """A relay on the page: its ends by name, and the words that it rests on."""

    relay: Relay
    one: str
    other: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the template of a claim may use; `documents` are those at hand, `missing` the ids of the others."""

    argument: Argument
    drawing: Markup
    reported: tuple[Reported, ...]
    rests: tuple[Rests, ...]
    documents: tuple[Document, ...]
    missing: tuple[str, ...]


def claim_page(claims: Iterable[tuple[Claim, Mapping[str, Document]]], stream: TextIO) -> None:
    """Write the claims as one HTML page, each with the documents that it quotes, each on a sheet of its own in print.

    The page goes to `stream` claim by claim. Documents are by id; one that is not there is said to be missing.
    """
    css = _style()
    hashes = " ".join(f"'sha256-{_digest(style)}'" for style in (css, pedigree.style()))
    written = (
        environment()
        .get_template("claim.html.j2")
        .stream(
            css=Markup(css),  # noqa: S704  the package's own file
            csp=f"default-src 'none'; style-src {hashes}; base-uri 'none'; form-action 'none'",
            sheets=(_sheet(claim, documents) for claim, documents in claims),
        )
    )
    written.enable_buffering(64)
    for chunk in written:
        stream.write(chunk)


def _sheet(claim: Claim, documents: Mapping[str, Document]) -> Sheet:
    pages = {id: pedigree.Page(outlet=one.outlet, title=one.title) for id, one in documents.items()}
    words = [words_of(relay, documents) for relay in claim.relays]
    named = dict.fromkeys(mention.document for mention in claim.mentions)
    return Sheet(
        argument=argument(claim, documents),
        drawing=Markup(pedigree.draw(claim, pages, words)),  # noqa: S704  it escapes every name
        reported=tuple(_reported(claim, mention, documents) for mention in claim.mentions),
        rests=tuple(_rests(claim, relay, documents) for relay in claim.relays),
        documents=tuple(documents[id] for id in named if id in documents),
        missing=tuple(id for id in named if id not in documents),
    )


def _reported(claim: Claim, mention: Mention, documents: Mapping[str, Document]) -> Reported:
    return Reported(
        mention=mention,
        outlet=_name(claim, End(document=mention.document), documents),
        chain=tuple(hop.name for hop in mention.chain),
        quotations=tuple(_quotations(documents, ((mention.document, span) for span in mention.spans))),
    )


def _rests(claim: Claim, relay: Relay, documents: Mapping[str, Document]) -> Rests:
    return Rests(
        relay=relay,
        one=_name(claim, relay.from_end, documents),
        other=_name(claim, relay.to_end, documents),
        quotations=tuple(_quotations(documents, ((one.document, one.span) for one in relay.evidence))),
    )


def _quotations(documents: Mapping[str, Document], places: Iterable[tuple[str, Span]]) -> Iterator[Quotation]:
    for id, (start, end) in places:
        if id in documents:
            yield Quotation(document=id, span=(start, end), words=one_line(documents[id].text[start:end]))


def _name(claim: Claim, end: End, documents: Mapping[str, Document]) -> str:
    """What to call a party or a page: its name; its outlet, its publisher, or its id."""
    if end.document is None:
        return next((party.name for party in claim.parties if party.id == end.party), end.party or "")
    document = documents.get(end.document)
    publisher = next((party.name for party in claim.parties if end.document in party.publishes), None)
    return (document.outlet if document else None) or publisher or end.document


def _digest(style: str) -> str:
    return b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def _style() -> str:
    loader = environment().loader
    assert loader is not None
    return loader.get_source(environment(), "claim.css")[0].strip()
