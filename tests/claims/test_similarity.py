"""Whether two texts report one claim: symmetric, explained, and never the same when they state different things."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.matching import clustered
from reportedly.claims.similarity import CLOSER, FEATURES, Likeness, closer, compare, features, prepare
from reportedly.claims.wordings import Wordings


def likeness(a: str, b: str, lang_a: str = "en", lang_b: str = "en", *, closely: bool) -> Likeness:
    one, other = prepare([a, b], [lang_a, lang_b], closely=closely)
    assert compare(one, other) == compare(other, one)
    return compare(one, other)


MANNERS = pytest.mark.parametrize("closely", [False, True], ids=["at a glance", "closely"])


@MANNERS
@pytest.mark.parametrize(
    ("a", "b", "lang_a", "lang_b"),
    [
        ("The mayor of Orlin has closed the pier.", "Мэр Орлина закрыл причал.", "en", "ru"),
        ("Мэр Орлина закрыл причал.", "Мер Орліна закрив причал.", "ru", "uk"),
        ("The ferry ran aground near Vesk.", "Паром сел на мель у Веска.", "en", "ru"),
        ("Приставы снимут отпечатки у должников.", "Приставы соберут отпечатки должников.", "ru", "ru"),
    ],
)
def test_one_claim_in_other_words_is_the_same(a: str, b: str, lang_a: str, lang_b: str, closely: bool) -> None:
    assert likeness(a, b, lang_a, lang_b, closely=closely).same


@MANNERS
@pytest.mark.parametrize(
    ("a", "b", "lang_b"),
    [
        ("The mayor of Orlin has closed the pier.", "A choir of bakers won the prize.", "en"),
        ("Forty-one passengers were taken off.", "Сняли двадцать пассажиров.", "ru"),
        ("The pier opens on 3 May.", "Причал откроют 3 июня.", "ru"),
    ],
)
def test_another_claim_is_another(a: str, b: str, lang_b: str, closely: bool) -> None:
    told = likeness(a, b, "en", lang_b, closely=closely)
    assert not told.same and told.because.startswith("not the same")


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    one, other = prepare([a, b], ["en", "ru"], closely=True)
    assert 0 <= compare(one, other).score <= 1
    assert len(features(one, other)) == len(FEATURES)
    assert closer(one, other) == closer(other, one)


def test_a_name_is_met_in_another_script_and_missed_where_another_stands() -> None:
    told = ("Mayor Olena Hrytsko opened the pier.", "Причал відкрила мерка Олена Грицько.", "Причал відкрив Іван Дуб.")
    one, same, another = prepare(told, ["en", "uk", "uk"], closely=True)
    strange = CLOSER.index("strange names")
    assert closer(one, same)[strange] == 0.0 < closer(one, another)[strange]


def test_clusters_hold_one_claim_each() -> None:
    told = [
        ("The mayor of Orlin has closed the pier.", "en"),
        ("Мэр Орлина закрыл причал.", "ru"),
        ("A late frost spoiled the cherries of Drune.", "en"),
        ("Мер Орліна закрив причал.", "uk"),
    ]
    assert clustered(Wordings([text for text, _ in told], [language for _, language in told])) == ((0, 1, 3), (2,))
