"""Names in quotation marks: from the opening mark to the closing one they are whole, whatever their letters.

A quotation is no name: what tells them apart is the noun before (the newspaper), capitals throughout, or, where the
language writes only a name's first word with a capital, that the words are few and stand inside the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.language.words import Token, is_cyrillic
from reportedly.sources.sentence import Sentence, is_capital

OPENING, CLOSING = "«“„\"'‘‹", "»”“\"'’›"
NAMED_THINGS = (
    *("noun:outlet", "noun:agency", "noun:channel", "noun:body", "noun:organisation", "noun:place"),
    *("noun:publication", "noun:document", "common:bodies", "noun:journalist"),
)
REACH, CAPITALS, NAMED, WITHIN = 7, 3, 5, 3


def quoted_end(sentence: Sentence, place: int, *, trusted: bool) -> int | None:
    """The place of the mark that closes a name in quotation marks, None if no name opens at `place`.

    trusted: the tokens are known to name a party.
    """
    cut = sentence.tokens
    if cut[place].text not in OPENING:
        return None
    for end in range(place + 2, min(place + REACH, len(cut))):
        if cut[end].text in CLOSING:
            inside = cut[place + 1 : end]
            if any(token.kind == "mark" for token in inside) or not (
                inside[0].text[0].isupper() or inside[0].kind == "number"
            ):
                return None
            capitals = all(is_capital(token) or token.kind == "number" for token in inside)
            if len(inside) <= NAMED and _named_before(sentence, place):
                return end
            if capitals and len(inside) <= CAPITALS:
                return end
            return end if _within(sentence, place, end, trusted=trusted) else None
    return None


def _named_before(sentence: Sentence, place: int) -> bool:
    return any(
        hit is not None and hit.length == length and hit.has(*NAMED_THINGS)
        for length in (1, 2)
        if place >= length and (hit := sentence.hits[place - length]) is not None
    )


def _within(sentence: Sentence, place: int, end: int, *, trusted: bool) -> bool:
    """Whether Cyrillic words in quotation marks are a name: few, and no speech, which a colon or a comma sets off."""
    cut = sentence.tokens
    inside = cut[place + 1 : end]
    if len(inside) > WITHIN or not is_cyrillic(inside[0].text) or cut[place].text in "'‘" or _closes(cut, place):
        return False
    if trusted:
        return True
    before = cut[place - 1] if place else None
    after = cut[end + 1] if end + 1 < len(cut) else None
    led = before is not None and before.kind == "word"
    opens = before is None and after is not None and after.kind == "word"
    return led or opens


def _closes(cut: Sequence[Token], place: int) -> bool:
    """Whether a straight mark, which looks the same at both ends, ends a quotation instead of opening one."""
    return cut[place].text == '"' and sum(token.text == '"' for token in cut[:place]) % 2 == 1
