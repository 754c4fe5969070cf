"""What a list names beside itself: feeds of a list of feeds, files of a table; both are read with their list."""

from __future__ import annotations

from typing import BinaryIO

from reportedly.reading.feed.format import LISTS, feeds
from reportedly.reading.sheet import SUFFIXES, files


def is_list(name: str) -> bool:
    """Whether a file may be a list, by the end of its name."""
    return _end(name).endswith((*LISTS, *SUFFIXES))


def listed(stream: BinaryIO, *, name: str) -> list[str]:
    """The paths that the list in `stream` names, relative to its folder; none where it is no list."""
    named = files(stream, name=name) if _end(name).endswith(SUFFIXES) else feeds(stream)
    return [path.replace("\\", "/").strip() for path in named]


def _end(name: str) -> str:
    return name.lower().removesuffix(".gz")
