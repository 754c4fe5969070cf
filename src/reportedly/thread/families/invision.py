"""Invision Community 4 and IP.Board 3."""

from __future__ import annotations

from reportedly.thread.family import Family

FOUR = Family(
    name="invision 4",
    items=("article.ipsComment", "div.ipsComment", "article.cPost"),
    author=(
        ".cAuthorPane_author",
        ".ipsComment_author h3",
        "h3.ipsComment_author",
        ".ipsComment_meta h3",
        ".ipsEntry__author",
    ),
    time=(".ipsComment_meta time", ".ipsEntry__date time", "time"),
    body=("[data-role=commentContent]",),
    drop=(
        ".ipsQuote_citation",
        ".ipsSpoiler_header",
        "[data-role=memberSignature]",
        ".ipsComment_edited",
        ".ipsType_light.ipsType_small",
    ),
    edited=(".ipsComment_edited",),
    levels="flat",
)

THREE = Family(
    name="ip.board 3",
    items=("div.post_block", "div.hentry[id^=post_id_]"),
    author=(".author .vcard", ".author", "span.vcard"),
    time=(".posted_info abbr", ".published"),
    body=(".post.entry-content", ".entry-content"),
    drop=(".citation", ".signature", ".edit", "p.citation"),
    number=(".post_id",),
    edited=(".edit",),
    levels="flat",
)

FAMILIES = (FOUR, THREE)
