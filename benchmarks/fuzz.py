"""Broken inputs by the thousand: `python -m benchmarks.fuzz [READER …] [--count N] [--seed S]`.

Every format that is registered is fed mutated real structures: its seeds (those of `benchmarks.made`, and whatever of
`examples` and the tests' pages is told to be of it) with bytes flipped, cut, doubled and moved, numbers made absurd,
signs of structure put in, two seeds joined; inside archives as well as around them, and packed by gzip. Reading must
never raise, must end in time, and must give documents whose spans lie in their text and which print, or coded failures.
What breaks that is written to `--keep FOLDER` and makes the exit code 1.
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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

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
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that broke")
    options = parser.parse_args()
    known = seeds()
    names = options.reader or list(known)
    if unknown := [name for name in names if not known.get(name)]:
        parser.error(f"no such reader, or no seed for it: {', '.join(unknown)}; there are {', '.join(known)}")
    broken = 0
    for name in names:
        tally = campaign(known[name], options.count, random.Random(f"{options.seed} {name}"))
        codes = ", ".join(f"{code} {many}" for code, many in sorted(tally.codes.items()))
        print(
            f"{name}: {tally.inputs} inputs, {tally.documents} documents, failures {codes or 'none'};"
            f" {tally.cpu:.0f} s, slowest {tally.slowest:.2f} s, {len(tally.broken)} broken",
            flush=True,
        )
        for number, (says, (file, data)) in enumerate(tally.broken[:20]):
            print(f"  {says}")
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name}-{number}-{file}").write_bytes(data)
        broken += len(tally.broken)
    return 1 if broken else 0


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


def campaign(known: list[Named], count: int, chance: random.Random) -> Tally:
    """Reads `count` mutated inputs."""
    tally = Tally()
    for _ in range(count):
        name, data = mutated(known, chance)
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
            tally.broken.append((says[:300], (name, data)))
    return tally


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
    if data.startswith(b"PK") and chance.random() < 0.7:
        files = chance.choice((made.saved, made.wacz))()
        packed = [(_renamed(file, chance), _broken(_bytes(inner), known, chance)) for file, inner in files]
        return name, made.zipped(packed[: chance.randint(1, len(packed))])
    if data.startswith(b"\x1f\x8b") and chance.random() < 0.7:
        inner = _broken(gzip.decompress(data), known, chance)
        return name, made.members(inner) or gzip.compress(inner)
    data = _broken(data, known, chance)
    return name, gzip.compress(data) if chance.random() < 0.05 else data


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


def inputs(name: str, count: int, seed: int = 1) -> Iterator[Named]:
    """The first inputs of a campaign, for a test."""
    known, chance = seeds()[name], random.Random(f"{seed} {name}")
    for _ in range(count):
        yield mutated(known, chance)


if __name__ == "__main__":
    sys.exit(main())
