"""Web archives (WARC, ISO 28500): every page that was answered, with its address and the time of its capture.

What is no page is counted and left out: requests, metadata, scripts and pictures, redirects and errors, and revisits,
which repeat a capture that the archive already holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from reportedly.errors import EmptyInput, Failure, Remark, ReportedlyError, TooLarge
from reportedly.model import Note
from reportedly.reading.captured import captured, pages_of, refuse_shared
from reportedly.reading.dates import machine_date
from reportedly.reading.formats import Clue, Format, Input
from reportedly.reading.http import media_type, response
from reportedly.reading.reading import Reading, complete, is_web_address
from reportedly.reading.records import Record, records
from reportedly.reading.sniff import clue, is_html
from reportedly.reading.streams import MAX_PAGE

_START = re.compile(rb"\s{0,8}WARC/\d\.\d+\r?\n")
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_PAGES = _HTML | {"text/plain"}
_ANSWERED = frozenset({200, 203, 206})
_LISTED = 12
"""Kinds of what was left out that a remark lists."""


def _tells(seen: Clue) -> bool:
    return bool(_START.match(seen.raw))


def _read(given: Input) -> Iterator[Reading | Failure]:
    left: Counter[str] = Counter()
    count = 0
    failed = False
    for record in records(given.stream, name=given.name):
        if isinstance(record, Failure):
            failed = True
            yield record
            continue
        try:
            for page in _pages(record, given, left):
                count += 1
                if count > 1:
                    refuse_shared(given.stated, name=given.name, place=_place(record))
                yield page
        except ReportedlyError as error:
            failed = True
            failure = error.failure
            yield failure if failure.place else replace(failure, place=_place(record))
    says = ", ".join(f"{many} {what}" for what, many in left.most_common(_LISTED))
    if not count and not failed:
        says = f"The archive holds no page{f', only {says}' if says else ''}."
        raise EmptyInput(given.name, says, remedy="Check what was recorded.")
    if says:
        yield Remark("N101", given.name, "", f"Left out, as no pages: {says}.", "")


def _pages(record: Record, given: Input, left: Counter[str]) -> Iterator[Reading]:
    """The page in a record, or its posts where they are asked for; nothing for one that holds none, which is
    counted."""
    kind, name, place = record.headers.get("warc-type", "").lower(), given.name, _place(record)
    url = _address(record)
    if kind not in {"response", "resource", "conversion"}:
        left["revisits" if kind == "revisit" else f"{kind or 'untyped'} records"] += 1
        return
    if not is_web_address(url) or urlsplit(url).path == "/robots.txt":
        left["records of no page's address"] += 1
        return
    media, charset, body = *media_type(record.headers.get("content-type", "")), record.block
    cut = None
    if kind == "response" and media in {"application/http", "", "message/http"}:
        answer = response(body, name=name, place=place, wanted=frozenset() if record.long else _PAGES)
        if answer.status not in _ANSWERED:
            left[f"answers {answer.status}"] += 1
            return
        media, charset, body, cut = answer.media, answer.charset, answer.body, answer.cut
    if media not in _PAGES and (media or not body or not is_html(clue(body[:4096], name=url))):
        left[media[:60] or "records of no stated type"] += 1
        return
    if record.long:
        says = f"The page is longer than {MAX_PAGE >> 20} MiB."
        raise TooLarge(name, says, place=place, remedy="It is left out; the others are read.")
    html = media != "text/plain"
    truncated = record.headers.get("warc-truncated")
    cut = f"it was recorded in part ({truncated[:40]})" if truncated else cut
    date = machine_date(record.headers.get("warc-date", ""))
    says = f"the record of the page is not whole: {cut}"
    notes = (Note(field="text", code="truncated", says=says),) if cut else ()
    for page in pages_of(body, html=html, name=name, charset=charset, posts=given.posts):
        own = page.url if page.kind == "post" and page.url else url
        document = replace(page, notes=(*page.notes, *notes))
        document = captured(document, url=own, at=date[0] if date else None, archived=own == url)
        yield Reading(document=complete(document, body, name=name, stated=given.stated), original=body)


def _address(record: Record) -> str:
    return record.headers.get("warc-target-uri", "").strip("<> ")


def _place(record: Record) -> str:
    url = _address(record)
    return f"record at byte {record.at}" + (f", {url[:300]}" if url else "")


FORMAT = Format(
    name="warc",
    says="a web archive (WARC): every page in it, with its address and the time of its capture",
    suffixes=(".warc",),
    tells=_tells,
    read=_read,
    binary=True,
)
