"""What the user states of a document, and how a document gets its id."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import BadStatement
from reportedly.model import Comment, Document, Note
from reportedly.reading.reading import Stated, complete, content_hash, line_spans, state

TEXT = "Pier closed\n\nThe pier stays closed until autumn, the harbour master said."
PAGE = Document(
    id="page",
    title="Pier closed",
    title_span=(0, 11),
    text=TEXT,
    paragraphs=((13, len(TEXT)),),
    url="https://www.lantern.example/pier",
    notes=(Note(field="outlet", code="unknown", says="the page states no outlet"),),
)


def test_a_stated_field_overrides_and_is_noted_as_given() -> None:
    document = state(PAGE, Stated(outlet=" The  Lantern ", language="en-GB"))
    assert (document.outlet, document.language) == ("The Lantern", "en")
    assert [(note.field, note.code) for note in document.notes] == [("outlet", "given"), ("language", "given")]
    assert "The Lantern" in document.notes[0].says


def test_nothing_stated_changes_nothing() -> None:
    assert state(PAGE, Stated()) == PAGE


def test_a_stated_date_keeps_its_precision() -> None:
    document = state(PAGE, Stated(published="2024-03-05 09:30"))
    assert (document.published, document.published_precision) == ("2024-03-05T09:30", "minute")


@pytest.mark.parametrize(
    "stated",
    [
        Stated(published="last week"),
        Stated(published="2024-02-31"),
        Stated(url="lantern.example/pier"),
        Stated(url="ftp://lantern.example/pier"),
        Stated(url="http://[bad"),
        Stated(language="English, mostly"),
        Stated(outlet="   "),
        Stated(title=""),
        Stated(id=""),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(stated: Stated) -> None:
    with pytest.raises(BadStatement) as caught:
        state(PAGE, stated, name="page.txt")
    assert caught.value.failure.input == "page.txt"
    assert caught.value.failure.remedy


def test_a_stated_title_that_the_text_begins_with_has_a_span() -> None:
    document = state(Document(id="x", text=TEXT, paragraphs=line_spans(TEXT)), Stated(title="Pier  closed"))
    assert document.title_span == (0, 11)
    assert document.paragraphs == ((13, len(TEXT)),)


def test_a_stated_title_below_the_sites_navigation_has_a_span_and_the_navigation_is_no_paragraph() -> None:
    text = "Home » News\nPier closed\nThe pier stays closed."
    document = state(Document(id="x", text=text, paragraphs=line_spans(text)), Stated(title="Pier closed"))
    assert document.title_span == (12, 23)
    assert [text[a:b] for a, b in document.paragraphs] == ["The pier stays closed."]


def test_a_stated_title_that_is_not_in_the_text_has_no_span() -> None:
    document = state(PAGE, Stated(title="Harbour master closes pier"))
    assert (document.title, document.title_span) == ("Harbour master closes pier", None)
    assert document.text == TEXT and document.paragraphs == PAGE.paragraphs


def test_words_that_only_begin_a_sentence_are_not_the_title() -> None:
    text = "Pier closed until autumn, she said."
    assert state(Document(id="x", text=text), Stated(title="Pier closed")).title_span is None


def test_an_address_of_another_site_than_the_pages_own_is_a_credit_to_that_site() -> None:
    document = state(PAGE, Stated(url="https://copycat.example/pier"))
    assert document.url == "https://copycat.example/pier"
    assert [(credit.kind, credit.name) for credit in document.provenance] == [("canonical", "lantern.example")]
    assert state(PAGE, Stated(url="http://lantern.example/pier?x=1")).provenance == ()


def blank(**fields: str) -> Document:
    return Document(id="", text="some text", **fields)  # type: ignore[arg-type]


def completed(document: Document, data: bytes = b"bytes", **stated: str) -> Document:
    return complete(document, data, name="page.html", stated=Stated(**stated))


def test_the_id_is_the_given_one_else_from_the_address_else_from_the_bytes() -> None:
    assert completed(blank(), id="mine").id == "mine"
    url = "https://lantern.example/pier"
    assert completed(blank(url=url)).id == completed(blank(url=url), b"other").id
    assert completed(blank()).id != completed(blank(), b"other").id
    assert completed(blank()).id == completed(blank()).id


def test_one_page_under_two_forms_of_its_address_is_one_document() -> None:
    one = completed(blank(url="https://lantern.example/pier?utm_source=feed"))
    two = completed(blank(url="http://lantern.example/pier/#comments"), b"other bytes")
    assert one.id == two.id


def test_a_front_page_is_no_address_of_a_document() -> None:
    one = completed(blank(url="https://lantern.example/"), b"one")
    two = completed(blank(url="https://lantern.example/"), b"two")
    assert one.id != two.id


def test_hashes_path_and_languages_are_filled_in() -> None:
    text = "The pier stays closed until autumn, the harbour master said.\nА мороженое теперь где покупать, позвольте?"
    comment = Comment(id="c1", body=((61, len(text)),))
    document = completed(Document(id="", text=text, paragraphs=((0, 60),), comments=(comment,)))
    assert document.content_hash == content_hash(text) and document.content_hash.startswith("sha256:")
    assert document.obtained.path == "page.html" and len(document.obtained.sha256 or "") == 64
    assert (document.language, document.comments[0].language) == ("en", "ru")


@given(st.text())
@settings(deadline=None)
def test_every_line_span_slices_to_trimmed_text(text: str) -> None:
    spans = line_spans(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    assert "\n".join(text[start:end] for start, end in spans).split() == text.split()
