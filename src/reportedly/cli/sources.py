"""`reportedly sources`: who is named as a source, across a library."""

from __future__ import annotations

from dataclasses import asdict

from reportedly.cli import options
from reportedly.cli.output import say, say_json, short


def sources(library: options.LibraryPath = options.LIBRARY, json: options.AsJson = False) -> None:
    """List the sources that the documents of a library name, those with most documents first."""
    from reportedly.library import Library

    with Library(library) as shelf:
        for seen in shelf.sources():
            if json:
                say_json(asdict(seen))
                continue
            of = f", of {short(seen.of, 30)}" if seen.of else ""
            where = ", ".join(f"{document}:{source}" for document, source in seen.documents[:3])
            more = f" and {len(seen.documents) - 3} more" if len(seen.documents) > 3 else ""
            say(
                f"{len(seen.documents):>4} doc {seen.attributions:>5} attr"
                f"  {short(seen.name, 50)} ({seen.kind}{of})  {where}{more}"
            )
