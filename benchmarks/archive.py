"""Time and memory of reading a web archive: `python -m benchmarks.archive [--size MB] [--packed]`.

The archive is synthetic: invented pages in three languages of a few kilobytes, pictures and requests between them, one
record in a thousand damaged. It is read by `reportedly read --json --until read` as a process of its own; memory is
its peak. Two sizes, one a tenth of the other, show whether memory grows with the archive.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.limits import measure
from benchmarks.made import PROSE, answer, page, record

_PARAGRAPHS = 12
_FURNITURE = "<script>" + "window.port = window.port || [];\n" * 600 + "</script>"
_DAMAGED = 1_000


def records(size: int) -> Iterator[bytes]:
    """The records of an archive of about `size` bytes."""
    chance = random.Random(1)
    picture = chance.randbytes(60_000)
    given = 0
    for number, language in enumerate(cycle(PROSE)):
        text = "</p><p>".join(f"{PROSE[language]} ({number}-{at})" for at in range(_PARAGRAPHS))
        url = f"https://port.example/{language}/{number}"
        found = page(f"Pier {number}", text, head=_FURNITURE)
        parts = [
            record(url, f"GET /{language}/{number} HTTP/1.1\r\n\r\n".encode(), kind="request"),
            record(url, answer(found), length=10 if number % _DAMAGED == _DAMAGED - 1 else None),
            record(f"{url}.png", answer(picture, media="image/png")),
        ]
        yield from parts
        given += sum(map(len, parts))
        if given >= size:
            return


def write(path: Path, size: int, *, packed: bool) -> None:
    """An archive in a file, packed a member a record where asked for."""
    with path.open("wb") as stream:
        for one in records(size):
            stream.write(gzip.compress(one, 1, mtime=0) if packed else one)


def main() -> None:
    """Measure and print, one row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000, metavar="MB", help="of the larger archive, unpacked")
    parser.add_argument("--packed", action="store_true", help="pack it by gzip, a member a record")
    parser.add_argument("--limit", type=float, default=3_600.0, help="seconds that one process may take")
    options = parser.parse_args()
    print(
        f"{'unpacked MB':>11}{'file MB':>9}{'CPU s':>9}{'wall s':>9}{'peak MiB':>10}{'MB/CPU s':>10}  exit", flush=True
    )
    for size in (max(1, options.size // 10), options.size):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("archive.warc.gz" if options.packed else "archive.warc")
            write(path, size * 1_000_000, packed=options.packed)
            command = [sys.executable, "-m", "reportedly", "read", "--json", "--quiet", "--until", "read", str(path)]
            found = measure(command, size=path.stat().st_size, limit=options.limit)
        code = f"stopped after {options.limit:.0f} s" if found.code is None else str(found.code)
        print(
            f"{size:>11}{found.size / 1e6:9.1f}{found.cpu:9.1f}{found.wall:9.1f}{found.peak:10.0f}"
            f"{size / found.cpu:10.1f}  {code}",
            flush=True,
        )


if __name__ == "__main__":
    main()
