"""`reportedly match`: which texts report the same claim."""

from __future__ import annotations

import json as jsons
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli import options
from reportedly.cli.output import Failures, say, say_json
from reportedly.errors import BrokenRecord, Failure

if TYPE_CHECKING:
    from reportedly.library import Asked

_REMEDY = 'Write lines like {"id", "text", "language"} or {"id", "a", "b", "lang_a", "lang_b"}.'


def match(
    files: Annotated[list[typer.FileText], typer.Argument(metavar="FILE", help="JSON Lines; - is standard input.")],
    json: options.AsJson = False,
) -> None:
    """Say which texts report the same claim; nothing is kept.

    Lines with a text are put into clusters; lines with two texts, a and b, are compared, and 0.5 is where the same
    begins.
    """
    from reportedly.library import Clustered
    from reportedly.library import match as matched

    failures = Failures()
    for answer in matched(_rows(files, failures)):
        if json:
            say_json(asdict(answer))
        elif isinstance(answer, Clustered):
            say(f"{answer.id}  {answer.cluster}")
        else:
            say(f"{answer.id}  {answer.score:.2f}  {answer.because}")
    failures.tell()
    if failures.count:
        raise typer.Exit(1)


def _rows(files: list[typer.FileText], failures: Failures) -> Iterator[tuple[str, Asked]]:
    for file in files:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield _row(jsons.loads(line))
                except (ValueError, TypeError, RecursionError) as error:
                    failures.add(_failure(file.name, number, error))


def _failure(name: str, number: int, error: Exception) -> Failure:
    says = f"The line cannot be compared: {error}."
    return BrokenRecord(name, says, place=f"line {number}", remedy=_REMEDY).failure


def _row(row: Any) -> tuple[str, Asked]:
    from reportedly.library import OneText, TwoTexts

    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise TypeError("it is no object with a string id")
    if isinstance(row.get("text"), str) and row["text"].strip():
        return row["id"], OneText(text=row["text"], language=row.get("language") or row.get("lang"))
    texts = [row.get(side) for side in "ab"]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise TypeError("it has neither a text nor an a and a b")
    a, b = (OneText(text=row[side], language=row.get(f"lang_{side}")) for side in "ab")
    return row["id"], TwoTexts(a=a, b=b)
