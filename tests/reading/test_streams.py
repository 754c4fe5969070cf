"""Streams within bounds: packed bombs, cut-off files, lines without end."""

from __future__ import annotations

import gzip
import io
import os
import tracemalloc
from typing import Any

import pytest

from reportedly.errors import Failure, Malformed
from reportedly.reading import Reading, read
from reportedly.reading import jsonl as jsonl_module
from reportedly.reading import streams as streams_module


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """A bound that a test can pass in no time: 64 KiB instead of 64 MiB."""
    bound = 1 << 16
    monkeypatch.setattr(streams_module, "MAX_PAGE", bound)
    monkeypatch.setattr(jsonl_module, "MAX_PAGE", bound)
    return bound


class Zeros(io.RawIOBase):
    """An endless stream that counts what was taken."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        buffer[:] = b"a" * len(buffer)
        self.taken += len(buffer)
        return len(buffer)


def codes(data: bytes, name: str = "input") -> list[str]:
    return [item.code if isinstance(item, Failure) else "read" for item in read(io.BytesIO(data), name=name)]


def test_a_page_over_the_bound_is_refused_without_being_read_to_its_end(small: int) -> None:
    endless = Zeros()
    (item,) = read(io.BufferedReader(endless), name="endless.txt")
    assert isinstance(item, Failure) and item.code == "R106"
    assert endless.taken < 3 * (small + (1 << 20))


def test_a_line_over_the_bound_is_told_and_the_next_is_read(small: int) -> None:
    data = b'{"id": "a", "text": "' + b"a" * small + b'"}\n{"id": "b", "text": "Quay."}\n'
    first, second = read(io.BytesIO(data), name="many.jsonl")
    assert isinstance(first, Failure) and (first.code, first.place) == ("R106", "line 1")
    assert isinstance(second, Reading) and second.document.id == "b"


def test_a_packed_bomb_is_defused(small: int) -> None:
    bomb = gzip.compress(b"a" * (small * 64))
    assert codes(bomb) == ["R106"]
    assert codes(gzip.compress(b'{"id": "a", "text": "Pier."}\n' + b"\n" * small * 64)) == ["read", "R106"]


def test_a_bomb_takes_little_memory(small: int) -> None:
    bomb = gzip.compress(b"a" * (16 << 20))
    tracemalloc.start()
    codes(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20


def test_a_cut_off_archive_gives_what_came_before_and_says_so() -> None:
    data = gzip.compress(
        b"".join(b'{"id": "%d", "text": "%s"}\n' % (i, os.urandom(300).hex().encode()) for i in range(500))
    )
    found = codes(data[: len(data) // 2])
    assert found[-1] == "R108" and found[:-1].count("read") == len(found) - 1 > 100


def test_a_damaged_archive_says_so() -> None:
    data = bytearray(gzip.compress(os.urandom(5000)))
    data[100:200] = b"\0" * 100
    assert codes(bytes(data))[-1] in {"R104", "R108"}
    assert codes(b"\x1f\x8b\x08" + b"\xff" * 50) == ["R108"]


def test_text_packed_twice_is_refused() -> None:
    assert codes(gzip.compress(gzip.compress(b"Pier."))) == ["R104"]


def test_a_text_that_repeats_itself_packs_well_and_is_no_bomb() -> None:
    data = gzip.compress(b"The harbour master said that the pier is closed.\n" * 5000)
    assert codes(data, "page.txt.gz") == ["read"]


def test_the_stream_is_left_open() -> None:
    stream = io.BytesIO(b"Pier closed\n\nThe pier is closed.")
    list(read(stream, name="-"))
    assert not stream.closed


def test_reading_goes_on_behind_a_damaged_member() -> None:
    members = [gzip.compress(bytes([65 + number]) * 300, mtime=0) for number in range(4)]
    members[1] = members[1][:12] + b"\xff" * 6 + members[1][18:]
    stream = streams_module.Unpacked(io.BytesIO(b"".join(members)), name="x")
    given, damaged = b"", 0
    while True:
        try:
            data = stream.read(1_000)
        except Malformed:
            damaged += 1
            continue
        if not data:
            break
        given += data
    assert damaged and bytes(sorted(set(given))) in {b"ACD", b"ABCD"}
    assert all(given.count(letter) == 300 for letter in b"ACD")


def test_damage_is_told_where_reading_comes_to_it() -> None:
    data = gzip.compress(b"whole ", mtime=0) + gzip.compress(b"b" * 300, mtime=0)[:-4]
    peeked = streams_module.Peeked(streams_module.Unpacked(io.BytesIO(data), name="x"))  # type: ignore[arg-type]
    assert peeked.head.startswith(b"whole ")
    assert peeked.read(6) == b"whole "
    with pytest.raises(Malformed):
        for _ in range(10):
            peeked.read(1_000)


def test_a_peeked_stream_is_sought_in_from_where_it_stood() -> None:
    source = io.BytesIO(b"before" + bytes(range(200)))
    source.seek(6)
    peeked = streams_module.Peeked(source)
    assert (peeked.tell(), peeked.read(3), peeked.tell()) == (0, b"\0\1\2", 3)
    assert (peeked.seek(100), peeked.read(1)) == (100, b"d")
    assert (peeked.seek(-1, io.SEEK_END), peeked.read(1), peeked.read(1)) == (199, b"\xc7", b"")
    assert (peeked.seek(5), peeked.seek(2, io.SEEK_CUR), peeked.read(1)) == (5, 7, b"\x07")
