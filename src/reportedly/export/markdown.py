"""A stranger's text in a note: Markdown, front matter and file names in which it is nothing but text.

Notes are opened by programs that run what stands in them (templates, queries, embedded files), so every character that
begins one of these is escaped, and `<` is never written as it is.
"""

from __future__ import annotations

import re

from reportedly.language.visible import one_line

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~=^%$]|:(?=:)|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\\/:*?\"<>|#^\[\]%$&`'{}~;]|\.{2,}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 120
"""Bytes of a file's name that are the text's own."""

_LINKED = re.compile(r"[\[\]|<>\\`%#^*_$]+")
_QUOTED = re.compile('[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|["\\\\<]')


def plain(text: str) -> str:
    r"""The text on one line of Markdown, with no meaning to Markdown, Obsidian or its templates.

    >>> plain("![[secret]] <% run() %>")
    '!\\[\\[secret\\]\\] &lt;\\% run() \\%&gt;'
    """
    words = _SPECIAL.sub(lambda found: "\\" + found[0], one_line(text))
    return "".join(_ENTITIES.get(character, character) for character in words)


def label(text: str) -> str:
    """The text as what a link shows, in which nothing can be escaped: what could end or begin anything is left out.

    >>> label("a]] <% b | c")
    'a b c'
    """
    return " ".join(_LINKED.sub(" ", one_line(text)).split())


def value(text: str) -> str:
    r"""The text as a double-quoted string of YAML 1.2, `<` escaped so that no template begins.

    >>> value('a": b <%')
    '"a\\": b \\x3c%"'
    """
    return '"' + _QUOTED.sub(_escaped, text) + '"'


def file_name(text: str, id: str) -> str:
    r"""A name for a file on any system, inside its folder and told apart by the id; no ending.

    >>> file_name("../../etc/passwd: [[x]]", "k1")
    'etc passwd x (k1)'
    """
    words = " ".join(_UNFIT.sub(" ", one_line(text)).split())
    words = words.encode()[:_LONGEST].decode("utf-8", "ignore").strip(". ")
    own = re.sub(r"[^\w-]", "-", id)
    return f"{words} ({own})" if words and not _RESERVED.fullmatch(words) else f"_{own}"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in '"\\':
        return "\\" + character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
