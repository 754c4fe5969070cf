"""The command line: one file a command, each thin: parse, call the library, print."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments name, and exit with 0, 1 (some inputs failed), 2 (usage) or 130 (Ctrl-C)."""
    from reportedly.cli.app import app
    from reportedly.cli.output import prepare

    prepare()
    app(prog_name="reportedly")
