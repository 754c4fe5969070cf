"""People in comments are people: their names out of a document, its spans kept true.

Authors, logins, permalinks, quote headers, @mentions and the names inside comments' bodies get another name. The lines
between comments are written anew from what the contract keeps of them, so that nothing that stood there survives. The
article is left as it is: who speaks there speaks in public.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.export.pseudonyms import KeyFile, Mask, Numbered
from reportedly.language.fold import latin
from reportedly.model import Comment, Document, Span, Spans

_MENTION = re.compile(r"(?<![\w@])@[\w.-]*\w")
_WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
_LEAST_PART = 3
_STEM_FROM = 4
_ENDINGS = frozenset(
    "'s a akh am ami e em evi i iy im imi ikh o oy om omu ov ova ovi oyu s u y ya ye yem yu ym".split()
) | {""}
"""What a case may add to a name's stem, in Latin letters: Ветров, Ветровой, Vetrova's."""
_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


class _Moved:
    """Where a position of the old text stands in the new one."""

    def __init__(self, edits: list[_Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shift = [0]
        for edit in edits:
            self._shift.append(self._shift[-1] + len(edit.text) - (edit.end - edit.start))

    def span(self, span: Span) -> Span:
        return self._at(span[0], end=False), self._at(span[1], end=True)

    def spans(self, spans: Spans) -> Spans:
        return tuple(self.span(span) for span in spans)

    def _at(self, position: int, *, end: bool) -> int:
        number = bisect_right(self._starts, position - 1 if end else position) - 1
        if number >= 0:
            edit = self._edits[number]
            if position < edit.end or (end and position == edit.end):
                place = edit.start + self._shift[number]
                return place + len(edit.text) if end else place
        return position + self._shift[number + 1]


def anonymise(document: Document) -> Document:
    """The document with its readers numbered; nothing leads back."""
    return _masked(document, Numbered())


def pseudonymise(document: Document, key: KeyFile) -> Document:
    """The document with its readers under keyed pseudonyms; `key` remembers them and must be saved by its owner."""
    return _masked(document, key)


def _masked(document: Document, mask: Mask) -> Document:
    if not document.comments:
        return document
    hide = _Hider(document, mask)
    edits = list(_edits(document, mask, hide))
    moved = _Moved(edits)
    text = _apply(document.text, edits)
    thread = min((span[0] for c in document.comments for span in _protected(c)), default=len(document.text))

    def hidden(names: tuple[str, ...], mentions: Spans) -> tuple[str, ...]:
        return tuple(map(hide, names)) if any(start >= thread for start, _ in mentions) else names

    return replace(
        document,
        text=text,
        content_hash="sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title_span=moved.span(document.title_span) if document.title_span else None,
        paragraphs=moved.spans(document.paragraphs),
        provenance=tuple(replace(c, span=moved.span(c.span) if c.span else None) for c in document.provenance),
        sources=tuple(
            replace(
                s,
                name=hidden((s.name,), s.mentions)[0],
                aliases=hidden(s.aliases, s.mentions),
                because=hidden((s.because,), s.mentions)[0],
                mentions=moved.spans(s.mentions),
            )
            for s in document.sources
        ),
        names=tuple(
            replace(
                n,
                name=hidden((n.name,), n.mentions)[0],
                aliases=hidden(n.aliases, n.mentions),
                mentions=moved.spans(n.mentions),
            )
            for n in document.names
        ),
        attributions=tuple(
            replace(
                a,
                source=moved.spans(a.source),
                cue=moved.spans(a.cue),
                content=moved.spans(a.content),
                hedges=moved.spans(a.hedges),
                because=hide(a.because) if a.where not in ("title", "body") else a.because,
            )
            for a in document.attributions
        ),
        comments=tuple(_comment(c, mask, moved) for c in document.comments),
        headline=replace(document.headline, spans=moved.spans(document.headline.spans)) if document.headline else None,
        notes=tuple(replace(n, says=hide(n.says)) for n in document.notes),
    )


def _comment(comment: Comment, mask: Mask, moved: _Moved) -> Comment:
    return replace(
        comment,
        author=mask.person(comment.author) if comment.author else None,
        login=mask.person(comment.login) if comment.login else None,
        url=mask.link(comment.url) if comment.url else None,
        quotes=tuple(
            replace(q, author=mask.person(q.author) if q.author else None, span=moved.span(q.span))
            for q in comment.quotes
        ),
        body=moved.spans(comment.body),
    )


def _people(document: Document) -> list[str]:
    """Every name that a reader goes by, longest first, so that a full name is replaced before its parts."""
    found: dict[str, None] = {}
    for comment in document.comments:
        for name in (comment.author, comment.login, *(quote.author for quote in comment.quotes)):
            if name and name.strip():
                found.setdefault(name.strip())
    return sorted(found, key=len, reverse=True)


class _Hider:
    """Finds every reader's name, its parts and every @mention, and what stands for each."""

    def __init__(self, document: Document, mask: Mask) -> None:
        people = _people(document)
        self._mask = mask
        self._whole = re.compile(
            "|".join([*(rf"(?<!\w)@?{re.escape(name)}(?!\w)" for name in people), _MENTION.pattern]), re.IGNORECASE
        )
        self._exact = {name.casefold(): name for name in people}
        self._parts: dict[str, str] = {}
        for name in people:
            words = _WORD.findall(name)
            for word in words if len(words) > 1 else ():
                if len(word) >= _LEAST_PART and not word.isdigit():
                    self._parts.setdefault(word.casefold(), name)
        single = {name.casefold(): name for name in people if " " not in name}
        self._stems: dict[str, str] = {}
        for word, name in (single | self._parts).items():
            stem = latin(word).rstrip("aeiouy'")
            if len(stem) >= _STEM_FROM:
                self._stems.setdefault(stem, name)

    def _owner(self, word: str) -> str | None:
        """The reader whose name this word is a part of, or a case of."""
        folded = word.casefold()
        if not word[0].isupper():
            return None
        if folded in self._parts:
            return self._parts[folded]
        written = latin(word)
        for cut in range(len(written), max(_STEM_FROM, len(written) - _LONGEST_ENDING) - 1, -1):
            if written[:cut] in self._stems and written[cut:] in _ENDINGS:
                return self._stems[written[:cut]]
        return None

    def edits(self, text: str, start: int, end: int) -> Iterator[_Edit]:
        """The replacements within `[start, end)`, in order."""
        at = start
        for match in self._whole.finditer(text, start, end):
            yield from self._words(text, at, match.start())
            name = match.group().lstrip("@")
            yield _Edit(match.start(), match.end(), self._mask.person(self._exact.get(name.casefold(), name)))
            at = match.end()
        yield from self._words(text, at, end)

    def _words(self, text: str, start: int, end: int) -> Iterator[_Edit]:
        for match in _WORD.finditer(text, start, end):
            name = self._owner(match.group())
            if name is not None:
                yield _Edit(match.start(), match.end(), self._mask.person(name))

    def __call__(self, text: str) -> str:
        """The text with every name replaced."""
        return _apply(text, list(self.edits(text, 0, len(text))))


def _protected(comment: Comment) -> list[Span]:
    return sorted([*comment.body, *(quote.span for quote in comment.quotes)])


def _edits(document: Document, mask: Mask, hide: _Hider) -> Iterator[_Edit]:
    """Edits in order of position: each line between comments written anew, each body with its names hidden."""
    article = [span[1] for span in (document.title_span, *document.paragraphs) if span]
    first = min((span[0] for c in document.comments for span in _protected(c)), default=None)
    at = max((end for end in article if first is None or end <= first), default=0)
    pending = ""
    for comment in document.comments:
        pending += _header(comment, mask)
        for start, end in _protected(comment):
            quote = next((q for q in comment.quotes if q.span == (start, end)), None)
            if quote is not None:
                pending += f"Quote: {mask.person(quote.author)}\n" if quote.author else "Quote:\n"
            yield _Edit(at, start, pending)
            pending, at = "\n", end
            yield from hide.edits(document.text, start, end)
    if not any(end > at for end in article):
        yield _Edit(at, len(document.text), pending.rstrip("\n"))


def _header(comment: Comment, mask: Mask) -> str:
    number = f"{comment.number}." if comment.number else ""
    name = mask.person(comment.author) if comment.author else ""
    line = " ".join(part for part in (number, name, comment.published_text or "") if part)
    return f"\n\n{line}\n" if line else "\n\n"


def _apply(text: str, edits: list[_Edit]) -> str:
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])
