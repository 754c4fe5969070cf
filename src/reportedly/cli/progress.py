"""The bar that says how far a long run has come: counts and time left, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.inputs import Progress


@contextmanager
def tracking(*, wanted: bool) -> Iterator[Callable[[Progress], None] | None]:
    """What a run tells of its progress, drawn on standard error; None where nobody would see it."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    bars = Bars(
        TextColumn("{task.fields[count]}"),
        BarColumn(bar_width=30),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr, highlight=False),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
    with bars:
        task = bars.add_task("", total=None, count="reading")

        def watch(progress: Progress) -> None:
            count = f"{progress.done} of {progress.inputs} files, {progress.documents} documents"
            bars.update(task, completed=progress.bytes, total=progress.size or None, count=count)

        yield watch
