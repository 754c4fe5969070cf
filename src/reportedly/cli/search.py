"""`reportedly search`: documents that hold the words, with the passage."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import say, say_json, short, warn
from reportedly.language.visible import visible

if TYPE_CHECKING:
    from reportedly.library import Hit


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words; word* for any ending; "…" for a phrase.')],
    library: options.LibraryPath = options.LIBRARY,
    limit: Annotated[int, typer.Option(min=1, help="How many documents at most.")] = 20,
    json: options.AsJson = False,
) -> None:
    """Find the documents that hold all WORDS; case, accents and kinds of quotation marks do not matter."""
    from reportedly.library import Library

    found = False
    with Library(library) as shelf:
        for hit in shelf.search(" ".join(words), limit=limit):
            found = True
            if json:
                say_json(asdict(hit))
            else:
                _print(hit)
    if not found and not json:
        warn("Nothing found. Try fewer words, or beginnings of words: word*")


def _print(hit: Hit) -> None:
    facts = " · ".join(part for part in (hit.outlet, hit.published, hit.language) if part)
    older = "" if hit.current else f" (only in version {hit.version})"
    say(f"{hit.id}{older}  {short(hit.title, 80)}" + (f"  — {facts}" if facts else ""))
    print(f"    {hit.span[0]}–{hit.span[1]}: {_marked(hit)}")


def _marked(hit: Hit) -> str:
    """The passage on one line, on a terminal with its words in bold."""
    pieces, at = [], hit.span[0]
    on, off = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
    for start, end in hit.matches:
        if start >= at:
            pieces += [_plain(hit, at, start), on, _plain(hit, start, end), off]
            at = end
    return "".join([*pieces, _plain(hit, at, hit.span[1])]).strip()


def _plain(hit: Hit, start: int, end: int) -> str:
    piece = hit.excerpt[start - hit.span[0] : end - hit.span[0]]
    return visible("".join(" " if character.isspace() else character for character in piece))
