"""What a person names: files as they are given, folders in order, and what is not there told."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from benchmarks.made_feeds import opml, rss
from reportedly import errors
from reportedly.errors import Failure, ReportedlyError
from reportedly.inputs import error_of, failure_of, gather, readings
from reportedly.reading.reading import Reading, Stated


class TestGather:
    def test_folders_are_opened_in_order_without_what_is_no_page(self, tmp_path: Path) -> None:
        names = [
            "b.txt",
            "a/2.html",
            "a/10.html",
            "a/2_files/style.css",
            "lone_files/kept.txt",
            ".hidden",
            ".git/config",
            "README.md",
            "README-uk.md",
            "stated.csv",
            "own.db",
            "readme.txt",
        ]
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("x")
        found = [
            Path(str(item)).relative_to(tmp_path).as_posix() for item in gather(tmp_path, skip=(tmp_path / "own.db",))
        ]
        assert found == ["a/10.html", "a/2.html", "b.txt", "lone_files/kept.txt", "readme.txt"]

    def test_feeds_that_a_list_names_are_read_with_it_alone(self, tmp_path: Path) -> None:
        (tmp_path / "more").mkdir()
        for name in ("a.xml", "more/b.xml", "more/c.xml"):
            (tmp_path / name).write_bytes(rss())
        listed = ("a.xml", "./more/b.xml", "feeds.opml", "../out.xml", "https://port.example/c.xml")
        (tmp_path / "feeds.opml").write_bytes(opml(*listed))
        found = [Path(str(item)).relative_to(tmp_path).as_posix() for item in gather(tmp_path)]
        assert found == ["feeds.opml", "more/c.xml"]
        assert list(gather(tmp_path / "a.xml")) == [str(tmp_path / "a.xml")]

    @pytest.mark.parametrize("pack", [False, True])
    def test_files_that_a_table_names_are_read_with_it_alone(self, tmp_path: Path, pack: bool) -> None:
        (tmp_path / "pages").mkdir()
        for name in ("a.html", "pages/b.html", "pages/c.html", "out.html"):
            (tmp_path / name).write_text("<p>The ferry stopped.</p>")
        rows = b"url,file\nhttps://port.example/a,a.html\nhttps://port.example/b,pages\\b.html\n,../x.html\n"
        table = tmp_path / ("rows.csv.gz" if pack else "rows.csv")
        table.write_bytes(gzip.compress(rows) if pack else rows)
        (tmp_path / "stated.csv").write_text("path,outlet\nout.html,Courier\n")
        (tmp_path / "said.csv").write_text("path,outlet\npages/c.html,Courier\n")
        found = gather(tmp_path, skip=(tmp_path / "said.csv",))
        assert [Path(str(item)).relative_to(tmp_path).as_posix() for item in found] == [
            "out.html",
            "pages/c.html",
            table.name,
        ]

    def test_what_is_named_is_read_whatever_its_name(self, tmp_path: Path) -> None:
        hidden = tmp_path / ".hidden.txt"
        hidden.write_text("x")
        assert list(gather(hidden, "-")) == [str(hidden), "-"]

    def test_a_path_that_cannot_be_is_missing(self) -> None:
        (failure,) = gather("a\x00b")
        assert isinstance(failure, Failure)
        assert failure.code == "R101"

    @pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
    def test_links_never_lead_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "page.txt").write_text("x")
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        assert list(gather(tmp_path)) == [str(tmp_path / "page.txt")]


class TestReadings:
    """How inputs are gone through, whatever reads them."""

    def read(
        self, stream: BinaryIO, *, name: str, stated: Stated | None = None, given: Sequence[str] = ()
    ) -> Iterator[Reading | Failure]:
        for line in stream:
            if b"trouble" in line:
                raise ZeroDivisionError("by zero")
            yield Failure("R103", name, "", line.decode(), str(stated and stated.outlet))

    def test_a_fault_in_one_input_spares_the_others(self, tmp_path: Path) -> None:
        for name, text in (("a", "one\ntrouble\ntwo"), ("b", "three")):
            (tmp_path / name).write_text(text)
        items = [item for _, item in readings((tmp_path,), self.read) if isinstance(item, Failure)]
        assert [(item.code, item.says.strip()) for item in items] == [
            ("R103", "one"),
            ("R000", "Unexpected ZeroDivisionError: by zero."),
            ("R103", "three"),
        ]

    def test_standard_input_stays_open(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stdin = io.TextIOWrapper(io.BytesIO(b"one"))
        monkeypatch.setattr(sys, "stdin", stdin)
        assert len(list(readings(("-",), self.read))) == 1
        assert not stdin.buffer.closed

    def test_a_row_of_the_table_goes_before_what_is_stated_of_all(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text("x")
        table = tmp_path / "table.csv"
        table.write_text("path,outlet\na.txt,Pier Post\n")
        said = Stated(outlet="Unknown")
        items = [item for _, item in readings((tmp_path,), self.read, stated=said, table=table)]
        assert [item.remedy for item in items if isinstance(item, Failure)] == ["Pier Post", "Unknown"]


def test_a_failure_becomes_the_error_of_its_code_and_back() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ReportedlyError)]
    assert len(kinds) > 15
    for kind in kinds:
        failure = Failure(kind.code, "page.html", "line 3", "It is so.", "Do this.")
        error = error_of(failure)
        assert type(error) is kind
        assert failure_of(error, "another") == failure
