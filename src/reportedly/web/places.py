"""Places of a text as a form names them: START-END in code points, or the words that stand there.

A mouse selects words; whoever has only a keyboard, or no script running, writes them.
"""

from __future__ import annotations

import re

from reportedly.errors import BadStatement
from reportedly.language.fold import QUOTES_AND_DASHES
from reportedly.model import Document, Span, Spans

LONGEST = 5000
"""Characters of a field of places."""

_PLACES = re.compile(r"\d{1,9}-\d{1,9}(\s+\d{1,9}-\d{1,9})*")
_SIGNS = {sign: plain for sign, plain in QUOTES_AND_DASHES.items() if plain in ('"', "'", "-")}
"""Quotation marks and dashes as a keyboard has them; places stay where they are."""


def written(spans: Spans) -> str:
    """Spans as a form has them.

    >>> written(((3, 9), (12, 20)))
    '3-9 12-20'
    """
    return " ".join(f"{start}-{end}" for start, end in spans)


def named(document: Document, said: str, near: Spans = ()) -> tuple[str, ...]:
    """The places that a field names, as a library wants them; none of an empty field.

    Several have a space between them, or an ellipsis where they are words. Words that stand more than once are those
    nearest to `near`. Raises BadStatement for words that are not in the text, or stand there more than once and near
    nothing.
    """
    said = said.strip()
    if not said:
        return ()
    if len(said) > LONGEST:
        raise BadStatement(said[:80], "These are too many words.", remedy="Give START-END instead.")
    if _PLACES.fullmatch(said):
        return tuple(f"{document.id}:{place}" for place in said.split())
    if not any(map(str.isalpha, said)):
        remedy = "Write START-END in characters from the start of the text, with a space between several."
        raise BadStatement(said[:80], "These are no places in a text.", remedy=remedy)
    whole = _find(document.text, said)
    parts = [words for words in re.split(r"…|\.\.\.", said) if words.strip()]
    found = [whole] if whole else [_find(document.text, words) for words in parts]
    return tuple(f"{document.id}:{start}-{end}" for start, end in (_nearest(said, spans, near) for spans in found))


def span_of(place: str) -> Span:
    """The span of a place that `named` gives.

    >>> span_of("d1:3-9")
    (3, 9)
    """
    start, _, end = place.rpartition(":")[2].partition("-")
    return int(start), int(end)


def _find(text: str, words: str) -> list[Span]:
    """Where words stand, whatever their case, the white space between them and the kind of their quotation marks."""
    parts = [re.escape(word) for word in words.translate(_SIGNS).split()]
    if not parts:
        return []
    found = re.finditer(r"\s+".join(parts), text.translate(_SIGNS), re.IGNORECASE)
    return [match.span() for match in found if _parts(text, match.start()) and _parts(text, match.end())]


def _parts(text: str, at: int) -> bool:
    """Whether no word stands on both sides of a place."""
    return not 0 < at < len(text) or not (text[at - 1].isalnum() and text[at].isalnum())


def _nearest(said: str, spans: list[Span], near: Spans) -> Span:
    if not spans:
        remedy = "Write them as they stand there, or START-END in characters from the start of the text."
        raise BadStatement(said[:80], "These are no places in a text: the words are not in it.", remedy=remedy)
    if len(spans) > 1 and not near:
        says = f"These words stand {len(spans)} times in the text."
        raise BadStatement(said[:80], says, remedy="Write more of them, or START-END in characters from its start.")
    return min(spans, key=lambda span: min((_apart(span, other) for other in near), default=0))


def _apart(one: Span, other: Span) -> int:
    """Code points between two spans."""
    return max(0, other[0] - one[1], one[0] - other[1])
