"""Bad input through the command line, with the real weights: told in one line, and nobody else's fault."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from reportedly.library import Library

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals, sockets and limits")

SAID = "The ferry stopped, harbour master Oda Brandt said on Monday. Nobody had asked her about it before that day."
SAID_RU = "Паром стоит, сказала в понедельник Ода Брандт. Её никто не спрашивал. "
TOLD = re.compile(r"(R\d{3}) (\S+?)(?:, ((?:line|byte) \d+))?: (.+?[.]) (.+[.)])")
"""A coded error: code, input, place, what was wrong, what to do."""


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}<title>The ferry</title></head><body><article><h1>The ferry</h1>{body}</article></html>"


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", f"<w:t>{SAID}</w:t>")
    return stream.getvalue()


BROKEN = [
    json.dumps({"id": "one", "text": SAID}),
    '{"id": "two", "text": "The fer',
    "[" * 100_000,
    '{"id": "three"}',
    json.dumps({"id": "four", "text": SAID}),
]
FAILING: dict[str, bytes] = {
    "archive.docx": docx(),
    "blank.txt": b" \n\t\n",
    "cut.txt.gz": gzip.compress(SAID.encode() * 100)[:60],
    "empty.txt": b"",
    "image.png": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "noise.txt": bytes(range(256)) * 40,
    "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "undeclared.txt": bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D]) * 40 + b"abc def " * 20,
}
READ: dict[str, bytes] = {
    "cut.txt": (SAID + " Пором стоїть").encode()[:-1],
    "good.txt": SAID.encode(),
    "lying.html": page(f"<p>{SAID_RU * 3}</p>", '<meta charset="utf-8">').encode("cp1251"),
    "lone.jsonl": b'{"id": "lone", "text": "The ferry \\ud800 stopped, Oda Brandt said."}\n',
    "nested.html": page("<div>" * 10_000 + f"<p>{SAID}</p>" + "</div>" * 10_000).encode(),
    "nul.html": page(f"<p>{SAID}</p>").replace("asked", "as\0ked").encode(),
    "nul.txt": SAID.replace("asked", "as\0ked").encode(),
    "scripted.html": page(
        f"<script>var hidden = 'scripted';</script><style>.styled {{}}</style><noscript>unscripted</noscript>"
        f"<template>templated</template><p>{SAID}<script>document.write('scripted')</script></p>"
    ).encode(),
}
CODES = {
    "archive.docx": "R104",
    "blank.txt": "R103",
    "broken.jsonl": "R107",
    "cut.txt.gz": "R108",
    "empty.txt": "R103",
    "hollow": "R103",
    "https://gazette.example/": "R109",
    "image.png": "R104",
    "noise.txt": "R104",
    "nowhere.txt": "R101",
    "paper.pdf": "R104",
    "undeclared.txt": "R105",
}
INPUTS = sorted([*CODES, *READ])


def run(folder: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", *arguments]
    return subprocess.run(
        command, capture_output=True, cwd=folder, encoding="utf-8", check=False, timeout=120, env=environment(), **more
    )


def environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "REPORTEDLY_LIBRARY"} | {"PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in (FAILING | READ).items():
        (folder / name).write_bytes(data)
    (folder / "broken.jsonl").write_text("\n".join(BROKEN), encoding="utf-8")
    (folder / "hollow").mkdir()
    return folder


@pytest.fixture(scope="module")
def done(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(folder, "read", "--json", *INPUTS)


@pytest.fixture(scope="module")
def documents(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    """What was read, by its file, or by its id where a file holds several."""
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["id"] if row["obtained"]["path"].endswith("jsonl") else row["obtained"]["path"]: row for row in rows}


HOSTILE = (
    "Oda Brandt\x1b[31m said that the ferry\x1b]0;owned\x07 stopped. "
    "The pilot \u202etoliP said <script>alert(1)</script> “nothing” \x9b2J & <img src=x onerror=alert(2)> stayed."
)


@pytest.fixture(scope="module")
def kept(folder: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    path = folder / "kept.db"
    with Library(path) as library:
        list(library.add(folder / "good.txt"))
    return path, run(folder, "add", "--library", "kept.db", *INPUTS)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    folder = tmp_path_factory.mktemp("shown")
    row = {
        "id": "x\x1b[2J\"'><script>",
        "text": HOSTILE,
        "title": "</title><script>alert(3)</script>\x1b[5m",
        "outlet": "javascript:alert(4)\x1b[7m",
        "url": "https://gazette.example/\"onmouseover='alert(5)",
    }
    (folder / "hostile.jsonl").write_text(json.dumps(row), encoding="utf-8")
    name = "n\x1b[31m.txt" if os.name == "posix" else "n.txt"
    (folder / name).write_bytes(b"")
    done = run(folder, "read", "hostile.jsonl", name, "--html", "report.html")
    assert done.returncode == 1
    return done.stdout, done.stderr, (folder / "report.html").read_text(encoding="utf-8")


class TestReading:
    def test_each_bad_input_is_told_with_code_place_and_remedy(self, done: subprocess.CompletedProcess[str]) -> None:
        assert done.returncode == 1
        *lines, last = done.stderr.splitlines()
        told = [TOLD.fullmatch(line) for line in lines]
        assert all(told), done.stderr
        assert {one[2]: one[1] for one in told if one} == CODES
        places = [(one[2], one[3]) for one in told if one and one[3]]
        assert places == [
            *(("broken.jsonl", f"line {number}") for number in (2, 3, 4)),
            ("cut.txt.gz", "byte 60"),
            ("undeclared.txt", "byte 0"),
        ]
        assert last == f"{len(lines)} failed."

    def test_the_others_go_on_and_are_attributed(self, documents: dict[str, dict[str, Any]]) -> None:
        assert set(documents) == {*READ, "lone", "one", "four"} - {"lone.jsonl"}
        for name, row in documents.items():
            said = [a for a in row["attributions"] if a["source"] and a["content"]]
            assert said, name
            for a in said:
                spans = [*a["source"], *a["cue"], *a["content"]]
                assert all(0 <= start < end <= len(row["text"]) for start, end in spans), name

    def test_what_was_mended_is_said(self, documents: dict[str, dict[str, Any]]) -> None:
        codes = {name: {n["code"] for n in row["notes"] if n["field"] == "text"} for name, row in documents.items()}
        assert codes["cut.txt"] == {"damaged"}
        assert codes["lying.html"] == {"charset"}
        assert codes["nul.txt"] == codes["nul.html"] == {"control"}
        assert codes["good.txt"] == set()
        assert documents["cut.txt"]["text"].endswith("Пором стоїт\ufffd")
        assert SAID_RU.strip() in documents["lying.html"]["text"]
        assert "asked her" in documents["nul.txt"]["text"] and "asked her" in documents["nul.html"]["text"]
        assert documents["lone"]["text"][10] == "\ud800"

    def test_ten_thousand_tags_hide_no_text(self, documents: dict[str, dict[str, Any]]) -> None:
        assert SAID in documents["nested.html"]["text"]

    def test_scripts_and_styles_are_no_text(self, documents: dict[str, dict[str, Any]]) -> None:
        text = documents["scripted.html"]["text"]
        assert SAID in text
        assert not [word for word in ("scripted", "styled", "templated", "document.write") if word in text]

    def test_twenty_megabytes_on_one_line_are_read(self, folder: Path) -> None:
        path = folder / "line.txt"
        path.write_text((SAID + " ") * (20_000_000 // (len(SAID) + 1)), encoding="utf-8")
        done = run(folder, "read", "--json", "--until", "read", "line.txt")
        path.unlink()
        assert (done.returncode, done.stderr) == (0, "")
        assert len(done.stdout) > 19_000_000
        assert done.stdout.count("\n") == 1

    @posix
    def test_what_cannot_be_opened_is_told(self, tmp_path: Path) -> None:
        with chdir(tmp_path), socket.socket(socket.AF_UNIX) as bound:
            bound.bind("socket.txt")  # not even root can open one
            (tmp_path / "good.txt").write_text(SAID, encoding="utf-8")
            done = run(tmp_path, "read", "--json", "--until", "read", "socket.txt", "good.txt")
        assert done.returncode == 1
        assert done.stderr.startswith("R102 socket.txt: The file cannot be opened: ")
        assert json.loads(done.stdout)["obtained"]["path"] == "good.txt"


class TestKeeping:
    def test_bad_inputs_keep_no_good_one_out(self, kept: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
        path, done = kept
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == f"{len(CODES) + 2} failed."
        assert {line.split()[0] for line in done.stderr.splitlines() if line.startswith("R")} == set(CODES.values())
        with Library(path) as library:
            assert len(list(library.list())) == len(READ) + 2
            assert not list(library.check())
            assert library.original("lone") == READ["lone.jsonl"].rstrip()
            assert library.show("lone").text[10] == "\ud800"

    @posix
    def test_a_full_disk_loses_nothing_that_was_kept(self, tmp_path: Path) -> None:
        import resource

        rows = (json.dumps({"id": f"r{number}", "text": f"{number}. {SAID}"}) for number in range(300))
        (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")

        def small() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

        done = run(tmp_path, "add", "--library", "small.db", "rows.jsonl", preexec_fn=small)
        assert done.returncode == 1
        assert re.search(r"^R204 small.db: .+\. .+\.$", done.stderr, re.MULTILINE), done.stderr
        count = len(done.stdout.splitlines())
        assert 0 < count < 300
        with Library(tmp_path / "small.db") as library:
            assert [line.id for line in library.list()] == [f"r{number}" for number in range(count)]
            assert not list(library.check())

    @posix
    @pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL], ids=lambda sign: sign.name)
    def test_what_was_kept_before_it_was_stopped_is_whole(self, tmp_path: Path, sign: signal.Signals) -> None:
        rows = (json.dumps({"id": f"r{number}", "text": f"{number}. {SAID}"}) for number in range(2_000))
        (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
        command = [sys.executable, "-m", "reportedly", "add", "rows.jsonl"]
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(4)]
            process.send_signal(sign)
            out, told = process.communicate(timeout=60)
        said += out.splitlines()
        with Library(tmp_path / "reportedly.db") as library:
            kept = [line.id for line in library.list()]
            assert not list(library.check())
            assert kept == [f"r{number}" for number in range(len(kept))]
            assert len(said) <= len(kept) <= len(said) + 1
            assert all(library.show(id).attributions for id in kept[-2:])
        if sign == signal.SIGINT:
            assert process.returncode == 130
            assert told.decode().splitlines()[-2:] == ["The same command goes on from here.", "Stopped."]

    def test_another_file_is_no_library_and_stays_as_it_was(self, tmp_path: Path) -> None:
        (tmp_path / "good.txt").write_text(SAID, encoding="utf-8")
        with sqlite3.connect(tmp_path / "other.db") as connection:
            connection.execute("CREATE TABLE birds (name)")
        connection.close()
        with Library(tmp_path / "newer.db") as library:
            list(library.add(tmp_path / "good.txt"))
        with sqlite3.connect(tmp_path / "newer.db") as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()
        (tmp_path / "folder.db").mkdir()
        for name, code, verb in (
            ("good.txt", "R201", ["list"]),
            ("good.txt", "R201", ["add", "good.txt"]),
            ("other.db", "R201", ["add", "good.txt"]),
            ("newer.db", "R202", ["add", "good.txt"]),
            ("newer.db", "R202", ["list"]),
            ("folder.db", "R102", ["list"]),
            ("none.db", "R101", ["list"]),
        ):
            path = tmp_path / name
            before = path.read_bytes() if path.is_file() else None
            done = run(tmp_path, *verb, "--library", name)
            assert (done.returncode, done.stdout) == (1, ""), name
            first = TOLD.fullmatch(next(line for line in done.stderr.splitlines() if line.startswith("R")))
            assert first is not None and first.group(1, 2) == (code, name), done.stderr
            assert (path.read_bytes() if path.is_file() else None) == before


class TestShowing:
    """Words of strangers reach a person's screen: they must not steer it."""

    def test_the_terminal_gets_no_control_characters(self, shown: tuple[str, str, str]) -> None:
        out, told, _ = shown
        assert "owned" in out and "alert(1)" in out and "R103" in told
        for text in (out, told):
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)

    def test_the_report_is_inert(self, shown: tuple[str, str, str]) -> None:
        root: Any = html.document_fromstring(shown[2])
        assert "alert(1)" in root.text_content()
        assert not root.xpath("//script | //img | //link | //iframe | //object | //embed | //form | //base")
        assert not root.xpath("//@*[starts-with(name(), 'on')]")
        assert not root.xpath("//@href[starts-with(translate(., 'JAVSCRIPT ', 'javscript'), 'javascript:')]")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", shown[2])
        (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy and "script-src" not in policy
