"""Discourse: what it serves where no script runs, and its pages as a browser saves them."""

from __future__ import annotations

from reportedly.thread.family import Family

STATIC = Family(
    name="discourse static",
    items=("div.crawler-post",),
    author=(".creator [itemprop=name]", ".creator"),
    time=("time.post-time", "time[itemprop=datePublished]", "time"),
    body=(".post[itemprop=text]", "div.post"),
    drop=(".quote .title", ".onebox", ".lightbox-wrapper .meta"),
    number=("[itemprop=position]",),
    levels="flat",
)

SAVED = Family(
    name="discourse",
    items=("article[data-post-id]",),
    author=(".names .username", ".names .full-name", ".names"),
    time=(".post-date .relative-date", ".post-date", "time"),
    body=(".cooked",),
    drop=(".quote .title", ".onebox", ".lightbox-wrapper .meta", ".cooked-selection-barrier"),
    login=(".names .username a@data-user-card",),
    permalink=("a.post-date@href", ".post-date a@href"),
    levels="flat",
)

FAMILIES = (STATIC, SAVED)
