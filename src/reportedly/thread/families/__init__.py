"""Platforms whose threads have markup of their own: one file each, beside the general parser that knows no site.

A family is tried in the order of `FAMILIES`; the first that finds comments has the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.thread.families import wordpress
from reportedly.thread.markup import HtmlThread

if TYPE_CHECKING:
    from lxml.etree import _Element

Family = Callable[["_Element"], HtmlThread]

FAMILIES: dict[str, Family] = {"wordpress": wordpress.find}
