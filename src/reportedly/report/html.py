"""The page that people open: one self-contained HTML file, no script, nothing fetched, readable in any light.

The layout follows the sidenote (Tufte): the text at reading width, and in the margin beside each paragraph who says
so, on whose word, and how sure that is. Everything of a document's is escaped by the template engine; a stylesheet
known by its hash is the only thing that the page's Content-Security-Policy lets run.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from markupsafe import Markup

from reportedly.model import Claim, Document
from reportedly.report import words
from reportedly.report.pedigree import style as pedigree_style
from reportedly.report.sheet import Sheet, environment, sheet, style
from reportedly.report.told import told

TITLE = "Who says so, and on whose word?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A document in the index: its place in the report and what tells whether to look at it."""

    document: Document
    place: str
    verdict: words.VerdictWords
    attributions: int
    guesses: int


def page(documents: Iterable[Document], stream: TextIO, *, claims: Iterable[Claim] = (), title: str = TITLE) -> None:
    """Writes the report of claims and of documents, each in their order, as one HTML page.

    Of the claims, those that more than one of the documents reports are drawn, before the documents.

    The index at the top needs every document's verdict, so the documents are held until the page is written; the
    rendered page never is: it goes to `stream` document by document.
    """
    kept = list(documents)
    css = style()
    places = {document.id: f"#d{number}" for number, document in enumerate(kept, 1)}
    by_id = {document.id: document for document in kept}
    several = (claim for claim in claims if claim.documents > 1)
    drawn = tuple(
        told(claim, _of(claim, by_id), place=f"k{number}", places=places) for number, claim in enumerate(several, 1)
    )
    allowed = " ".join(map(digest, (css, pedigree_style()) if drawn else (css,)))
    written = (
        environment()
        .get_template("page.html.j2")
        .stream(
            title=title,
            css=Markup(css),  # noqa: S704  the package's own file
            csp=f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'",
            claims=drawn,
            places=places,
            rows=tuple(_row(document, number) for number, document in enumerate(kept, 1)),
            sheets=_sheets(kept),
        )
    )
    written.enable_buffering(64)
    for chunk in written:
        stream.write(chunk)


def digest(css: str) -> str:
    """A style sheet as a Content-Security-Policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"


def _of(claim: Claim, documents: Mapping[str, Document]) -> dict[str, Document]:
    return {m.document: documents[m.document] for m in claim.mentions if m.document in documents}


def _row(document: Document, number: int) -> Row:
    return Row(
        document=document,
        place=f"d{number}",
        verdict=words.verdict(document),
        attributions=len(document.attributions),
        guesses=sum(map(words.is_guess, document.attributions)),
    )


def _sheets(documents: Sequence[Document]) -> Iterator[Sheet]:
    for number, document in enumerate(documents, 1):
        yield sheet(document, f"d{number}")
