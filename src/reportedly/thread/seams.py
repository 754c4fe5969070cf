"""Names freed from the words of the page that a flattener has put or glued beside each of them: "Avatar Ada Lowe",
"Ada Lowelast edited by"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

MOST = 0.8
"""Share of the names that begin or end alike from which that is the page's."""

LEAST = 4
"""Letters of the shortest words that are taken off."""

LOOKED_AT = 400
"""Names that are looked at for all."""

LONGEST = 60
"""Code points of the longest words that are taken off."""


def unframed(names: Sequence[str]) -> list[str]:
    """The names without the words that nearly all begin or end with; three that differ must be left.

    >>> unframed(["Avatar Ada", "Avatar Bram", "Avatar Cora", "Avatar Ada"])
    ['Ada', 'Bram', 'Cora', 'Ada']
    >>> unframed([name + "last edited by" for name in ("Ada Lowe", "Bram", "Cora V", "Dirk", "Elsa")])
    ['Ada Lowe', 'Bram', 'Cora V', 'Dirk', 'Elsa']
    """
    begun = _without_ends([name[::-1] for name in names])
    return _without_ends([name[::-1] for name in begun])


def _without_ends(names: Sequence[str]) -> list[str]:
    sample = names[:LOOKED_AT]
    cut = _boundary(_shared_end(sample), sample)
    if sum(map(str.isalpha, cut)) < LEAST:
        return list(names)
    left = {name[: -len(cut)].strip() for name in sample if name.endswith(cut)}
    if len(left - {""}) < 3 or sum(rest[-1:].isdigit() for rest in left) * 2 > len(left):
        return list(names)  # "Ada 12 points": a count goes with its word
    return [name[: -len(cut)] if name.endswith(cut) and name != cut else name for name in names]


def _shared_end(names: Sequence[str]) -> str:
    """The longest end that nearly all names have."""
    shared = ""
    least = MOST * sum(map(bool, names))
    while len(shared) < LONGEST:
        before = Counter(name[-len(shared) - 1] for name in names if len(name) > len(shared) and name.endswith(shared))
        if not before:
            break
        sign, times = before.most_common(1)[0]
        if times < least:
            break
        shared = sign + shared
    return shared


def _boundary(shared: str, names: Sequence[str]) -> str:
    """What of a shared end begins at a seam: enough names differ before it, or a word or a capital begins there."""
    if not shared or not shared[0].isalpha():
        return shared
    before = {name[: -len(shared)] for name in names if name.endswith(shared)}
    if len(before) > LEAST or all(
        not rest[-1:].isalpha() or rest[-1].islower() < shared[0].islower() for rest in before
    ):
        return shared
    for place in range(1, len(shared)):
        if not shared[place].isalpha() or (shared[place].isupper() and shared[place - 1].islower()):
            return shared[place:]
    return ""
