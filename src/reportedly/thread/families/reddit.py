"""Reddit: the old site and the new one (shreddit)."""

from __future__ import annotations

from reportedly.thread.family import Family

NEW = Family(
    name="reddit new",
    items=("shreddit-comment",),
    author=("@author",),
    time=("faceplate-timeago time", "faceplate-timeago", "time"),
    body=("[slot=comment]", "[id$=-comment-rtjson-content]"),
    login=("@author",),
    score=("@score",),
    edited=("[slot=edited]",),
    removed=("shreddit-comment[is-comment-deleted]",),
    permalink=("@permalink",),
)

OLD = Family(
    name="reddit old",
    items=(".thing.comment",),
    author=(".tagline a.author", "@data-author", ".tagline .author"),
    time=(".tagline time.live-timestamp", ".tagline time"),
    body=(".usertext-body .md", ".usertext-body"),
    score=(".tagline .score.unvoted@title", ".tagline .score.unvoted"),
    edited=(".tagline time.edited-timestamp",),
    removed=(".thing.deleted",),
    permalink=("@data-permalink", "a.bylink@href"),
)

FAMILIES = (NEW, OLD)
