"""The command line with the model left out: reading is real, finding finds nothing."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.attribution.account import Account
from reportedly.cli import main
from reportedly.library import Library
from reportedly.model import Attribution, Comment, Document, Source
from reportedly.pipeline import Corridor
from tests.told import MODEL, PAGES, Told

FOLLOW = Corridor.follow
Run = Callable[..., subprocess.CompletedProcess[bytes]]
Start = Callable[..., subprocess.Popen[bytes]]

WITHOUT_MODEL = """
from reportedly.pipeline import Corridor
Corridor.follow = lambda self, document: document
from reportedly.cli import main
main()
"""
RECORDS = [
    {"id": "ferry", "text": "Oda Brandt says the ferry stopped.\nNobody asked why.", "title": "The ferry"},
    {"id": "parom", "text": "Ветров говорит: паром стоит.", "outlet": "Пристань", "language": "ru"},
    {"id": "pero", "text": "Ганич каже: пором стоїть.", "published": "2024-05-02"},
]


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what would change the output."""
    gone = {"PYTHONIOENCODING", "PYTHONUTF8", "REPORTEDLY_LIBRARY", "COLUMNS", "FORCE_COLOR", "NO_COLOR"}
    return {key: value for key, value in os.environ.items() if key not in gone} | more


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `reportedly` here, in a folder of its own; standard input is `given`, the environment has `more`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LIBRARY", raising=False)
    monkeypatch.setattr(Corridor, "follow", lambda self, document: document)
    monkeypatch.setattr(Corridor, "_finder", Told())

    def run(*arguments: str | Path, given: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        out, told = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["reportedly", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="cp1252", write_through=True))
            patch.setattr(sys, "stderr", io.TextIOWrapper(told, encoding="cp1252", write_through=True))
            for name, value in more.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
            kept = sys.stdout, sys.stderr  # closing them would close what they wrote to
            code = ended.value.code
        assert kept
        return subprocess.CompletedProcess([], code if isinstance(code, int) else 0, out.getvalue(), told.getvalue())

    return run


@pytest.fixture
def spawn(start: Start) -> Run:
    """The same as a process of its own."""

    def spawn(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
        process = start(WITHOUT_MODEL, *map(str, arguments), **more)
        out, told = process.communicate(timeout=240)
        return subprocess.CompletedProcess([], process.returncode, out, told)

    return spawn


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start a Python program in that folder; the caller ends it."""

    def start(code: str, *arguments: str, stdout: int = subprocess.PIPE, **more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment(**more),
        )

    return start


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in RECORDS), encoding="utf-8")
    return path


class Marker:
    """Finds in the first record what a model would."""

    def follow(self, document: Document) -> Document:
        if document.id != "ferry":
            return document
        text = document.text
        who, cue, what = ((text.index(p), text.index(p) + len(p)) for p in ("Oda Brandt", "says", "the ferry stopped"))
        return replace(
            document,
            sources=(
                Source(id="s1", name="Oda Brandt", kind="person", mentions=(who,)),
                Source(id="s2", name="her sources", kind="anonymous", of="s1"),
            ),
            attributions=(
                Attribution(
                    id="a1", source=(who,), cue=(cue,), content=(what,), speaker="s1", confidence=0.93, because="cue"
                ),
                Attribution(id="a2", content=(what,), speaker="s2", parent="a1", confidence=0.4, because="guess: free"),
            ),
            comments=(Comment(id="c1", author="Wilhelmina Pike", body=((text.index("Nobody"), len(text)),)),),
        )

    def account(self, document: Document, id: str) -> Account | None:
        raise AssertionError("nothing is explained while documents are kept")


@pytest.fixture
def library(tmp_path: Path, records: Path) -> Path:
    """A library in the folder where the commands run, by the name that they expect."""
    path = tmp_path / "reportedly.db"
    with Library(path, corridor=Marker()) as shelf:
        assert len(list(shelf.add(records))) == 3
    return path


@pytest.fixture
def pages(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library there with a page in each language, found by the real forms and a model that is told what to find."""
    monkeypatch.setattr(Corridor, "follow", FOLLOW)
    monkeypatch.setattr(Corridor, "_finder", MODEL)
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in PAGES), encoding="utf-8")
    with Library(tmp_path / "reportedly.db") as shelf:
        assert len(list(shelf.add(path))) == len(PAGES)
