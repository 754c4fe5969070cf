"""Which pages there are, and what is made of each: the order in which their commands are run, and in which folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from docs.making.commands import commands_page
from docs.making.console import Ran, ran
from docs.making.door import door_page
from docs.making.twins import twins_page

DOCS = Path(__file__).parents[1]
ROOT = DOCS.parent
TUTORIAL = DOCS / "tutorial.md"
PICTURE = DOCS / "images" / "pedigree.svg"
MADE = {DOCS / "cli.md": commands_page, DOCS / "api.md": door_page, DOCS / "app-json.md": twins_page}
"""Pages that are made whole."""


def told() -> list[Path]:
    """The pages that show what commands print, the tutorial first."""
    pages = sorted(path for path in DOCS.rglob("*.md") if path not in MADE and path != TUTORIAL)
    return [TUTORIAL, *(path for path in pages if "```console\n" in path.read_text("utf-8"))]


def folder_for(page: Path, parent: Path) -> Path:
    """A folder under `parent` to run a page in: the examples, and the library that the tutorial left, if it has."""
    folder = parent / page.stem
    folder.mkdir()
    shutil.copytree(ROOT / "examples", folder / "examples")
    library = parent / TUTORIAL.stem / "reportedly.db"
    if page != TUTORIAL and library.exists():
        shutil.copy(library, folder)
    return folder


def tried(parent: Path) -> Iterator[tuple[Path, list[Ran]]]:
    """Run every page that shows commands, the tutorial first."""
    for page in told():
        yield page, list(ran(page.read_text("utf-8"), folder_for(page, parent)))
