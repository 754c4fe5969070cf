"""Which lines of a flattened thread are its frame: what comes with half of the comments, and what each ends with."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import takewhile

from reportedly.thread.answers import is_answer_line
from reportedly.thread.bodies import action, is_button
from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import EDGE, NAME
from reportedly.thread.openings import announces
from reportedly.thread.quotes import letters
from reportedly.thread.signed import COVERED, Row

BULLETS = "•·|"
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

BUTTONS = "\2"
"""Stands for every line of several buttons: an answer has "Parent" among them, and the first comment has not."""

FEW = 2
"""Short lines, such as counts of answers, that may still stand behind the buttons of a comment."""

SAID = 3
"""How many times what is said before a button must be what stands behind it, where that is a signature."""

COUNTED = 5
"""Words of the longest line that is a count."""

BOX = 14
"""Lines of the longest box about an author that stands below his name and date."""

MOST = 0.5
"""Share of the comments from which a line of one form is frame."""


def frame_of(rows: Sequence[Row], regions: Sequence[range], names: Sequence[str]) -> frozenset[str]:
    """The forms of lines that come with half of the comments or more, but as what all of them quote."""
    counts: Counter[str] = Counter()
    for region, name in zip(regions, names, strict=True):
        lines = [rows[at] for at in region if not announces(rows[at - 1].text[: 3 * NAME])]
        counts.update({_anyone(row.form, name) for row in lines if not opens_quotation(row.text)})
    least = max(2.0, MOST * len(regions))
    frame = {form for form, times in counts.items() if times >= least}
    # "2 replies, last one 6 January 2023": not all have it, and all that have it end with it.
    ends: Counter[str] = Counter()
    for region, name in zip(regions, names, strict=True):
        last = next((rows[at] for at in reversed(region) if not is_frame(rows[at], frame, name)), None)
        if last is not None and last.found is not None:
            ends[_anyone(last.form, name)] += 1
    frame |= {form for form, times in ends.items() if times > 2 and times == counts[form]}
    return frozenset(frame)


def tails_of(
    rows: Sequence[Row], regions: Sequence[range], names: Sequence[str], frame: frozenset[str]
) -> frozenset[str]:
    """The forms of short lines with a number or a label that several end with, and that nobody has but behind his
    words: "12 Likes", "Show branch (2)", "Reactions: Ada". What is all that somebody says is none."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    inside: set[str] = set()
    whole = [
        [at for at in region if not is_frame(rows[at], frame, name)]
        for region, name in zip(regions[:-1], names, strict=False)
    ]
    signed = Counter((name, rows[left[-1]].text) for left, name in zip(whole, names, strict=False) if len(left) > 1)
    for left, name in zip(whole, names, strict=False):
        if len(left) > 1 and signed[name, rows[left[-1]].text] > 1:
            left.pop()  # a signature
        while len(left) > 1 and (key := _tail(rows[left[-1]])):
            ends[key].add(name)
            left.pop()
        inside.update(_tail(rows[at]) for at in left)
    kept = {key for key, by in ends.items() if len(by) > 1 and key not in inside}
    return frozenset(rows[at].form for region in regions for at in region if _tail(rows[at]) in kept)


def _tail(row: Row) -> str:
    """What a count or a label has in common with others; "" for any other line."""
    if len(row.text) > NAME or row.found is not None or row.text[-1] in ".!?…:":
        return ""
    return _label(row) or (row.form if any(map(str.isdigit, row.text)) and len(row.text.split()) <= COUNTED else "")


def boxed(rows: Sequence[Row], regions: Sequence[range]) -> list[range]:
    """The regions without what stands in them of the box about the author: the lines up to the last one with a label
    that half of them have ("Registered: Mon Jan 6", "Posts: 12"), where none before it is a sentence."""
    leading = [list(takewhile(lambda at: not _sentence(rows[at]), region[: BOX + 1])) for region in regions]
    counts = Counter(label for region in leading for label in {_label(rows[at]) for at in region} if label)
    labels = {label for label, times in counts.items() if times > 1 and times >= MOST * len(regions)}
    found = []
    for region, lines in zip(regions, leading, strict=True):
        last = next((at for at in reversed(lines) if _label(rows[at]) in labels), region.start - 1)
        found.append(range(last + 1, region.stop))
    return found


def _label(row: Row) -> str:
    head, colon, rest = row.form.lstrip(BULLETS).partition(":")
    if not colon or len(row.text) > NAME or not rest.strip() or len(head) > NAME // 2 or len(head.split()) > 3:
        return ""
    return "" if announces(row.text) or is_answer_line(row.text) else head.strip()


def _sentence(row: Row) -> bool:
    return len(row.text) > NAME or row.text[-1] in ".!?…" or announces(row.text[: 3 * NAME])


def opens_quotation(line: str) -> bool:
    """Whether a line says whom it quotes: "Quote: Ada Lowe" is no frame, often as one may quote oneself."""
    return announces(line[: 3 * NAME]) and action(line) is None


def _anyone(form: str, name: str) -> str:
    return form.replace(DIGITS.sub("0", name.casefold()), "\1")


def is_frame(row: Row, frame: Set[str], name: str) -> bool:
    """Whether a line of the comment that this name signs is none of its words."""
    if _anyone(row.form, name) in frame or action(row.text) is not None:
        return True
    beside = row.text[len(name) :].strip(EDGE).casefold() if row.text.startswith(name) else ""
    if beside and (lexicon().has("header.ranks", beside) or is_answer_line(beside)):
        return True  # "Ada LoweActive Member", "Ada Lowereplied to Bram"
    return letters(row.text) == letters(name) or not any(map(str.isalnum, row.text))


def closers_of(
    rows: Sequence[Row], regions: Sequence[range], names: Sequence[str], frame: frozenset[str]
) -> frozenset[str]:
    """The forms of the lines behind which nearly no comment goes on: its buttons, the way back to the top."""
    counts: Counter[str] = Counter()
    for region, name in zip(regions[:-1], names, strict=False):
        behind: dict[str, int] = {}
        left = short = 0
        for at in reversed(region):
            framed = is_frame(rows[at], frame, name)
            if framed and left == short <= FEW:
                behind.setdefault(key_of(rows[at]), left)
            left += not framed
            short += not framed and (_short(rows[at]) or rows[at].bulleted)
        counts.update(form for form, after in behind.items() if left > after)
    found = {form for form, times in counts.items() if times > 1 and times >= COVERED * (len(regions) - 1)}
    return frozenset(found | _signed_under(rows, regions, names, frame))


def _signed_under(
    rows: Sequence[Row], regions: Sequence[range], names: Sequence[str], frame: frozenset[str]
) -> set[str]:
    """The buttons that all comments have once, behind their words, with a line at most behind them in most: what stands
    there is a signature. What the comments say before them is far more than what stands behind."""
    once: Counter[str] = Counter()
    near: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for region, name in zip(regions, names, strict=True):
        here = Counter(key_of(rows[at]) for at in region if is_button(rows[at].text))
        left = [at for at in region if not is_frame(rows[at], frame, name)]
        for at in region:
            form = key_of(rows[at])
            if here[form] == 1 and left and left[0] < at:
                once[form] += 1
                near[form] += sum(one > at for one in left) <= 1
                if region is not regions[-1]:
                    more[form] += sum(len(rows[one].text) if one < at else -SAID * len(rows[one].text) for one in left)
    in_last = {key_of(rows[at]) for at in regions[-1]}
    usual = {form for form, times in once.items() if times >= COVERED * len(regions) > 2 and form in in_last}
    return {form for form in usual if 2 * near[form] > len(regions) and more[form] > 0}


def key_of(row: Row) -> str:
    """What lines that close comments have in common: their form, or that they are several buttons in a row."""
    return BUTTONS if len(row.text.split()) > 2 and is_button(row.text) else row.form


def _short(row: Row) -> bool:
    return len(row.text) <= NAME // 2 and row.text[-1] not in ".!?…"


def end_of(
    rows: Sequence[Row], region: range, *, last: bool, all_: Sequence[range], closers: frozenset[str] = frozenset()
) -> int:
    """How many lines of the region are the comment's: what stands behind its buttons is the next one's title, and the
    last one's ends where the page goes on with its footer."""
    if not last:
        closed = (count for count, at in enumerate(region) if key_of(rows[at]) in closers and is_button(rows[at].text))
        return next((count for count in closed if count), len(region))
    for count, at in enumerate(region):
        words = rows[at].text
        if count and key_of(rows[at]) in closers:
            return count
        if re.match(r"(?:©|\(c\)|copyright\b|powered by\b)", words, re.I):
            return count
        if any(words.casefold().startswith(end) for end in lexicon().of("furniture.ends")):
            return count
    usual = max((len(one) for one in all_[:-1]), default=len(region))
    return min(len(region), 2 * usual + 5)
