"""Every span must lie in its text, every reference must lead somewhere: each kind of fault is told with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.model import Attribution, Comment, Credit, Document, Headline, Quote, Source
from reportedly.store.faults import faults, spans

OUTSIDE = (0, 10_000)


def test_a_sound_document_has_none(found: Document) -> None:
    assert not list(faults(found))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"title_span": OUTSIDE}, "title_span"),
        ({"paragraphs": (OUTSIDE,)}, "paragraphs[0]"),
        ({"provenance": (Credit(kind="credit", name="x", span=OUTSIDE),)}, "provenance[0].span"),
        ({"headline": Headline(attribution="kept", because="", spans=(OUTSIDE,))}, "headline.spans[0]"),
        ({"sources": (Source(id="s1", name="x", kind="person", mentions=(OUTSIDE,)),)}, "sources.s1.mentions[0]"),
        ({"attributions": (Attribution(id="a1", hedges=(OUTSIDE,)),)}, "attributions.a1.hedges[0]"),
        ({"attributions": (Attribution(id="a1", parent="a9"),)}, "attributions.a1.parent"),
        ({"attributions": (Attribution(id="a1", speaker="s9"),)}, "attributions.a1.speaker"),
        ({"attributions": (Attribution(id="a1", where="c9"),)}, "attributions.a1.where"),
        ({"attributions": (Attribution(id="a1", parent="a1"),)}, "attributions.a1.parent"),
        ({"attributions": (Attribution(id="a1"), Attribution(id="a1"))}, "attributions"),
        ({"sources": (Source(id="s1", name="x", kind="person", of="s9"),)}, "sources.s1.of"),
        ({"comments": (Comment(id="c1", in_reply_to="c9"),)}, "comments.c1.in_reply_to"),
        (
            {"comments": (Comment(id="c1", quotes=(Quote(comment="c9", author=None, span=(0, 1)),)),)},
            "comments.c1.quotes",
        ),
        (
            {"comments": (Comment(id="c1", quotes=(Quote(comment=None, author=None, span=OUTSIDE),)),)},
            "comments.c1.quotes[0]",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(found: Document, change: dict[str, object], place: str) -> None:
    bare = replace(found, attributions=(), sources=(), comments=())
    assert place in [where for where, _ in faults(replace(bare, **change))]  # type: ignore[arg-type]


def test_a_circle_of_parents_is_told_once(found: Document) -> None:
    circle = (Attribution(id="a1", parent="a2"), Attribution(id="a2", parent="a1"), Attribution(id="a3", parent="a1"))
    says = [says for _, says in faults(replace(found, attributions=circle))]
    assert says == ["rests on its own word"]


def test_every_span_of_the_contract_is_looked_at(found: Document) -> None:
    assert len(list(spans(found))) == 7
