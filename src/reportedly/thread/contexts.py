"""Who signs the comments of a flattened text by what stands around the name, where its distance from the date differs.

Boxes about authors are of unequal length; but each begins behind an empty line, or over the same line of the page's, or
with the name twice. What nearly all dates have above them in one such place is where the authors stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import EDGE, NAME, sentence_like
from reportedly.thread.openings import named
from reportedly.thread.quotes import letters
from reportedly.thread.signed import COVERED, Row, guest, line_name

REACH = 24
"""Lines above a date among which its author is looked for by what stands around him."""

MENTIONED = 0.5
"""What it is worth that all whom quotations name are among those who sign."""

TWICE = 0.1
"""What it is worth that each name stands there twice: a picture's and the author's."""

UNLIKE = 0.5
"""What it costs that all names stand there otherwise."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A way to read the names: what it is worth, and for each date the line of its author and the name there."""

    value: float
    lines: tuple[int, ...]
    names: tuple[str | None, ...]


def names_in_context(rows: Sequence[Row], dates: Sequence[int], told: Set[str]) -> Signed | None:
    """The best reading of the names by what stands around them; None where no place has enough of them. `told` are the
    letters of those whom quotations name."""
    found: defaultdict[tuple[str, ...], dict[int, tuple[int, str]]] = defaultdict(dict)
    last = -1
    for index, at in enumerate(dates):
        for place in range(at - 1, max(last, at - REACH - 1), -1):
            name = None if rows[place].found is not None else line_name(rows[place].text) or guest(rows[place].text)
            if name is None:
                continue
            for kind in _contexts(rows, place):
                found[kind].setdefault(index, _full(rows, place, name))
        last = at
    best: Signed | None = None
    for kind, by_date in found.items():
        if len(by_date) < COVERED * len(dates):
            continue
        whole = _completed(by_date, found, len(dates))
        lines_ = tuple(whole[index][0] if index in whole else at for index, at in enumerate(dates))
        names = tuple(whole[index][1] if index in whole else None for index in range(len(dates)))
        worth = value(names, told) - UNLIKE * (1 - len(by_date) / len(dates)) + TWICE * (kind[0] == "twice")
        if best is None or worth > best.value:
            best = Signed(worth, lines_, names)
    return best


def _completed(
    by_date: Mapping[int, tuple[int, str]], found: Mapping[tuple[str, ...], Mapping[int, tuple[int, str]]], count: int
) -> dict[int, tuple[int, str]]:
    """The names with those of the dates that have none at this place: of one who signs elsewhere, else what stands as
    most of the others do in some other way."""
    whole = dict(by_date)
    if len(whole) == count:
        return whole
    known = {letters(name) for _, name in by_date.values()}
    others: defaultdict[int, list[tuple[int, tuple[int, str]]]] = defaultdict(list)
    for here in found.values():
        likeness = sum(by_date.get(index) == one for index, one in here.items())
        for index, one in here.items():
            if index not in by_date:
                others[index].append((likeness, one))
    for index, choices in others.items():
        choices.sort(key=lambda choice: -choice[0])
        again = [one for _, one in choices if letters(one[1]) in known]
        alike = [one for likeness, one in choices if likeness]
        if again or alike:
            whole[index] = (again or alike)[0]
    return whole


def _full(rows: Sequence[Row], place: int, name: str) -> tuple[int, str]:
    """The line and the name, or those below where the line is the letter that stands for a picture."""
    if len(letters(name)) != 1 or place + 1 >= len(rows):
        return place, name
    below = line_name(rows[place + 1].text)
    if below is None or not letters(below).startswith(letters(name)) or letters(below) == letters(name):
        return place, name
    return place + 1, below


def _contexts(rows: Sequence[Row], place: int) -> Iterator[tuple[str, ...]]:
    row = rows[place]
    bulleted = "bullet" if row.bulleted else ""
    if row.line.gap:
        yield ("gap", bulleted)
    if place + 1 < len(rows):
        below = rows[place + 1]
        yield ("over", bulleted, below.form[:NAME])
        if letters(below.text) == letters(row.text):
            yield ("twice", bulleted)
    if place:
        yield ("under", bulleted, rows[place - 1].form[:NAME])


def value(names: Sequence[str | None], told: Set[str]) -> float:
    """How well the names serve as those of the dates' authors: how many there are, how different, whether whom
    quotations name is among them; sentences, ranks and single letters are no names."""
    present = [name for name in names if name]
    distinct = {letters(name) for name in present}
    if len(distinct) < 2:
        return 0.0
    wordy = sum(sentence_like(name) or len(name.split()) > 3 for name in present)
    ranks = sum(lexicon().has("header.ranks", name.strip(EDGE).casefold()) for name in present)
    return (
        len(present) / len(names)
        + 0.5 * min(1.0, 2 * len(distinct) / len(present))
        + MENTIONED * (len(told & distinct) / len(told) if told else 0.0)
        - 1.5 * wordy / len(present)
        - 0.5 * ranks / len(present)
        - 2.0 * (max(map(len, distinct)) <= 2)
    )


def mixture(rows: Sequence[Row], lines: Sequence[int]) -> float:
    """What it costs that some of the names are items of lists and others are not."""
    items = sum(rows[at].bulleted for at in lines)
    return UNLIKE * min(items, len(lines) - items) / max(1, len(lines))


def mentioned(rows: Sequence[Row]) -> frozenset[str]:
    """The letters of those whom the lines that open quotations name."""
    return frozenset(letters(name) for row in rows if len(row.text) <= 3 * NAME and (name := named(row.text)))
