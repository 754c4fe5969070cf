"""Threads in flattened text whose headers have no form of their own: what comes back with every date is their frame.

A forum's page leaves a box of lines about each author, buttons, ranks and counts. Lines of one form that come once with
every date are frame; the author stands at one distance from the date; what is neither is what people wrote.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from reportedly.model import Presence
from reportedly.thread.badges import is_named, shortened, unechoed
from reportedly.thread.bodies import action, edited
from reportedly.thread.contexts import mentioned, mixture, names_in_context, value
from reportedly.thread.doubts import convinces
from reportedly.thread.framing import boxed, closers_of, end_of, frame_of, is_frame, tails_of
from reportedly.thread.headers import Header
from reportedly.thread.headings import is_heading
from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import EDGE, NAME, presence_of, presences, without
from reportedly.thread.parts import LEAST, Part, unboxed, unheaded, unsigned, untitled
from reportedly.thread.quotes import letters
from reportedly.thread.rows import kinds_of, rows_of
from reportedly.thread.seams import unframed
from reportedly.thread.signed import (
    ABOVE,
    BELOW,
    COVERED,
    Row,
    above_addressees,
    line_name,
    names_at_a_distance,
    names_at_a_seam,
    names_at_an_anchor,
    names_inline,
)
from reportedly.thread.signoffs import first_signed, signed_off

MOST_DATES = 20_000

OVER = 4
"""Lines above the first comment among which a heading over the thread is looked for."""

SIGNED = 3
"""Lines between the first and the last of what signs a comment below its words."""

TRIED = 12
"""Sets of dates that are tried for a thread, the largest first."""

LEAST_WORTH = 1.0
"""What names by what stands around them must be worth where nothing else finds any."""

SURER = 0.05
"""By how much they must be worth more than others."""

_LOOSE = ("ago", "today", "yesterday", "weekday")
"""Forms of dates that a thread mixes with full ones."""

RULE = re.compile(r"_{4,}|--")
"""A line that parts a signature from the words above it."""

_ACCOUNT = re.compile(r"\S\s@\w")
"""An account beside a name: "Ada Lowe @ada_lowe"."""


def find_parts(text: str) -> list[Part]:
    """The comments of the page in order; empty where no dates come back with one frame. Time linear in the text."""
    rows = list(rows_of(text))
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    dated = [at for at, row in enumerate(rows) if row.found is not None and edited(row.text) is None]
    for at in dated[:MOST_DATES]:
        for kind in kinds_of(rows, at):
            groups[kind].append(at)
    tried: set[tuple[int, ...]] = set()
    best: list[Part] = []
    told = mentioned(rows) if dated else frozenset()
    sets = [_one_form(rows, dates) if kind[0] == "any" else dates for kind, dates in groups.items()]
    for dates in sorted(sets, key=len, reverse=True)[:TRIED]:
        if len(dates) <= max(1, len(best)) or tuple(dates) in tried:
            continue
        tried.add(tuple(dates))
        read = (_opened(rows, dates, told), _closed(rows, dates))
        parts = max(read, key=lambda parts: (len(parts), _saying(text, parts)))
        if len(parts) > len(best):
            best = parts
    return best


def _one_form(rows: Sequence[Row], dates: Sequence[int]) -> list[int]:
    """The dates printed in the form that most have, with those such as "today" and "2 hours ago" beside them."""
    forms = {at: found.stamp.form for at in dates if (found := rows[at].found) is not None}
    fixed = Counter(form for form in forms.values() if not form.startswith(_LOOSE)).most_common(1)
    return [at for at in dates if forms[at].startswith(_LOOSE) or forms[at] == fixed[0][0]] if fixed else list(dates)


def _closed(rows: Sequence[Row], dates: Sequence[int]) -> list[Part]:
    """The comments where each ends with its date, and begins with its author shortly behind the one before.

    The first date may be that of the post over them, which begins with it.
    """
    whole = _closing_each(rows, dates)
    if len(whole) == len(dates) or len(dates) <= LEAST:
        return whole
    return max(whole, _closing_each(rows, dates[1:]), key=lambda parts: (len(parts), _writes_again(parts)))


def _writes_again(parts: Sequence[Part]) -> bool:
    """Whether who signs the first comment signs another: words of the page do not."""
    return bool(parts) and parts[0].header.author in {part.header.author for part in parts[1:]}


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
        saying = [at for at in first if rows[at].text[-1] in ":…" or _says(rows[at].text)]
        begins = (known or saying or first)[-1:]
        if not begins:
            continue
        tops = [begins[0], *(_named_at(rows, at + step) for at in dates[:-1])]
        kept = [index for index, top in enumerate(tops) if line_name(rows[top].text)]
        says = [index for index in kept if _says(rows[tops[index]].text)]
        kept = says if len(says) >= COVERED * len(kept) else kept
        ends = [dates[index] for index in kept]
        tops = [tops[index] for index in kept]
        called = [line_name(words) for words in unframed([rows[top].text for top in tops])]
        authors = [
            shortened(rows, top, name or line_name(rows[top].text) or "")
            for top, name in zip(tops, called, strict=True)
        ]
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


def _saying(text: str, parts: Sequence[Part]) -> int:
    """How many comments have a line such as "Ada says:" for a head."""
    heads = (text[part.header.start : part.header.end][: 4 * NAME].split("\n") for part in parts)
    return sum(any(map(_says, head)) for head in heads)


def _says(text: str) -> bool:
    """Whether the line ends with a word such as "says", as over what somebody says."""
    return len(text) <= 2 * NAME and without(text.rstrip(" .…:"), "header.after_name", end=True)[1]


def _named_at(rows: Sequence[Row], at: int) -> int:
    """The line at that place, or the one below it where a line such as "1 more reply" pushed the name down."""
    at = min(at, len(rows) - 1)
    below = at + 1 < len(rows) and rows[at].found is None and rows[at + 1].found is None
    return at + 1 if below and not line_name(rows[at].text) and line_name(rows[at + 1].text) else at


def _opened(rows: Sequence[Row], dates: Sequence[int], told: frozenset[str]) -> list[Part]:
    """The comments where each begins with its date and its author, in whatever order.

    `told` are whom quotations name.
    """
    names: Sequence[str | None] | None = names_inline(rows, dates)
    places = [0] * len(dates)
    if names is None:
        anchored = _anchored(rows, dates, told)
        if anchored is None:
            return []
        places = [one - at for (one, _), at in zip(anchored, dates, strict=True)]
        names = [name for _, name in anchored]
    places = [place for place, name in zip(places, names, strict=True) if name is not None]
    found = [(at, name) for at, name in zip(dates, names, strict=True) if name is not None]
    signed = [(at, shortened(rows, at + place, name)) for (at, name), place in zip(found, places, strict=True)]
    dates = [at for at, _ in signed]
    authors = unechoed([name for _, name in signed])
    if len(dates) < 2 or _fixed_to_names(rows, dates, authors):
        return []
    tops = [
        _top(rows, min(at, at + place), name, max(dates[index - 1], dates[index - 1] + place) if index else -1)
        for index, (at, name, place) in enumerate(zip(dates, authors, places, strict=True))
    ]
    starts = [max(at, at + place) for at, place in zip(dates, places, strict=True)]
    if max(start - top for top, start in zip(tops, starts, strict=True)) <= SIGNED and signed_off(rows, tops, starts):
        ends = zip(starts, tops[1:], strict=False)
        regions = [first_signed(rows, tops[0]), *(range(last + 1, top) for last, top in ends)]
        return _drawn(rows, dates, authors, tops, starts, regions)
    if _closing(rows, dates, tops, authors):
        return []
    tops = _bulleted(rows, dates, tops)
    regions = [range(start + 1, end) for start, end in zip(starts, [*tops[1:], len(rows)], strict=True)]
    return _drawn(rows, dates, authors, tops, starts, regions)


def _anchored(rows: Sequence[Row], dates: Sequence[int], told: frozenset[str]) -> list[tuple[int, str | None]] | None:
    """The line and the name of each date's author where names stand on lines of their own: at one distance from the
    dates, above or below what all boxes have, or where something else than a distance tells better."""
    found: list[tuple[int, str | None]] | None = None
    chosen = names_at_a_distance(rows, dates)
    if chosen is not None:
        found = above_addressees(rows, dates, *chosen)
        found = found or [(at + chosen[0], name) for at, name in zip(dates, chosen[1], strict=True)]
    else:
        found = names_at_an_anchor(rows, dates) or names_at_a_seam(rows, dates)
    around = names_in_context(rows, dates, told)
    if around is not None:
        worth = LEAST_WORTH
        if found is not None:
            worth = value([name for _, name in found], told) - mixture(rows, [at for at, name in found if name])
        if around.value > worth + SURER:
            return list(zip(around.lines, around.names, strict=True))
    return found


def _drawn(
    rows: Sequence[Row],
    dates: Sequence[int],
    authors: Sequence[str],
    tops: Sequence[int],
    starts: Sequence[int],
    regions: Sequence[range],
) -> list[Part]:
    regions = boxed(rows, regions)
    frame = frame_of(rows, regions, authors)
    tails = tails_of(rows, regions, authors, frame)
    frame |= tails
    closers = closers_of(rows, regions, authors, frame)
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
            number=_number(rows, at, region, top),
            author=name,
            presence=next((one for row in rows[top : start + 1] if (one := _presence(row.text))), None),
            marks=frozenset({"post"}),
        )
        final = region is regions[-1] and start >= at
        closed = closers | tails if final else closers
        end = end_of(rows, region, last=final, all_=regions, closers=closed)
        rule = next((at for at, one in enumerate(region[:end]) if at and _parts_off(rows[one])), end)
        own = [rows[one].line for one in region[:rule] if not is_frame(rows[one], frame, name)]
        parts.append(Part(header, tuple(own)))
    parts = unsigned(unboxed(untitled(unheaded(parts))))
    while parts and not parts[0].rows:
        parts, regions, dates = parts[1:], regions[1:], dates[1:]
        authors, tops, starts = authors[1:], tops[1:], starts[1:]
    beside = sum(_beside_buttons(rows[at]) for at in dates)
    heads = [range(top, start + 1) for top, start in zip(tops, starts, strict=True)]
    doubled = sum(
        sum(is_named(rows[one].text, name) or (one == at and name in rows[one].text) for one in head) > 1
        or any(_ACCOUNT.search(rows[one].text) for one in head)
        for at, name, head in zip(dates, authors, heads, strict=True)
    )
    announced = bool(tops) and any(is_heading(row.text) for row in rows[max(0, tops[0] - OVER) : tops[0] + 1])
    return parts if convinces(parts, rows, regions, frame, doubled, beside, announced) else []


def _parts_off(row: Row) -> bool:
    """Whether what stands behind the line is none of the comment's: a signature, an advertisement."""
    advertised = row.line.gap and lexicon().has("furniture.ads", row.text.casefold().strip(":"))
    return advertised or RULE.fullmatch(row.text) is not None


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
            place > last
            and rows[place].bulleted
            and all(action(rows[at].text) is None for at in range(place, place + step))
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


def _number(rows: Sequence[Row], at: int, region: range, top: int) -> str | None:
    above = [rows[top - 1].line.text] if top and re.fullmatch(r"[#№]\s?\d+", rows[top - 1].line.text) else []
    near = [rows[at].line.text, *(rows[one].line.text for one in region[:2]), *above]
    for words in near:
        found = re.search(r"(?:#|№)\s?(\d{1,6}(?:\.\d{1,4}){0,6})\b", words)
        if found:
            return found[1]
    return None
