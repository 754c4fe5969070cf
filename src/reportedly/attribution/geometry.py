"""Sets of spans: how much they share, which holds which."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import Span, Spans


def length(spans: Spans) -> int:
    """Code points in the spans, which do not overlap one another."""
    return sum(end - start for start, end in spans)


def shared(a: Spans, b: Spans) -> int:
    """Code points that lie in both."""
    return sum(max(0, min(a_end, b_end) - max(a_start, b_start)) for a_start, a_end in a for b_start, b_end in b)


def overlap(a: Spans, b: Spans) -> float:
    """Intersection over union in code points; 0 when both are empty."""
    common = shared(a, b)
    union = length(a) + length(b) - common
    return common / union if union else 0.0


def holds(outer: Spans, inner: Spans) -> bool:
    """Whether every span of `inner` lies within one span of `outer`; False for an empty `inner`."""
    return bool(inner) and all(any(start <= a and b <= end for start, end in outer) for a, b in inner)


def extent(*groups: Iterable[Span]) -> Span | None:
    """From the first start to the last end, or None when there is no span."""
    spans = [span for group in groups for span in group]
    if not spans:
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)
