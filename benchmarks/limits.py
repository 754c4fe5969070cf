"""Time and memory of `reportedly read --json` at its bounds: `python -m benchmarks.limits [CASE …]`.

Each case is one invented input, read by a process of its own and measured from outside; its output is thrown away.
`--until read` measures reading without the model. A process over `--limit` seconds is stopped and its row says so: its
peak is then that of the time it had.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.made_telegram import message

SENTENCES = (
    "The dam at Orlice holds, the mayor said on Monday.",
    "According to two fishermen, water has stood on the road since Friday.",
    "Nobody had asked them before.",
    "“We were told to wait,” Oda Brandt told the Laditsa Courier.",
    "Плотина держит, сообщает «Берег» со ссылкой на мэра.",
    "За словами рибалок, вода стоїть на дорозі з п’ятниці.",
)
"""The languages that the model is measured in, attributed and not, in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input: its file's name, and what it holds, piece by piece, so that it is never whole in this process.

    `options` are those of the command besides.
    """

    file: str
    pieces: Callable[[], Iterator[str]]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One finished process: bytes read, seconds by the processor and the clock, peak resident MiB, exit code.

    `user` is the part of `cpu` outside the system. `code` is None for a process that was stopped at the limit.
    """

    size: int
    cpu: float
    user: float
    wall: float
    peak: float
    code: int | None


def one_line() -> Iterator[str]:
    """50 MB without a line break."""
    size = 0
    for sentence in cycle(SENTENCES):
        yield sentence + " "
        size += len(sentence.encode()) + 1
        if size >= 50_000_000:
            return


def one_line_page() -> Iterator[str]:
    """The same as one paragraph of a page."""
    yield "<!doctype html><html><head><title>The dam</title></head><body><article><h1>The dam</h1><p>"
    yield from one_line()
    yield "</p></article></body></html>"


def nested(tag: str = "div") -> Iterator[str]:
    """10,000 elements, each inside the one before, with an article inside the last."""
    yield "<!doctype html><html><head><title>The dam</title></head><body>"
    yield from (f"<{tag}>" for _ in range(10_000))
    yield from (f"<p>{sentence}</p>" for sentence in SENTENCES)
    yield from (f"</{tag}>" for _ in range(10_000))
    yield "</body></html>"


def records() -> Iterator[str]:
    """10^5 records of about 30 words each."""
    for number in range(100_000):
        text = " ".join(islice(cycle(SENTENCES), number % 6, number % 6 + 3))
        yield json.dumps({"id": f"r{number}", "text": f"{number}. {text}"}, ensure_ascii=False) + "\n"


def long_page() -> Iterator[str]:
    """A page of 114,000 words in paragraphs."""
    yield "<!doctype html><html><head><title>The dam</title></head><body><article><h1>The dam</h1>\n"
    words, parts = 0, cycle(SENTENCES)
    while words < 114_000:
        paragraph = " ".join(islice(parts, 7))
        words += len(paragraph.split())
        yield f"<p>{paragraph}</p>\n"
    yield "</article></body></html>"


def channel() -> Iterator[str]:
    """200 MB of a channel's posts, as Telegram exports them."""
    yield from _exported("public_channel", sentences=9, size=200_000_000)


def group() -> Iterator[str]:
    """50 MB of a group's messages."""
    yield from _exported("private_supergroup", sentences=2, size=50_000_000)


def _exported(kind: str, *, sentences: int, size: int) -> Iterator[str]:
    parts = cycle(SENTENCES)
    given = number = 0
    head = json.dumps({"name": "Baken", "type": kind, "id": 7})
    yield head[:-1] + ',\n "messages": ['
    while given < size:
        number += 1
        row = message(number, " ".join(islice(parts, sentences)))
        text = ("," if number > 1 else "") + "\n" + json.dumps(row, ensure_ascii=False, indent=1)
        given += len(text.encode())
        yield text
    yield "]}"


def feed() -> Iterator[str]:
    """16 MB of a feed's entries."""
    yield '<?xml version="1.0"?><rss version="2.0"><channel><title>Baken</title>'
    parts = cycle(SENTENCES)
    given = number = 0
    while given < 16_000_000:
        number += 1
        body = "".join(f"&lt;p&gt;{sentence}&lt;/p&gt;" for sentence in islice(parts, 6))
        text = (
            f"<item><title>The dam, {number}</title><link>https://baken.example/{number}</link>"
            f"<pubDate>Fri, 06 Jan 2023 10:53:07 GMT</pubDate><description>{body}</description></item>\n"
        )
        given += len(text.encode())
        yield text
    yield "</channel></rss>"


CASES = {
    "one line, 50 MB": Case(file="line.txt", pieces=one_line),
    "one paragraph, 50 MB": Case(file="line.html", pieces=one_line_page),
    "10,000 nested tags": Case(file="nested.html", pieces=nested),
    "10^5 records": Case(file="records.jsonl", pieces=records),
    "114,000 words": Case(file="long.html", pieces=long_page),
    "channel, 200 MB": Case(file="result.json", pieces=channel, options=("--posts",)),
    "group, 50 MB": Case(file="result.json", pieces=group),
    "feed, 16 MB": Case(file="feed.xml", pieces=feed),
}


def measure(command: list[str], *, size: int, limit: float) -> Measured:
    """Run a command to its end or to `limit` seconds; `size` are the bytes that it reads."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    alarm = threading.Timer(limit, process.kill)
    alarm.start()
    _, status, usage = os.wait4(process.pid, 0)
    stopped = not alarm.is_alive()
    alarm.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # macOS counts bytes, Linux KiB
    return Measured(
        size=size,
        cpu=usage.ru_utime + usage.ru_stime,
        user=usage.ru_utime,
        wall=time.perf_counter() - start,
        peak=usage.ru_maxrss / unit,
        code=None if stopped else process.returncode,
    )


def read(case: Case, *, until: str, limit: float) -> Measured:
    """One case through the command line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / case.file
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(case.pieces())
        command = [sys.executable, "-m", "reportedly", "read", "--json", "--quiet", "--until", until]
        command += [*case.options, str(path)]
        return measure(command, size=path.stat().st_size, limit=limit)


def main() -> None:
    """Measure and print, one row a case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of: {'; '.join(CASES)}")
    parser.add_argument("--until", choices=("read", "attribute", "resolve"), default="resolve")
    parser.add_argument("--limit", type=float, default=600.0, help="seconds that one process may take")
    arguments = parser.parse_args()
    unknown = set(arguments.cases) - set(CASES)
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    print(f"{'case':<22}{'MB':>7}{'CPU s':>9}{'wall s':>9}{'peak MiB':>10}  exit", flush=True)
    for name in arguments.cases or CASES:
        found = read(CASES[name], until=arguments.until, limit=arguments.limit)
        code = f"stopped after {arguments.limit:.0f} s" if found.code is None else str(found.code)
        row = f"{name:<22}{found.size / 1e6:7.1f}{found.cpu:9.1f}{found.wall:9.1f}{found.peak:10.0f}  {code}"
        print(row, flush=True)


if __name__ == "__main__":
    main()
