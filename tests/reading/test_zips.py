"""ZIP archives: saved pages and packed web archives, read within bounds and never unpacked to disk."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterable

import pytest

from benchmarks.made import page, saved, wacz, zipped
from benchmarks.made_feeds import opml, rss
from reportedly.errors import Failure, Remark
from reportedly.reading import Reading, Stated, read
from reportedly.reading import zips as module
from reportedly.reading.zips import MAX_MEMBERS


class Pipe(io.RawIOBase):
    """A stream that cannot be sought in."""

    def __init__(self, data: bytes) -> None:
        self._stream = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        return self._stream.readinto(buffer)  # type: ignore[arg-type]


def items(data: bytes, name: str = "saved.zip", stated: Stated | None = None) -> list[Reading | Failure]:
    return list(read(io.BytesIO(data), name=name, stated=stated or Stated()))


def titles(found: Iterable[Reading | Failure]) -> list[str | None]:
    return [item.document.title for item in found if isinstance(item, Reading)]


def codes(found: Iterable[Reading | Failure]) -> list[str]:
    return [item.code for item in found if isinstance(item, Failure) and not isinstance(item, Remark)]


def test_saved_pages_are_read_without_what_belongs_to_them() -> None:
    found = items(zipped(saved()))
    assert [item.document.obtained.path for item in found if isinstance(item, Reading)] == [
        "saved.zip/list.csv",
        "saved.zip/more/note.txt",
        "saved.zip/pier.html",
    ]
    assert codes(found) == []


def test_pictures_are_counted_and_system_files_passed_over() -> None:
    files: list[tuple[str, bytes | str]] = [
        ("a.html", page()),
        ("a.png", b"\x89PNG"),
        ("__MACOSX/._a.html", "x"),
        (".b", "x"),
        ("stated.csv", "path\n"),
    ]
    found = items(zipped(files))
    assert titles(found) == ["The pier is closed"]
    assert isinstance(found[-1], Remark) and found[-1].says.endswith("1 .png files.")


def test_feeds_that_a_list_in_the_archive_names_are_read_once() -> None:
    files: list[tuple[str, bytes | str]] = [("own/a.xml", rss()), ("own/z.opml", opml("a.xml", "z.opml"))]
    found = items(zipped(files))
    assert len(titles(found)) == len(titles(items(zipped(files[:1]))))
    assert {item.document.obtained.path for item in found if isinstance(item, Reading)} == {
        "saved.zip/own/z.opml: a.xml"
    }


def test_pages_that_a_table_in_the_archive_names_are_read_once() -> None:
    files: list[tuple[str, bytes | str]] = [("own/a.html", page()), ("own/z.csv", "url,file\n,a.html\n")]
    found = [item.document.obtained.path for item in items(zipped(files)) if isinstance(item, Reading)]
    assert found == ["saved.zip/own/z.csv: a.html"]


@pytest.mark.parametrize("pipe", [False, True])
def test_a_packed_web_archive_gives_its_pages(pipe: bool) -> None:
    data = zipped(wacz())
    stream = io.BufferedReader(Pipe(data)) if pipe else io.BytesIO(data)
    found = list(read(stream, name="crawl.wacz"))
    assert [item.document.url for item in found if isinstance(item, Reading)][:2] == [
        "https://port.example/pier",
        "https://port.example/ru",
    ]


@pytest.mark.parametrize("name", ["", "../evil.html", "/etc/evil.html", "C:\\evil.html", "a/../../evil.html"])
def test_a_name_that_leads_out_of_the_archive_is_refused_and_the_others_are_read(name: str) -> None:
    found = items(zipped([(name, page("Evil")), ("good.html", page("Good"))]))
    assert titles(found) == ["Good"]
    assert codes(found) == ["R107"]


def test_archives_in_archives_are_read_to_a_depth() -> None:
    data = zipped([("page.html", page())])
    for _ in range(3):
        data = zipped([("inner.zip", data), ("page.html", page())])
    found = items(data)
    assert len(titles(found)) == 3
    assert codes(found) == ["R106"]


def test_a_bomb_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAGE", 100_000)
    found = items(
        zipped([("a.txt", b"a " * 250_000), ("b.html", page()), ("c.bin", random.Random(1).randbytes(9_000))])
    )
    assert titles(found) == ["The pier is closed"]
    assert codes(found) == ["R106", "R104"]


def test_many_small_bombs_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAGE", 100_000)
    monkeypatch.setattr(module, "MAX_GROWTH", 20)
    found = items(zipped([(f"{number}.png.txt", b"\0" * 90_000) for number in range(60)]))
    assert 0 < len(codes(found)) < 60 and codes(found)[-1] == "R106"


def test_files_that_lie_over_one_another_are_refused() -> None:
    data = bytearray(zipped([("a.html", page()), ("b.html", page() * 3)]))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[first + 20 : first + 24] = struct.pack("<I", len(data))  # the packed size of the first reaches over all
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    assert codes(items(bytes(data))) == ["R106"]


def test_a_directory_beyond_reason_is_refused_before_it_is_read() -> None:
    data = bytearray(zipped([("a.html", page())]))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", 600 * MAX_MEMBERS + 1)
    assert codes(items(bytes(data))) == ["R106"]


def test_what_zip64_states_is_held_to_the_same_bound() -> None:
    data = zipped([("a.html", page())])
    end = data.rindex(b"PK\x05\x06")
    record = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 10**9, 10**9, 10**11, 0)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
    assert codes(items(data[:end] + record + locator + data[end:])) == ["R106"]


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_an_archive_that_is_cut_off_is_malformed(cut: int) -> None:
    assert codes(items(zipped(saved())[:-cut])) == ["R108"]


def test_a_damaged_file_costs_itself() -> None:
    data = bytearray(zipped([("a.html", page()), ("b.html", page("Good"))]))
    data[45:60] = bytes(15)
    found = items(bytes(data))
    assert titles(found) == ["Good"] and codes(found) == ["R108"]


def test_an_encrypted_file_is_told() -> None:
    data = bytearray(zipped([("a.html", page())]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    assert codes(items(bytes(data))) == ["R104"]


def test_an_archive_of_nothing_is_empty() -> None:
    assert codes(items(zipped([]))) == ["R103"]
    assert codes(items(zipped([("a.png", b"\x89PNG")]))) == ["R103"]


def test_one_address_cannot_be_stated_for_several_pages() -> None:
    found = items(zipped([("a.html", page()), ("b.html", page())]), stated=Stated(url="https://port.example/one"))
    assert codes(found) == ["R110"]


def test_nothing_is_written_where_the_names_point(tmp_path: object) -> None:
    data = zipped([("a/b.html", page())])
    assert zipfile.is_zipfile(io.BytesIO(data))
    assert titles(items(data, name=f"{tmp_path}/saved.zip")) == ["The pier is closed"]
    assert list(tmp_path.iterdir()) == []  # type: ignore[attr-defined]
