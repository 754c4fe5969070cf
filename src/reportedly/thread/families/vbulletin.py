"""vBulletin 4 and 5: lists, and lists with microdata. The tables of vBulletin 3 are the general parser's."""

from __future__ import annotations

from reportedly.thread.family import Family

_DROP = (".bbcode_description", ".signature", ".signaturecontainer", ".lastedited", ".postfoot", ".postbody h2")

FIVE = Family(
    name="vbulletin 5",
    items=("li.b-post",),
    author=(".b-userinfo .author", ".author"),
    time=(".b-post__timestamp time", ".b-post__timestamp"),
    body=(".js-post__content-text", ".b-post__content-text"),
    drop=(*_DROP, ".b-post__footer"),
    number=(".b-post__count",),
    edited=(".post-edited", ".js-post-edit-info"),
    permalink=("a.b-post__count@href",),
    levels="flat",
)

FOUR = Family(
    name="vbulletin 4",
    items=("li.postcontainer[id^=post_]", "li[id^=post_].postbit", "li[id^=post_].postbitlegacy"),
    author=(".username_container .username", ".username_container", ".username"),
    time=(".postdate", ".posthead .date"),
    body=("[id^=post_message_] .postcontent", ".postcontent.restore", "[id^=post_message_]"),
    drop=_DROP,
    number=(".postcounter",),
    edited=(".lastedited",),
    presence=(".username@title",),
    permalink=("a.postcounter@href",),
    levels="flat",
)

FAMILIES = (FIVE, FOUR)
