"""The words of a language that colour an attribution, from its data file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from reportedly.errors import BadLexicon
from reportedly.model import Act, Certainty

_CERTAINTIES: tuple[Certainty, ...] = ("questioned", "denied", "alleged", "asserted")
_ACTS: tuple[Act, ...] = ("silence", "attitude", "knowledge")
_HEDGES = ("over", "plain", "cue")
_DISCOURSE = ("answers", "deeper", "expletives", "nobody", "passive", "pronouns", "relative", "voiced")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled whole-word patterns; `certainty` and `act` in the order in which they decide."""

    language: str
    certainty: tuple[tuple[Certainty, re.Pattern[str]], ...]
    act: tuple[tuple[Act, re.Pattern[str]], ...]
    hedge_over: re.Pattern[str]
    hedge_plain: re.Pattern[str]
    hedge_cue: re.Pattern[str]
    answers: re.Pattern[str]
    deeper: re.Pattern[str]
    expletives: re.Pattern[str]
    nobody: re.Pattern[str]
    passive: re.Pattern[str]
    pronouns: re.Pattern[str]
    relative: re.Pattern[str]
    voiced: re.Pattern[str]


def _words(name: str, section: str, key: str, table: dict[str, Any]) -> re.Pattern[str]:
    entries = table.get(section, {}).get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
        raise BadLexicon(
            name,
            f"[{section}] {key} is not a list of words.",
            place=f"[{section}]",
            remedy="Give a list of non-empty strings.",
        )
    try:
        # An empty list matches nothing rather than everything.
        return re.compile(rf"(?<!\w)(?:{'|'.join(entries)})(?!\w)" if entries else r"(?!)", re.IGNORECASE)
    except re.error as error:
        entry, why = next(((entry, why) for entry in entries if (why := _fault(entry))), ("|".join(entries), error))
        raise BadLexicon(
            name,
            f"{entry!r} is no regular expression: {why}.",
            place=f"[{section}] {key}",
            remedy="Mend the entry.",
        ) from error


def _fault(entry: str) -> re.error | None:
    """Why an entry is no regular expression; None where it is one."""
    try:
        re.compile(entry)
    except re.error as error:
        return error
    return None


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of `language`; a language without one takes that of its nearest relation, else English.

    Raises `BadLexicon` when the data file does not have the form above.
    """
    chosen = language if language in ("en", "ru", "uk") else {"be": "ru", "bg": "ru"}.get(language or "", "en")
    name = f"attribution/data/{chosen}.toml"
    raw = resources.files("reportedly.attribution").joinpath("data", f"{chosen}.toml").read_bytes()
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadLexicon(name, f"{error}.", remedy="Mend the file's TOML.") from error
    pattern = {
        (section, key): _words(name, section, key, table)
        for section, keys in (
            ("certainty", _CERTAINTIES),
            ("act", _ACTS),
            ("hedges", _HEDGES),
            ("discourse", _DISCOURSE),
        )
        for key in keys
    }
    return Lexicon(
        language=chosen,
        certainty=tuple((key, pattern["certainty", key]) for key in _CERTAINTIES),
        act=tuple((key, pattern["act", key]) for key in _ACTS),
        hedge_over=pattern["hedges", "over"],
        hedge_plain=pattern["hedges", "plain"],
        hedge_cue=pattern["hedges", "cue"],
        answers=pattern["discourse", "answers"],
        deeper=pattern["discourse", "deeper"],
        expletives=pattern["discourse", "expletives"],
        nobody=pattern["discourse", "nobody"],
        passive=pattern["discourse", "passive"],
        pronouns=pattern["discourse", "pronouns"],
        relative=pattern["discourse", "relative"],
        voiced=pattern["discourse", "voiced"],
    )
