"""ZIP archives: saved pages with what belongs to them, and web archives (WACZ), read without unpacking to disk.

The members' names go nowhere but into what is said of them; yet a name that would lead out of the archive is a sign
of malice, and its member is refused. What the directory says of sizes and counts is checked before it is believed.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, BinaryIO, cast

from reportedly.errors import (
    BinaryInput,
    BrokenRecord,
    EmptyInput,
    Failure,
    Malformed,
    MissingInput,
    Remark,
    ReportedlyError,
    TooLarge,
)
from reportedly.reading.beside import Beside
from reportedly.reading.captured import refuse_shared
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.listed import is_list, listed
from reportedly.reading.reading import Reading
from reportedly.reading.sniff import zipped
from reportedly.reading.streams import MAX_GROWTH, MAX_PAGE, seekable
from reportedly.reading.telegram.format import FIRST, LOOKED_AT, left_out

MAX_MEMBERS = 100_000
"""Files that one archive may list."""

_MAX_DIRECTORY = 64 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    OSError,
)
_MOST_EXPORTS = 1_000
_MOST_LISTS = 1_000
_LEFT_OUT = re.compile(r"readme[^/]*\.md|stated\.csv|thumbs\.db|desktop\.ini", re.I)
_BESIDE = frozenset(
    "avif bmp css eot gif ico jpeg jpg js map mjs mov mp3 mp4 ogg otf png svg ttf webm webp woff woff2".split()
)
"""Ends of names of what pages are dressed with."""


def _read(given: Input) -> Iterator[Reading | Failure]:
    with seekable(given.stream, name=given.name) as stream:
        size = stream.seek(0, io.SEEK_END)
        _check_directory(stream, size, given.name)
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN as error:
            raise _damaged(given.name, error) from error
        with archive:
            members = archive.infolist()
            if sum(member.compress_size for member in members) > size:
                says = "The files in the archive lie over one another, which only bombs do."
                raise TooLarge(given.name, says, remedy="Do not unpack it.")
            yield from _members(archive, members, given, _Budget(size))


def _members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], given: Input, budget: _Budget
) -> Iterator[Reading | Failure]:
    names = {member.filename for member in members}
    recorded = "datapackage.json" in names or given.clue.suffix == ".wacz"
    with_others = _of_exports(archive, members) | _listed(archive, members)
    left: Counter[str] = Counter()
    found = count = 0
    for member in sorted(members, key=lambda one: one.filename):
        name = f"{given.name}/{member.filename}"
        why = "" if member.filename in with_others else _left_out(member, names, recorded=recorded)
        if why is not None:
            if why:
                left[why] += 1
            continue
        found += 1
        try:
            if not _inside(member.filename):
                says = "The name of the file would lead out of the archive."
                raise BrokenRecord(given.name, says, place=repr(member.filename)[:200], remedy="It is left out.")
            if member.flag_bits & 1:
                raise BinaryInput(name, "The file is encrypted.", remedy="Unpack it with its password and read it.")
            with archive.open(member) as packed:
                stream = io.BufferedReader(_Member(packed, member, budget, name))
                near = _near(archive, member, budget, name)
                for item in given.inner(cast(BinaryIO, stream), name=name, stated=given.stated, near=near):
                    if isinstance(item, Reading):
                        count += 1
                        if count > 1:
                            refuse_shared(given.stated, name=given.name, place=member.filename)
                    yield item
        except ReportedlyError as error:
            yield error.failure
        except _BROKEN as error:
            yield _damaged(name, error).failure
        budget.check(given.name)
    says = ", ".join(f"{many} {what}" for what, many in left.most_common())
    if not found:
        says = f"The archive holds no file to read{f', only {says}' if says else ''}."
        raise EmptyInput(given.name, says, remedy="Check what was packed.")
    if says:
        yield Remark("N101", given.name, "", f"Left out, as no pages: {says}.", "")


def _left_out(member: zipfile.ZipInfo, names: set[str], *, recorded: bool) -> str | None:
    """Why a member is not read: a kind to count, nothing for what is never meant; None where it is read."""
    path = PurePosixPath(member.filename)
    if _is_folder(member) or any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts):
        return ""
    if recorded:
        return None if path.parts[0] == "archive" or ".warc" in path.name.lower() else ""
    if _LEFT_OUT.fullmatch(path.name) or any(_is_beside(folder, names) for folder in path.parents):
        return ""
    end = path.suffix.lower().removeprefix(".")
    return f".{end} files" if end in _BESIDE else None


def _of_exports(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> set[str]:
    """The members that belong to exports of Telegram in the archive, and are read with them or not at all."""
    heads: dict[PurePosixPath, dict[str, bytes]] = {}
    for member in members:
        path = PurePosixPath(member.filename)
        if path.name in FIRST and len(heads) < _MOST_EXPORTS:
            with suppress(*_BROKEN), archive.open(member) as packed:
                heads.setdefault(path.parent, {})[path.name] = packed.read(LOOKED_AT)
    tests = {folder: left_out(files) for folder, files in heads.items()}
    found = set()
    for member in members if tests else ():
        path = PurePosixPath(member.filename)
        above = (path, *path.parents)
        if any(one.parent in tests and tests[one.parent](one.name) for one in above[:-1]):
            found.add(member.filename)
    return found


def _listed(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> set[str]:
    """The members that lists in the archive name: they are read with their list."""
    found: set[str] = set()
    lists = [one for one in members if is_list(one.filename) and _left_out(one, set(), recorded=False) is None]
    for member in lists[:_MOST_LISTS]:
        folder = PurePosixPath(member.filename).parent
        with suppress(*_BROKEN), archive.open(member) as packed:
            paths = listed(cast(BinaryIO, packed), name=member.filename)
            found |= {str(folder / path) for path in paths} - {member.filename}
    return found


def _near(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: _Budget, name: str) -> Beside:
    """What opens the members beside one, by their path relative to its folder."""
    folder = PurePosixPath(member.filename).parent

    def opened(path: str) -> BinaryIO:
        says = f"There is no file {path[:200]!r} beside it in the archive."
        remedy = "Paths are relative to the folder that the file is packed in."
        try:
            other = archive.getinfo(str(folder / path.replace("\\", "/").strip()))
            if other.filename == member.filename or _is_folder(other):
                raise MissingInput(name, says, remedy=remedy)
            packed = archive.open(other)
        except KeyError as error:
            raise MissingInput(name, says, remedy=remedy) from error
        except _BROKEN as error:
            raise _damaged(f"{name}: {path[:200]}", error) from error
        return cast(BinaryIO, io.BufferedReader(_Member(packed, other, budget, name)))

    return opened


def _is_beside(folder: PurePosixPath, names: set[str]) -> bool:
    """Whether a folder is what a browser saves beside a page."""
    for end in ("_files", ".files", "_fichiers"):
        page = str(folder).removesuffix(end)
        if page != str(folder) and {f"{page}.html", f"{page}.htm", f"{page}.xhtml"} & names:
            return True
    return False


def _is_folder(member: zipfile.ZipInfo) -> bool:
    """As `ZipInfo.is_dir`, which fails for a member without a name."""
    return member.filename.endswith("/")


def _inside(name: str) -> bool:
    path = PureWindowsPath(name)
    return bool(name) and not path.drive and not path.root and ".." not in path.parts


class _Budget:
    """How much has come out of an archive of `size` bytes: more than any real one gives is a bomb."""

    def __init__(self, size: int) -> None:
        self._most = max(MAX_PAGE, MAX_GROWTH * size)
        self._given = 0

    def spend(self, size: int) -> None:
        self._given += size

    def check(self, name: str) -> None:
        """Raises TooLarge where it is spent."""
        if self._given > self._most:
            says = f"The archive grows more than {MAX_GROWTH} times."
            raise TooLarge(name, says, remedy="Unpack it and see what is in it.")


class _Member(io.RawIOBase):
    """What one member holds, within its bounds; after an error it has ended."""

    def __init__(self, packed: Any, member: zipfile.ZipInfo, budget: _Budget, name: str) -> None:
        self._packed, self._budget, self._name = packed, budget, name
        self._most = max(MAX_PAGE, MAX_GROWTH * member.compress_size)
        self._given = 0
        self._ended = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer, as `io.RawIOBase` says."""
        if self._ended:
            return 0
        try:
            data = self._packed.read(len(buffer))
            self._given += len(data)
            self._budget.spend(len(data))
            self._budget.check(self._name)
            if self._given > self._most:
                says = f"The file in the archive grows more than {MAX_GROWTH} times."
                raise TooLarge(self._name, says, remedy="Unpack it and see what is in it.")
        except ReportedlyError:
            self._ended = True
            raise
        except _BROKEN as error:
            self._ended = True
            raise _damaged(self._name, error) from error
        buffer[: len(data)] = data
        return len(data)


def _check_directory(stream: BinaryIO, size: int, name: str) -> None:
    """Raises TooLarge where the archive's directory, which is held in memory, is beyond reason."""
    start = max(0, size - 22 - 65_535)
    stream.seek(start)
    tail = stream.read(size - start)
    plain = tail[-22:]
    at = len(tail) - 22 if plain.startswith(b"PK\5\6") and plain.endswith(b"\0\0") else tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < 22:
        raise Malformed(name, "The ZIP archive is cut off: its directory is missing.", remedy="Fetch it again.")
    count, length = struct.unpack_from("<HI", tail, at + 10)
    if at >= 76 and tail[at - 20 : at - 16] == b"PK\6\7" and tail[at - 76 : at - 72] == b"PK\6\6":
        count, length = struct.unpack_from("<QQ", tail, at - 76 + 32)
    if count > MAX_MEMBERS or length > min(_MAX_DIRECTORY, MAX_MEMBERS * 600):
        says = f"The archive lists more than {MAX_MEMBERS:,} files."
        raise TooLarge(name, says, remedy="Unpack it and read the files that matter.")


def _damaged(name: str, error: Exception) -> Malformed:
    says = f"The ZIP archive is damaged: {' '.join(str(error).split())[:120] or type(error).__name__}."
    return Malformed(name, says, remedy="Fetch or pack it again.")


def _tells(seen: Clue) -> bool:
    return seen.raw.startswith((b"PK\3\4", b"PK\5\6")) and zipped(seen.raw) is None


FORMAT = Format(
    name="zip",
    says="a ZIP archive of saved pages and other inputs, or a web archive (WACZ)",
    suffixes=(".zip", ".wacz"),
    tells=_tells,
    read=_read,
    binary=True,
)
