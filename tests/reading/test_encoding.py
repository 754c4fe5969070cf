"""From bytes to text, whatever the bytes claim to be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import WrongEncoding
from reportedly.reading.encoding import declared_charset, decode

RU = "Начальник порта заявил во вторник, что второй причал останется закрытым до весны."
UK = "Начальник порту заявив у вівторок, що другий причал залишиться зачиненим до весни."


def codes(data: bytes, declared: str | None = None) -> list[str]:
    return [note.code for note in decode(data, name="page", declared=declared).notes]


@pytest.mark.parametrize("declared", [None, "utf-8", "cp1251", "cp1252"])
@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (RU, "utf-8"),
        (RU, "utf-8-sig"),
        (RU, "utf-16"),
        (RU, "utf-16-le"),
        (RU, "cp1251"),
        (RU, "koi8-r"),
        (RU, "cp866"),
        (RU, "iso8859-5"),
        (RU.upper(), "cp1251"),
        (RU.upper(), "koi8-r"),
        (UK, "utf-8"),
        (UK, "cp1251"),
        (UK, "koi8-u"),
    ],
)
def test_russian_and_ukrainian_are_read_in_every_set_whatever_is_declared(
    text: str, charset: str, declared: str | None
) -> None:
    assert decode(text.encode(charset), name="page", declared=declared).text == text


def test_a_false_declaration_is_said() -> None:
    assert codes(RU.encode("cp1251"), "utf-8") == ["charset"]
    assert codes(RU.encode("utf-8"), "cp1251") == ["charset"]
    assert codes(RU.encode("cp1251"), "cp1251") == []


@pytest.mark.parametrize("declared", [None, "cp1251"])
def test_a_page_of_two_sets_is_read_in_both_and_says_so(declared: str | None) -> None:
    data = RU.encode("cp1251") + b"\n" + UK.encode() + b"\n" + RU.encode("cp1251")
    found = decode(data, name="page", declared=declared)
    assert found.text == f"{RU}\n{UK}\n{RU}"
    assert any("UTF-8 in a text of cp1251" in note.says for note in found.notes)


def test_western_quotes_and_letters_in_windows_1252() -> None:
    text = "It’s “fine” — said Zoë, the café’s owner."
    assert decode(text.encode("cp1252"), name="page").text == text


def test_bytes_of_no_character_set_are_refused_with_the_place() -> None:
    with pytest.raises(WrongEncoding) as caught:
        decode(bytes(range(128, 256)) * 3, name="page", declared="utf-8")
    assert caught.value.failure.place == "byte 0"
    assert "iconv" in caught.value.failure.remedy


def test_a_file_cut_inside_a_letter_is_read_up_to_there() -> None:
    decoded = decode("Причал закрыт".encode()[:-1], name="page")
    assert decoded.text == "Причал закры\ufffd"
    assert [note.code for note in decoded.notes] == ["damaged"]


def test_halves_of_surrogate_pairs_and_control_characters_do_not_stay() -> None:
    decoded = decode((RU + "\ud800").encode("utf-8", "surrogatepass"), name="page")
    assert "\ud800" not in decoded.text and decoded.text.startswith(RU)
    assert decode(b"pi\0er\x07", name="page").text == "pier"
    assert codes(b"pi\0er\x07") == ["control"]


def test_line_ends_become_line_feeds_and_text_becomes_nfc() -> None:
    decoded = decode("e\u0301te\u0301\r\nnuit\r".encode(), name="page")
    assert decoded.text == "été\nnuit\n"


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        (b"<meta charset=KOI8-R>", "koi8-u"),
        (b"<?xml version='1.0' encoding='utf-8'?>", "utf-8"),
        (b"<meta charset=iso-8859-1>", "cp1252"),
        (b"<meta charset=hex>", None),
        (b"<meta charset=no-such-thing>", None),
        (b"<p>charset=utf-8</p>", None),
    ],
)
def test_what_a_page_declares(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufeff")))
@settings(deadline=None)
def test_utf8_gives_back_what_went_in_but_for_nfc(text: str) -> None:
    decoded = decode(text.encode("utf-8"), name="page")
    if decoded.charset == "utf-8":
        assert decoded.text == unicodedata.normalize("NFC", text)
