"""Saved pages read a second, beside trafilatura alone: `python -m benchmarks.page_speed [FOLDER …] [--copies N]`.

Every page below the folders (tests/gold/pages and tests/gold/threads without any; each `page.html`) is read by
`reportedly read --json --until read` and by trafilatura alone (`bare_extraction` with comments and metadata, the fields
nearest to ours), whole processes in turn on the same pages in the same run. trafilatura is part of ours, so that the
ratio says what the thread, the fields and the blocks cost beside it.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.speed import in_turn, ratio

GOLD = Path(__file__).parent.parent / "tests" / "gold"

PEER = """
import logging, sys
from pathlib import Path
from trafilatura import bare_extraction
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
for path in sorted(Path(sys.argv[1]).iterdir()):
    bare_extraction(path.read_text(encoding="utf-8"), include_comments=True, with_metadata=True)
"""


def gathered(folders: Iterable[Path], into: Path, *, copies: int) -> int:
    """Copies every page into one folder, each so many times; gives the number of files."""
    count = 0
    for folder in folders:
        for page in sorted(folder.glob("**/page.html")):
            for _ in range(copies):
                shutil.copy(page, into / f"{count:05}.html")
                count += 1
    return count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, default=[GOLD / "pages", GOLD / "threads"])
    parser.add_argument("--copies", type=int, default=5, help="of each page, so that start-up weighs little")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages, script = Path(folder) / "pages", Path(folder) / "peer.py"
        pages.mkdir()
        count = gathered(options.folder, pages, copies=options.copies)
        if not count:
            parser.error("no page.html below the folders")
        script.write_text(PEER, encoding="utf-8")
        ours = [sys.executable, "-m", "reportedly", "read", "--json", "--quiet", "--until", "read", str(pages)]
        found = in_turn({"reportedly": ours, "trafilatura": [sys.executable, str(script), str(pages)]}, options.rounds)
    print(f"{count} pages, {options.rounds} rounds, medians")
    for name, runs in found.items():
        cpu = statistics.median(run.cpu for run in runs)
        peak = statistics.median(run.memory for run in runs)
        print(f"{name:<12}{count / cpu:8.1f} pages per CPU second{cpu:8.1f} s{peak:7.0f} MiB peak")
    print(
        f"speed of reportedly beside trafilatura: {1 / ratio(found, 'reportedly', 'trafilatura', lambda r: r.cpu):.2f}"
    )


if __name__ == "__main__":
    main()
