"""Lists of feeds: those beside the list are read, those on the web are told and never fetched."""

from __future__ import annotations

import io
from pathlib import Path

from benchmarks.made_feeds import atom, opml, rss
from reportedly.errors import Failure, Remark
from reportedly.reading import Reading, read


def items(path: Path, data: bytes) -> list[Reading | Failure]:
    path.write_bytes(data)
    with path.open("rb") as stream:
        return list(read(stream, name=str(path)))


def test_feeds_that_are_files_beside_the_list_are_read(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "rss.xml").write_bytes(rss())
    (tmp_path / "more" / "atom.xml").write_bytes(atom())
    found = items(tmp_path / "feeds.opml", opml("rss.xml", "more/atom.xml", "rss.xml"))
    assert [one.document.outlet for one in found if isinstance(one, Reading)] == [
        "Вестник порта",
        "Берег",
        "Harbour Herald",
        "The Courier",
    ]
    assert len(found) == 4


def test_addresses_on_the_web_are_told(tmp_path: Path) -> None:
    found = items(tmp_path / "feeds.opml", opml("https://port.example/feed", "HTTP://port.example/atom"))
    (remark,) = found
    assert isinstance(remark, Remark)
    assert "2 feeds on the web (https://port.example/feed, HTTP://port.example/atom)" in remark.says


def test_a_path_that_leads_out_of_the_folder_or_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "rss.xml").write_bytes(rss())
    found = items(tmp_path / "own" / "feeds.opml", opml("../rss.xml", "gone.xml", "feeds.opml"))
    assert [one.code for one in found if isinstance(one, Failure)] == ["R107", "R101", "R101"]


def test_a_list_in_a_stream_has_no_files_beside_it() -> None:
    (failure,) = read(io.BytesIO(opml("rss.xml")), name="-")
    assert isinstance(failure, Failure) and failure.code == "R101"


def test_a_list_of_nothing_is_told() -> None:
    (failure,) = read(io.BytesIO(opml()), name="-")
    assert isinstance(failure, Failure) and failure.code == "R103"


def test_a_list_that_declares_entities_is_refused(tmp_path: Path) -> None:
    data = opml("&a;.xml").decode().replace("<opml", '<!DOCTYPE opml [<!ENTITY a "rss">]><opml', 1)
    (tmp_path / "rss.xml").write_bytes(rss())
    (failure,) = items(tmp_path / "feeds.opml", data.encode())
    assert isinstance(failure, Failure) and failure.code == "R108"
