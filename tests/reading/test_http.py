"""HTTP responses as archives keep them."""

from __future__ import annotations

import gzip

import pytest

from reportedly.errors import Malformed
from reportedly.reading.http import headers, media_type, response

HTML = frozenset({"text/html"})


def test_header_fields_are_joined_where_folded_and_the_first_of_a_name_counts() -> None:
    found = headers(b"Content-Type: text/html;\r\n charset=utf-8\r\nX: 1\r\nx: 2\r\nnothing\r\n")
    assert found == {"content-type": "text/html; charset=utf-8", "x": "1"}


def test_a_character_set_that_is_none_is_not_taken() -> None:
    assert media_type("text/html; charset=none-such") == ("text/html", None)


def test_a_body_that_is_not_wanted_is_left_packed() -> None:
    packed = gzip.compress(b"picture")
    data = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: gzip\r\n\r\n" + packed
    assert response(data, name="x", place="", wanted=HTML).body == packed


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_packed_body_that_gives_nothing_is_malformed(coding: str) -> None:
    body = b"\x1f\x8b\x08broken"
    data = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n".encode() + body
    with pytest.raises(Malformed):
        response(data, name="x", place="", wanted=HTML)


def test_what_is_no_response_is_malformed() -> None:
    with pytest.raises(Malformed):
        response(b"GET / HTTP/1.1\r\n\r\n", name="x", place="", wanted=HTML)
