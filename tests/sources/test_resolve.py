"""resolve as a whole: every span slices its text, nothing is invented, nothing breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Attribution, Comment, Document
from reportedly.sources import resolve
from tests.sources.marked import read

WORDS = st.sampled_from(
    [
        *"Bild Reuters the The newspaper источники издания Олег Торопный Торопного он she who который its own".split(),
        *"sources said , . ( ) « » — : Kyiv Києва formerly бывший General президент и and 360 @x U.S. д'Арк".split(),
        *("I’m", '"', "\ud800", "\u0301", "\n", "Two", "двоє"),
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=40)))
    places = st.integers(0, len(text))
    attributions = []
    for number in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(places), draw(places)))
        attributions.append(
            Attribution(
                id=f"a{number}",
                source=((start, end),) if end > start else (),
                cue=((start, end),) if end > start else (),
                parent=draw(st.sampled_from([None, "a0", "a1", "a5", "a9"])),
                because=draw(st.sampled_from(["cue", "continues a0", "continues", "continues a9"])),
            )
        )
    title = draw(st.sampled_from([None, (0, min(9, len(text)))]))
    return Document(id="d", text=text, title_span=title, paragraphs=((0, len(text)),), attributions=tuple(attributions))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_whatever_the_page_ids_agree_and_spans_slice(document: Document) -> None:
    found = resolve(document)
    ids = [source.id for source in found.sources]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    assert [a.id for a in found.attributions] == [a.id for a in document.attributions]
    assert {a.speaker for a in found.attributions} - {None} <= set(ids)
    assert {source.of for source in found.sources} - {None} <= set(ids)
    firsts = [source.mentions[0] for source in found.sources if source.mentions]
    assert firsts == sorted(firsts, key=lambda span: span[0])
    for source in found.sources:
        assert source.name.strip()
        assert source.name not in source.aliases
    spans = [span for party in found.sources for span in party.mentions]
    spans += [span for party in found.names for span in party.mentions]
    assert all(0 <= start < end <= len(document.text) for start, end in spans)
    assert replace(found, sources=(), names=(), attributions=document.attributions) == document


@settings(max_examples=50, deadline=None)
@given(documents())
def test_resolving_again_changes_nothing(document: Document) -> None:
    once = resolve(document)
    assert resolve(once) == once


def test_a_page_without_attributions_has_no_sources() -> None:
    assert read("Reuters and Anna Marsh were there.").document.sources == ()


def test_sources_are_numbered_in_the_order_of_their_first_mention() -> None:
    page = read("Marsh left\n\nIt rains, [[a1 Reuters]] says, and [[a2 Anna Marsh]] agrees.")
    assert [(source.id, source.name) for source in page.document.sources] == [("s1", "Anna Marsh"), ("s2", "Reuters")]


def test_what_a_reader_cites_is_the_article_s_party_and_readers_name_nobody_anew() -> None:
    article = "Anna Marsh spoke."
    comment = "Marsh said it. He is right. Kestrel Group too."
    document = Document(
        id="d",
        text=f"{article}\n{comment}",
        paragraphs=((0, len(article)),),
        comments=(Comment(id="c1", body=((18, 18 + len(comment)),)),),
        attributions=(
            Attribution(id="a1", source=((0, 10),), cue=((11, 16),)),
            Attribution(id="a2", source=((18, 23),), cue=((24, 28),), where="c1"),
        ),
    )
    found = resolve(document)
    assert [a.speaker for a in found.attributions] == ["s1", "s1"]
    assert found.names == ()


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 Maritime Week]] ((a1 reported)) that it leaks. [[a2 An officer]] ((a2 told)) Maritime Week it holds.",
        "[[a1 Skyline Panorama]] ((a1 reports)) that it leaks. A guard told the Skyline Panorama that it holds.",
        "[[a1 The agency Nordwire]] ((a1 reports)) that it leaks. A man told Nordwire that it holds.",
    ],
)
def test_an_unknown_name_that_reports_and_is_told_things_is_an_outlet(text: str) -> None:
    assert read(text).source("a1").kind == "outlet"


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 Kessler]] ((a1 reported)) the theft. [[a2 A guard]] ((a2 told)) Kessler that it was dark.",
        "[[a1 Skyline Panorama]] ((a1 reports)) that it leaks. A guard told reporters that it holds.",
    ],
)
def test_one_who_is_a_person_or_is_told_nothing_is_none(text: str) -> None:
    assert read(text).source("a1").kind != "outlet"
