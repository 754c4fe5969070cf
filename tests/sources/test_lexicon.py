"""The data files: what the loader finds in a text, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.errors import BadLexicon
from reportedly.sources import gazetteer, lexicon
from reportedly.sources.lexicon import check_entries, entry_words


@pytest.mark.parametrize(
    ("words", "tag", "length", "plural"),
    [
        (["источники", "издания"], "noun:anonymous", 1, True),
        (["telegram", "channel"], "noun:channel", 2, False),
        (["телеграм-канал"], "noun:channel", 1, False),
        (["телеграм-каналы"], "noun:vague", 1, True),
        (["head", "of", "state"], "noun:person", 3, False),
        (["главы", "государства"], "noun:person", 2, False),
        (["agencies"], "noun:body", 1, True),
        (["официальные", "лица"], "noun:official", 2, True),
        (["джерела"], "word:plural", 1, False),
    ],
)
def test_the_longest_entry_is_found_in_any_case(words: list[str], tag: str, length: int, plural: bool) -> None:
    hit = lexicon.lexicon().at(words)
    assert hit is not None
    assert (hit.has(tag), hit.length, hit.plural) == (True, length, plural)


def test_words_that_are_in_no_file_are_not_found() -> None:
    assert lexicon.lexicon().at(["kestrel"]) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["NYT"], "The New York Times"),
        (["the", "New", "York", "Times"], "The New York Times"),
        (["Медузы"], "Meduza"),
        (["Українською", "правдою"], "Українська правда"),
        (["Рейтер"], "Reuters"),
    ],
)
def test_an_outlet_is_known_by_its_other_names_and_cases(words: list[str], name: str) -> None:
    known = gazetteer.gazetteer().outlet(words)
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize("words", [["Who"], ["Us"], ["Kestrel"], ["Dw"], ["rt"]])
def test_an_abbreviation_counts_in_capitals_only(words: list[str]) -> None:
    assert not gazetteer.gazetteer().is_body(words)
    assert gazetteer.gazetteer().outlet(words) is None


def test_one_place_is_one_in_all_its_spellings() -> None:
    spellings = (["Kyiv"], ["Kiev"], ["Киева"], ["Києві"])
    assert {gazetteer.gazetteer().place(words) for words in spellings} == {"Kyiv"}


def test_a_file_with_an_unknown_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lexicon.read_data

    def odd(name: str) -> dict[str, Any]:
        data = whole(name)
        return data | {"nouns": data["nouns"] | {"wizard": ["mage"]}} if name == "ru.toml" else data

    monkeypatch.setattr(lexicon, "read_data", odd)
    with pytest.raises(BadLexicon, match=r"ru\.toml.*wizard"):
        lexicon._entries.__wrapped__()


@pytest.mark.parametrize("lines", ["word", [1], ["fine", "~"], [""]])
def test_lists_that_are_no_lists_of_words_are_refused(lines: object) -> None:
    with pytest.raises(BadLexicon, match="some place"):
        check_entries("en.toml", "some place", lines)


def test_entries_are_folded() -> None:
    assert entry_words("Чёрный Ящик~") == ("черный", "ящик~")
