"""What was found of late is remembered for all who look, until something changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from reportedly.model import Document
from reportedly.store.connection import connect
from reportedly.store.recalled import Recalled
from reportedly.store.values import Kept, Where
from tests.store.conftest import attributed

Page = Callable[..., Document]
Put = Callable[..., Kept]


def test_a_search_is_made_once_for_all_who_look(library: sqlite3.Connection, path: Path, put: Put, page: Page) -> None:
    put(page("The ferry is late.", id="one"))
    recalled, other = Recalled(), connect(path, create=False)
    made = recalled.chosen(library, "ferry", Where())
    assert recalled.chosen(other, "ferry", Where()) is made
    assert recalled.chosen(other, "ferry", Where(outlet="Alder Mail")).keys == ()
    other.close()


def test_what_another_program_adds_is_found_at_once(
    library: sqlite3.Connection, path: Path, put: Put, page: Page
) -> None:
    recalled, other = Recalled(), connect(path, create=False)
    assert recalled.chosen(other, "ferry", Where()).keys == ()
    put(page("The ferry is late.", id="one"))
    assert len(recalled.chosen(other, "ferry", Where()).keys) == 1
    other.close()


def test_only_the_last_are_remembered(library: sqlite3.Connection) -> None:
    recalled = Recalled()
    first = recalled.chosen(library, "ferry", Where())
    for number in range(30):
        recalled.chosen(library, f"pier{number}", Where())
    assert recalled.chosen(library, "ferry", Where()) is not first


def test_sources_are_listed_once_until_something_changes(library: sqlite3.Connection, put: Put, page: Page) -> None:
    recalled = Recalled()
    assert recalled.sources(library) == ()
    put(attributed())
    told = recalled.sources(library)
    assert {seen.name for seen in told} == {"Марта Ганич", "вона"}
    assert recalled.sources(library) is told
