"""`reportedly copies`: which documents share a passage, and where."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from reportedly.cli import options
from reportedly.cli.output import Failures, say, say_json
from reportedly.cli.progress import tracking
from reportedly.errors import Failure

if TYPE_CHECKING:
    from reportedly.library import Passage


def copies(files: options.Inputs, json: options.AsJson = False, quiet: options.Quiet = False) -> None:
    """Find the passages that documents in FILES share: copied, trimmed, edited or translated; keep nothing."""
    from reportedly.library import copies as shared

    failures = Failures()
    with tracking(wanted=not quiet) as watch:
        for item in shared(*files, watch=watch):
            if isinstance(item, Failure):
                failures.add(item)
            elif json:
                say_json(asdict(item))
            else:
                say(_line(item))
    failures.tell()
    if failures.count:
        raise typer.Exit(1)


def _line(passage: Passage) -> str:
    characters = sum(end - start for start, end, _, _ in passage.spans)
    places = ", ".join(f"{a}-{b} = {c}-{d}" for a, b, c, d in passage.spans[:3])
    more = f" and {len(passage.spans) - 3} more" if len(passage.spans) > 3 else ""
    return f"{passage.score:.2f}  {passage.kind:<18} {passage.a}  {passage.b}  {characters} characters: {places}{more}"
