"""Threads as their platforms give them out: a topic of Discourse as JSON, Disqus (API or XML export), Facebook
comments.

Each thread is a document of the kind "thread"; who answers whom is what the file itself says.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree, html

from reportedly.errors import Failure, Malformed
from reportedly.model import Document, Note
from reportedly.reading.dates import machine_date
from reportedly.reading.encoding import decode
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.reading import Reading, complete, is_web_address
from reportedly.reading.streams import whole
from reportedly.thread.markup import blocks
from reportedly.thread.selecting import any_of
from reportedly.thread.shape import Block, CommentDraft, lay_out
from reportedly.thread.tidy import tidied

_JSON_SIGNS = (
    (b'"post_stream"', b'"posts"'),
    (b'"raw_message"', b'"isDeleted"'),
    (b'"created_time"', b'"message"', b'"from"'),
)
_XML = re.compile(rb"\s*(?:<\?xml.{0,200}?\?>)?\s*<disqus[\s>]", re.S)
_OTHERS = any_of((".quote .title", ".onebox", ".meta"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One contribution as the file has it; `key` and `parent` are its ids there."""

    key: str
    parent: str | None
    author: str | None
    words: tuple[Block, ...]
    draft: CommentDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thread:
    key: str
    title: str | None
    url: str | None
    said: tuple[_Said, ...]


def _tells(seen: Clue) -> bool:
    if _XML.match(seen.head):
        return True
    start = seen.head.lstrip()[:1]
    return start in (b"{", b"[") and any(all(sign in seen.head for sign in signs) for signs in _JSON_SIGNS)


def _read(given: Input) -> Iterator[Reading | Failure]:
    data = whole(given.stream, name=given.name)
    threads = _xml_threads(data, given.name) if _XML.match(given.clue.head) else _json_threads(data, given.name)
    found = [thread for thread in threads if thread.said]
    if not found:
        says = "The file has the form of an exported discussion, but no contribution in it has words."
        raise Malformed(given.name, says, remedy="Export it again with its comments.")
    for thread in found:
        document = _document(thread)
        if len(found) > 1 and document.url is None:
            key = hashlib.sha256(f"{given.name}\0{thread.key}".encode("utf-8", "surrogatepass")).hexdigest()
            document = replace(document, id=f"thread-{key[:12]}")  # no id that the bytes, which all share, stand for
        yield Reading(document=complete(document, data, name=given.name, stated=given.stated), original=data)


def _document(thread: _Thread) -> Document:
    place = {one.key: at for at, one in enumerate(thread.said)}
    drafts = []
    for at, one in enumerate(thread.said):
        above = place.get(one.parent) if one.parent else None
        linked = above is not None and above != at
        drafts.append(
            replace(
                one.draft,
                author=one.author,
                blocks=one.words,
                evidence="link" if linked else "none",
                answers=above if linked else None,
            )
        )
    title = thread.title
    offset = len(title) + 2 if title else 0
    text, comments = lay_out(tidied(drafts), offset)
    url = thread.url if thread.url and is_web_address(thread.url) else None
    unknown = {"title": title, "url": url}
    return Document(
        id="",
        kind="thread",
        title=title,
        title_span=(0, len(title)) if title else None,
        url=url,
        text=f"{title}\n\n{text}" if title else text,
        comments=comments,
        notes=tuple(
            Note(field=field, code="unknown", says=f"the export states no {field}")
            for field, value in unknown.items()
            if value is None
        ),
    )


def _json_threads(data: bytes, name: str) -> Iterator[_Thread]:
    try:
        given = json.loads(decode(data, name=name).text)
    except (ValueError, RecursionError) as error:
        says = f"The JSON cannot be read: {str(error) or 'it nests too deeply'}."
        raise Malformed(name, says, remedy="Download the file again.") from error
    if isinstance(given, dict) and isinstance(given.get("post_stream"), dict):
        yield _discourse(given)
    elif isinstance(given, dict) and isinstance(given.get("response"), list):
        yield from _disqus(given["response"])
    else:
        rows = given.get("data") if isinstance(given, dict) else given
        if isinstance(given, dict) and isinstance(given.get("comments"), dict):
            rows = given["comments"].get("data")
        yield _Thread(key="", title=None, url=None, said=tuple(_facebook(rows)))


def _discourse(topic: Mapping[str, Any]) -> _Thread:
    said = []
    for post in _rows(topic["post_stream"].get("posts")):
        number = post.get("post_number")
        answered = post.get("reply_to_post_number")
        gone = bool(post.get("hidden") or post.get("user_deleted") or post.get("deleted_at"))
        service = post.get("post_type") in (3, 4)
        words = _blocks(post.get("cooked"))
        said.append(
            _Said(
                key=str(number),
                parent=str(answered) if isinstance(answered, int) else None,
                author=_text(post.get("username")),
                words=() if gone else words,
                draft=CommentDraft(
                    number=str(number) if isinstance(number, int) else None,
                    login=_text(post.get("username")),
                    score=_likes(post),
                    edited=_when(post.get("updated_at"))[0] if (post.get("version") or 1) > 1 else None,
                    **_dated(post.get("created_at")),
                    state="removed" if gone else "service" if service else "kept" if words else "empty",
                ),
            )
        )
    title = _text(topic.get("title")) or _text(topic.get("fancy_title"))
    return _Thread(key=str(topic.get("id")), title=title, url=None, said=tuple(said))


def _likes(post: Mapping[str, Any]) -> int | None:
    """The likes of a post of Discourse: its action with the id 2."""
    for action in _rows(post.get("actions_summary")):
        if action.get("id") == 2 and isinstance(action.get("count"), int):
            return int(action["count"])
    return None


def _disqus(posts: object) -> Iterator[_Thread]:
    threads: dict[str, list[_Said]] = {}
    for post in _rows(posts):
        author = post.get("author")
        author = author if isinstance(author, dict) else {}
        gone = bool(post.get("isDeleted") or post.get("isSpam"))
        parent = post.get("parent")
        up, down = post.get("likes"), post.get("dislikes")
        words = _blocks(post.get("message")) or _plain(post.get("raw_message"))
        threads.setdefault(str(post.get("thread")), []).append(
            _Said(
                key=str(post.get("id")),
                parent=None if parent is None else str(parent),
                author=_text(author.get("name")),
                words=() if gone else words,
                draft=CommentDraft(
                    login=_text(author.get("username")),
                    url=_text(post.get("url")),
                    score=up - (down if isinstance(down, int) else 0) if isinstance(up, int) else None,
                    **_dated(post.get("createdAt")),
                    state="removed" if gone else "kept" if words else "empty",
                ),
            )
        )
    for key, said in threads.items():
        yield _Thread(key=key, title=None, url=None, said=tuple(_from_the_top(said)))


def _facebook(rows: object, parent: str | None = None) -> Iterator[_Said]:
    """Comments of the Graph API with those that answer them, in reading order."""
    stack = [(row, parent) for row in reversed(_rows(rows))]
    while stack:
        row, above = stack.pop()
        writer = row.get("from")
        writer = writer if isinstance(writer, dict) else {}
        stated = row.get("parent")
        key = str(row.get("id"))
        likes = row.get("like_count")
        words = _plain(row.get("message"))
        yield _Said(
            key=key,
            parent=above or (str(stated.get("id")) if isinstance(stated, dict) else None),
            author=_text(writer.get("name")),
            words=words,
            draft=CommentDraft(
                url=_text(row.get("permalink_url")),
                score=likes if isinstance(likes, int) else None,
                **_dated(row.get("created_time")),
                state="removed" if row.get("is_hidden") else "kept" if words else "empty",
            ),
        )
        inner = row.get("comments")
        stack.extend((one, key) for one in reversed(_rows(inner.get("data") if isinstance(inner, dict) else None)))


def _xml_threads(data: bytes, name: str) -> Iterator[_Thread]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Malformed(name, f"The XML cannot be read: {error}.", remedy="Export the discussion again.") from error
    titles: dict[str, tuple[str | None, str | None]] = {}
    said: dict[str, list[_Said]] = {}
    for element in root:
        key = _id(element)
        kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if kind == "thread" and key:
            titles[key] = (_child(element, "title"), _child(element, "link"))
        elif kind == "post" and key:
            author = _part(element, "author")
            gone = _child(element, "isDeleted") == "true" or _child(element, "isSpam") == "true"
            words = _blocks(_child(element, "message"))
            said.setdefault(_id(_part(element, "thread")) or "", []).append(
                _Said(
                    key=key,
                    parent=_id(_part(element, "parent")),
                    author=_child(author, "name") if author is not None else None,
                    words=() if gone else words,
                    draft=CommentDraft(
                        login=_child(author, "username") if author is not None else None,
                        **_dated(_child(element, "createdAt")),
                        state="removed" if gone else "kept" if words else "empty",
                    ),
                )
            )
    for key, rows in said.items():
        title, url = titles.get(key, (None, None))
        yield _Thread(key=key, title=title, url=url, said=tuple(_from_the_top(rows)))


def _id(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return next((str(value) for name, value in element.attrib.items() if etree.QName(name).localname == "id"), None)


def _part(element: etree._Element, name: str) -> etree._Element | None:
    return next((one for one in element if isinstance(one.tag, str) and etree.QName(one).localname == name), None)


def _child(element: etree._Element, name: str) -> str | None:
    part = _part(element, name)
    return (part.text or "").strip() or None if part is not None else None


def _from_the_top(said: Sequence[_Said]) -> list[_Said]:
    """Contributions in reading order: each before its answers, the oldest first."""
    known = {one.key for one in said}
    under: dict[str | None, list[_Said]] = {}
    for one in sorted(said, key=lambda one: one.draft.published or ""):
        under.setdefault(one.parent if one.parent in known and one.parent != one.key else None, []).append(one)
    found: list[_Said] = []
    stack = list(reversed(under.pop(None, [])))
    while stack:
        here = stack.pop()
        found.append(here)
        stack.extend(reversed(under.pop(here.key, [])))
    # What answers in a circle is kept, after all others.
    found.extend(one for rows in under.values() for one in rows)
    return found


def _blocks(written: object) -> tuple[Block, ...]:
    """The blocks of a fragment of HTML."""
    if not isinstance(written, str) or not written.strip():
        return ()
    try:
        tree = html.fragment_fromstring(written, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return _plain(written)
    return blocks(tree, _OTHERS)


def _plain(written: object) -> tuple[Block, ...]:
    if not isinstance(written, str):
        return ()
    return tuple(Block(text=" ".join(line.split())) for line in written.splitlines() if line.strip())


def _rows(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _when(value: object) -> tuple[Any, Any]:
    found = machine_date(re.sub(r"(T\d\d:\d\d:\d\d)\.\d+", r"\1", value)) if isinstance(value, str) else None
    return found or (None, None)


def _dated(value: object) -> dict[str, Any]:
    published, precision = _when(value)
    return {
        "published": published,
        "published_precision": precision,
        "published_text": _text(value),
    }


FORMAT = Format(
    name="discussion",
    says="a discussion as its platform gives it out: Discourse topic JSON, Disqus JSON or XML, Facebook comments JSON",
    suffixes=(".json", ".xml"),
    tells=_tells,
    read=_read,
)
