"""Simple Machines Forum 2 (and 1 where a theme names its parts)."""

from __future__ import annotations

from reportedly.thread.family import Family

TWO = Family(
    name="smf 2",
    items=("div.post_wrapper",),
    author=(".poster h4 a[href*=profile]", ".poster h4"),
    time=(".keyinfo .smalltext", ".postinfo .smalltext", ".postinfo time", ".keyinfo .page_number", ".postinfo"),
    body=("[id^=msg_].inner", ".post .inner", ".inner"),
    drop=(".quoteheader", ".quotefooter", ".signature", ".smalltext.modified", ".codeheader", "cite"),
    edited=(".modified", "[id^=modified_]"),
    presence=(".poster h4 img@alt", ".poster h4 .on@title", ".poster h4 .off@title", ".poster .useronline", ".poster"),
    permalink=(".keyinfo h5 a@href", ".postinfo a@href"),
    levels="flat",
)

FAMILIES = (TWO,)
