"""Names freed of what a flattener has put or glued beside each: ranks, badges, the name of whom it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import EDGE, presences
from reportedly.thread.quotes import letters
from reportedly.thread.signed import MOST_NAMES, Row, halved, line_name

_SEAM = re.compile(r"(?<=[^\W_])(?=[^\W\d_])(?<![A-ZА-ЯЁІЇЄҐ])(?=[A-ZА-ЯЁІЇЄҐ])")


def shortened(rows: Sequence[Row], at: int, name: str) -> str:
    """The name without what a flattener has glued to it, where it stands alone on a line nearby."""
    for row in range(max(0, at - 4), min(len(rows), at + 2)):
        other = line_name(rows[row].text) if row != at else None
        if other and len(other) > 1 and name.startswith(other) and len(other) < len(name):
            return other
    words = name.split()
    for length in (3, 2, 1):
        badge = " ".join(words[-length:])
        if len(words) > length and (lexicon().has("header.ranks", badge.casefold()) or _is_badge(badge)):
            return halved(" ".join(words[:-length]))
    near = (rows[row].text for row in range(max(0, at - 4), min(len(rows), at + 2)) if row != at)
    return name if any(name in text.split() for text in near) else unbadged(name)


def _is_badge(word: str) -> bool:
    """Whether a word is what is put beside names in capitals: "OP", "MOD"."""
    return word.isupper() and lexicon().has("header.beside_name", word.casefold())


def unbadged(name: str) -> str:
    """The name without a badge that is glued to it.

    >>> unbadged("Ada LoweMod"), unbadged("Ada LoweMoss")
    ('Ada Lowe', 'Ada LoweMoss')
    """
    for seam in _SEAM.finditer(name):
        badge = name[seam.start() :].casefold()
        if lexicon().has("header.ranks", badge) or lexicon().has("header.beside_name", badge):
            return name[: seam.start()]
    return name


def unechoed(names: Sequence[str]) -> list[str]:
    """The names without that of another author behind them ("Bram Ada": Bram to Ada), where several are so."""
    known = set(names)
    cut: list[str] = []
    seen: set[str] = set()
    never: set[str] = set()
    for name in names if len(known) < MOST_NAMES else ():
        other = next(
            (one for one in known | seen if len(one) > 2 and name.endswith(f" {one}") and len(name) > len(one) + 2),
            None,
        )
        base = name if other is None else unbadged(name[: -len(other)].rstrip(EDGE))
        if other is not None and other not in seen:
            never.add(name)  # Ada Lowe who writes before Lowe is two words of one name
        cut.append(base)
        seen |= {name, base}
    cut = [name if name in never else one for one, name in zip(cut, names, strict=False)]
    return cut if sum(one != name for one, name in zip(cut, names, strict=False)) > 1 else list(names)


def is_named(text: str, name: str) -> bool:
    """Whether the line is the name with at most a word beside it ("Ada Lowe Avatar")."""
    text = presences().sub(" ", text).strip()
    return len(text) <= 2 * len(name) + 12 and not text.endswith(":") and letters(name) in letters(text)
