"""Blogger: threaded comments."""

from __future__ import annotations

from reportedly.thread.family import Family

THREADED = Family(
    name="blogger",
    items=("li.comment[id^=c]",),
    author=("cite.user", ".user"),
    time=(".datetime",),
    body=(".comment-content",),
)

FAMILIES = (THREADED,)
