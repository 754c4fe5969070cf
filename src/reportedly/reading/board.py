"""Rows and collected items as documents: an article each, or the rows of one thread as one document.

Rows that share a thread are gathered, within a bound: a thread, or a chat where all are one channel's, whose comments
are its rows in their order; a row that is a thread alone is a post.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from reportedly.errors import EmptyInput, Failure, MissingInput, Remark, ReportedlyError
from reportedly.model import Comment, Credit, Document, Note, Precision
from reportedly.reading.captured import known, page_of, refuse_shared
from reportedly.reading.formats import Input
from reportedly.reading.item import Item, moment
from reportedly.reading.jsonl import read_record
from reportedly.reading.reading import Reading, Stated, complete, is_web_address, line_spans
from reportedly.thread.shape import Block, CommentDraft, lay_out

MOST_WAITING = 32_000_000
"""Code points of rows that wait for others of their thread; beyond, the thread that waits longest is closed."""

_LINK = re.compile(r"\s{0,20}>>(\d{1,19})\b")
_REMOVED = frozenset({"[deleted]", "[removed]", "[удалено]", "[видалено]"})


class _Waiting:
    """The rows of threads that may still go on; the thread that was added to last is the last."""

    def __init__(self) -> None:
        self._threads: OrderedDict[str, list[Item]] = OrderedDict()
        self._size = 0

    def add(self, thread: str, item: Item) -> Iterator[tuple[str, list[Item]]]:
        """Takes a row; gives the threads that are closed for it."""
        self._threads.setdefault(thread, []).append(item)
        self._threads.move_to_end(thread)
        self._size += _size(item)
        while self._size > MOST_WAITING:
            thread, rows = self._threads.popitem(last=False)
            self._size -= sum(map(_size, rows))
            yield thread, rows

    def rest(self) -> Iterator[tuple[str, list[Item]]]:
        """The threads that are left, in the order of their first rows."""
        yield from sorted(self._threads.items(), key=lambda one: one[1][0].number)


def documents(items: Iterable[Item | Failure], given: Input) -> Iterator[Reading | Failure]:
    """The documents of the rows; what cannot be read comes as a `Failure` with its place.

    Raises EmptyInput where there is no row.
    """
    count = 0
    empty = True
    for item in _made(items, given):
        empty = False
        if isinstance(item, Reading):
            count += 1
            if count > 1:
                try:
                    refuse_shared(given.stated, name=given.name, place="")
                except ReportedlyError as error:
                    yield error.failure
                    continue
        yield item
    if empty:
        raise EmptyInput(given.name, "The table holds no rows.", remedy="Check that the file was written whole.")


def _made(items: Iterable[Item | Failure], given: Input) -> Iterator[Reading | Failure]:
    waiting = _Waiting()
    silent = read = 0
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        if not _speaks(item):  # a picture without a caption, a page that was not captured
            silent += 1
            continue
        read += 1
        if item.file or item.html or not item.thread:
            yield from _sure(item, given)
        else:
            for thread, rows in waiting.add(item.thread, item):
                yield from _closed(thread, rows, given)
    for thread, rows in waiting.rest():
        yield from _closed(thread, rows, given)
    if silent and not read:
        says = f"None of the {silent} rows holds a text."
        raise EmptyInput(given.name, says, remedy="Check the column of texts.")
    if silent:
        yield Remark("N101", given.name, "", f"Left out, as without a text: {silent} rows.", "")


def _speaks(item: Item) -> bool:
    """Whether there is anything to read in a row; one that opens a thread may be a title alone."""
    opens = item.thread is not None and item.title is not None
    return any(value and value.strip() for value in (item.text, item.html, item.file)) or opens


def _closed(thread: str, rows: list[Item], given: Input) -> Iterator[Reading | Failure]:
    """The documents of one thread: a post, the posts of a channel where they are asked for, or all as one."""
    channel = _is_channel(rows)
    alone = len(rows) == 1 and rows[0].id in {thread, None} and not rows[0].channel
    if alone or (channel and given.posts):
        for row in rows:
            yield from _sure(row, given, kind="post", channel=channel)
        return
    try:
        yield _threaded(thread, rows, given, channel=channel)
    except ReportedlyError as error:
        yield _placed(error, rows[0])


def _sure(item: Item, given: Input, *, kind: str | None = None, channel: bool = False) -> Iterator[Reading | Failure]:
    try:
        if item.file:
            yield from _from_file(item, given)
        elif item.html:
            data = item.html.encode("utf-8", "replace")
            document = page_of(data, html=True, name=given.name, charset="utf-8")
            document = known(document, byline=item.author or "")
            document = complete(document, data, name=given.name, stated=_stated(item, given.stated))
            yield Reading(document=_archived(document, item), original=data)
        else:
            yield _from_text(item, given, kind=kind, channel=channel)
    except ReportedlyError as error:
        yield _placed(error, item)


def _from_file(item: Item, given: Input) -> Iterator[Reading | Failure]:
    if given.beside is None:
        says = "The table came without its folder, so the pages it names cannot be opened."
        raise MissingInput(given.name, says, place=item.place, remedy="Give the table as a file beside its pages.")
    with given.beside(item.file or "") as stream:
        name = f"{given.name}: {item.file}"
        for found in given.inner(stream, name=name, stated=_stated(item, given.stated)):
            if isinstance(found, Failure):
                yield found
            else:
                yield replace(found, document=_archived(known(found.document, byline=item.author or ""), item))


def _from_text(item: Item, given: Input, *, kind: str | None, channel: bool) -> Reading:
    date = moment(item.published)
    record = {
        "id": item.id if item.id and not (channel or item.channel) else None,
        "text": item.text or "",
        "title": item.title,
        "url": item.url,
        "outlet": item.outlet or item.channel or (item.author if channel else None),
        "published": date[0] if date else item.published,
        "language": item.language,
    }
    data = json.dumps({key: value for key, value in record.items() if value is not None}, ensure_ascii=False)
    document = read_record(data.encode("utf-8", "replace"), name=given.name, number=item.number)
    if date is not None:
        document = replace(document, published_precision=date[1])
    if not channel:
        document = known(document, byline=item.author or item.login or "")
    if kind == "post":
        document = replace(document, kind="post")
    document = _forwarded(document, item)
    document = complete(document, item.original, name=given.name, stated=given.stated)
    return Reading(document=_archived(document, item), original=item.original)


def _threaded(thread: str, rows: list[Item], given: Input, *, channel: bool) -> Reading:
    head = next((row for row in rows if row.id == thread), rows[0])
    title = " ".join((next((row.title for row in rows if row.title), None) or "").split()) or None
    offset = len(title) + 2 if title else 0
    text, comments = lay_out([_draft(row) for row in rows], offset)
    if not any(comment.body for comment in comments):
        raise EmptyInput(given.name, "The thread holds no text.", place=head.place, remedy="Leave it out.")
    chat = channel or any(row.channel for row in rows)
    own = head.url if head.id == thread and head.url and is_web_address(head.url) else None
    dates = sorted(comment.published for comment in comments if comment.published)
    document = Document(
        id="" if own else thread,
        kind="chat" if chat else "thread",
        url=own,
        outlet=head.outlet or head.channel or (head.author if channel else None),
        title=title,
        title_span=(0, len(title)) if title else None,
        text=f"{title}\n\n{text}" if title else text,
        comments=_replies(comments, rows),
        notes=(Note(field="published", code="unknown", says="a thread has the dates of its comments"),),
    )
    if chat and dates:
        document = replace(document, obtained=replace(document.obtained, covers=(dates[0], dates[-1])))
    for row in rows:
        document = _forwarded(document, row)
    original = b"\n".join(row.original for row in rows)
    document = complete(document, original, name=given.name, stated=given.stated)
    return Reading(document=document, original=original)


def _draft(row: Item) -> CommentDraft:
    text = row.text or ""
    removed = text.strip().casefold() in _REMOVED
    date: tuple[str | None, Precision | None] = moment(row.published) or (None, None)
    score = (row.score or "").strip()
    return CommentDraft(
        evidence="none",
        number=row.id,
        author=row.author or (row.channel if row.login is None else None),
        login=row.login,
        url=row.url if row.url and is_web_address(row.url) else None,
        score=int(score) if score.lstrip("-").isdecimal() and len(score) < 12 else None,
        published=date[0],
        published_precision=date[1],
        published_text=row.printed or (date[0] if (row.published or "").isdecimal() else row.published),
        state="removed" if removed else "kept",
        blocks=() if removed else tuple(Block(text=text[start:end]) for start, end in line_spans(text)),
    )


def _replies(comments: tuple[Comment, ...], rows: list[Item]) -> tuple[Comment, ...]:
    """The comments with what each replies to, where that stands before it.

    A field of the row says so, or a link that its text begins with (">>10").
    """
    seen: dict[str, str] = {}
    found: list[Comment] = []
    for comment, row in zip(comments, rows, strict=True):
        link = _LINK.match(row.text or "")
        parent = seen.get(row.reply_to or (link[1] if link else ""))
        if row.id is not None:
            seen.setdefault(row.id, comment.id)
        replies = parent is not None
        found.append(replace(comment, in_reply_to=parent, reply_evidence="link") if replies else comment)
    return tuple(found)


def _is_channel(rows: list[Item]) -> bool:
    """Whether one party wrote all: the messages of a channel."""
    authors = {row.author or row.login for row in rows}
    return len(authors) == 1 and (len(rows) > 1 or rows[0].channel is not None)


def _forwarded(document: Document, item: Item) -> Document:
    if not item.forwarded:
        return document
    credit = Credit(kind="forward", name=item.forwarded, because="the table says that it is forwarded")
    known_ones = {(one.kind, one.name) for one in document.provenance}
    if (credit.kind, credit.name) in known_ones:
        return document
    return replace(document, provenance=(*document.provenance, credit))


def _stated(item: Item, stated: Stated) -> Stated:
    """What the row states of the page that it holds or names, before what the user states of all."""
    date = moment(item.published)
    row = Stated(
        id=item.id,
        url=item.url if item.url and is_web_address(item.url) else None,
        outlet=(item.outlet or "").strip() or None,
        published=date[0] if date and date[1] != "relative" else None,
        title=(item.title or "").strip() or None,
    )
    told = {one.name: getattr(row, one.name) for one in fields(row)}
    return replace(stated, **{name: value for name, value in told.items() if value is not None})


def _archived(document: Document, item: Item) -> Document:
    at = moment(item.archived_at)
    kept = item.archived_url if item.archived_url and is_web_address(item.archived_url) else None
    obtained = document.obtained
    obtained = replace(obtained, at=obtained.at or (at[0] if at else None))
    return replace(document, obtained=replace(obtained, archived_url=obtained.archived_url or kept))


def _placed(error: ReportedlyError, item: Item) -> Failure:
    failure = error.failure
    return failure if failure.place else replace(failure, place=item.place)


def _size(item: Item) -> int:
    return len(item.text or "") + len(item.title or "") + len(item.original) + 500
