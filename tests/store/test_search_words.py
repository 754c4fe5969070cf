"""Search: folded words, beginnings and phrases find folded texts; what comes back is the original with its places."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadStatement
from reportedly.model import Document
from reportedly.store.search import Term, _word_by_word, excerpt, find, parse, search
from reportedly.store.values import Kept

Page = Callable[..., Document]
Put = Callable[..., Kept]

TEXTS = {
    "en": "The Weir Gazette says the “old ferry” stopped on Monday.",
    "ru": "Глава посёлка Артём Залётный сообщил: «Паром стоит». Слова Залётного подтвердили.",
    "uk": "Під'їзд до м’якого берега закрито, пором не ходить.",
}


@pytest.fixture
def filled(library: sqlite3.Connection, put: Put, page: Page) -> sqlite3.Connection:
    for id, text in TEXTS.items():
        put(page(text, id=id, language=id))
    return library


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("FERRY", ["en"]),
        ("ferry gazette", ["en"]),
        ("ferry паром", []),
        ('"old ferry"', ["en"]),
        ('"ferry old"', []),
        ("«old ferry»", ["en"]),
        ("артем", ["ru"]),
        ("залетн*", ["ru"]),
        ("залетн", []),
        ("під'їзд", ["uk"]),
        ("мʼякого", ["uk"]),
        ('"до м*', ["uk"]),
        ("пар* стоит", ["ru"]),
        ("NEAR(old) AND", []),
        ("old-ferry", ["en"]),
        ("ferry*) OR (x", []),
        ("stopped monday.", ["en"]),
    ],
)
def test_words_find(filled: sqlite3.Connection, words: str, ids: list[str]) -> None:
    assert [hit.id for hit in search(filled, words, limit=10)] == ids


def test_a_hit_shows_the_original_and_where_its_words_stand(filled: sqlite3.Connection) -> None:
    (hit,) = search(filled, "залетн*", limit=1)
    text = TEXTS["ru"]
    assert hit.excerpt == text[slice(*hit.span)]
    assert [text[start:end] for start, end in hit.matches] == ["Залётный", "Залётного"]


def test_better_documents_come_first_and_no_more_than_asked_for(
    library: sqlite3.Connection, put: Put, page: Page
) -> None:
    put(page("ferry " + "and other things " * 50, id="thin"))
    put(page("ferry ferry ferry", id="thick"))
    put(page("nothing", id="none"))
    assert [hit.id for hit in search(library, "ferry", limit=10)] == ["thick", "thin"]
    assert [hit.id for hit in search(library, "ferry", limit=1)] == ["thick"]


def test_a_document_is_one_hit_in_its_newest_text_that_holds_the_words(
    library: sqlite3.Connection, put: Put, page: Page
) -> None:
    for text in ("dam broke today", "dam holds", "bridge holds"):
        put(page(text, id="p"))
    hits = {
        words: [(h.version, h.current) for h in search(library, words, limit=9)] for words in ("dam", "broke", "holds")
    }
    assert hits == {"dam": [(2, False)], "broke": [(1, False)], "holds": [(3, True)]}


@pytest.mark.parametrize("words", ["", "  ", "—", '""', "*", "\x00", '"—"*'])
def test_where_there_is_no_word_the_person_is_told(filled: sqlite3.Connection, words: str) -> None:
    with pytest.raises(BadStatement, match="no word"):
        list(search(filled, words, limit=1))


@given(st.text(max_size=40))
def test_nothing_that_a_person_types_is_a_syntax_error(words: str) -> None:
    with sqlite3.connect(":memory:") as memory:
        memory.execute('CREATE VIRTUAL TABLE search USING fts5 (folded, tokenize = "unicode61 remove_diacritics 0")')
        try:
            terms = parse(words)
        except BadStatement:
            return
        from reportedly.store.search import _quoted

        memory.execute("SELECT * FROM search WHERE search MATCH ?", (" ".join(map(_quoted, terms)),)).fetchall()


class TestExcerpt:
    def test_the_passage_is_that_with_most_of_the_words(self) -> None:
        text = "alpha " + "x " * 300 + "alpha beta " + "y " * 300 + "beta"
        places = list(find(text, (Term(("alpha",), False), Term(("beta",), False))))
        start, end = excerpt(text, [p for p, _ in places], [n for _, n in places])
        assert "alpha beta" in text[start:end]
        assert end - start < 400

    def test_a_text_without_the_words_shows_its_beginning(self) -> None:
        assert excerpt("short", [], []) == (0, 5)

    @given(st.text(alphabet="ab \n", max_size=400))
    def test_it_always_slices_the_text_and_holds_its_first_match(self, text: str) -> None:
        places = list(find(text, (Term(("a",), True),)))
        start, end = excerpt(text, [p for p, _ in places], [n for _, n in places])
        assert 0 <= start <= end <= len(text)
        assert not places or any(start <= a and b <= end for (a, b), _ in places)


@given(
    st.lists(
        st.sampled_from(
            ["ferry", "Ferry", "ferryman", "ЗАЛЁТНЫЙ", "залетного", "Straße", "strasse", "…", "-", "\u0301", "_", "7"]
        ),
        max_size=12,
    ),
    st.sampled_from([" ", ", ", "_", "…", ""]),
    st.sampled_from(["ferry", "fer*", "залетн*", '"ferry ferryman"', '"ferry fer*"', "strasse", "7"]),
)
def test_words_are_found_in_place_as_they_are_word_by_word(parts: list[str], between: str, asked: str) -> None:
    text = between.join(parts)
    (term,) = parse(asked)
    assert [span for span, _ in find(text, (term,))] == list(_word_by_word(text, term))


@pytest.mark.parametrize("after", ["", " e\u0301"])  # folded sign by sign, and not
def test_of_places_that_overlap_the_first_is_found(after: str) -> None:
    assert [span for span, _ in find("ferry ferry ferry" + after, (Term(("ferry", "ferry"), False),))] == [(0, 11)]
