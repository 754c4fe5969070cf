"""When a text says that something was: the day of the week, and days and years told from the day of writing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "ru", "uk")

_NAME = "data/dates.toml"
_NUMERIC = re.compile(r"(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)(?!\d)")
_UNITS = ("week", "month", "year")


@dataclass(frozen=True, slots=True)
class When:
    """Days of the week, 0 being Monday, and what is told from the day of writing: "yesterday", "next_year"."""

    days: frozenset[int]
    relative: frozenset[str]


def when(folded: str, language: str | None) -> When:
    """When, in a folded text; of an unknown language nothing is read.

    >>> when("on tuesday, not yesterday", "en")
    When(days=frozenset({1}), relative=frozenset({'yesterday'}))
    """
    if language not in LANGUAGES:
        return When(frozenset(), frozenset())
    days, relative = _patterns(language)
    return When(
        frozenset(day for day, pattern in enumerate(days) if pattern.search(folded)),
        frozenset(name for name, pattern in relative.items() if pattern.search(folded)),
    )


def differing_times(a: When, b: When) -> str | None:
    """What both say of when and say differently, in words; a weekday against "yesterday" is no difference.

    >>> differing_times(when("on tuesday", "en"), when("в пятницу", "ru"))
    'Tuesday against Friday'
    """
    if a.days and b.days and not a.days & b.days:
        return f"{DAYS[min(a.days)]} against {DAYS[min(b.days)]}"
    for unit in ("day", *_UNITS):
        one, other = ({name for name in side.relative if _unit(name) == unit} for side in (a, b))
        if one and other and not one & other:
            return f"{min(one)} against {min(other)}".replace("_", " ")
    return None


def spelled_dates(folded: str, months: tuple[str, ...]) -> str:
    """A folded text with dates of digits written with the name of the month, as in 3.07.2019.

    >>> spelled_dates("on 03.07.2019", ("january",) * 6 + ("july",) * 6)
    'on 3 july 2019'
    """
    return _NUMERIC.sub(lambda found: f"{int(found[1])} {months[int(found[2]) - 1]} {found[3]}", folded)


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _unit(name: str) -> str:
    return next((unit for unit in _UNITS if name.endswith(unit)), "day")


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], ...], Mapping[str, re.Pattern[str]]]:
    data = tomllib.loads((files("reportedly.claims") / _NAME).read_text(encoding="utf-8"))[language]
    whole = tuple(re.compile(rf"(?<!\w)(?:{one})(?!\w)") for one in data["days"])
    return whole, {name: re.compile(rf"(?<!\w)(?:{one})(?!\w)") for name, one in data["relative"].items()}
