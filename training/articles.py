"""Marked articles: JSON Lines of id, text, attributions (source, cue and content: lists of [start, end])."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of a file, gzip or not."""
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(path: Path, articles: Iterable[dict[str, Any]]) -> None:
    """Write articles, gzipped."""
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
