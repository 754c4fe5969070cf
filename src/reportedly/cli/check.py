"""`reportedly check`: is the library sound, and where is it not?"""

from __future__ import annotations

from dataclasses import asdict

import typer

from reportedly.cli import options
from reportedly.cli.output import say, say_json, warn


def check(library: options.LibraryPath = options.LIBRARY, json: options.AsJson = False) -> None:
    """Verify a library: spans, hashes, references, search rows, the file itself."""
    from reportedly.library import Library

    faults = 0
    with Library(library) as shelf:
        for fault in shelf.check():
            faults += 1
            if json:
                say_json(asdict(fault))
            else:
                say(f"{fault.document or library}: {fault.place}: {fault.says}")
    if faults:
        warn(f"{faults} faults. Restore a copy, or remove and add again the documents that are named.")
        raise typer.Exit(1)
    warn(f"{library} is sound.")
