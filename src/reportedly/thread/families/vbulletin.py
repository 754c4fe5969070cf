"""vBulletin 3, 4 and 5: tables, lists, and lists with microdata."""

from __future__ import annotations

from reportedly.thread.family import Family

_DROP = (".bbcode_postedby", ".signature", ".signaturecontainer", ".lastedited", ".postfoot", ".postbody h2")

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

THREE = Family(
    name="vbulletin 3",
    items=("table[id^=post]", "div[id^=edit]"),
    author=(".bigusername", "[id^=postmenu_] a", "[id^=postmenu_]"),
    time=("td.thead .normal", "td.thead", ".thead"),
    body=("[id^=post_message_]",),
    drop=_DROP,
    number=("[id^=postcount]",),
    levels="flat",
    nested_bodies=True,
)

FAMILIES = (FIVE, FOUR)
