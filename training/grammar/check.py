"""Check a grammar file: `python check.py FILE.toml [SAMPLES]` prints what is wrong, counts, and filled samples."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from grammar_file import KINDS, read_grammar
from markup import Malformed, unmark


def main() -> int:
    path, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 25
    grammar = read_grammar(path)
    rng = np.random.default_rng()
    wrong = 0
    for name, entries in grammar.names.items():
        for forms in entries:
            if len(forms) not in (1, 6):
                wrong += 1
                print(f"{name}: {forms} has {len(forms)} forms, not 1 or 6")
    for kind in KINDS:
        seen = Counter(template.marked for template in grammar.templates[kind])
        for marked, times in seen.items():
            if times > 1:
                wrong += 1
                print(f"{kind}: stands {times} times: {marked}")
        nested = 0
        for template in grammar.templates[kind]:
            try:
                found = unmark(grammar.fill(template, rng, []))
            except (KeyError, ValueError, Malformed) as error:
                wrong += 1
                print(f"{kind} {template.form}: {type(error).__name__} {error}: {template.marked}")
                continue
            left = [sign for sign in "<>[]" if sign in found["text"]]
            marks = len(found["attributions"])
            nested += marks > 1
            if left or (kind == "form" and not marks) or (kind in ("negative", "plain") and marks):
                wrong += 1
                print(f"{kind} {template.form}: {left} left, {marks} attributions: {template.marked}")
        print(f"{kind}: {len(grammar.templates[kind])} templates, {nested} with several attributions")
    print({name: len(entries) for name, entries in {**grammar.names, **grammar.texts}.items()})
    every = [template for kind in KINDS for template in grammar.templates[kind]]
    for number in rng.permutation(len(every))[:count]:
        print(f"({every[number].form}) {grammar.fill(every[number], rng, [])}")
    print(f"{wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
