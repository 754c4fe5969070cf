"""The article's body: trafilatura says what belongs to it, the page's own blocks say how it reads.

trafilatura (Barbaresi, ACL 2021) finds the article but may drop a short paragraph, a heading or a quotation inside
it, or take what stands around it; so the blocks that it found are looked up in the page, furniture among them is left
out, and the blocks of running text between and beside them are kept too. Where it finds nothing on a page with prose,
the longest plain stretch of blocks is taken.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from reportedly.reading.credits import credits_line
from reportedly.reading.lexicon import lexicon
from reportedly.reading.page.blocks import PROSE, Block, words_of
from reportedly.reading.page.facts import Facts, squeezed
from reportedly.reading.page.furniture import MOSTLY_LINKS, furniture, says_furniture

MOST_TEXT = 3_000_000
MOST_TAGS = 30_000
"""Beyond these trafilatura takes minutes; such a page is read by its blocks alone."""

_SHORT = 30
_LEAD = 40
_MAJORITY = 0.8
_LONGEST_FURNITURE = 1_000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS = tuple(".!?…:;»”\"'’)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The blocks of the article in reading order; `because` says so where trafilatura did not find them."""

    blocks: tuple[Block, ...]
    because: str | None = None


def body(tree: HtmlElement, shown: Sequence[Block], facts: Facts) -> Body:
    """The article's blocks, without its title, captions, comments and pointers to other pages.

    `tree` is the page without its thread, `shown` its blocks; it is not changed.
    """
    if not shown:
        return Body(blocks=())
    large = is_large(tree)
    wholes = [] if large else _by_trafilatura(tree)
    letters = [squeezed(block.text) for block in shown]
    found = _found(letters, wholes) if wholes else set()
    chosen = _Choice(shown, letters, found, facts).chosen() if found else set()
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
    parts = [*root, *root.iter("item")]  # of a list also each item, for those are blocks of the page
    return [text for element in parts for text in [squeezed("".join(element.itertext()))] if text]


def _found(letters: Sequence[str], wholes: Iterable[str]) -> set[int]:
    """The blocks of the page that trafilatura found."""
    running, exact = "\n".join(wholes), set(wholes)
    return {
        index
        for index, text in enumerate(letters)
        if text and (text in exact or (len(text) >= _SHORT and text in running))
    }


class _Choice:
    """Which blocks are the article's, from those found (by index) and what stands around them."""

    def __init__(self, shown: Sequence[Block], letters: Sequence[str], found: set[int], facts: Facts) -> None:
        self.shown, self.letters, self.facts = shown, letters, facts
        out = furniture(shown, letters, found)
        self.out = out if found - out else set()
        self.found = found
        self.start = self._after_title()

    def chosen(self) -> set[int]:
        """What was found, its lead, and what reads on between and beside it."""
        found = {index for index in self.found if index >= self.start and self._fits(index)} or self.found
        times = Counter(self.letters[index] for index in found)
        once = {index for index in found if times[self.letters[index]] == 1} or found
        region = self._region(once)
        inside = {index for index in found if _within(self.shown[index].holder, region)}
        twins = {self.letters[index] for index in inside}
        chosen = inside | {
            index for index in found - inside if self.letters[index] not in twins and len(self.letters[index]) >= _SHORT
        }
        chosen |= self._beside(inside, region)
        chosen |= self._lead(min(inside, default=0))
        return {index for index in chosen if not self._heads_links(index)}

    def _fits(self, index: int) -> bool:
        block = self.shown[index]
        reads = block.linked <= MOSTLY_LINKS or credits_line(block.text)
        return bool(self.letters[index]) and index not in self.out and reads

    def _heads_links(self, index: int) -> bool:
        """Whether a short block has nothing under it but links to other pages, two at least."""
        block = self.shown[index]
        if len(block.text) > 2 * _SHORT or block.text.endswith(_ENDS[:4]) or credits_line(block.text):
            return False
        below = [one for one in self.shown[index + 1 : index + 8] if not says_furniture(one)]
        return len(below) >= 2 and all(one.linked > MOSTLY_LINKS for one in below[:2])

    def _after_title(self) -> int:
        """The index after the last block that is the title and has most of what was found behind it."""
        titles = _titles(self.facts)
        total = sum(len(self.letters[index]) for index in self.found)
        behind, start = total, 0
        for index, text in enumerate(self.letters):
            if behind < _MAJORITY * total:
                break
            if text in titles or any(text.startswith(one) and len(text) < len(one) + _LEAD for one in titles):
                start = index + 1
            if index in self.found and index not in self.out and start <= index:
                behind -= len(text)
        return start

    def _region(self, found: Iterable[int]) -> HtmlElement | None:
        """The smallest element that holds four fifths of the letters found."""
        total = 0
        held: Counter[HtmlElement] = Counter()
        for index in found:
            size = len(self.letters[index])
            total += size
            for above in (self.shown[index].holder, *self.shown[index].holder.iterancestors()):
                held[above] += size
        fitting = [element for element, size in held.items() if size >= _MAJORITY * total]
        return max(fitting, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)

    def _beside(self, inside: set[int], region: HtmlElement | None) -> set[int]:
        """Blocks of running text between those inside, and blocks marked up as they are."""
        first, last = (min(inside), max(inside)) if inside else (0, -1)
        holders = {self.shown[index].holder for index in inside if self.shown[index].prose}
        parents = Counter(holder.getparent() for holder in holders)
        forms: Counter[tuple[str, ...]] = Counter()
        for index in inside:
            forms[_form(self.shown[index])] += max(_SHORT, len(self.letters[index]))
        holders_inside = self._holders(inside)
        beside = set()
        for index in range(self.start, len(self.shown)):
            block = self.shown[index]
            if index in inside or not self._fits(index):
                continue
            within = _within(block.holder, region)
            between = first < index < last and within
            reads = block.prose or block.text.endswith(_ENDS) or _in_list(block.holder)
            alike = within and (forms[_form(block)] >= 2 * _SHORT or block.holder in holders_inside)
            if (between and reads) or alike or (block.prose and parents[block.holder.getparent()] >= 2):
                beside.add(index)
        return beside

    def _holders(self, inside: set[int]) -> set[HtmlElement]:
        times = Counter(self.shown[index].holder for index in inside)
        return {holder for holder, count in times.items() if count > 1 or holder.tag not in PROSE}

    def _lead(self, first: int) -> set[int]:
        """What stands between title and article and reads as the article's first sentence."""
        if not self.start:
            return set()
        byline = squeezed(self.facts.byline or "")
        lead = set()
        for index in range(self.start, first):
            block = self.shown[index]
            classed = bool(lexicon().lead.search(f"{words_of(block.holder)} {_above(block.holder)}"))
            reads = block.text.endswith(_ENDS) or block.tag in _HEADINGS or classed
            long = len(block.text) >= (_SHORT if classed or block.tag in _HEADINGS else 2 * _LEAD)
            signed = byline and byline in self.letters[index] and not block.text.endswith(_ENDS)
            headed = signed or _only_a_date(block.text) or lexicon().by.match(block.text)
            if reads and long and self._fits(index) and block.linked < 0.3 and not headed:
                lead.add(index)
        return lead


def _above(element: HtmlElement) -> str:
    parent = element.getparent()
    return "" if parent is None else words_of(parent)


def _form(block: Block) -> tuple[str, ...]:
    """How a block is marked up: tag and class of its element and of the one around it."""
    parent = block.holder.getparent()
    around = (str(parent.tag), parent.get("class") or "") if parent is not None else ()
    return (block.tag, block.holder.get("class") or "", *around)


def _in_list(element: HtmlElement) -> bool:
    return any(above.tag in {"li", "blockquote"} for above in (element, *element.iterancestors()))


def _within(element: HtmlElement, region: HtmlElement | None) -> bool:
    return region is None or element is region or any(above is region for above in element.iterancestors())


def _plain_choice(shown: Sequence[Block]) -> set[int]:
    """Every block of running text that is not outside the article or made of links; loose text if it is long.

    Where there is none, what reads as sentences, linked or not.
    """
    plain = {
        index
        for index, block in enumerate(shown)
        if not block.outside
        and block.linked <= MOSTLY_LINKS
        and any(character.isalpha() for character in block.text)
        and (block.prose or len(block.text) >= _SHORT * 2)
    }
    return plain or {
        index
        for index, block in enumerate(shown)
        if len(block.text) >= _SHORT * 2 and block.text.endswith(_ENDS) and any(map(str.isalpha, block.text))
    }


def _titles(facts: Facts) -> set[str]:
    return {squeezed(title) for title in (facts.title, *facts.headings) if title}


def _cleaned(kept: list[Block], facts: Facts) -> list[Block]:
    """Without title, byline and date before the text, repetitions, pointers and their links, headings at the end."""
    titles = _titles(facts)
    byline = squeezed(facts.byline or "")
    cleaned: list[Block] = []
    pointing = False
    for block in kept:
        text = squeezed(block.text) if len(block.text) <= _LONGEST_FURNITURE else ""
        if text in titles and (block.tag == "h1" or not any(len(one.text) > _SHORT * 2 for one in cleaned)):
            continue
        if pointing and block.linked > MOSTLY_LINKS:
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
    while len(cleaned) > 1 and cleaned[-1].tag in _HEADINGS and not cleaned[-1].text.endswith((".", "!", "?", "…")):
        cleaned.pop()  # a heading has something under it
    return cleaned


def _only_a_date(text: str) -> bool:
    from reportedly.thread.times import stamps

    return len(text) < _SHORT * 2 and any(stamp.start == 0 and stamp.end == len(text) for stamp in stamps(text))
