"""What one more document costs to match: `python -m benchmarks.matching [MENTIONS …]`, each size in its own process.

The library holds so many invented mentions: vectors of a seed, in stories of eight and topics of forty stories, that
lie about as near one another as those of news do; each has rare words of its story. A new document of twenty is
matched: brought into the index and looked up (under the bound of the index: beside every vector), then prepared and
compared with what was found near. Printed are CPU seconds for both, on one thread, the pairs, the share of the ten
nearest of all that are proposed, what the library takes on disk, the CPU seconds that building the index took, and
the peak of memory of the whole process, which also holds all vectors and looks the ten nearest up by itself.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.growth import paragraph
from reportedly.claims.matching import NEAR
from reportedly.claims.near import Floats
from reportedly.claims.similarity import compare, ready
from reportedly.store import index
from reportedly.store.connection import connect

SIZES = (1_000, 10_000, 100_000)
MOST = 50
EACH, STORY, TOPIC = 20, 8, 40
ASKED = 200
WIDTH = 384
_CHUNK = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured at one size; CPU seconds, MiB."""

    mentions: int
    search: float
    compared: float
    pairs: int
    recall: float
    build: float
    disk: float
    peak: float


class Made:
    """So many invented mentions and a document of twenty more, which comes last."""

    def __init__(self, count: int) -> None:
        chance = np.random.default_rng(count)
        weights = ((np.arange(WIDTH) + 6.0) ** -0.55).astype(np.float32)
        weights /= np.sqrt((weights**2).sum())
        stories = count // STORY

        def drawn(rows: int) -> Floats:
            return chance.standard_normal((rows, WIDTH), dtype=np.float32) * weights

        topics = drawn(max(1, stories // TOPIC))
        told = 0.28 * drawn(1) + 0.75 * topics[chance.integers(0, len(topics), stories)] + 0.66 * drawn(stories)
        self.story = chance.integers(0, stories, count + EACH)
        self.vectors = np.empty((count + EACH, WIDTH), np.float32)
        for at in range(0, count + EACH, _CHUNK):
            own = self.story[at : at + _CHUNK]
            apart = chance.uniform(0.15, 0.9, (len(own), 1)).astype(np.float32)
            made = told[own] * np.sqrt(1 - apart**2) + drawn(len(own)) * apart
            self.vectors[at : at + _CHUNK] = made / np.linalg.norm(made, axis=1, keepdims=True)

    def words(self, mention: int) -> Collection[int]:
        """Three of the six words of its story, and one that a thousandth of all have."""
        chance = random.Random(mention)
        story = int(self.story[mention])
        return {*(6 * story + n for n in chance.sample(range(6), 3)), -1 - chance.randrange(1000)}

    def mentions(self, count: int) -> index.Mentions:
        """The first so many as documents of twenty."""
        begins = np.arange(0, count, EACH)
        return index.Mentions(
            [(f"d{at}", b"%d" % at) for at in range(len(begins))], begins, self.vectors[:count], self.words
        )


def measure(count: int) -> Row:
    """Build a library of so many mentions and match twenty more."""
    made = Made(count)
    new = np.arange(count, count + EACH)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l.db"
        library = connect(path, create=True)
        indexed = count >= index.EXACT
        begun = time.process_time()
        if indexed:
            index.update(library, made.mentions(count))
        build = time.process_time() - begun
        library.close()
        library = connect(path, create=False)
        mentions = made.mentions(count + EACH)
        begun = time.process_time()
        if indexed:
            index.update(library, mentions)
            found = index.propose(library, mentions, new, most=MOST, least=NEAR)
            pairs = {
                (int(a), int(b)) for a, b in zip(found.asked, mentions.begins[found.part] + found.place, strict=True)
            }
        else:
            alike = made.vectors[new] @ made.vectors.T
            pairs = {(int(a) + count, int(b)) for a, b in zip(*np.nonzero(alike >= NEAR), strict=True)}
        pairs = {(a, b) for a, b in pairs if a != b}
        search = time.process_time() - begun
        begun = time.process_time()
        compare_all(made, pairs)
        compared = time.process_time() - begun
        recall = recalled(made, library, mentions) if indexed else 1.0
        library.close()
        disk = sum(file.stat().st_size for file in path.parent.iterdir()) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    return Row(
        mentions=count,
        search=search,
        compared=compared,
        pairs=len(pairs),
        recall=recall,
        build=build,
        disk=disk,
        peak=peak,
    )


def compare_all(made: Made, pairs: set[tuple[int, int]]) -> None:
    """Prepare each mention of the pairs, with an invented sentence for its words, and compare them."""
    numbers = sorted({number for pair in pairs for number in pair})
    prepared = {}
    for number in numbers:
        text = paragraph("en", random.Random(number)).split(". ")[0]
        vector = made.vectors[number]
        prepared[number] = ready(text, "en", bare=vector, meaning=vector)
    for one, other in pairs:
        compare(prepared[one], prepared[other])


def recalled(made: Made, library: sqlite3.Connection, mentions: index.Mentions) -> float:
    """The share of the ten nearest of all that the index proposes among its fifty, for mentions drawn at random."""
    count = len(made.vectors)
    asked = np.sort(np.random.default_rng(1).choice(count, ASKED, replace=False))
    found = index.propose(library, mentions, asked, most=MOST, least=NEAR)
    pairs = {(int(a), int(b)) for a, b in zip(found.asked, mentions.begins[found.part] + found.place, strict=True)}
    alike = np.concatenate(
        [made.vectors[asked] @ made.vectors[at : at + _CHUNK].T for at in range(0, count, _CHUNK)], axis=1
    )
    alike[np.arange(ASKED), asked] = -1
    best = np.argpartition(-alike, 10, axis=1)[:, :10]
    wanted = [(int(a), int(b)) for row, a in enumerate(asked) for b in best[row] if alike[row, b] >= NEAR]
    return sum(pair in pairs for pair in wanted) / len(wanted)


def main() -> None:
    """Measure and print one row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="MENTIONS")
    parser.add_argument("--row", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.row:
        print(json.dumps(asdict(measure(arguments.sizes[0]))))
        return
    columns = (*("mentions", "search s", "compare s", "pairs"), *("recall@10", "build s", "disk MiB", "peak MiB"))
    print("".join(f"{name:>11}" for name in columns), flush=True)
    for size in arguments.sizes:
        command = [sys.executable, "-m", "benchmarks.matching", "--row", str(size)]
        env = os.environ | dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
        row = Row(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout))
        print(
            f"{row.mentions:11,}{row.search:11.3f}{row.compared:11.2f}{row.pairs:11,}"
            f"{row.recall:11.3f}{row.build:11.1f}{row.disk:11.0f}{row.peak:11.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
