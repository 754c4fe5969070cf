"""Hacker News: tables in which a picture's width is the level."""

from __future__ import annotations

from reportedly.thread.family import Family

NOW = Family(
    name="hacker news",
    items=("tr.comtr",),
    author=(".hnuser", ".comhead a[href^=user]"),
    time=(".age", ".comhead"),
    body=(".commtext", ".comment"),
    drop=(".reply",),
    removed=(".comtr.coll.dead",),
    permalink=(".age a@href",),
    levels="seen",
)

FAMILIES = (NOW,)
