"""The data files of the thread's words are checked before they are used."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from reportedly.errors import BadLexicon
from reportedly.thread.lexicon import check, lexicon

FILES = ("de.toml", "en.toml", "pl.toml", "ru.toml", "uk.toml")


def table(name: str = "en.toml") -> dict[str, Any]:
    return tomllib.loads(resources.files("reportedly.thread").joinpath("data", name).read_text("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_the_form_and_is_sorted(name: str) -> None:
    check(name, table(name))
    for section, keys in table(name).items():
        for key, entries in keys.items():
            if isinstance(entries, list) and key not in ("months", "weekdays"):
                assert entries == sorted(entries), f"{name} [{section}] {key}"


@pytest.mark.parametrize("name", FILES)
def test_each_file_names_twelve_months_and_months_never_contradict(name: str) -> None:
    one = check(name, table(name))
    assert set(one.months.values()) == set(range(1, 13))
    assert all(lexicon().months[word] == number for word, number in one.months.items())


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("dates", "months", [["january"]]),
        ("dates", "ago", ["{n} ago"]),
        ("dates", "units", {"minute": ["m"]}),
        ("header", "online", "online"),
        ("quote", "before", ["Quote:"]),
        ("furniture", "actions", [""]),
    ],
)
def test_a_broken_file_is_a_coded_error_that_names_the_place(section: str, key: str, value: object) -> None:
    broken = table()
    broken[section][key] = value
    with pytest.raises(BadLexicon) as caught:
        check("thread/data/en.toml", broken)
    assert caught.value.failure.input == "thread/data/en.toml"
    assert key in caught.value.failure.place
