"""A wheel built from the repository works in an empty environment: the weights are inside."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(command: list[str], cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("REPORTEDLY_", "PYTHON", "COV_"))}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel and what it asks for, and nothing of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    quiet = ["--quiet", "--disable-pip-version-check"]
    run([sys.executable, "-m", "pip", "wheel", *quiet, "--no-deps", "--wheel-dir", str(folder), str(ROOT)], folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    made = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run([str(made), "-m", "pip", "install", *quiet, str(wheel)], folder)
    return made


def test_the_installed_wheel_attributes_a_page(python: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The gate is shut\n\n“The gate is shut,” said Ada Crewe, the harbour master.\n", encoding="utf-8")
    document = json.loads(run([str(python), "-m", "reportedly", "read", "--json", str(page)], tmp_path))
    text = document["text"]
    (found,) = document["attributions"]
    assert text[slice(*found["cue"][0])] == "said"
    assert "Ada Crewe" in text[slice(*found["source"][0])]
    (fast,) = json.loads(run([str(python), "-m", "reportedly", "read", "--fast", "--json", str(page)], tmp_path))[
        "attributions"
    ]
    assert fast["cue"] == found["cue"]
    assert fast["confidence"] != found["confidence"]


def test_the_wheel_needs_no_torch(python: Path, tmp_path: Path) -> None:
    listed = run([str(python), "-m", "pip", "list", "--disable-pip-version-check"], tmp_path).lower()
    assert "reportedly" in listed
    assert "torch" not in listed


def test_the_weights_stay_within_their_bound(python: Path, tmp_path: Path) -> None:
    code = (
        "import pathlib, reportedly; p = pathlib.Path(reportedly.__file__).parent / 'weights'; "
        "print(sum(f.stat().st_size for f in p.rglob('*') if f.is_file()), *sorted(f.name for f in p.rglob('*')))"
    )
    size, *names = run([str(python), "-c", code], tmp_path).split()
    assert int(size) <= 90_000_000
    assert not [name for name in names if name.endswith((".pkl", ".pt", ".bin", ".pickle"))]
    assert [name for name in names if name.endswith(".onnx")]
