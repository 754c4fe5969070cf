"""Pages whose commands are run: what a page shows of a command's output is what the command prints.

Every block of a page that is marked `console` or `python` is run, from the first to the last. A console block is
`$ command` and what it prints, errors too; a last line `…` stands for all that follows.

Ids of claims and judgements change with what they are about. So a command may use one that an earlier command of the
page printed, and it is followed from there.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import reportedly.shelf.opened
from reportedly.cli import main

CLOCK = "2026-01-15T10:00:00+00:00"
"""The time at which the commands of a page are run, so that what they print of it stays."""

_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"\b[jk][0-9a-f]{12}\b")
_BEGINS = re.compile(r"\b[jk][0-9a-f]{4,12}\b")
_REST = "…"


@dataclass(frozen=True, slots=True)
class Ran:
    """A command of a page, what the page shows of its output, and what it printed."""

    command: str
    shown: tuple[str, ...]
    printed: tuple[str, ...]

    @property
    def now(self) -> tuple[str, ...]:
        """What the page would show of what it printed: as many lines as before where it left some out."""
        if self.shown[-1:] == (_REST,) and len(self.printed) >= len(self.shown):
            return (*self.printed[: len(self.shown) - 1], _REST)
        return self.printed

    @property
    def ids(self) -> dict[str, str]:
        """The ids that the page shows in its output, each with the one that stands in its place now."""
        lines = zip(self.shown, self.now, strict=False)
        return {a: b for old, new in lines for a, b in zip(_ID.findall(old), _ID.findall(new), strict=False)}


def ran(page: str, folder: Path) -> Iterator[Ran]:
    """Run the commands of a page's text, in order, in a folder; what they write there stays.

    Raises ValueError for a command that fails, or is none of ours.
    """
    ids: dict[str, str] = {}
    names: dict[str, object] = {}
    with _within(folder), mock.patch.object(reportedly.shelf.opened, "now", lambda: CLOCK):
        for block in _BLOCK.finditer(page):
            if block[1] == "python":
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(block[2], "page", "exec"), names)  # noqa: S102 - our own pages
                continue
            for command, shown in _commands(block[2]):
                code, printed = _run(_followed(command, ids))
                if code:
                    raise ValueError("\n".join((f"{command} ends with {code}", *printed)))
                done = Ran(command, shown, printed)
                ids |= done.ids
                yield done


def refreshed(page: str, done: Sequence[Ran]) -> str:
    """The page's text with what its commands print now."""
    ids = {old: new for one in done for old, new in one.ids.items()}
    waiting, pieces, at = iter(done), list[str](), 0
    for block in _BLOCK.finditer(page):
        pieces.append(_followed(page[at : block.start()], ids))
        at = block.end()
        if block[1] == "python":
            pieces.append(block[0])
            continue
        lines = []
        for command, _ in _commands(block[2]):
            lines += [f"$ {_followed(command, ids)}", *next(waiting).now]
        pieces.append("```console\n" + "".join(f"{line}\n" for line in lines) + "```")
    return "".join([*pieces, _followed(page[at:], ids)])


def _commands(block: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, tuple(shown)
            command, shown = line[2:], []
        else:
            shown.append(line)
    if command:
        yield command, tuple(shown)


def _followed(text: str, ids: dict[str, str]) -> str:
    """The text with the ids of claims and judgements, and their beginnings of four and more, as they are now."""

    def now(match: re.Match[str]) -> str:
        found = {new[: len(match[0])] for old, new in ids.items() if old.startswith(match[0])}
        return found.pop() if len(found) == 1 else match[0]

    return _BEGINS.sub(now, text)


def _run(command: str) -> tuple[int, tuple[str, ...]]:
    """The exit status of a command and the lines that it printed; `> FILE` sends its result there."""
    words = shlex.split(command)
    if words[0] != "reportedly":
        raise ValueError(f"a page can only run reportedly, not {command!r}")
    into = words.pop() if words[-2:-1] == [">"] else None
    if into:
        words.pop()
    seen = io.TextIOWrapper(told := io.BytesIO(), encoding="utf-8", write_through=True)
    out = io.TextIOWrapper(kept := io.BytesIO(), encoding="utf-8", write_through=True) if into else seen
    with mock.patch.multiple(sys, argv=words, stdout=out, stderr=seen):
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    if into:
        Path(into).write_bytes(kept.getvalue())
    lines = [line.rstrip() for line in told.getvalue().decode("utf-8").splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return code, tuple(lines)


@contextlib.contextmanager
def _within(folder: Path) -> Iterator[None]:
    """In a folder, without what a user's settings would change."""
    here = Path.cwd()
    plain = {key: value for key, value in os.environ.items() if not key.startswith("REPORTEDLY_") and key != "COLUMNS"}
    with mock.patch.dict(os.environ, plain, clear=True):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
