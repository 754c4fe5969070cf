"""Paging through a library: narrowed, counted, the least sure first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from reportedly.errors import BadStatement
from reportedly.model import Claim, Mention
from reportedly.store import claims
from reportedly.store.browse import added, came, choose, leaf, members, unsure
from reportedly.store.values import Kept, Where
from tests.store.conftest import attributed, build

Put = Callable[..., object]


@pytest.fixture
def shelf(library: sqlite3.Connection, put: Put) -> sqlite3.Connection:
    """Three documents of two languages; the ferry's newest text is its second."""
    put(attributed())
    put(build("The ferry is late.", id="ferry", language="en", outlet="Alder Mail", published="2024-05-03T09:00"))
    put(build("The ferry is sold, they say.", id="ferry", language="en", outlet="Alder Mail", published="2024-05-04"))
    put(build("A ferry, a ferry and a pier.", id="pier", language="en"))
    return library


def ids(connection: sqlite3.Connection, words: str = "", *, start: int = 0, limit: int = 9, **where: Any) -> list[str]:
    chosen = choose(connection, words, Where(**where))
    return [one.hit.id for one in leaf(connection, chosen, start=start, limit=limit).found]


def test_without_words_all_come_the_newest_first(shelf: sqlite3.Connection) -> None:
    assert ids(shelf) == ["pier", "ferry", "farm"]


def test_with_words_those_come_whose_newest_text_holds_them(shelf: sqlite3.Connection) -> None:
    assert ids(shelf, "ferry") == ["pier", "ferry"]
    assert ids(shelf, "late") == []


def test_leaves_follow_one_another(shelf: sqlite3.Connection) -> None:
    assert [ids(shelf, start=n, limit=1) for n in range(4)] == [["pier"], ["ferry"], ["farm"], []]
    assert leaf(shelf, choose(shelf, "", Where()), start=2, limit=1).total == 3


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"language": "uk"}, ["farm"]),
        ({"outlet": "Alder Mail"}, ["ferry"]),
        ({"source": "марта ганич"}, ["farm"]),
        ({"certainty": "reported"}, ["farm"]),
        ({"since": "2024-05-03"}, ["ferry"]),
        ({"until": "2024-05-02"}, ["farm"]),
        ({"since": "2024-05-04", "until": "2024-05-04"}, ["ferry"]),
        ({"language": "en", "source": "марта ганич"}, []),
        ({"outlet": "' OR 1 --"}, []),
    ],
)
def test_what_is_stated_narrows(shelf: sqlite3.Connection, where: dict[str, Any], found: list[str]) -> None:
    assert ids(shelf, **where) == found


def test_facets_count_all_that_is_found(shelf: sqlite3.Connection) -> None:
    facets = {one.field: one.values for one in choose(shelf, "", Where()).facets}
    assert facets["language"] == (("en", 2), ("uk", 1))
    assert ("Марта Ганич", 1) in facets["source"]
    assert all(name != "вона" for name, _ in facets["source"])  # nobody's name


def test_words_that_hold_no_word_are_refused(shelf: sqlite3.Connection) -> None:
    with pytest.raises(BadStatement):
        choose(shelf, "?!", Where())


def test_the_least_sure_come_first_of_the_newest_texts_alone(shelf: sqlite3.Connection) -> None:
    found = [(one.document, one.attribution) for one in unsure(shelf)]
    assert found == [("farm", "a2"), ("farm", "a1")]


def test_members_are_found_by_name_and_kind(shelf: sqlite3.Connection) -> None:
    assert members(shelf, "МАРТА ГАНИЧ", "person") == (("farm", "s1"),)
    assert members(shelf, "Марта Ганич", "outlet") == ()


class TestWhatCame:
    @pytest.fixture
    def filled(self, library: sqlite3.Connection, put: Callable[..., Kept]) -> sqlite3.Connection:
        put(build("The pier is shut.", id="pier"), at="2024-05-01T10:00:00+00:00")
        put(build("The ferry is late.", id="ferry"), at="2024-05-02T10:00:00+00:00")
        put(build("The mill turns.", id="mill"), at="2024-05-03T10:00:00+00:00")
        put(build("The pier is open.", id="pier"), at="2024-05-04T10:00:00+00:00")
        return library

    def test_the_last_come_first_and_all_are_counted(self, filled: sqlite3.Connection) -> None:
        leaf = came(filled, "2024-05-01T10:00:00+00:00", limit=2)
        assert leaf.total == 3
        assert [one.hit.id for one in leaf.found] == ["pier", "mill"]
        assert came(filled, "2024-05-04T10:00:00+00:00", limit=2).total == 0

    def test_a_new_text_is_new_and_an_old_one_is_not(self, filled: sqlite3.Connection) -> None:
        assert added(filled, "2024-05-02T10:00:00+00:00", ["pier", "ferry", "gone"]) == {"pier"}

    def test_claims_of_several_documents_are_told_by_how_many_joined(self, filled: sqlite3.Connection) -> None:
        claims.keep(
            filled,
            [said("k1", "ferry"), said("k2", "ferry", "mill"), said("k3", "ferry", "pier", "mill"), said("k4", "mill")],
            at=0,
            by="m1",
        )
        assert claims.joined(filled, "2024-05-02T10:00:00+00:00", limit=9) == ("k3", "k2")
        assert claims.joined(filled, "2024-05-03T10:00:00+00:00", limit=9) == ("k3",)
        assert claims.joined(filled, "2024-05-01T10:00:00+00:00", limit=1) == ("k3",)


def said(id: str, *documents: str) -> claims.Said:
    mentions = tuple(
        Mention(document=one, attribution=None, spans=((0, 3),), stance="asserts", certainty=None) for one in documents
    )
    claim = Claim(id=id, wording="It is so.", language="en", mentions=mentions, documents=len(documents))
    return claims.Said(claim=claim, made_from=id, mentions=tuple((one, np.zeros(2, np.float32)) for one in documents))
