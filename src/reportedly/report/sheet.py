"""One document as its template writes it: what the template may use, and the environment that templates run in.

The report in a file and the local web app write documents from the same templates. Everything of a document's is
escaped by the template engine, and what would steer a screen is shown as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import jinja2
from markupsafe import Markup

from reportedly.language.visible import one_line, visible
from reportedly.model import Comment, Document, Headline
from reportedly.report import words
from reportedly.report.talk import levels, who
from reportedly.report.tree import Node, walk
from reportedly.report.view import Block, Said, View, view
from reportedly.report.weave import Weaver

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LINK = re.compile(r"https?://[^\s\x00-\x20<>\"\\^`{|}]+", re.IGNORECASE)
_DEEPEST = 6
_STRETCH = 20
"""Paragraphs that are laid out together: a browser leaves out the stretches of a long document that nobody sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where a document's parts lead in an app: a source's id to its page, an attribution's to where it is mended."""

    sources: Mapping[str, str] = field(default_factory=dict)
    attributions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the template of one document may use: its view, its place, and the functions that write its parts.

    `headline` is its verdict where there is one to tell, `verdict` how that is said; `weave` turns a block into marked
    text; `anchors` gives the fragment of each attribution's card, `turns` that of each comment; `thread` holds the
    discussion with the number of lists to close and open before each turn. `level` is that of the document's own
    heading, `stretch` how many paragraphs are laid out together; `ways` is None in a file, which leads nowhere.
    """

    view: View
    place: str
    headline: Headline | None
    verdict: words.VerdictWords
    weave: Weaver
    anchors: dict[str, str]
    turns: dict[str, str]
    tree: tuple[tuple[int, Node], ...]
    thread: tuple[tuple[int, Said], ...]
    authors: dict[str, str]
    level: int = 2
    stretch: int = _STRETCH
    ways: Ways | None = None

    def marked(self, block: Block) -> Markup:
        """A block's text with its marks."""
        return self.weave(block)


def sheet(document: Document, place: str, *, level: int = 2, ways: Ways | None = None) -> Sheet:
    """The sheet of one document; `place` begins the fragments of its parts."""
    laid = view(document)
    anchors = {a.id: f"{place}-a{count}" for count, a in enumerate(document.attributions, 1)}
    drawn = levels([said.turn for said in laid.said], _DEEPEST)
    return Sheet(
        view=laid,
        place=place,
        headline=words.headline(document),
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
        level=level,
        ways=ways,
    )


def link(url: str | None) -> str | None:
    """The address if it leads to a page of the web and to nothing else, None otherwise."""
    return url if url and _LINK.fullmatch(url) else None


@lru_cache(maxsize=1024)
def language(code: str | None) -> str | None:
    """The language tag if it has the form of one, so that it may stand in `lang`."""
    return code if code and _LANGUAGE.fullmatch(code) else None


@cache
def environment(package: str = "reportedly.report") -> jinja2.Environment:
    """The environment of the templates of `package`, after which those of the reports are looked for."""
    folders = dict.fromkeys((package, "reportedly.report"))
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(one, "templates") for one in folders]),
        autoescape=True,
        finalize=_shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
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
    made.globals.update(moment=words.moment, kinds=words.KINDS)
    return made


@cache
def style() -> str:
    """The style sheet of every page."""
    loader = environment().loader
    assert loader is not None
    return loader.get_source(environment(), "report.css")[0].strip()


def _shown(value: Any) -> Any:
    """What a template prints: strings of strangers are made harmless whatever the template forgets."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _comment_state(comment: Comment) -> str:
    return {"kept": "", "removed": "removed", "empty": "empty", "service": "notice of the site"}[comment.state]
