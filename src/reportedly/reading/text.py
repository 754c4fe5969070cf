"""A page as an extractor flattened it: title, paragraphs, and the readers' thread under them.

Nothing in such a text says what is what but its lines: a title stands alone before an empty line and ends like no
sentence; dates and names of comments are the thread's and never the article's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.errors import TooLarge
from reportedly.model import Document, Note, Span
from reportedly.reading.credits import with_credits
from reportedly.reading.lexicon import lexicon
from reportedly.thread import Thread, find_thread
from reportedly.thread.bodies import action
from reportedly.thread.lexicon import beginning
from reportedly.thread.lines import Line, lines
from reportedly.thread.names import EDGE, name_like
from reportedly.thread.times import Stamp, stamps

MOST_LINES = 4_000_000
"""Lines that one page may have: each costs some hundred bytes while it is read."""

TITLE = 200
"""Code points that a title stays under."""

_TOP = 5
_PROSE = 120
_WIDEST = 120
_NARROWEST = 40
_FURNITURE = 100

_DAMAGE = re.compile("[\x00\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.;,:][\"'»”’)\]]*\Z")
_INITIALS = re.compile(r"(?:\w\.){2,}\Z")
_FINAL = re.compile(r"[.!?…:;][\"'»”’)\]]*\Z")
_ITEM = re.compile(r"(?:[•●▪◦*·–—-]|\d{1,3}[.)])\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """What the lines between title and article say: who wrote it, when; `rows` are those lines' starts."""

    byline: str | None = None
    stamp: Stamp | None = None
    rows: frozenset[int] = frozenset()


def read_text(text: str, *, name: str) -> Document:
    """The document in a flattened page; `name` names the page in errors.

    The text stays as it is but for NFC, line ends, a byte order mark, and U+FFFD for NUL and lone surrogates.
    The document has no id yet. Raises `TooLarge` for a page of more than `MOST_LINES` lines.
    """
    text, notes = _cleaned(text)
    if text.count("\n") > MOST_LINES:
        says = f"The page has more than {MOST_LINES} lines."
        raise TooLarge(name, says, remedy="Split it, or check whether it is a page at all.")
    thread = find_thread(text)
    rows = list(lines(text, 0, thread.start if thread else None))
    title = _title(rows, thread)
    if title is not None:
        rows = rows[1:]
    top = _top(rows)
    rows = [row for row in rows if row.start not in top.rows]
    paragraphs = _paragraphs(rows)
    published, precision = (top.stamp.published, top.stamp.precision) if top.stamp else (None, None)
    document = Document(
        id="",
        kind="thread" if thread and not paragraphs else "article",
        title=title.text if title else None,
        title_span=(title.start, title.end) if title else None,
        byline=top.byline,
        published=published,
        published_precision=precision,
        text=text,
        paragraphs=paragraphs,
        comments=thread.comments if thread else (),
        notes=(*notes, *_notes(text, thread, title, top, published)),
    )
    return with_credits(document)


def _cleaned(text: str) -> tuple[str, list[Note]]:
    notes = []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    damaged = len(_DAMAGE.findall(text))
    if damaged:
        text = _DAMAGE.sub("\ufffd", text)
        says = f"{damaged} NUL characters or halves of surrogate pairs are read as U+FFFD"
        notes.append(Note(field="text", code="damaged", says=says))
    return unicodedata.normalize("NFC", text), notes


def _title(rows: Sequence[Line], thread: Thread | None) -> Line | None:
    """The first line, where it stands alone before an empty line, is short and ends like no sentence."""
    if not rows or (len(rows) == 1 and thread is None):
        return None
    first = rows[0]
    if len(first.text) >= TITLE or (len(rows) > 1 and not rows[1].gap):
        return None
    if _SENTENCE_END.search(first.text) and not _INITIALS.search(first.text):
        return None
    if _ITEM.match(first.text) or _ADDRESS.match(first.text) or not any(map(str.isalpha, first.text)):
        return None
    return None if _furniture(first.text) or _date_alone(first.text) or lexicon().by.match(first.text) else first


def _top(rows: Sequence[Line]) -> _Top:
    """Byline and date from the short lines above the first paragraph of prose."""
    byline, stamp, used = None, None, set[int]()
    for row in rows[:_TOP]:
        if len(row.text) >= _PROSE:
            break
        by = lexicon().by.match(row.text)
        found = next(stamps(row.text), None)
        if by is not None and byline is None:
            rest = row.text[by.end() : found.start if found and found.start > by.end() else None].strip(EDGE)
            if name_like(rest) and not (found and row.text[found.end :].strip(EDGE)):
                byline, stamp = rest, stamp or found
                used.add(row.start)
                continue
        dated = _date_alone(row.text)
        if dated is not None and stamp is None:
            stamp = dated
            used.add(row.start)
    return _Top(byline=byline, stamp=stamp, rows=frozenset(used))


def _date_alone(line: str) -> Stamp | None:
    """The date of a line that holds nothing else but a label such as "Published"."""
    found = next(stamps(line), None)
    if found is None or found.published is None:
        return None
    before, after = line[: found.start].strip(EDGE), line[found.end :].strip(EDGE + ".")
    label = beginning("header.no_author").match(before)
    if label is not None:
        before = before[label.end() :].strip(EDGE)
    return found if not before and not after else None


def _paragraphs(rows: Sequence[Line]) -> tuple[Span, ...]:
    """A span for each paragraph: each line, or, where lines are wrapped at a width, each run of them."""
    wrapped = _wrapped(rows)
    spans: list[Span] = []
    open_ = False
    for row in rows:
        if _furniture(row.text):
            open_ = False
        elif open_ and wrapped and not row.gap and not _ITEM.match(row.text):
            spans[-1] = (spans[-1][0], row.end)
        else:
            spans.append((row.start, row.end))
            open_ = True
    return tuple(spans)


def _wrapped(rows: Sequence[Line]) -> bool:
    """Whether single line ends are only where the lines were full."""
    upper = [row for row, lower in pairwise(rows) if not lower.gap and not _ITEM.match(lower.text)]
    if not upper:
        return False
    lower = [lower for lower in rows[1:] if not lower.gap]
    widths = sorted(len(row.text) for row in upper)
    width = widths[len(widths) * 9 // 10]
    if not _NARROWEST <= width <= _WIDEST or max(len(row.text) for row in rows) > 2 * _WIDEST:
        return False
    full = sum(len(row.text) >= 0.7 * width for row in upper)
    final = sum(_FINAL.search(row.text) is not None for row in upper)
    if len(upper) < 3:
        return not final and all(row.text[0].islower() for row in lower)
    return full >= 0.8 * len(upper) and final <= 0.5 * len(upper)


def _furniture(line: str) -> bool:
    """Whether the line is unmistakably the page's and not the article's: buttons, pointers to other pages, rights."""
    if len(line) > _FURNITURE:
        return False
    if action(line) is not None:
        return True
    pointer = lexicon().read_also.match(line)
    if pointer is not None and (line[pointer.end() :].lstrip()[:1] in ("", ":", "—", "–", "-") or line.endswith(":")):
        return True
    return lexicon().rights.match(line) is not None


def _notes(text: str, thread: Thread | None, title: Line | None, top: _Top, published: str | None) -> list[Note]:
    """What such a page leaves unknown, and why."""
    unknown = {
        "title": None if title else "the first line does not stand alone as a title does",
        "byline": None if top.byline else "the page states no byline",
        "outlet": "a flattened page names no publisher",
        "url": "the page states no url",
        "published": None
        if published
        else "the page states no date of its own" + ("; those of its comments are not the article's" if thread else ""),
    }
    notes = [Note(field=field, code="unknown", says=says) for field, says in unknown.items() if says]
    left = text[thread.end :].strip() if thread else ""
    if left:
        says = f"{len(left)} characters below the thread are neither article nor comment"
        notes.append(Note(field="paragraphs", code="left-out", says=says))
    return notes
