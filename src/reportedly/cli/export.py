"""`reportedly export`: a library in a form that other tools read."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import replacing_bytes

_NAMES = "4cat, claims-jsonl, csv, gexf, jsonl, label-studio, obsidian, page, prov, schema-org, web-annotation."


def export(
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to; - is standard output.")] = "-",
    library: options.LibraryPath = options.LIBRARY,
    format: Annotated[str, typer.Option(metavar="NAME", help=_NAMES)] = "jsonl",
    claim: Annotated[
        str | None, typer.Option(metavar="ID", help="One claim, or the beginning of its id; else all.")
    ] = None,
    pseudonymise: options.Pseudonymise = None,
    anonymise: options.Anonymise = False,
) -> None:
    """Write every document or claim of a library in a format, or one claim."""
    from reportedly.library import Library

    with Library(library) as shelf, options.privacy(pseudonymise, anonymise) as hide:
        if file == "-":
            shelf.export(format, sys.stdout.buffer, claim=claim, privacy=hide)
        else:
            with replacing_bytes(file) as stream:
                shelf.export(format, stream, claim=claim, privacy=hide)
