"""What kind of file the first bytes are of: magic numbers first, then how text begins, then the name.

The signatures are those of the WHATWG MIME Sniffing Standard and of the formats' own documents.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

from reportedly.errors import BinaryInput, EmptyInput
from reportedly.reading.encoding import bare_utf16
from reportedly.reading.formats import Clue

HEAD = 65_536
"""Bytes that decide the format."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Binary:
    magic: bytes
    at: int
    what: str
    remedy: str


_AS_TEXT = "Save the text in it as HTML or plain text and read that."
_AS_PAGE = "Save the page as HTML or text; for an image, type off or recognise (OCR) the words first."
_UNPACK = "Unpack it and read the files in it."

_BINARIES: tuple[_Binary, ...] = tuple(
    _Binary(magic=magic, at=at, what=what, remedy=remedy)
    for magic, at, what, remedy in (
        (b"%PDF-", 0, "a PDF", "Save the page as HTML or text; for a PDF use pdftotext and read its output."),
        (b"{\\rtf", 0, "an RTF document", _AS_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old Office document (DOC, XLS, PPT)", _AS_TEXT),
        (b"\x89PNG\r\n\x1a\n", 0, "a PNG image", _AS_PAGE),
        (b"\xff\xd8\xff", 0, "a JPEG image", _AS_PAGE),
        (b"GIF8", 0, "a GIF image", _AS_PAGE),
        (b"WEBP", 8, "a WebP image", _AS_PAGE),
        (b"II*\x00", 0, "a TIFF image", _AS_PAGE),
        (b"MM\x00*", 0, "a TIFF image", _AS_PAGE),
        (b"ftypheic", 4, "a HEIC image", _AS_PAGE),
        (b"ftypavif", 4, "an AVIF image", _AS_PAGE),
        (b"ftyp", 4, "a video", "Transcribe it and read the text."),
        (b"ID3", 0, "an audio file", "Transcribe it and read the text."),
        (b"OggS", 0, "an audio or video file", "Transcribe it and read the text."),
        (b"\x1aE\xdf\xa3", 0, "a video", "Transcribe it and read the text."),
        (b"SQLite format 3\x00", 0, "an SQLite database", "For a library use the library's commands."),
        (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive", _UNPACK),
        (b"Rar!\x1a\x07", 0, "a RAR archive", _UNPACK),
        (b"BZh", 0, "a bzip2 archive", _UNPACK),
        (b"\xfd7zXZ\x00", 0, "an xz archive", _UNPACK),
        (b"\x28\xb5\x2f\xfd", 0, "a zstd archive", _UNPACK),
        (b"\x7fELF", 0, "a program", _AS_TEXT),
        (b"MZ\x90\x00", 0, "a program", _AS_TEXT),
        (b"wOF2", 0, "a font", _AS_TEXT),
    )
)

_ZIPPED: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(rb"PK\x03\x04.{0,26}" + name, re.S), what)
    for name, what in (
        (rb"word/", "a DOCX document"),
        (rb"xl/", "an XLSX sheet"),
        (rb"ppt/", "a PPTX presentation"),
        (rb"mimetype.{0,40}application/vnd\.oasis\.opendocument\.text", "an ODT document"),
        (rb"mimetype.{0,40}application/vnd\.oasis", "an OpenDocument file"),
        (rb"mimetype.{0,40}application/epub\+zip", "an EPUB book"),
    )
)
"""By the name of a file in the archive, or by its first one, which states the type."""

_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?>(?:<!--.{0,4000}?-->\s*+)*+)<(?:!doctype\s+html|html|head|body|title|meta|link"
    rb"|script|style|main|article|section|header|nav|div|p|h[1-6]|span|table|ul|ol|blockquote|a|b|br)\b[^<]{0,4000}",
    re.I | re.S,
)
_TAG = re.compile(rb"<(?:p|div|body|html|article|br|h[1-6]|span|table|li)\b[^<>]{0,1000}>", re.I)
_RECORD_START = re.compile(rb'\s*(?:\[\s*)?\{\s*(?:"|\}|\r?\n)')
_RECORD_LINE = re.compile(rb'\s*\{\s*".*\}\s*$')


def clue(head: bytes, *, name: str) -> Clue:
    """What tells the format of an input: its first bytes (at most `HEAD` of them) and the end of its name.

    Raises EmptyInput.
    """
    if not head:
        raise EmptyInput(name, "The input is empty.", remedy="Check that the page was saved whole.")
    wide = "utf-16" if head.startswith(_UTF16) else bare_utf16(head)
    plain = head.decode(wide, "ignore").encode("utf-8", "ignore") if wide else head
    return Clue(raw=head, head=plain.removeprefix(codecs.BOM_UTF8), suffix=_suffix(name))


def refuse(seen: Clue, *, name: str) -> None:
    """Raises BinaryInput with the remedy for what is no text."""
    _refuse_binaries(seen.raw, name)


def is_html(seen: Clue) -> bool:
    """Whether it begins as a page does, or is called one and has tags."""
    return bool(_HTML_START.match(seen.head) or (seen.suffix in {".html", ".htm", ".xhtml"} and _TAG.search(seen.head)))


def is_records(seen: Clue) -> bool:
    """Whether the text is JSON Lines: by its name, or it begins like a record, or most of its whole lines are."""
    if seen.suffix in {".jsonl", ".ndjson"} or _RECORD_START.match(seen.head):
        return True
    if seen.suffix == ".json" and seen.head.lstrip()[:1] in (b"[", b"{"):
        return True
    lines = [line for line in seen.head.split(b"\n")[:-1][:50] if line.strip()]
    return len(lines) > 1 and sum(bool(_RECORD_LINE.match(line)) for line in lines) * 2 > len(lines)


def zipped(head: bytes) -> str | None:
    """What kind of document is packed as a ZIP archive, or None for an archive of files and for what is none."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    return next((what for mark, what in _ZIPPED if mark.search(head)), None)


def _suffix(name: str) -> str:
    path = PurePath(name.lower())
    return path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix


def _refuse_binaries(head: bytes, name: str) -> None:
    for binary in _BINARIES:
        if head.startswith(binary.magic, binary.at):
            raise BinaryInput(name, f"The input is {binary.what}, not text.", remedy=binary.remedy)
    what = zipped(head)
    if what is not None:
        raise BinaryInput(name, f"The input is {what}, not text.", remedy=_AS_TEXT)
    if head.startswith(_UTF16) or bare_utf16(head):
        return
    controls = sum(head.count(bytes([byte])) for byte in _CONTROLS)
    if controls * 50 > len(head):
        says = f"The input is binary: {controls} of its first {len(head)} bytes are control characters."
        raise BinaryInput(name, says, remedy=_AS_TEXT)


_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1b\x1e")
