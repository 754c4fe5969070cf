"""The page that people open: one self-contained HTML file, no script, nothing fetched, readable in any light.

The layout follows the sidenote (Tufte): the text at reading width, and in the margin beside each paragraph who says
so, on whose word, and how sure that is. Everything of a document's is escaped by the template engine; a stylesheet
known by its hash is the only thing that the page's Content-Security-Policy lets run.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TextIO

import jinja2
from markupsafe import Markup

from reportedly.model import Claim, Comment, Document
from reportedly.report import words
from reportedly.report.pedigree import style as pedigree_style
from reportedly.report.talk import levels, who
from reportedly.report.told import told
from reportedly.report.tree import Node, walk
from reportedly.report.view import Block, Said, View, view
from reportedly.report.visible import one_line, visible
from reportedly.report.weave import Weaver

TITLE = "Who says so, and on whose word?"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LINK = re.compile(r"https?://[^\s\x00-\x20<>\"\\^`{|}]+", re.IGNORECASE)
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A document in the index: its place in the report and what tells whether to look at it."""

    document: Document
    place: str
    verdict: words.VerdictWords
    attributions: int
    guesses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the template of one document may use: its view, its place, and the functions that write its parts.

    `weave` turns a block into marked text; `anchors` gives the fragment of each attribution's card, `turns` that of
    each comment; `thread` holds the discussion with the number of lists to close and open before each turn.
    """

    view: View
    place: str
    verdict: words.VerdictWords
    weave: Weaver
    anchors: dict[str, str]
    turns: dict[str, str]
    tree: tuple[tuple[int, Node], ...]
    thread: tuple[tuple[int, Said], ...]
    authors: dict[str, str]

    def marked(self, block: Block) -> Markup:
        """A block's text with its marks."""
        return self.weave(block)


def page(documents: Iterable[Document], stream: TextIO, *, claims: Iterable[Claim] = (), title: str = TITLE) -> None:
    """Writes the report of claims and of documents, each in their order, as one HTML page.

    Of the claims, those that more than one of the documents reports are drawn, before the documents.

    The index at the top needs every document's verdict, so the documents are held until the page is written; the
    rendered page never is: it goes to `stream` document by document.
    """
    kept = list(documents)
    css = _style()
    places = {document.id: f"d{number}" for number, document in enumerate(kept, 1)}
    by_id = {document.id: document for document in kept}
    several = (claim for claim in claims if claim.documents > 1)
    drawn = tuple(
        told(claim, _of(claim, by_id), place=f"k{number}", places=places) for number, claim in enumerate(several, 1)
    )
    allowed = " ".join(map(_digest, (css, pedigree_style()) if drawn else (css,)))
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


def _of(claim: Claim, documents: Mapping[str, Document]) -> dict[str, Document]:
    return {m.document: documents[m.document] for m in claim.mentions if m.document in documents}


def _digest(css: str) -> str:
    """A style sheet as a Content-Security-Policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(css.encode()).digest()).decode()}'"


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
        yield _sheet(document, f"d{number}")


def _sheet(document: Document, place: str) -> Sheet:
    laid = view(document)
    anchors = {a.id: f"{place}-a{count}" for count, a in enumerate(document.attributions, 1)}
    drawn = levels([said.turn for said in laid.said], _DEEPEST)
    return Sheet(
        view=laid,
        place=place,
        verdict=words.verdict(document),
        weave=Weaver(
            text=document.text,
            anchors=anchors,
            sourceless=frozenset(a.id for a in document.attributions if not a.source),
        ),
        anchors=anchors,
        turns={said.turn.comment.id: f"{place}-c{said.turn.number}" for said in laid.said},
        tree=tuple((min(depth, _DEEPEST), node) for depth, node in walk(laid.tree)),
        thread=tuple(zip(drawn, laid.said, strict=True)),
        authors={comment.id: who(comment) for comment in document.comments},
    )


def link(url: str | None) -> str | None:
    """The address if it leads to a page of the web and to nothing else, None otherwise."""
    return url if url and _LINK.fullmatch(url) else None


def language(code: str | None) -> str | None:
    """The language tag if it has the form of one, so that it may stand in `lang`."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def _shown(value: Any) -> Any:
    """What a template prints: strings of strangers are made harmless whatever the template forgets."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _comment_state(comment: Comment) -> str:
    return {"kept": "", "removed": "removed", "empty": "empty", "service": "notice of the site"}[comment.state]


@cache
def environment() -> jinja2.Environment:
    """The template engine of every page: all is escaped, and harmless to look at."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reportedly.report", "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        one_line=one_line,
        link=link,
        language=language,
        document_name=words.document_name,
        own_title=words.own_title,
        how_sure=words.how_sure,
        bar=words.bar,
        is_guess=words.is_guess,
        is_time=words.is_time,
        counted=words.counted,
        comment_state=_comment_state,
    )
    environment.globals.update(moment=words.moment, kinds=words.KINDS)
    return environment


@cache
def _style() -> str:
    loader = environment().loader
    assert loader is not None
    return loader.get_source(environment(), "report.css")[0].strip()
