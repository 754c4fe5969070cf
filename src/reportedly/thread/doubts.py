"""Whether dates that come back in a flattened text are those of comments, or of teasers, topics and departures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from reportedly.thread.bodies import is_button
from reportedly.thread.names import NAME, sentence_like
from reportedly.thread.parts import LEAST, Part
from reportedly.thread.quotes import letters
from reportedly.thread.signed import BELOW, COVERED, Row
from reportedly.thread.times import stamps

_NOW = "2100-01-01T00:00"
"""A moment from which times ago are told, to see whether they rise or fall."""

VARIED = 0.6
"""Share of the comments that must say something else than others."""

SAMPLE = 300
"""Comments whose dates are looked at for all: whether they rise or fall."""


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


def _titled(parts: Sequence[Part]) -> bool:
    """Whether a title stands over each author, as in lists of articles and topics: it ends what stands above him."""
    ends = [part.rows[-1].text if part.rows else "" for part in parts[:-1]]
    titles = sum(bool(end) and len(end) <= 2 * NAME and end[-1] not in ".!?…" for end in ends)
    return titles >= COVERED * len(ends)


def convinces(
    parts: Sequence[Part],
    rows: Sequence[Row],
    regions: Sequence[range],
    frame: frozenset[str],
    doubled: int,
    pressed: int,
    announced: bool,
) -> bool:
    """Whether the dates are those of comments: names come again, frames have buttons, dates rise or fall, or a heading
    such as "Comments (3)" stands over them (`announced`)."""
    count = len(parts)
    said = sum(bool(part.rows) for part in parts)
    if count < LEAST or said < 0.7 * count:
        return False
    bodies = {tuple(row.text for row in part.rows) for part in parts if part.rows}
    if len(bodies) < VARIED * said:
        return False  # ranks, titles
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
    titled = 2 * max(buttons, pressed) < count and _titled(parts)
    value -= 1.0 * titled
    value += 0.7 * (2 * doubled >= count)
    value += 0.7 * (2 * sum(row.tail for row in rows if row.found) >= count)
    value += 0.3 * all(part.header.stamp.clock for part in parts)
    value += 1.0 * (announced and not titled)
    return value >= 2.2
