"""The words with which a title marks hearsay, from the data file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.claims.acts import acts
from reportedly.errors import BadLexicon

_NAME = "provenance/data/titles.toml"


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """Compiled whole-word patterns of one language, a list of the data file each."""

    reportive: re.Pattern[str]
    generic: re.Pattern[str]
    report: re.Pattern[str]
    acts: re.Pattern[str]


@cache
def lexicon(language: str | None) -> TitleLexicon:
    """The words of `language`, those of English for one that has none; raises `BadLexicon`."""
    raw = resources.files("reportedly.provenance").joinpath("data", "titles.toml").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(raw)
        return TitleLexicon(
            reportive=_whole_words(table["reportive"], language),
            generic=_whole_words(table["generic"], language),
            report=_whole_words(table["report"], language),
            acts=acts(language),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise BadLexicon(_NAME, f"{error}.", remedy="Give each list for each language.") from error


def _whole_words(lists: dict[str, list[str]], language: str | None) -> re.Pattern[str]:
    words = lists.get(language or "en", lists["en"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
