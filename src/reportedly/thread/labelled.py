"""Guestbooks in flattened text: entries one after another whose parts are labelled ("Name:", "Date:", "Message:").

As in `entries`, which labels come back with every entry is told by counting; only what labels a name and what labels
the words must be known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.thread.headers import Header
from reportedly.thread.lexicon import beginning, lexicon
from reportedly.thread.lines import Line, lines
from reportedly.thread.names import EDGE, name_like
from reportedly.thread.parts import Part
from reportedly.thread.times import LONGEST, Stamp, stamps

FEWEST = 3
"""Entries of a guestbook."""

USUAL = 0.8
"""Share of the entries that have a date and words, and in which a label comes back."""

_LABEL = re.compile(r"\W{0,4}(?:(\d{1,6})[.)]\s*)?([^\W\d_]+(?:[ '’/-][^\W\d_]+){0,3})\s?:(?!//)[ \t]*")
_PARTED = re.compile(r"\t+|[ \xa0]{3,}")
_FOOTER = re.compile(r"(?:©|\(c\)|copyright\b|powered by\b)", re.I)


@dataclass(frozen=True, slots=True)
class _Said:
    """A line with the label that it begins with, and where on it the rest begins; "" and 0 where it has none."""

    line: Line
    label: str
    rest: int
    number: str | None

    @property
    def words(self) -> str:
        return self.line.text[self.rest :]


def find_labelled(text: str) -> list[Part]:
    """The entries of a guestbook as comments; none where the text is of none. Time linear in the text."""
    said = list(_said(text))
    counts = Counter(one.label for one in said if one.label)
    name = _name(said, counts)
    heads = [at for at, one in enumerate(said) if name and one.label == name and name_like(one.words.strip(EDGE))]
    if len(heads) < FEWEST:
        return []
    usual = frozenset(label for label, times in counts.items() if times >= USUAL * len(heads))
    entries = [said[start:end] for start, end in zip(heads, [*heads[1:], len(said)], strict=True)]
    most = max(map(len, entries[:-1]))
    entries[-1] = list(_last(entries[-1], usual, most))
    parts = [part for entry in entries if (part := _part(entry, usual)) is not None]
    if len(parts) < max(FEWEST, USUAL * len(entries)):
        return []
    # Lists of things have names and dates too; those of entries say at what time, or that words are a message.
    worded = any(lexicon().has("entry.words", label) for label in usual)
    return parts if worded or 2 * sum(part.header.stamp.clock for part in parts) > len(parts) else []


def _said(text: str) -> Iterator[_Said]:
    for line in lines(text):
        found = _LABEL.match(line.text[:LONGEST])
        if found is None:
            yield _Said(line, "", 0, None)
        else:
            yield _Said(line, found[2].casefold(), found.end(), found[1])


def _name(said: Sequence[_Said], counts: Counter[str]) -> str | None:
    """The label of names that comes back most; one of senders where there is none."""
    signed = Counter(one.label for one in said if one.label and name_like(one.words.strip(EDGE)))
    for role in ("entry.name", "entry.sender"):
        found = [label for label in counts if lexicon().has(role, label) and signed[label] >= FEWEST]
        if found:
            return max(found, key=signed.__getitem__)
    return None


def _last(entry: Sequence[_Said], usual: frozenset[str], most: int) -> Iterator[_Said]:
    """The last entry without what follows the guestbook: a form with empty labels, the page's footer."""
    for at, one in enumerate(entry):
        empty = bool(one.label) and not one.words.strip() and at > 0 and one.label not in usual
        if empty or at > most + FEWEST or _FOOTER.match(one.line.text):
            return
        if beginning("furniture.ends").match(one.line.text) is not None:
            return
        yield one


def _part(entry: Sequence[_Said], usual: frozenset[str]) -> Part | None:
    """One entry: behind the label of words, up to the next label, is what it says; else whatever has no label."""
    worded = any(lexicon().has("entry.words", one.label) for one in entry)
    stamp: Stamp | None = None
    open_ = not worded
    end = entry[0].line.end
    rows: list[Line] = []
    for one in entry:
        words = lexicon().has("entry.words", one.label)
        labelled = words or one.label in usual
        open_ = words or not worded if labelled else open_
        dated = _dated(one) if stamp is None and not words and (labelled or not rows) else None
        if dated is not None:
            stamp, end = dated, one.line.end
        elif words and one.words.strip():
            rows.append(replace(one.line, start=one.line.start + one.rest, text=one.words))
        elif open_ and not labelled:
            rows.append(one.line)
        elif not rows:
            end = max(end, one.line.end)
    if stamp is None or not rows:
        return None
    first = entry[0]
    author = _PARTED.split(first.words)[0].strip(EDGE)
    return Part(
        Header(
            start=first.line.start,
            end=max(first.line.start, min(end, rows[0].start)),
            indent=first.line.indent,
            stamp=stamp,
            number=first.number,
            author=author,
        ),
        tuple(rows),
    )


def _dated(one: _Said) -> Stamp | None:
    """The date that a line, or a cell of it, is about: half of what it says."""
    for cell in _PARTED.split(one.words):
        stamp = next(stamps(cell[:LONGEST]), None)
        if stamp is not None and 2 * len(stamp.text) >= len(cell):
            return stamp
    return None
