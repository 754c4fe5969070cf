"""schema.org `Claim` as JSON-LD: where a claim appears, where it appeared first, who has it from nobody further.

https://schema.org/Claim It has no rating: what is measured is reporting, not truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.contract import Json
from reportedly.export.bundle import Bundle, Traced
from reportedly.export.iri import address, iri
from reportedly.export.writing import listed, text
from reportedly.model import DocumentKind, SourceKind

_WORKS: dict[DocumentKind, str] = {
    "article": "NewsArticle",
    "thread": "DiscussionForumPosting",
    "chat": "Conversation",
    "post": "SocialMediaPosting",
}
_AGENTS: dict[SourceKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "NewsMediaOrganization",
    "channel": "Organization",
}
"""Kinds of source that are somebody in schema.org."""


def write(bundle: Bundle, stream: BinaryIO) -> None:
    """One graph with a `Claim` for each claim; a page that only denies it is no appearance of it."""
    out = text(stream)
    out.write('{"@context": "https://schema.org",\n"@graph": ')
    listed(map(_claim, bundle.claims), out)
    out.write("}\n")


def _claim(traced: Traced) -> Json:
    claim = traced.claim
    row: Json = {"@type": "Claim", "@id": iri("claim", claim.id), "text": claim.wording}
    if claim.language:
        row["inLanguage"] = claim.language
    if authors := list(_authors(traced)):
        row["author"] = authors
    named = dict.fromkeys(mention.document for mention in claim.mentions)
    works = {id: _work(traced, id) for id in named if traced.stance(id) != "denies"}
    row["appearance"] = list(works.values())
    if claim.first:
        work = works.get(claim.first.document)
        known = work and {key: work[key] for key in ("@type", "@id", "url") if key in work}
        row["firstAppearance"] = known or _work(traced, claim.first.document)
    return row


def _authors(traced: Traced) -> Iterator[Json]:
    """The origins that spoke in public; a paper that names nobody is where the claim appears, not who made it."""
    for root in traced.claim.origins.roots if traced.claim.origins else ():
        if root.kind in ("person", "organisation") and not root.unresolved:
            yield {"@type": _AGENTS[root.kind], "name": root.name}


def _work(traced: Traced, id: str) -> Json:
    document, publisher = traced.documents.get(id), traced.publisher(id)
    row: Json = {"@type": _WORKS[document.kind] if document else "CreativeWork", "@id": iri("document", id)}
    outlet = (document.outlet if document else None) or (publisher.name if publisher else None)
    if outlet:
        row["publisher"] = {
            "@type": _AGENTS.get(publisher.kind if publisher else "outlet", "Organization"),
            "name": outlet,
        }
    if document:
        said = {
            "url": address(document.url),
            "headline": document.title,
            "datePublished": document.published,
            "inLanguage": document.language,
            "archivedAt": address(document.obtained.archived_url),
        }
        row |= {key: value for key, value in said.items() if value}
    words = [traced.words(id, mention.spans) for mention in traced.claim.mentions if mention.document == id]
    if quotations := [{"@type": "Quotation", "text": said} for said in dict.fromkeys(filter(None, words))]:
        row["hasPart"] = quotations
    return row
