"""To whom something was said, as the sentence tells: the outlet that relays it, everybody, or the page itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.errors import BadLexicon
from reportedly.model import Attribution, Source, Span
from reportedly.sources.lexicon import LANGUAGES, read_data
from reportedly.sources.people import same_word

SENTENCE_BREAK = re.compile(r"[.!?…][»”\"')]*\s|\n")
_LONGEST = 600
_TOLD_WITHIN = 80
_CLOSE = 30
_LED = 15
_LED_BY = re.compile(
    r"\s+(?:the\s+)?((?:(?!(?:about|at|in|of|on|that|в|во|из|на|о|об|от|по|про|с|у|що|что)\b)\w+\s+)?)", re.IGNORECASE
)
_NAME = re.compile(r"\s+(?:the\s+)?[«“\"„]?(?=[^\W\d_])([^\W_]+)", re.IGNORECASE)
_WORK = re.compile(
    r"[»”\"]?(?:\s+(?:article|publication|report|story)|['’]s?\s+(?!(?:inquir|quer|question|request)))", re.IGNORECASE
)
"""Behind an outlet's name: it is not the outlet that is spoken of, but what it wrote."""


@cache
def words(section: str) -> re.Pattern[str]:
    """The words of a section of relay.toml in every language, as one pattern; raises `BadLexicon`."""
    table = read_data("relay.toml").get(section)
    if not isinstance(table, dict) or set(table) != set(LANGUAGES):
        raise BadLexicon("relay.toml", f"[{section}] does not name each language once.", remedy="See telling.py.")
    entries = [re.escape(entry).replace("\\~", r"\w*") for language in LANGUAGES for entry in table[language]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(entries, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def start(attribution: Attribution) -> int:
    """Where its own words begin: a content may stand long before them."""
    return min(begin for begin, _ in (*attribution.cue, *attribution.source) or attribution.content)


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around a place begins."""
    begin = max(0, position - _LONGEST)
    ends = [match.end() for match in SENTENCE_BREAK.finditer(text, begin, position)]
    return ends[-1] if ends else begin


def looks_back(text: str, attribution: Attribution) -> bool:
    """Whether the sentence of an attribution opens with a word of looking back: "Earlier", «Напомним»."""
    return words("recall").match(text, sentence_start(text, start(attribution))) is not None


def to_everybody(text: str, attribution: Attribution) -> bool:
    """Whether a speaker is said to speak in public or to the page itself: "at a briefing", "told us"."""
    return any(True for _ in outside(text, attribution, words("public")))


def tellings(text: str, attribution: Attribution) -> list[int]:
    """The places right behind which stands who was told or who asked: "told the Beacon", «на запрос «Маяка»»."""
    told = [
        telling.end()
        for begin, end in attribution.cue
        for telling in words("told").finditer(text, begin, min(len(text), end + _LED))
        if not SENTENCE_BREAK.search(text, begin, telling.start())
    ]
    return [*told, *outside(text, attribution, words("asked"))]


def same_place(text: str, attribution: Attribution) -> bool:
    """Whether somebody is said to speak where the relay before him stood: "in the same report", «там же»."""
    ends = {end for _, end in attribution.source}  # a source that is the place itself: «там же уверяли»
    return any(end not in ends for end in outside(text, attribution, words("there")))


def was_told(
    text: str, attribution: Attribution, places: Sequence[int], carrier: Source, *, latest: bool = True
) -> bool:
    """Whether a carrier is the one who was told: it stands behind one of the `places` of `tellings`.

    latest: whether it is the carrier that relayed last, whom a common noun ("the paper") means, and whose name may
    stand a little further off.
    """
    if latest and any(_called(text, place) for place in places):
        return True
    within = _TOLD_WITHIN if latest else _CLOSE
    return any(
        _named_so(text, place, carrier) or mentioned(text, carrier, (place, place + within), attribution)
        for place in places
    )


def _called(text: str, place: int) -> bool:
    """Whether a common noun for a carrier stands right behind a place: "the German tabloid", «изданию»."""
    led = _LED_BY.match(text, place)
    return any(words("addressee").match(text, at) for at in ((led.start(1), led.end()) if led else ()))


def _named_so(text: str, place: int, carrier: Source) -> bool:
    """Whether the name right behind a place is a word of the carrier's: «Листком» of «Городской листок»."""
    name = _NAME.match(text, place)
    if name is None or _WORK.match(text, name.end()):
        return False
    return any(len(part) > 3 and same_word(name.group(1), part) for part in carrier.name.split())


def mentioned(text: str, carrier: Source, place: Span, attribution: Attribution) -> bool:
    """Whether a carrier stands in a place of the same sentence, outside the attribution's content."""
    for at in range(bisect_left(carrier.mentions, (place[0],)), len(carrier.mentions)):
        begin, end = carrier.mentions[at]
        if begin >= place[1]:
            return False
        if _within(begin, attribution.content) or _WORK.match(text, end):
            continue
        if not SENTENCE_BREAK.search(text, place[0], begin):
            return True
    return False


def sentence_of(text: str, attribution: Attribution) -> Span:
    """The sentence around the words of an attribution, up to the end of that in which its cue ends."""
    own = start(attribution)
    cue = max(end for _, end in attribution.cue or ((own, own),))
    furthest = min(len(text), max(own, cue) + _LONGEST)
    stop = SENTENCE_BREAK.search(text, cue, furthest)
    return sentence_start(text, own), stop.start() if stop else furthest


def outside(text: str, attribution: Attribution, pattern: re.Pattern[str]) -> Iterator[int]:
    """Where each match of a pattern in the sentence of an attribution ends, of those outside its content."""
    for match in pattern.finditer(text, *sentence_of(text, attribution)):
        if not _within(match.start(), attribution.content):
            yield match.end()


def _within(place: int, spans: Sequence[Span]) -> bool:
    return any(begin <= place < end for begin, end in spans)
