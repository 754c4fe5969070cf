"""A document or a claim in a list: what tells whether to open it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from markupsafe import Markup

from reportedly.language.visible import one_line
from reportedly.library import Found
from reportedly.model import Claim, DocumentKind, Verdict
from reportedly.report.words import VERDICTS, VerdictWords, is_told
from reportedly.web import addresses
from reportedly.web.templates import marked
from reportedly.web.twin import SCREEN

_LONG = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A document in a list: `href` leads to it, `excerpt` is a passage with the words searched for.

    `id`, `title`, `outlet`, `published`, `language`, `kind` and `added_at` are those of its newest text; `attributions`
    counts what was found in it, `verdict` is the headline's; `shown` and `said` are excerpt and verdict as drawn.
    """

    id: str
    href: str
    title: str
    outlet: str | None
    published: str | None
    language: str | None
    kind: DocumentKind
    added_at: str
    attributions: int
    verdict: Verdict | None
    excerpt: str
    shown: Markup = field(metadata=SCREEN)
    said: VerdictWords | None = field(metadata=SCREEN)


def row(found: Found) -> Row:
    """A found document as a row."""
    hit = found.hit
    shown = marked(hit.excerpt, hit.span, hit.matches)
    return Row(
        id=hit.id,
        href=addresses.document(hit.id),
        title=one_line(hit.title or "") or begun(one_line(hit.excerpt)) or "A document without text",
        outlet=hit.outlet,
        published=hit.published,
        language=hit.language,
        kind=found.kind,
        added_at=found.added_at,
        attributions=found.attributions,
        verdict=found.verdict,
        excerpt=hit.excerpt,
        shown=shown,
        said=VERDICTS[found.verdict] if found.verdict and is_told(found.kind, found.verdict) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in a list: its `id`, `href` to its page, its `wording` in its `language`, how many `documents` report it.

    `low` and `high` are the range of its independent origins, None where it is unknown; `echo` as in the contract;
    `gatekept` says that four documents or more hang on one gatekeeper; `joined` of the documents are new.
    """

    id: str
    href: str
    wording: str
    language: str | None
    documents: int
    low: int | None
    high: int | None
    echo: float | None
    gatekept: bool
    joined: int = 0


def claim_row(claim: Claim, new: Collection[str] = ()) -> ClaimRow:
    """A claim as a row; `new` are the ids of documents that are new."""
    origins, keepers = claim.origins, claim.gatekeepers
    return ClaimRow(
        id=claim.id,
        href=addresses.claim(claim.id),
        wording=one_line(claim.wording),
        language=claim.language,
        documents=claim.documents,
        low=origins.low if origins else None,
        high=origins.high if origins else None,
        echo=claim.echo,
        gatekept=claim.documents >= 4 and keepers is not None and keepers.count == 1,
        joined=len({mention.document for mention in claim.mentions}.intersection(new)),
    )


def begun(text: str) -> str:
    """The beginning of a text, cut between words, with a sign where it goes on."""
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"
