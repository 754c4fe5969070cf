"""How quick the web app is: pages of a search through many documents beside a static file, and one very long document.

`python -m benchmarks.web [--documents 10000] [--words 50000] [--spans 2000]` prints one JSON line. The library is made
of invented sentences; the other side is `python -m http.server` with a file of the same size, in the same run: as
quick as one asks, each time over a connection of its own, and as somebody reads, who looks at a leaf before turning it
(over the one connection that a browser keeps open; that server closes its own). Where Playwright and Chromium are, the
long document is opened and scrolled through in it: how long until it is painted, and how long each frame takes.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import psutil

from reportedly.model import Attribution, Document, Source
from reportedly.store.connection import connect
from reportedly.store.keep import keep

SERVE = """
import sys
from reportedly.web.serve import serve
serve(sys.argv[1], port=0, who="bench", ready=lambda address: print(address, flush=True), renew=False)
"""
WHO = ("Oda Brandt", "Piers Holt", "Ines Varga", "Anselm Tove", "Mara Quill", "Lena Stroud", "Tobias Fenn")
WHAT = "ferry harbour bridge council winter price engine captain island timetable storm repair ticket crew pier".split()
OUTLETS = ("Alder Mail", "Northern Wire", "The Ostley Crier", "Lantern", "Quay Post")
ROUNDS, READS = 200, 40
READ = 0.25
"""Seconds that somebody looks at a leaf: few turn one sooner."""


def made(number: int, sentences: int, dice: random.Random) -> Document:
    """A document of sentences that each say who says what."""
    text, attributions = "", []
    sources: dict[str, Source] = {}
    paragraphs = []
    for at in range(sentences):
        who = dice.choice(WHO)
        start = len(text)
        text += f"{who} said that the {' '.join(dice.choices(WHAT, k=9))} was late."
        cue = start + len(who) + 1
        source = sources.setdefault(who, Source(id=f"s{len(sources) + 1}", name=who, kind="person"))
        attributions.append(
            Attribution(
                id=f"a{at + 1}",
                source=((start, start + len(who)),),
                cue=((cue, cue + 4),),
                content=((cue + 5, len(text) - 1),),
                speaker=source.id,
                certainty=dice.choice(("reported", "asserted", "alleged")),
                confidence=dice.random(),
                because="cue",
            )
        )
        paragraphs.append((start, len(text)))
        text += "\n\n"
    return Document(
        id=f"b{number}",
        title=f"The {dice.choice(WHAT)} and the {dice.choice(WHAT)}, number {number}",
        outlet=dice.choice(OUTLETS),
        language="en",
        published=f"2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        text=text,
        content_hash=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}",
        paragraphs=tuple(paragraphs),
        sources=tuple(sources.values()),
        attributions=tuple(attributions),
    )


def long(words: int, spans: int, dice: random.Random) -> Document:
    """A document of so many words and marked spans: three spans an attribution, the rest of the words between them."""
    document = made(0, spans // 3, dice)
    have = len(document.text.split())
    filler = "\n\n".join(" ".join(dice.choices(WHAT, k=100)) + "." for _ in range(max(0, words - have) // 100))
    start = len(document.text)
    places, at = list(document.paragraphs), start
    for part in filler.split("\n\n"):
        places.append((at, at + len(part)))
        at += len(part) + 2
    text = document.text + filler
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id="long",
        title="A very long one",
        language="en",
        text=text,
        content_hash=f"sha256:{digest}",
        paragraphs=tuple(places),
        sources=document.sources,
        attributions=document.attributions,
    )


@dataclass(frozen=True, slots=True)
class Server:
    """A server's `process`, and what it `said` first on standard output."""

    process: psutil.Process
    said: str

    def seconds(self) -> float:
        """Of a processor, that it has used."""
        used = self.process.cpu_times()
        return float(used.user + used.system)


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[Server]:
    """A server, while it runs."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        yield Server(psutil.Process(process.pid), process.stdout.readline().strip())
    finally:
        process.terminate()
        process.communicate(timeout=10)


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks the server at a port of this machine."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def timed(self, paths: list[str], *, read: float = 0.0) -> tuple[list[float], int]:
        """Seconds from asking to the last byte, for each path; the bytes of the last.

        Each over a connection of its own; with `read`, one stays open, and so many seconds pass before the next.
        """
        seconds, size = [], 0
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for path in paths:
            begun = time.perf_counter()
            connection.request("GET", path, headers=self.headers)
            answer = connection.getresponse()
            size = len(answer.read())
            if not read:
                connection.close()
            seconds.append(time.perf_counter() - begun)
            assert answer.status == 200, (path, answer.status)
            time.sleep(read)
        connection.close()
        return seconds, size


FRAMES = """
async () => {
  const step = innerHeight / 4, took = [];
  let last = await new Promise(requestAnimationFrame);
  for (let at = 0; at < 400 && scrollY + innerHeight < document.documentElement.scrollHeight - 1; at++) {
    scrollTo({top: scrollY + step, behavior: 'instant'});
    const now = await new Promise(requestAnimationFrame);
    took.push(now - last);
    last = now;
  }
  return took;
}
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def looked_at(address: str, path: str) -> dict[str, float | int] | None:
    """Milliseconds until a page is painted and until it is whole, and those of its frames while it is scrolled."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if chromium is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(address)
        painted, whole = [], []
        for _ in range(3):
            page.goto(address.partition("/?")[0] + path, wait_until="load")
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
            painted.append(page.evaluate(PAINTED))
            whole.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        frames = sorted(page.evaluate(FRAMES))
        browser.close()
    return {
        "painted_ms": round(median(painted)),
        "whole_ms": round(median(whole)),
        "frames": len(frames),
        "frame_ms_median": round(median(frames), 1),
        "frame_ms_p95": round(frames[int(0.95 * len(frames))], 1),
        "frame_ms_worst": round(frames[-1], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--spans", type=int, default=2_000)
    asked = parser.parse_args()
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        connection = connect(folder / "bench.db", create=True)
        connection.execute("PRAGMA synchronous = OFF")  # it is thrown away
        for number in range(1, asked.documents + 1):
            document = made(number, 8, dice)
            keep(connection, document, document.text.encode(), at="2024-05-03T10:00:00+00:00", by="bench")
        document = long(asked.words, asked.spans, dice)
        keep(connection, document, document.text.encode(), at="2024-05-03T10:00:00+00:00", by="bench")
        connection.close()
        with running([sys.executable, "-c", SERVE, "bench.db"], folder) as server:
            parts = urlsplit(server.said)
            client = Client(parts.port or 0, {"Authorization": f"Bearer {parts.query.removeprefix('token=')}"})
            client.timed([f"/search?q={WHAT[0]}"])
            first, _ = client.timed([f"/search?q={word}" for word in WHAT[1:]])
            used = server.seconds()
            pages, size = client.timed([f"/search?q=ferry&from={20 * n}" for n in range(1, ROUNDS + 1)])
            used = server.seconds() - used
            every, _ = client.timed([f"/search?from={20 * n}" for n in range(ROUNDS)])
            turned, _ = client.timed([f"/search?q=pier&from={20 * n}" for n in range(READS)], read=READ)
            client.timed(["/document/long"])
            whole, bytes_long = client.timed(["/document/long"] * 5)
            seen = looked_at(server.said, "/document/long")
        (folder / "page.html").write_bytes(b"x" * size)
        with running([sys.executable, "-u", "-m", "http.server", "0", "-b", "127.0.0.1"], folder) as server:
            client = Client(int(server.said.split(" port ")[1].split()[0]))
            client.timed(["/page.html"] * 3)
            used_static = server.seconds()
            static, _ = client.timed(["/page.html"] * ROUNDS)
            used_static = server.seconds() - used_static
            looked, _ = client.timed(["/page.html"] * READS, read=READ)
    told = {
        "documents": asked.documents,
        "first_ms": round(1000 * median(first), 1),
        "search_ms": round(1000 * median(pages), 1),
        "search_cpu_ms": round(1000 * used / ROUNDS, 1),
        "all_documents_ms": round(1000 * median(every), 1),
        "static_ms": round(1000 * median(static), 1),
        "static_cpu_ms": round(1000 * used_static / ROUNDS, 1),
        "search_to_static": round(median(pages) / median(static), 1),
        "turned_ms": round(1000 * median(turned), 1),
        "static_turned_ms": round(1000 * median(looked), 1),
        "turned_to_static": round(median(turned) / median(looked), 1),
        "page_bytes": size,
        "words": asked.words,
        "spans": asked.spans,
        "long_document_ms": round(1000 * median(whole)),
        "long_document_bytes": bytes_long,
        "in_chromium": seen,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
