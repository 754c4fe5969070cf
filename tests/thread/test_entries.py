"""Guestbooks, whose entries are labelled; and labelled lists that are none."""

from __future__ import annotations

import pytest
from lxml import html

from reportedly.reading.html import read_html
from reportedly.thread.entries import MOST, find_entries
from reportedly.thread.markup import words_of

SAID = (
    ("Ada Lowe", "Sunday, March 21, 1999 at 20:14:05", "What a lovely page about ferries."),
    ("webgoddess_bram", "Friday, March 19, 1999 at 02:41:50", "Nice midi: my cat left the room."),
    ("Cora & Dov", "Tuesday, March 16, 1999 at 11:03:33", "The axle is not original."),
)
HEAD = "<h1>My Guestbook</h1><p>Thank you for visiting, and please sign it before you go.</p><hr>"
FORM = "<form>Your Name: <input><br>Comments: <textarea></textarea></form><p>Script by Matt. Last updated: 3/22/99</p>"
OPEN = (
    "<b>Name:</b> {0}<br><b>E-Mail:</b> <a href='mailto:x'>x@port.example</a><br><b>Date:</b> {1}<br>"
    "<b>Message:</b> {2}<br>Bye!<hr>"
)
PLAIN = "Date: {1}<br>Name: {0}<br>Comments: {2}<br>Bye!<hr>"
TABLE = (
    "<table border=1><tr><td>Имя:</td><td>{0}</td></tr><tr><td>Город:</td><td>Кемск</td></tr>"
    "<tr><td>Дата:</td><td>{1}</td></tr><tr><td>Сообщение:</td><td>{2}<br>Bye!</td></tr></table>"
)
ROWS = (
    "<tr><td>14.&nbsp;Name: <a href='mailto:x'>{0}</a><br>From: Tarn<br>Found us: Web ring</td>"
    "<td>{1}<br><img src=s.gif><br>{2}<br><br>Bye!</td></tr><tr><td colspan=2><img src=line.gif></td></tr>"
)
PARTS = (
    "<tr><td>Name: {0}</td></tr><tr><td>Date: {1}</td></tr><tr><td>Text: {2}<br>Bye!</td></tr><tr><td><hr></td></tr>"
)


def page(entry: str, around: str = "{}") -> str:
    entries = around.format("".join(entry.format(*one) for one in SAID))
    return f"<html><head><title>Guestbook</title></head><body>{HEAD}{entries}{FORM}</body></html>"


PAGES = {
    "in the open": page(OPEN),
    "in the open, as plain text": page(PLAIN),
    "a table each": page(TABLE),
    "a row each": page(ROWS, "<table>{}</table>"),
    "rows each": page(PARTS, "<table>{}</table>"),
}


@pytest.mark.parametrize("name", PAGES)
def test_entries_have_their_writer_date_and_words(name: str) -> None:
    found = find_entries(html.fromstring(PAGES[name])).drafts
    assert [(one.author, one.published_text) for one in found] == [(author, when) for author, when, _ in SAID]
    assert [[block.text for block in one.blocks] for one in found] == [[words, "Bye!"] for *_, words in SAID]
    assert found[0].published == "1999-03-21T20:14:05"


@pytest.mark.parametrize("name", PAGES)
def test_the_entries_leave_the_page_and_what_is_around_them_stays(name: str) -> None:
    tree = html.fromstring(PAGES[name])
    for element in find_entries(tree).elements:
        element.getparent().remove(element)  # type: ignore[union-attr]
    left = words_of(tree)
    assert not any(part in left for entry in SAID for part in entry) and "Bye!" not in left
    assert "Thank you for visiting" in left and "Script by Matt." in left


def test_a_guestbook_is_read_with_no_words_of_it_in_an_article() -> None:
    document = read_html(PAGES["in the open"].encode(), name="guestbook.html")
    assert len(document.comments) == 3
    assert not any("midi" in document.text[start:end] for start, end in document.paragraphs)


def test_entries_that_begin_outside_what_holds_their_names_break_nothing() -> None:
    first = "<p>Date: 6 January 1999</p>"
    rows = "<br>".join(f"Name: Reader {at}<br>Comments: Hello.<br>Date: 6 January 1999" for at in range(4))
    found = find_entries(html.fromstring(f"<body>{first}<div>{rows}</div><p>The end.</p></body>"))
    assert all(one.author and one.author.startswith("Reader") for one in found.drafts)


def test_a_last_entry_that_ends_before_its_name_is_none() -> None:
    entry = "<table><tr><td>Date: {1}</td></tr><tr><td>Name: {0}</td></tr><tr><td>Comments: {2}</td></tr></table>"
    entries = "".join(entry.format(*one) for one in SAID)
    page = f"<body>{entries}<p>Date: {SAID[0][1]}</p><h2>Name: Else</h2><p>Comments: Hello.</p></body>"
    found = find_entries(html.fromstring(page)).drafts
    assert [one.author for one in found] == [author for author, *_ in SAID]


def test_names_too_near_one_another_for_what_stands_before_them_are_no_entries() -> None:
    rows = "".join(PLAIN.format(f"Reader {at}", "6 January 1999", "Hello.") for at in range(5))
    rows = rows.replace("Name: Reader 2", "Name: Reader 2<br>Name: Reader 9")
    assert find_entries(html.fromstring(f"<body>{rows}</body>")).drafts == ()


def test_more_entries_in_the_open_than_any_page_has_are_left_in_the_article() -> None:
    rows = "".join(PLAIN.format(f"Reader {at}", "6 January 1999", "Hello.") for at in range(MOST + 1))
    assert find_entries(html.fromstring(f"<body>{rows}</body>")).drafts == ()


@pytest.mark.parametrize(
    "entry",
    [
        "<p>Name: {0}<br>Office: 12<br>Phone: 555 01 02</p>",
        "<p>Name: {0}<br>Born: {1}<br>Died: at sea</p>",
        "<p>Title: The ferry<br>Author: {0}<br>Date: {1}</p>",
        "<p>{0}: I said so on {1}.</p>",
    ],
)
def test_labelled_lists_that_say_nothing_are_no_guestbook(entry: str) -> None:
    assert find_entries(html.fromstring(page(entry))).drafts == ()
