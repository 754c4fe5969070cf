"""How feeds and lists of feeds are told, and their entries given out one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import EmptyInput, Failure, MissingInput, Remark, ReportedlyError, TooLarge
from reportedly.reading.captured import refuse_shared
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.reading import Reading, complete
from reportedly.reading.streams import whole

if TYPE_CHECKING:
    from reportedly.reading.feed.entry import Entry, Feed

LONGEST = 16 << 20
"""Bytes of one feed; those of the web have some hundred thousand."""

LISTS = (".opml", ".xml")
"""The ends that the names of lists of feeds have."""

_MOST_FEEDS = 10_000
_LISTED = 5
_HEAD = 8192
_COMMENTS = rb"(?>(?:<!--.{0,4000}?-->|<\?[^<>]{0,2000}+>)\s*+)*+"
_BEGIN = rb"\s*+" + _COMMENTS + rb"(?:<!DOCTYPE[^\[>]{0,400}+(?:\[.{0,60000}?\]\s*+)?+>\s*+)?+" + _COMMENTS
_FEED = re.compile(_BEGIN + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.S)
_LIST = re.compile(_BEGIN + rb"<opml[\s>]", re.S | re.I)
_JSON = re.compile(rb'\{.{0,4000}?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/', re.S)


def _tells_feed(seen: Clue) -> bool:
    return bool(_FEED.match(seen.head) or _JSON.match(seen.head.lstrip()))


def _read_feed(given: Input) -> Iterator[Reading | Failure]:
    from reportedly.reading.feed.jsonfeed import read_json
    from reportedly.reading.feed.rss import read_xml

    data = whole(given.stream, name=given.name)
    if len(data) > LONGEST:
        says = f"The feed is longer than {LONGEST >> 20} MiB."
        raise TooLarge(given.name, says, remedy="Split it, or save the pages that it lists.")
    read = read_xml if _FEED.match(given.clue.head) else read_json
    feed, entries, failures = read(data, name=given.name)
    if not entries and not failures:
        raise EmptyInput(given.name, "The feed has no entries.", remedy="Check that it was saved whole.")
    yield from failures
    count = 0
    for number, entry in enumerate(entries, start=1):
        found = _read_entry(entry, feed, given, f"entry {number}", count=count)
        count += isinstance(found, Reading)
        yield found


def _read_entry(entry: Entry, feed: Feed, given: Input, place: str, *, count: int) -> Reading | Failure:
    from reportedly.reading.feed.entry import document

    try:
        if count:
            refuse_shared(given.stated, name=given.name, place=place)
        found = document(entry, feed, name=given.name, place=place)
        found = complete(found, entry.original, name=given.name, stated=given.stated)
    except ReportedlyError as error:
        return replace(error.failure, place=error.failure.place or place)
    return Reading(document=found, original=entry.original)


def _tells_list(seen: Clue) -> bool:
    return _LIST.match(seen.head) is not None


def feeds(stream: BinaryIO) -> list[str]:
    """The paths of the feeds that a list in `stream` names beside itself, and reads; none where it is no list."""
    from reportedly.reading.feed.opml import addresses

    head = stream.read(_HEAD)
    if not _LIST.match(head):
        return []
    try:
        found = addresses(head + stream.read(LONGEST), name="")
    except ReportedlyError:
        return []
    return [one for one in found if "://" not in one][:_MOST_FEEDS]


def _read_list(given: Input) -> Iterator[Reading | Failure]:
    from reportedly.reading.feed.opml import addresses

    data = whole(given.stream, name=given.name)
    listed = addresses(data, name=given.name)
    if not listed:
        raise EmptyInput(given.name, "The list names no feed.", remedy="Check that it was saved whole.")
    web = [one for one in listed if "://" in one]
    for path in [one for one in listed if "://" not in one][:_MOST_FEEDS]:
        try:
            if given.beside is None:
                says = "The list came without its folder, so the feeds it names cannot be opened."
                raise MissingInput(given.name, says, place=path[:200], remedy="Give it as a file beside its feeds.")
            with given.beside(path) as stream:
                yield from given.inner(stream, name=f"{given.name}: {path}", stated=given.stated)
        except ReportedlyError as error:
            yield replace(error.failure, place=error.failure.place or path[:200])
    if web:
        first = ", ".join(one[:200] for one in web[:_LISTED]) + (", …" if len(web) > _LISTED else "")
        says = f"Left out, as nothing is fetched: {len(web)} feeds on the web ({first})."
        yield Remark("N101", given.name, "", says, "Save them, and list the files.")


FEED = Format(
    name="feed",
    says="a feed (RSS, Atom, JSON Feed): each entry a document",
    suffixes=(".rss", ".atom", ".xml", ".json"),
    tells=_tells_feed,
    read=_read_feed,
)

LIST = Format(
    name="opml",
    says="a list of feeds (OPML): those that are files beside it",
    suffixes=(".opml",),
    tells=_tells_list,
    read=_read_list,
)
