"""The nearest mentions: exact while few, by a file that can be lost and is never out of step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.store import vectors as room
from reportedly.store.connection import connect
from reportedly.store.vectors import Vectors, packed

Floats = NDArray[np.float32]


def points(count: int, seed: int = 0) -> Floats:
    """Vectors in bunches of five."""
    rng = np.random.default_rng(seed)
    centres = np.repeat(rng.normal(size=(count // 5 + 1, 384)), 5, axis=0)[:count]
    made = centres + 0.4 * rng.normal(size=(count, 384))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "a[b].db", create=True)
    connection.execute("INSERT INTO documents (id, added_at) VALUES ('d', 't')")
    connection.execute("INSERT INTO originals (sha256, size, packed) VALUES ('0', 0, '')")
    connection.execute(
        "INSERT INTO versions (document, number, added_at, found_at, found_by, content_hash, original, kind, contract)"
        " VALUES (1, 1, 't', 't', 'm', 'h', '0', 'article', '{}')"
    )
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, vectors: Floats, *, begin: int = 0) -> None:
    rows = [(1, begin + n, "{}", packed(vector)) for n, vector in enumerate(vectors)]
    connection.executemany("INSERT INTO mentions (version, ordinal, candidate, vector) VALUES (?, ?, ?, ?)", rows)


def found(at: Vectors, asked: Floats, count: int = 10) -> list[list[int]]:
    return [[one.key for one in near] for near in at.near(asked, count=count)]


def exactly(vectors: Floats, asked: Floats, count: int = 10) -> list[list[int]]:
    return [list(np.argsort(-(vectors @ query), kind="stable")[:count] + 1) for query in asked]


def test_few_are_searched_exactly(library: sqlite3.Connection, tmp_path: Path) -> None:
    made = points(300)
    put(library, made)
    at = Vectors(library, tmp_path / "a[b].db")
    assert not at.settle()
    assert found(at, made[:20], 5) == exactly(made.astype(np.float16).astype(np.float32), made[:20], 5)
    assert all(one.cosine >= 0.9 for near in at.near(made[:20], count=10, least=0.9) for one in near)
    assert at.near(made[:0], count=3) == []


def test_many_are_searched_by_a_file_and_a_tail(
    library: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "EXACT", 500)
    monkeypatch.setattr(room, "TAIL", 100)
    made = points(900)
    put(library, made[:850])
    at = Vectors(library, tmp_path / "a[b].db")
    assert at.settle() and len(list(tmp_path.glob("*.vectors"))) == 1
    put(library, made[850:], begin=850)
    assert not at.settle()
    want, have = exactly(made, made[800:]), found(at, made[800:])
    shared = [len(set(one) & set(other)) for one, other in zip(want, have, strict=True)]
    assert sum(shared) >= 0.98 * sum(map(len, want))
    put(library, points(100, seed=1), begin=900)
    assert at.settle() and len(list(tmp_path.glob("*.vectors"))) == 1


def test_what_is_removed_is_not_found(
    library: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "EXACT", 100)
    made = points(200)
    put(library, made)
    at = Vectors(library, tmp_path / "a[b].db")
    at.settle()
    assert found(at, made[6:7], 1) == [[7]]
    library.execute("DELETE FROM mentions WHERE key = 7")
    assert 7 not in found(at, made[6:7], 10)[0]


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_lost_or_damaged_file_costs_time_and_nothing_else(
    library: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr(room, "EXACT", 100)
    made = points(200)
    put(library, made)
    Vectors(library, tmp_path / "a[b].db").settle()
    (file,) = tmp_path.glob("*.vectors")
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:100])
    at = Vectors(library, tmp_path / "a[b].db")
    assert found(at, made[:5], 3) == exactly(made.astype(np.float16).astype(np.float32), made[:5], 3)
    assert at.settle() or at.rebuild() == 200
    assert found(Vectors(library, tmp_path / "a[b].db"), made[:5], 1) == [[1], [2], [3], [4], [5]]
