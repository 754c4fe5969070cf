"""WordPress: `wp_list_comments` in its HTML5 and older forms, block themes, and wpDiscuz; themes keep these classes."""

from __future__ import annotations

from reportedly.thread.family import Family

_DROP = (
    ".avatar",
    ".comment-author",
    ".comment-awaiting-moderation",
    ".comment-edit-link",
    ".comment-meta",
    ".comment-metadata",
    ".comment-reply-link",
    ".commentmetadata",
    ".edit-link",
    ".reply",
    ".says",
    ".sharedaddy",
    ".comment-likes",
    ".wpulike",
)

WPDISCUZ = Family(
    name="wpdiscuz",
    items=(".wpd-comment", ".wc-comment"),
    author=(".wpd-comment-author", ".wc-comment-author"),
    time=(".wpd-comment-date", ".wc-comment-date"),
    body=(".wpd-comment-text", ".wc-comment-text"),
    drop=(".wpd-comment-last-edited", ".wc-readmore"),
    score=(".wpd-vote-result", ".wc-vote-result"),
    edited=(".wpd-comment-last-edited",),
    permalink=(".wpd-comment-link [data-clipboard-text]@data-clipboard-text",),
)

BLOCKS = Family(
    name="wordpress blocks",
    items=(".wp-block-comment-template li[id^=comment-]", ".wp-block-comment-template .comment"),
    author=(".wp-block-comment-author-name",),
    time=(".wp-block-comment-date",),
    body=(".wp-block-comment-content",),
    drop=(".comment-awaiting-moderation",),
)

CORE = Family(
    name="wordpress",
    items=(
        "li.comment[id^=comment-]",
        "li.comment[id^=li-comment-]",
        "li.pingback[id*=comment-]",
        "li.trackback[id*=comment-]",
        "div.comment[id^=comment-]",
        "article.comment[id^=comment-]",
        "div.comment[id^=div-comment-]",
        "li.comment[id^=div-comment-]",
    ),
    author=(".fn", ".comment-author-link", ".comment-author", ".comment-author-name", ".commenter", ".author"),
    time=(
        ".comment-metadata time",
        ".comment-metadata",
        ".commentmetadata",
        ".comment-date",
        ".comment-time",
        "time",
        ".comment-meta",
        ".date",
    ),
    body=(
        ".comment-content",
        ".comment-text",
        ".comment_text",
        ".comment-entry",
        ".comment-body-content",
        ".comment-inner-content",
        ".comment-body",
        ".text",
    ),
    drop=_DROP,
    nested_bodies=True,
)

FAMILIES = (WPDISCUZ, BLOCKS, CORE)
