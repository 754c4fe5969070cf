"""The nearest mentions of a vector: an index file beside the library, and what is not in it yet, scanned exactly.

The vectors are in SQLite; the file is made from them and can be thrown away. It is written under a new name and only
then named in the library, so that a crash leaves the old file or none, and never one that is out of step. Below
`EXACT` mentions there is no file, and the search is exact.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.store.connection import transaction

EXACT = 20_000
"""Mentions up to which every vector is looked at."""

TAIL = 10_000
"""New vectors that are scanned beside the file before it is made anew."""

_WIDTH = 384
_LINKS, _EFFORT_ADDING, _EFFORT_SEARCHING = 24, 128, 192
_PAGE = 50_000

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A mention's key and the cosine of its vector with the one asked for."""

    key: int
    cosine: float


class Vectors:
    """The vectors of a library's mentions. `path` is the library's; the file stands beside it."""

    def __init__(self, connection: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
        self._connection = connection
        self._path = Path(path)
        self._loaded: tuple[str, Any] | None = None
        self._tail: tuple[int, int, NDArray[np.int64], Floats] | None = None

    def near(self, asked: Floats, *, count: int, least: float = -1.0) -> list[list[Near]]:
        """For each row of `asked` (length 1, [queries, 384]) its nearest mentions, the nearest first.

        At most `count` each, none under the cosine `least`. Of equally near ones the older comes first.
        """
        if not len(asked):
            return []
        file, last = self._file()
        keys, vectors = self._since(last)
        found = [_best(keys, vectors @ query, count, least) for query in asked] if len(keys) else [[] for _ in asked]
        if file is not None:
            alive = self._alive()
            matches = file.search(asked, min(2 * count, len(file)), threads=1)
            for number, near in enumerate(found):
                row = matches[number] if len(asked) > 1 else matches
                told = zip(row.keys.tolist(), row.distances.tolist(), strict=True)
                more = [Near(key=key, cosine=1 - away) for key, away in told if alive is None or key in alive]
                merged = sorted((*near, *more), key=lambda one: (-one.cosine, one.key))
                found[number] = [one for one in merged if one.cosine >= least][:count]
        return found

    def settle(self) -> bool:
        """Make the file anew where too many vectors are not in it; whether it was made."""
        _, last = self._file()
        count = "SELECT count(*) FROM mentions WHERE key > ?"
        tail = self._connection.execute(count, (last,)).fetchone()[0]
        if tail <= (TAIL if last else EXACT):
            return False
        self.rebuild()
        return True

    def rebuild(self) -> int:
        """Make the file from the library's vectors, whatever is there; gives how many it holds."""
        total = self._connection.execute("SELECT count(*) FROM mentions").fetchone()[0]
        if total <= EXACT:
            self._name(None, 0, 0)
            return 0
        made = _empty()
        last = 0
        for keys, vectors in _pages(self._connection):
            made.add(keys, vectors, threads=os.cpu_count() or 1)
            last = int(keys[-1])
        part = self._path.with_name(f"{self._path.name}.vectors.part")
        made.save(str(part))
        name = f"{self._path.name}.{last}-{part.stat().st_size}.vectors"
        part.replace(self._path.with_name(name))
        self._name(name, last, len(made))
        return len(made)

    def _name(self, name: str | None, last: int, count: int) -> None:
        """Name the file in the library, and delete those that it no longer names."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM vector_file")
            if name:
                row = (name, last, count)
                self._connection.execute(
                    "INSERT INTO vector_file (state, name, last_key, vectors) VALUES (1, ?, ?, ?)", row
                )
        self._loaded = self._tail = None
        for old in self._path.parent.glob(f"{_escaped(self._path.name)}.*.vectors"):
            if old.name != name:
                old.unlink(missing_ok=True)

    def _file(self) -> tuple[Any, int]:
        """The index file and the last key in it; (None, 0) where there is none, or it is gone or damaged."""
        row = self._connection.execute("SELECT name, last_key, vectors FROM vector_file").fetchone()
        if row is None:
            return None, 0
        name, last, count = row
        if self._loaded is None or self._loaded[0] != name:
            made = _empty()
            file = self._path.with_name(name)
            try:
                if file.stat().st_size != int(name.split("-")[-1].split(".")[0]):
                    return None, 0  # cut off: the index would read beyond its end
                made.load(str(file))
            except (RuntimeError, OSError, ValueError):
                return None, 0
            if len(made) != count:
                return None, 0
            self._loaded = (name, made)
        return self._loaded[1], int(last)

    def _since(self, last: int) -> tuple[NDArray[np.int64], Floats]:
        """Keys and vectors of the mentions after a key, kept in memory until there are others."""
        newest = self._connection.execute("SELECT coalesce(max(key), 0), count(*) FROM mentions").fetchone()
        state = (last, int(newest[0]) * (1 << 20) + int(newest[1]))
        if self._tail is None or self._tail[:2] != state:
            pages = list(_pages(self._connection, after=last))
            keys = np.concatenate([page[0] for page in pages]) if pages else np.zeros(0, np.int64)
            vectors = np.concatenate([page[1] for page in pages]) if pages else np.zeros((0, _WIDTH), np.float32)
            self._tail = (*state, keys, vectors)
        return self._tail[2], self._tail[3]

    def _alive(self) -> set[int] | None:
        """The keys that are still mentions where some of the file's were removed; None where all are."""
        last, count = self._connection.execute("SELECT last_key, vectors FROM vector_file").fetchone()
        query = "SELECT count(*) FROM mentions WHERE key <= ?"
        if self._connection.execute(query, (last,)).fetchone()[0] == count:
            return None
        return {row[0] for row in self._connection.execute("SELECT key FROM mentions WHERE key <= ?", (last,))}


def packed(vector: Floats) -> bytes:
    """A vector as the library keeps it."""
    return vector.astype(np.float16).tobytes()


def unpacked(blobs: Sequence[bytes]) -> Floats:
    """Vectors as they were kept, [n, 384]."""
    joined = np.frombuffer(b"".join(blobs), np.float16).reshape(len(blobs), _WIDTH)
    return joined.astype(np.float32)


def _pages(connection: sqlite3.Connection, *, after: int = 0) -> Iterator[tuple[NDArray[np.int64], Floats]]:
    query = "SELECT key, vector FROM mentions WHERE key > ? ORDER BY key LIMIT ?"
    while rows := connection.execute(query, (after, _PAGE)).fetchall():
        after = rows[-1][0]
        yield np.asarray([row[0] for row in rows], np.int64), unpacked([row[1] for row in rows])


def _best(keys: NDArray[np.int64], cosines: Floats, count: int, least: float) -> list[Near]:
    (kept,) = np.nonzero(cosines >= least)
    if len(kept) > count:
        kept = kept[np.argpartition(-cosines[kept], count - 1)[:count]]
    order = sorted(kept.tolist(), key=lambda n: (-float(cosines[n]), int(keys[n])))
    return [Near(key=int(keys[n]), cosine=float(cosines[n])) for n in order]


def _empty() -> Any:
    from usearch.index import Index

    return Index(
        ndim=_WIDTH,
        metric="cos",
        dtype="f16",
        connectivity=_LINKS,
        expansion_add=_EFFORT_ADDING,
        expansion_search=_EFFORT_SEARCHING,
    )


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
