"""Tables of documents: CSV and its kin (RFC 4180) with a column of texts or pages, or of the files that hold them.

The delimiter and the character set are told from the first bytes, what the columns are from their names. Rows come
one at a time; what one row does wrong is said of it, and the others go on.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, cast

from reportedly.errors import BrokenRecord, Failure, Malformed, ReportedlyError, TooLarge, UnknownFormat
from reportedly.reading.board import documents
from reportedly.reading.columns import CONTENT, roles
from reportedly.reading.encoding import decode
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.item import Item
from reportedly.reading.reading import Reading
from reportedly.reading.sniff import GZIP, clue
from reportedly.reading.streams import Peeked, Unpacked

MAX_CELL = 16 << 20
"""Code points of one cell, and of one line."""

MAX_COLUMNS = 10_000

MOST_BROKEN = 10_000
"""Rows that cannot be read after which a table is given up."""

MOST_FILES = 100_000
"""Rows of a table whose files are left out of the listing of its folder."""

SUFFIXES = (".csv", ".tsv", ".tab")
"""The ends that the names of tables have."""

_DELIMITERS = ",;\t|"
_LONGEST_HEADER = 20_000
_REMEDY = "Name a column text, html or file (in English, Russian or Ukrainian; body and content will do)."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """The first row: its delimiter, its cells, what they are, and the lines above it (Excel's `sep=;`)."""

    delimiter: str
    cells: tuple[str, ...]
    roles: Mapping[str, tuple[int, ...]]
    above: int


def _tells(seen: Clue) -> bool:
    """Whether it is called a table, or begins with a header that names a content and something else."""
    if seen.suffix in SUFFIXES:
        return True
    header = _header(seen.head[: 4 * _LONGEST_HEADER].decode("utf-8", "replace"))
    known = len(header.roles)
    return bool(CONTENT & set(header.roles)) and known >= 2 and (known >= 4 or known * 2 >= len(header.cells))


def _header(head: str) -> _Header:
    """The header as the delimiter has it that makes the most of it."""
    lines = head.removeprefix("\ufeff").splitlines()[:2]
    above = 0
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        above, lines = 1, lines[1:]
    line = lines[0][:_LONGEST_HEADER] if lines else ""
    best = _Header(delimiter=",", cells=(), roles={}, above=above)
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            continue
        found = _Header(delimiter=delimiter, cells=tuple(cells), roles=roles(cells), above=above)
        if (len(found.roles), len(found.cells)) > (len(best.roles), len(best.cells)):
            best = found
    return best


def _read(given: Input) -> Iterator[Reading | Failure]:
    yield from documents(_items(given.stream, given.clue.raw, given.name), given)


def files(stream: BinaryIO, *, name: str) -> list[str]:
    """The paths of the files that the rows of a table name; none where it is no table with a column of them."""
    peeked = Peeked(stream)
    source = cast(BinaryIO, io.BufferedReader(peeked))
    if peeked.head.startswith(GZIP):
        peeked = Peeked(cast(BinaryIO, Unpacked(source, name=name)))
        source = cast(BinaryIO, io.BufferedReader(peeked))
    found: list[str] = []
    with suppress(ReportedlyError, OSError):
        raw = clue(peeked.head, name=name).raw
        if "file" in _header(decode(raw, name=name).text).roles:
            rows = islice(_items(source, raw, name), MOST_FILES)
            found.extend(row.file for row in rows if isinstance(row, Item) and row.file)
    return found


def _items(stream: BinaryIO, raw: bytes, name: str) -> Iterator[Item | Failure]:
    """The rows of the table in `stream`, which begins with the bytes `raw`."""
    csv.field_size_limit(MAX_CELL)
    decoded = decode(raw, name=name)
    header = _header(decoded.text)
    lines = _Lines(stream, decoded.charset, name)
    for _ in range(header.above):
        next(lines, "")
    reader = csv.reader(lines, delimiter=header.delimiter)
    broken = 0
    columns: list[str] | None = None
    found: Mapping[str, tuple[int, ...]] = {}
    while True:
        place = f"line {lines.number + 1}"
        number = lines.number + 1
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if columns is None:
                columns, found = cells, _roles(cells, name)
                continue
            if not any(cell.strip() for cell in cells):
                continue
            yield _item(columns, found, cells, name, number)
            continue
        except csv.Error as error:
            failure = BrokenRecord(
                name, f"The row is no CSV: {error}.", place=place, remedy="Check its quotation marks."
            ).failure
        except (BrokenRecord, TooLarge) as error:
            if columns is None or not error.failure.place:
                raise
            failure = error.failure
        yield failure
        broken += 1
        if broken >= MOST_BROKEN:
            says = f"More than {MOST_BROKEN:,} rows cannot be read."
            raise Malformed(name, says, place=place, remedy="Check the delimiter and the quotation marks.")


def _roles(header: list[str], name: str) -> Mapping[str, tuple[int, ...]]:
    if len(header) > MAX_COLUMNS:
        says = f"The table has more than {MAX_COLUMNS:,} columns."
        raise TooLarge(name, says, place="line 1", remedy="Leave out the columns that hold no text.")
    found = roles(header)
    if not CONTENT & set(found):
        named = ", ".join(cell.strip()[:30] for cell in header[:12])
        says = f"The table has no column of texts; its columns are {named}."
        if "url" in found:
            says = "The table lists addresses without their texts, and nothing is fetched."
        raise UnknownFormat(name, says, place="line 1", remedy=_REMEDY)
    return found


def _item(columns: list[str], found: Mapping[str, tuple[int, ...]], cells: list[str], name: str, number: int) -> Item:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        says = f"The row has {len(cells)} cells, the header {len(columns)}."
        remedy = "Put quotation marks around cells that hold the delimiter."
        raise BrokenRecord(name, says, place=f"line {number}", remedy=remedy)
    cells = [_clean(cell, name) for cell in cells]
    values = {
        role: next((cells[column] for column in places if column < len(cells) and cells[column].strip()), None)
        for role, places in found.items()
    }
    plain = {
        role: value if value is None or role in CONTENT - {"file"} else " ".join(value.split())
        for role, value in values.items()
    }
    row = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
    original = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
    return Item(place=f"line {number}", number=number, original=original, **plain)


def _clean(cell: str, name: str) -> str:
    """The cell in NFC without control characters; bytes of another character set are read for themselves."""
    if cell.isascii() and cell.isprintable():
        return cell
    if any("\udc80" <= sign <= "\udcff" for sign in cell):
        try:
            return decode(cell.encode("utf-8", "surrogateescape"), name=name).text
        except ReportedlyError:
            cell = cell.encode("utf-8", "replace").decode("utf-8")
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return unicodedata.normalize("NFC", cell.encode("utf-8", "replace").decode("utf-8"))


class _Lines:
    """The lines of a table, with their number; one that is too long is passed over and said."""

    def __init__(self, stream: BinaryIO, charset: str, name: str) -> None:
        wide = charset.startswith(("utf-16", "utf-32"))
        errors = "replace" if wide or charset != "utf-8" else "surrogateescape"
        self._text = io.TextIOWrapper(stream, encoding=charset, errors=errors, newline="")
        self._name = name
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_CELL + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > MAX_CELL:
            while not line.endswith("\n") and (line := self._text.readline(1 << 20)):
                pass
            says = f"The row is longer than {MAX_CELL >> 20} MiB."
            remedy = "Give long pages as files, and their names in a column."
            raise TooLarge(self._name, says, place=f"line {self.number}", remedy=remedy)
        return line.removeprefix("\ufeff") if self.number == 1 else line


FORMAT = Format(
    name="table",
    says="a table of documents (CSV, TSV): a column of texts, of pages or of files; 4CAT, auto-archiver",
    suffixes=SUFFIXES,
    tells=_tells,
    read=_read,
)
