"""Which language a text is in: the three that are known, those that are not, and when to say nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language.identify import KNOWN, identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour master said on Tuesday that the second pier would stay closed until spring.", "en"),
        ("Начальник порта заявил во вторник, что второй причал останется закрытым до весны.", "ru"),
        ("Начальник порту заявив у вівторок, що другий причал залишиться закритим до весни.", "uk"),
    ],
)
def test_the_three_known_languages(text: str, language: str) -> None:
    assert identify(text) == language
    assert language in KNOWN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Hafenmeister sagte am Dienstag, dass der Pier bis zum Frühling geschlossen bleibt.",
            "de",
        ),
        (
            "Le capitaine du port a déclaré mardi que la jetée resterait fermée jusqu'au printemps.",
            "fr",
        ),
        ("Kapitan portu powiedział we wtorek, że drugie molo pozostanie zamknięte do wiosny.", "pl"),
        (
            "Началникът на пристанището заяви във вторник, че кеят ще остане затворен до пролетта.",
            "bg",
        ),
        ("Начальнік порта заявіў у аўторак, што другі прычал застанецца закрытым да вясны.", "be"),
        ("Капетан луке је рекао у уторак да ће друго пристаниште остати затворено до пролећа.", "sr"),
        ("Ο λιμενάρχης δήλωσε την Τρίτη ότι η δεύτερη προβλήτα θα παραμείνει κλειστή.", "el"),
        ("ნავსადგურის უფროსმა განაცხადა, რომ მეორე ნავმისადგომი დაკეტილი დარჩება.", "ka"),
        ("港務長週二表示，第二碼頭將關閉至春季。", "zh"),
        ("港長は火曜日、第二埠頭は春まで閉鎖されると述べた。", "ja"),
    ],
)
def test_a_language_that_is_not_known_is_told_and_not_taken_for_one_that_is(text: str, language: str) -> None:
    assert identify(text) == language
    assert language not in KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "👍👍",
        "2023",
        "OK",
        "Ha",
        "Да",
        "Спасибо",
        "+1",
        "https://example.org/a-long-path-of-words",
    ],
)
def test_too_little_text_is_no_language(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize(("text", "language"), [("Дякую, її звати Ївга", "uk"), ("Это ещё вопрос", "ru")])
def test_letters_of_one_language_alone_decide_even_in_a_short_comment(text: str, language: str) -> None:
    assert identify(text) == language


def test_a_russian_page_that_quotes_a_ukrainian_name_is_russian() -> None:
    text = (
        "Газета «Вільний край» пишет, что в порту было тихо. По словам рыбаков, лодки вышли в море затемно, "
        "а вернулись только к обеду, когда ветер уже стих и были видны оба берега."
    )
    assert identify(text) == "ru"


def test_capitals_and_quoted_names_of_another_script_do_not_mislead() -> None:
    assert identify("THE HARBOUR MASTER SAID THAT THE PIER WOULD STAY CLOSED, «Причал» WRITES.") == "en"


def test_half_latin_half_cyrillic_is_not_guessed() -> None:
    assert identify("the pier is closed, they say причал закрыт, говорят они там") is None


@given(st.text())
@settings(deadline=None)
def test_any_text_gives_a_code_of_two_letters_or_nothing(text: str) -> None:
    language = identify(text)
    assert language is None or (len(language) == 2 and language.isascii())


def test_importing_the_room_does_not_load_the_model() -> None:
    code = "import sys, reportedly.language.identify; print({'py3langid', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
