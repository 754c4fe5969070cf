"""The data files of the forms, and the loader that checks them."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from reportedly.attribution.forms.lexicon import Words, lexicon, parse
from reportedly.errors import BadLexicon

LANGUAGES = ("en", "ru", "uk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_file_of_each_language_is_read(language: str) -> None:
    lex = lexicon(language)
    assert lex.language == language
    assert len(lex.verbs) > 300
    assert lex.accordings
    assert lex.nouns


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_a_data_file_are_sorted_and_hold_nothing_twice(language: str) -> None:
    raw = resources.files("reportedly.attribution").joinpath("forms", "data", f"{language}.toml").read_bytes()
    for name, entries in tomllib.loads(raw.decode("utf-8"))["words"].items():
        assert entries == sorted(set(entries)), name


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", ["сообщает", "сообщили", "заявил", "говорится", "подчеркнул", "опроверг", "рассказали", "пишет"]),
        ("uk", ["повідомляє", "повідомили", "заявив", "йдеться", "наголосив", "спростувала", "розповів", "пише"]),
        ("en", ["reports", "said", "denied", "learnt", "claims", "wrote", "told"]),
    ],
)
def test_a_verb_is_known_in_its_forms(language: str, forms: list[str]) -> None:
    verbs = lexicon(language).verbs
    assert [form for form in forms if form not in verbs] == []


def test_a_language_without_a_file_takes_that_of_its_nearest_relation() -> None:
    assert lexicon("be").language == "ru"
    assert lexicon("de").language == "en"


def test_a_list_knows_words_beginnings_and_the_longest_phrase() -> None:
    words = Words(["источник*", "сми", "об этом", "об этом факте"])
    assert "источниками" in words
    assert "сми" in words
    assert "смирно" not in words
    assert words.at(("об", "этом", "факте"), 0) == 3
    assert words.at(("об", "этом"), 0) == 2
    assert words.at(("об", "отце"), 0) == 0


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ({"words": {"nonsense": ["a"]}}, "nonsense"),
        ({"words": {"adverbs": "today"}}, "not a list"),
        ({"words": {"adverbs": ["Today"]}}, "small letters"),
        ({"verbs": [{"id": "E2", "takes": ["that"], "regular": ["say"]}]}, "that"),
        ({"verbs": [{"id": "E2", "certainty": "sure", "regular": ["say"]}]}, "sure"),
        ({"verbs": [{"id": "E2", "forms": {"future": ["will say"]}}]}, "future"),
    ],
)
def test_a_data_file_that_is_wrong_is_refused_with_what_is_wrong(table: dict[str, object], what: str) -> None:
    with pytest.raises(BadLexicon, match=what):
        parse("xx.toml", {"language": "en", **table})
