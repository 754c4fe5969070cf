"""Shows the model the punctuation that it learnt from: «…», — said X  becomes  “…,” said X.

Most of what the model learnt from is English news. Russian and Ukrainian set a quotation off with other marks and a
dash, and that alone once made it miss the plainest forms; it learns and reads with these signs exchanged. A sentence in
capitals is shown in small letters, since the vocabulary knows few words in capitals. Every sign is replaced by exactly
one, so that offsets stay those of the text.
"""

from __future__ import annotations

import re

LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""A surrogate that JSON Lines kept is no character; the tokeniser refuses it."""
MARKS = str.maketrans({"«": "“", "»": "”", "„": "“", "‹": "‘", "›": "’"}) | LONE
FEWEST_CAPITALS = 12
"""Letters from which on a text in capitals is shouted, and no abbreviation or name."""
DASH = r"[—–―-](?=\s[a-zа-яёіїєґ])"
"""Before a small letter only: before a capital it gives a quotation to its author, in English, too."""
COMMA_AFTER_QUOTE = re.compile(rf'([»”"“]),(\s)(?={DASH})')
DASH_AFTER_QUOTE = re.compile(rf'(?<=[!?….][»”"“]\s){DASH}')
DASH_AFTER_COMMA = re.compile(rf"(?<=,\s){DASH}")
DASH_AFTER_QUOTED_COMMA = re.compile(rf'(?<=,[”"]\s){DASH}')


def familiar(text: str) -> str:
    """The text with English quotation marks and without the dash before a speaker; as many code points as before.

    >>> familiar("«Воды нет», — сказал он. «Мы уйдём!» — заявил мэр.")
    '“Воды нет,”   сказал он. “Мы уйдём!”   заявил мэр.'
    """
    if _shouted(text):
        text = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
    text = COMMA_AFTER_QUOTE.sub(_comma_inside, text)
    for dash in (DASH_AFTER_QUOTED_COMMA, DASH_AFTER_QUOTE, DASH_AFTER_COMMA):
        text = dash.sub(" ", text)
    return text.translate(MARKS)


def _shouted(text: str) -> bool:
    if text.upper() != text:
        return False
    return sum(map(str.isupper, text)) >= FEWEST_CAPITALS


def _comma_inside(found: re.Match[str]) -> str:
    closing = '"' if found[1] == '"' else "”"
    return f",{closing}{found[2]}"
