"""An HTTP response as archives keep it (RFC 9112): status, type and set of characters, and the body unpacked.

Recorders differ: many keep the headers of a body that they have already taken out of its chunks or unpacked. So a
header is believed only where the bytes bear it out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.errors import BinaryInput, Malformed, TooLarge
from reportedly.reading.encoding import codec
from reportedly.reading.streams import MAX_PAGE

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,4000})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_MOST_HEADERS = 1 << 20
_MOST_CODINGS = 3
_STEP = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A response: its status, its media type in lower case, the set of characters that it declares, its body.

    `cut` says what is missing where the body is not whole.
    """

    status: int
    media: str
    charset: str | None
    body: bytes
    cut: str | None = None


def response(data: bytes, *, name: str, place: str, wanted: frozenset[str]) -> Response:
    """The response in `data`; the body is unpacked only where its media type is `wanted` or not stated.

    `name` and `place` name it in errors. Raises Malformed where it is none or its packed body is damaged, TooLarge
    for a body over `MAX_PAGE`, BinaryInput for an encoding that cannot be unpacked here.
    """
    status = _STATUS.match(data)
    if status is None:
        raise Malformed(name, "The record holds no HTTP response.", place=place, remedy="Leave the record out.")
    end = re.compile(rb"\r?\n\r?\n").search(data, 0, _MOST_HEADERS)
    head = data[: end.start() if end else _MOST_HEADERS]
    fields = headers(head)
    media, charset = media_type(fields.get("content-type", ""))
    body, cut = data[end.end() if end else len(data) :], None
    if media in wanted or (wanted and not media):
        body, cut = _whole(body, fields)
        for coding in reversed(_codings(fields)[:_MOST_CODINGS]):
            body, short = _unpacked(body, coding, name, place)
            cut = cut or short
    return Response(status=int(status[1]), media=media, charset=charset, body=body, cut=cut)


def headers(head: bytes) -> Mapping[str, str]:
    """The fields of a header block by their names in lower case, folded lines joined; the first of a name counts."""
    fields: dict[str, str] = {}
    last = ""
    for line in head.decode("utf-8", "replace").splitlines()[:10_000]:
        if line[:1] in {" ", "\t"} and last:
            fields[last] += " " + line.strip()
            continue
        key, colon, value = line.partition(":")
        last = key.strip().lower() if colon else ""
        if last and last in fields:
            last = ""
        elif last:
            fields[last] = value.strip()
    return fields


def media_type(value: str) -> tuple[str, str | None]:
    """The media type in lower case and the set of characters that a Content-Type states, as Python names it.

    >>> media_type("Text/HTML; charset=windows-1251")
    ('text/html', 'cp1251')
    """
    stated = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), codec(stated[1]) if stated else None


def _codings(fields: Mapping[str, str]) -> list[str]:
    return [coding.strip().lower() for coding in fields.get("content-encoding", "").split(",")]


def _whole(body: bytes, fields: Mapping[str, str]) -> tuple[bytes, str | None]:
    """The body out of its chunks, or as it is, and what is missing of it."""
    if "chunked" in fields.get("transfer-encoding", "").lower() and _CHUNK.match(body):
        return _joined(body)
    length = fields.get("content-length", "")
    if length.isascii() and length.isdigit() and len(length) < 16 and len(body) < int(length):
        return body, f"{len(body)} of {int(length)} bytes are there"
    return body, None


def _joined(body: bytes) -> tuple[bytes, str | None]:
    parts: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(body, at):
        size, start = int(chunk[1], 16), chunk.end()
        if size == 0:
            return b"".join(parts), None
        parts.append(body[start : start + size])
        at = start + size
        if at > len(body):
            return b"".join(parts), "its last chunk is cut off"
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    return b"".join(parts), "its last chunk is missing"


def _unpacked(body: bytes, coding: str, name: str, place: str) -> tuple[bytes, str | None]:
    if coding in {"gzip", "x-gzip"}:
        return _inflated(body, 31, name, place) if body.startswith(b"\x1f\x8b") else (body, None)
    if coding == "deflate":
        return _deflated(body, name, place)
    if coding == "br" and body.lstrip()[:1] != b"<":
        return _brotli(body, name, place)
    if coding == "zstd" and body.startswith(b"\x28\xb5\x2f\xfd"):
        raise BinaryInput(name, "The page is packed by zstd.", place=place, remedy="Record it without.")
    return body, None


def _deflated(body: bytes, name: str, place: str) -> tuple[bytes, str | None]:
    """Deflate with the zlib wrapper, as the standard has it, or bare, as some servers send it, or not at all."""
    for wbits in (15, -15):
        try:
            return _inflated(body, wbits, name, place)
        except Malformed:
            continue
    if body.lstrip()[:1] == b"<":
        return body, None
    raise _damaged(name, place, "deflate")


def _inflated(body: bytes, wbits: int, name: str, place: str) -> tuple[bytes, str | None]:
    inflate = zlib.decompressobj(wbits=wbits)
    parts: list[bytes] = []
    given = 0
    try:
        while body and not inflate.eof:
            parts.append(inflate.decompress(body, _STEP))
            given += len(parts[-1])
            _refuse_long(given, name, place)
            body = inflate.unconsumed_tail
    except zlib.error as error:
        if not given:
            raise _damaged(name, place, "gzip" if wbits == 31 else "deflate") from error
        return b"".join(parts), "its packed body is damaged"
    if not given and not inflate.eof:
        raise _damaged(name, place, "gzip" if wbits == 31 else "deflate")
    return b"".join(parts), None if inflate.eof else "its packed body is cut off"


def _brotli(body: bytes, name: str, place: str) -> tuple[bytes, str | None]:
    try:
        import brotli
    except ImportError as error:
        says = "The page is packed by Brotli."
        remedy = 'Install the package for it: pip install "reportedly[archives]".'
        raise BinaryInput(name, says, place=place, remedy=remedy) from error
    inflate = brotli.Decompressor()
    parts: list[bytes] = []
    given = 0
    try:
        parts.append(inflate.process(body, output_buffer_limit=_STEP))
        while parts[-1] and not inflate.is_finished():
            given += len(parts[-1])
            _refuse_long(given, name, place)
            parts.append(inflate.process(b"", output_buffer_limit=_STEP))
    except brotli.error as error:
        if not given:
            raise _damaged(name, place, "Brotli") from error
        return b"".join(parts), "its packed body is damaged"
    return b"".join(parts), None if inflate.is_finished() else "its packed body is cut off"


def _refuse_long(given: int, name: str, place: str) -> None:
    if given > MAX_PAGE:
        says = f"The page is longer than {MAX_PAGE >> 20} MiB unpacked."
        raise TooLarge(name, says, place=place, remedy="Leave the record out.")


def _damaged(name: str, place: str, coding: str) -> Malformed:
    return Malformed(name, f"The page's {coding} stream is damaged.", place=place, remedy="Record the page again.")
