"""Flattened pages become documents: what is title, article and thread, and what stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import TooLarge
from reportedly.model import Document
from reportedly.reading import text as reader
from reportedly.reading.text import read_text

ARTICLE = """\
Ferry to Lowmoor suspended after collision, port says

The ferry line to Lowmoor was suspended on Friday, the port of Estmere said.

The crew was unhurt.
A spokesman confirmed it.
"""
THREAD = """\
  1. Ada Lowe 6 January 2023 13: 53
    It was never safe.
  2. Bram Koster 6 January 2023 14: 39
    Says who?"""


def paragraphs(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.paragraphs]


def codes(document: Document) -> set[tuple[str, str]]:
    return {(note.field, note.code) for note in document.notes}


def test_a_page_with_title_article_and_thread() -> None:
    document = read_text(ARTICLE + THREAD, name="page.txt")
    assert document.kind == "article"
    assert document.title == "Ferry to Lowmoor suspended after collision, port says"
    assert document.title_span == (0, len(document.title))
    assert paragraphs(document) == [
        "The ferry line to Lowmoor was suspended on Friday, the port of Estmere said.",
        "The crew was unhurt.",
        "A spokesman confirmed it.",
    ]
    assert [comment.author for comment in document.comments] == ["Ada Lowe", "Bram Koster"]
    assert document.text == ARTICLE + THREAD


def test_a_comment_s_date_is_never_the_article_s() -> None:
    document = read_text(ARTICLE + THREAD, name="page.txt")
    assert (document.published, document.published_precision) == (None, None)
    assert {("published", "unknown"), ("outlet", "unknown"), ("byline", "unknown")} <= codes(document)


def test_byline_and_date_under_the_title_are_the_article_s_and_no_paragraph() -> None:
    text = "Паром остановили\n\nАвтор: Лада Ухватова\n6 января 2023, 10:00\n\nЛинию остановили в пятницу.\n"
    document = read_text(text, name="page.txt")
    assert (document.byline, document.published, document.published_precision) == (
        "Лада Ухватова",
        "2023-01-06T10:00",
        "minute",
    )
    assert paragraphs(document) == ["Линию остановили в пятницу."]


@pytest.mark.parametrize(
    "first",
    [
        "The ferry line was suspended on Friday, the port said.",
        "Паром остановили в пятницу, сообщает порт.",
        "«Пором зупинили», — повідомляє порт.»",
        "x" * 200,
        "• a menu",
        "https://ferry.example/page",
        "6 January 2023",
        "13 + 53",
    ],
)
def test_a_first_line_that_is_no_title_is_none(first: str) -> None:
    document = read_text(f"{first}\n\nThe crew was unhurt.\n", name="page.txt")
    assert (document.title, document.title_span) == (None, None)
    assert ("title", "unknown") in codes(document)


@pytest.mark.parametrize(
    "first", ["Who closed the line?", "Паром стоит!", "Порт: «Пором зупинено»", "A port in the U.S."]
)
def test_a_title_may_end_like_one(first: str) -> None:
    assert read_text(f"{first}\n\nThe crew was unhurt.\n", name="page.txt").title == first


def test_a_first_line_with_text_right_under_it_is_no_title() -> None:
    assert read_text("The line is closed\nThe crew was unhurt\n\nMore.\n", name="page.txt").title is None


def test_one_line_is_a_paragraph_and_no_title() -> None:
    document = read_text("The line is closed", name="page.txt")
    assert document.title is None
    assert paragraphs(document) == ["The line is closed"]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    text = (
        "Порт закрыт\n\n"
        "Паромную линию в Нижний Мыс остановили в пятницу, сообщило\n"
        "портовое управление. По словам представителя порта, экипаж не\n"
        "пострадал, а пассажиров сняли катера береговой охраны, которые\n"
        "подошли через час.\n\n"
        "Второй абзац тоже свёрстан по ширине и продолжается на другой\n"
        "строке.\n"
    )
    document = read_text(text, name="page.txt")
    assert [len(paragraph.split("\n")) for paragraph in paragraphs(document)] == [4, 2]


def test_lines_that_are_paragraphs_of_their_own_stay_apart() -> None:
    text = "Title\n\n" + "\n".join(f"Sentence {n} is a whole paragraph of this page." for n in range(5))
    assert len(read_text(text, name="page.txt").paragraphs) == 5


@pytest.mark.parametrize(
    "furniture",
    [
        "Share",
        "Поделиться",
        "Read also: Bridge to open",
        "Читайте также:",
        "Читайте також: Міст відкрито",
        "© Quayside",
    ],
)
def test_the_page_s_furniture_is_no_paragraph(furniture: str) -> None:
    document = read_text(f"Title\n\nThe line is closed.\n\n{furniture}\n\nIt will open soon.\n", name="page.txt")
    assert paragraphs(document) == ["The line is closed.", "It will open soon."]


def test_a_sentence_that_begins_like_furniture_stays() -> None:
    text = "Title\n\nRead also what the port wrote to the crew on Friday.\n\nShare of the market: 3 percent.\n"
    assert len(read_text(text, name="page.txt").paragraphs) == 2


def test_a_thread_without_an_article_is_a_thread() -> None:
    document = read_text("Is the ferry safe?\n\n" + THREAD, name="page.txt")
    assert (document.kind, document.title, document.paragraphs) == ("thread", "Is the ferry safe?", ())


def test_what_stands_below_the_thread_is_said_to_be_left_out() -> None:
    document = read_text(ARTICLE + THREAD + "\n\nLeave a reply\nAll rights reserved\n", name="page.txt")
    assert ("paragraphs", "left-out") in codes(document)
    assert document.comments[-1].body[-1][1] == document.text.index("Says who?") + len("Says who?")


def test_damage_is_mended_and_said() -> None:
    document = read_text("\ufeffTitle\r\n\r\nThe li\x00ne \ud800is closed.\r\n", name="page.txt")
    assert document.text == "Title\n\nThe li\ufffdne \ufffdis closed.\n"
    assert ("text", "damaged") in codes(document)


def test_the_text_is_composed() -> None:
    document = read_text("Ти\u0306хий порт\n\nИ\u0306од.\n", name="page.txt")
    assert document.title == "Т\u0439хий порт"


def test_a_page_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_LINES", 3)
    with pytest.raises(TooLarge):
        read_text("a\n" * 5, name="page.txt")


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=[]), max_size=400))
def test_any_text_gives_a_document_whose_spans_are_in_order(text: str) -> None:
    document = read_text(text, name="page.txt")
    spans = [*([document.title_span] if document.title_span else []), *document.paragraphs]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(document.text) for start, end in spans)
    assert all(document.text[start:end].strip() == document.text[start:end] for start, end in spans)
    if document.title_span:
        assert document.text[slice(*document.title_span)] == document.title
