"""All pages: those that the families and the general parser were written with, and those that they were not."""

from __future__ import annotations

from tests.thread.pages import blogs, boards, forums, hosted, portals, versions, wikis, wordpress
from tests.thread.pages.story import Page

FIRST: tuple[Page, ...] = (*wordpress.PAGES, *blogs.PAGES, *forums.PAGES, *boards.PAGES)
SECOND: tuple[Page, ...] = (*wordpress.SECOND, *blogs.SECOND, *forums.SECOND, *boards.SECOND)
THIRD: tuple[Page, ...] = (*versions.PAGES, *hosted.PAGES, *portals.PAGES, *wikis.PAGES)
