"""`reportedly explain`, as a person reads it: what each part counted, and what lost."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from reportedly.cli.output import middle
from reportedly.pipeline import Corridor
from tests.told import Told

Run = Callable[..., subprocess.CompletedProcess[bytes]]

pytestmark = pytest.mark.usefixtures("pages")


def told(run: Run, name: str) -> list[str]:
    done = run("explain", name)
    assert done.returncode == 0
    print(done.stdout.decode())
    return done.stdout.decode().splitlines()


def account(run: Run, name: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(run("explain", name, "--json").stdout)
    found: dict[str, Any] = row["account"]
    return found


def test_cue_form_and_what_each_ground_adds_in_english(run: Run) -> None:
    lines = told(run, "en:a1")
    start = lines.index("What decided, found by the model and a form, which agree:")
    assert lines[start + 1 : start + 13] == [
        "  attributed  0.80  the model's belief that anything is attributed here",
        "  cue         0.90  the model's belief that a cue begins here",
        "  source      0.70  the model's belief that these words are its source",
        "  content     0.60  the model's belief that these words are its content",
        "  form        0.88  E2: the verb “reports” with its clause",
        "  nesting           none: the page itself passes it on",
        "  runner-up   0.90  the model reads source “The newspaper Beacon”, cue “reports”, "
        "content “that the dam leaks”",
        "  confidence  0.99  log-odds +5.0, the sum of",
        "              +2.2  how sure its finders are",
        "              +1.1  the model's belief in the cue",
        "              +1.0  the model and a form both found it",
        "              +0.7  how sure everything is that was found in this text",
    ]


def test_the_parent_of_the_discourse_is_named(run: Run) -> None:
    (line,) = (line for line in told(run, "en:a2") if line.startswith("  nesting"))
    assert line.split(None, 1)[1] == ("rests on a1, Beacon (outlet); the discourse: the relay of a1 goes on")


def test_a_guess_is_said_to_be_one(run: Run) -> None:
    lines = told(run, "en:a4")
    assert "What decided, found by nobody (it is a guess):" in lines
    assert "  goes on           with a3, whose sentence ends before it" in lines


def test_the_runner_up_in_russian(run: Run) -> None:
    (line,) = (line for line in told(run, "ru:a1") if line.startswith("  runner-up"))
    assert line.split(None, 2)[1:] == [
        "0.60",
        "the model reads source “Ветров”, cue “говорит”, content “о пожаре на мосту”",
    ]
    found = account(run, "ru:a1")
    assert found["runner_up"]["content"] == ["о пожаре на мосту"]
    assert found["runner_up"]["spans"][0] == [[0, 6]]


def test_nesting_in_ukrainian(run: Run) -> None:
    (line,) = (line for line in told(run, "uk:a2") if line.startswith("  nesting"))
    assert line.endswith("the form says that its source stands behind that one")
    found = account(run, "uk:a2")
    assert found["nesting"] == {"parent": "a1", "way": "form"}
    assert found["form"]["id"] == "U2"
    assert found["beliefs"]["content"] is None


def test_what_is_not_found_any_more_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Corridor, "_finder", Told())
    lines = told(run, "en:a2")
    assert any(line.startswith("What decided: This model does not find the attribution any more") for line in lines)
    assert account(run, "en:a2") is None


def test_a_long_quotation_is_cut_in_its_middle() -> None:
    short = middle("The dam " + "leaks and " * 30 + "is empty.", 40)
    assert len(short) <= 40
    assert short.startswith("The dam leaks")
    assert short.endswith("is empty.")
    assert middle("The dam leaks.", 40) == "The dam leaks."
