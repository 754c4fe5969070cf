"""The command line: one file a command, each thin: parse, call the library, print."""

from __future__ import annotations

import gc

YOUNG = 50_000
"""Objects made since the last search for cycles that call for the next one: most that is made at the start stays."""


def main() -> None:
    """Run the command that the arguments name, and exit with 0, 1 (some inputs failed), 2 (usage) or 130 (Ctrl-C)."""
    gc.set_threshold(YOUNG)
    from reportedly.cli.app import app
    from reportedly.cli.output import prepare

    prepare()
    try:
        app(prog_name="reportedly")
    finally:
        gc.freeze()  # what is left ends with the process: to search it for cycles first takes as long as a page
