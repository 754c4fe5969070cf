"""Broken inputs by the thousand: `python -m benchmarks.fuzz [READER …] [--count N] [--first N] [--seed S]`.

Every format that is registered is fed mutated real structures: its seeds (those of `benchmarks.made`, and whatever of
`examples` and the tests' pages is told to be of it) with bytes flipped, cut, doubled and moved, numbers made absurd,
signs of structure put in, two seeds joined; inside archives as well as around them, and packed by gzip. Long seeds are
mostly cut to a stretch first, so that a breakage meets structure often. Reading must never raise, must end in time, and
must give documents whose spans lie in their text and which print, or coded failures. What breaks that is written to
`--keep FOLDER` and makes the exit code 1. Each input depends on the seed and its number alone: a campaign that was
stopped goes on with `--first`, from the last count that it printed.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.thread.pages.every import FIRST, SECOND, THIRD

from benchmarks import made
from reportedly.contract import document_to_json
from reportedly.errors import Failure, ReportedlyError
from reportedly.model import Document, Spans
from reportedly.reading import read
from reportedly.reading.formats import formats
from reportedly.reading.sniff import clue, refuse

ROOT = Path(__file__).parent.parent
LIMIT = 10.0
"""Seconds of processor time that one input may take."""

Named = tuple[str, bytes]
_NO_SEEDS = frozenset({".md", ".py", ".pyc", ".toml"})
_LARGEST_SEED = 60_000
_STRETCHES = (300, 500, 500, 1_000, 1_000, 2_000, 2_000, 6_000)
"""Bytes that are kept of a longer seed."""
_TOLD_EVERY = 10_000
_CODE = re.compile(r"[RN]\d{3}")
_TOKENS = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\r\n\r\n",
    b"\n",
    b'"',
    b"'",
    b"<",
    b">",
    b"</",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&#x110000;",
    b"&amp;",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\\u0000",
    b"\\ud800",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"99999999999999999999",
    b"../",
    b"..\\",
    b"WARC/1.0\r\n",
    b"HTTP/1.1 200 OK\r\n",
    b"Content-Length: 5\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: br\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"ffffffff\r\n",
    b"PK\3\4",
    b"PK\1\2",
    b"PK\5\6",
    b"\x1f\x8b\x08",
    b"--b1\n",
    b"Content-Type: message/rfc822\n\n",
    b"=?utf-8?b?//?=",
    b"<table>",
    b"<div>",
    b"<template>",
    b"<svg>",
    b"<base href='//x'>",
    "\u202e".encode(),
    "\u2028".encode(),
    "𝕏".encode(),
)


@dataclass(slots=True)
class Tally:
    """What one campaign gave: inputs, documents, failures by code, the slowest input's seconds, and what broke."""

    inputs: int = 0
    documents: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    cpu: float = 0.0
    broken: list[tuple[str, Named]] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", nargs="*", help="names of formats (reportedly formats lists them); all without")
    parser.add_argument("--count", type=int, default=1_000, help="inputs for each reader")
    parser.add_argument("--first", type=int, default=0, help="number of the first input, to go on from there")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that broke")
    options = parser.parse_args()
    known = seeds()
    names = options.reader or list(known)
    if unknown := [name for name in names if not known.get(name)]:
        parser.error(f"no such reader, or no seed for it: {', '.join(unknown)}; there are {', '.join(known)}")
    broken = 0
    for name in names:
        tally = Tally()
        for start in range(options.first, options.first + options.count, _TOLD_EVERY):
            end = min(start + _TOLD_EVERY, options.first + options.count)
            campaign(known[name], range(start, end), seed=f"{options.seed} {name}", tally=tally)
            print(_line(name, tally, end), flush=True)
        for number, (says, (file, data)) in enumerate(tally.broken[:20]):
            print(f"  {says}")
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name}-{number}-{file}").write_bytes(data)
        broken += len(tally.broken)
    return 1 if broken else 0


def _line(name: str, tally: Tally, end: int) -> str:
    codes = ", ".join(f"{code} {many}" for code, many in sorted(tally.codes.items()))
    return (
        f"{name}: {tally.inputs} inputs up to {end}, {tally.documents} documents, failures {codes or 'none'};"
        f" {tally.cpu:.0f} s, slowest {tally.slowest:.2f} s, {len(tally.broken)} broken"
    )


def seeds() -> dict[str, list[Named]]:
    """The seeds of every registered format."""
    found: dict[str, list[Named]] = {one.name: [] for one in formats()}
    for name, inputs in made.seeds().items():
        found.setdefault(name, []).extend(inputs)
    folders = (ROOT / "examples", ROOT / "tests" / "reading", ROOT / "tests" / "thread")
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.is_file() and path.suffix not in _NO_SEEDS and path.stat().st_size <= _LARGEST_SEED:
            kind = told(path.name, path.read_bytes())
            if kind is not None:
                found[kind].append((path.name, path.read_bytes()))
    for page in (*FIRST, *SECOND, *THIRD):
        name, data = f"{page.name}{page.suffix}", page.draw(page.story).encode()
        if (kind := told(name, data)) is not None:
            found[kind].append((name, data))
    return found


def told(name: str, data: bytes) -> str | None:
    """The format that an input is told to be of."""
    try:
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        seen = clue(data[:65_536], name=name)
        packed = next((one.name for one in formats() if one.binary and one.tells(seen)), None)
        if packed is None:
            refuse(seen, name=name)
        return packed or next(one.name for one in formats() if not one.binary and one.tells(seen))
    except (ReportedlyError, OSError):
        return None


def campaign(known: list[Named], numbers: Iterable[int], *, seed: str, tally: Tally) -> None:
    """Reads the mutated inputs of these numbers and counts them into `tally`."""
    for number in numbers:
        name, data = mutated(known, random.Random(f"{seed} {number}"))
        tally.inputs += 1
        start = time.process_time()
        says: str | None
        try:
            says = _judge(name, data, tally)
        except Exception as error:
            says = f"raised {type(error).__name__}: {error}"
        took = time.process_time() - start
        tally.cpu += took
        tally.slowest = max(tally.slowest, took)
        if says is None and took > LIMIT:
            says = f"took {took:.1f} s"
        if says is not None:
            tally.broken.append((f"{number}: {says[:300]}", (name, data)))


def _judge(name: str, data: bytes, tally: Tally) -> str | None:
    """What is wrong with what reading gives, or None."""
    for item in read(io.BytesIO(data), name=name, posts=len(data) % 2 == 0):
        if isinstance(item, Failure):
            tally.codes[item.code] += 1
            if not _CODE.fullmatch(item.code) or item.code == "R000" or not item.says:
                return f"failed without a code: {item.line()}"
        else:
            tally.documents += 1
            json.dumps(document_to_json(item.document), ensure_ascii=False)
            says = _unsound(item.document)
            if says is not None:
                return says
    return None


def _unsound(document: Document) -> str | None:
    spans: list[tuple[str, Spans]] = [("paragraph", document.paragraphs)]
    spans += [("title", (document.title_span,))] if document.title_span else []
    spans += [("comment", comment.body) for comment in document.comments]
    spans += [("credit", (credit.span,)) for credit in document.provenance if credit.span]
    for what, each in spans:
        for start, end in each:
            if not 0 <= start < end <= len(document.text):
                return f"a {what} at {start}-{end} of a text of {len(document.text)}"
    return None if document.id else "a document without an id"


def mutated(known: list[Named], chance: random.Random) -> Named:
    """A seed, broken: from without, or from within where it is an archive."""
    name, data = chance.choice(known)
    if data[:2] not in (b"PK", b"\x1f\x8b"):
        data = _stretch(data, chance)
    if data.startswith(b"PK") and chance.random() < 0.7:
        files = chance.choice((made.saved, made.wacz))()
        packed = [(_renamed(file, chance), _broken(_bytes(inner), known, chance)) for file, inner in files]
        return name, made.zipped(packed[: chance.randint(1, len(packed))])
    if data.startswith(b"\x1f\x8b") and chance.random() < 0.7:
        inner = _broken(_stretch(gzip.decompress(data), chance), known, chance)
        return name, made.members(inner) or gzip.compress(inner)
    data = _broken(data, known, chance)
    return name, gzip.compress(data) if chance.random() < 0.05 else data


def _stretch(data: bytes, chance: random.Random) -> bytes:
    """A stretch of a long seed: its beginning, which tells what it is, and what follows a place further on."""
    length = chance.choice(_STRETCHES)
    if len(data) <= length:
        return data
    at = chance.randint(0, len(data) - length)
    return data[: length // 3] + data[at : at + length]


def _bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def _renamed(name: str, chance: random.Random) -> str:
    return name if chance.random() < 0.9 else chance.choice(("../", "/", "C:\\", "a" * 300, "\u202e")) + name


def _broken(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice(_WAYS)(data, known, chance)
    return data


def _span(data: bytes, chance: random.Random, most: int = 400) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(1, most))


def _flipped(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20) if data else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _left_out(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _doubled(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 3, 50)) + data[end:]


def _moved(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _cut(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _put_in(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 2, 300)) + data[at:]


def _numbers(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    one = chance.choice(found)
    number = chance.choice((b"0", b"-1", b"1", b"65535", b"4294967296", b"9" * 25, b"1" * 5000, b"0x10", "٣".encode()))
    return data[: one.start()] + number + data[one.end() :]


def _joined(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    _, other = chance.choice(known)
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _lines(data: bytes, known: list[Named], chance: random.Random) -> bytes:
    rows = data.split(b"\n")
    chance.shuffle(rows)
    return b"\n".join(rows)


_WAYS: tuple[Callable[[bytes, list[Named], random.Random], bytes], ...] = (
    _flipped,
    _left_out,
    _doubled,
    _moved,
    _cut,
    _put_in,
    _put_in,
    _numbers,
    _joined,
    _lines,
)


if __name__ == "__main__":
    sys.exit(main())
