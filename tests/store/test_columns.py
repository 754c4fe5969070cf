"""What very many versions have is counted in columns as it is counted in the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Attribution, Document, Source
from reportedly.store import browse
from reportedly.store.browse import choose
from reportedly.store.columns import column, columns
from reportedly.store.recalled import Recalled
from reportedly.store.values import Kept, Where
from tests.store.conftest import attributed

Page = Callable[..., Document]
Put = Callable[..., Kept]

ROWS = st.lists(st.tuples(st.integers(1, 9), st.sampled_from("abc"), st.sampled_from(("", "!", "?"))), max_size=40)


@given(ROWS, st.sets(st.integers(1, 12)), st.integers(1, 4))
def test_counts_are_those_of_the_database(rows: list[tuple[int, str, str]], chosen: set[int], most: int) -> None:
    told = [(version, group, group + end) for version, group, end in rows]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE has (version, folded, name)")
    connection.executemany("INSERT INTO has VALUES (?, ?, ?)", told)
    marks = ", ".join(map(str, chosen)) or "NULL"
    query = (
        f"SELECT min(name), count(DISTINCT version) FROM has WHERE version IN ({marks})"
        " GROUP BY folded ORDER BY 2 DESC, 1 LIMIT ?"
    )
    right = tuple(connection.execute(query, (most,)))
    connection.close()
    assert column(told).commonest(sorted(chosen), most) == right


def test_many_and_few_are_counted_alike(
    library: sqlite3.Connection, put: Put, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(attributed())
    for number, name in enumerate(("Oda Brandt", "ODA BRANDT", "Oda Brandt", "Piers Holt")):
        said = page(f"Oda said {number}.", id=f"d{number}", sources=(Source(id="s1", name=name, kind="person"),))
        source, cue, content = ((0, 3),), ((4, 8),), ((9, 10),)
        one = Attribution(id="a1", source=source, cue=cue, content=content, speaker="s1", certainty="alleged")
        put(replace(said, attributions=(one,)))
    few = choose(library, "", Where()).facets
    assert ("ODA BRANDT", 3) in few[2].values
    monkeypatch.setattr(browse, "_MANY", 0)
    assert choose(library, "", Where(), lambda: columns(library, 0)).facets == few


def test_columns_are_read_again_when_something_changes(
    library: sqlite3.Connection, put: Put, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browse, "_MANY", 0)
    recalled = Recalled()
    put(page("The ferry is late.", id="one", sources=(Source(id="s1", name="Oda Brandt", kind="person"),)))
    assert recalled.chosen(library, "", Where()).facets[2].values == (("Oda Brandt", 1),)
    put(page("The ferry is sold.", id="two", sources=(Source(id="s1", name="Oda Brandt", kind="person"),)))
    assert recalled.chosen(library, "ferry", Where()).facets[2].values == (("Oda Brandt", 2),)
