"""The page of the command line: every command with its arguments and options, out of the application itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from reportedly.cli.app import app

_HEAD = """\
# The command line

<!-- Made by `python -m docs.making` from the application; a test checks that it is current. -->

Data goes to standard output. Progress, counts and failures go to standard error. The exit status is 0, 1 (some inputs
failed, the others went through), 2 (the command was not understood) or 130 (Ctrl-C). `--json` prints JSON Lines, in the
form of [the contract](contract.md) where a document, a claim or a judgement is printed.

`FILE` may be a file, a folder or `-` for standard input. `reportedly formats` lists what is read. A library is one
SQLite file: `--library PATH`, else what the environment variable `REPORTEDLY_LIBRARY` names, else `reportedly.db` in
the folder where you are. A document, a claim or a judgement is named by its id or by the beginning of it.
"""


def commands_page() -> str:
    """The page, in Markdown."""
    return _HEAD + "".join(_commands(app, "reportedly"))


def _commands(group: typer.Typer, name: str) -> Iterator[str]:
    for command in group.registered_commands:
        callback = command.callback
        assert callback is not None
        yield from _command(f"{name} {command.name}", callback, command.help)
    for below in group.registered_groups:
        assert below.typer_instance is not None
        title = f"{name} {below.name}"
        yield f"\n## {title}\n\n{_prose(str(below.typer_instance.info.help))}\n"
        for part in _commands(below.typer_instance, title):
            yield part.replace("\n## ", "\n### ", 1)


def _command(name: str, callback: Callable[..., Any], help: str | None) -> Iterator[str]:
    hints = get_type_hints(callback, include_extras=True)
    arguments, options = [], []
    for parameter in inspect.signature(callback).parameters.values():
        kind, *notes = get_args(hints[parameter.name])
        note = next(one for one in notes if isinstance(one, ArgumentInfo | OptionInfo))
        if isinstance(note, ArgumentInfo):
            arguments.append((_metavar(note, kind, parameter), note))
        else:
            options.append(_option(note, kind, parameter))
    usage = " ".join([name, "[OPTIONS]" if options else "", *(shown for shown, _ in arguments)]).replace("  ", " ")
    yield f"\n## {name}\n\n    {usage.strip()}\n\n{_prose(help or inspect.getdoc(callback) or '')}\n"
    told = [f"- `{shown}`: {note.help}\n" for shown, note in arguments if note.help]
    if told:
        yield "\n" + "".join(told)
    if options:
        yield "\n| option | what it does | default |\n| --- | --- | --- |\n" + "".join(options)


def _metavar(note: ArgumentInfo, kind: Any, parameter: inspect.Parameter) -> str:
    shown = note.metavar or parameter.name.upper()
    many = get_origin(kind) is list
    optional = parameter.default is not inspect.Parameter.empty and not shown.startswith("[")
    return (f"[{shown}]" if optional else shown) + ("…" if many else "")


def _option(note: OptionInfo, kind: Any, parameter: inspect.Parameter) -> str:
    name = next(
        (one for one in note.param_decls or () if one.startswith("--")), f"--{parameter.name}".replace("_", "-")
    )
    value = "" if kind is bool else f" {note.metavar or _kind(kind)}"
    default = parameter.default
    if isinstance(default, Enum):
        default = default.value
    told = "" if default in (None, False, "") else f"`{default}`"
    if note.envvar:
        told += f"{', ' if told else ''}or `{note.envvar}`"
    return f"| `{name}{value}` | {_cell(note.help or '')} | {told} |\n"


def _kind(kind: Any) -> str:
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return "/".join(str(one.value) for one in kind)
    if get_origin(kind) is Literal:
        return "/".join(get_args(kind))
    return {int: "N", float: "X"}.get(kind, "TEXT")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _prose(text: str) -> str:
    """Paragraphs of a help text, each on one line; `_files` and the like are no emphasis, `*` no list."""
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(text))
    return "\n\n".join(" ".join(part.split()).replace("_", "\\_").replace("*", "\\*") for part in paragraphs)
