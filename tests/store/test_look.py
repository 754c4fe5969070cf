"""Listing a library, naming a document by the beginning of its id, and the sources that its documents name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from reportedly.errors import UnknownDocument
from reportedly.model import Attribution, Document, Source
from reportedly.store import look
from reportedly.store.values import Kept

Page = Callable[..., Document]
Put = Callable[..., Kept]


def test_documents_are_listed_in_the_order_in_which_they_came(
    library: sqlite3.Connection, put: Put, page: Page, found: Document
) -> None:
    for document in (page("z", id="z"), found, page("a", id="a"), page("zz", id="z")):
        put(document)
    assert [(line.id, line.versions, line.attributions) for line in look.listed(library)] == [
        ("z", 2, 0),
        ("farm", 1, 2),
        ("a", 1, 0),
    ]
    assert [document.text for document in look.documents(library)] == ["zz", found.text, "a"]


def test_a_listing_longer_than_a_page_holds_every_document_once(
    library: sqlite3.Connection, put: Put, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "_PAGE", 3)
    ids = [f"p{number}" for number in range(8)]
    for id in ids:
        put(page(id, id=id))
    assert [line.id for line in look.listed(library)] == ids


def test_a_library_may_change_while_it_is_listed(library: sqlite3.Connection, put: Put, page: Page) -> None:
    for number in range(3):
        put(page(f"text {number}", id=f"p{number}"))
    for line in look.listed(library):
        put(page(f"{line.id} anew", id=line.id))
    assert [line.versions for line in look.listed(library)] == [2, 2, 2]


def test_the_only_id_that_begins_so_is_meant(library: sqlite3.Connection, put: Put, page: Page) -> None:
    put(page("1", id="dab1"))
    put(page("2", id="dab12"))
    put(page("3", id="ж_1"))
    assert look.document(library, "dab12").text == "2"
    assert look.document(library, "dab1").text == "1"  # whole, though another begins so
    assert look.document(library, "ж").text == "3"
    with pytest.raises(UnknownDocument, match="Several documents begin so: dab1, dab12"):
        look.find(library, "da")
    for unknown in ("", "x", "%", "_"):
        with pytest.raises(UnknownDocument, match="no document of that id"):
            look.find(library, unknown)


def test_a_version_that_is_not_there_is_told_with_those_that_are(
    library: sqlite3.Connection, put: Put, page: Page
) -> None:
    put(page("1"))
    put(page("2"))
    with pytest.raises(UnknownDocument, match=r"no version 3; there are 1, 2\."):
        look.document(library, "farm", version=3)


class TestSources:
    def with_source(self, page: Page, id: str, name: str, kind: str) -> Document:
        source = Source(id="s1", name=name, kind=kind)  # type: ignore[arg-type]
        return replace(page(f"{id} text", id=id), sources=(source,), attributions=(Attribution(id="a1", speaker="s1"),))

    def test_one_name_and_kind_is_one_line_whatever_its_case(
        self, library: sqlite3.Connection, put: Put, page: Page
    ) -> None:
        put(self.with_source(page, "d1", "Алёна Ветрова", "person"))
        put(self.with_source(page, "d2", "АЛЕНА ВЕТРОВА", "person"))
        put(self.with_source(page, "d3", "Алёна Ветрова", "channel"))
        lines = list(look.sources(library))
        assert [(line.name, line.kind, line.attributions, line.documents) for line in lines] == [
            ("Алёна Ветрова", "person", 2, (("d1", "s1"), ("d2", "s1"))),
            ("Алёна Ветрова", "channel", 1, (("d3", "s1"),)),
        ]

    def test_the_unnamed_are_never_joined(self, library: sqlite3.Connection, put: Put, page: Page) -> None:
        put(self.with_source(page, "d1", "sources in the ministry", "anonymous"))
        put(self.with_source(page, "d2", "sources in the ministry", "anonymous"))
        assert [line.documents for line in look.sources(library)] == [(("d1", "s1"),), (("d2", "s1"),)]

    def test_an_unnamed_source_says_whose_it_is(self, library: sqlite3.Connection, put: Put, found: Document) -> None:
        put(found)
        assert {line.name: line.of for line in look.sources(library)} == {"Марта Ганич": None, "вона": "Марта Ганич"}

    def test_only_the_newest_texts_count(self, library: sqlite3.Connection, put: Put, page: Page) -> None:
        put(self.with_source(page, "d1", "Resident of the Mill", "channel"))
        put(page("nothing said", id="d1"))
        assert not list(look.sources(library))
