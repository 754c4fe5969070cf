"""Who signs the comments of a flattened text whose headers have no form: names on a date's line or at one distance."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from reportedly.thread.bodies import action
from reportedly.thread.glued import Found
from reportedly.thread.gone import is_notice
from reportedly.thread.lexicon import lexicon
from reportedly.thread.lines import Line
from reportedly.thread.names import (
    EDGE,
    bared,
    name_like,
    presence_of,
    presences,
    sentence_like,
    unaddressed,
    uncounted,
    unscored,
    unweekday,
    verified,
    without,
)
from reportedly.thread.quotes import letters
from reportedly.thread.seams import unframed

ABOVE, BELOW = 14, 4
"""Lines above and below a date among which its author is looked for."""

ABOVE_COUNT = 2
"""Lines above a count and a date among which their author is looked for."""

LEAST_ADDRESSED = 0.3
"""Share of the dates whose author must stand over the name of another from which such names are whom he answers."""

COVERED = 0.8
"""Share of the dates that must have a name at the same distance."""

MOST_NAMES = 300
"""Different names of a page that are compared with one another."""

_LONGEST = 400
"""Code points of the longest line that may be a name with what stands around it."""

_REMEMBERED = 4096
"""Lines whose names are remembered: each is asked for at every distance from a date."""

_NUMBERED = re.compile(r"\d{1,5}\s+(?=[^\W\d])")
_INITIAL = re.compile(r"\w\s(?:\w\.){1,4}$")
_ADDRESS = re.compile(r"\d{1,3}(?:\.(?:\d{1,3}|x{1,3}|\*)){3}")
"""The address of one who has no account."""

_COUNT = re.compile(r"[+−–-]?\d{1,6}")
_GLUED_COUNT = re.compile(r"(?<=[^\d\s−–-])[−–-]?\d{1,5}\Z")
_PARTED = re.compile(r"\s*(?:[|·•()\t]|\s[–—-]\s|\s{2,}|#(?=\d))\s*")
_AROUND = re.compile(r"(\S.{1,60}?)(?:'s)?\s[^\W\d_]{3,12}\s\1")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_IN_BRACKETS = re.compile(r"\([^()]+\)")
_BADGED = re.compile(r"(?<=\S)\s[•·]\s")
_WHOLE = re.compile(r"\(([^()]+)\)")
_COUNTED = re.compile(r"(?:\s+[^\W\d_]{3,20}:\s*\d{1,7})+$")
"""Labelled counts behind a name: "Ada Lowe Posts: 12"."""

MARKS = re.compile(
    r"[+−–-]?\d{1,4}\s?(?=#\d)|(?:[•●▪◦*·‣]|\d{1,4}[.)])\s+|\[[–+-]\]\s*|\[\w{1,8}\]\s*|#\d{1,6}(?:\.\d{1,4}){0,6}(?:\s+|(?=[^\W\d]))|u/"
)
"""Bullets and numbers that a line may begin with."""

_NO_NAME = re.compile(r".*:\s*\S|[\W\d_]+$|https?:|\d+\s|.*\s\d+\s|.*#\s?\d|.*\b\d+ [^\W\d]+$|\d[\d.,]*\s?[kmкKMК]\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A line without bullet and number, the form it has with every number and date alike, and its date.

    `tail` says that it is what a paragraph ended with, `bulleted` that it had a bullet.
    """

    line: Line
    text: str
    form: str
    found: Found | None
    tail: bool = False
    bulleted: bool = False


def names_inline(rows: Sequence[Row], dates: Sequence[int]) -> list[str | None] | None:
    """The names that stand on the lines of the dates themselves; None where most have none."""
    found: list[str | None] = []
    placed = [(rows[at], one) for at in dates if (one := rows[at].found) is not None]
    befores = [unweekday(row.text[: date.start]) for row, date in placed]
    if all(date.stamp.form.partition(":")[2].startswith("before") for _, date in placed):
        befores = [without(before.rstrip(), "dates.before_clock", end=True)[0] for before in befores]
    befores = [unscored(before) for before in unframed(befores)]
    for before, (_, date), date_at in zip(befores, placed, dates, strict=True):
        name = line_name(before) or guest(before)
        if name is not None and _IN_BRACKETS.fullmatch(before.strip(EDGE)):
            name = _over(rows, date_at) or name  # the person's name: the account stands above it
        if name is None and is_notice(before.strip(EDGE.replace("[", "").replace("]", ""))):
            name = before.strip(EDGE)  # "[deleted] • 2 years ago"
        if name is None and (first := before.split(None, 1)) and date.glued is False and len(first) > 1:
            # "ada_lowe 4 points 2 years ago"
            name = line_name(first[0]) if re.match(r"\d", first[1]) else None
        if name is None and _COUNT.fullmatch(before.strip(EDGE)):
            name = _above(rows, date_at)
        if name is None and (counted := _NUMBERED.match(before)):
            name = line_name(before[counted.end() :]) or guest(before[counted.end() :])
        found.append(name)
    if sum(name is not None for name in found) < COVERED * len(dates) or len({name for name in found if name}) == 1:
        found = [_behind(row.text[date.end :]) for row, date in placed]
        wordy = sum(sentence_like(name or "") for name in found)
        if sum(name is not None for name in found) < COVERED * len(dates) or 3 * wordy > len(found):
            return None
    found = _discounted(found)
    # Once a name stands alone on a line, it is told from the words glued to it.
    return found if len({name for name in found if name}) > 1 else None


def _above(rows: Sequence[Row], at: int) -> str | None:
    """The name in one of the lines over a count and a date, a badge between them or not."""
    lines_ = range(at - 1, max(-1, at - 1 - ABOVE_COUNT), -1)
    badges = [one for one in lines_ if lexicon().has("header.ranks", rows[one].text.casefold())]
    return next((line_name(rows[one].text) for one in lines_ if one not in badges), None)


def _over(rows: Sequence[Row], at: int) -> str | None:
    """The account that stands with its presence on the line above."""
    above = rows[at - 1].text if at else ""
    return line_name(above) if presences().search(above) else None


def _discounted(names: Sequence[str | None]) -> list[str | None]:
    """The names without the counts that are glued to them, where those of one author differ: "Ada12", "Ada3"."""
    bare = [_GLUED_COUNT.sub("", name) if name else None for name in names]
    counted = sum(one != name for one, name in zip(bare, names, strict=True))
    return bare if 2 * counted > len(names) and 1 < len(set(bare)) < len(set(names)) else list(names)


def _behind(words: str) -> str | None:
    """The name behind a date: "6 January 2023 13:53 by Ada Lowe | Reply"."""
    first = next((part for part in _PARTED.split(words) if part.strip(EDGE + ".)]")), "")
    return None if first.rstrip().endswith(":") else line_name(first.strip(EDGE + ".)]"))


def names_at_a_distance(rows: Sequence[Row], dates: Sequence[int]) -> tuple[int, list[str | None]] | None:
    """The distance in lines from each date at which its author stands, and the names there."""
    best: tuple[float, int, list[str | None]] | None = None
    tried: list[tuple[float, int, list[str | None]]] = []
    for place in (*range(-1, -ABOVE - 1, -1), *range(1, BELOW + 1)):
        # What stands beyond another date is another's.
        words = [
            rows[at + place].text if last < at + place < following and rows[at + place].found is None else ""
            for last, at, following in zip([-1, *dates], dates, [*dates[1:], len(rows)], strict=False)
        ]
        names = [line_name(one) for one in unframed(words)]
        present = [name for name in names if name is not None]
        if len(present) < COVERED * len(dates):
            continue
        distinct = {letters(name) for name in present}
        if len(distinct) == 1:
            continue
        doubled = sum(
            any(
                0 <= at + place + by < len(rows) and letters(rows[at + place + by].text) == letters(name or "-")
                for by in (-2, -1, 1, 2)
            )
            for at, name in zip(dates, names, strict=True)
        )
        wordy = sum(sentence_like(name) or len(_BRACKETED.sub("", name).split()) > 3 for name in present)
        value = (
            len(present) / len(dates)
            + 0.5 * min(1.0, 2 * len(distinct) / len(present))
            + 0.5 * doubled / len(dates)
            - 0.03 * abs(place)
            - 0.1 * (place > 0)
            - 1.5 * wordy / len(present)
            - 2.0 * (max(map(len, distinct)) <= 2)  # the letters that stand for pictures
        )
        # "Guest" where the others have a name.
        tried.append((value, place, [name or guest(one) for name, one in zip(names, words, strict=True)]))
        if best is None or value > best[0]:
            best = tried[-1]
    if best is not None:
        best = max((one for one in tried if determines(one[2], best[2])), key=operator.itemgetter(0), default=best)
    return None if best is None or best[0] < 1.0 else (best[1], best[2])


def determines(names: Sequence[str | None], others: Sequence[str | None]) -> bool:
    """Whether some who write again are one and the same among the others, and the others fewer: those are their
    ranks."""
    pairs = {(one, other) for one, other in zip(names, others, strict=True) if one and other}
    first, second = {one for one, _ in pairs}, {other for _, other in pairs}
    return len(pairs) == len(first) > len(second) > 1 and len(first) < sum(name is not None for name in names)


def names_at_an_anchor(rows: Sequence[Row], dates: Sequence[int]) -> list[tuple[int, str | None]] | None:
    """Where boxes about authors differ in length: the line and name above what all boxes have, a rank or a presence,
    for each date; None where they have nothing of the kind."""
    best: list[tuple[int, str | None]] | None = None
    for kind in ("presence", "rank"):
        found: list[tuple[int, str | None]] = []
        last = -1
        for at in dates:
            lines_ = range(at - 1, max(last, at - ABOVE - 1), -1)
            above = next((one for one in reversed(lines_) if _badge(rows[one].text) == kind), 0)
            place = next((one for one in range(above - 1, max(last, above - 4), -1) if line_name(rows[one].text)), at)
            found.append((place, line_name(rows[place].text) if place < at else None))
            last = at
        present = {letters(name) for _, name in found if name}
        count = sum(name is not None for _, name in found)
        if count >= COVERED * len(dates) and len(present) > 1 and count > sum(n is not None for _, n in best or ()):
            best = found
    return best


def names_at_a_seam(rows: Sequence[Row], dates: Sequence[int]) -> list[tuple[int, str | None]] | None:
    """Where boxes about authors differ in length: the line and name right below what all comments end with, buttons or
    the way back to the top; None where nobody's name comes again there."""
    regions = [range(last + 1, at) for last, at in pairwise(dates)]
    counts = Counter(form for region in regions for form in {rows[at].form for at in region if rows[at].found is None})
    shared = {form for form, times in counts.items() if times >= COVERED * len(regions)}
    best: list[tuple[int, str | None]] | None = None
    most = 0
    for form in sorted(shared):
        below = [_below_seam(rows, region, form) for region in regions]
        known = {letters(name) for _, name in below if name}
        found = [_first_in_box(rows, dates[0], known), *below]
        names = [letters(name) for _, name in found if name]
        if len(names) < COVERED * len(dates) or not 1 < len(set(names)) < len(names):
            continue
        if 3 * sum(sentence_like(name or "") for _, name in found) > len(found):
            continue
        if (value := 2 * len(names) - len(set(names))) > most:
            best, most = found, value
    return best


def above_addressees(
    rows: Sequence[Row], dates: Sequence[int], place: int, names: Sequence[str | None]
) -> list[tuple[int, str | None]] | None:
    """The line and name of each author where what stands at `place` is often the name of whom he answers, right below
    his own; None where it is not."""
    seamed = names_at_a_seam(rows, dates) if place < 0 else None
    if seamed is None:
        return None
    below = [(name, at + place - one) for (one, name), at in zip(seamed, dates, strict=True)]
    others = [
        letters(other)
        for (name, by), other in zip(below, names, strict=True)
        if name and other and by == 1 and letters(name) != letters(other)
    ]
    known = {letters(name) for _, name in seamed if name}
    told = sum(any(other.endswith(name) for name in known) for other in others) if len(known) < MOST_NAMES else 0
    if len(others) < LEAST_ADDRESSED * len(dates) or 3 * told < 2 * len(others):
        return None
    near = sum(by in (0, 1) for name, by in below if name)
    if near < COVERED * len(dates):
        return None
    return [
        (one, name) if name else (at + place, other)
        for (one, name), at, other in zip(seamed, dates, names, strict=True)
    ]


def _below_seam(rows: Sequence[Row], region: range, form: str) -> tuple[int, str | None]:
    last = next((at for at in reversed(region) if rows[at].form == form), region.stop)
    for at in range(last + 1, min(region.stop, last + 1 + BELOW)):
        if not is_notice(rows[at].text, whole=True) and (name := line_name(rows[at].text) or guest(rows[at].text)):
            return at, name
    return region.stop, None


def _first_in_box(rows: Sequence[Row], date: int, known: Set[str]) -> tuple[int, str | None]:
    """The line of the first author and his name: one who writes again."""
    for at in range(date - 1, max(-1, date - ABOVE - 1), -1):
        if letters(rows[at].text) in known:
            return at, line_name(rows[at].text)
    return date, None


def _badge(text: str) -> str | None:
    """Whether the line is a presence or a rank and nothing else."""
    if presence_of(text) is not None:
        return "presence"
    return "rank" if lexicon().has("header.ranks", text.strip(EDGE).casefold()) else None


def line_name(text: str) -> str | None:
    """The name that the line, or the part of one before a date, is; None for anything else."""
    return _line_name(text) if len(text) <= _LONGEST else None


def guest(text: str) -> str | None:
    """The rank that stands where others have a name: "Guest 6 January 2023"."""
    words = bared(bared(unaddressed(text)).strip(" (["))
    return words if lexicon().has("header.ranks", words.casefold()) else None


@lru_cache(maxsize=_REMEMBERED)
def _line_name(text: str) -> str | None:
    whole = _WHOLE.fullmatch(text.strip(EDGE))
    words = whole[1] if whole else text
    words = bared(verified(bared(presences().sub(" ", words))).strip(" (["))
    words = unaddressed(uncounted(_COUNTED.sub("", words)))
    if (answer := _answering().search(words)) is not None and answer.start():
        words = words[: answer.start()].strip(EDGE)
    if without(words, "header.answers", end=False)[1]:
        return None  # "In reply to Ada"
    while (mark := MARKS.match(words)) and mark.end() < len(words):
        words = words[mark.end() :]
    words, _ = without(bared(_BADGED.split(bared(words))[0]), "header.before_date", end=True)
    words = verified(words)
    shorter, says = without(words.rstrip(" .…"), "header.after_name", end=True)
    words = shorter if says else words.rstrip(" …")
    words, _ = without(words, "header.before_name", end=False)
    words = halved(bared(words.strip("…")))
    if _ADDRESS.fullmatch(words):
        return words
    if (
        not words
        or _NO_NAME.match(words)
        or not name_like(words)
        or (words[-1] in ".?!" and not says and not _INITIAL.search(words))
    ):
        return None
    folded = words.casefold()
    if action(words) is not None or presence_of(words) is not None or lexicon().has("header.ranks", folded):
        return None
    return words


@cache
def _answering() -> re.Pattern[str]:
    """Words such as "in reply to" behind a name, a blank between them or not; single ones before another name."""
    words = [re.escape(word) for word in lexicon().of("header.answers")]
    several = "|".join(word for word in words if " " in word)
    single = "|".join(word for word in words if " " not in word)
    capital = r"(?-i:[^\W\d_a-zа-яёіїєґ]|@)"
    return re.compile(rf"(?:{several})\s+\S|(?<=\s)(?:{single})\s+(?=(?:\S+\s)?{capital})", re.IGNORECASE)


def halved(words: str) -> str:
    """ "Ada LoweAda Lowe", "Ada Lowe Ada Lowe" and "Ada Lowe avatar Ada Lowe" as "Ada Lowe"."""
    if (around := _AROUND.fullmatch(words)) is not None:
        return around[1]
    for cut in (len(words) // 2, (len(words) + 1) // 2):
        one, other = words[:cut].strip(), words[cut:].strip()
        if len(one) > 1 and one == other:
            return one
    return words
