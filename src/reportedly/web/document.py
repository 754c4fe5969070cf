"""One document: its text with its spans, who says so beside it, its discussion; and what people judged of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from reportedly.model import ORIGINAL_KINDS, Document, Judgement, Source
from reportedly.report.sheet import Sheet, Ways, sheet
from reportedly.report.words import document_name, quoted
from reportedly.web import addresses
from reportedly.web.pages import Asked
from reportedly.web.rows import ClaimRow, claim_row
from reportedly.web.shown import Shown
from reportedly.web.twin import SCREEN
from reportedly.web.versions import rest_of, version

_CLAIMS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An attribution that a selection may belong to: its `id`, and in a few `words` what it says of whom."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One document, in its newest text, as people judged it.

    `document` is the contract's, `name` what it is called; `judgements` are all that quote it; `version` names what was
    seen, and goes along with every change; `done` is what has just been judged, and `undo` the version that goes along
    with undoing it; `claims` are those of it that others report too, `others` the ids and names of the documents that
    do; `targets` are the attributions that a selection may belong to; `sheet` is how it is drawn.
    """

    document: Document
    name: str
    judgements: tuple[Judgement, ...]
    version: str
    done: Judgement | None
    undo: str
    claims: tuple[ClaimRow, ...]
    others: tuple[tuple[str, str], ...]
    targets: tuple[Target, ...] = field(metadata=SCREEN)
    sheet: Sheet = field(metadata=SCREEN)
    template: str = "document_page.html.j2"
    schema: str = "reportedly/page/document/1"


def document_page(library: Shown, asked: Asked) -> DocumentPage:
    """The page of the document that the address names. Raises UnknownDocument."""
    document = library.show(addresses.id_of(asked.parts["document"]))
    judgements = library.judged(document.id)
    claims = [claim for claim in library.kept_claims(document.id, limit=_CLAIMS) if claim.documents > 1]
    others = dict.fromkeys(m.document for claim in claims for m in claim.mentions if m.document != document.id)
    done = next((one for one in judgements if one.id == asked.query.get("judged", "")), None)
    return DocumentPage(
        document=document,
        name=document_name(document),
        judgements=judgements,
        version=version(document, judgements),
        done=done,
        undo=rest_of(library, done) if done else "",
        claims=tuple(map(claim_row, claims)),
        others=tuple((id, document_name(library.show(id))) for id in islice(others, _CLAIMS)),
        targets=tuple(
            Target(id=a.id, words=_short(quoted(document.text, a.cue) or quoted(document.text, a.content)))
            for a in document.attributions
        ),
        sheet=sheet(document, "d", level=1, ways=ways(document)),
    )


def ways(document: Document) -> Ways:
    """Where the parts of a document lead."""
    return Ways(
        sources={source.id: of_source(document, source) for source in document.sources},
        attributions={a.id: addresses.correct(document.id, a.id) for a in document.attributions},
    )


def of_source(document: Document, source: Source) -> str:
    """The page of a source of a document: that of its name where it has one that others could share."""
    named = source.kind in ORIGINAL_KINDS and source.name.strip()
    return addresses.source(source.name, source.kind) if named else addresses.unnamed(document.id, source.id)


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39].rstrip() + "…"
