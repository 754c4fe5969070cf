"""Authors whom no element names: a line of plain words where other comments have a link or a bold name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from reportedly.thread.markup import blocks, is_block, tag, words_of
from reportedly.thread.names import EDGE, sentence_like
from reportedly.thread.roles import Scope, could_be_a_name, place_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def unmarked(scope: Scope, signed: Sequence[_Element | None]) -> list[str | None]:
    """Of comments that no element signs, the line of plain words that stands where most others have their author's
    name in a line of several ("(Anonymous)" between a subject and a date); None for all others."""
    found: list[str | None] = [None] * len(signed)
    if None not in signed:
        return found
    places: Counter[tuple[tuple[str, ...], int, int]] = Counter()
    for item, one in zip(scope.items, signed, strict=True):
        outer = None if one is None else _line_holder(item, one)
        if one is not None and outer is not None:
            place = place_of(item, outer)
            said = [block.text for block in blocks(outer)]
            at = next((at for at, line in enumerate(said) if line == words_of(one)), None)
            if at is not None and len(said) > 1:
                places[(place, _alike(scope, item, place).index(outer), at - len(said))] += 1
    (place, order, at), times = places.most_common(1)[0] if places else (((), 0, 0), 0)
    if 2 * times < len(signed):
        return found
    for index, (item, one) in enumerate(zip(scope.items, signed, strict=True)):
        here = [] if one is not None else _alike(scope, item, place)
        said = [block.text for block in blocks(here[order])] if len(here) > order else []
        if len(said) >= -at and could_be_a_name(said[at].strip(EDGE + "()")) and not sentence_like(said[at]):
            found[index] = said[at]
    return found


def _alike(scope: Scope, item: _Element, place: tuple[str, ...]) -> list[_Element]:
    """The elements at that place of a comment, in page order."""
    return [one for one in scope.inside(item) if tag(one) == place[0] and place_of(item, one) == place]


def _line_holder(item: _Element, name: _Element) -> _Element | None:
    return next((one for one in takewhile(lambda one: one is not item, name.iterancestors()) if is_block(one)), None)
