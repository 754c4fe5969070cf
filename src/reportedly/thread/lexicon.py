"""The words of threads in every language that has a data file, merged: a page's language is not yet known here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from reportedly.errors import BadLexicon

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_LISTS: dict[str, tuple[str, ...]] = {
    "dates": ("weekdays", "before_clock", "after_year", "after_clock", "today", "yesterday", "just_now", "one"),
    "header": (
        "online",
        "offline",
        "after_name",
        "beside_name",
        "answers",
        "before_name",
        "before_date",
        "counted",
        "after_date",
        "no_author",
        "ranks",
        "in_sentences",
    ),
    "quote": ("before_date",),
    "entry": ("name", "sender", "words"),
    "furniture": ("actions", "onward", "edited", "removed", "removed_by", "ads", "headings", "ends"),
}
_TEMPLATES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "dates": (("ago", ("{n}", "{unit}")),),
    "quote": (("before", ("{name}",)), ("after", ("{name}",))),
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their role, casefolded, longest first.

    `months` gives the number of a month's word; `ago` pairs each template of a relative time with the units of its
    own language, because a word may be a year in one language and an hour in another.
    """

    months: dict[str, int]
    ago: tuple[tuple[str, dict[str, str]], ...]
    words: dict[str, tuple[str, ...]]

    def has(self, role: str, word: str) -> bool:
        """Whether `word`, casefolded, is one of `role`."""
        return word in _set(role)

    def of(self, role: str) -> tuple[str, ...]:
        """The words of `role`, written `section.key` ("header.online")."""
        return self.words[role]


def _bad(name: str, place: str, says: str) -> BadLexicon:
    return BadLexicon(
        name, says, place=place, remedy="Give a list of non-empty strings in the form that lexicon.py says."
    )


def _strings(name: str, place: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
        raise _bad(name, place, "it is not a list of words.")
    return [entry.casefold() for entry in value]


def check(name: str, table: dict[str, Any]) -> Lexicon:
    """The lexicon of one data file, once its form is checked.

    Raises `BadLexicon` when a section, a list or a part of a template is missing.
    """
    words: dict[str, tuple[str, ...]] = {}
    for section, keys in _LISTS.items():
        for key in keys:
            words[f"{section}.{key}"] = tuple(_strings(name, f"[{section}] {key}", table.get(section, {}).get(key)))
    for section, templates in _TEMPLATES.items():
        for key, parts in templates:
            entries = _strings(name, f"[{section}] {key}", table.get(section, {}).get(key))
            for entry in entries:
                if any(entry.count(part) != 1 for part in parts):
                    raise _bad(name, f"[{section}] {key}", f"{entry!r} does not hold each of {parts} once.")
            words[f"{section}.{key}"] = tuple(entries)
    months = table["dates"].get("months")
    if not isinstance(months, list) or len(months) != 12:
        raise _bad(name, "[dates] months", "it does not hold twelve lists.")
    units = table["dates"].get("units")
    if not isinstance(units, dict) or set(units) != set(_UNITS):
        raise _bad(name, "[dates.units]", f"it does not hold {', '.join(_UNITS)}.")
    unit_of = {word: unit for unit in _UNITS for word in _strings(name, f"[dates.units] {unit}", units[unit])}
    return Lexicon(
        months={
            word: number
            for number, entries in enumerate(months, 1)
            for word in _strings(name, "[dates] months", entries)
        },
        ago=tuple((template, unit_of) for template in words["dates.ago"]),
        words=words,
    )


@cache
def lexicon() -> Lexicon:
    """The words of all languages together, longest first, read once.

    Raises `BadLexicon` when a data file does not have the form that `check` wants.
    """
    months: dict[str, int] = {}
    ago: list[tuple[str, dict[str, str]]] = []
    words: dict[str, set[str]] = {}
    folder = resources.files("reportedly.thread").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        name = f"thread/data/{file.name}"
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise BadLexicon(name, f"{error}.", remedy="Mend the file's TOML.") from error
        one = check(name, table)
        months.update(one.months)
        ago.extend(one.ago)
        for role, entries in one.words.items():
            words.setdefault(role, set()).update(entries)
    return Lexicon(
        months=months,
        ago=tuple(ago),
        words={role: tuple(sorted(entries, key=lambda word: (-len(word), word))) for role, entries in words.items()},
    )


@cache
def _set(role: str) -> frozenset[str]:
    return frozenset(lexicon().of(role))


@cache
def beginning(role: str) -> re.Pattern[str]:
    """Matches a text that begins with a word of `role`, a whole one."""
    words = "|".join(re.escape(word) for word in lexicon().of(role))
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


@cache
def ending(role: str) -> re.Pattern[str]:
    """Finds a word of `role`, a whole one, at the end of a text."""
    words = "|".join(re.escape(word) for word in lexicon().of(role))
    return re.compile(rf"(?<!\w)(?:{words})\Z", re.IGNORECASE)
