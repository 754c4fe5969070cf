"""The table of statements: a CSV that says, file by file, what the pages do not (outlet, address, date…)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import PurePath, PureWindowsPath
from typing import TextIO

from reportedly.errors import BadStatement
from reportedly.model import Document
from reportedly.reading.reading import Stated, state

COLUMNS = ("path", "id", "outlet", "url", "published", "title", "language")
_BLANK = Document(id="row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Statements by the path that a row names, relative or bare."""

    rows: Mapping[str, Stated]

    def of(self, name: str, *, id: str | None = None) -> Stated:
        """What is stated of an input: the row whose path is the longest tail of `name`, else the row of its id."""
        parts = PurePath(name).parts
        for start in range(len(parts)):
            stated = self.rows.get("/".join(parts[start:]))
            if stated is not None:
                return stated
        return self.rows.get(f"#{id}", Stated()) if id is not None else Stated()


def load(stream: TextIO, *, name: str) -> Table:
    """The table in a CSV with a header line; `name` names it in errors.

    Columns: `path` (or `id` alone, for records of one file) and any of outlet, url, published, title, language, id.
    Raises BadStatement with the line's number for an unknown column, a row without path and id, a second row for
    the same path, or a value that cannot be used.
    """
    reader = csv.reader(_without_mark(stream), strict=True)
    rows: dict[str, Stated] = {}
    try:
        header = [column.strip().lower() for column in next(reader, [])]
        _check_header(header, name)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                key, stated = _row(header, cells, name, reader.line_num)
                if key in rows:
                    raise _bad(name, reader.line_num, f"{key.removeprefix('#')!r} stands in the table twice.")
                rows[key] = stated
    except csv.Error as error:
        raise _bad(name, reader.line_num, f"The line is no CSV: {error}.") from error
    except UnicodeDecodeError as error:
        raise _bad(name, reader.line_num, "The table is not UTF-8.") from error
    return Table(rows=rows)


def _without_mark(stream: TextIO) -> Iterator[str]:
    for number, line in enumerate(stream):
        yield line.removeprefix("\ufeff") if number == 0 else line


def _check_header(header: list[str], name: str) -> None:
    if not {"path", "id"} & set(header):
        raise _bad(name, 1, "The header names neither a path nor an id.")
    unknown = [column for column in header if column not in COLUMNS]
    if unknown:
        raise _bad(name, 1, f"The column {unknown[0]!r} is unknown.")
    if len(set(header)) < len(header):
        raise _bad(name, 1, "A column stands in the header twice.")


def _row(header: list[str], cells: list[str], name: str, line: int) -> tuple[str, Stated]:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        raise _bad(name, line, f"The row has {len(cells)} cells, the header {len(header)}.")
    row = {column: cell.strip() or None for column, cell in zip(header, cells, strict=False)}
    path, identifier = row.get("path"), row.get("id")
    stated = Stated(**{field.name: row.get(field.name) for field in fields(Stated)})
    if path is None:
        stated = replace(stated, id=None)
    try:
        state(_BLANK, stated, name=name)
    except BadStatement as error:
        raise _bad(name, line, error.failure.says, error.failure.remedy) from error
    if path is not None:
        return "/".join(PureWindowsPath(path).parts), stated
    if identifier is None:
        raise _bad(name, line, "The row names neither a path nor an id.")
    return f"#{identifier}", stated


def _bad(name: str, line: int, says: str, remedy: str = "") -> BadStatement:
    remedy = remedy or f"Columns are {', '.join(COLUMNS)}; path or id names the document."
    return BadStatement(name, says, place=f"line {line}", remedy=remedy)
