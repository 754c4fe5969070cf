"""A newcomer's walk in the browser, as the how-to tells it: from a folder of saved pages to one origin and why."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.web.test_browser import chromium

__all__ = ["chromium"]  # the fixture

ROOT = Path(__file__).parent.parent.parent
HOW_TO = ROOT / "docs" / "how-to" / "web-app.md"
MINUTES = 5


def test_from_a_folder_of_saved_pages_to_one_origin_in_five_minutes(chromium: Any, tmp_path: Path) -> None:
    begun = time.monotonic()
    command = [sys.executable, "-m", "reportedly", "serve", "--library", str(tmp_path / "mine.db"), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
    try:
        assert process.stdout is not None
        page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(60_000 * MINUTES)
        page.goto(process.stdout.readline().strip())
        assert "This library is empty" in page.inner_text("#main")
        page.set_input_files("#files", sorted((ROOT / "examples").glob("[01]*.*")))
        page.click("button:has-text('Add to the library')")
        page.wait_for_selector("[data-over=yes]")
        page.click("a:has-text('To the overview')")
        page.wait_for_selector("[data-renewing]", state="detached")  # the page looks again by itself
        claim = page.locator("ol.claims > li", has_text="all through one gatekeeper").first
        claim.locator("a").click()
        told = page.inner_text("#main")
    finally:
        process.terminate()
        process.communicate(timeout=10)
    assert time.monotonic() - begun < 60 * MINUTES
    assert "1 independent origin" in told
    assert "Why so many origins" in told
    for said in ("This library is empty", "Add to the library", "all through one gatekeeper", "Why so many origins"):
        assert said in HOW_TO.read_text(encoding="utf-8"), said
