"""The command line as a good neighbour: pipes, signals, encodings, terminals, full disks, and a quick start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.library import Library

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Start = Callable[..., subprocess.Popen[bytes]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and devices")
MAIN = """
from reportedly.pipeline import Corridor
Corridor.follow = lambda self, document: document
from reportedly.cli import main
main()
"""
STUCK = """
import sys, time
from reportedly.pipeline import Corridor
def follow(self, document):
    if document.id == "pero":
        print("reached", file=sys.stderr, flush=True)
        time.sleep(60)
    return document
Corridor.follow = follow
from reportedly.cli import main
main()
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    row = {"text": "Somebody said the barge has passed. " * 40}
    path.write_text("".join(json.dumps({"id": f"p{number}"} | row) + "\n" for number in range(300)))
    return path


class TestPipes:
    @pytest.mark.parametrize("options", [["--json"], [], ["--json", "--html", "report.html"]])
    def test_a_reader_that_goes_away_is_no_fault(
        self, start: Start, many: Path, tmp_path: Path, options: list[str]
    ) -> None:
        process = start(MAIN, "read", str(many), "--until", "read", *options)
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() or options == []
        process.stdout.close()
        told = process.stderr.read()
        process.stderr.close()
        assert (process.wait(), told) == (0, b"")
        assert not list(tmp_path.glob("report*"))

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    @pytest.mark.parametrize(
        "verb", [["read", "records.jsonl", "--json"], ["list"], ["export"], ["show", "ferry", "--original"]]
    )
    def test_an_output_that_is_full_is_told(self, start: Start, library: Path, verb: list[str]) -> None:
        with Path("/dev/full").open("wb") as full:
            process = start(MAIN, *verb, stdout=full.fileno())
            told = process.communicate()[1].decode()
        assert process.returncode == 1
        assert "No space left on device" in told
        assert "Traceback" not in told and "Exception" not in told


class TestInterrupt:
    @posix
    def test_ctrl_c_says_what_is_kept_and_how_to_go_on(self, start: Start, records: Path, tmp_path: Path) -> None:
        process = start(STUCK, "add", str(records))
        assert process.stderr is not None
        assert process.stderr.readline() == b"reached\n"
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1].decode()
        assert process.returncode == 130
        assert told.splitlines() == [
            "reportedly.db: 2 documents (2 added)",
            "The same command goes on from here.",
            "Stopped.",
        ]
        with Library(tmp_path / "reportedly.db") as library:
            assert [line.id for line in library.list()] == ["ferry", "parom"]
            assert not list(library.check())

    @posix
    def test_ctrl_c_in_reading_leaves_no_half_report(self, start: Start, records: Path, tmp_path: Path) -> None:
        (tmp_path / "report.html").write_text("the old one")
        process = start(STUCK, "read", "nowhere", str(records), "--json", "--html", "report.html")
        assert process.stderr is not None
        assert process.stderr.readline() == b"reached\n"
        process.send_signal(signal.SIGINT)
        out, told = process.communicate()
        assert process.returncode == 130
        assert told.decode().splitlines()[0].startswith("R101 nowhere")
        assert told.decode().splitlines()[-1] == "Stopped."
        assert len(out.splitlines()) == 2
        assert (tmp_path / "report.html").read_text() == "the old one"
        assert not list(tmp_path.glob("*.part"))


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
    def test_output_is_utf_8_whatever_the_platform_says(self, spawn: Run, library: Path, encoding: str) -> None:
        done = spawn("list", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
        assert done.returncode == 0
        assert "Пристань" in done.stdout.decode("utf-8")
        assert b"\r" not in done.stdout

    def test_lone_surrogates_and_control_characters_are_printed_harmlessly(self, run: Run, tmp_path: Path) -> None:
        odd = {"id": "odd", "text": "a\ud800 b\x1b]0;owned\x07 c\u202ed zeppelin", "title": "t\udfff\x1b[31m"}
        (tmp_path / "odd.jsonl").write_text(json.dumps(odd) + "\n")
        assert run("add", "odd.jsonl").returncode == 0
        for verb in (
            ["list"],
            ["show", "odd"],
            ["search", "zeppelin"],
            ["show", "odd", "--json"],
            ["read", "odd.jsonl"],
        ):
            done = run(*verb)
            assert (done.returncode, done.stderr) == (0, b""), verb
            shown = done.stdout.decode("utf-8")
            assert "\x1b" not in shown and "\x07" not in shown, verb
            assert "\u202e" not in shown or "--json" in verb, verb
        assert json.loads(run("show", "odd", "--json").stdout)["text"].endswith(odd["text"])


@posix
class TestTerminal:
    """What only a person at a terminal sees."""

    def see(self, code: str, *arguments: str, cwd: Path) -> str:
        import pty

        controller, terminal = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            cwd=cwd,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "90"},
        )
        os.close(terminal)
        seen = b""
        while True:
            try:
                part = os.read(controller, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        os.close(controller)
        assert process.wait() == 0
        return seen.decode("utf-8")

    def test_adding_shows_how_far_it_is(self, records: Path, tmp_path: Path) -> None:
        seen = self.see(MAIN, "add", str(records), cwd=tmp_path)
        assert "1 of 1 files, 3 documents" in seen
        assert "added        parom" in seen
        assert "reportedly.db: 3 documents (3 added)" in seen

    def test_unless_it_is_to_be_quiet(self, records: Path, tmp_path: Path) -> None:
        assert self.see(MAIN, "add", str(records), "--quiet", cwd=tmp_path) == ""

    def test_found_words_are_bold(self, library: Path, tmp_path: Path) -> None:
        assert "\033[1mпаром\033[0m" in self.see(MAIN, "search", "паром", cwd=tmp_path)


class TestStart:
    def test_help_loads_nothing_heavy(self, start: Start) -> None:
        code = (
            "import sys\nsys.argv[1:] = ['--help']\nfrom reportedly.cli import main\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\n"
            "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'lxml', 'trafilatura', 'rich', 'sqlite3', 'jinja2'}\n"
            "print(sorted(heavy & set(sys.modules)))"
        )
        out, told = start(code).communicate()
        assert (out.decode().splitlines()[-1], told) == ("[]", b"")

    def test_listing_loads_no_model(self, start: Start, library: Path) -> None:
        code = (
            "import sys\nsys.argv[1:] = ['list']\nfrom reportedly.cli import main\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\n"
            "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'lxml', 'trafilatura', 'rich', 'jinja2'}\n"
            "print(sorted(heavy & set(sys.modules)))"
        )
        out, told = start(code).communicate()
        assert (out.decode().splitlines()[-1], told) == ("[]", b"")

    def test_it_runs_as_a_module_and_says_its_version(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "reportedly", "--version"]
        done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
        assert done.stdout.startswith(b"reportedly ")

    @pytest.mark.parametrize(
        "verb", ["read", "add", "list", "show", "search", "sources", "explain", "export", "check", "remove"]
    )
    def test_every_verb_is_a_method_of_the_library_and_has_help(self, verb: str) -> None:
        from typer.testing import CliRunner

        from reportedly.cli.app import app

        assert callable(getattr(Library, verb, None)) or verb == "read"
        done = CliRunner().invoke(app, [verb, "--help"])
        assert done.exit_code == 0
        assert "--" in done.output
