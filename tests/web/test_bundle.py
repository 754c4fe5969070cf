"""The script that is committed is the one that its source makes, and is small."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

from tests.web.conftest import not_run

ROOT = Path(__file__).parent.parent.parent
BUNDLE = ROOT / "src" / "reportedly" / "web" / "static" / "reportedly.js"
SOURCES = ROOT / "web"


def test_it_is_small_and_asks_nobody_else() -> None:
    text = BUNDLE.read_text(encoding="utf-8")
    assert len(gzip.compress(text.encode())) <= 40 << 10
    assert "http:" not in text.replace("http://www.w3.org", "")
    assert "https:" not in text
    assert "eval(" not in text
    assert "innerHTML" not in text


def test_the_lock_file_holds_every_tool_at_one_version() -> None:
    wanted = json.loads((SOURCES / "package.json").read_text())["devDependencies"]
    locked = json.loads((SOURCES / "package-lock.json").read_text())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in package for name, package in locked.items() if name)


def test_the_committed_bundle_is_the_one_that_its_source_makes(tmp_path: Path) -> None:
    tool = SOURCES / "node_modules" / ".bin" / "esbuild"
    if shutil.which("node") is None or not tool.exists():
        not_run("node or web/node_modules is missing: npm ci --prefix web")
    command = json.loads((SOURCES / "package.json").read_text())["scripts"]["build"].split()
    made = tmp_path / "made.js"
    options = [part for part in command[1:] if not part.startswith("--outfile=")]
    subprocess.run([str(tool), *options, f"--outfile={made}"], cwd=SOURCES, check=True, capture_output=True)
    assert made.read_bytes() == BUNDLE.read_bytes()
