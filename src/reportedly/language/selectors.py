"""Places that are found again: a passage by its words and what stood around them (W3C Web Annotation, selectors)."""

from __future__ import annotations

import re

from reportedly.model import Anchor, Span

CONTEXT = 32
"""Code points kept before and after a passage."""


def anchor(document: str, text: str, span: Span) -> Anchor:
    """The anchor of a span of a document's text."""
    start, end = span
    return Anchor(
        document=document,
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        span=span,
    )


def find(text: str, anchor: Anchor) -> Span | None:
    """Where the anchored passage stands in a text now; None where it is gone, or stands in several places alike.

    The old place counts where words and context are the same; else the place with most of the context; white space
    may have changed.
    """
    start, end = anchor.span
    if text[start:end] == anchor.quote and _around(text, (start, end), anchor) == _most(anchor):
        return anchor.span
    places = _places(text, anchor.quote)
    if len(places) < 2:
        return places[0] if places else None
    scored = sorted(((_around(text, place, anchor), place) for place in places), reverse=True)
    best, second = scored[0], scored[1]
    return best[1] if best[0] > second[0] and best[0] * 2 >= _most(anchor) else None


def _places(text: str, quote: str) -> list[Span]:
    words = quote.split()
    if not words:
        return []
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), text)]


def _around(text: str, span: Span, anchor: Anchor) -> int:
    """Code points of the context that still stand around a span."""
    start, end = span
    before = _shared(anchor.before[::-1], text[max(0, start - CONTEXT) : start][::-1])
    return before + _shared(anchor.after, text[end : end + CONTEXT])


def _most(anchor: Anchor) -> int:
    return len(anchor.before) + len(anchor.after)


def _shared(one: str, other: str) -> int:
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
