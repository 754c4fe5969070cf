"""Sets of spans: how much they share, which holds which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model import Span, Spans


def length(spans: Spans) -> int:
    """Code points in the spans, which do not overlap one another."""
    return sum(end - start for start, end in spans)


def shared(a: Spans, b: Spans) -> int:
    """Code points that lie in both."""
    common = 0
    for a_start, a_end in a:
        for b_start, b_end in b:
            if a_start < b_end and b_start < a_end:
                common += (a_end if a_end < b_end else b_end) - (a_start if a_start > b_start else b_start)
    return common


def covered(spans: Spans, others: Sequence[Span]) -> int:
    """Code points of `spans` that one or more of `others`, in the order of their starts, cover: each counts once."""
    total = 0
    for start, end in spans:
        at = start
        for begin, stop in others:
            if stop > at and begin < end:
                total += min(end, stop) - max(at, begin)
                at = max(at, min(end, stop))
    return total


def overlap(a: Spans, b: Spans) -> float:
    """Intersection over union in code points; 0 when both are empty."""
    common = shared(a, b)
    union = length(a) + length(b) - common
    return common / union if union else 0.0


def holds(outer: Spans, inner: Spans) -> bool:
    """Whether every span of `inner` lies within one span of `outer`; False for an empty `inner`."""
    for a, b in inner:
        for start, end in outer:
            if start <= a and b <= end:
                break
        else:
            return False
    return bool(inner)


def extent(*groups: Iterable[Span]) -> Span | None:
    """From the first start to the last end, or None when there is no span."""
    spans = [span for group in groups for span in group]
    if not spans:
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)
