"""Cues that tell what somebody did with words, rather than what he says: asking, ordering, answering."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from reportedly.errors import BadLexicon


def acts(language: str | None) -> re.Pattern[str]:
    """Cues of asking, ordering and the like in `language` (English for one that has none); raises `BadLexicon`.

    >>> bool(acts("en").search("has asked")), bool(acts("en").search("has said"))
    (True, False)
    """
    return _cues("acts.toml", language)


def answers(language: str | None) -> re.Pattern[str]:
    """Cues of commenting on what others report; raises `BadLexicon`.

    >>> bool(answers("uk").search("прокоментував"))
    True
    """
    return _cues("answers.toml", language)


def opening_pronoun(language: str | None) -> re.Pattern[str]:
    """A pronoun for a party with which a content opens; raises `BadLexicon`.

    >>> opening_pronoun("en").match("that it had cut the rate").end(), opening_pronoun("en").match("it's cut")
    (7, None)
    """
    return _cues("pronouns.toml", language)


@cache
def _cues(name: str, language: str | None) -> re.Pattern[str]:
    raw = resources.files("reportedly.claims").joinpath("data", name).read_text(encoding="utf-8")
    try:
        lists: dict[str, list[str]] = tomllib.loads(raw)
        words = "|".join(lists.get(language or "en", lists["en"]))
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, re.error) as error:
        raise BadLexicon(f"claims/data/{name}", f"{error}.", remedy="Give a list of cues for each language.") from error


_BIDDING = re.compile(r"(?!that\b|if\b|whether\b)(?:[\w'’-]+ ){0,4}to [a-z]+")


def bids(cue: str, content: str, language: str | None) -> bool:
    """Whether somebody is told to do something, in English, where "told" alone would pass on a report.

    >>> bids("told", "the crew to leave the dam", "en"), bids("told", "to leave the dam", "en")
    (True, True)
    >>> bids("told", "the paper that they had to leave", "en")
    False
    """
    return language == "en" and cue.strip().lower() in ("told", "tells", "has told") and bool(_BIDDING.match(content))
