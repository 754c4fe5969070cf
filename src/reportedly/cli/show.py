"""`reportedly show`: one document of a library, or the bytes that it came from."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import console, say_json


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id, or the beginning of it.")],
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
    original: Annotated[bool, typer.Option("--original", help="Give back the bytes that it was read from.")] = False,
    version: Annotated[int | None, typer.Option(min=1, metavar="N", help="An older text.")] = None,
) -> None:
    """Show one document of a library as a report."""
    from reportedly.library import Library

    if json and original:
        raise typer.BadParameter("--json and --original exclude one another.")
    with Library(library) as shelf:
        if original:
            sys.stdout.buffer.write(shelf.original(id, version=version))
            sys.stdout.buffer.flush()
            return
        document = shelf.show(id, version=version)
    if json:
        from reportedly.contract import document_to_json

        say_json(document_to_json(document))
    else:
        from reportedly.report.terminal import render

        render(document, console())
