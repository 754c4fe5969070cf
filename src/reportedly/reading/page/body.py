"""The article's body: trafilatura says what belongs to it, the page's own blocks say how it reads.

trafilatura (Barbaresi, ACL 2021) finds the article but may drop a short paragraph, a heading or a quotation inside
it; so the blocks that it found are looked up in the page, and the blocks of running text between and beside them are
kept too. Where it finds nothing on a page with prose, the longest plain stretch of blocks is taken.
"""

from __future__ import annotations

import logging
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from reportedly.reading.lexicon import lexicon
from reportedly.reading.page.blocks import Block, blocks
from reportedly.reading.page.facts import Facts, squeezed

MOST_TEXT = 3_000_000
MOST_TAGS = 30_000
"""Beyond these trafilatura takes minutes; such a page is read by its blocks alone."""

_MOSTLY_LINKS = 0.6
_SHORT = 30
_MAJORITY = 0.8
_LONGEST_FURNITURE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The blocks of the article in reading order; `because` says so where trafilatura did not find them."""

    blocks: tuple[Block, ...]
    because: str | None = None


def body(tree: HtmlElement, facts: Facts) -> Body:
    """The article's blocks, without its title, captions, comments and pointers to other pages.

    `tree` is the page without its thread; it is not changed.
    """
    shown = blocks(tree)
    if not shown:
        return Body(blocks=())
    large = is_large(tree)
    wholes = [] if large else _by_trafilatura(tree)
    chosen = _looked_up(shown, wholes) if wholes else set()
    because = None
    if not chosen:
        chosen = _plain_choice(shown)
        because = "the page is very large" if large else "trafilatura found no article"
    kept = [block for index, block in enumerate(shown) if index in chosen]
    return Body(blocks=tuple(_cleaned(kept, facts)), because=because if kept else None)


def is_large(tree: HtmlElement) -> bool:
    """Whether a page is too large for extractors that walk it many times."""
    letters = 0
    for tags, element in enumerate(tree.iter()):
        letters += len(element.text or "") + len(element.tail or "")
        if tags > MOST_TAGS or letters > MOST_TEXT:
            return True
    return False


def _by_trafilatura(tree: HtmlElement) -> list[str]:
    """The text of each block that trafilatura finds, squeezed."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # a fault of the extractor on an odd page must not lose the page
        return []
    root = getattr(found, "body", None)
    if root is None:
        return []
    return [text for element in root for text in [squeezed("".join(element.itertext()))] if text]


def _looked_up(shown: list[Block], wholes: list[str]) -> set[int]:
    """The blocks of the page that trafilatura found, with what stands between and beside them."""
    letters = [squeezed(block.text) for block in shown]
    running, exact = "\n".join(wholes), set(wholes)
    found = {
        index
        for index, text in enumerate(letters)
        if text and (text in exact or (len(text) >= _SHORT and text in running))
    }
    letters_in = sum(len(letters[index]) for index in found if not shown[index].outside)
    if letters_in >= _MAJORITY * sum(len(letters[index]) for index in found):
        found = {index for index in found if not shown[index].outside}
    times = Counter(letters[index] for index in found)
    once = {index for index in found if times[letters[index]] == 1} or found
    region = _region([(shown[index].holder, len(letters[index])) for index in once])
    inside = {index for index in found if _within(shown[index].holder, region)}
    twins = {letters[index] for index in inside}
    chosen = inside | {
        index for index in found - inside if letters[index] not in twins and len(letters[index]) >= _SHORT
    }
    parents = Counter(id(shown[index].holder.getparent()) for index in inside if shown[index].prose)
    first, last = (min(inside), max(inside)) if inside else (0, -1)
    for index, block in enumerate(shown):
        if index in chosen or not letters[index] or block.outside or not block.prose or block.linked > _MOSTLY_LINKS:
            continue
        between = first < index < last and _within(block.holder, region)
        if between or parents[id(block.holder.getparent())] >= 2:
            chosen.add(index)
    return chosen


def _region(found: list[tuple[HtmlElement, int]]) -> HtmlElement | None:
    """The smallest element that holds four fifths of the letters found."""
    total = sum(size for _, size in found)
    held: Counter[HtmlElement] = Counter()
    for holder, size in found:
        for above in (holder, *holder.iterancestors()):
            held[above] += size
    fitting = [element for element, size in held.items() if size >= _MAJORITY * total]
    return max(fitting, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _within(element: HtmlElement, region: HtmlElement | None) -> bool:
    return region is None or element is region or any(above is region for above in element.iterancestors())


def _plain_choice(shown: list[Block]) -> set[int]:
    """Every block of running text that is not outside the article or made of links; loose text if it is long."""
    return {
        index
        for index, block in enumerate(shown)
        if not block.outside
        and block.linked <= _MOSTLY_LINKS
        and any(character.isalpha() for character in block.text)
        and (block.prose or len(block.text) >= _SHORT * 2)
    }


def _cleaned(kept: list[Block], facts: Facts) -> list[Block]:
    """Without title, byline and date before the text, repetitions, and pointers with the links under them."""
    titles = {squeezed(title) for title in (facts.title, *facts.headings) if title}
    byline = squeezed(facts.byline or "")
    cleaned: list[Block] = []
    pointing = False
    for block in kept:
        text = squeezed(block.text) if len(block.text) <= _LONGEST_FURNITURE else ""
        if text in titles and (block.tag == "h1" or not any(len(one.text) > _SHORT * 2 for one in cleaned)):
            continue
        if pointing and block.linked > _MOSTLY_LINKS:
            continue
        pointing = bool(lexicon().read_also.match(block.text)) and (
            block.linked > 0.3 or len(block.text) <= _SHORT or block.text.rstrip().endswith(":")
        )
        if pointing or (cleaned and block.text == cleaned[-1].text):
            continue
        if lexicon().rights.match(block.text) and block is kept[-1]:
            continue
        if not cleaned and _only_a_date(block.text):
            continue
        if not cleaned and byline and text and (text == byline or (byline in text and len(text) < len(byline) + 12)):
            continue
        cleaned.append(block)
    return cleaned


def _only_a_date(text: str) -> bool:
    from reportedly.thread.times import stamps

    return len(text) < _SHORT * 2 and any(stamp.start == 0 and stamp.end == len(text) for stamp in stamps(text))
