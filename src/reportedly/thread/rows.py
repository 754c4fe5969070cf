"""The lines of a flattened text as rows: without bullets and numbers, with their forms and dates; and what dates of one
thread may have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.thread.framing import BULLETS, DIGITS
from reportedly.thread.glued import Found, first_stamp
from reportedly.thread.gone import is_notice
from reportedly.thread.initials import unlettered
from reportedly.thread.lexicon import beginning
from reportedly.thread.lines import lines
from reportedly.thread.names import EDGE, NAME, unweekday, without
from reportedly.thread.signed import MARKS, Row
from reportedly.thread.signoffs import parted
from reportedly.thread.times import LONGEST, Stamp

SENTENCE = 4
"""Words from which a line that ends like a sentence is one."""

_SEGMENT = re.compile(r"\s+[|•·–—-]\s+")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_REPLY = re.compile(r"#\s?\d+$")
_LABEL = re.compile(r"(?:[^\W\d_]+\s?#\s?\d+)?")
_ANSWER = re.compile(r"(?:re|aw|ответ|відп)\s*:\s*", re.I)


def rows_of(text: str) -> Iterator[Row]:
    """The rows of the text in order."""
    rows, tails = parted(list(lines(text)))
    for line in unlettered(rows):
        bare = line.text.lstrip(BULLETS).lstrip() or line.text
        while (mark := MARKS.match(bare)) and mark.end() < len(bare):
            dated = first_stamp(bare[: NAME // 2]) if bare[0].isdigit() else None
            if (dated is not None and dated.start < mark.end()) or is_notice(mark.group()):
                break  # "6. Januar 2023" has no number before it, "[deleted]" is no badge
            bare = bare[mark.end() :]
        found = first_stamp(bare) if len(bare) <= LONGEST else None
        if _CLOCK.fullmatch(bare):
            # Of today, as on the day on which the page was saved.
            clock = Stamp(start=0, end=len(bare), text=bare, published=None, precision=None, form="today:c")
            found = Found(clock, 0, len(bare), glued=False)
        # "+3" in a list of buttons is not the "+3" that somebody writes.
        bulleted = line.text[0] in BULLETS
        form = f"{'•' if bulleted else ''}{_form(bare, found)}"
        yield Row(line, bare, form, found, line.start in tails, bulleted)


def _form(bare: str, found: Found | None) -> str:
    if len(bare) > 3 * NAME:
        return bare
    if found is not None:
        bare = f"{bare[: found.start]}\0{bare[found.end :]}"
    elif bare[-1] in ".!?" and len(bare.split()) > SENTENCE:
        return bare.casefold()  # a sentence with another number is another sentence
    return DIGITS.sub("0", _ANSWER.sub("", bare.casefold(), count=1))


def kinds_of(rows: Sequence[Row], at: int) -> Iterator[tuple[str, ...]]:
    """What dates of one thread may have in common: their form, what stands before, behind, above and below them."""
    row = rows[at]
    found = row.found
    assert found is not None
    before, after = row.text[: found.start].strip(), row.text[found.end :].strip(EDGE)
    after = "" if beginning("furniture.edited").match(after) else after  # when it was edited, too
    before = unweekday(before)
    bare = before.strip(EDGE)
    labelled = _LABEL.fullmatch(without(bare, "header.before_date", end=True)[0].strip(EDGE)) is not None
    if before.endswith(":") and not without(bare, "header.before_date", end=True)[1] and not _REPLY.search(bare):
        if not beginning("header.no_author").match(bare):  # "Joined: 6 January 2023"
            first, _, label = _SEGMENT.sub("\0", bare).rpartition("\0")
            yield ("label", "name" if first else "", label.casefold()[: NAME // 2])
        return
    head = "name" if bare and not labelled else ""
    below = rows[at + 1].form[:NAME] if at + 1 < len(rows) else ""
    form = found.stamp.form if not found.stamp.form.startswith("ago") else "ago"
    yield (form, head)
    yield (form, head, "behind", DIGITS.sub("0", " ".join(after.casefold().split()[:2]))[: NAME // 2])
    yield (form, head, "below", below)
    # The latest may be dated "Today at 13:53" below "6 January 2023, 13:53".
    yield ("any", head, "below", below)
    yield ("any", DIGITS.sub("0", before.casefold())[: NAME // 2], DIGITS.sub("0", after.casefold())[: NAME // 2])
    yield (form, head, "above", rows[at - 1].form[:NAME] if at else "")
    if bare and labelled:  # the latest may be dated "Posted 1 hour ago" beside "Posted March 4, 2021"
        yield ("labelled", bare.casefold()[: NAME // 2])
