"""What texts say of those whom they do not name: how many they are, what they are, and who was there himself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import BadLexicon

_NAME = "provenance/data/people.toml"
_DIGITS = re.compile(r"(?<![\w.,:/-])([1-9]\d?)(?![\w.,:/-])")
_IDENTIFIER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PeopleLexicon:
    """Compiled whole-word patterns, over all languages: a description may stand in any of them."""

    classes: Mapping[str, re.Pattern[str]]
    papers: Mapping[str, re.Pattern[str]]
    our_reporter: re.Pattern[str]
    its_reporter: re.Pattern[str]
    reporter_word: re.Pattern[str]
    presence: re.Pattern[str]
    numbers: tuple[re.Pattern[str], ...]


@cache
def lexicon() -> PeopleLexicon:
    """The words of the data file; raises `BadLexicon`."""
    raw = resources.files("reportedly.provenance").joinpath("data", "people.toml").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(raw)
        return PeopleLexicon(
            classes={name: _whole_words(lists) for name, lists in table["classes"].items()},
            papers={name: _whole_words(lists) for name, lists in table["papers"].items()},
            our_reporter=_whole_words(table["our_reporter"]),
            its_reporter=_whole_words(table["its_reporter"]),
            reporter_word=_whole_words(table["reporter_word"]),
            presence=_whole_words(table["presence"]),
            numbers=tuple(
                _whole_words({language: [words[at]] for language, words in table["numbers"].items()})
                for at in range(min(map(len, table["numbers"].values())))
            ),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
        raise BadLexicon(_NAME, f"{error}.", remedy="Give each list for each language.") from error


def _whole_words(lists: Mapping[str, list[str]]) -> re.Pattern[str]:
    words = "|".join(word for some in lists.values() for word in some)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def number_of(descriptions: Iterable[str]) -> int:
    """How many people the descriptions say that there are, the most that one of them says; 1 where none does.

    >>> number_of(["two officials"]), number_of(["двое чиновников", "чиновники"]), number_of(["одне з двох джерел"])
    (2, 2, 1)
    """
    return max((_number(text) for text in descriptions), default=1)


def _number(text: str) -> int:
    found = [
        (match.start(), number)
        for number, pattern in enumerate(lexicon().numbers, start=1)
        if (match := pattern.search(text)) is not None
    ]
    found += [(match.start(), int(match[1])) for match in _DIGITS.finditer(text)]
    return min(found)[1] if found else 1


def classes_of(descriptions: Iterable[str]) -> frozenset[str]:
    """The classes of people that the descriptions name, empty where they name none.

    >>> sorted(classes_of(["a source in the General Staff"])), classes_of(["people familiar with the matter"])
    (['military'], frozenset())
    """
    texts = " | ".join(descriptions)
    return frozenset(name for name, pattern in lexicon().classes.items() if pattern.search(texts))


def papers_of(descriptions: Iterable[str]) -> frozenset[str]:
    """The kinds of paper that the descriptions name, empty where they name none."""
    texts = " | ".join(descriptions)
    return frozenset(name for name, pattern in lexicon().papers.items() if pattern.search(texts))


def identifiers_of(descriptions: Iterable[str]) -> frozenset[str]:
    """The numbers by which papers are told apart (of a file, of a day)."""
    return frozenset(number for text in descriptions for number in _IDENTIFIER.findall(text))


def fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two descriptions may be of the same: one says nothing, or they have a class in common."""
    return not one or not other or bool(one & other)


def is_reporter(description: str) -> bool:
    """Whether a source is a reporter and no more is said than whose: the publisher's own.

    >>> is_reporter("our correspondent"), is_reporter("кореспондент"), is_reporter("Jane Doe, a reporter for the Oak")
    (True, True, False)
    """
    words = lexicon()
    text = description.strip()
    return words.our_reporter.search(text) is not None or any(
        pattern.fullmatch(text) is not None for pattern in (words.its_reporter, words.reporter_word)
    )


def was_there(sentence: str) -> bool:
    """Whether a sentence says that the publisher's own people saw for themselves.

    >>> was_there("Our reporter watched the bridge fall."), was_there("Our reporter heard of it from the mayor.")
    (True, False)
    """
    words = lexicon()
    reporter = words.our_reporter.search(sentence) or words.its_reporter.search(sentence)
    return reporter is not None and words.presence.search(sentence) is not None
