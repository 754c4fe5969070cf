"""What a page prints beside its title: who wrote it and when, where no markup says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.reading.lexicon import lexicon
from reportedly.reading.page.blocks import Block
from reportedly.reading.page.dated import Dated
from reportedly.reading.page.facts import Facts, squeezed
from reportedly.thread.lexicon import beginning
from reportedly.thread.names import EDGE, name_like, sentence_like
from reportedly.thread.times import stamps

_BEFORE, _AFTER = 4, 8
_LONGEST = 110


def byline_beside(shown: Sequence[Block], facts: Facts) -> str | None:
    """The name in a short line beside the title that a word such as "By" begins, or that stands before a date."""
    for text in _lines(shown, facts):
        date = next(stamps(text), None)
        line = text[: date.start] if date else text
        by = lexicon().by.match(line)
        label = beginning("header.no_author").match(line) if by is None and date else None
        start = by or label
        if start is None:
            continue
        rest = line[start.end() :].strip(EDGE + "\xa0 ")
        signed = name_like(rest) and not sentence_like(rest) and rest[:1].isupper()
        if signed and (by is not None or (len(rest.split()) >= 2 and rest.istitle())):
            return rest
    return None


def date_beside(shown: Sequence[Block], facts: Facts) -> Dated | None:
    """The first date of a day or less in a short line beside the title that is no sentence."""
    for text in _lines(shown, facts):
        if text.endswith((".", "!", "?")) and not text.endswith((" г.", " р.")):
            continue
        for stamp in stamps(text):
            if stamp.published and stamp.precision in ("second", "minute", "day"):
                return Dated(published=stamp.published, precision=stamp.precision, because="printed beside the title")
    return None


def _lines(shown: Sequence[Block], facts: Facts) -> Iterator[str]:
    """Short texts after the title, what its own block goes on with first, then those before it."""
    titles = sorted({squeezed(title) for title in (facts.title, *facts.headings) if title}, key=len, reverse=True)
    at, rest = _title(shown, titles)
    if at is None:
        return
    if rest:
        yield rest
    for block in (*shown[at + 1 : at + 1 + _AFTER], *reversed(shown[max(0, at - _BEFORE) : at])):
        if len(block.text) <= _LONGEST:
            yield block.text


def _title(shown: Sequence[Block], titles: Sequence[str]) -> tuple[int | None, str]:
    """Where the title stands, a heading before any other block, and what its block says after it."""
    found: tuple[int | None, str] = (None, "")
    for index, block in enumerate(shown):
        if len(block.text) > 2 * _LONGEST + 200:
            continue
        text = squeezed(block.text)
        if text in titles:
            if block.tag in {"h1", "h2", "h3"}:
                return index, ""
            found = (index, "") if found[0] is None or found[1] else found
        elif found[0] is None:
            title = next((one for one in titles if len(one) > 12 and text.startswith(one)), None)
            if title is not None and len(text) - len(title) < _LONGEST:
                found = (index, _after(block.text, len(title)))
    return found


def _after(text: str, letters: int) -> str:
    """What stands in a text after its first so many letters and digits."""
    for index, character in enumerate(text):
        letters -= squeezed(character) != ""
        if letters < 0:
            return text[index:]
    return ""
