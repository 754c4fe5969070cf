"""`reportedly serve`: a library in the browser, on this machine alone."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.output import say, warn


def serve(
    library: options.LibraryPath = options.LIBRARY,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8765,
    who: Annotated[str, typer.Option(envvar="REPORTEDLY_WHO", help="Who judges: a free label.")] = "",
    pseudonymise: options.Pseudonymise = None,
    anonymise: options.Anonymise = False,
    browser: Annotated[bool, typer.Option("--browser", help="Open it in the browser, too.")] = False,
) -> None:
    """Look at a library in the browser, correct it, add to it; nobody but this machine is let in."""
    from reportedly.web.serve import serve as serving

    def ready(address: str) -> None:
        say(address)
        warn("Open this address; it lets in whoever has it. Ctrl-C stops.")
        if browser:
            import webbrowser

            webbrowser.open(address)

    with options.privacy(pseudonymise, anonymise) as hide:
        serving(library, port=port, who=who or options.login(), ready=ready, privacy=hide)
