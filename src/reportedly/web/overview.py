"""The first page: what the library holds, which claims echo most, what came last, and where to add to it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.errors import MissingInput
from reportedly.library import Facet, Leaf
from reportedly.web.news import News, claim_rows, news, nothing, since_when
from reportedly.web.pages import Asked
from reportedly.web.rows import ClaimRow
from reportedly.web.shown import Shown

_CLAIMS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first page.

    `documents` counts those of the library, `news` is what came last, `claims` those that most documents rest on fewest
    origins for, `languages` and `outlets` count the documents; `traced` says whether the claims are of today.
    """

    documents: int
    news: News
    claims: tuple[ClaimRow, ...]
    traced: bool
    languages: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    template: str = "overview.html.j2"
    schema: str = "reportedly/page/overview/1"


def overview(library: Shown, asked: Asked) -> Overview:
    """The first page of a library, of one too that is not there yet."""
    try:
        leaf = library.browse(limit=0)
        claims, traced = library.kept_claims(limit=_CLAIMS), library.is_traced()
        echoed = claim_rows(library, [claim for claim in claims if claim.documents > 1], since_when(asked))
        new = news(library, asked, besides=[claim.id for claim in claims])
    except MissingInput:
        echoed, traced = (), True
        leaf = Leaf(total=0, start=0, found=(), facets=())
        new = nothing(asked)
    return Overview(
        documents=leaf.total,
        news=new,
        claims=echoed,
        traced=traced or not leaf.total,
        languages=_values(leaf.facets, "language"),
        outlets=_values(leaf.facets, "outlet"),
    )


def _values(facets: tuple[Facet, ...], field: str) -> tuple[tuple[str, int], ...]:
    return next((facet.values for facet in facets if facet.field == field), ())
