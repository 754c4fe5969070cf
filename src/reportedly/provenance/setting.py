"""What besides their words says that two mentions are of one claim: whom they have it from, and where they stand.

Wordings of one claim in two languages may share little. Two pages that have it from one party, or of which the one
cites the other, are likelier to report one thing than two pages at random, and so is what both put first. Each of these
adds to the log odds of the likeness by words; none makes one claim of mentions whose words state different things, for
those have next to no likeness to add to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.claims.mentions import Candidate
from reportedly.sources.across import Parties

SAME_CLAIM = 0.15
"""Mean likeness in their setting from which mentions are of one claim."""

_ONE_SOURCE, _CITED, _FIRST, _TITLE = 2.0, 2.0, 2.0, 5.0
"""Log odds: for one source, for one citing the other's publisher, for both standing first, for a title and its lead."""

_FLOOR = 1e-4
_CARRYING = ("outlet", "channel", "document", "anonymous")
_NAMED = ("outlet", "channel", "organisation", "person", "document")


@dataclass(frozen=True, slots=True)
class Setting:
    """The mentions of some documents: whom each has it from, which open their documents, which are relayed."""

    mentions: Sequence[Candidate]
    sources: tuple[frozenset[str], ...]
    publishers: tuple[str | None, ...]
    opening: frozenset[int]
    carried: frozenset[int]

    def likeness(self, one: int, other: int, words: float) -> float:
        """How alike two mentions are (0..1) in their setting; `words` (0..1) is how alike they are by words."""
        a, b = self.mentions[one], self.mentions[other]
        first = [number in self.opening or mention.where == "title" for number, mention in ((one, a), (other, b))]
        added = 0.0
        if a.document != b.document:
            added += _ONE_SOURCE * bool(self.sources[one] & self.sources[other])
            added += _CITED * (
                self.publishers[one] in self.sources[other] or self.publishers[other] in self.sources[one]
            )
            added += _FIRST * all(first)
        elif all(first) and a.where != b.where:
            added += _TITLE
        bounded = min(max(words, _FLOOR), 1 - _FLOOR)
        return 1 / (1 + math.exp(-math.log(bounded / (1 - bounded)) - added))


def setting(mentions: Sequence[Candidate], parties: Parties) -> Setting:
    """The setting of mentions that are in the order of each document's text; of documents whose parties these are."""
    kind = {party.id: party.kind for party in parties.parties}
    sources = []
    carried = set()
    opening: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        known = [parties.of_source.get((mention.document, id)) for id in mention.speakers]
        sources.append(frozenset(id for id in known if id is not None and kind[id] in _NAMED))
        if known and known[0] is not None and kind[known[0]] in _CARRYING:
            carried.add(number)
        if mention.where == "body":
            opening.setdefault(mention.document, number)
    return Setting(
        mentions=mentions,
        sources=tuple(sources),
        publishers=tuple(parties.publisher.get(mention.document) for mention in mentions),
        opening=frozenset(opening.values()),
        carried=frozenset(carried),
    )
