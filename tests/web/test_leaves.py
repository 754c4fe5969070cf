"""Leaves are written once, the next one before it is asked for, and never shown when they are old."""

from __future__ import annotations

import gc
import http.client
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from reportedly.errors import BadStatement
from reportedly.export.people import Privacy
from reportedly.export.pseudonyms import Numbered
from reportedly.library import Library
from reportedly.web import app
from reportedly.web.leaves import Leaves, Written
from reportedly.web.pages import Asked
from reportedly.web.search import Search, search
from reportedly.web.shown import Shown
from reportedly.web.templates import PART
from tests.export.test_people import page
from tests.report.conftest import ferry
from tests.store.conftest import build
from tests.web.conftest import opened, put
from tests.web.started import started

LEAF = Written("<p>", None)


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path) as library:
        yield library


@pytest.fixture
def many(path: Path) -> Path:
    """The library with enough documents for three leaves."""
    put(path, *(build(f"The ferry is late by {number} days.", id=f"n{number}") for number in range(50)))
    return path


def test_a_leaf_is_written_once_until_something_changes(library: Library, path: Path) -> None:
    leaves, wrote = Leaves(), []

    def write() -> Written:
        wrote.append(1)
        return LEAF

    assert leaves.leaf(library, "q=a", write) is leaves.leaf(library, "q=a", write)
    assert len(wrote) == 1
    leaves.leaf(library, "q=b", write)
    assert len(wrote) == 2
    put(path, build("The ferry is sold.", id="new"))
    leaves.leaf(library, "q=a", write)
    assert len(wrote) == 3


def test_what_changes_while_a_leaf_is_written_makes_it_an_old_one(library: Library, path: Path) -> None:
    leaves = Leaves()

    def write() -> Written:
        put(path, build("The ferry is sold.", id="new"))
        return LEAF

    leaves.leaf(library, "", write)
    newer = Written("<p>newer", None)
    assert leaves.leaf(library, "", lambda: newer) is newer


def test_whoever_asks_for_a_leaf_that_is_being_written_waits_for_it(path: Path) -> None:
    leaves, begun, may_end, got = Leaves(), threading.Event(), threading.Event(), []

    def slow() -> Written:
        begun.set()
        assert may_end.wait(10)
        return LEAF

    def never() -> Written:
        raise AssertionError

    def ask(write: object) -> None:
        with Library(path) as own:
            got.append(leaves.leaf(own, "", write))  # type: ignore[arg-type]

    first = threading.Thread(target=ask, args=(slow,))
    first.start()
    assert begun.wait(10)
    second = threading.Thread(target=ask, args=(never,))
    second.start()
    may_end.set()
    first.join(10)
    second.join(10)
    assert got == [LEAF, LEAF]


def test_what_went_wrong_is_tried_again(library: Library) -> None:
    leaves = Leaves()

    def fail() -> Written:
        raise BadStatement("q", "No.", remedy="")

    with pytest.raises(BadStatement):
        leaves.leaf(library, "", fail)
    assert leaves.leaf(library, "", lambda: LEAF) is LEAF


def test_only_the_last_are_kept_and_none_that_is_huge(library: Library) -> None:
    leaves = Leaves()
    huge = Written("x" * (PART + 1), None)
    assert leaves.leaf(library, "huge", lambda: huge) is huge
    assert leaves.leaf(library, "huge", lambda: LEAF) is LEAF
    for number in range(100):
        leaves.leaf(library, str(number), lambda: LEAF)
    other = Written("<p>other", None)
    assert leaves.leaf(library, "huge", lambda: other) is other


def test_the_next_leaf_is_written_while_one_is_read(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def watched(library: Shown, asked: Asked) -> Search:
        seen.append(asked.query.get("from"))
        return search(library, asked)

    monkeypatch.setitem(app.LEAVES, "/search", watched)
    with opened(many) as browser:
        first = browser.get("/search?q=ferry")
        assert seen == [None, "20"]
        assert "/search.json?q=ferry" in first.text
        second = browser.get("/search?q=ferry&from=20")
        assert seen == [None, "20", "40"]
        assert "/search.json?q=ferry&amp;from=20" in second.text
        browser.get("/search?q=ferry")
        browser.get("/search?q=ferry&from=40")
        assert seen == [None, "20", "40"]


def test_what_is_added_removed_or_found_anew_shows_at_once(browser: TestClient, path: Path) -> None:
    assert "Sold, says Oda" not in browser.get("/search").text
    put(path, build("The ferry is sold.", id="new", title="Sold, says Oda"))
    assert "Sold, says Oda" in browser.get("/search").text
    with Library(path) as library:
        library.remove("new")
    assert "Sold, says Oda" not in browser.get("/search").text


def test_a_leaf_of_a_library_with_hidden_readers_is_written_without_them(path: Path) -> None:
    put(path, page("d1", "Milada Kozel"))
    with opened(path, privacy=Privacy(Numbered)) as browser:
        leaves = [browser.get("/search?q=reader") for _ in range(2)]
        put(path, page("d2", "Milada Kozel"), ferry())
        leaves += [browser.get("/search?q=reader") for _ in range(2)]
        leaves += [browser.get(f"/search?q={name}") for name in ("Milada", "Kozel*") for _ in range(2)]
    assert all(leaf.status_code == 200 for leaf in leaves)
    shown = [leaf.text.partition("<main")[2].partition('<ol class="rows">')[2] for leaf in leaves]
    assert not any("Kozel" in part or "Milada" in part for part in shown)
    assert shown[-1] == shown[-2] == ""


def test_answers_over_an_open_connection_do_not_wait_for_one_another(path: Path) -> None:
    with started(path) as address:
        parts = urlsplit(address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        waits = []
        for _ in range(15):
            begun = time.perf_counter()
            connection.request("GET", "/static/web.css")
            assert len(connection.getresponse().read()) > 1000
            waits.append(time.perf_counter() - begun)
        connection.close()
    assert median(waits) < 0.03


def test_of_what_was_removed_nothing_stays(library: Library) -> None:
    class Leaf(Written):
        """One that can be watched."""

    leaves = Leaves()
    watched = weakref.ref(leaves.leaf(library, "q=a", lambda: Leaf("<p>removed", None)))
    assert watched() is not None
    library.remove("ferry")
    leaves.leaf(library, "q=b", lambda: LEAF)
    gc.collect()
    assert watched() is None
