"""`reportedly add`: files into a library, one transaction a document."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import Failures, say, say_json, short, warn
from reportedly.cli.progress import tracking
from reportedly.errors import Failure

_WORDS = {
    "added": "added",
    "version": "new version",
    "refreshed": "found anew",
    "unchanged": "unchanged",
}


def add(
    files: options.Inputs,
    library: options.LibraryPath = options.LIBRARY,
    json: options.AsJson = False,
    stated: options.Table = None,
    id: options.Id = None,
    outlet: options.Outlet = None,
    url: options.Url = None,
    published: options.Published = None,
    title: options.Title = None,
    language: options.Language = None,
    anew: Annotated[bool, typer.Option("--anew", help="Look again at documents that are here already.")] = False,
    fetch: options.Fetch = False,
    jobs: options.Jobs = 1,
    threads: options.Threads = 1,
    fast: options.Fast = False,
    quiet: options.Quiet = False,
) -> None:
    """Keep FILES and what is found in them in a library; what is there already is left as it is."""
    from reportedly.library import Library, statement

    failures = Failures()
    counts: Counter[str] = Counter()
    said = statement(id=id, outlet=outlet, url=url, published=published, title=title, language=language)
    with Library(library) as shelf:
        try:
            with tracking(wanted=not quiet) as watch:
                items = shelf.add(
                    *files,
                    stated=said,
                    table=stated,
                    anew=anew,
                    threads=threads,
                    fast=fast,
                    fetch=fetch,
                    jobs=jobs,
                    watch=watch,
                )
                for item in items:
                    if isinstance(item, Failure):
                        failures.add(item)
                        continue
                    kept = item.kept
                    counts[kept.status] += 1
                    if json:
                        say_json({"input": item.input, **asdict(kept)})
                    elif not quiet:
                        back = f" (removed at {kept.removed_at}, here again)" if kept.removed_at else ""
                        say(f"{_WORDS[kept.status]:<11}  {kept.id}  {short(kept.title, 60)}{back}")
        except BaseException as error:
            _tell(counts, library, quiet=False)
            failures.tell()
            if isinstance(error, KeyboardInterrupt):
                warn("The same command goes on from here.")
            raise
    sys.stdout.flush()
    _tell(counts, library, quiet=quiet)
    failures.tell()
    if failures.count:
        raise typer.Exit(1)


def _tell(counts: Counter[str], library: str, *, quiet: bool) -> None:
    if not quiet:
        parts = [f"{counts[status]} {word}" for status, word in _WORDS.items() if counts[status]]
        total = counts.total()
        what = "1 document" if total == 1 else f"{total} documents"
        warn(f"{library}: {what}" + (f" ({', '.join(parts)})" if parts else ""))
