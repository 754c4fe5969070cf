"""The discussion under a page as turns in reading order, each with its level, its answers' place and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model import Comment, Document, Quote, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a comment: the commenter's own words, or what is quoted (`quote`)."""

    span: Span
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One comment in its place: `level` 0 opens the thread, `answers` is the comment it replies to.

    `number` counts comments from 1 in the document's order.
    """

    comment: Comment
    number: int
    level: int
    answers: Comment | None
    parts: tuple[Part, ...]


def turns(document: Document) -> tuple[Turn, ...]:
    """The comments as a forest in reading order; replies to nobody on the page, and circles, open the thread."""
    comments = {comment.id: comment for comment in document.comments}
    number = {comment.id: place for place, comment in enumerate(document.comments, 1)}
    below: dict[str | None, list[Comment]] = {}
    for comment in comments.values():
        parent = comment.in_reply_to if comment.in_reply_to in comments else None
        below.setdefault(parent, []).append(comment)
    found: list[Turn] = []
    placed: set[str] = set()
    for opening in (*below.get(None, ()), *comments.values()):  # the second only matters to circles
        waiting: list[tuple[int, Comment]] = [(0, opening)]
        while waiting:
            level, comment = waiting.pop()
            if comment.id in placed:
                continue
            placed.add(comment.id)
            found.append(
                Turn(
                    comment=comment,
                    number=number[comment.id],
                    level=level,
                    answers=comments.get(comment.in_reply_to or "") if level else None,
                    parts=parts(comment),
                )
            )
            waiting += [(level + 1, answer) for answer in reversed(below.get(comment.id, ()))]
    return tuple(found)


def parts(comment: Comment) -> tuple[Part, ...]:
    """A comment's own words and what it quotes, in the order of the text."""
    own = [Part(span=span) for span in comment.body]
    return tuple(sorted([*own, *(Part(span=q.span, quote=q) for q in comment.quotes)], key=lambda part: part.span))


def who(comment: Comment) -> str:
    """What to call a commenter: author, else login, else that nobody is named."""
    return comment.author or comment.login or "somebody without a name"


def levels(found: Sequence[Turn], deepest: int) -> list[int]:
    """Each turn's level as it is drawn: none deeper than `deepest`."""
    return [min(turn.level, deepest) for turn in found]
