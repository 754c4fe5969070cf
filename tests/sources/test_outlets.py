"""The outlets that are known beforehand: the most cited, short and long, in three languages and in every case."""

import pytest

from reportedly.sources.gazetteer import SORTS, gazetteer
from reportedly.sources.lexicon import read_data


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("FT", "Financial Times"),
        ("the Financial Times", "Financial Times"),
        ("WSJ", "The Wall Street Journal"),
        ("NYT", "The New York Times"),
        ("WaPo", "The Washington Post"),
        ("WP", "The Washington Post"),
        ("SCMP", "South China Morning Post"),
        ("УП", "Українська правда"),
        ("Української правди", "Українська правда"),
        ("Европейской правде", "Европейская правда"),
        ("Укрінформу", "Ukrinform"),
        ("Укринформом", "Ukrinform"),
        ("РИА", "RIA Novosti"),
        ("РБК", "РБК"),
        ("Интерфаксу", "Interfax"),
        ("УНІАНу", "UNIAN"),
        ("Медузе", "Meduza"),
        ("Ведомостям", "Ведомости"),
        ("Известиями", "Известия"),
        ("Суспільному", "Suspilne"),
        ("Блумберга", "Bloomberg"),
        ("Радио Свободы", "Radio Liberty"),
        ("LB.ua", "LB.ua"),
    ],
)
def test_an_outlet_is_known_in_any_case_and_abbreviation(written: str, name: str) -> None:
    known = gazetteer().outlet(written.split())
    assert known is not None and known.name == name


def test_small_letters_are_no_abbreviation() -> None:
    assert gazetteer().outlet(["ft"]) is None and gazetteer().outlet(["уп"]) is None


def test_there_are_two_hundred_of_them_each_spelling_of_one_alone() -> None:
    data = read_data("outlets.toml")
    outlets = [(name, spellings) for sort in SORTS for name, spellings in data[sort].items()]
    assert len(outlets) >= 200
    spelled = [spelling for name, others in outlets for spelling in (name, *others)]
    assert len(spelled) == len(set(spelled))
    assert all(list(data[sort]) == sorted(data[sort]) for sort in SORTS)
    assert set(data["plain"]["names"]) <= set(spelled)
