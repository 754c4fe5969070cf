"""Lines that credit a text, told from look-alikes: `python -m benchmarks.credits [tests/gold]`.

`credits.txt` is what the forms were improved on, `credits_second.txt` was written after them. Each line stands at the
top or at the end of four paragraphs of prose; right is the kind with the name, letter for letter but for case.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

FILES = {"first": "credits.txt", "second": "credits_second.txt"}
PROSE = {
    "en": "The second pier will stay closed until the autumn, the harbour master told the council.",
    "ru": "Второй причал закрыт до осени, сообщил совету начальник порта.",
    "uk": "Другий причал зачинено до осені, повідомив раді начальник порту.",
}

Pair = tuple[str, str]


def cases(file: Path) -> Iterator[tuple[str, set[Pair], set[Pair]]]:
    """Each line with the pairs of kind and name that the gold has and those that are read."""
    from reportedly.model import Document
    from reportedly.reading.credits import with_credits
    from reportedly.reading.reading import line_spans

    for row in file.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        language, where, kind, name, line = row.split("\t")
        prose = [PROSE[language]] * 4
        text = "\n\n".join([line, *prose] if where == "top" else [*prose, line])
        read = with_credits(Document(id="line", text=text, paragraphs=line_spans(text)))
        wanted = set() if kind == "-" else {(kind, name.casefold())}
        yield line, wanted, {(credit.kind, credit.name.casefold()) for credit in read.provenance}


def measure(folder: Path, half: str) -> dict[str, float]:
    """Precision and recall in percent, and how many look-alikes are taken for credits."""
    read = [(wanted, found) for _, wanted, found in cases(folder / FILES[half])]
    right = sum(len(wanted & found) for wanted, found in read)
    all_found, all_wanted = sum(len(found) for _, found in read), sum(len(wanted) for wanted, _ in read)
    return {
        "precision": round(100 * right / max(1, all_found), 1),
        "recall": round(100 * right / max(1, all_wanted), 1),
        "false_alarms": float(sum(bool(found) and not wanted for wanted, found in read)),
    }


def main() -> None:
    """Print both sets, and what is wrong on the first with `--each`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("tests/gold"))
    parser.add_argument("--each", action="store_true")
    arguments = parser.parse_args()
    for half in FILES:
        print(half, json.dumps(measure(arguments.folder, half)))
    if arguments.each:
        for line, wanted, found in cases(arguments.folder / FILES["first"]):
            if wanted != found:
                print(line, wanted, found)


if __name__ == "__main__":
    main()
