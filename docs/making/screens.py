"""`python -m docs.making.screens`: the README's pictures of the app and of a report, taken in Chromium.

Needs what the browser tests need (`pip install -e ".[browser]"`, Chromium) and the Noto fonts, which readers of three
scripts are likely to have. Pixels differ between machines, so no test compares them: look at what you have taken.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from docs.making.pages import DOCS, ROOT

IMAGES = DOCS / "images"
REPORTED_IN = "as was once done at Kamenny Log"
"""Words of the page that the report's picture shows, and of the one that the app's does."""
SEEN_IN = "“I was in the room and I heard it”"


def main() -> None:
    """Add the dossier to a new library, and look at it."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        library, report = Path(folder, "dossier.db"), Path(folder, "report.html")
        _run("add", "examples", "--stated", "examples/stated.csv", "--library", str(library), "--quiet")
        _run("trace", "--library", str(library), "--html", str(report))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        _report(browser, report)
        command = [sys.executable, "-m", "reportedly", "serve", "--library", str(library), "--port", "0"]
        served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program
        try:
            assert served.stdout is not None
            _app(browser, served.stdout.readline().strip())
        finally:
            served.terminate()
            served.communicate(timeout=10)
        browser.close()


def _run(*arguments: str) -> None:
    command = [sys.executable, "-m", "reportedly", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program


def _report(browser: Any, report: Path) -> None:
    page = browser.new_context(viewport={"width": 1000, "height": 1070}).new_page()
    page.goto(report.as_uri())
    shown = page.locator("article.document", has_text=REPORTED_IN).first
    for _ in range(3):  # what is above it takes its height only when it has been near
        shown.evaluate("one => scrollTo({top: one.getBoundingClientRect().top + scrollY - 20, behavior: 'instant'})")
        page.wait_for_timeout(200)
    page.screenshot(path=IMAGES / "report.png")


def _app(browser: Any, address: str) -> None:
    origin = address.partition("/?")[0]
    for name, (width, scheme) in {
        "web-overview": (1200, "light"),
        "web-claim": (1200, "light"),
        "web-document-dark": (1200, "dark"),
        "web-corrections-phone": (420, "light"),
    }.items():
        page = browser.new_context(viewport={"width": width, "height": 860}, color_scheme=scheme).new_page()
        page.goto(address)
        told = page.request.get(f"{origin}/index.json").json()
        found = page.request.get(f"{origin}/search.json", params={"q": SEEN_IN}).json()["rows"]
        path = {
            "web-overview": "/",
            "web-claim": told["claims"][0]["href"],
            "web-document-dark": found[0]["href"],
            "web-corrections-phone": "/corrections",
        }[name]
        page.goto(origin + path)
        page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
