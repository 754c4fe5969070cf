"""fold, latin, sounds, bones: what each of the three depths joins, and what it keeps apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.fold import bones, fold, fold_in_place, latin, sounds


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Жёлтый", "желтый"),
        ("Ґанок", "ганок"),
        ("Київ", "київ"),
        ("й" + "ї", "йї"),
        ("Süddeutsche", "suddeutsche"),
        ("STRASSE Straße", "strasse strasse"),
        ("«Резидент» “Resident” „Bild“", '"резидент" "resident" "bild"'),
        ("п’ять п'ять пʼять", "п'ять п'ять п'ять"),
        ("a — b – c", "a - b - c"),
        ("со\u00adоб\u200bщил", "сообщил"),
        ("до́ма", "дома"),
        ("ﬁfteen", "fifteen"),
    ],
)
def test_fold_keeps_the_letters_and_drops_what_search_should_not_see(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="абвгґдеєёжзиіїйклмнопрстуфхцчшщьъыэюяABCabc 'é"))
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Торопный", "Торопний", "Toropny", "Toropnyi", "Toropnyy", "Toropnii"),
        ("Зеленский", "Зеленський", "Zelensky", "Zelenskyy", "Zelenskyi", "Zelenskiy", "Zelenskij"),
        ("Пригожин", "Prigozhin"),
    ],
)
def test_latin_joins_the_usual_spellings_of_a_name(spellings: tuple[str, ...]) -> None:
    assert len({latin(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        ("Хорошко", "Khoroshko", "Horoshko"),
        ("Сергій", "Serhii", "Serhiy"),
        ("Володимир", "Volodymyr"),
        ("Щукин", "Shchukin", "Schukin"),
        ("Филипп", "Filip", "Philip"),
        ("Джонсон", "Jonson"),
    ],
)
def test_sounds_joins_what_only_the_table_of_letters_tells_apart(spellings: tuple[str, ...]) -> None:
    assert len({sounds(word) for word in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Мелков", "Малков"), ("Malkov", "Markov"), ("Ботнев", "Бутнев")])
def test_other_names_sound_differently(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Маск", "Musk"), ("Бильд", "Bild"), ("Трамп", "Trump"), ("Блумберг", "Bloomberg")]
)
def test_bones_are_what_names_carried_over_by_ear_share(one: str, other: str) -> None:
    assert bones(one) == bones(other)


@given(st.text(alphabet="abzABZ019 .,-`'\"абвгґдеєёиіїйяАБВГҐДЕЄЁИІЇЙЯ«»“”„’—–…"))
def test_usual_signs_fold_alone_as_they_do_beside_others(text: str) -> None:
    assert fold(text + "é") == fold(text) + "e"


@pytest.mark.parametrize("sign", [chr(code) for code in range(128)])
def test_a_plain_sign_folds_beside_plain_ones_as_it_does_beside_others(sign: str) -> None:
    """A text of nothing but ASCII goes a quicker way."""
    plain = f"aB{sign}Cd"
    assert fold(plain + "\u0142") == fold(plain) + "\u0142"
    assert fold_in_place(plain) == fold(plain)
