"""What a name looks like in print, and the words that stand beside one."""

from __future__ import annotations

import re
from functools import cache

from reportedly.model import Presence
from reportedly.thread.lexicon import beginning, ending, lexicon

NAME = 60
"""Code points of the longest name."""

EDGE = " \t\xa0,;:|·•«»[]–—-@/→↑"
"""Signs that stand between the parts of a header and belong to none."""


@cache
def presences() -> re.Pattern[str]:
    """The words for online and offline, whole words."""
    words = (*lexicon().of("header.offline"), *lexicon().of("header.online"))
    joined = "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def presence_of(line: str) -> Presence | None:
    """Whether the whole line says online or offline, once or twice over."""
    if len(line) > NAME or presences().sub("", line).strip(EDGE):
        return None
    found = presences().search(line)
    if found is None:
        return None
    return "offline" if lexicon().has("header.offline", found.group().casefold()) else "online"


def without(text: str, role: str, *, end: bool) -> tuple[str, bool]:
    """`text` without a word of the lexicon's `role` at its end (or beginning), and whether there was one."""
    found = ending(role).search(text) if end else beginning(role).match(text)
    if found is None:
        return text, False
    return (text[: found.start()].rstrip(EDGE) if end else text[found.end() :].lstrip(EDGE)), True


@cache
def _counted() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon().of("header.counted"))
    return re.compile(rf"\s*[(·|•]?\s*(?<![^\W\d_])[+−–-]?\d[\d.,]*\s?[kmк]?\s+(?:{words})\)?\Z", re.IGNORECASE)


def uncounted(text: str) -> str:
    """`text` without a count at its end that is no part of a name.

    >>> uncounted("ada_lowe 214 points"), uncounted("Ada (3 likes)"), uncounted("Ada 3")
    ('ada_lowe', 'Ada', 'Ada 3')
    """
    found = _counted().search(text)
    return text if found is None else bared(text[: found.start()])


_SCORED = re.compile(r"(?:(?<=\S)\s+[+−–-]\d{1,5}|(?<=\))\s+\d{1,5})\s*\Z")


def unscored(text: str) -> str:
    """`text` without a score at its end: a number with a sign, or any behind a bracket.

    >>> unscored("Ada Lowe +14"), unscored("(Ada) 0"), unscored("Ada 14")
    ('Ada Lowe', '(Ada)', 'Ada 14')
    """
    return _SCORED.sub("", text)


_NUMBERED = re.compile(r"[#№]\s?\d[\d.]*(?!\w)")
_ADDRESSED = re.compile(r"(\S[^>→▸►➤]{0,80}?)(?:\s*(?:>|→|▸|►|➤)\s*|\s+@)([^>→▸►➤]{1,80})")


def unaddressed(text: str) -> str:
    """The writer's name alone where a sign says whom it is written to.

    >>> unaddressed("Ada > Bram Lind"), unaddressed("Ada @bram"), unaddressed("> Ada")
    ('Ada', 'Ada', '> Ada')
    """
    found = _ADDRESSED.fullmatch(text.strip())
    names = [bared(name) for name in found.groups()] if found is not None else []
    return names[0] if names and all(map(name_like, names)) else text


def bared(text: str) -> str:
    """`text` without the signs at its ends that part it from others; a bracket that closes one inside it stays.

    >>> bared("» Ada [M] ·"), bared("[Ada]")
    ('Ada [M]', 'Ada')
    """
    bare = text.strip(EDGE)
    return f"{bare}]" if bare.count("[") > bare.count("]") else bare


def unweekday(text: str) -> str:
    """`text` without a weekday at its end: that of a date behind it.

    >>> unweekday("Added: Thu"), unweekday("Ada Lowe")
    ('Added:', 'Ada Lowe')
    """
    head, _, last = text.rstrip().rpartition(" ")
    return head.rstrip() if lexicon().has("dates.weekdays", last.casefold().rstrip(".,")) else text


def name_like(name: str) -> bool:
    """Whether `name` could be what somebody signs with: short, no sentence, no label.

    >>> name_like("Igor Viktorovich Berdin"), name_like("Published"), name_like("He left the city.")
    (True, False, False)
    """
    if not 1 <= len(name) <= NAME or not any(map(str.isalnum, name)) or any(sign in name for sign in '<>{}|"«»“”;…\t'):
        return False
    if not uncounted(name) or _NUMBERED.match(name):
        return False  # "402K views", "#1.2"
    words = name.split()
    if len(words) > 6 or name[-1] in ":," or (name[-1] in ".?!" and len(words) > 3):
        return False
    label = beginning("header.no_author").match(name)
    return label is None or (label.end() < len(name) and name[label.end()] not in ":,")


def sentence_like(name: str) -> bool:
    """Whether `name` holds a word that sentences have and names have not."""
    words = [word for word in name.split() if not word.endswith(".")]
    # As printed: a single capital is an initial, and only a sentence begins with "The".
    return (
        len(words) > 1 and any(lexicon().has("header.in_sentences", word.strip(",")) for word in words)
    ) or name.startswith("The ")


def verified(author: str) -> str:
    """The name without what stands in brackets behind it and is none of it.

    >>> verified("Anna (not verified)"), verified("Anna (Koval)")
    ('Anna', 'Anna (Koval)')
    """
    head, bracket, note = author.rpartition(" (")
    return head.strip(EDGE) if bracket and lexicon().has("header.beside_name", note.rstrip(") ").casefold()) else author
