"""What a text itself says of where it is from: datelines, agency tags, lines that name the source.

Only forms that leave no doubt are read; a sentence that cites somebody is an attribution and none of this.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.model import Credit, Document, Span
from reportedly.reading.lexicon import Form, lexicon
from reportedly.reading.reading import is_web_address, site
from reportedly.thread.names import sentence_like
from reportedly.thread.times import stamps

_FIRST, _LAST = 3, 4
_LONGEST_LINE = 160
_MOST_WORDS = 8
_FEW_WORDS = 5
_OPENING, _CLOSING = '«“„"', '»”“"'
_DESCRIBED = re.compile(r"[a-zа-яіїєґё-]+ «([^«»]+)»")
_CLAUSE = re.compile(r"[,;] [a-zа-яіїєґё]|[.!?] ")


def with_credits(document: Document) -> Document:
    """The document with a `Credit` for each place where its text credits somebody, after those it has."""
    found: dict[Span, Credit] = {}
    last = len(document.paragraphs) - 1
    for index in sorted({*range(min(_FIRST, last + 1)), *range(max(0, last + 1 - _LAST), last + 1)}):
        for form in lexicon().forms:
            if (index < _FIRST) if form.where == "start" else (index > last - _LAST):
                credit = _credit(form, document.text, document.paragraphs[index])
                if credit and credit.span and not any(_overlap(credit.span, span) for span in found):
                    found[credit.span] = credit
    return replace(document, provenance=(*document.provenance, *found.values()))


def credits_line(text: str) -> bool:
    """Whether the whole text is a line that credits somebody."""
    short = len(text) <= _LONGEST_LINE
    return short and any(form.where == "line" and form.pattern.fullmatch(text) for form in lexicon().forms)


def _credit(form: Form, text: str, paragraph: Span) -> Credit | None:
    start, end = paragraph
    short = end - start <= _LONGEST_LINE
    if (form.where == "line" and not short) or not form.possible(text[start:end]):
        return None
    if form.where == "start":
        match = form.pattern.match(text, start, end)
    elif form.where == "line":
        match = form.pattern.fullmatch(text, start, end)
    else:
        match = next((one for one in form.pattern.finditer(text, max(start, end - 80), end) if one.end() == end), None)
        if match and match.start() == start:
            return None  # the whole paragraph: the forms of lines judge that
    if match is None or (short and lexicon().picture.match(text, start, end)):
        return None
    span = _name_alone(text, _without_stop(text, match.span("name")))
    name = text[span[0] : span[1]]
    if not _names_somebody(name, form):
        return None
    url = name if is_web_address(name) else None
    because = form.kind if form.kind == "dateline" else f"the form {form.written}"
    return Credit(kind=form.kind, name=site(name) if url else name, url=url, span=span, because=because)


def _name_alone(text: str, span: Span) -> Span:
    """Without the title of the piece behind a colon, and without the marks around the name."""
    start, end = span
    colon = text.find(": ", start, end)
    if colon > start:
        end = colon
    described = _DESCRIBED.fullmatch(text, start, end)  # "the newspaper «Name»"
    if described:
        return described.span(1)
    if text[start] in _OPENING and text[end - 1] in _CLOSING and end - start > 2:
        start, end = start + 1, end - 1
    return start, end


def _names_somebody(name: str, form: Form) -> bool:
    """Whether a name could be a publisher's: no sentence, date, language or network, no body without a name."""
    if is_web_address(name) or "{agency}" in form.written or form.kind == "forward":
        return True
    words = name.split()
    if not words or lexicon().no_source.match(name) or not any(map(str.isalpha, name)):
        return False
    if "{name}" in form.written:
        short = "{day}" not in form.written and len(words) == 1
        told = len(words) > 2 and words[-1].islower()
        return not ((short and name not in lexicon().agencies) or told)
    if _CLAUSE.search(name) or len(words) > _MOST_WORDS or name[0].isdigit():
        return False
    if name[0].islower():
        labelled = re.search(r"[:}]\s*\{rest\}", form.written) is not None
        return labelled and not sentence_like(name) and len(words) <= _FEW_WORDS
    return next((one for one in stamps(name) if one.start == 0), None) is None


def _without_stop(text: str, span: Span) -> Span:
    start, end = span
    while end > start + 1 and text[end - 1] in ".,; ":
        end -= 1
    return start, end


def _overlap(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]
