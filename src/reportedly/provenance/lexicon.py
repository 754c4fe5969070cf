"""The words with which a title marks hearsay, from the data file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import BadLexicon

_NAME = "provenance/data/titles.toml"


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """Compiled whole-word patterns of one language."""

    reportive: re.Pattern[str]


@cache
def lexicon(language: str | None) -> TitleLexicon:
    """The words of `language`, those of English for one that has none; raises `BadLexicon`."""
    raw = resources.files("reportedly.provenance").joinpath("data", "titles.toml").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(raw)["reportive"]
        words = table.get(language, table["en"])
        return TitleLexicon(reportive=re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise BadLexicon(
            _NAME, f"{error}.", place="[reportive]", remedy="Give each language a list of words."
        ) from error
