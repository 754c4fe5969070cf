"""Web archives: the pages in them, with address and time; what is no page counted; what is damaged told and passed."""

from __future__ import annotations

import gzip
import io
import zlib

import brotli
import pytest

from benchmarks.example_warc import TARGET, archive
from benchmarks.made import PROSE, answer, chunked, members, page, record, warc
from reportedly.errors import Failure, Remark
from reportedly.model import Document
from reportedly.reading import Reading, Stated, http, read

URL = "https://port.example/pier"


def items(data: bytes, name: str = "crawl.warc", stated: Stated | None = None) -> list[Reading | Failure]:
    return list(read(io.BytesIO(data), name=name, stated=stated or Stated()))


def documents(data: bytes) -> list[Document]:
    return [item.document for item in items(data) if isinstance(item, Reading)]


def failures(data: bytes) -> list[Failure]:
    return [item for item in items(data) if isinstance(item, Failure) and not isinstance(item, Remark)]


def pages(count: int) -> list[bytes]:
    return [record(f"{URL}/{number}", answer(page(f"Pier {number}"))) for number in range(count)]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_come_with_their_address_and_the_time_of_capture(packed: bool) -> None:
    found = items(members(warc()) if packed else warc())
    read_ = [item.document for item in found if isinstance(item, Reading)]
    assert [(one.url, one.title) for one in read_] == [
        ("https://port.example/pier", "The pier is closed"),
        ("https://port.example/ru", "Причал закрыт"),
        ("https://port.example/chunked", "The pier is closed"),
        ("https://port.example/packed", "The pier is closed"),
        ("https://port.example/note", None),
    ]
    assert {one.obtained.at for one in read_} == {"2023-01-06T13:53:00+00:00"}
    assert all(one.obtained.archived_url == one.url and one.outlet == "port.example" for one in read_)
    assert PROSE["ru"] in read_[1].text
    (left,) = (item for item in found if isinstance(item, Failure))
    assert isinstance(left, Remark)
    for what in ("1 request", "1 image/png", "1 revisit", "1 answers 404"):
        assert what in left.says


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("br", brotli.compress),
        ("gzip", lambda data: data),  # the recorder has unpacked it and kept the header
        ("br", lambda data: data),
    ],
)
def test_packed_bodies_are_unpacked(coding: str, pack: object) -> None:
    assert callable(pack)
    data = record(URL, answer(pack(page().encode()), f"Content-Encoding: {coding}"))
    (document,) = documents(data)
    assert PROSE["en"] in document.text


def test_a_body_that_was_taken_out_of_its_chunks_already_is_read() -> None:
    (document,) = documents(record(URL, answer(page(), "Transfer-Encoding: chunked")))
    assert PROSE["en"] in document.text


@pytest.mark.parametrize(
    "block",
    [
        answer(chunked(page().encode())[:-30], "Transfer-Encoding: chunked"),
        answer(b"ffffffff\r\n" + page().encode(), "Transfer-Encoding: chunked"),
        answer(page(), "Content-Length: 999999"),
        answer(gzip.compress(page(text=PROSE["en"] * 50).encode())[:-20], "Content-Encoding: gzip"),
    ],
)
def test_a_page_that_is_not_whole_says_so(block: bytes) -> None:
    (document,) = documents(record(URL, block))
    assert "harbour master" in document.text
    assert [note.field for note in document.notes if note.code == "truncated"] == ["text"]


def test_a_copy_from_a_public_archive_has_its_true_address() -> None:
    (document,) = documents(record("https://web.archive.org/web/20210203040506id_/http://b.example/x", answer(page())))
    assert (document.url, document.obtained.at) == ("http://b.example/x", "2021-02-03T04:05:06+00:00")
    assert document.obtained.archived_url == "https://web.archive.org/web/20210203040506id_/http://b.example/x"


def test_a_page_that_calls_itself_another_sites_keeps_that_as_a_credit() -> None:
    head = '<link rel="canonical" href="https://other.example/first">'
    (document,) = documents(record(URL, answer(page(head=head))))
    assert document.url == URL
    assert [(credit.kind, credit.name) for credit in document.provenance] == [("canonical", "other.example")]


@pytest.mark.parametrize("length", [10, 5_000, 10**15])
def test_a_lying_length_costs_no_other_record(length: int) -> None:
    one, two, three = pages(3)
    data = one + record(f"{URL}/lie", answer(page("Lie")), length=length) + two + three
    assert [document.title for document in documents(data) if document.title != "Lie"] == ["Pier 0", "Pier 1", "Pier 2"]
    (failure,) = failures(data)
    assert failure.place == f"record at byte {len(one)}, {URL}/lie"
    assert failure.code in {"R106", "R107"}


def test_damage_in_a_packed_archive_costs_one_record() -> None:
    packed = [gzip.compress(one, mtime=0) for one in pages(4)]
    packed[1] = packed[1][:60] + b"\xff\xfe\xfd" + packed[1][63:]
    data = b"".join(packed)
    assert [document.title for document in documents(data)] == ["Pier 0", "Pier 2", "Pier 3"]
    (failure,) = failures(data)
    assert failure.code == "R107" and "gzip" in failure.says


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_off_gives_what_is_there(packed: bool) -> None:
    data = b"".join(map(gzip.compress, pages(3)) if packed else pages(3))[:-60]
    assert [document.title for document in documents(data)] == ["Pier 0", "Pier 1"]
    (failure,) = failures(data)
    assert failure.code == "R107" and "cut off" in failure.says


def test_what_stands_between_records_is_told_and_passed_over() -> None:
    one, two = pages(2)
    data = one + b"rubbish " * 50 + two
    assert [document.title for document in documents(data)] == ["Pier 0", "Pier 1"]
    assert [failure.place for failure in failures(data)] == [f"record at byte {len(one)}"]


def test_a_bomb_in_a_record_costs_that_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_PAGE", 100_000)
    one, two = pages(2)
    bomb = record(f"{URL}/bomb", answer(gzip.compress(bytes(100_001)), "Content-Encoding: gzip"))
    data = one + bomb + two
    assert [document.title for document in documents(data)] == ["Pier 0", "Pier 1"]
    assert [failure.code for failure in failures(data)] == ["R106"]


def test_an_archive_without_a_page_says_what_it_holds() -> None:
    (failure,) = items(record(URL, answer(b"\x89PNG", media="image/png")))
    assert isinstance(failure, Failure) and failure.code == "R103" and "1 image/png" in failure.says


def test_one_address_cannot_be_stated_for_several_pages() -> None:
    found = items(b"".join(pages(2)), stated=Stated(url="https://port.example/one"))
    assert isinstance(found[0], Reading) and isinstance(found[1], Failure)
    assert found[1].code == "R110"


def test_memory_does_not_grow_with_the_archive() -> None:
    import tracemalloc

    def peak(count: int) -> int:
        data = gzip.compress(record(URL, answer(b"\x89PNG" * 20_000, media="image/png"))) * count
        tracemalloc.start()
        try:
            assert len(list(read(io.BytesIO(data), name="crawl.warc"))) == 1
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2)
    assert peak(60) < peak(6) * 1.5


def test_the_archive_of_the_dossier_is_the_one_that_its_script_writes() -> None:
    assert TARGET.read_bytes() == archive()
    found = items(archive())
    assert [item.document.url for item in found if isinstance(item, Reading)] == [
        "https://komissiya-ladica.example/ru/zasedaniya/2025-09-15",
        "https://harrowmere-gazette.example/news/river-commission-monday",
    ]
    assert [item.code for item in found if isinstance(item, Failure)] == ["N101"]
