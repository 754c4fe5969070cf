"""The options that several commands share, each said once."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from reportedly.export.people import Privacy

LIBRARY = "reportedly.db"

Inputs = Annotated[list[str], typer.Argument(metavar="FILE", help="Files and folders; - is standard input.")]
LibraryPath = Annotated[
    str,
    typer.Option("--library", envvar="REPORTEDLY_LIBRARY", metavar="PATH", help="The library, one file."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no counts; failures are still told.")]
Fast = Annotated[bool, typer.Option("--fast", help="The smaller model: quicker, a little less right.")]
Fetch = Annotated[bool, typer.Option("--fetch", help="Get web addresses among FILE; robots.txt is followed.")]
Jobs = Annotated[int, typer.Option(min=1, max=256, help="Processes that look at documents at once.")]
Threads = Annotated[int, typer.Option(min=1, max=256, help="Processor threads for the model.")]
Table = Annotated[
    str | None,
    typer.Option("--stated", metavar="CSV", help="What pages do not say: path, outlet, url, published, …"),
]
Id = Annotated[str | None, typer.Option(metavar="ID", help="State the document's id.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="State who published it.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="State where it was published.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="State when (2023-01-06T13:53).")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="State its title.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="State its language (en, ru, uk).")]
Pseudonymise = Annotated[
    str | None,
    typer.Option(metavar="KEYFILE", help="Readers under pseudonyms that only the key file reverses."),
]
Anonymise = Annotated[bool, typer.Option("--anonymise", help="Readers numbered; nothing leads back.")]


def login() -> str:
    """What the machine calls the person at it; empty where it cannot tell."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@contextmanager
def privacy(keyfile: str | None, anonymise: bool) -> Iterator[Privacy | None]:
    """What hides the people in a document, or None; the key file is written before anything is hidden, and after."""
    if keyfile and anonymise:
        raise typer.BadParameter("--pseudonymise and --anonymise exclude one another.")
    if not keyfile and not anonymise:
        yield None
        return
    from reportedly.export.people import Privacy
    from reportedly.export.pseudonyms import KeyFile, Numbered

    if not keyfile:
        yield Privacy(Numbered)
        return
    path = Path(keyfile)
    key = KeyFile.load(path)
    key.save(path)
    try:
        yield Privacy(lambda: key)
    finally:
        key.save(path)
