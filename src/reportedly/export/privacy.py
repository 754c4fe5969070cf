"""People in comments are people: their names out of a document, its spans kept true.

Authors, logins, permalinks, quote headers, @mentions and the names inside comments' bodies get another name. The lines
between comments are written anew from what the contract keeps of them, so that nothing that stood there survives. The
article is left as it is: who speaks there speaks in public.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from reportedly.export.hiding import MENTION, Edit, Hider, applied
from reportedly.export.pseudonyms import KeyFile, Mask, Numbered
from reportedly.model import FROM_SOMEBODY, Comment, Document, Span, Spans

_BRACKET = re.compile(r"\(([^()\n]{1,60})\)")


class Moved:
    """Where a position of the old text stands in the new one, and back."""

    def __init__(self, edits: list[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shift = [0]
        for edit in edits:
            self._shift.append(self._shift[-1] + len(edit.text) - (edit.end - edit.start))
        self._new_starts = [edit.start + shift for edit, shift in zip(edits, self._shift, strict=False)]

    def span(self, span: Span) -> Span:
        """Where it stands now."""
        return self._at(span[0], end=False), self._at(span[1], end=True)

    def spans(self, spans: Spans) -> Spans:
        """Where they stand now."""
        return tuple(self.span(span) for span in spans)

    def back(self, span: Span) -> Span:
        """Where a span of the new text stood in the old one; one that cuts a replaced name holds all of it."""
        return self._was(span[0], end=False), self._was(span[1], end=True)

    def _was(self, position: int, *, end: bool) -> int:
        number = bisect_right(self._new_starts, position - 1 if end else position) - 1
        if number >= 0:
            edit, last = self._edits[number], self._new_starts[number] + len(self._edits[number].text)
            if position < last or (end and position == last):
                return edit.end if end else edit.start
        return position - self._shift[number + 1]

    def _at(self, position: int, *, end: bool) -> int:
        number = bisect_right(self._starts, position - 1 if end else position) - 1
        if number >= 0:
            edit = self._edits[number]
            if position < edit.end or (end and position == edit.end):
                place = edit.start + self._shift[number]
                return place + len(edit.text) if end else place
        return position + self._shift[number + 1]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A document without its readers' names; what hides them in another text, where its spans went, and the way back
    of one of the new text."""

    document: Document
    hide: Callable[[str], str]
    spans: Callable[[Spans], Spans]
    back: Callable[[Span], Span]


def anonymise(document: Document) -> Document:
    """The document with its readers numbered; nothing leads back."""
    return hidden(document, Numbered()).document


def pseudonymise(document: Document, key: KeyFile) -> Document:
    """The document with its readers under keyed pseudonyms; `key` remembers them and must be saved by its owner."""
    return hidden(document, key).document


def hidden(document: Document, mask: Mask) -> Hidden:
    """The document with its readers under the names that `mask` gives them."""
    people = _people(document)
    if not people and not document.comments:
        return Hidden(document, str, tuple, lambda span: span)
    known = " ".join(document.text[start:end] for start, end in document.paragraphs)
    hide = Hider(people, mask, known=known)
    public = f"{document.title or ''}\n{known}".casefold()
    private = _named_after(document)
    own = [Edit(*document.title_span, mask.person(private))] if private and document.title_span else []
    edits = [*own, *(_edits(document, mask, hide) if document.comments else ())]
    moved = Moved(edits)
    text = applied(document.text, edits)
    thread = min((span[0] for c in document.comments for span in _protected(c)), default=len(document.text))

    def shown(names: tuple[str, ...], mentions: Spans) -> tuple[str, ...]:
        return (
            tuple(dict.fromkeys(map(hide, names)))
            if not mentions or any(start >= thread for start, _ in mentions)
            else names
        )

    def address(url: str | None) -> str | None:
        return mask.link(url) if url and hide.tells(unquote(url, errors="replace"), public) else url

    def reason(said: str) -> str:
        return hide(said) if hide.tells(said, public) else said

    masked = replace(
        document,
        title=mask.person(private) if private else document.title,
        outlet=_unless_public(document, document.outlet, people, mask),
        byline=_unless_public(document, document.byline, people, mask),
        url=address(document.url),
        obtained=replace(
            document.obtained,
            path=hide(document.obtained.path) if document.obtained.path else document.obtained.path,
            archived_url=address(document.obtained.archived_url),
        ),
        text=text,
        content_hash="sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title_span=moved.span(document.title_span) if document.title_span else None,
        paragraphs=moved.spans(document.paragraphs),
        provenance=tuple(
            replace(
                c,
                name=hide(c.name),
                url=address(c.url),
                because=hide.named(c.because),
                span=moved.span(c.span) if c.span else None,
            )
            for c in document.provenance
        ),
        sources=tuple(
            replace(
                s,
                name=shown((s.name,), s.mentions)[0],
                aliases=shown((s.name, *s.aliases), s.mentions)[1:],
                because=shown((s.because,), s.mentions)[0],
                mentions=moved.spans(s.mentions),
            )
            for s in document.sources
        ),
        names=tuple(
            replace(
                n,
                name=shown((n.name,), n.mentions)[0],
                aliases=shown((n.name, *n.aliases), n.mentions)[1:],
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
                because=reason(a.because) if a.where in ("title", "body") else hide(a.because),
            )
            for a in document.attributions
        ),
        comments=tuple(_comment(c, mask, hide, moved) for c in document.comments),
        headline=document.headline
        and replace(
            document.headline,
            because=reason(document.headline.because),
            spans=moved.spans(document.headline.spans),
        ),
        notes=tuple(replace(n, says=hide(n.says)) for n in document.notes),
    )
    return Hidden(masked, hide, moved.spans, moved.back)


def _unless_public(document: Document, name: str | None, people: Collection[str], mask: Mask) -> str | None:
    """Whom a page is by, or is called after: on a board or in a chat that may be one of those who write there."""
    private = document.kind in ("chat", "thread") and name is not None and name.strip() in people
    return mask.person(name) if private and name is not None else name


def _comment(comment: Comment, mask: Mask, hide: Hider, moved: Moved) -> Comment:
    return replace(
        comment,
        number=hide.named(comment.number) if comment.number else comment.number,
        published_text=hide.named(comment.published_text) if comment.published_text else comment.published_text,
        edited=hide.named(comment.edited) if comment.edited else comment.edited,
        author=mask.person(comment.author) if comment.author else None,
        login=mask.person(comment.login) if comment.login else None,
        url=mask.link(comment.url) if comment.url else None,
        quotes=tuple(
            replace(q, author=mask.person(q.author) if q.author else None, span=moved.span(q.span))
            for q in comment.quotes
        ),
        body=moved.spans(comment.body),
    )


def _named_after(document: Document) -> str | None:
    """The person whose name a chat of two has for its title."""
    writers = {comment.author for comment in document.comments if comment.author}
    return document.title if document.kind == "chat" and len(writers) > 1 and document.title in writers else None


def _people(document: Document) -> dict[str, str]:
    """Every name that a reader goes by, and the one whose mask it gets.

    What a header prints in brackets behind a login, "anna_k (Anna)", is no field of the contract, yet it is a name.
    """
    found: dict[str, str] = {}
    for comment in document.comments:
        for name in (comment.author, comment.login, *(quote.author for quote in comment.quotes)):
            if name and name.strip():
                found.setdefault(name.strip(), name.strip())
    for span in (span for comment in document.comments for span in _protected(comment)):
        for mention in MENTION.findall(document.text, *span):
            found.setdefault(mention.lstrip("@"), mention.lstrip("@"))
    for credit in document.provenance:
        if credit.kind == "forward" and FROM_SOMEBODY in credit.because and credit.name.strip():
            found.setdefault(credit.name.strip(), credit.name.strip())
    if document.kind == "thread" and document.byline and document.byline.strip():
        found.setdefault(document.byline.strip(), document.byline.strip())
    for between, comment in zip(_between(document), document.comments, strict=True):
        for bracket in _BRACKET.findall(between):
            if comment.author and any(character.isalpha() for character in bracket):
                found.setdefault(bracket.strip(), comment.author.strip())
    return found


def _between(document: Document) -> Iterator[str]:
    """The text above each comment's words, up to those of the comment before."""
    at = _end_of_article(document)
    for comment in document.comments:
        spans = _protected(comment)
        first = spans[0][0] if spans else at
        yield document.text[min(at, first) : first]
        at = max([at, *(end for _, end in spans)])


def _protected(comment: Comment) -> list[Span]:
    return sorted([*comment.body, *(quote.span for quote in comment.quotes)])


def _article(document: Document) -> list[int]:
    """Where title and paragraphs end."""
    return [span[1] for span in (document.title_span, *document.paragraphs) if span]


def _end_of_article(document: Document) -> int:
    """Where the last of them above the thread ends."""
    first = min((span[0] for c in document.comments for span in _protected(c)), default=None)
    return max((end for end in _article(document) if first is None or end <= first), default=0)


def _edits(document: Document, mask: Mask, hide: Hider) -> Iterator[Edit]:
    """Edits in order of position: each line between comments written anew, each body with its names hidden."""
    at = _end_of_article(document)
    pending = ""
    for comment in document.comments:
        pending += _header(comment, mask, hide)
        for start, end in _protected(comment):
            quote = next((q for q in comment.quotes if q.span == (start, end)), None)
            if quote is not None:
                pending += f"Quote: {mask.person(quote.author)}\n" if quote.author else "Quote:\n"
            yield Edit(at, start, pending)
            pending, at = "\n", end
            yield from hide.edits(document.text, start, end)
    below = min((start for start, _ in document.paragraphs if start >= at), default=None)
    if below is not None:  # a signature below the last comment
        yield Edit(at, below, f"{pending.rstrip()}\n\n")
    elif not any(end > at for end in _article(document)):
        yield Edit(at, len(document.text), pending.rstrip("\n"))


def _header(comment: Comment, mask: Mask, hide: Hider) -> str:
    number = f"{hide.named(comment.number)}." if comment.number else ""
    name = mask.person(comment.author) if comment.author else ""
    line = " ".join(part for part in (number, name, hide.named(comment.published_text or "")) if part)
    return f"\n\n{line}\n" if line else "\n\n"
