"""One input, whatever it is: read, or told with a code, the place and the remedy."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import Failure
from reportedly.model import Document
from reportedly.reading import Reading, Stated, read

PROSE = "The second pier will stay closed until the autumn, the harbour master told the council on Monday."


def only(data: bytes, name: str = "input", stated: Stated | None = None) -> Reading | Failure:
    (item,) = read(io.BytesIO(data), name=name, stated=stated or Stated())
    return item


def document(data: bytes, name: str = "input", stated: Stated | None = None) -> Document:
    item = only(data, name, stated)
    assert isinstance(item, Reading), item
    return item.document


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R103"),
        (b" \n\t \n", "R103"),
        (b"\xef\xbb\xbf", "R103"),
        (b"<html><head><title>Pier</title></head><body><script>fill()</script></body></html>", "R103"),
        (b"<!DOCTYPE html>", "R103"),
        (b"%PDF-1.7", "R104"),
        (b"PK\x03\x04word/document.xml", "R104"),
        (b"\x89PNG\r\n\x1a\n", "R104"),
        (bytes(range(256)) * 8, "R104"),
        (b"\x00\x01\x02\x03", "R104"),
        (bytes(range(128, 256)) * 3, "R105"),
        (b"<html><body>" + b"<" * 1_000_001, "R106"),
        (b"<rss><channel></channel></rss>", "R103"),
    ],
)
def test_what_cannot_be_read_is_a_coded_failure_that_names_the_input_and_a_remedy(data: bytes, code: str) -> None:
    item = only(data, "page.html")
    assert isinstance(item, Failure)
    assert (item.code, item.input) == (code, "page.html")
    assert item.says and item.remedy


def test_plain_text_is_read_with_its_bytes_as_evidence() -> None:
    data = f"Pier closed\r\n\r\n{PROSE}".encode()
    item = only(data, "pier.txt")
    assert isinstance(item, Reading) and item.original == data
    assert item.document.obtained.path == "pier.txt"
    assert item.document.language == "en" and item.document.id.startswith("d")


def test_what_is_stated_is_in_the_document() -> None:
    found = document(f"Pier closed\n\n{PROSE}".encode(), "pier.txt", Stated(outlet="The Lantern", published="2024-03"))
    assert (found.outlet, found.published, found.published_precision) == ("The Lantern", "2024-03", "month")


def test_an_unusable_statement_is_a_failure_and_no_crash() -> None:
    item = only(PROSE.encode(), "pier.txt", Stated(published="soon"))
    assert isinstance(item, Failure) and item.code == "R110"


def test_nul_bytes_in_a_text_are_left_out_and_said() -> None:
    found = document(f"Pier closed\n\n{PROSE}\0 And more.".encode(), "pier.txt")
    assert "\0" not in found.text
    assert "control" in [note.code for note in found.notes]


def test_a_stream_that_breaks_is_an_unreadable_input() -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            raise OSError(5, "Input/output error")

    (item,) = read(io.BufferedReader(Broken()), name="disk.txt")
    assert isinstance(item, Failure) and item.code == "R102" and "Input/output error" in item.says


def test_a_pipe_that_gives_a_few_bytes_at_a_time_is_read_whole() -> None:
    class Dribble(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            data = self._data.read(min(7, len(buffer)))
            buffer[: len(data)] = data
            return len(data)

    data = f"Pier closed\n\n{PROSE}".encode()
    (item,) = read(Dribble(data), name="-")  # type: ignore[arg-type]
    assert isinstance(item, Reading) and item.original == data


def test_a_language_that_the_model_does_not_know_is_read_all_the_same() -> None:
    text = "Der Hafenmeister sagte am Dienstag, dass der zweite Pier bis zum Frühling geschlossen bleibt."
    assert document(text.encode(), "pier.txt").language == "de"


@given(st.binary(max_size=400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_bytes_give_documents_or_failures_and_every_paragraph_slices_its_text(data: bytes) -> None:
    for item in read(io.BytesIO(data), name="any"):
        if isinstance(item, Reading):
            text = item.document.text
            for start, end in item.document.paragraphs:
                assert text[start:end] == text[start:end].strip() != ""


def test_importing_the_room_loads_no_heavy_library() -> None:
    heavy = "{'lxml', 'trafilatura', 'htmldate', 'numpy', 'py3langid', 'dateparser'}"
    code = f"import sys, reportedly.reading; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_directory_of_pages_is_read_one_by_one_and_the_bad_ones_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"Pier closed\n\n{PROSE}".encode())
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    found = []
    for path in sorted(tmp_path.iterdir()):
        with path.open("rb") as stream:
            found += [type(item).__name__ for item in read(stream, name=str(path))]
    assert found == ["Reading", "Failure"]
