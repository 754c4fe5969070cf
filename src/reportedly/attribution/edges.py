"""Marked tokens -> spans with clean edges: no loose sign or white space at an end, quotes and brackets in pairs."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from reportedly.encoder.tokens import Ints, Tokens
from reportedly.model import Span, Spans

LOOSE = ",;-—–―\u2212"
LOOSE_BEFORE = LOOSE + ":"
PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "(": ")"}
CLOSING = {closing: opening for opening, closings in PAIRS.items() for closing in closings}
STRAIGHT = '"'
BEFORE_CLOSING = ".,!?…;"


def spans_of(tokens: Tokens, numbers: Ints, *, phrase: bool = False, sign: bool = False) -> Spans:
    """Spans of the tokens with these ascending numbers, in code points; punctuation of one line parts no span.

    `phrase`: a marked comma stays that closes what another comma opened ("Ada, the mayor," as PolNeAR marks sources).
    `sign`: a colon or dash stays that is all that was marked ("Mayor: the bridge is sold").
    """
    text = tokens.text
    spans: list[list[int]] = []
    for start, end in zip(tokens.start[numbers].tolist(), tokens.end[numbers].tolist(), strict=True):
        if start == end:
            continue
        if spans and _thin(text[spans[-1][1] : start]):
            spans[-1][1] = end
        else:
            spans.append([start, end])
    clean = [tidy(text, (start, end)) for start, end in spans]
    if phrase:
        clean = [_closed(text, span, end) for span, (_, end) in zip(clean, spans, strict=True)]
    kept = tuple(span for span in clean if any(map(str.isalnum, text[span[0] : span[1]])))
    return kept or (_signs(text, spans) if sign else ())


def beside(text: str, source: Spans, cue: Spans) -> Spans:
    """A source without what a semicolon parts from the half that its cue stands nearer to: it is of another clause."""
    if len(source) != 1 or not cue or (at := text.find(";", *source[0])) < 0:
        return source
    start, end = source[0]
    before = cue[0][0] < start
    kept = tidy(text, (start, at) if before else (text.rindex(";", start, end) + 1, end))
    return (kept,) if any(map(str.isalnum, text[slice(*kept)])) else source


def _signs(text: str, spans: Sequence[Sequence[int]]) -> Spans:
    """The first colon or dash of the spans, as it stands."""
    found = (at for start, end in spans for at in range(start, end) if text[at] in ":—–")
    at = next(found, None)
    return () if at is None else ((at, at + 1),)


def _closed(text: str, span: Span, marked: int) -> Span:
    """The span with its closing comma, where that was marked: before code point `marked`."""
    start, end = span
    closes = end < marked and text[end] == "," and "," in text[start:end]
    return (start, end + 1) if closes else span


def _thin(gap: str) -> bool:
    return "\n" not in gap and not any(map(str.isalnum, gap))


def tidy(text: str, span: Span) -> Span:
    """The span without loose signs at its ends, and with the other one of a quotation mark of which it holds one."""
    return _trimmed(text, _paired(text, _trimmed(text, span)))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start] in LOOSE_BEFORE or _no_word(text[start])):
        start += 1
    while end > start and (text[end - 1] in LOOSE or _no_word(text[end - 1])):
        end -= 1
    return start, end


def _no_word(sign: str) -> bool:
    """Whether a sign at an edge belongs to no word: white space, an emoji, a mark of direction."""
    return sign.isspace() or (not sign.isascii() and category(sign) in ("So", "Sk", "Cf", "Cc"))


def _paired(text: str, span: Span) -> Span:
    start, end = span
    missing_end, missing_start = unbalanced(text[start:end])
    if missing_end:
        at = end
        while at < len(text) and at - end < 2 and text[at] in BEFORE_CLOSING:
            at += 1
        if at < len(text) and text[at] in missing_end:
            end = at + 1
    if missing_start and start and text[start - 1] in missing_start:
        start -= 1
    return start, end


def unbalanced(words: str) -> tuple[str, str]:
    """(the marks that would close what is left open, the marks that would open what is closed at first)."""
    open_marks: list[str] = []
    missing_start = ""
    for at, sign in enumerate(words):
        if open_marks and sign in PAIRS.get(open_marks[-1], ""):
            open_marks.pop()
        elif sign == "“" and at and not words[at - 1].isspace() and not words[at + 1 : at + 2].isalnum():
            missing_start = missing_start or "„"
        elif sign in PAIRS and sign != "‘":
            open_marks.append(sign)
        elif sign in CLOSING and sign != "’" and not missing_start:
            missing_start = "".join(opening for opening, closings in PAIRS.items() if sign in closings)
    missing_end = PAIRS[open_marks[-1]] if open_marks else ""
    if words.count(STRAIGHT) % 2:
        missing_end, missing_start = missing_end or STRAIGHT, missing_start or STRAIGHT
    return missing_end, missing_start
