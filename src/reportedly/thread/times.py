"""Printed dates to ISO 8601 with their precision, in every language of the lexicon; no clock is ever looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property

from reportedly.model import Precision
from reportedly.thread.lexicon import lexicon

LONGEST = 400
"""Code points of a text in which dates are looked for; longer lines are prose, and their cost would not be bounded."""

SHORT = 120
"""Code points of a line in which dates of a short form are looked for."""

_DELTAS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"\d[./-]\d{1,2}[./-]\d")
_CLOCK = re.compile(r"\d\s?[:h]\s?\d", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CLOCK_UNITS = ("second", "minute", "hour")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A printed date: where it stands in its line, as printed, and as ISO 8601 where that can be told.

    `form` names the way in which it is printed: the dates of one thread share it.
    """

    start: int
    end: int
    text: str
    published: str | None
    precision: Precision | None
    form: str

    @property
    def clock(self) -> bool:
        """Whether a time of day is printed, or a span of time ago."""
        return "c" in self.form.partition(":")[2] or self.form.startswith("ago")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _clock(tag: str) -> str:
    after = _any(lexicon().of("dates.after_clock"))
    return (
        rf"(?<![\d:.])(?P<h{tag}>\d{{1,2}})\s?[:h]\s?(?P<m{tag}>\d{{2}})(?:\s?:\s?(?P<s{tag}>\d{{2}}))?(?!\d|:\d)"
        rf"(?:\s?(?P<p{tag}>[ap])\.?\s?m(?![^\W\d])\.?)?(?:\s?(?:{after})(?!\w))?"
        rf"(?:\s?(?:(?:UTC|GMT)(?P<z{tag}>\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?|(?P<u{tag}>Z))(?!\w))?"
    )


@dataclass(frozen=True)
class _Form:
    """A form of dates; `needs` (year, clock) is what no date of it lacks."""

    name: str
    regex: str
    units: dict[str, str]
    needs: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a line may hold such a date: most texts hold few of the forms."""
        return re.compile(self.regex, re.IGNORECASE)


@cache
def _forms() -> tuple[_Form, ...]:
    words = lexicon()
    month = rf"(?P<month>{_any(words.months)})(?!\w)\.?"
    # Two-letter weekdays are also words and syllables of names: only with a comma or a full stop behind them.
    short = [word for word in words.of("dates.weekdays") if len(word) == 2]
    long = [word for word in words.of("dates.weekdays") if len(word) > 2]
    weekday = rf"(?:(?<!\w)(?:(?:{_any(long)})\b[.,]?|(?:{_any(short)})[.,])\s?)?"
    gap = rf"\s*(?:[,|·•/(»@–—-]\s*)?(?:(?:{_any(words.of('dates.before_clock'))})\s+)?"
    year = rf"(?P<y>(?:19|20)\d{{2}})(?!\d)(?:\s?(?:{_any(words.of('dates.after_year'))})(?!\w)\.?)?"
    on = _any(word for word in words.of("quote.before_date") if word.isalpha())
    before = rf"(?:{_clock('b')}\s*[,|·•–—-]?\s+(?:(?:{on})\s+)?)?"
    after = rf"(?:{gap}{_clock('a')})?"
    day = r"(?<![\d.:/-])(?P<d>\d{1,2})(?:st|nd|rd|th|er)?"
    numeric = (
        r"(?<![\d.:/-])(?P<n1>\d{1,2})(?P<sep>[./-])(?P<n2>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d{2}|\d{2})(?!\d|[./-]\d)"
    )
    iso = r"(?<![\d.:/-])(?P<y>(?:19|20)\d{2})(?P<sep>[./-])(?P<n2>\d{2})(?P=sep)(?P<n1>\d{2})(?!\d|[./-]\d)"
    forms = [
        ("day month year", "year", rf"{before}{weekday}{day}\.?[\s/-]\s?(?:of\s)?{month},?[\s/-]\s?{year}{after}"),
        ("month day year", "year", rf"{before}{weekday}(?<!\w){month}\s?{day},?\s{{1,2}}{year}{after}"),
        ("numeric", "", rf"{before}{weekday}{numeric}(?:\s?(?:{_any(words.of('dates.after_year'))})(?!\w)\.?)?{after}"),
        ("iso", "", rf"{before}{iso}(?:T{_clock('t')}|{after})"),
        ("day month yy", "clock", rf"{weekday}{day}\.?\s{month},?\s(?P<y>\d{{2}}){gap}{_clock('a')}"),
        ("day month", "clock", rf"{weekday}{day}\.?\s{month}{gap}{_clock('a')}"),
        ("month day", "clock", rf"{weekday}(?<!\w){month}\s?{day}{gap}{_clock('a')}"),
        ("today", "clock", rf"(?<!\w)(?P<today>{_any(words.of('dates.today'))})(?!\w){gap}{_clock('a')}"),
        ("yesterday", "clock", rf"(?<!\w)(?P<yesterday>{_any(words.of('dates.yesterday'))})(?!\w){gap}{_clock('a')}"),
        ("weekday", "clock", rf"(?<!\w)(?:{_any(long)})\b,?{gap}{_clock('a')}"),
        ("ago now", "", rf"(?<!\w)(?:{_any(words.of('dates.just_now'))})(?!\w)"),
    ]
    found = [_Form(name, pattern, {}, needs) for name, needs, pattern in forms]
    number = rf"(?:(?P<n>\d{{1,3}})\s?|(?P<a>{_any(words.of('dates.one'))})\s)"
    for template, units in words.ago:
        pattern = re.escape(template).replace(r"\{n\}\ ", number).replace(r"\{unit\}", rf"(?P<unit>{_any(units)})\.?")
        found.append(_Form("ago", rf"(?<!\w){pattern}(?!\w)".replace(r"\ ", r"\s+"), units))
    return tuple(found)


@cache
def _short_forms() -> tuple[_Form, ...]:
    """Dates too short to be told from prose: they count alone or between signs ("Like · 2y", "Mar 3 · Edited")."""
    words = lexicon()
    edge = r"(?:^|(?<=[•·|,(—–-])|(?<=[•·|,(—–-]\s))"
    end = r"(?=\s*(?:$|[•·|()—–-]))"
    month = rf"(?P<month>{_any(words.months)})(?!\w)\.?"
    year = r"(?:(?P<y>(?:19|20)\d{2})|['’](?P<yy>\d{2}))"
    day = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?"
    written = (
        ("month year", rf"{month},?\s{year}"),
        ("day month", rf"{day}\s{month}"),
        ("month day", rf"{month}\s{day}"),
    )
    forms = [_Form(name, rf"{edge}{pattern}{end}", {}) for name, pattern in written]
    for _, units in words.ago:
        pattern = rf"{edge}(?P<n>\d{{1,3}})\s?(?P<unit>{_any(units)})\.?{end}"
        forms.append(_Form("ago", pattern, units))
    return tuple(forms)


@cache
def _relative_words() -> frozenset[str]:
    words = lexicon()
    named = (*words.of("dates.today"), *words.of("dates.yesterday"), *words.of("dates.just_now"))
    fixed = (re.sub(r"\{\w+\}", " ", template) for template, _ in words.ago)
    return frozenset(word for entry in (*named, *fixed) for word in entry.split())


def _possible(line: str) -> list[_Form]:
    """The forms that the line's words and signs leave possible: none for most lines."""
    words = set(_WORD.findall(line.casefold()))
    digit = any(map(str.isdigit, line))
    month = digit and not words.isdisjoint(lexicon().months)
    signs = digit and _SIGNS.search(line) is not None
    relative = not words.isdisjoint(_relative_words())
    day = digit and ":" in line and not words.isdisjoint(_set_of_weekdays())
    possible = {"numeric": signs, "iso": signs, "weekday": day}
    if not (month or signs or relative or day):
        return []
    has = {
        "": True,
        "year": digit and _YEAR.search(line) is not None,
        "clock": digit and _CLOCK.search(line) is not None,
    }
    return [
        form
        for form in _forms()
        if has[form.needs] and (month if "month" in form.name else possible.get(form.name, relative))
    ]


@cache
def _set_of_weekdays() -> frozenset[str]:
    return frozenset(lexicon().of("dates.weekdays"))


def stamps(
    line: str, *, page: str | None = None, month_first: bool | None = None, short: bool = False
) -> Iterator[Stamp]:
    """The printed dates of one short line, from left to right, none inside another.

    `page` is the page's own date in ISO 8601: relative times are computed from it and left open without it.
    `month_first` says how 3/4/2023 is to be read; without it such a date has no ISO form. `short` takes what comments
    are dated with and prose is not: "2y" and "Jan 2023", alone or between signs.
    Lines over `LONGEST` code points give nothing.
    """
    forms = _possible(line) if len(line) <= LONGEST else []
    if short and len(line) <= SHORT and any(map(str.isdigit, line)):
        forms.extend(_short_forms())
    position = 0
    while forms and position < len(line):
        best: tuple[int, int, _Form, re.Match[str]] | None = None
        for form in forms:
            found = form.pattern.search(line, position)
            if found and (best is None or (found.start(), -found.end()) < best[:2]):
                best = (found.start(), -found.end(), form, found)
        if best is None:
            return
        stamp = _stamp(best[2], best[3], page, month_first)
        if stamp is not None:
            yield stamp
        position = best[3].end()


def read_time(
    printed: str, *, page: str | None = None, month_first: bool | None = None
) -> tuple[str | None, Precision | None]:
    """The first date of `printed` as ISO 8601 and its precision, or nothing; arguments as those of `stamps`.

    >>> read_time("6 January 2023 13: 53")
    ('2023-01-06T13:53', 'minute')
    >>> read_time("6 січня 2023 р.")
    ('2023-01-06', 'day')
    """
    for stamp in stamps(printed, page=page, month_first=month_first):
        return stamp.published, stamp.precision
    return None, None


def _stamp(form: _Form, found: re.Match[str], page: str | None, month_first: bool | None) -> Stamp | None:
    groups = found.groupdict()
    tag = next((tag for tag in "atb" if groups.get(f"h{tag}")), None)
    moment = _moment(form, groups, page, month_first)
    if moment is None:
        return None
    date, precision = moment
    name = f"{form.name}:"
    if form.name == "month year":
        return Stamp(
            start=found.start(), end=found.end(), text=found.group(), published=date, precision=precision, form=name
        )
    # A two-digit year without a clock is as likely a version or a score.
    if len(groups.get("y") or "2000") == 2 and tag is None:
        return None
    if form.name == "numeric":
        name = f"{form.name} {groups['sep']}:"
    if tag:
        name += (
            ("before c" if tag == "b" else "c")
            + ("s" if groups[f"s{tag}"] else "")
            + ((groups[f"p{tag}"] and "p") or "")
        )
        clock = _time(groups, tag)
        if clock is None:
            return None
        if date is not None and len(date) == 10:
            date += clock
            if precision == "day":
                precision = "second" if groups[f"s{tag}"] else "minute"
    return Stamp(
        start=found.start(), end=found.end(), text=found.group(), published=date, precision=precision, form=name
    )


def _time(groups: dict[str, str | None], tag: str) -> str | None:
    hour, minute, second = (int(groups[f"{unit}{tag}"] or 0) for unit in "hms")
    if groups[f"p{tag}"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if (groups[f"p{tag}"] or "").lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = ""
    if groups[f"u{tag}"]:
        zone = "+00:00"
    elif groups[f"z{tag}"]:
        sign, hours, minutes = re.fullmatch(r"\s?([+-])(\d{1,2}):?(\d{2})?", groups[f"z{tag}"] or "").groups()  # type: ignore[union-attr]
        zone = f"{sign}{int(hours):02}:{minutes or '00'}"
    return f"T{hour:02}:{minute:02}" + (f":{second:02}" if groups[f"s{tag}"] else "") + zone


def _moment(
    form: _Form, groups: dict[str, str | None], page: str | None, month_first: bool | None
) -> tuple[str | None, Precision | None] | None:
    """The day (or, for a time ago, the moment) that is printed; None when there is no such day."""
    if form.name == "weekday":
        return None, None  # which of its name is told by the day on which the page was saved, if at all
    if form.name.startswith("ago") or form.name in ("today", "yesterday"):
        return _relative(form, groups, page)
    if form.name == "month year":
        whole = groups["y"] or f"20{groups['yy']}"
        return f"{whole}-{lexicon().months[(groups['month'] or '').casefold()]:02}", "month"
    if form.name in ("numeric", "iso"):
        first, second = int(groups["n1"] or 0), int(groups["n2"] or 0)
        day, month = first, second
        if form.name == "numeric" and groups["sep"] != ".":
            american = month_first if month_first is not None else _american(groups, first, second)
            if american is None and first != second:
                return (None, None) if first <= 12 and second <= 12 and first and second else None
            if american:
                day, month = second, first
    else:
        day, month = int(groups["d"] or 0), lexicon().months[(groups["month"] or "").casefold()]
    printed = groups.get("y")
    if printed is None:
        return _yearless(month, day, page)
    year = int(printed) if len(printed) == 4 else 2000 + int(printed) if int(printed) < 70 else 1900 + int(printed)
    return (iso, "day") if (iso := _iso(year, month, day)) else None


def _american(groups: dict[str, str | None], first: int, second: int) -> bool | None:
    if groups.get("pa") or groups.get("pb") or second > 12:
        return True
    return False if first > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None


def _page(page: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(page).replace(tzinfo=None) if page else None
    except ValueError:
        return None


def _yearless(month: int, day: int, page: str | None) -> tuple[str | None, Precision | None] | None:
    if _iso(2000, month, day) is None:
        return None
    now = _page(page)
    if now is None:
        return None, None
    iso = _iso(now.year if (month, day) <= (now.month, now.day) else now.year - 1, month, day)
    return (iso, "relative") if iso else (None, None)


def _relative(
    form: _Form, groups: dict[str, str | None], page: str | None
) -> tuple[str | None, Precision | None] | None:
    now = _page(page)
    if now is None or page is None:
        return None, None
    if form.name in ("today", "yesterday"):
        return (now - timedelta(days=form.name == "yesterday")).date().isoformat(), "relative"
    if form.name == "ago now":
        return (now.isoformat(timespec="minutes") if len(page) > 10 else now.date().isoformat()), "relative"
    unit = form.units[re.sub(r"\s+", " ", (groups["unit"] or "").casefold())]
    counted = groups["n"] or ""
    number = int(counted) if counted.isdigit() else 1
    try:
        then = now - number * _DELTAS[unit]
    except OverflowError:
        return None, None
    if unit not in _CLOCK_UNITS:
        return then.date().isoformat(), "relative"
    # "Two hours ago" on a page that states its day alone may be that day or the day before.
    return (then.isoformat(timespec="minutes"), "relative") if len(page) > 10 else (None, None)
