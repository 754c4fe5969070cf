"""DataLife Engine: a tree or a flat list; templates differ, the ids of comments and of their words do not."""

from __future__ import annotations

from reportedly.thread.family import Family

_AUTHOR = (
    ".comm-author",
    ".comm_author",
    ".com_user .name",
    ".comment-author",
    ".comments-author",
    ".commentFinalAva a",
    ".comment_author",
    ".com-name",
    ".comment-name",
    ".comm-left .name",
    ".author",
    ".name",
    "h4",
    "h3",
    "a[href*=/user/]",
)
_TIME = (
    ".comm-date",
    ".comm_date",
    ".com_user .grey",
    ".comment-date",
    ".comments-date",
    ".commentFinalData",
    ".comment_date",
    ".com-date",
    ".date",
    "time",
    ".grey",
    ".meta li",
    "ul.reset li",
    "li",
)

TREE = Family(
    name="dle tree",
    items=("li.comments-tree-item", "li[id^=comments-tree-item-]"),
    author=_AUTHOR,
    time=_TIME,
    body=("[id^=comm-id-]",),
    drop=(".signature", ".comm-signature"),
    score=("[id^=comments-ratig-layer-]", "[id^=comments-rating-layer-]", ".ratingtypeplusminus"),
    number=(".comm-num", ".comment-num"),
)

FLAT = Family(
    name="dle",
    items=("div[id^=comment-id-]",),
    author=_AUTHOR,
    time=_TIME,
    body=("[id^=comm-id-]",),
    drop=(".signature", ".comm-signature"),
    score=("[id^=comments-ratig-layer-]", "[id^=comments-rating-layer-]", ".ratingtypeplusminus"),
    presence=(".comm-online", ".commentFinalIt", ".cover@title", ".online", ".offline"),
    levels="flat",
)

FAMILIES = (TREE, FLAT)
