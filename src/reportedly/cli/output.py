"""Where output goes: data to standard output, everything else to standard error, in UTF-8 wherever this runs."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from reportedly.errors import Failure, Remark, StorageFull
from reportedly.language.visible import one_line, visible

if TYPE_CHECKING:
    from rich.console import Console

_SHOWN = 100
_CLOSED = {errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN}  # Windows says EINVAL of a pipe that nobody reads


def prepare() -> None:
    """Make the standard streams UTF-8, in which every text can be printed; lone surrogates are written out."""
    for stream, newline in ((sys.stdout, "\n"), (sys.stderr, None)):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)


def say(text: str = "") -> None:
    """One line of the result."""
    print(visible(text))


def say_json(value: Any) -> None:
    """One JSON line of the result."""
    from reportedly.contract import dumps

    print(dumps(value))


def warn(text: str) -> None:
    """One line to the person at the terminal."""
    print(visible(text), file=sys.stderr, flush=True)


def short(text: str | None, width: int) -> str:
    """The text on one line, cut to `width` code points; a dash where there is none."""
    plain = one_line(text or "—")
    return plain if len(plain) <= width else plain[: width - 1].rstrip() + "…"


def middle(text: str, width: int) -> str:
    """The text on one line; where it is longer than `width` code points, its middle is left out."""
    plain = one_line(text)
    if len(plain) <= width:
        return plain
    kept = width - 3
    return f"{plain[: kept - kept // 2].rstrip()} … {plain[len(plain) - kept // 2 :].lstrip()}"


def console() -> Console:
    """The terminal of the result; a file or a pipe is 100 columns wide."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError(errno.EPIPE, "nobody reads")  # rich would exit with 1

    wide = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 100
    return Terminal(file=sys.stdout, width=wide, highlight=False, markup=False, emoji=False)


def is_closed(error: OSError) -> bool:
    """Whether the reader of our output has gone, as `| head` does."""
    return error.errno in _CLOSED and error.filename is None


def give_up_output() -> None:
    """Send what is left of standard output nowhere, so that the interpreter can end in peace."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()
    finally:
        os.close(nowhere)


@contextmanager
def replacing(path: str) -> Iterator[TextIO]:
    """A text file that takes its name when it is whole: what is broken off leaves the old one. Raises StorageFull."""
    from reportedly.export.writing import text

    with replacing_bytes(path) as stream:
        yield text(stream)


@contextmanager
def replacing_bytes(path: str) -> Iterator[BinaryIO]:
    """The same for a file of bytes."""
    part = f"{path}.part"
    try:
        try:
            with open(part, "wb") as stream:  # noqa: PTH123
                yield stream
            os.replace(part, path)  # noqa: PTH105
        finally:
            if os.path.exists(part):  # noqa: PTH110
                os.unlink(part)  # noqa: PTH108
    except OSError as error:
        if error.filename not in {part, path} and error.errno != errno.ENOSPC:
            raise
        says = f"The file cannot be written: {error.strerror}."
        raise StorageFull(path, says, remedy="Free space, or name another file.") from error


class Failures:
    """The inputs that could not be handled, told at the end; past a hundred, at once."""

    def __init__(self) -> None:
        self._kept: list[Failure] = []
        self.count = 0

    def add(self, failure: Failure) -> None:
        """Take note of one; a remark is said and counts as none."""
        if isinstance(failure, Remark):
            warn(failure.line())
            return
        self.count += 1
        if self.count <= _SHOWN:
            self._kept.append(failure)
        else:
            warn(failure.line())

    def tell(self) -> None:
        """Say what failed, where, and what to do, one line each; the last line counts them."""
        for failure in self._kept:
            warn(failure.line())
        if self.count:
            warn(f"{self.count} failed.")
