"""Lines that open a quotation, and whose words it is said to repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.thread.lexicon import lexicon
from reportedly.thread.lines import Line
from reportedly.thread.names import EDGE, NAME, name_like, sentence_like, without
from reportedly.thread.quotes import Voices
from reportedly.thread.times import stamps

_BRACKETED = re.compile(r"\s?\(([^()]{6,50})\)(?=\s+[^\W\d])")


def announces(line: str) -> bool:
    """Whether the line begins with the words that open a quotation ("Quote from:", «Цитата:»)."""
    return any(pattern.match(line) for pattern in _prefixes())


@cache
def _openers() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Patterns of the lines that open a quotation, and whether their author must be known to the page."""
    words = lexicon()
    date = "|".join(re.escape(word) for word in words.of("quote.before_date"))
    tail = rf"(?:[:,]?\s+[↑»]?\s*(?:{date})?\s*(?P<when>.*\d.*?))?"

    def pattern(template: str, name: str) -> re.Pattern[str]:
        before, after = (re.escape(part).replace(r"\ ", r"\s+") for part in template.split("{name}"))
        return re.compile(rf"[>\s]*{before}{name}{after}{tail}\s*[:»↑)]*\s*", re.IGNORECASE)

    found = [(pattern(entry, r"\s*(?P<name>\S.*?)"), False) for entry in words.of("quote.before")]
    found += [(pattern(entry, r"(?P<name>\S.*?)"), True) for entry in words.of("quote.after")]
    return tuple(found)


@cache
def _quote_words() -> re.Pattern[str]:
    """What every line that opens a quotation holds."""
    templates = (*lexicon().of("quote.before"), *lexicon().of("quote.after"))
    bare = {template.replace("{name}", " ").split()[0].rstrip(":") for template in templates}
    return re.compile("|".join(re.escape(word) for word in sorted(bare, key=lambda word: -len(word))), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a quotation: whose it is, and where on the line its first words stand, if they do."""

    author: str | None
    rest: int | None = None


def named(line: str) -> str | None:
    """The author whom a line names that does nothing but open a quotation, in whatever form; None for other lines."""
    if len(line) > 3 * NAME or not _quote_words().search(line):
        return None
    line = _unbracketed(line[_dated(line) :])
    for pattern, _ in _openers():
        found = pattern.fullmatch(line)
        if found is not None:
            when, name = found["when"], found["name"].strip(" \t:(")
            stamp = next(stamps(when), None) if when is not None else None
            if when is not None and stamp is None and len(when) < NAME // 3:
                # "Quote: Ada 1": the number is the name's.
                when, name = None, line[found.start("name") :].strip(" \t:()↑»")
            if stamp is not None and when is not None and _named_on(when[: stamp.start]):
                # More of the name stands before the date.
                name = line[found.start("name") : found.start("when") + stamp.start].rstrip(EDGE)
                name = without(name, "quote.before_date", end=True)[0].strip(EDGE + "(")
            if (when is None or stamp) and name_like(name) and not sentence_like(name):
                return name
    return None


def said_somewhere(line: str) -> str | None:
    """The account of a line over a quotation that goes on to say where it is from: "@anna said in The old pier:"."""
    words = line.strip()
    if len(words) > 3 * NAME or not words.startswith("@") or not words.endswith(":"):
        return None
    for pattern in _sayings():
        found = pattern.match(words)
        if found is not None:
            name = found["name"].strip(EDGE)
            return name if name_like(name) and not sentence_like(name) else None
    return None


@cache
def _sayings() -> tuple[re.Pattern[str], ...]:
    """Patterns of the words that begin with an author and what he did: "Anna wrote"."""
    entries = (re.escape(entry).replace(r"\ ", r"\s+") for entry in lexicon().of("quote.after"))
    return tuple(re.compile(entry.replace(r"\{name\}", r"(?P<name>\S.{0,60}?)") + r"\s", re.I) for entry in entries)


def _named_on(words: str) -> bool:
    """Whether what stands between a name and a date is more of the name, and not a weekday."""
    bare = words.strip(EDGE + ".").casefold()
    return bool(words.strip()) and not lexicon().has("dates.weekdays", bare)


def opening(line: Line, voices: Voices) -> Opening | None:
    """The quotation that the line opens, if it opens one."""
    text = line.text
    if not _quote_words().search(text[: 4 * NAME]):
        return None
    text = text[_dated(text) :]
    if len(text) <= 3 * NAME:
        line_ = _unbracketed(text)
        for pattern, must_be_known in _openers():
            found = pattern.fullmatch(line_)
            if found is None:
                continue
            when, name = found["when"], found["name"].strip(" \t:(")
            stamp = next(stamps(when), None) if when is not None else None
            if stamp is not None and when is not None and len(when[stamp.end :].strip(EDGE + "():")) > NAME // 10:
                continue  # the quotation itself goes on behind the date
            if when is not None and stamp is None:
                name = line_[found.start("name") :].strip(" \t:()")
            if voices.knows(name):
                return Opening(name)
            if not must_be_known and name_like(name) and not sentence_like(name):
                return Opening(name)
    glued = _glued_date(text, voices) or _repeated(text, voices)
    return glued if glued is not None else _run_on(text, voices)


def _dated(line: str) -> int:
    """Where the line goes on behind a date that it begins with: "On 1/6/2023 at 1:53 PM, Anna said:"."""
    if len(line) > 3 * NAME:
        return 0
    stamp = next(stamps(line), None)
    if stamp is None or stamp.start > 4 or line[stamp.end : stamp.end + 1] not in (",", ")"):
        return 0
    return stamp.end + len(line[stamp.end :]) - len(line[stamp.end :].lstrip(" ,)"))


def _unbracketed(line: str) -> str:
    """The line without a date in brackets: "Ada (6 January 2023 - 13:53) wrote:"."""
    found = _BRACKETED.search(line)
    stamp = next(stamps(found[1]), None) if found is not None else None
    return line if found is None or stamp is None else line[: found.start()] + line[found.end() :]


def _glued_date(text: str, voices: Voices) -> Opening | None:
    """ "Anna wrote: ↑ 6 January 2023 13:53Her words…": an author of the page, a date, the quotation on the same line."""  # noqa: E501
    head, colon, rest = text[: 6 * NAME].partition(":")
    name, said = without(head, "header.after_name", end=True)
    if not colon or not said or not voices.knows(name):
        return None
    stamp = next(stamps(rest[: 2 * NAME]), None)
    if stamp is None or rest[: stamp.start].strip(" ↑»"):
        return None
    end = len(head) + 1 + stamp.end
    half = re.match(r"\s?[ap]\.?m\.?(?=[^\W\d_a-z])", text[end:])
    end += half.end() if half else 0
    return Opening(name, end) if text[end:].strip() else None


def _repeated(text: str, voices: Voices) -> Opening | None:
    """ "Anna wrote: her words" on one line: an author of the page, and what one of her comments says."""
    head, colon, rest = text[: 6 * NAME].partition(":")
    name, said = without(head, "header.after_name", end=True)
    if not colon or not said or not voices.said(name, rest):
        return None
    return Opening(name, len(head) + 1 + len(rest) - len(rest.lstrip()))


def _run_on(text: str, voices: Voices) -> Opening | None:
    """ "Quote: Anna Koval Her words…": the name of an author of the page, then the quotation on the same line."""
    for pattern in _prefixes():
        found = pattern.match(text)
        if found is None:
            continue
        rest = text[found.end() :]
        words = [word.end() for word in re.finditer(r"\S+", rest[: 2 * NAME])][:6]
        for end in reversed(words):
            if voices.knows(rest[:end].rstrip(":")) and rest[end:].strip():
                place = end + len(rest[end:]) - len(rest[end:].lstrip())
                return Opening(rest[:end].rstrip(":"), found.end() + place)
    return None


@cache
def _prefixes() -> tuple[re.Pattern[str], ...]:
    entries = (entry.partition("{name}")[0].strip() for entry in lexicon().of("quote.before"))
    return tuple(re.compile(re.escape(entry).replace(r"\ ", r"\s+") + r"\s*", re.IGNORECASE) for entry in entries)
