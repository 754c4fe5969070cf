"""The last searches are remembered for all who look, until something changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from reportedly.model import Document
from reportedly.store.connection import connect
from reportedly.store.searches import Searches
from reportedly.store.values import Kept, Where

Page = Callable[..., Document]
Put = Callable[..., Kept]


def test_a_search_is_made_once_for_all_who_look(library: sqlite3.Connection, path: Path, put: Put, page: Page) -> None:
    put(page("The ferry is late.", id="one"))
    searches, other = Searches(), connect(path, create=False)
    made = searches.chosen(library, "ferry", Where())
    assert searches.chosen(other, "ferry", Where()) is made
    assert searches.chosen(other, "ferry", Where(outlet="Alder Mail")).keys == ()
    other.close()


def test_what_another_program_adds_is_found_at_once(
    library: sqlite3.Connection, path: Path, put: Put, page: Page
) -> None:
    searches, other = Searches(), connect(path, create=False)
    assert searches.chosen(other, "ferry", Where()).keys == ()
    put(page("The ferry is late.", id="one"))
    assert len(searches.chosen(other, "ferry", Where()).keys) == 1
    other.close()


def test_only_the_last_are_remembered(library: sqlite3.Connection) -> None:
    searches = Searches()
    first = searches.chosen(library, "ferry", Where())
    for number in range(30):
        searches.chosen(library, f"pier{number}", Where())
    assert searches.chosen(library, "ferry", Where()) is not first
