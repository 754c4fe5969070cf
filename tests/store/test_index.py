"""The index proposes what is near, keeps step with the library, and holds nothing of what was removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import NotALibrary
from reportedly.store import claims, index
from reportedly.store.cells import Floats, chosen, nearest
from reportedly.store.connection import connect, transaction
from reportedly.store.index import Mentions


def unit(count: int, seed: int, width: int = 16) -> Floats:
    found = np.random.default_rng(seed).normal(size=(count, width))
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def mentions(vectors: Floats, *, each: int = 5, words: Mapping[int, Collection[int]] | None = None) -> Mentions:
    """Documents of so many mentions each, named by their numbers."""
    begins = np.arange(0, len(vectors), each)
    parts = [(f"d{number}", bytes([number % 251])) for number in range(len(begins))]
    return Mentions(parts, begins, vectors, lambda number: (words or {}).get(number, ()))


def pairs(library: sqlite3.Connection, held: Mentions, asked: list[int], *, most: int = 10) -> set[tuple[int, int]]:
    found = index.propose(library, held, np.asarray(asked, np.int64), most=most, least=0.3)
    other = held.begins[found.part] + found.place
    return {(int(a), int(b)) for a, b in zip(found.asked, other, strict=True) if a != b}


def near(vectors: Floats, asked: list[int], most: int) -> set[tuple[int, int]]:
    alike = vectors[asked] @ vectors.T
    alike[np.arange(len(asked)), asked] = -1
    return {
        (one, int(other))
        for row, one in enumerate(asked)
        for other in np.argsort(-alike[row])[:most]
        if alike[row, other] >= 0.3
    }


def test_centres_are_those_of_the_vectors_and_the_same_each_time() -> None:
    groups = unit(4, 3)
    vectors = groups[np.arange(200) % 4] + 0.05 * unit(200, 4)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    centres = chosen(vectors, 12)
    assert np.array_equal(centres, chosen(vectors, 12))
    cell = nearest(vectors, centres)
    for one in set(cell.tolist()):
        assert len({int(number) % 4 for number in np.flatnonzero(cell == one)}) == 1


def test_the_nearest_are_proposed_at_most_so_many(library: sqlite3.Connection) -> None:
    held = mentions(unit(600, 1))
    index.update(library, held)
    asked = list(range(0, 600, 20))
    found, wanted = pairs(library, held, asked, most=11), near(held.vectors, asked, 10)
    assert len(wanted) > 200
    assert len(found & wanted) >= 0.98 * len(wanted)
    assert len(found) <= 11 * len(asked)


def test_what_joins_later_is_found_like_the_rest(library: sqlite3.Connection) -> None:
    vectors = unit(600, 2)
    index.update(library, mentions(vectors[:400]))
    index.update(library, mentions(vectors))
    assert library.execute("SELECT count FROM index_centres").fetchone() == (400,)
    asked = list(range(400, 600))
    wanted = near(vectors, asked, 10)
    assert len(pairs(library, mentions(vectors), asked, most=11) & wanted) >= 0.98 * len(wanted)


def test_centres_are_chosen_anew_when_there_are_many_more(library: sqlite3.Connection) -> None:
    vectors = unit(500, 5)
    index.update(library, mentions(vectors[:100]))
    index.update(library, mentions(vectors))
    assert library.execute("SELECT count FROM index_centres").fetchone() == (500,)
    held = library.execute("SELECT sum(length(places)) / 8 FROM index_pages").fetchone()
    assert held == (500,)


def test_a_rare_word_proposes_what_is_far_and_a_common_one_nothing(library: sqlite3.Connection) -> None:
    vectors = np.eye(16, dtype=np.float32)[np.arange(80) % 16]
    words = dict.fromkeys(range(80), (7,)) | {1: (7, -9), 34: (7, -9)}
    held = mentions(vectors, words=words)
    index.update(library, held)
    assert pairs(library, held, [1]) == {(1, other) for other in (17, 33, 49, 65)} | {(1, 34)}


def test_a_removed_document_is_proposed_no_more_and_leaves_no_vector(library: sqlite3.Connection, path: Path) -> None:
    vectors = unit(300, 6)
    held = mentions(vectors, words={number: (number % 50,) for number in range(300)})
    index.update(library, held)
    library.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    gone = vectors[50].astype("<f2").tobytes()
    assert gone in path.read_bytes()
    with transaction(library):
        claims.purge(library, "d10")
    library.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert gone not in b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert not any(50 <= other < 55 for _, other in pairs(library, held, list(range(300)), most=300))
    for table in ("index_cells", "index_words"):
        query = f"SELECT count(*) FROM {table} WHERE number NOT IN (SELECT number FROM indexed)"
        assert library.execute(query).fetchone() == (0,)


def test_parts_that_are_not_asked_about_are_not_proposed_and_can_be_swept(library: sqlite3.Connection) -> None:
    held = mentions(unit(100, 8))
    index.update(library, held)
    some = mentions(held.vectors[:50])
    assert pairs(library, some, [0], most=100) <= {(0, other) for other in range(50)}
    index.sweep(library, set(some.parts))
    assert library.execute("SELECT count(*) FROM indexed").fetchone() == (10,)
    index.sweep(library, ())
    assert library.execute("SELECT count(*) FROM index_pages").fetchone() == (0,)
    assert pairs(library, held, [0]) == set()


def test_a_change_that_is_cut_off_leaves_the_index_as_it_was(
    library: sqlite3.Connection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = unit(200, 9)
    index.update(library, mentions(vectors[:150]))
    before = pairs(library, mentions(vectors[:150]), [0])

    def cut(number: int) -> Collection[int]:
        raise KeyboardInterrupt

    parts = mentions(vectors)
    with pytest.raises(KeyboardInterrupt):
        index.update(library, Mentions(parts.parts, parts.begins, vectors, cut))
    again = connect(path, create=False)
    assert pairs(again, mentions(vectors[:150]), [0]) == before
    assert again.execute("SELECT count(*) FROM indexed").fetchone() == (30,)
    again.close()


def test_a_damaged_page_is_told_with_the_remedy_and_made_again(library: sqlite3.Connection) -> None:
    held = mentions(unit(100, 10))
    index.update(library, held)
    before = pairs(library, held, [0])
    library.execute("UPDATE index_pages SET vectors = substr(vectors, 1, 7)")
    with pytest.raises(NotALibrary, match="reindex"):
        pairs(library, held, [0])
    claims.forget(library)
    index.update(library, held)
    assert pairs(library, held, [0]) == before
