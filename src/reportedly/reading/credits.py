"""What a text itself says of where it is from: datelines, agency tags, lines that name the source.

Only forms that leave no doubt are read; a sentence that cites somebody is an attribution and none of this.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import Credit, Document, Span
from reportedly.reading.lexicon import Form, lexicon
from reportedly.reading.reading import is_web_address, site

_FIRST, _LAST = 3, 4
_LONGEST_LINE = 160


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
    if form.where == "start":
        match = form.pattern.match(text, start, end)
    elif form.where == "line":
        match = form.pattern.fullmatch(text, start, end) if end - start <= _LONGEST_LINE else None
    else:
        match = next((one for one in form.pattern.finditer(text, max(start, end - 80), end) if one.end() == end), None)
        if match and match.start() == start:
            return None  # the whole paragraph: the forms of lines judge that
    if match is None:
        return None
    span = _without_stop(text, match.span("name"))
    name = text[span[0] : span[1]]
    url = name if is_web_address(name) else None
    because = form.kind if form.kind == "dateline" else f"the form {form.written}"
    return Credit(kind=form.kind, name=site(name) if url else name, url=url, span=span, because=because)


def _without_stop(text: str, span: Span) -> Span:
    start, end = span
    while end > start + 1 and text[end - 1] in ".,; ":
        end -= 1
    return start, end


def _overlap(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]
