"""Text of strangers made harmless to look at: what would steer a screen is shown as an escape instead.

Control characters move a terminal's cursor, bidirectional overrides make a text read otherwise than it is written
(Boucher and Anderson, "Trojan Source", 2021), and a lone surrogate cannot be written at all. Joiners and direction
marks stay: Persian and emoji need them, and they reorder nothing but their neighbours' punctuation.
"""

from __future__ import annotations

import re

_STEERING = re.compile(
    "\r\n|\t"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # controls, the line feed excepted
    "|[\u2028\u2029]"  # line and paragraph separator
    "|[\u202a-\u202e\u2066-\u2069]"  # embeddings, overrides, isolates
    "|[\ufff9-\ufffb]"  # interlinear annotation
    "|[\U000e0000-\U000e007f]"  # tags: letters that nobody sees
    "|[\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""The text with every steering character shown as an escape; line feeds stay, a tab becomes a space.

    >>> visible("red \x1b[31m alert")
    'red \\x1b[31m alert'
    >>> visible("gpj.\u202e exe")
    'gpj.\\u202e exe'
    """
    return text if text.isprintable() else _STEERING.sub(_escape, text)  # nothing that is printable steers


def one_line(text: str) -> str:
    """The text made visible, on one line, runs of white space as one space."""
    return " ".join(visible(text).split())


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    if found == "\r\n":
        return "\n"
    if found == "\t":
        return " "
    code = ord(found)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
