"""Letters, newsletters, and pages kept as mail."""

from __future__ import annotations

import io

import pytest

from benchmarks.made import PROSE, letter, mhtml
from benchmarks.made_telegram import post, preview
from reportedly.errors import Failure
from reportedly.model import Document
from reportedly.reading import Reading, read


def only(data: bytes, name: str = "-") -> Reading | Failure:
    (item,) = read(io.BytesIO(data), name=name)
    return item


def document(data: bytes, name: str = "-") -> Document:
    item = only(data, name)
    assert isinstance(item, Reading), item
    return item.document


def test_a_letter_has_its_sender_subject_and_date() -> None:
    found = document(letter())
    assert (found.title, found.byline, found.outlet) == ("Причал закрыт", "Вестник порта", None)
    assert (found.published, found.published_precision) == ("2023-01-06T13:53:00+02:00", "second")
    assert found.text == f"Причал закрыт\n\n{PROSE['ru']}"
    assert found.title_span is not None and [found.text[a:b] for a, b in found.paragraphs] == [PROSE["ru"]]


def test_the_sender_of_a_newsletter_is_its_outlet() -> None:
    found = document(letter("List-Id: <news.port.example>"))
    assert (found.outlet, found.byline) == ("Вестник порта", None)


def test_a_subject_that_ends_like_a_sentence_is_the_title_all_the_same() -> None:
    found = document(letter(subject="Причал закрыт."))
    assert found.title == "Причал закрыт." and found.title_span == (0, 14)
    assert [found.text[a:b] for a, b in found.paragraphs] == [PROSE["ru"]]


def test_a_letter_in_html_alone_is_read_under_its_subject() -> None:
    data = (
        f"From: Oda <oda@port.example>\nSubject: The pier\nDate: Fri, 6 Jan 2023 13:53:00 +0200\n"
        f"Content-Type: text/html; charset=utf-8\n\n<p>{PROSE['en']}</p>"
    ).encode()
    found = document(data, "a.eml")
    assert (found.title, found.byline, found.text) == ("The pier", "Oda", f"The pier\n\n{PROSE['en']}")


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"])
def test_a_page_kept_as_mail_has_its_address_and_time(ends: bytes) -> None:
    found = document(mhtml().replace(b"\r\n", ends))
    assert (found.url, found.title, found.outlet) == ("https://port.example/pier", "Причал закрыт", "port.example")
    assert (found.obtained.at, found.obtained.archived_url) == ("2023-01-06T13:53:00+00:00", None)
    assert found.published is None and PROSE["ru"] in found.text


def test_a_page_kept_by_mail_from_a_public_archive_has_its_true_address() -> None:
    kept = "https://web.archive.org/web/20210203040506/https://port.example/pier"
    found = document(mhtml(kept))
    assert (found.url, found.obtained.at) == ("https://port.example/pier", "2021-02-03T04:05:06+00:00")


def test_a_mail_without_words_says_what_it_holds() -> None:
    data = b"From: a@b.example\nDate: now\nSubject: x\nContent-Type: image/png\n\niVBO\n"
    item = only(data)
    assert isinstance(item, Failure) and item.code == "R104" and "image/png" in item.says


def test_parts_of_parts_without_end_are_refused() -> None:
    head = b"From: a@b.example\nDate: now\nSubject: x\n"
    for inner in (b"Content-Type: message/rfc822\n\n", b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'):
        item = only(head + inner * 5_000)
        assert isinstance(item, Failure) and item.code == "R106"


@pytest.mark.parametrize("name", ["=?utf-8?b?//?=", "=?none-such?q?x?=", "=?utf-8?q?=ff=fe?=", "\xff\xfe"])
def test_names_that_cannot_be_decoded_break_nothing(name: str) -> None:
    data = f"From: {name} <a@b.example>\nSubject: {name}\nDate: never\n\n{PROSE['en']}\n".encode("latin-1")
    assert PROSE["en"] in document(data, "a.eml").text


@pytest.mark.parametrize("fields", [b"X: y\n" * 300_000, b"--b\n\n" * 10_001, b"\n--b\n" + b"X: y\n" * 300_000])
def test_fields_and_parts_beyond_reason_are_refused(fields: bytes) -> None:
    item = only(b"From: a@b.example\nDate: now\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n" + fields)
    assert isinstance(item, Failure) and item.code == "R106"


def test_a_date_out_of_all_time_is_unknown() -> None:
    date = "Fri, 6 Jan 2023 13:53:00 +" + "9" * 25
    found = document(f"From: a@b.example\nDate: {date}\nSubject: x\n\n{PROSE['en']}\n".encode())
    assert found.published is None or found.published.startswith("2023-01-06")


def test_a_subject_is_cleaned_as_the_text_is() -> None:
    found = document(f"From: a@b.example\nDate: now\nSubject: Pier\x01.\n\n{PROSE['en']}\n".encode())
    assert found.title == "Pier." and found.title_span is not None
    assert found.text[slice(*found.title_span)] == "Pier."


def test_of_a_channel_s_page_kept_by_a_browser_each_post_is_a_document_where_asked_for() -> None:
    kept = mhtml("https://t.me/s/baken_example", content=preview(post(4, "Шлюз закрыт."), post(5, "Шлюз открыт.")))
    found = list(read(io.BytesIO(kept), name="baken.mhtml", posts=True))
    assert [(item.document.kind, item.document.url) for item in found if isinstance(item, Reading)] == [
        ("post", "https://t.me/baken_example/4"),
        ("post", "https://t.me/baken_example/5"),
    ]
    assert document(kept, name="baken.mhtml").kind == "chat"


@pytest.mark.parametrize("charset", ["utf-8", "cp1251"])
def test_a_sender_that_is_written_as_it_is_is_read(charset: str) -> None:
    head = 'From: "Вестник порта" <news@port.example>\nSubject: Причал закрыт\nDate: Fri, 06 Jan 2023 13:53:00 +0200\n'
    body = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    found = document(head.encode(charset) + body.encode() + PROSE["ru"].encode())
    assert (found.title, found.byline) == ("Причал закрыт", "Вестник порта")
