"""How formats reach a stream of bytes: text as UTF-8, a list of JSON objects one at a time."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, TextIO, cast

from reportedly.contract import dumps


def text(stream: BinaryIO) -> TextIO:
    """The stream for text: UTF-8, lines ended as they are written, a lone surrogate as an escape. It is not closed."""
    return cast(TextIO, codecs.lookup("utf-8").streamwriter(stream, "backslashreplace"))


def listed(values: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """Write a JSON list, one object a line, none kept; gives how many there were."""
    count = 0
    out.write("[")
    for count, value in enumerate(values, 1):
        out.write((",\n" if count > 1 else "\n") + dumps(value))
    out.write("\n]" if count else "]")
    return count
