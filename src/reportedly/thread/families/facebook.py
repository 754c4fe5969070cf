"""Facebook's comments plugin, as a browser saves its frame."""

from __future__ import annotations

from reportedly.thread.family import Family

FRAME = Family(
    name="facebook plugin",
    items=("div._5nz1",),
    author=(".UFICommentActorName",),
    time=("abbr.UFISutroCommentTimestamp", "abbr[data-utime]", "abbr"),
    body=("._5mdd", "._30o4"),
    levels="seen",
)

FAMILIES = (FRAME,)
