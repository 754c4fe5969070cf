"""Saved copies of pages that say so themselves: by SingleFile, by the Wayback Machine, by archive.today.

A web archive writes its own addresses over those of the page and puts a bar of its own on top: both are undone, and
the true address and the time of capture kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reportedly.reading.archived import Kept, kept_at
from reportedly.reading.page.drop import drop

_WITHIN = 300_000
_PICTURE = re.compile(r"(data:[\w.+/-]{1,80};base64,)[A-Za-z0-9+/=]{1000,}")
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s*(\S+)", re.I)
_SAVED_ON = re.compile(
    r"Page saved with SingleFile.{0,4000}?saved date:\s*\w{3} (\w{3} \d\d \d{4} [\d:]{8}) GMT([+-]\d{4})?", re.I | re.S
)
_WOMBAT = re.compile(r"__wm\.wombat\(\s*[\"']([^\"'\s]{1,2000})[\"']\s*,\s*[\"'](\d{14})[\"']")
_BANNER = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4}) AND RETRIEVED FROM THE")
_STATED = re.compile(
    r"<(?:link|meta)\b[^<>]{0,300}?\b(?:canonical|bookmark|og:url|twitter:url)\b[^<>]{0,300}?\b(?:href|content)\s*=\s*"
    r"[\"']?([^\"'<>\s]{1,2000})",
    re.I,
)
_BAR = re.compile(
    r"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.{0,400000}?<!-- END WAYBACK TOOLBAR INSERT -->"
    r"|<script[^>]{0,300}archive\.org/(?:_static|includes)/.{0,20000}?<!-- End Wayback Rewrite JS Include -->",
    re.S,
)
_WRITTEN_OVER = re.compile(
    r"(?:(?:https?:)?//(?:web\.archive\.org|wayback\.archive-it\.org(?:/\d+)?|arquivo\.pt)|(?<=[\"'=( ,]))"
    r"/(?:web|wayback)/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)",
    re.I,
)
_BARS = frozenset({"wm-ipp", "wm-ipp-base", "wm-ipp-inside", "wm-ipp-print", "wm-capinfo", "donato"})
_TODAY = re.compile(r"(?:www\.)?archive\.(?:today|ph|is|li|vn|fo|md)")
_TODAYS_BARS = frozenset({"HEADER", "DIVSHARE", "DIVALREADY", "DIVALREADY2", "SHARE_LONGLINK"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What a copy says of itself: the page's true address, when it was captured (ISO 8601), the copy's address."""

    url: str | None
    at: str | None
    archived_url: str | None = None


def copy_of(source: str) -> Copy | None:
    """What a page says of its being a copy, or None where it says nothing of it."""
    head = source[:_WITHIN]
    stated = [*(one[1] or one[2] for one in _SAVED.finditer(head)), *(one[1] for one in _STATED.finditer(head))]
    kept: Kept | None = next((found for address in stated if (found := kept_at(address))), None)
    wombat = _WOMBAT.search(head)
    if wombat is not None:
        kept = kept_at(f"https://web.archive.org/web/{wombat[2]}/{wombat[1]}") or kept
    banner = _BANNER.search(source, max(0, len(source) - _WITHIN)) or _BANNER.search(head)
    at = kept.at if kept else None
    if at is None and banner is not None:
        at = _moment(banner[1], "%H:%M:%S %b %d, %Y", "+00:00")
    if kept is not None:
        return Copy(url=kept.url, at=at, archived_url=kept.archived_url)
    if banner is not None:
        return Copy(url=None, at=at)
    saved = _SAVED_ON.search(head[:20_000])
    if saved is None:
        return None
    zone = saved[2] or "+0000"
    return Copy(url=None, at=_moment(saved[1], "%b %d %Y %H:%M:%S", f"{zone[:3]}:{zone[3:]}"))


def without_pictures(source: str) -> str:
    """The source without the bytes of pictures that are written into it: the parser gives up on their length."""
    return _PICTURE.sub(r"\1", source) if ";base64," in source else source


def undone(source: str, copy: Copy) -> str:
    """The page's source without what a web archive wrote over and into it; as it is for other copies."""
    if copy.archived_url is None and _BANNER.search(source) is None:
        return source
    return _WRITTEN_OVER.sub("", _BAR.sub("", source))


def without_bar(tree: HtmlElement, copy: Copy) -> None:
    """Takes a web archive's bar and what it states of itself out of the tree."""
    today = bool(copy.archived_url and _TODAY.fullmatch(urlsplit(copy.archived_url).hostname or ""))
    bars = _BARS | _TODAYS_BARS if today else _BARS
    drop(tree, [one for one in tree.iter("div", "iframe", "table") if one.get("id") in bars])
    if today:
        own = {"og:url", "og:site_name", "twitter:url", "application-name", "twitter:site"}
        for element in [one for one in tree.iter("meta") if (one.get("property") or one.get("name")) in own]:
            element.attrib.clear()
    for element in tree.iter("link"):
        kept = kept_at(element.get("href") or "")
        if kept is not None:
            element.set("href", kept.url)


def _moment(printed: str, form: str, zone: str) -> str | None:
    try:
        return datetime.strptime(printed, form).isoformat() + zone
    except ValueError:
        return None
