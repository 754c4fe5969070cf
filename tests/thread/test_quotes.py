"""Where a quotation ends, and whose words it repeats."""

from __future__ import annotations

import pytest

from reportedly.model import Comment
from reportedly.thread import find_thread

HEAD = """\
  1. Ada Lowe 6 January 2023 13: 53
    The gate was open all night long. Nobody saw who had left it so.
    I asked the guard in the morning.
  2. Bram 6 January 2023 14: 39
    It was shut at nine, I heard the bolt.
"""


def third(body: str, *, head: str = HEAD) -> tuple[str, Comment]:
    text = (
        head
        + "  3. Cora Vane 7 January 2023 10: 00\n"
        + "".join(f"    {row}\n" if row else "\n" for row in body.split("\n"))
    )
    thread = find_thread(text)
    assert thread is not None
    assert len(thread.comments) == 3
    return text, thread.comments[2]


def read(body: str, *, head: str = HEAD) -> tuple[list[tuple[str | None, str | None, str]], list[str]]:
    text, comment = third(body, head=head)
    quotes = [(q.comment, q.author, " ".join(text[slice(*q.span)].split())) for q in comment.quotes]
    return quotes, [" ".join(text[slice(*span)].split()) for span in comment.body]


@pytest.mark.parametrize(
    "header",
    [
        "Quote: Bram",
        "Quote from: Bram",
        "Quote from: Bram on January 06, 2023, 02:39:00 PM",
        "Originally posted by Bram:",
        "Цитата: Bram",
        "Цитата (Bram @ 06.01.2023, 14:39)",
        "Сообщение от Bram",
        "Повідомлення від Bram",
        "Bram wrote:",
        "Bram писал(а):",
        "Bram пише:",
        "Zitat von Bram",
    ],
)
def test_a_quotation_is_opened_in_many_words(header: str) -> None:
    quotes, body = read(f"{header}\nIt was shut at nine, I heard the bolt.\n\nNo.")
    assert quotes == [("c2", "Bram", "It was shut at nine, I heard the bolt.")]
    assert body == ["No."]


def test_it_ends_where_the_quoted_words_end_though_no_empty_line_does() -> None:
    quotes, body = read("Quote: Bram\nIt was shut at nine, I heard the bolt.\nI heard nothing at all.\n\nNothing.")
    assert quotes == [("c2", "Bram", "It was shut at nine, I heard the bolt.")]
    assert body == ["I heard nothing at all. Nothing."]


def test_it_ends_where_the_quoted_words_end_in_the_middle_of_a_line() -> None:
    quotes, body = read("Quote: Bram It was shut at nine, I heard the bolt. I heard nothing at all.")
    assert quotes == [("c2", "Bram", "It was shut at nine, I heard the bolt.")]
    assert body == ["I heard nothing at all."]


def test_a_part_of_a_comment_and_several_paragraphs_of_it_are_found() -> None:
    quotes, body = read("Quote: Ada Lowe\nNobody saw who had left it so.\nI asked the guard in the morning.\n\nAnd?")
    assert quotes == [("c1", "Ada Lowe", "Nobody saw who had left it so. I asked the guard in the morning.")]
    assert body == ["And?"]


def test_a_cut_quotation_is_found() -> None:
    quotes, _ = read("Quote: Ada Lowe\nThe gate was open… Nobody saw who had left it so.\n\nAnd?")
    assert quotes[0][0] == "c1"


def test_words_that_are_not_on_the_page_are_a_quotation_of_nobody_there() -> None:
    quotes, body = read("Quote: Dirk\nSomething that was deleted since.\n\nNo.")
    assert quotes == [(None, "Dirk", "Something that was deleted since.")]
    assert body == ["No."]


def test_a_right_name_with_wrong_words_proves_nothing() -> None:
    quotes, _ = read("Quote: Bram\nSomething that was deleted since, or never said here.\n\nNo.")
    assert quotes == [(None, "Bram", "Something that was deleted since, or never said here.")]


def test_two_quotations_with_a_reply_to_each() -> None:
    quotes, body = read(
        "Quote: Bram\nIt was shut at nine, I heard the bolt.\n\nNo.\n"
        "Quote: Ada Lowe\nI asked the guard in the morning.\n\nYes."
    )
    assert [quote[0] for quote in quotes] == ["c2", "c1"]
    assert body == ["No.", "Yes."]


def test_marked_lines_are_a_quotation_found_by_its_words_alone() -> None:
    quotes, body = read("> It was shut at nine, I heard the bolt.\nNo.")
    assert quotes == [("c2", None, "> It was shut at nine, I heard the bolt.")]
    assert body == ["No."]


def test_a_quotation_of_the_answered_comment_needs_no_mark() -> None:
    text = (
        "  1. Ada Lowe 6 January 2023 13: 53\n    The gate was open all night long.\n"
        "    1. Bram 6 January 2023 14: 39\n      The gate was open all night long.\n      It was not.\n"
    )
    thread = find_thread(text)
    assert thread is not None
    (quote,) = thread.comments[1].quotes
    assert (quote.comment, quote.author) == ("c1", None)
    assert text[slice(*thread.comments[1].body[0])] == "It was not."


def test_of_two_comments_of_one_author_the_one_with_the_words_is_meant() -> None:
    head = (
        "  1. Ada Lowe 6 January 2023 13: 53\n    The gate was open all night long.\n"
        "  2. Ada Lowe 6 January 2023 14: 39\n    I asked the guard in the morning.\n"
    )
    quotes, _ = read("Quote: Ada Lowe\nThe gate was open all night long.\n\nNo.", head=head)
    assert quotes[0][0] == "c1"
