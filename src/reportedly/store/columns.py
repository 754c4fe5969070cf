"""What the versions of a library have, as columns in memory: to count over very many of them at once.

For a few versions SQLite counts sooner than a column is read; for ten thousand it has to look into each one's rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LARGEST = 2_000_000
_SOURCES = "SELECT version, folded, name FROM sources WHERE kind NOT IN ('anonymous', 'impersonal', 'vague')"
_CERTAINTIES = "SELECT DISTINCT version, certainty, certainty FROM attributions"


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One value after another: the version that has it, the number of its name, and that of the group that name is of.

    `names` are in order; `first` are the values whose group no earlier one of their version is of.
    """

    versions: NDArray[np.int64]
    groups: NDArray[np.int64]
    name: NDArray[np.int64]
    names: tuple[str, ...]
    first: NDArray[np.bool_]

    def commonest(self, versions: Sequence[int], most: int) -> tuple[tuple[str, int], ...]:
        """At most so many groups that most of the versions have, by their first name, with how many have them."""
        chosen = np.array(versions, np.int64)
        among = np.zeros(1 + max((int(part.max()) for part in (chosen, self.versions) if part.size), default=0), bool)
        among[chosen] = True
        has = among[self.versions]
        counts = np.bincount(self.groups[has & self.first])
        names = np.full(len(counts), len(self.names))
        np.minimum.at(names, self.groups[has], self.name[has])
        best = np.lexsort((names, -counts))[:most]
        return tuple((self.names[names[group]], int(counts[group])) for group in best if counts[group])


@dataclass(frozen=True, slots=True)
class Columns:
    """The sources with names and the certainties of all versions, as they were after so many `changes`."""

    changes: int
    sources: Column
    certainties: Column


def columns(connection: sqlite3.Connection, changes: int) -> Columns | None:
    """The columns of a library as it is, after so many changes; None of one that is too large for them."""
    if (connection.execute("SELECT max(rowid) FROM sources").fetchone()[0] or 0) > _LARGEST:
        return None
    sources, certainties = (column(connection.execute(query)) for query in (_SOURCES, _CERTAINTIES))
    return Columns(changes=changes, sources=sources, certainties=certainties)


def column(rows: Iterable[tuple[int, str, str]]) -> Column:
    """The column of versions with the group and the name that each has."""
    told = list(rows)
    names = {name: number for number, name in enumerate(sorted({name for _, _, name in told}))}
    groups = {group: number for number, group in enumerate({group for _, group, _ in told})}
    numbers = [(version, groups[group], names[name]) for version, group, name in told]
    table = np.array(numbers, np.int64).reshape(-1, 3)
    table = table[np.lexsort((table[:, 1], table[:, 0]))]
    first = np.ones(len(table), bool)
    first[1:] = (table[1:, :2] != table[:-1, :2]).any(axis=1)
    versions, group, name = np.ascontiguousarray(table.T)
    return Column(versions=versions, groups=group, name=name, names=tuple(names), first=first)
