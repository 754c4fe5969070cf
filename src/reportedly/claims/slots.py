"""What two reports must agree in to be of one claim: numbers, dates, names, denial, doubt, plans.

An embedding takes a claim with another number for nearly the same; these are read off the words instead, in whatever
way they are written. Words are in `data/`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from reportedly.claims.dates import DAYS, When, differing_times, spelled_dates, when
from reportedly.language.fold import fold

Standing = Literal["maybe", "plan", "denied", "done"]
"""How a plain sentence puts what it tells: as possible, intended, denied or done."""

LANGUAGES = ("en", "ru", "uk")
TURNS = ("not", "may", "will", "plan")

_WORD = re.compile(
    r"\d{1,3}(?:[\u00a0\u202f ,.]\d{3})+(?![\d])|\d+[.,]\d+|\d+:\d\d(?!\d)|\d+|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[%№$€£₽]"
)
_GROUPED = re.compile(r"\d{1,3}(?:[\u00a0\u202f ,.]\d{3})+")
_SHARP, _EXACT, _ROUGH, _BOUND, _ROUNDED = 10_000, 0.004, 0.05, 0.08, 0.02
"""From where on numbers may differ by a share of them, and by what share: exact, rough, bounded and rounded ones."""

Bound = Literal["about", "least", "most"]
BOUNDS: tuple[Bound, ...] = ("least", "most", "about")
MONEY = ("dollar", "euro", "rouble", "hryvnia", "pound")
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zа-яёіїєґ][^\W\d_]+(?:-[^\W\d_]+)?")
_PLAIN = 15
"""Words up to which a sentence is plain: a possibility, a plan or a denial in it is of what it tells."""

_OPEN: tuple[Standing, ...] = ("denied", "maybe", "plan")
_TOLD: Mapping[Standing, str] = {"denied": "a denial", "maybe": "a possibility", "plan": "a plan"}
_BEFORE = re.compile(r"(?<!\w)(?:not|never|не)\s$")
_NEGATED = re.compile(r"(?<!\w)(?:no|not|never|without|не|ни|ні|без)(?!\w)|n't(?!\w)")

_SIGNS = frozenset("$€£№₽")
_OPENING = "«„“\"'\n"
_ENDED = re.compile(r"[.!?…:\n][\"»”]?\s*$")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_TWELVE_HOURS = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m\b\.?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, whether it is a rough one or a bound, whether a share of a hundred, what it measures.

    `step` is what the last digit written counts: 100,000 of 3.5 million.
    """

    value: float
    bound: Bound | None = None
    percent: bool = False
    measure: str | None = None
    step: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What is read off one text. `names` are capitalised words inside sentences, by sound; `turns` counts of words that
    deny, doubt, put off or intend; `months` numbers 1..12; `times` weekdays and distances from the day of writing;
    `standing` how a plain sentence puts what it tells, None for what is long or says neither; `plain` whether it is
    short, `leaning` whether something in it is open or intended, however little."""

    numbers: tuple[Number, ...]
    months: frozenset[int]
    names: frozenset[str]
    turns: Mapping[str, int]
    standing: Standing | None
    times: When
    plain: bool
    leaning: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    units: Mapping[str, int]
    unit_stems: tuple[tuple[str, int], ...]
    scales: Mapping[str, int]
    scale_stems: tuple[tuple[str, int], ...]
    bounds: Mapping[Bound, re.Pattern[str]]
    percent: frozenset[str]
    one: re.Pattern[str]
    single: frozenset[str]
    halves: re.Pattern[str]
    half: Mapping[str, float]
    months: tuple[str, ...]
    turns: Mapping[str, re.Pattern[str]]
    measures: Mapping[str, re.Pattern[str]]
    standing: Mapping[str, re.Pattern[str]]
    leaning: re.Pattern[str]
    affirming: re.Pattern[str]


@lru_cache(maxsize=16384)
def slots(text: str, language: str | None) -> Slots:
    """The slots of a text in a language; of an unknown language, those that digits and names tell."""
    words = _words(language if language in LANGUAGES else "en")
    folded = spelled_dates(fold(text), words.months)
    return Slots(
        numbers=tuple(_numbers(folded, words)),
        months=frozenset(_months(folded, words)),
        names=frozenset(_names(text)),
        turns=_turns(folded, words),
        standing=_standing(folded, words),
        times=when(folded, language),
        plain=len(folded.split()) <= _PLAIN,
        leaning=bool(words.leaning.search(folded)),
    )


def _standing(folded: str, words: _Words) -> Standing | None:
    """How a sentence puts what it tells; of a long one nobody can tell to which part of it a word belongs."""
    if len(folded.split()) > _PLAIN:
        return None
    for standing in _OPEN:
        found = words.standing[standing].search(folded)
        if found is not None:
            return None if _BEFORE.search(folded, 0, found.start()) else standing
    return "done" if words.standing["done"].search(folded) and not _NEGATED.search(folded) else None


def differing_numbers(a: Slots, b: Slots) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """The numbers of each text that the other lacks."""
    left, right = list(a.numbers), list(b.numbers)
    for number in a.numbers:
        match = next((other for other in right if _same(number, other)), None)
        if match is not None:
            left.remove(number)
            right.remove(match)
    return tuple(left), tuple(right)


def opposed(a: Slots, b: Slots, standing: Standing) -> bool:
    """Whether just one of two plain texts puts what it tells as denied, possible or intended, and the other flat."""
    if not (a.plain and b.plain) or (a.standing == standing) == (b.standing == standing):
        return False
    other = b if a.standing == standing else a
    if standing == "denied":
        return not other.turns["not"]
    flat = ("done",) if standing == "plan" else (None, "done")
    return other.standing in flat and not (other.leaning or other.turns["may"] or other.turns["plan"])


def negated_alone(a: Slots, b: Slots) -> bool:
    """Whether just one of two plain texts has a word that negates."""
    return a.plain and b.plain and (a.turns["not"] > 0) != (b.turns["not"] > 0)


def conflict(a: Slots, b: Slots) -> str | None:
    """What two texts state differently, in words; None where nothing that both state differs.

    A number that only one of them gives is no conflict.
    """
    left, right = differing_numbers(a, b)
    for one in left:
        for other in right:
            if not _converted(one, other):
                return f"{_shown(one)} against {_shown(other)}"
    if len(a.months) == len(b.months) == 1 and a.months != b.months:
        return f"month {min(a.months)} against month {min(b.months)}"
    against = next((told for standing, told in _TOLD.items() if opposed(a, b, standing)), None)
    return f"{against} against a fact" if against else differing_times(a.times, b.times)


def _converted(one: Number, other: Number) -> bool:
    """Whether two numbers may be one quantity in two measures; degrees are of two kinds under one name."""
    return bool(one.measure and other.measure) and (one.measure != other.measure or one.measure == "degree")


def _shown(number: Number) -> str:
    return f"{number.value:g}{'%' * number.percent}"


def _same(one: Number, other: Number) -> bool:
    """Whether two numbers may be the same, each as exact as it is written."""
    apart, most = abs(one.value - other.value), max(one.value, other.value)
    if apart <= _far(one, other) * most:
        return True
    if one.step != other.step and apart < max(one.step, other.step) and apart <= _ROUNDED * most:
        return True
    return _within(one, other) or _within(other, one)


def _far(one: Number, other: Number) -> float:
    """The share by which two numbers may differ."""
    rough = (one.bound == "about") != (other.bound == "about")
    if rough or (one.measure and one.measure == other.measure and one.measure not in MONEY):
        return _ROUGH
    return _EXACT if max(one.value, other.value) >= _SHARP else 0.0


def _within(bound: Number, other: Number) -> bool:
    """Whether an exact number is beyond a round one that bounds it, and not by much."""
    if other.bound or bound.value % 10:
        return False
    if bound.bound == "least":
        return bound.value <= other.value <= bound.value * (1 + _BOUND)
    return bound.bound == "most" and bound.value * (1 - _BOUND) <= other.value <= bound.value


def _numbers(folded: str, words: _Words) -> Iterator[Number]:
    """The numbers of a folded text, one for each run of number words and scales."""
    matches = list(_WORD.finditer(clocked := _written_out(folded, words)))
    tokens = [match.group() for match in matches]
    found: list[tuple[int, int, Number]] = []
    at = 0
    while at < len(tokens):
        value, length = _run(tokens, at, words)
        if value is None:
            at += 1
            continue
        after = tokens[at + length] if at + length < len(tokens) else ""
        sign = tokens[at - 1] if at and tokens[at - 1] in _SIGNS else ""
        before = clocked[: matches[at - 1 if sign else at].start()]
        percent = after == "%" or after in words.percent
        measure = _measure(sign or after, words)
        year = 1900 <= value <= 2100 and value.is_integer() and not measure
        bound = None if year else next((name for name, one in words.bounds.items() if one.search(before)), None)
        step = _step(tokens[at : at + length], value, words)
        found.append((at, length, Number(value=value, bound=bound, percent=percent, measure=measure, step=step)))
        at += length
    for number, (at, length, one) in enumerate(found):  # of "2 to 3 km" both are kilometres
        following = found[number + 1] if number + 1 < len(found) else None
        shared = following and one.measure is None and following[0] - at - length <= 1
        yield replace(one, measure=following[2].measure) if shared and following else one


def _written_out(folded: str, words: _Words) -> str:
    """A folded text with digits for halves, for the one of a short sentence, and for hours after noon."""
    counted = words.halves.sub(lambda found: f"{words.half[found.group()]:.16g}", folded)
    if len(folded.split()) <= _PLAIN:
        counted = words.one.sub("1", counted)
    return _TWELVE_HOURS.sub(_on_the_clock, counted)


def _measure(token: str, words: _Words) -> str | None:
    return next((name for name, pattern in words.measures.items() if pattern.fullmatch(token)), None)


def _step(tokens: list[str], value: float, words: _Words) -> float:
    """What the last digit of a written number counts."""
    scale = 1.0
    for token in tokens:
        scale *= _scale(token, words) or 1
    decimals = re.fullmatch(r"\d+[.,](\d+)", tokens[0])
    if decimals and len(tokens) <= 2 and not float(value / scale).is_integer():
        return float(scale / 10 ** len(decimals[1]))
    return scale if len(tokens) == 2 else 1.0


def _on_the_clock(match: re.Match[str]) -> str:
    """7 p.m. as 19:00."""
    hour = int(match[1]) % 12 + 12 * (match[3] == "p")
    return f"{hour}:{match[2] or '00'} "


def _run(tokens: list[str], at: int, words: _Words) -> tuple[float | None, int]:
    """The value of the number that begins at a token and how many tokens it takes; (None, 0) where none begins."""
    total, current, length = 0.0, None, 0
    digits, last = False, float("inf")
    while at + length < len(tokens):
        token = tokens[at + length]
        if token[0].isdigit():
            if current is not None or total:
                break
            current, digits = _digits(token), True
        elif token == "and" and current and current % 100 == 0 and at + length + 1 < len(tokens):  # noqa: S105
            if digits or not (_unit(tokens[at + length + 1], words) or 100) < 100:
                break
        elif (unit := _unit(token, words)) is not None:
            if digits or (current is not None and (unit >= 10 if current % 100 else unit >= 100)):
                break
            current = (current or 0) + unit
        elif not length and (token in words.single or " ".join(tokens[max(0, at - 1) : at + 1]) in words.single):
            current, last = float(_scale(token, words) or 1), _scale(token, words) or last
            total, current = (0.0, current) if last == 100 else (current, None)
        elif (scale := _scale(token, words)) is not None and current is not None and scale < last:
            if scale == 100 and not digits:
                current *= scale  # two hundred, and more may follow before the thousand
            else:
                total, current, digits, last = total + current * scale, None, False, scale
        else:
            break
        length += 1
    if not length or (current is None and not total):
        return None, 0
    return total + (current or 0), length


def _digits(token: str) -> float:
    clock = _CLOCK.fullmatch(token)
    if clock:
        return int(clock[1]) + int(clock[2]) / 100
    token = token.strip(".,: \u00a0\u202f")
    if _GROUPED.fullmatch(token) and not re.fullmatch(r"\d{1,3}[.]\d{3}|0[.,]\d{3}", token):
        return float(re.sub(r"\D", "", token))
    if re.fullmatch(r"\d+[.,]\d+", token):
        return float(token.replace(",", "."))
    return float(re.sub(r"\D", "", token) or 0)


def _unit(token: str, words: _Words) -> int | None:
    return _found(token, words.units, words.unit_stems) or _compound(token, words)


def _compound(token: str, words: _Words) -> int | None:
    """twenty-five."""
    first, dash, second = token.partition("-")
    tens, ones = words.units.get(first), words.units.get(second, 1 if second == "one" else None)
    return tens + ones if dash and tens and ones and tens >= 20 and ones < 10 else None


def _scale(token: str, words: _Words) -> int | None:
    return _found(token, words.scales, words.scale_stems)


def _found(token: str, exact: Mapping[str, int], stems: tuple[tuple[str, int], ...]) -> int | None:
    if token in exact:
        return exact[token]
    return next((value for stem, value in stems if token.startswith(stem)), None)


def _months(folded: str, words: _Words) -> Iterator[int]:
    """Months that stand beside a number: "may" alone is none."""
    tokens = [match.group() for match in _WORD.finditer(folded)]
    for at, token in enumerate(tokens):
        beside = (at and tokens[at - 1][0].isdigit()) or (at + 1 < len(tokens) and tokens[at + 1][0].isdigit())
        if not beside:
            continue
        for number, name in enumerate(words.months, 1):
            ending = token[len(name) :]
            if (
                token.startswith(name)
                and len(ending) <= (0 if name.isascii() else 4)
                and not (name == "ма" and len(token) > 3)
            ):
                yield number
                break


def _names(text: str) -> Iterator[str]:
    """Capitalised words that do not begin a sentence, by what their forms and spellings have in common."""
    for match in _CAPITAL.finditer(text):
        if match.start() and text[match.start() - 1] not in _OPENING and not _ENDED.search(text, 0, match.start()):
            yield match.group()


@cache
def common_words() -> frozenset[str]:
    """Folded words that have a capital in English and name nobody: months and days of the week."""
    return frozenset((*_words("en").months, *(day.lower() for day in DAYS), *(f"{day.lower()}s" for day in DAYS)))


def _turns(folded: str, words: _Words) -> dict[str, int]:
    """How many words of each turn there are; a "not" that says that something is so is none ("did not survive")."""
    plain = words.affirming.sub(" ", folded)
    return {turn: len(pattern.findall(plain if turn == "not" else folded)) for turn, pattern in words.turns.items()}


@cache
def _words(language: str) -> _Words:
    room = files("reportedly.claims") / "data"
    data = tomllib.loads((room / "numbers.toml").read_text(encoding="utf-8"))
    numbers = data[language]
    modality = tomllib.loads((room / "modality.toml").read_text(encoding="utf-8"))
    turns, standing, leaning = modality[language], modality["standing"][language], modality["leaning"][language]
    units, unit_stems = _split(numbers["units"])
    scales, scale_stems = _split(numbers["scales"])
    return _Words(
        units=units,
        unit_stems=unit_stems,
        scales=scales,
        scale_stems=scale_stems,
        bounds={name: _just_before(numbers["words"][name]) for name in BOUNDS},
        percent=frozenset(numbers["words"]["percent"]),
        one=re.compile(rf"(?<![\w-])(?:{'|'.join(numbers['words']['one'])})(?![\w-])"),
        single=frozenset(numbers["words"]["single"]),
        halves=_any_of(sorted(numbers["words"]["halves"], key=len, reverse=True)),
        half=numbers["words"]["halves"],
        months=tuple(numbers["words"]["months"]),
        turns={turn: _any_of(turns[turn]) for turn in TURNS},
        standing={name: _any_of(standing[name]) if standing[name] else _PAST[language] for name in (*_OPEN, "done")},
        leaning=_any_of(leaning),
        affirming=_any_of(modality["affirming"][language]),
        measures={
            name: re.compile("|".join(re.escape(w.removesuffix("~")) + r"\w*" * w.endswith("~") for w in listed))
            for name, listed in data["measures"].items()
        },
    )


def _just_before(listed: list[str]) -> re.Pattern[str]:
    """Any of the words, at the end of what stands before a number, with at most a word of one letter or two between."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?:\s+\w{{1,2}})?\W*$")


def _split(listed: Mapping[str, int]) -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    exact = {word: value for word, value in listed.items() if not word.endswith("~")}
    return exact, tuple((word[:-1], value) for word, value in listed.items() if word.endswith("~"))


_PAST = {
    "ru": re.compile(r"(?<!\w)\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)(?!\w)"),
    "uk": re.compile(r"(?<!\w)\w{2,}(?:(?<=[аиіуя])в|ла|ло|ли|вся|лася|лося|лися)(?!\w)"),
}
"""Past tenses of Russian and Ukrainian, by their endings."""


def _any_of(listed: list[str]) -> re.Pattern[str]:
    whole = "|".join(re.escape(word) for word in listed if not word.endswith("~"))
    begun = "|".join(re.escape(word[:-1]) for word in listed if word.endswith("~"))
    parts = [rf"(?<!\w)(?:{whole})(?!\w)"] * bool(whole) + [rf"(?<!\w)(?:{begun})"] * bool(begun)
    return re.compile("|".join(parts))
