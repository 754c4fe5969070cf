"""`python -m docs.making`: write what programs make of the pages anew, and say which changed: read those again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from docs.making.console import refreshed
from docs.making.pages import MADE, PICTURE, ROOT, TUTORIAL, tried
from docs.making.picture import picture


def main() -> None:
    """Make every page and picture."""
    for path, make in MADE.items():
        _write(path, make())
    with tempfile.TemporaryDirectory() as folder:
        for path, done in tried(Path(folder)):
            _write(path, refreshed(path.read_text("utf-8"), done))
        _write(PICTURE, picture(Path(folder) / TUTORIAL.stem / "reportedly.db"))


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8", newline="\n")
        print(f"changed: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
