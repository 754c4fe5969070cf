"""From bytes to text: which character set the bytes are in, and what to do where they lie about it.

Order: byte order mark, UTF-8 that holds, the declared set, the Cyrillic sets by the statistics of Russian and
Ukrainian letters, Western typography. Valid UTF-8 beats a declaration, because text of another set is next to
never valid UTF-8 by chance. Whatever was not plain is said in a note.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from reportedly.errors import WrongEncoding
from reportedly.model import Note

PRESCAN = 8192
"""Bytes of a page in which a declaration is looked for (the HTML standard looks at 1024, pages obey less)."""

_META = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_WESTERN = ("cp1252", "iso8859-15", "cp1250", "iso8859-2")
_ALIASES = {
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "koi8-r": "koi8-u",
    "utf-16": "utf-8",  # declared inside the bytes that could be read as such, so it is not true
    "utf-16-be": "utf-8",
    "utf-16-le": "utf-8",
}
_ALLOWED = re.compile(
    r"utf-8|cp\d+|koi8-[rut]|iso8859-\d+|mac-\w+|gb18030|big5\w*|shift_jis\w*|euc_\w+|iso2022_\w+|tis-620"
)

_FREQUENT = frozenset("оеаинтсрвлкмдупі")
"""The letters that make up three quarters of Russian and of Ukrainian text."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")

_UTF8_RUN = re.compile(rb"(?:[\xd0-\xd3][\x80-\xbf]){4,}+(?:[ !-/:;?]{0,3}+(?:[\xd0-\xd3][\x80-\xbf])++)*+")
"""Cyrillic in UTF-8: in sets of one byte a letter, small and capital letters or signs would take turns."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text in NFC without control characters, its character set, and what was not plain about it."""

    text: str
    charset: str
    notes: tuple[Note, ...] = ()


def declared_charset(head: bytes) -> str | None:
    """The character set that a page's first bytes declare (`meta`, XML prologue), as Python names it."""
    match = _META.search(head[:PRESCAN])
    return codec((match[1] or match[2]).decode("ascii", "ignore")) if match else None


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text of `data`, which `name` names in errors; `declared` is the set that the page claims.

    Line ends become a line feed, text becomes NFC. Raises WrongEncoding when no character set fits.
    """
    charset, text, notes = _decoded(data, declared, name)
    surrogates = _SURROGATE.search(text)
    if surrogates:
        text = _SURROGATE.sub("\ufffd", text)
        notes.append(_note("damaged", "the text holds halves of surrogate pairs; each is read as U+FFFD"))
    if _CONTROLS.search(text):
        count = len(_CONTROLS.findall(text))
        text = _CONTROLS.sub("", text)
        notes.append(_note("control", f"{count} control characters (NUL and the like) were left out"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text=unicodedata.normalize("NFC", text), charset=charset, notes=tuple(notes))


_Raw = tuple[str, str, list[Note]]


def _decoded(data: bytes, declared: str | None, name: str) -> _Raw:
    for bom, charset in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(charset, "replace")
            return charset, text, _damage(text)
    utf16 = bare_utf16(data)
    if utf16:
        text = data.decode(utf16, "replace")
        return utf16, text, [_note("charset", f"no byte order mark; the bytes are {utf16}")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, name, error)
    if declared not in {None, "utf-8"} and not text.isascii():
        return "utf-8", text, [_note("charset", f"declared as {declared}, but the bytes are UTF-8")]
    return "utf-8", text, []


def _not_utf8(data: bytes, declared: str | None, name: str, error: UnicodeDecodeError) -> _Raw:
    mended = data.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    plain = len(mended.encode("ascii", "ignore"))
    cut_short = error.reason == "unexpected end of data" and error.start >= len(data) - 3
    if cut_short or len(mended) - plain - damaged >= 4 * damaged:
        return "utf-8", mended, _damage(mended)
    best, score = _best_cyrillic(data)
    if declared and declared != "utf-8":
        text, mixed = _pieced(data, declared)
        doubted = declared in (*_CYRILLIC, *_WESTERN) and not _western(text)
        if text.count("\ufffd") * 50 <= len(text) and not (doubted and best and score > _cyrillicness(text) + 0.2):
            return declared, text, [*mixed, *_damage(text)]
    claim = f"declared as {declared}" if declared else "no character set is declared"
    if best:
        text, mixed = _pieced(data, best)
        return best, text, [_note("charset", f"{claim}; by its letters the text is {best}"), *mixed, *_damage(text)]
    text = data.decode("cp1252", "replace")
    if _western(text):
        return "cp1252", text, [_note("charset", f"{claim}; by its letters and quotes the text is cp1252")]
    raise WrongEncoding(
        name,
        f"The bytes are not UTF-8 ({claim}) and fit no other character set that can be told.",
        place=f"byte {error.start}",
        remedy="Save the file as UTF-8 (iconv -t utf-8) and read it again.",
    )


def _pieced(data: bytes, charset: str) -> tuple[str, list[Note]]:
    """The text in a character set of one byte a letter, stretches of Cyrillic UTF-8 in it read for themselves."""
    runs = list(_UTF8_RUN.finditer(data)) if charset in _CYRILLIC else []
    if not runs:
        return data.decode(charset, "replace"), []
    pieces: list[str] = []
    at = 0
    for run in runs:
        pieces += (data[at : run.start()].decode(charset, "replace"), run[0].decode("utf-8"))
        at = run.end()
    pieces.append(data[at:].decode(charset, "replace"))
    says = f"{len(runs)} stretches are UTF-8 in a text of {charset}, and are read so"
    return "".join(pieces), [_note("charset", says)]


def codec(label: str) -> str | None:
    """The character set that a label (of a page, a header) means, as Python names it; None where it means none."""
    try:
        found = codecs.lookup(label.lower().removeprefix("x-")).name
    except LookupError:
        return None
    found = _ALIASES.get(found, found)
    return found if _ALLOWED.fullmatch(found) else None


def _best_cyrillic(data: bytes) -> tuple[str | None, float]:
    """The character set under which the bytes look like Russian or Ukrainian, if one does, and how much."""
    sample = _UTF8_RUN.sub(b" ", data[:200_000])
    score, charset = max(
        ((_cyrillicness(sample.decode(charset, "replace")), charset) for charset in _CYRILLIC),
        key=lambda pair: pair[0],
    )
    return (charset, score) if score >= 0.65 else (None, score)


def _cyrillicness(text: str) -> float:
    """How much a decoding looks like Russian or Ukrainian: 0.8 under the right set, half under a wrong one.

    The share of frequent letters among all characters beyond ASCII, less the share of words with a capital
    inside, which is what koi8 and cp1251 make of each other.
    """
    sample = text[:100_000]
    beyond = re.findall(r"[^\x00-\x7f«»—–…„“”’№\xa0]", sample)
    if len(beyond) < 8:
        return 0.0
    words = re.findall(r"[\u0400-\u04ff]{2,}", sample)
    torn = sum(not (word.islower() or word.istitle() or word.isupper()) for word in words)
    return sum(letter.lower() in _FREQUENT for letter in beyond) / len(beyond) - torn / max(len(words), 1)


def _western(text: str) -> bool:
    """Whether the characters beyond ASCII are few, and quotes, dashes or letters inside Latin words."""
    beyond = re.findall(r"[^\x00-\x7f]", text[:200_000])
    if not beyond or len(beyond) * 5 > len(text):
        return False
    fitting = sum(one in "‘’“”„–—…•€£«»§°©®™\xa0´" or one.isalpha() for one in beyond)
    runs = re.findall(r"[\u0080-\u024f]{4,}", text[:200_000])
    return fitting * 20 >= len(beyond) * 19 and sum(map(len, runs)) * 10 <= len(beyond)


def bare_utf16(data: bytes) -> str | None:
    """The UTF-16 that bytes without a byte order mark are in, told by their high bytes (Latin 0, Cyrillic 4)."""
    sample = data[: min(len(data), 4096) // 2 * 2]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even = sum(byte in (0, 4) for byte in sample[::2])
    odd = sum(byte in (0, 4) for byte in sample[1::2])
    if max(even, odd) * 10 < half * 8 or min(even, odd) * 10 > half:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _damage(text: str) -> list[Note]:
    count = text.count("\ufffd")
    return [_note("damaged", f"{count} places could not be decoded and read U+FFFD")] if count else []


def _note(code: str, says: str) -> Note:
    return Note(field="text", code=code, says=says)
