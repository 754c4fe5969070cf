"""What a library holds, written in a format: which claims, with which pages, whose names hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import BinaryIO

from reportedly.errors import UnknownDocument
from reportedly.export import FORMATS as OTHERS
from reportedly.export import Bundle, Format, Traced, named, quoted_by
from reportedly.export.people import Privacy
from reportedly.export.writing import text
from reportedly.model import Claim, Document
from reportedly.report.claim_page import claim_page

_HELD = 256
"""Documents kept at hand between the claims that quote them."""


def _page(bundle: Bundle, stream: BinaryIO) -> None:
    claim_page(((traced.claim, traced.documents) for traced in bundle.claims), text(stream))


FORMATS = (*OTHERS, Format("page", "HTML to print: a claim with its argument and quotations", True, _page))
"""Every format that a library is exported to: those of `export/`, and the page of `report/`."""


def export(
    format: str,
    stream: BinaryIO,
    *,
    documents: Callable[[], Iterator[Document]],
    document: Callable[[str], Document],
    claims: Callable[[], Iterator[Claim]],
    named_claim: Callable[[str], Claim],
    claim: str | None = None,
    privacy: Privacy | None = None,
) -> None:
    """Write documents or claims to `stream`, whichever the format is made of.

    `documents` and `claims` give all that there are, `document` and `named_claim` one by its id; only what is needed is
    asked for. `claim` is the id of a claim: then it alone is written, or the documents that it quotes. Raises
    UnknownFormat, and what `named_claim` raises, before anything is written.
    """
    form = named(format, FORMATS)
    if claim is None and not form.claims:
        every = documents()
        form.write(Bundle(documents=map(privacy, every) if privacy else every), stream)
        return
    chosen = claims() if claim is None else iter((named_claim(claim),))
    found = _traced(chosen, document)
    traced = map(privacy.claim, found) if privacy else found
    if form.claims:
        form.write(Bundle(claims=traced), stream)
    else:
        form.write(Bundle(documents=(page for one in traced for page in one.documents.values())), stream)


def _traced(claims: Iterator[Claim], document: Callable[[str], Document]) -> Iterator[Traced]:
    @lru_cache(maxsize=_HELD)
    def page(id: str) -> Document | None:
        try:
            return document(id)
        except UnknownDocument:
            return None

    for claim in claims:
        pages = ((id, page(id)) for id in quoted_by(claim))
        yield Traced(claim, {id: found for id, found in pages if found is not None})
