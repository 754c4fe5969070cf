"""`reportedly formats`: what can be read."""

from __future__ import annotations

from dataclasses import asdict

from reportedly.cli import options
from reportedly.cli.output import say, say_json


def formats(json: options.AsJson = False) -> None:
    """List the formats that are read; each is told by its bytes, and may be packed by gzip."""
    from reportedly.library import formats as known

    for one in known():
        if json:
            say_json(asdict(one))
        else:
            say(f"{one.name:<14}  {' '.join(one.suffixes):<24}  {one.says}")
