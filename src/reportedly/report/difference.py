"""Two wordings of one thing, word by word: what both have, what only the first has, what only the second."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from reportedly.language.visible import one_line

_MOST = 400
_MARKS = ".,;:!?«»“”\"'()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that follow one another: in `both` wordings, `gone` from the first, `new` in the second."""

    kind: Literal["both", "gone", "new"]
    words: str


def difference(before: str, after: str) -> tuple[Run, ...]:
    """The runs of two wordings, in reading order; of each the first 400 words.

    >>> [(run.kind, run.words) for run in difference("may be sold soon", "was sold soon")]
    [('gone', 'may be'), ('new', 'was'), ('both', 'sold soon')]
    """
    old, new = (one_line(text).split(" ")[:_MOST] for text in (before, after))
    first, second = ([word.casefold().strip(_MARKS) for word in words] for words in (old, new))
    runs: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(kind="both", words=" ".join(new[c:d])))
            continue
        if b > a:
            runs.append(Run(kind="gone", words=" ".join(old[a:b])))
        if d > c:
            runs.append(Run(kind="new", words=" ".join(new[c:d])))
    return tuple(run for run in runs if run.words)
