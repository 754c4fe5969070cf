"""A thread as values: what the parsers of flattened text give, and what those of HTML draft before there is a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.model import Comment, CommentState, Precision, Presence, Quote, ReplyEvidence
from reportedly.thread.quotes import resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The comments of a page and the stretch `[start, end)` of its text that holds them; the article is outside."""

    start: int
    end: int
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of a draft, or one quoted passage; `author` is the quoted one's name as printed."""

    kind: Literal["body", "quote"] = "body"
    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentDraft:
    """A comment of an HTML page before it has a place in a text.

    `level` counts from 0; the comment replies to the nearest one before it of a lower level, unless `evidence` is
    "none", or `answers` names the index of the one that it replies to. The other fields are those of the contract's
    comments.
    """

    level: int = 0
    evidence: ReplyEvidence = "nesting"
    answers: int | None = None
    number: str | None = None
    author: str | None = None
    login: str | None = None
    presence: Presence | None = None
    url: str | None = None
    score: int | None = None
    edited: str | None = None
    published: str | None = None
    published_precision: Precision | None = None
    published_text: str | None = None
    state: CommentState = "kept"
    blocks: tuple[Block, ...] = ()


def parents(levels: Sequence[int]) -> list[int | None]:
    """For each level in page order, the index of the nearest one before it that is lower.

    >>> parents([2, 4, 4, 2, 6])
    [None, 0, 0, None, 3]
    """
    found: list[int | None] = []
    open_: list[int] = []
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            open_.pop()
        found.append(open_[-1] if open_ else None)
        open_.append(index)
    return found


def answered(drafts: Sequence[CommentDraft]) -> list[int | None]:
    """For each draft the index of the one that it replies to."""
    above = parents([draft.level for draft in drafts])
    return [
        draft.answers if draft.answers is not None else parent if draft.evidence in ("nesting", "indentation") else None
        for draft, parent in zip(drafts, above, strict=True)
    ]


def language_of(words: str) -> str | None:
    """The language of a comment's own words, or None where they are too few."""
    from reportedly.language.identify import identify

    return identify(words[:4000])


def lay_out(drafts: Sequence[CommentDraft], offset: int) -> tuple[str, tuple[Comment, ...]]:
    """Drafts as text and as comments with spans into it.

    Each comment is its author and printed time on a line, then its blocks, one a line; an empty line parts comments.
    `offset` is where the returned text will stand in the document's text, in code points.
    """
    parts: list[str] = []
    comments: list[Comment] = []
    at = offset
    above = answered(drafts)
    for index, draft in enumerate(drafts):
        if index:
            parts.append("\n\n")
            at += 2
        header = " ".join(part for part in (draft.author, draft.published_text) if part)
        parts.append(header)
        at += len(header)
        quotes: list[Quote] = []
        body: list[tuple[int, int]] = []
        fresh = True
        for block in draft.blocks:
            if not block.text:
                continue
            if parts[-1]:
                parts.append("\n")
                at += 1
            span = (at, at + len(block.text))
            parts.append(block.text)
            at = span[1]
            if block.kind == "quote":
                quotes.append(Quote(comment=None, author=block.author, span=span))
                fresh = True
            elif fresh:
                body.append(span)
                fresh = False
            else:
                body[-1] = (body[-1][0], span[1])
        parent = above[index]
        own = "\n".join(block.text for block in draft.blocks if block.kind == "body")
        comments.append(
            Comment(
                id=f"c{index + 1}",
                number=draft.number,
                author=draft.author,
                login=draft.login,
                presence=draft.presence,
                language=language_of(own),
                url=draft.url,
                score=draft.score,
                edited=draft.edited,
                published=draft.published,
                published_precision=draft.published_precision,
                published_text=draft.published_text,
                in_reply_to=None if parent is None else f"c{parent + 1}",
                reply_evidence="none" if parent is None else draft.evidence,
                quotes=tuple(quotes),
                body=tuple(body),
                state=draft.state if body or quotes or draft.state != "kept" else "empty",
            )
        )
    text = "".join(parts)
    return text, resolve(text, tuple(comments), offset=offset)
