"""`reportedly remove`: a document out of a library, without a trace of its text."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import Failures, say, say_json, warn
from reportedly.errors import UnknownDocument


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Ids, or the beginnings of them.")],
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
) -> None:
    """Purge documents: every version, search row and original; a tombstone without text stays."""
    from reportedly.library import Library

    failures = Failures()
    with Library(library) as shelf:
        for id in ids:
            try:
                removed = shelf.remove(id)
            except UnknownDocument as error:
                failures.add(error.failure)
                continue
            if json:
                say_json(asdict(removed))
            else:
                judged = f", {removed.judgements} judgements that quoted it" if removed.judgements else ""
                say(f"removed  {removed.id}  {removed.versions} versions, {removed.originals} originals{judged}")
            if not removed.clean:
                warn(f"{library}-wal may hold traces of {removed.id} until the program that reads the library closes.")
    failures.tell()
    if failures.count:
        raise typer.Exit(1)
