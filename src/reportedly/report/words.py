"""The words that the reports say, in one place: verdicts, certainty, how sure, times."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from reportedly.language.visible import one_line
from reportedly.model import (
    Attribution,
    Document,
    DocumentKind,
    Headline,
    Precision,
    Source,
    SourceKind,
    Span,
    Spans,
    Verdict,
)

GUESS_BELOW = 0.5
NOBODY = "nobody named"
THE_PAGE = "this page"
_LONG = 90


class VerdictWords(NamedTuple):
    """How a headline's verdict is said: a tag, a sentence, and its place in the order of what to look at first."""

    tag: str
    says: str
    urgency: int


VERDICTS: dict[Verdict, VerdictWords] = {
    "dropped": VerdictWords("dropped", "The headline drops the attribution", 0),
    "misattributed": VerdictWords("misattributed", "The headline names the wrong source", 1),
    "partial": VerdictWords("partial", "The headline names a source and hides the relay", 2),
    "kept": VerdictWords("kept", "The headline keeps the attribution", 3),
    "none": VerdictWords("nothing to drop", "The headline has nothing to drop", 4),
}
NO_VERDICT = VerdictWords("no verdict", "No verdict on a headline", 5)

KINDS: dict[SourceKind, str] = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "channel": "channel",
    "document": "document",
    "group": "group",
    "anonymous": "unnamed",
    "impersonal": "no one",
    "vague": "vague",
}

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # not strftime, whose names depend on the machine
_MOMENT = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")


def is_told(kind: DocumentKind, verdict: Verdict) -> bool:
    """Whether a verdict is told: the title of a thread or chat is a reader's, of whom none expects a source."""
    return verdict != "none" or kind not in ("thread", "chat")


def headline(document: Document) -> Headline | None:
    """The verdict on the headline, None where there is none to tell."""
    judged = document.headline
    return judged if judged and is_told(document.kind, judged.attribution) else None


def verdict(document: Document) -> VerdictWords:
    """How the headline's verdict is said; documents without one to tell get `NO_VERDICT`."""
    judged = headline(document)
    return VERDICTS[judged.attribution] if judged else NO_VERDICT


def is_guess(attribution: Attribution) -> bool:
    """Whether the machine itself calls this one a guess: a continuation, or less than half sure."""
    return attribution.confidence < GUESS_BELOW or attribution.because.startswith("continues")


def how_sure(attribution: Attribution) -> str:
    """How sure the machine is, in words."""
    if is_guess(attribution):
        return "a guess"
    if attribution.confidence >= 0.9:
        return "very sure"
    return "fairly sure" if attribution.confidence >= 0.7 else "not so sure"


def bar(attribution: Attribution) -> int:
    """How sure the machine is, in fifths: 0 to 5, and never full for a guess."""
    return max(0, min(5, int(attribution.confidence * 5 + 0.5)))


def party_name(source: Source | None, words: str) -> str:
    """What to call a speaker: the party's name, else the words that name it, else that nobody is named."""
    return one_line(source.name if source is not None and source.name.strip() else words) or NOBODY


def document_name(document: Document) -> str:
    """What to call a document in a list: its title, or the first words of a text that has none."""
    title = one_line(document.title or "")
    if title:
        return title
    start = one_line(document.text[: 4 * _LONG])
    return (start[:_LONG].rsplit(" ", 1)[0] + " …" if len(start) > _LONG else start) or "A document without text"


def own_title(document: Document) -> str:
    """The title over the text, where the first words would stand twice."""
    return one_line(document.title or "") or "Without a title"


def page_name(document: Document) -> str:
    """Who publishes: the root of every chain of relays on the page."""
    return one_line(document.outlet or "") or THE_PAGE


def quoted(text: str, spans: Spans) -> str:
    """The words that the spans hold, on one line, pieces joined by an ellipsis; spans outside the text hold none."""
    return " … ".join(filter(None, (one_line(text[start:end]) for start, end in map(_inside, spans))))


@lru_cache(maxsize=4096)
def moment(published: str | None, precision: Precision | None) -> str:
    """A time as people write it: "18 September 2025, 10:20 +03:00"; what is no ISO 8601 time is given as it is.

    >>> moment("2025-09-18T10:20+03:00", "minute")
    '18 September 2025, 10:20 +03:00'
    >>> moment("2025-09", "month")
    'September 2025'
    """
    if not published:
        return ""
    found = _MOMENT.fullmatch(published.strip())
    if not found or not is_time(published):
        return one_line(published)
    year, month, day, clock, zone = found.groups()
    said = f"{_MONTHS[int(month) - 1]} {year}"
    if day:
        said = f"{int(day)} {said}"
    if clock and precision != "day":
        clock = clock.removesuffix(":00") if len(clock) > 5 else clock
        said += f", {clock}" + (f" {'UTC' if zone == 'Z' else zone}" if zone else "")
    return f"about {said}" if precision == "relative" else said


@lru_cache(maxsize=4096)
def is_time(published: str) -> bool:
    """Whether a machine would understand this as a time (and HTML's `datetime` may hold it)."""
    value = published.strip()
    try:
        datetime.fromisoformat(f"{value}-01" if len(value) == 7 else value)
    except ValueError:
        return False
    return _MOMENT.fullmatch(value) is not None


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 attribution", "2 attributions"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", "\u2009")


def _inside(span: Span) -> Span:
    return max(0, span[0]), max(0, span[1])
