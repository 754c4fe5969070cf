"""Threads in flattened text whose headers have no form of their own: what comes back with every date is their frame.

A forum's page leaves a box of lines about each author, buttons, ranks and counts. Lines of one form that come once with
every date are frame; the author stands at one distance from the date; what is neither is what people wrote.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from reportedly.model import Presence
from reportedly.thread.answers import is_answer_line
from reportedly.thread.bodies import action, edited, is_button
from reportedly.thread.glued import Found, first_stamp
from reportedly.thread.headers import Header
from reportedly.thread.lexicon import lexicon
from reportedly.thread.lines import Line, lines
from reportedly.thread.names import EDGE, NAME, presence_of, presences, sentence_like, without
from reportedly.thread.openings import announces
from reportedly.thread.quotes import letters
from reportedly.thread.signed import (
    ABOVE,
    BELOW,
    COVERED,
    MARKS,
    Row,
    above_addressees,
    is_named,
    line_name,
    names_at_a_distance,
    names_at_a_seam,
    names_at_an_anchor,
    names_inline,
    shortened,
    unechoed,
)
from reportedly.thread.signoffs import first_signed, parted, signed_off
from reportedly.thread.times import LONGEST, Stamp, stamps

MOST = 0.5
"""Share of the comments from which a line of one form is frame."""

MOST_DATES = 20_000

SENTENCE = 4
"""Words from which a line that ends like a sentence is one."""

LEAST = 3
"""Comments of the smallest thread that is read by its frame."""

FEW = 2
"""Short lines, such as counts of answers, that may still stand behind the buttons of a comment."""

TRIED = 12
"""Sets of dates that are tried for a thread, the largest first."""

SAMPLE = 300
"""Comments whose dates are looked at for all: whether they rise or fall."""

_NOW = "2100-01-01T00:00"
"""A moment from which times ago are told, to see whether they rise or fall."""

_LOOSE = ("ago", "today", "yesterday")
"""Forms of dates that a thread mixes with full ones."""

_BULLETS = "•·|"
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_REPLY = re.compile(r"#\s?\d+$")
_LABEL = re.compile(r"(?:[^\W\d_]+\s?#\s?\d+)?")
_ANSWER = re.compile(r"(?:re|aw|ответ|відп)\s*:\s*", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """One comment: what heads it, and the lines of its own words and quotations."""

    header: Header
    rows: tuple[Line, ...]

    @property
    def signed_off(self) -> bool:
        """Whether the header stands below what it signs."""
        return bool(self.rows) and self.rows[0].start < self.header.start


def find_parts(text: str) -> list[Part]:
    """The comments of the page in order; empty where no dates come back with one frame. Time linear in the text."""
    rows = list(_rows(text))
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    dated = [at for at, row in enumerate(rows) if row.found is not None and edited(row.text) is None]
    for at in dated[:MOST_DATES]:
        for kind in _kinds(rows, at):
            groups[kind].append(at)
    tried: set[tuple[int, ...]] = set()
    best: list[Part] = []
    sets = [_one_form(rows, dates) if kind[0] == "any" else dates for kind, dates in groups.items()]
    for dates in sorted(sets, key=len, reverse=True)[:TRIED]:
        if len(dates) <= max(1, len(best)) or tuple(dates) in tried:
            continue
        tried.add(tuple(dates))
        parts = max(_opened(rows, dates), _closed(rows, dates), key=len)
        if len(parts) > len(best):
            best = parts
    return best


def _one_form(rows: Sequence[Row], dates: Sequence[int]) -> list[int]:
    """The dates printed in the form that most have, with those such as "today" and "2 hours ago" beside them."""
    forms = {at: found.stamp.form for at in dates if (found := rows[at].found) is not None}
    fixed = Counter(form for form in forms.values() if not form.startswith(_LOOSE)).most_common(1)
    return [at for at in dates if forms[at].startswith(_LOOSE) or forms[at] == fixed[0][0]] if fixed else list(dates)


def _rows(text: str) -> Iterator[Row]:
    rows, tails = parted(list(lines(text)))
    for line in rows:
        bare = line.text.lstrip(_BULLETS).lstrip() or line.text
        while (mark := MARKS.match(bare)) and mark.end() < len(bare):
            dated = first_stamp(bare[: NAME // 2]) if bare[0].isdigit() else None
            if dated is not None and dated.start < mark.end():
                break  # "6. Januar 2023" has no number before it
            bare = bare[mark.end() :]
        found = first_stamp(bare) if len(bare) <= LONGEST else None
        if _CLOCK.fullmatch(bare):
            # Of today, as on the day on which the page was saved.
            clock = Stamp(start=0, end=len(bare), text=bare, published=None, precision=None, form="today:c")
            found = Found(clock, 0, len(bare), glued=False)
        # "+3" in a list of buttons is not the "+3" that somebody writes.
        form = f"{'•' if line.text[0] in _BULLETS else ''}{_form(bare, found)}"
        yield Row(line, bare, form, found, line.start in tails)


def _form(bare: str, found: Found | None) -> str:
    if len(bare) > 3 * NAME:
        return bare
    if found is not None:
        bare = f"{bare[: found.start]}\0{bare[found.end :]}"
    elif bare[-1] in ".!?" and len(bare.split()) > SENTENCE:
        return bare.casefold()  # a sentence with another number is another sentence
    return _DIGITS.sub("0", _ANSWER.sub("", bare.casefold(), count=1))


def _kinds(rows: Sequence[Row], at: int) -> Iterator[tuple[str, ...]]:
    """What dates of one thread may have in common: their form, what stands before, behind, above and below them."""
    row = rows[at]
    found = row.found
    assert found is not None
    before, after = row.text[: found.start].strip(), row.text[found.end :].strip(EDGE)
    if (day := _last_word(before)) and lexicon().has("dates.weekdays", day.rstrip(".").casefold()):
        before = before[: -len(day)].rstrip()
    bare = before.strip(EDGE)
    labelled = _LABEL.fullmatch(without(bare, "header.before_date", end=True)[0].strip(EDGE)) is not None
    if before.endswith(":") and not without(bare, "header.before_date", end=True)[1] and not _REPLY.search(bare):
        return  # "Joined: 6 January 2023"
    head = "name" if bare and not labelled else ""
    below = rows[at + 1].form[:NAME] if at + 1 < len(rows) else ""
    form = found.stamp.form if not found.stamp.form.startswith("ago") else "ago"
    yield (form, head)
    yield (form, head, "behind", _DIGITS.sub("0", " ".join(after.casefold().split()[:2]))[: NAME // 2])
    yield (form, head, "below", below)
    # The latest may be dated "Today at 13:53" below "6 January 2023, 13:53".
    yield ("any", head, "below", below)
    yield ("any", _DIGITS.sub("0", before.casefold())[: NAME // 2], _DIGITS.sub("0", after.casefold())[: NAME // 2])
    yield (form, head, "above", rows[at - 1].form[:NAME] if at else "")
    if bare and labelled:  # the latest may be dated "Posted 1 hour ago" beside "Posted March 4, 2021"
        yield ("labelled", bare.casefold()[: NAME // 2])


def _last_word(text: str) -> str:
    return text.rsplit(None, 1)[-1] if text else ""


def _closed(rows: Sequence[Row], dates: Sequence[int]) -> list[Part]:
    """The comments where each ends with its date, and begins with its author shortly behind the one before.

    The first date may be that of the post over them, which begins with it.
    """
    return _closing_each(rows, dates) or (_closing_each(rows, dates[1:]) if len(dates) > LEAST else [])


def _closing_each(rows: Sequence[Row], dates: Sequence[int]) -> list[Part]:
    named = {
        step: [line_name(rows[_named_at(rows, at + step)].text) for at in dates[:-1]] for step in range(1, BELOW + 1)
    }
    for step, names in sorted(named.items(), key=lambda one: -sum(name is not None for name in one[1])):
        present = {letters(name) for name in names if name}
        if sum(name is not None for name in names) < COVERED * len(names) or len(present) < 2:
            continue
        first = [at for at in range(max(0, dates[0] - ABOVE), dates[0] - 1) if line_name(rows[at].text)]
        known = [at for at in first if letters(line_name(rows[at].text) or "") in present]
        saying = [at for at in first if rows[at].text[-1] in ":…"]
        begins = (known or saying or first)[-1:]
        if not begins:
            continue
        tops = [begins[0], *(_named_at(rows, at + step) for at in dates[:-1])]
        kept = [index for index, top in enumerate(tops) if line_name(rows[top].text)]
        ends = [dates[index] for index in kept]
        tops = [tops[index] for index in kept]
        authors = [shortened(rows, top, line_name(rows[top].text) or "") for top in tops]
        said = names_inline(rows, ends)
        if said is not None:  # the dates name them too, or what stands above are titles
            if any(
                letters(one or other) not in letters(rows[top].text)
                for one, other, top in zip(said, authors, tops, strict=True)
            ):
                continue
            authors = [one or other for one, other in zip(said, authors, strict=True)]
        # The picture's name and the author's.
        starts = [
            top + (top + 1 < end and is_named(rows[top + 1].text, name) and rows[top + 1].text.startswith(name))
            for top, end, name in zip(tops, ends, authors, strict=True)
        ]
        regions = [range(start + 1, end) for start, end in zip(starts, ends, strict=True)]
        parts = _drawn(rows, ends, authors, tops, starts, regions)
        if parts:
            return parts
    return []


def _named_at(rows: Sequence[Row], at: int) -> int:
    """The line at that place, or the one below it where a line such as "1 more reply" pushed the name down."""
    at = min(at, len(rows) - 1)
    below = at + 1 < len(rows) and rows[at].found is None and rows[at + 1].found is None
    return at + 1 if below and not line_name(rows[at].text) and line_name(rows[at + 1].text) else at


def _opened(rows: Sequence[Row], dates: Sequence[int]) -> list[Part]:
    """The comments where each begins with its date and its author, in whatever order."""
    names: Sequence[str | None] | None = names_inline(rows, dates)
    below = names is not None and signed_off(rows, dates)
    places = [0] * len(dates)
    if names is None:
        chosen = names_at_a_distance(rows, dates)
        if chosen is not None:
            places, names = [chosen[0]] * len(dates), chosen[1]
            if (authors_ := above_addressees(rows, dates, *chosen)) is not None:
                places = [one - at for (one, _), at in zip(authors_, dates, strict=True)]
                names = [name for _, name in authors_]
        elif (anchored := names_at_an_anchor(rows, dates) or names_at_a_seam(rows, dates)) is not None:
            places = [one - at for (one, _), at in zip(anchored, dates, strict=True)]
            names = [name for _, name in anchored]
        else:
            return []
    places = [place for place, name in zip(places, names, strict=True) if name is not None]
    found = [(at, name) for at, name in zip(dates, names, strict=True) if name is not None]
    signed = [(at, shortened(rows, at + place, name)) for (at, name), place in zip(found, places, strict=True)]
    dates = [at for at, _ in signed]
    authors = unechoed([name for _, name in signed])
    if len(dates) < 2 or _fixed_to_names(rows, dates, authors):
        return []
    if below:
        regions = [first_signed(rows, dates[0]), *(range(last + 1, at) for last, at in pairwise(dates))]
        return _drawn(rows, dates, authors, dates, dates, regions)
    tops = [
        _top(rows, min(at, at + place), name, max(dates[index - 1], dates[index - 1] + place) if index else -1)
        for index, (at, name, place) in enumerate(zip(dates, authors, places, strict=True))
    ]
    if _closing(rows, dates, tops, authors):
        return []
    tops = _bulleted(rows, dates, tops)
    starts = [max(at, at + place) for at, place in zip(dates, places, strict=True)]
    regions = [range(start + 1, end) for start, end in zip(starts, [*tops[1:], len(rows)], strict=True)]
    return _drawn(rows, dates, authors, tops, starts, regions)


def _drawn(
    rows: Sequence[Row],
    dates: Sequence[int],
    authors: Sequence[str],
    tops: Sequence[int],
    starts: Sequence[int],
    regions: Sequence[range],
) -> list[Part]:
    frame = _frame(rows, regions, authors)
    closers = _closers(rows, regions, authors, frame)
    pressed = [sum(action(rows[one].text) is not None for one in region) for region in regions]
    opened = starts[0] < regions[0].start or starts[0] < dates[0]
    if opened and len(regions) > LEAST and not pressed[0] and all(pressed[1:]):
        # What lacks the buttons of all comments is the post over them.
        dates, authors, tops, starts, regions = dates[1:], authors[1:], tops[1:], starts[1:], regions[1:]
    parts = []
    for at, name, top, start, region in zip(dates, authors, tops, starts, regions, strict=True):
        found = rows[at].found
        assert found is not None
        header = Header(
            start=rows[top].line.start,
            end=rows[start].line.end,
            indent=rows[top].line.indent,
            stamp=found.stamp,
            number=_number(rows, at, region),
            author=name,
            presence=next((one for row in rows[top : start + 1] if (one := _presence(row.text))), None),
            marks=frozenset({"post"}),
        )
        end = _end(rows, region, last=region is regions[-1] and start >= at, all_=regions, closers=closers)
        own = [rows[one].line for one in region[:end] if not _is_frame(rows[one], frame, name)]
        parts.append(Part(header, tuple(own)))
    parts = _unsigned(_unboxed(_untitled(parts)))
    while parts and not parts[0].rows:
        parts, regions, dates = parts[1:], regions[1:], dates[1:]
        authors, tops, starts = authors[1:], tops[1:], starts[1:]
    beside = sum(_beside_buttons(rows[at]) for at in dates)
    doubled = sum(
        sum(is_named(rows[one].text, name) or (one == at and name in rows[one].text) for one in range(top, start + 1))
        > 1
        for at, name, top, start in zip(dates, authors, tops, starts, strict=True)
    )
    return parts if _convinces(parts, rows, regions, frame, doubled, beside) else []


def _beside_buttons(row: Row) -> bool:
    """Whether the date stands on a line with buttons: "Like · Reply · 2 y"."""
    assert row.found is not None
    around = (row.text[: row.found.start].strip(EDGE), row.text[row.found.end :].strip(EDGE))
    return any(words and action(words) is not None for words in around)


def _fixed_to_names(rows: Sequence[Row], dates: Sequence[int], names: Sequence[str]) -> bool:
    """Whether each author has one date, however often he writes: then it is when he joined."""
    said = {(name, rows[at].found.stamp.text) for at, name in zip(dates, names, strict=True) if rows[at].found}  # type: ignore[union-attr]
    stamps_ = [found.stamp for at in dates if (found := rows[at].found) is not None]
    vague = all(stamp.published is None or stamp.precision == "month" for stamp in stamps_)
    differing = len({stamp.text for stamp in stamps_}) > 1
    return differing and not vague and len(said) == len(set(names)) < len(names)


def _presence(text: str) -> Presence | None:
    found = presences().search(text)
    return presence_of(found.group()) if found else None


def _top(rows: Sequence[Row], top: int, name: str, last: int) -> int:
    """The first line of a comment: that of its author, or the same name above it with but short lines between."""
    found = top
    for at in range(top - 1, max(last, top - 1 - ABOVE), -1):
        if len(rows[at].text) > 2 * NAME:
            break
        initial = rows[at].text.casefold() == name[0].casefold() and found - at == 1
        near = initial or (found - at <= 3 and is_named(rows[at].text, name))
        if near or (letters(rows[at].text) == letters(name) and not rows[at].text.endswith(":")):
            found = at
    return found


def _bulleted(rows: Sequence[Row], dates: Sequence[int], tops: Sequence[int]) -> list[int]:
    """The first lines of the comments where nearly all are items of lists that begin a little above their authors."""
    lasts = [-1, *dates]
    for step in range(1, BELOW + 1):
        places = [top - step for top in tops]
        items = [
            place > last and rows[place].form[0] in _BULLETS and action(rows[place].text) is None
            for place, last in zip(places, lasts, strict=False)
        ]
        if sum(items) >= COVERED * len(tops):
            return [place if item else top for place, item, top in zip(places, items, tops, strict=True)]
    return list(tops)


def _closing(rows: Sequence[Row], dates: Sequence[int], tops: Sequence[int], names: Sequence[str]) -> bool:
    """Whether the dates close their comments: the next author's name stands right behind a date, far from his own."""
    behind = []
    for at, following, name in zip(dates, dates[1:], names[1:], strict=False):
        gap = following - at
        here = next((step for step in range(1, gap) if line_name(rows[at + step].text) == name), None)
        if here is not None and gap > 3:
            behind.append(here <= 3 and gap - here > 2 and here < gap - here)
    return (
        len(behind) >= max(1, 0.7 * (len(dates) - 1))
        and sum(behind) >= 0.8 * len(behind)
        and not any(top < at for top, at in zip(tops, dates, strict=True) if at - top > 3)
    )


def _number(rows: Sequence[Row], at: int, region: range) -> str | None:
    near = [rows[at].line.text, *(rows[one].line.text for one in region[:2])]
    for words in near:
        found = re.search(r"(?:#|№)\s?(\d{1,6}(?:\.\d{1,4}){0,6})\b", words)
        if found:
            return found[1]
    return None


def _frame(rows: Sequence[Row], regions: Sequence[range], names: Sequence[str]) -> frozenset[str]:
    """The forms of lines that come with half of the comments or more, but as what all of them quote."""
    counts: Counter[str] = Counter()
    for region, name in zip(regions, names, strict=True):
        lines = [rows[at] for at in region if not announces(rows[at - 1].text[: 3 * NAME])]
        counts.update({_anyone(row.form, name) for row in lines if not _opens_quotation(row.text)})
    least = max(2.0, MOST * len(regions))
    frame = {form for form, times in counts.items() if times >= least}
    # "2 replies, last one 6 January 2023": not all have it, and all that have it end with it.
    ends: Counter[str] = Counter()
    for region, name in zip(regions, names, strict=True):
        last = next((rows[at] for at in reversed(region) if not _is_frame(rows[at], frame, name)), None)
        if last is not None and last.found is not None:
            ends[_anyone(last.form, name)] += 1
    return frozenset(frame | {form for form, times in ends.items() if times > 2 and times == counts[form]})


def _opens_quotation(line: str) -> bool:
    """Whether a line says whom it quotes: "Quote: Ada Lowe" is no frame, often as one may quote oneself."""
    return announces(line[: 3 * NAME]) and action(line) is None


def _anyone(form: str, name: str) -> str:
    return form.replace(_DIGITS.sub("0", name.casefold()), "\1")


def _is_frame(row: Row, frame: Set[str], name: str) -> bool:
    if _anyone(row.form, name) in frame or action(row.text) is not None:
        return True
    beside = row.text[len(name) :].strip(EDGE).casefold() if row.text.startswith(name) else ""
    if beside and (lexicon().has("header.ranks", beside) or is_answer_line(beside)):
        return True  # "Ada LoweActive Member", "Ada Lowereplied to Bram"
    return letters(row.text) == letters(name) or not any(map(str.isalnum, row.text))


def _closers(
    rows: Sequence[Row], regions: Sequence[range], names: Sequence[str], frame: frozenset[str]
) -> frozenset[str]:
    """The forms of the lines behind which nearly no comment goes on: its buttons, the way back to the top."""
    counts: Counter[str] = Counter()
    for region, name in zip(regions[:-1], names, strict=False):
        behind: dict[str, int] = {}
        left = short = 0
        for at in reversed(region):
            framed = _is_frame(rows[at], frame, name)
            if framed and left == short <= FEW:
                behind.setdefault(rows[at].form, left)
            left += not framed
            short += not framed and (_short(rows[at]) or rows[at].form[0] in _BULLETS)
        counts.update(form for form, after in behind.items() if left > after)
    return frozenset(form for form, times in counts.items() if times > 1 and times >= COVERED * (len(regions) - 1))


def _short(row: Row) -> bool:
    return len(row.text) <= NAME // 2 and row.text[-1] not in ".!?…"


def _end(
    rows: Sequence[Row], region: range, *, last: bool, all_: Sequence[range], closers: frozenset[str] = frozenset()
) -> int:
    """How many lines of the region are the comment's: what stands behind its buttons is the next one's title, and the
    last one's ends where the page goes on with its footer."""
    if not last:
        closed = (count for count, at in enumerate(region) if rows[at].form in closers and is_button(rows[at].text))
        return next((count for count in closed if count), len(region))
    for count, at in enumerate(region):
        words = rows[at].text
        if count and rows[at].form in closers:
            return count
        if re.match(r"(?:©|\(c\)|copyright\b|powered by\b)", words, re.I):
            return count
        if any(words.casefold().startswith(end) for end in lexicon().of("furniture.ends")):
            return count
    usual = max((len(one) for one in all_[:-1]), default=len(region))
    return min(len(region), 2 * usual + 5)


def _unboxed(parts: Sequence[Part]) -> list[Part]:
    """The comments without the short lines that all comments of their author begin with, where he has several, and
    what stands in brackets at the same place in the others: a rank, when he was last here."""
    begins: defaultdict[str, list[list[str]]] = defaultdict(list)
    for part in parts:
        short = takewhile(_boxed, part.rows[:-1])
        begins[part.header.author or ""].append([_DIGITS.sub("0", row.text) for row in short])
    box: dict[str, int] = {}
    bracketed = False
    for author, said in begins.items():
        if len(said) > 1:
            box[author] = sum(1 for _ in takewhile(lambda row: len(set(row)) == 1, zip(*said, strict=False)))
            bracketed = bracketed or any(row.startswith("[") and row.endswith("]") for row in said[0][: box[author]])
    kept = []
    for part in parts:
        rows = part.rows[box.get(part.header.author or "", 0) :]
        if bracketed and len(rows) > 1 and rows[0].text[0] == "[" and rows[0].text[-1] == "]":
            rows = rows[1:]
        kept.append(replace(part, rows=rows))
    return kept


def _untitled(parts: Sequence[Part]) -> list[Part]:
    """The comments without their titles, where all begin with a short line that stands alone, and few are sentences."""
    titles = [part.rows[0].text for part in parts if len(part.rows) > 1 and part.rows[1].gap]
    plain = sum(title[-1] not in ".!?…:" for title in titles)
    if len(titles) < max(len(parts), LEAST + 1) or max(map(len, titles)) > NAME or plain < COVERED * len(parts):
        return list(parts)
    return [replace(part, rows=part.rows[1:]) for part in parts]


def _boxed(row: Line) -> bool:
    return len(row.text) <= NAME and row.text[-1] not in ".!?" and not _opens_quotation(row.text)


def _unsigned(parts: Sequence[Part]) -> list[Part]:
    """The comments without the last line that all comments of their author end with, where he has several."""
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for part in parts:
        ends[part.header.author or ""].append(part.rows[-1].text if len(part.rows) > 1 else "")
    fixed = {author: said[0] for author, said in ends.items() if len(said) > 1 and said[0] and len(set(said)) == 1}
    return [replace(part, rows=part.rows[:-1]) if fixed.get(part.header.author or "") else part for part in parts]


def _moments(parts: Sequence[Part]) -> Iterator[list[str | None]]:
    """When the comments were written, in the two ways in which 3/4/2023 may be read; times ago from one moment."""
    for first in (True, False):
        said = [next(stamps(part.header.stamp.text, page=_NOW, month_first=first), None) for part in parts]
        yield [
            one.published[:16] if one is not None and one.published else part.header.stamp.published
            for one, part in zip(said, parts, strict=True)
        ]


def _ordered(times: Sequence[str | None]) -> bool:
    known = [time[:16] for time in times if time]
    steps = list(pairwise(known))
    return len(known) == len(times) and (all(a <= b for a, b in steps) or all(a >= b for a, b in steps))


def _titled(parts: Sequence[Part], rows: Sequence[Row], regions: Sequence[range]) -> bool:
    """Whether a title stands over each author, as in lists of articles and topics: it ends what stands above him."""
    ends = [part.rows[-1].text if part.rows else "" for part in parts[:-1]]
    titles = sum(bool(end) and len(end) <= 2 * NAME and end[-1] not in ".!?…" for end in ends)
    return titles >= COVERED * len(ends)


def _convinces(
    parts: Sequence[Part],
    rows: Sequence[Row],
    regions: Sequence[range],
    frame: frozenset[str],
    doubled: int,
    pressed: int,
) -> bool:
    """Whether the dates are those of comments: names come again, frames have buttons, dates rise or fall."""
    count = len(parts)
    said = sum(bool(part.rows) for part in parts)
    if count < LEAST or said < 0.7 * count:
        return False
    names = [letters(part.header.author or "") for part in parts]
    again = len(set(names)) < count and len(set(names)) > 1
    # Where the dates close the comments, the buttons stand behind them.
    ends = [*(region.start for region in regions[1:]), min(len(rows), regions[-1].stop + BELOW)]
    whole = [range(region.start, max(end, region.stop)) for region, end in zip(regions, ends, strict=True)]
    buttons = sum(any(is_button(rows[at].text) for at in region) for region in whole)
    ordered = any(map(_ordered, _moments(parts[:SAMPLE])))
    numbered = sum(part.header.number is not None for part in parts) >= COVERED * count
    wordy = sum(sentence_like(part.header.author or "") for part in parts)
    value = (
        1.0 * again
        + 1.0 * (2 * max(buttons, pressed) >= count)
        + 0.7 * ordered
        + 1.0 * numbered
        + 0.5 * (len(frame) > 1)
    )
    value += 0.5 * (median(len(part.rows) for part in parts) < 12) - 2.0 * (3 * wordy > count)
    if 2 * max(buttons, pressed) < count:
        value -= 1.0 * _titled(parts, rows, regions)
    value += 0.7 * (2 * doubled >= count)
    value += 0.7 * (2 * sum(row.tail for row in rows if row.found) >= count)
    value += 0.3 * all(part.header.stamp.clock for part in parts)
    return value >= 2.2
