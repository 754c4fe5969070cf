"""`reportedly list`: the documents of a library."""

from __future__ import annotations

from dataclasses import asdict

from reportedly.cli import options
from reportedly.cli.output import say, say_json, short


def list_documents(library: options.LibraryPath = options.LIBRARY, json: options.AsJson = False) -> None:
    """List the documents of a library, in the order in which they were added."""
    from reportedly.library import Library

    with Library(library) as shelf:
        for listed in shelf.list():
            if json:
                say_json(asdict(listed))
                continue
            versions = f" [{listed.versions} versions]" if listed.versions > 1 else ""
            say(
                f"{listed.id:<13}  {listed.published or '—':<16.16}  {listed.language or '—':<2}"
                f"  {short(listed.outlet, 20):<20}  {listed.attributions:>4}"
                f"  {short(listed.title, 70)}{versions}"
            )
