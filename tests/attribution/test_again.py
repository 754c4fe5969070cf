"""Contents read alone: who speaks inside them is found there, once, and only when it is sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.attribution.again import again
from reportedly.attribution.draft import Draft, Findings
from reportedly.model import Span, Spans

TEXT = "The Beacon reports that engineers at the dam warned the water had risen by a metre."


def spans(part: str) -> Spans:
    return ((TEXT.index(part), TEXT.index(part) + len(part)),)


OUTER = Draft(
    source=spans("The Beacon"),
    cue=spans("reports"),
    content=spans("that engineers at the dam warned the water had risen by a metre"),
    confidence=0.9,
    because="cue",
)
INNER = Draft(
    source=spans("engineers at the dam"),
    cue=spans("warned"),
    content=spans("the water had risen by a metre"),
    confidence=0.95,
    because="cue",
)


class Inside:
    """A learned part that sees the inner one only when it reads the content alone, and remembers what it read."""

    def __init__(self, inner: Draft = INNER) -> None:
        self.inner = inner
        self.read: list[Span | None] = []

    def find(self, text: str, span: Span | None = None) -> Findings:
        self.read.append(span)
        return Findings([self.inner])


def test_who_speaks_inside_a_content_is_found_when_it_is_read_alone() -> None:
    finder = Inside()
    found = again(TEXT, Findings([OUTER], doubts=[((0, 3), 0.1)]), finder)
    assert finder.read == [OUTER.content[0]]
    assert list(found.drafts) == [OUTER, INNER]
    assert found.doubts == [((0, 3), 0.1)]


@pytest.mark.parametrize(
    "inner",
    [
        replace(INNER, confidence=0.8),
        replace(INNER, cue=()),
        replace(INNER, cue=spans("reports")),
        replace(INNER, content=spans("reports that engineers at the dam warned the water had risen")),
    ],
)
def test_what_is_doubted_known_or_holds_the_outer_cue_is_not_taken(inner: Draft) -> None:
    assert list(again(TEXT, Findings([OUTER]), Inside(inner)).drafts) == [OUTER]


def test_one_that_two_contents_hold_is_taken_once_and_a_short_one_is_not_read() -> None:
    second = replace(
        OUTER, cue=spans("The"), content=spans("engineers at the dam warned the water had risen by a metre")
    )
    short = replace(OUTER, cue=spans("by"), content=spans("a metre"))
    finder = Inside()
    assert list(again(TEXT, Findings([OUTER, second, short]), finder).drafts).count(INNER) == 1
    assert len(finder.read) == 2
