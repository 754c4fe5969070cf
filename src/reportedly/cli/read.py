"""`reportedly read`: files as a report or as JSON Lines; nothing is kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import Failures, console, replacing, say, say_json, warn
from reportedly.cli.progress import tracking
from reportedly.errors import Failure

if TYPE_CHECKING:
    from reportedly.model import Document


class Step(StrEnum):
    """The steps that reading may stop after."""

    READ = "read"
    ATTRIBUTE = "attribute"
    RESOLVE = "resolve"


def read(
    files: options.Inputs,
    json: options.AsJson = False,
    until: Annotated[Step, typer.Option(help="The last step.")] = Step.RESOLVE,
    html: Annotated[str | None, typer.Option(metavar="OUT", help="Write a report to look at.")] = None,
    stated: options.Table = None,
    id: options.Id = None,
    outlet: options.Outlet = None,
    url: options.Url = None,
    published: options.Published = None,
    title: options.Title = None,
    language: options.Language = None,
    pseudonymise: options.Pseudonymise = None,
    anonymise: options.Anonymise = False,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out what is less sure.")] = 0.0,
    posts: Annotated[bool, typer.Option("--posts", help="Each message of a channel is a document of its own.")] = False,
    fetch: options.Fetch = False,
    jobs: options.Jobs = 1,
    threads: options.Threads = 1,
    fast: options.Fast = False,
    quiet: options.Quiet = False,
) -> None:
    """Say who says what on whose word in FILES; keep nothing.

    Of a folder, hidden files, README*.md, stated.csv and the _files beside a saved page are left out.
    """
    # reading multiplies no matrices with numpy, whose threads spin for a while when they start
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from reportedly.files import read_all, statement

    failures = Failures()
    said = statement(id=id, outlet=outlet, url=url, published=published, title=title, language=language)
    seen = not json and sys.stdout.isatty()
    with options.privacy(pseudonymise, anonymise) as hide, tracking(wanted=not quiet and not seen) as watch:
        items = read_all(
            *files,
            until=until.value,
            stated=said,
            table=stated,
            min_confidence=min_confidence,
            threads=threads,
            fast=fast,
            posts=posts,
            fetch=fetch,
            jobs=jobs,
            skip=(html,) if html else (),
            watch=watch,
        )
        shown = _shown(_sound(items, failures, hide), json=json)
        try:
            _finish(shown, html, traced=until is Step.RESOLVE)
        except KeyboardInterrupt:
            failures.tell()
            raise
    if html:
        (warn if json else say)(f"report: {html}")
    failures.tell()
    if failures.count:
        raise typer.Exit(1)


def _sound(
    items: Iterable[Document | Failure],
    failures: Failures,
    hide: Callable[[Document], Document] | None,
) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Failure):
            failures.add(item)
        else:
            yield hide(item) if hide else item


def _shown(documents: Iterable[Document], *, json: bool) -> Iterator[Document]:
    """The documents, each printed when it comes by."""
    if json:
        from reportedly.contract import document_to_json

        for document in documents:
            say_json(document_to_json(document))
            yield document
    else:
        from reportedly.report.terminal import render

        terminal = console()
        for document in documents:
            render(document, terminal)
            yield document


def _finish(documents: Iterable[Document], html: str | None, *, traced: bool) -> None:
    if html is None:
        for _ in documents:
            pass
        return
    from reportedly.library import trace
    from reportedly.report.html import page

    kept = list(documents)
    claims = trace(kept) if len(kept) > 1 and traced else ()
    with replacing(html) as stream:
        page(kept, stream, claims=claims)
