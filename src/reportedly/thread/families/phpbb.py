"""phpBB 3: prosilver and what descends from it."""

from __future__ import annotations

from reportedly.thread.family import Family

THREE = Family(
    name="phpbb 3",
    items=("div.post[id^=p]", "article.post[id^=p]"),
    author=(
        ".author .username",
        ".author .username-coloured",
        ".author a[href*=viewprofile]",
        ".author strong",
        ".postprofile .username",
        ".postprofile .username-coloured",
        ".postprofile a[href*=viewprofile]",
    ),
    time=(".author time", ".author", ".post-time", "time"),
    body=(".postbody .content", ".content"),
    drop=(".signature", ".notice", ".attachbox", "cite"),
    edited=(".notice",),
    permalink=(".author a[href*=#p]@href",),
    levels="flat",
)

FAMILIES = (THREE,)
