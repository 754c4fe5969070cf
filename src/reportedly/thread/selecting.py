"""Selectors in the form of CSS, as much of it as the files of platforms need: `li.comment[id^=li-] .fn`.

A compound is a tag (or `*`), `#id`, `.class` and `[name]`, `[name=value]`, `[name^=value]`, `[name$=value]`,
`[name*=value]` in any number; compounds parted by a blank must each stand somewhere above the next. Case counts in
values of attributes, not in classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from reportedly.thread.markup import Test, classes, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = re.compile(
    r"(?P<tag>\*|[a-z][a-z0-9-]*)|#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|\[(?P<name>[\w:-]+)(?:(?P<how>[\^$*]?)=(?P<value>[^\]]*))?\]"
)
_HOW: dict[str, Callable[[str, str], bool]] = {
    "": str.__eq__,
    "^": str.startswith,
    "$": str.endswith,
    "*": str.__contains__,
}


@cache
def selector(words: str) -> Test:
    """A test for elements; raises ValueError for a selector of another form.

    >>> from lxml import html
    >>> page = html.fromstring("<div class='Post odd'><p id=p12><b>Anna</b></p></div>")
    >>> [one.text for one in page.iter() if selector("div.post [id^=p1] b")(one)]
    ['Anna']
    """
    steps = [_compound(step) for step in words.split()]
    if not steps:
        raise ValueError("an empty selector")

    def test(element: _Element) -> bool:
        if not steps[-1](element):
            return False
        left = len(steps) - 2
        above = element.iterancestors() if left >= 0 else iter(())
        for outer in above:
            if steps[left](outer):
                left -= 1
                if left < 0:
                    break
        return left < 0

    return test


def any_of(selectors: Iterable[str]) -> Test:
    """A test that holds where one of the selectors does."""
    tests = [selector(one) for one in selectors]
    return lambda element: any(test(element) for test in tests)


def _compound(words: str) -> Test:
    tests: list[Test] = []
    position = 0
    while position < len(words):
        part = _PART.match(words, position)
        if part is None or (part["tag"] and position):
            raise ValueError(f"no selector: {words!r}")
        tests.append(_test(part))
        position = part.end()
    return lambda element: isinstance(element.tag, str) and all(test(element) for test in tests)


def _test(part: re.Match[str]) -> Test:
    if part["tag"]:
        wanted = part["tag"]
        return lambda element: wanted in ("*", tag(element))
    if part["id"]:
        name = part["id"]
        return lambda element: element.get("id") == name
    if part["class"]:
        word = part["class"].casefold()
        return lambda element: word in classes(element)
    key, value = part["name"], part["value"]
    if value is None:
        return lambda element: element.get(key) is not None
    how = _HOW[part["how"]]
    return lambda element: how(element.get(key) or "", value)


def needs(words: str) -> frozenset[str]:
    """The tags and, after a full stop, the classes without which a page has nothing for the selector."""
    found: set[str] = set()
    for step in words.split():
        for part in _PART.finditer(step):
            if part["tag"] and part["tag"] != "*":
                found.add(part["tag"])
            elif part["class"]:
                found.add(f".{part['class'].casefold()}")
    return frozenset(found)
