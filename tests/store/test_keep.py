"""What adding a document comes to: the same, a new text, found anew, and whose statement stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reportedly.contract import document_to_json, dumps
from reportedly.errors import Malformed
from reportedly.model import Document, Note, Obtained
from reportedly.store import look
from reportedly.store.check import check
from reportedly.store.keep import known
from reportedly.store.values import Kept

Page = Callable[..., Document]
Put = Callable[..., Kept]


def everything(library: sqlite3.Connection) -> list[Any]:
    return list(library.iterdump())


def test_a_new_document_is_version_one_and_comes_back_as_it_was(
    library: sqlite3.Connection, put: Put, found: Document
) -> None:
    assert put(found) == Kept(id="farm", version=1, status="added", title=found.title, attributions=2)
    assert look.document(library, "farm") == found


def test_what_is_stored_is_what_the_contract_prints(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(found)
    (stored,) = library.execute("SELECT contract FROM versions").fetchone()
    assert stored == dumps(document_to_json(found))


def test_adding_again_changes_nothing(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(found)
    before = everything(library)
    assert put(found, at="2025-01-01T00:00Z").status == "unchanged"
    assert everything(library) == before


def test_a_copy_under_another_path_is_the_same_document(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(found)
    assert put(replace(found, obtained=Obtained(path="copy/farm.html"))).status == "unchanged"
    assert look.document(library, "farm").obtained.path == "farm.html"


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(
    library: sqlite3.Connection, put: Put, page: Page
) -> None:
    put(page("Мост открыт.", id="bridge"))
    assert put(page("Мост закрыт.", id="bridge"), at="2024-06-01T00:00Z").version == 2
    assert look.document(library, "bridge").text == "Мост закрыт."
    assert look.document(library, "bridge", version=1).text == "Мост открыт."
    assert look.original(library, "bridge", version=1) == "Мост открыт.".encode()
    assert not list(check(library))


def test_the_same_files_twice_in_the_same_order_make_no_third_version(put: Put, page: Page) -> None:
    texts = [page("one", id="p"), page("two", id="p")]
    assert [put(document).status for document in texts * 2] == ["added", "version", "unchanged", "unchanged"]


def test_the_same_text_found_anew_replaces_the_findings(library: sqlite3.Connection, put: Put, found: Document) -> None:
    put(replace(found, attributions=(), sources=()))
    assert put(found, by="m2").status == "refreshed"
    assert look.document(library, "farm") == found
    assert library.execute("SELECT count(*) FROM attributions").fetchone() == (2,)
    assert library.execute("SELECT count(*) FROM versions").fetchone() == (1,)


class TestIdentity:
    def test_a_given_id_goes_before_the_address(self, put: Put, page: Page) -> None:
        put(page("one", id="a", url="https://x.example/1"))
        assert put(page("two", id="b", url="https://x.example/1")).status == "added"

    def test_without_a_given_id_the_address_decides(self, library: sqlite3.Connection, put: Put, page: Page) -> None:
        put(page("one", id="mine", url="https://x.example/1"))
        kept = put(page("two", id="d0123456789ab", url="https://x.example/1"))
        assert (kept.id, kept.status) == ("mine", "version")
        assert look.document(library, "mine").id == "mine"

    def test_without_id_and_address_the_bytes_decide(self, put: Put, page: Page) -> None:
        put(page("one", id="mine"), b"<p>one")
        assert put(page("one", id="d0123456789ab"), b"<p>one").id == "mine"

    def test_bytes_that_several_documents_share_decide_nothing(self, put: Put, page: Page) -> None:
        put(page("one", id="a"), b"both")
        put(page("two", id="b"), b"both")
        assert put(page("one", id="d0123456789ab"), b"both").status == "added"

    def test_an_address_stated_later_joins_the_page_that_had_none(
        self, library: sqlite3.Connection, put: Put, page: Page
    ) -> None:
        put(page("one", id="d000000000001"), b"bytes")
        kept = put(page("one", id="d000000000002", url="https://x.example/1"), b"bytes")
        assert (kept.id, kept.status) == ("d000000000001", "refreshed")
        assert look.document(library, "d000000000001").url == "https://x.example/1"

    def test_other_pages_are_other_documents(self, put: Put, page: Page) -> None:
        put(page("one", id="d000000000001", url="https://x.example/1"))
        assert put(page("one", id="d000000000002", url="https://x.example/2")).status == "added"


class TestStatements:
    GIVEN = Note(field="outlet", code="given", says="stated as 'Нивова'")

    def test_a_statement_survives_adding_again_without_it(
        self, library: sqlite3.Connection, put: Put, page: Page
    ) -> None:
        put(page("text", outlet="Нивова", notes=(self.GIVEN,)))
        assert put(page("text")).status == "unchanged"
        assert look.document(library, "farm").outlet == "Нивова"

    def test_a_statement_goes_over_to_a_new_text(self, library: sqlite3.Connection, put: Put, page: Page) -> None:
        put(page("text", outlet="Нивова", notes=(self.GIVEN,)))
        unknown = Note(field="outlet", code="unknown", says="the page names no outlet")
        assert put(page("other", notes=(unknown,))).status == "version"
        stored = look.document(library, "farm")
        assert (stored.outlet, stored.notes) == ("Нивова", (self.GIVEN,))

    def test_a_new_statement_replaces_the_old_one(self, library: sqlite3.Connection, put: Put, page: Page) -> None:
        put(page("text", outlet="Нивова", notes=(self.GIVEN,)))
        given = Note(field="outlet", code="given", says="stated as 'Field'")
        assert put(page("text", outlet="Field", notes=(given,))).status == "refreshed"
        stored = look.document(library, "farm")
        assert (stored.outlet, stored.notes) == ("Field", (given,))


class TestKnown:
    """What need not be looked at again: the reading is compared, before anything is found in it."""

    def as_read(self, document: Document) -> Document:
        return replace(document, attributions=(), sources=(), names=(), headline=None)

    def test_the_same_reading_by_the_same_model(self, library: sqlite3.Connection, put: Put, found: Document) -> None:
        put(found)
        kept = known(library, self.as_read(found), found.text.encode(), by="m1")
        assert kept == Kept(id="farm", version=1, status="unchanged", title=found.title, attributions=2)

    @pytest.mark.parametrize(
        "changed",
        [
            {"outlet": "Another"},
            {"notes": (Note(field="url", code="given", says="stated"),)},
            {"paragraphs": ((0, 5),)},
        ],
    )
    def test_another_reading_is_looked_at(
        self, library: sqlite3.Connection, put: Put, found: Document, changed: dict[str, Any]
    ) -> None:
        put(found)
        assert known(library, replace(self.as_read(found), **changed), b"", by="m1") is None

    def test_another_model_looks_again(self, library: sqlite3.Connection, put: Put, found: Document) -> None:
        put(found)
        assert known(library, self.as_read(found), b"", by="m2") is None

    def test_a_model_that_finds_the_same_need_not_look_twice(
        self, library: sqlite3.Connection, put: Put, found: Document
    ) -> None:
        put(found)
        assert put(found, by="m2").status == "unchanged"
        assert known(library, self.as_read(found), b"", by="m2") is not None


class TestHostileText:
    def test_lone_surrogates_and_nul_are_kept(self, library: sqlite3.Connection, put: Put, page: Page) -> None:
        odd = page("a\ud800b\x00c", id="odd\udfff", title="t\ud800", outlet="\x00")
        put(odd)
        assert look.document(library, "odd\udfff") == odd
        assert put(odd).status == "unchanged"
        assert not list(check(library))

    @pytest.mark.parametrize(
        "wrong",
        [
            {"paragraphs": ((0, 999),)},
            {"title_span": (3, 3)},
            {"content_hash": "sha256:0"},
        ],
    )
    def test_an_unsound_document_is_refused_whole(
        self, library: sqlite3.Connection, put: Put, found: Document, wrong: dict[str, Any]
    ) -> None:
        before = everything(library)
        with pytest.raises(Malformed, match=next(iter(wrong))):
            put(replace(found, **wrong))
        assert everything(library) == before


def test_two_documents_of_the_same_bytes_stay_two_where_reading_gives_each_an_id(put: Put, page: Page) -> None:
    data = b"<disqus><post/><post/></disqus>"
    threads = [page(text, id=id) for id, text in (("thread-1", "Мост открыт."), ("thread-2", "Мост закрыт."))]
    assert [put(one, original=data).status for one in threads] == ["added", "added"]
