"""Disqus, as a browser saves its frame."""

from __future__ import annotations

from reportedly.thread.family import Family

FRAME = Family(
    name="disqus",
    items=("li.post[id^=post-]",),
    author=(".post-byline .author", ".author"),
    time=("a.time-ago", ".time-ago", ".post-meta a"),
    body=(".post-message", "[data-role=message]"),
    login=(".author a@data-username",),
    score=("[data-role=likes]", ".updatable.count"),
    removed=("li.post.minimized.deleted",),
    permalink=("a.time-ago@href",),
)

FAMILIES = (FRAME,)
