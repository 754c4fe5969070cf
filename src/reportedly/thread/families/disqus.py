"""Disqus, as a browser saves its frame, and as WordPress prints it without one."""

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

PLAIN = Family(
    name="disqus in wordpress",
    items=("li[id^=dsq-comment-].comment",),
    author=("[id^=dsq-author-user-]", ".dsq-comment-header cite", "cite"),
    time=(".dsq-comment-header-meta", "[id^=dsq-time-]"),
    body=(".dsq-comment-message", ".dsq-comment-body"),
)
"""What the plugin of WordPress prints for those who run no script: it has no dates."""

FAMILIES = (FRAME, PLAIN)
