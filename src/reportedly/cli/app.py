"""The application: its commands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reportedly.cli import (
    add,
    check,
    compare,
    copies,
    explain,
    export,
    formats,
    judge,
    list_,
    match,
    read,
    remove,
    search,
    serve,
    show,
    sources,
    trace,
)
from reportedly.cli.output import give_up_output, is_closed, warn
from reportedly.errors import BadKeyFile, BadStatement, ReportedlyError, UnknownFormat

_USAGE = (BadStatement, BadKeyFile, UnknownFormat)


class Guarded(TyperGroup):
    """The commands, with every error that can be foreseen told in one line."""

    def invoke(self, ctx: Any) -> Any:  # typer's own context, which it does not always name
        """Run the command; exit 1 when an input failed, 2 for usage, 130 after Ctrl-C."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except ReportedlyError as error:
            warn(error.failure.line())
            raise typer.Exit(2 if isinstance(error, _USAGE) else 1) from error
        except KeyboardInterrupt:
            warn("Stopped.")
            raise typer.Exit(130) from None
        except OSError as error:
            give_up_output()
            if is_closed(error):
                raise typer.Exit(0) from None
            warn(f"The output cannot be written: {error}. Free space, or send it elsewhere.")
            raise typer.Exit(1) from error
        return result


app = typer.Typer(
    cls=Guarded,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Who says so, and on whose word? Reads saved pages and finds every attribution in them.\n\n"
    "A library is one SQLite file: --library PATH, or REPORTEDLY_LIBRARY, or ./reportedly.db.",
)
app.command("read")(read.read)
app.command("add")(add.add)
app.command("list")(list_.list_documents)
app.command("show")(show.show)
app.command("search")(search.search)
app.command("sources")(sources.sources)
app.command("claims")(trace.claims)
app.command("trace")(trace.trace)
app.command("why")(trace.why)
app.command("compare")(compare.compare)
app.command("diff")(compare.diff)
app.command("explain")(explain.explain)
app.command("export")(export.export)
app.add_typer(judge.app, name="judge")
app.command("match")(match.match)
app.command("copies")(copies.copies)
app.command("serve")(serve.serve)
app.command("formats")(formats.formats)
app.command("reindex")(trace.reindex)
app.command("check")(check.check)
app.command("remove")(remove.remove)


def _version(wanted: bool) -> None:
    if wanted:
        from reportedly import __version__

        print(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def _reportedly(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
