"""What stands among a page's blocks and is no part of its article: teasers, captions, appeals, labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from reportedly.reading.lexicon import lexicon
from reportedly.reading.page.blocks import PROSE, Block

MOSTLY_LINKS = 0.6
_PICTURES = frozenset({"amp-img", "amp-video", "figure", "iframe", "img", "picture", "video"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEASER = 400
_CAPTION = 220
_CREDIT = 25
_APPEAL = 350
_HALF = 0.5


def furniture(shown: Sequence[Block], letters: Sequence[str], found: Iterable[int]) -> set[int]:
    """The blocks that are furniture, by index.

    `letters` are the squeezed texts of the blocks, `found` those that an extractor takes for the article: an element
    that holds half of them is none, whatever it is called.
    """
    size = [len(text) for text in letters]
    hits = set(found)
    total = sum(size[index] for index in hits)
    held: Counter[HtmlElement] = Counter()
    for index in hits:
        for element in shown[index].around:
            held[element] += size[index]
    out = {
        index
        for index, block in enumerate(shown)
        if any(held[element] < _HALF * max(1, total) for element in block.around)
    }
    whole: Counter[HtmlElement] = Counter()
    for index, block in enumerate(shown):
        for element in (block.holder, *block.holder.iterancestors()):
            whole[element] += size[index]
    out |= _teasers(shown, size, whole)
    out |= {index for index, block in enumerate(shown) if says_furniture(block)}
    out |= {index for index, block in enumerate(shown) if _caption(block, size[index], whole)}
    return out


def says_furniture(block: Block) -> bool:
    """Whether the words of a block say that it is furniture: an appeal to readers, or the label of something else."""
    if len(block.text) > _APPEAL:
        return False
    words = lexicon()
    label = words.label.match(block.text)
    if label is not None and not any(map(str.isalpha, block.text[label.end() :])):
        return True
    picture = words.picture.match(block.text)
    if picture is not None and len(block.text) <= _CAPTION and block.text[picture.end() :].lstrip()[:1] in (":", "/"):
        return True
    return bool(words.appeal.match(block.text))


def _teasers(shown: Sequence[Block], size: Sequence[int], whole: Counter[HtmlElement]) -> set[int]:
    """Blocks inside repeated siblings that each begin with a link to another page and say little else."""
    first: dict[HtmlElement, int] = {}
    linked: Counter[HtmlElement] = Counter()
    for index, block in enumerate(shown):
        for element in (block.holder, *block.holder.iterancestors()):
            if size[index]:
                first.setdefault(element, index)
            linked[element] += int(size[index] * block.linked)
    alike: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = defaultdict(list)
    for element in first:
        parent = element.getparent()
        if parent is not None and element.tag not in {"p", *_HEADINGS}:
            alike[parent, str(element.tag), element.get("class") or ""].append(element)
    teasers: set[HtmlElement] = set()
    for siblings in alike.values():
        fitting = [
            element
            for element in siblings
            if whole[element] <= _TEASER
            and shown[first[element]].linked > MOSTLY_LINKS
            and linked[element] >= 0.25 * whole[element]
        ]
        if len(fitting) >= 2 and len(fitting) >= MOSTLY_LINKS * len(siblings):
            teasers.update(fitting)
    return {
        index
        for index, block in enumerate(shown)
        if teasers and any(element in teasers for element in (block.holder, *block.holder.iterancestors()))
    }


def _caption(block: Block, size: int, whole: Counter[HtmlElement]) -> bool:
    """Whether a short block shares the smallest element that holds more than it with nothing but a picture."""
    if len(block.text) > _CAPTION or block.tag in _HEADINGS:
        return False
    if block.tag in PROSE and whole[block.holder] <= size and _pictured(block.holder):
        return len(block.text) < 100 and block.text[-1:] not in '.!?…:;»”"'
    element, parent = block.holder, block.holder.getparent()
    if whole[element] > size:
        return False  # loose text between other blocks
    while (
        parent is not None and parent.tag not in {"body", "html", "article", "main"} and whole[parent] <= size + _CREDIT
    ):
        if _pictured(parent):
            return True
        element, parent = parent, parent.getparent()
    return False


def _pictured(element: HtmlElement) -> bool:
    return next(element.iter(*_PICTURES), None) is not None
