"""The first page: what the library holds, which claims echo most, what came last, and where to add to it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.errors import MissingInput
from reportedly.language.visible import one_line
from reportedly.library import Facet, Leaf
from reportedly.model import Claim
from reportedly.web import addresses
from reportedly.web.pages import Asked
from reportedly.web.rows import Row, row
from reportedly.web.shown import Shown

_ROWS = 12
_CLAIMS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in a list: its `id`, `href` to its page, its `wording` in its `language`, how many `documents` report it.

    `low` and `high` are the range of its independent origins, None where it is unknown; `echo` as in the contract;
    `gatekept` says that four documents or more hang on one gatekeeper.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first page.

    `documents` counts those of the library, `newest` are those that came last, `claims` those that most documents rest
    on fewest origins for, `languages` and `outlets` count the documents; `traced` says whether the claims are of today.
    """

    documents: int
    newest: tuple[Row, ...]
    claims: tuple[ClaimRow, ...]
    traced: bool
    languages: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    template: str = "overview.html.j2"
    schema: str = "reportedly/page/overview/1"


def overview(library: Shown, _: Asked) -> Overview:
    """The first page of a library, of one too that is not there yet."""
    try:
        leaf = library.browse(limit=_ROWS)
        claims, traced = library.kept_claims(limit=_CLAIMS), library.is_traced()
    except MissingInput:
        claims, traced = (), True
        leaf = Leaf(total=0, start=0, found=(), facets=())
    return Overview(
        documents=leaf.total,
        newest=tuple(map(row, leaf.found)),
        claims=tuple(claim_row(claim) for claim in claims if claim.documents > 1),
        traced=traced or not leaf.total,
        languages=_values(leaf.facets, "language"),
        outlets=_values(leaf.facets, "outlet"),
    )


def claim_row(claim: Claim) -> ClaimRow:
    """A claim as a row."""
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
    )


def _values(facets: tuple[Facet, ...], field: str) -> tuple[tuple[str, int], ...]:
    return next((facet.values for facet in facets if facet.field == field), ())
