"""The commands of every page, run once."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.making.console import Ran
from docs.making.pages import tried


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where they are run: a folder for each page, by its name."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def outcomes(folder: Path) -> dict[Path, list[Ran]]:
    """What came of them, page by page, with the real model."""
    return dict(tried(folder))
