"""What stands between two headers, taken apart: own words, quoted words, buttons and badges."""

from __future__ import annotations

import operator
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.model import CommentState, Presence, Quote, Span
from reportedly.thread.gone import is_notice
from reportedly.thread.lexicon import beginning, lexicon
from reportedly.thread.lines import Line
from reportedly.thread.names import NAME, presence_of
from reportedly.thread.openings import Opening, opening
from reportedly.thread.quotes import LONGEST, TELLING, Voices, extent, letters
from reportedly.thread.times import stamps

PASSAGE = 400
"""Lines that one quotation may take."""

_COUNTS = re.compile(r"[+−–-]?\d+")
_SCORE = re.compile(r"[+−–-]\s?\d{1,5}|0")
_PARTS = re.compile(r"\s*[·|•]\s*|\s{2,}")
_SIGNS = re.compile(r"[^\w\s·|•/,.…()\[\]+−–-]")
"""Signs that stand for pictures on buttons."""

_BUTTON_EDGE = "[]() •·|…›»→."
_MARKS = "\"'«»“”„‘’‹›"
_EDIT_EDGE = " \t\xa0«»[]()*_–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One comment without its header; spans into the page's text, one a contiguous piece of own words."""

    own: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    presence: Presence | None = None
    edited: str | None = None
    score: int | None = None
    state: CommentState = "kept"


def action(line: str) -> str | None:
    """The line casefolded when it holds nothing but buttons ("Reply", "Like · Reply"), else None."""
    if len(line) > NAME:
        return None
    bare = _SIGNS.sub(" ", line.casefold()).strip("[]() •·|…").rstrip(".")
    parts = [part for part in _PARTS.split(bare) if part]
    known = [lexicon().has("furniture.actions", part) for part in parts]
    if any(known) and all(map(operator.or_, known, map(str.isdigit, parts))):
        return " ".join(parts)
    # "ReplyShare", "Reply Report +3", "2Reply": what a flattener makes of buttons side by side.
    whole = " ".join(parts)
    if not _glued_actions().fullmatch(whole) or not any(map(str.isalpha, whole)):
        return None
    return _COUNTS.sub(" ", whole).strip()


def is_button(line: str) -> bool:
    """Whether the line is a comment's buttons, and not the "Read more" of a teaser.

    >>> is_button("Reply"), is_button("Read more")
    (True, False)
    """
    return action(line) is not None and not lexicon().has("furniture.onward", line.casefold().strip(_BUTTON_EDGE))


@cache
def _glued_actions() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon().of("furniture.actions"))
    return re.compile(rf"(?:{words}|[+−–-]?\d{{1,5}}|[\s|·•/,()]|[+−–-])++")


def score(line: str) -> int | None:
    """The number of a line that is a score and nothing else ("+3", "-1", "0"), else None."""
    if not _SCORE.fullmatch(line):
        return None
    return int(line.replace("−", "-").replace("–", "-").replace(" ", ""))


def read_body(
    rows: Sequence[Line],
    *,
    index: int,
    voices: Voices,
    actions: Collection[str],
    closing: Collection[str] = (),
    scored: bool = False,
    parent: int | None = None,
    apart: Collection[int] = (),
) -> Body:
    """The lines `rows` of the comment at `index` of the page.

    `actions` are the button lines of this page and `closing` those behind which only signature and footer follow;
    `scored` says that the page prints scores as lines of their own. `parent` is the index of the comment that this one
    answers: a paragraph of that one, word for word with a reply under it, is a quotation though nothing marks it.
    `apart` are the starts of rows that something left out stands before.
    """
    body = Body()
    own: list[Span] = []
    quotes: list[Quote] = []
    words: list[str] = []
    fresh = True
    queue = list(reversed(rows))
    while queue:
        row = queue.pop()
        started = opening(row, voices) or _repeats(row, queue, voices, index)
        if (
            started is None
            and queue
            and row.text.endswith(":")
            and len(row.text) < NAME // 3
            and opening(queue[-1], voices)
        ):
            continue  # "Quote:" over "Originally posted by Anna"
        if started is not None or row.text.startswith(">"):
            quote, left = _quotation(row, started, queue, voices, index)
            quotes.extend(quote)
            queue.extend(left)
            fresh = True
            # What was quoted goes on behind what it quoted itself.
            told = [one.author for one in quotes[:-1] if one.author] if quote else []
            while queue and not own and any(voices.said(name, queue[-1].text, index) for name in told):
                queue.pop()
            continue
        kind = action(row.text)
        if kind is not None and kind in closing:
            break
        points = score(row.text) if scored and body.score is None else None
        if points is not None:
            body = replace(body, score=points)
        elif kind is None or kind not in actions:
            presence = presence_of(row.text)
            when = edited(row.text)
            if presence is not None or when is not None:
                body = replace(body, presence=body.presence or presence, edited=body.edited or when)
            else:
                # Words in quotation marks are the writer's own doing; a quote box has lost its frame here.
                marked = row.text[0] in _MARKS
                if queue and parent is not None and not marked and voices.repeats(row.text, parent):
                    quotes.append(Quote(comment=None, author=None, span=(row.start, row.end)))
                    fresh = True
                    continue
                if fresh or not own or row.start in apart:
                    own.append((row.start, row.end))
                else:
                    own[-1] = (own[-1][0], row.end)
                fresh = False
                words.append(row.text)
                continue
        fresh = True
    state: CommentState = "kept" if own or quotes else "empty"
    if len(words) == 1 and not quotes and is_notice(words[0], whole=True):
        state = "removed"
    return replace(body, own=tuple(own), quotes=tuple(quotes), state=state)


def _repeats(row: Line, queue: Sequence[Line], voices: Voices, index: int) -> Opening | None:
    """The quotation that "Anna:" opens where the very next line is one of hers."""
    name = row.text[:-1].strip()
    if not queue or not row.text.endswith(":") or len(name) > NAME or not voices.knows(name):
        return None
    words = letters(queue[-1].text[:LONGEST])
    if len(words) < TELLING or not any(words in voice.words for voice in voices.near(index, name)):
        return None
    return Opening(name)


def _quotation(
    row: Line, started: Opening | None, queue: list[Line], voices: Voices, index: int
) -> tuple[list[Quote], list[Line]]:
    """The quotation that `row` opens, taken off the end of `queue`, and what of its last line is the reply."""
    if started is None:
        passage = [row, *_while_marked(queue)]
        return [Quote(comment=None, author=None, span=(row.start, passage[-1].end))], []
    passage = []
    if started.rest is not None:
        passage.append(replace(row, start=row.start + started.rest, text=row.text[started.rest :], gap=False))
    ahead = queue[: -PASSAGE - 1 : -1]
    passage += ahead
    stop = next(
        (
            at
            for at, line in enumerate(passage)
            if line is not row and at >= (started.rest is not None) and opening(line, voices)
        ),
        len(passage),
    )
    passage = passage[:stop]
    if not passage:
        return [], []
    count, end = extent(passage, voices, index, started.author)
    taken = count - (started.rest is not None)
    del queue[len(queue) - taken :]
    last = passage[count - 1]
    left = []
    if end < last.end:
        tail = last.text[end - last.start :]
        begin = end + len(tail) - len(tail.lstrip())
        left = [replace(last, start=begin, text=tail.lstrip(), gap=False)]
        end -= len(last.text[: end - last.start]) - len(last.text[: end - last.start].rstrip())
    return [Quote(comment=None, author=started.author, span=(passage[0].start, end))], left


def _while_marked(queue: list[Line]) -> Iterator[Line]:
    while queue and queue[-1].text.startswith(">"):
        yield queue.pop()


def edited(line: str) -> str | None:
    """When the line says that the comment was edited: in ISO 8601, or as printed where that cannot be told."""
    words = line[: 3 * NAME].strip(_EDIT_EDGE)
    if len(words) > 2 * NAME or not beginning("furniture.edited").match(words):
        return None
    stamp = next(stamps(words), None)
    return None if stamp is None else stamp.published or stamp.text
