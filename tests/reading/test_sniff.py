"""Which kind of file the first bytes are of."""

from __future__ import annotations

import time

import pytest

from reportedly.errors import BinaryInput, EmptyInput
from reportedly.reading.formats import formats
from reportedly.reading.sniff import clue, is_html, refuse


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"<!DOCTYPE html><html>", "-", "html"),
        (b"\n\n<html lang=uk>", "page.txt", "html"),
        (b"\xef\xbb\xbf<html>", "-", "html"),
        (b'<?xml version="1.0"?><!-- saved --><html xmlns="x">', "-", "html"),
        ("<html><body>Причал".encode("utf-16"), "-", "html"),
        (b"no tag at all", "page.html", "text"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "-", "feed"),
        (b'<!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom">', "page.html", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "-", "feed"),
        (b'<?xml version="1.0"?><opml version="1.0">', "-", "opml"),
        (b'{\n "name": "B",\n "type": "public_channel",\n "id": 7,\n "messages": [', "-", "telegram"),
        (b'{\n "about": "Here.",\n "chats": {\n  "about": "All.",\n  "list": [', "-", "telegram"),
        (b'<html><div class="tgme_widget_message" data-post="b/1">', "-", "telegram"),
        (b'{"type": "public_channel", "text": "No messages."}', "-", "jsonl"),
        (b"some words <p>and a tag</p>", "page.html", "html"),
        (b"some words <p>and a tag</p>", "notes.txt", "text"),
        (b'{"id": "a", "text": "b"}', "-", "jsonl"),
        (b'broken\n{"id": "a"}\n{"id": "b"}\n', "-", "jsonl"),
        (b"broken from the start\n", "many.jsonl", "jsonl"),
        (b"broken from the start\n", "many.jsonl.gz", "jsonl"),
        (b"[[[[[", "all.json", "jsonl"),
        (b"[1, 2", "-", "text"),
        (b"{{ a template }} is text", "-", "text"),
        (b"Pier closed\n\nThe pier is closed.", "-", "text"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "-", "warc"),
        (b"PK\x03\x04" + b"\0" * 26 + b"page.html", "-", "zip"),
        (b"PK\x03\x04" + b"\0" * 26 + b"notes about word/document.xml.html", "-", "zip"),
        (b'From: <Saved by a browser>\r\nDate: now\r\nContent-Type: multipart/related; boundary="x"\r\n', "-", "mail"),
        (b"From: here\nSubject: to there\n\nA walk.", "walk.txt", "text"),
        (b"id,thread_id,author,body\n1,1,Oda,Hello\n", "-", "table"),
        ("текст;дата\nПричал закрыт;06.01.2023\n".encode(), "-", "table"),
        (b"Text, in its first line, has commas\n", "-", "text"),
        (b"whatever\n", "sheet.tsv", "table"),
        (b'{"id": 5, "_chat": {"id": 9}, "date": 1673013180, "message": "b"}\n', "-", "items"),
    ],
)
def test_the_format_comes_from_the_bytes_then_from_the_name(head: bytes, name: str, kind: str) -> None:
    seen = clue(head, name=name)
    assert next(one.name for one in formats() if one.tells(seen)) == kind


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "DOCX"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
        (b"SQLite format 3\0", "SQLite"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(head: bytes, what: str) -> None:
    with pytest.raises(BinaryInput) as caught:
        refuse(clue(head, name="input"), name="input")
    assert what in caught.value.failure.says
    assert caught.value.failure.remedy


def test_a_pdf_is_sent_to_pdftotext() -> None:
    with pytest.raises(BinaryInput, match="pdftotext"):
        refuse(clue(b"%PDF-1.4", name="report.pdf"), name="report.pdf")


def test_nothing_is_empty() -> None:
    with pytest.raises(EmptyInput):
        clue(b"", name="input")


def test_many_comments_before_anything_are_passed_in_time() -> None:
    start = time.process_time()
    assert not is_html(clue(b"<!-- a -->" * 6_000 + b"<nothing/>", name="page"))
    assert is_html(clue(b"<!-- a -->" * 6_000 + b"<html>", name="page"))
    assert time.process_time() - start < 2
