"""`reportedly export`: a library in a form that other tools read."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import replacing


def export(
    library: options.LibraryPath = options.LIBRARY,
    format: Annotated[str, typer.Option(metavar="NAME", help="jsonl or csv.")] = "jsonl",
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to; - is standard output.")] = "-",
    pseudonymise: options.Pseudonymise = None,
    anonymise: options.Anonymise = False,
) -> None:
    """Write every document of a library in a format."""
    from reportedly.library import Library

    with Library(library) as shelf, options.privacy(pseudonymise, anonymise) as hide:
        if output == "-":
            shelf.export(format, sys.stdout, privacy=hide)
        else:
            with replacing(output) as stream:
                shelf.export(format, stream, privacy=hide)
