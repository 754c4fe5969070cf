"""Drafts of one thread beside one another: lines that all share are furniture, and no answer is older than its
question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reportedly.thread.bodies import edited
from reportedly.thread.lexicon import lexicon
from reportedly.thread.names import EDGE, presence_of, without
from reportedly.thread.quotes import letters
from reportedly.thread.shape import Block, CommentDraft, answered

_NUMBER = re.compile(r"#(\d{1,6})")
_COUNT = re.compile(r"[+−–-]?\d{1,6}")
_RULE = re.compile(r"_{4,}|--")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

SHARED = 0.5
"""Share of the comments of a thread from which a line that they all have is none of their words."""

LABELLED = 0.8
"""Share of the comments from which a line such as "Posts: 12", or a count at the end, is none of their words."""

LABEL = 60
"""Code points of the longest such line."""

SIGNED = 3
"""Comments of one author from which the last lines that all of them have are a signature."""


def tidied(drafts: Sequence[CommentDraft]) -> list[CommentDraft]:
    """The drafts without lines that are the page's: shared furniture, repeated headers, signatures, edit notes."""
    drafts = _unheaded(_uncounted([_unsigned(draft) for draft in drafts]))
    count = len(drafts)
    shared = Counter(text for draft in drafts for text in {block.text for block in draft.blocks})
    furniture = {text for text, times in shared.items() if times > 2 and times >= SHARED * count}
    labels = Counter(label for draft in drafts for label in {_label(block.text) for block in draft.blocks} if label)
    fixed = {label for label, times in labels.items() if times > 2 and times >= LABELLED * count}
    furniture |= {text.partition(" ")[2] for text in furniture if text.partition(" ")[0].endswith(":")}
    signatures = _signatures(drafts)
    found = []
    names = {letters(draft.author): draft.author for draft in drafts if draft.author and letters(draft.author)}
    for draft in drafts:
        kept: list[Block] = []
        for block in draft.blocks:
            if block.kind == "quote" and (when := edited(block.text)) is not None:
                draft = replace(draft, edited=draft.edited or when)  # noqa: PLW2901
                continue
            if block.kind == "quote":
                said = (
                    names.get(_opener(kept[-1].text))
                    if kept and block.author is None and kept[-1].kind == "body"
                    else None
                )
                if said is not None:
                    kept[-1] = replace(block, author=said)
                else:
                    kept.append(block)
                continue
            numbered = _NUMBER.fullmatch(block.text)
            if numbered:
                draft = replace(draft, number=draft.number or numbered[1])  # noqa: PLW2901
                continue
            when = edited(block.text)
            if when is not None:
                draft = replace(draft, edited=draft.edited or when)  # noqa: PLW2901
            elif presence_of(block.text) is not None:
                draft = replace(draft, presence=draft.presence or presence_of(block.text))  # noqa: PLW2901
            elif not (
                block.text in furniture or _label(block.text) in fixed or (not kept and _is_header(block.text, draft))
            ):
                kept.append(block)
        signature = signatures.get(draft.author or "", ())
        if (
            signature
            and tuple(block.text for block in kept[-len(signature) :]) == signature
            and len(kept) > len(signature)
        ):
            kept = kept[: -len(signature)]
        found.append(
            replace(draft, blocks=tuple(kept), state=draft.state if kept or draft.state == "removed" else "empty")
        )
    return found


def _unsigned(draft: CommentDraft) -> CommentDraft:
    """The draft without what a line of underscores, or "--" alone, parts from the words: a signature."""
    for place in range(len(draft.blocks) - 1, 0, -1):
        block = draft.blocks[place]
        if block.kind == "quote":
            break
        if _RULE.fullmatch(block.text):
            return replace(draft, blocks=draft.blocks[:place])
    return draft


def _label(line: str) -> str:
    """The line as the form of "Posts: 12", with every number alike; "" of any other."""
    _head, colon, rest = line.partition(":")
    if not colon or len(line) > LABEL or not rest.strip() or any(map(str.isalpha, rest)):
        return ""
    return _DIGITS.sub("0", line.casefold())


def _uncounted(drafts: Sequence[CommentDraft]) -> Sequence[CommentDraft]:
    """The drafts without the number that nearly all end with, a count of votes, as their score."""
    last = [draft.blocks[-1].text if draft.blocks and draft.blocks[-1].kind == "body" else "" for draft in drafts]
    counted = [_COUNT.fullmatch(text) is not None for text in last]
    if len(drafts) < 3 or sum(counted) < LABELLED * len(drafts):
        return drafts
    return [
        replace(
            draft,
            blocks=draft.blocks[:-1],
            score=draft.score if draft.score is not None else int(text.replace("−", "-").replace("–", "-")),
        )
        if known and len(draft.blocks) > 1
        else draft
        for draft, text, known in zip(drafts, last, counted, strict=True)
    ]


def _unheaded(drafts: Sequence[CommentDraft]) -> Sequence[CommentDraft]:
    """The drafts without a heading that is in nearly all but the beginning of the words under it."""
    headed = [
        len(draft.blocks) > 1
        and {draft.blocks[0].kind, draft.blocks[1].kind} == {"body"}
        and draft.blocks[1].text.startswith(draft.blocks[0].text.rstrip(" .…"))
        for draft in drafts
    ]
    if len(drafts) < 3 or sum(headed) < LABELLED * len(drafts):
        return drafts
    return [
        replace(draft, blocks=draft.blocks[1:]) if one else draft for draft, one in zip(drafts, headed, strict=True)
    ]


def _opener(line: str) -> str:
    """The letters of the name of a line such as "Anna:" or "Anna said: ↑" over a quotation; "" of any other."""
    words = line.strip(EDGE)
    if words == line.strip():
        return ""
    return letters(without(words, "header.after_name", end=True)[0])


def _is_header(text: str, draft: CommentDraft) -> bool:
    """Whether the line repeats name and date and says nothing else."""
    left = text
    for part in (draft.published_text, draft.author):
        if part and part in left:
            left = left.replace(part, " ", 1)
    if left == text:
        return False
    left, _ = without(left.strip(EDGE), "header.after_name", end=False)
    left, _ = without(left.strip(EDGE), "header.before_date", end=False)
    words = [word.strip(EDGE + "#.()").casefold() for word in left.split()]
    return all(
        not word
        or word.isdigit()
        or lexicon().has("header.after_date", word)
        or lexicon().has("header.before_name", word)
        for word in words
    )


def _signatures(drafts: Sequence[CommentDraft]) -> dict[str, tuple[str, ...]]:
    """The lines that end every comment of an author who has several: what nobody writes anew each time."""
    ends: dict[str, list[tuple[str, ...]]] = {}
    for draft in drafts:
        if draft.author and len(draft.blocks) > 1:
            ends.setdefault(draft.author, []).append(
                tuple(block.text for block in draft.blocks[1:] if block.kind == "body")
            )
    found: dict[str, tuple[str, ...]] = {}
    for author, rows in ends.items():
        if len(rows) < SIGNED:
            continue
        length = 0
        while all(len(row) > length and row[-1 - length] == rows[0][-1 - length] for row in rows):
            length += 1
        if length:
            found[author] = rows[0][-length:]
    return found


def in_time(drafts: Sequence[CommentDraft]) -> tuple[CommentDraft, ...]:
    """The drafts without answers by indentation to what was written later: those answer what is not on the page."""
    above = answered(drafts)
    return tuple(
        replace(draft, evidence="none", answers=None)
        if parent is not None and draft.evidence == "indentation" and _later(drafts[parent], draft)
        else draft
        for draft, parent in zip(drafts, above, strict=True)
    )


def _later(one: CommentDraft, other: CommentDraft) -> bool:
    """Whether the one was written after the other, where both say when."""
    if not one.published or not other.published or "relative" in (one.published_precision, other.published_precision):
        return False
    try:
        first, second = datetime.fromisoformat(one.published), datetime.fromisoformat(other.published)
    except ValueError:
        return False
    if (first.tzinfo is None) != (second.tzinfo is None):
        return False
    return first > second
