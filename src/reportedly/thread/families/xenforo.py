"""XenForo 1 and 2."""

from __future__ import annotations

from reportedly.thread.family import Family

TWO = Family(
    name="xenforo 2",
    items=("article.message--post", "article.message--conversationMessage"),
    author=(".message-name", "@data-author"),
    time=(".message-attribution-main time", ".message-attribution time", "time.u-dt"),
    body=(".message-body .bbWrapper", ".message-body", ".bbWrapper", ".messageNotice--deleted"),
    drop=(
        ".bbCodeBlock-title",
        ".bbCodeBlock-expandLink",
        ".message-signature",
        ".message-lastEdit",
        ".js-unfurl",
        ".contentRow-figure",
    ),
    number=(".message-attribution-opposite",),
    edited=(".message-lastEdit",),
    removed=(".message--deleted",),
    permalink=(".message-attribution-main a@href",),
    levels="flat",
)

ONE = Family(
    name="xenforo 1",
    items=("li.message[id^=post-]",),
    author=("@data-author", ".userText .username", ".username"),
    time=(".messageMeta .DateTime", ".DateTime"),
    body=(".messageContent .messageText", ".messageContent"),
    drop=(".attribution", ".quoteExpand", ".messageTextEndMarker", ".signature", ".editDate"),
    number=(".postNumber",),
    edited=(".editDate",),
    removed=("li.deleted",),
    permalink=("a.datePermalink@href",),
    levels="flat",
)

FAMILIES = (TWO, ONE)
