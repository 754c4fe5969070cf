"""Any page that marks its comments with schema.org's microdata."""

from __future__ import annotations

from reportedly.thread.family import Family

SCHEMA = Family(
    name="schema.org",
    items=(
        "[itemtype$=schema.org/Comment]",
        "[itemtype$=schema.org/UserComments]",
        "[itemtype$=schema.org/DiscussionForumPosting]",
        "[itemtype$=schema.org/Answer]",
    ),
    author=(
        "[itemprop=author] [itemprop=name]",
        "[itemprop=creator] [itemprop=name]",
        "[itemprop=author]",
        "[itemprop=creator]",
    ),
    time=(
        "[itemprop=dateCreated]",
        "[itemprop=datePublished]",
        "[itemprop=commentTime]",
        "time",
    ),
    body=("[itemprop=text]", "[itemprop=commentText]", "[itemprop=articleBody]"),
    score=("[itemprop=upvoteCount]", "[itemprop=upvoteCount]@content"),
    levels="seen",
)

FAMILIES = (SCHEMA,)
