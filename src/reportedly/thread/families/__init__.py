"""Platforms whose threads have markup of their own: one file each, as data, beside the general parser.

A family is tried in the order of `FAMILIES` where the page has the classes that its comments need; the first that finds
comments has the page. What only marks its comments by schema.org comes last.
"""

from __future__ import annotations

from reportedly.thread.families import (
    blogger,
    discourse,
    disqus,
    dle,
    facebook,
    habr,
    hackernews,
    invision,
    livejournal,
    microdata,
    phpbb,
    reddit,
    smf,
    vbulletin,
    wordpress,
    xenforo,
)
from reportedly.thread.family import Family

FAMILIES: tuple[Family, ...] = (
    *blogger.FAMILIES,
    *discourse.FAMILIES,
    *disqus.FAMILIES,
    *dle.FAMILIES,
    *facebook.FAMILIES,
    *habr.FAMILIES,
    *hackernews.FAMILIES,
    *invision.FAMILIES,
    *livejournal.FAMILIES,
    *phpbb.FAMILIES,
    *reddit.FAMILIES,
    *smf.FAMILIES,
    *vbulletin.FAMILIES,
    *wordpress.FAMILIES,
    *xenforo.FAMILIES,
    *microdata.FAMILIES,
)
