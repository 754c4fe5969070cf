"""LiveJournal: the standard tree of comments, and the older pages with margins."""

from __future__ import annotations

from reportedly.thread.family import Family

STANDARD = Family(
    name="livejournal",
    items=(".b-leaf",),
    author=(".b-leaf-username [data-ljuser]", ".b-leaf-username", "@data-username"),
    time=(".b-leaf-createdtime", ".b-leaf-meta"),
    body=(".b-leaf-article",),
    drop=(".b-leaf-footer",),
    permalink=("a.b-leaf-permalink@href",),
    levels="depth",
    depth=r"b-tree-twig-(\d{1,4})",
)

FAMILIES = (STANDARD,)
