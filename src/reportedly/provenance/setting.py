"""What besides their words says that two mentions are of one claim: whom they have it from, and where they stand.

Wordings of one claim in two languages may share little. Two pages that have it from one party, or of which the one
cites the other, are likelier to report one thing than two pages at random, and so is what both put first. Each of these
adds to the log odds of the likeness by words; none makes one claim of mentions whose words state different things, for
those have next to no likeness to add to.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reportedly.claims.mentions import Candidate
from reportedly.provenance.times import days_between
from reportedly.sources.across import Parties

Floats = NDArray[np.float32]

SAME_CLAIM = 0.15
"""Mean likeness in their setting from which mentions are of one claim."""

_ONE_SOURCE, _CITED, _TITLE = 2.0, 2.0, 5.0
"""Log odds: for one source, for one citing the other's publisher, for a title and its lead."""

_STORY, _TOPIC, _LEAST, _MOST = 10.0, 0.25, -2.0, 4.0
"""Log odds for both standing first: by so much as their documents are more alike, in all that they tell, than documents
on one topic are, within bounds. What is under it counts for any two mentions."""

_OPENING_WORDS = 0.7
"""What the words of two openings count for beside their stories: details differ, and numbers grow on the way."""

_TOLD = 8
"""Mentions of a document, from its start, that make up its story: news is told first, and the longer a page goes on
the more it is like any other on its topic."""

_SHORT, _SAYS_LITTLE = 25, -2.0
"""Code points under which a mention says too little to be told by ("the offer"), and log odds for one that does."""

_DAYS, _AGED, _OLD = 3, 1.5, 4.0
"""Days between two publications that say nothing; log odds against for each time that there are twice as many, and the
most of them: a claim may come back after years, in its own words."""

_FLOOR = 1e-6
_CARRYING = ("outlet", "channel", "document", "anonymous")
_NOBODY = ("vague", "impersonal")
_LONG = 200
"""Code points from which a longer mention counts no more."""

_NAMED = ("outlet", "channel", "organisation", "person", "document")
_SPOKEN_OF = ("person", "organisation")
"""Who denies what is said of him, and not what somebody else reported."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The mentions of some documents: whom each has it from, where it stands, what else the documents tell.

    `opening` mentions are the first of a body, `carried` ones come from an outlet, papers or unnamed people, `sourced`
    ones from anybody but "the media"; `denying` is who denies, by name, what a mention holds.
    """

    mentions: Sequence[Candidate]
    sources: tuple[frozenset[str], ...]
    publishers: tuple[str | None, ...]
    opening: frozenset[int]
    carried: frozenset[int]
    sourced: frozenset[int]
    denying: Mapping[int, str]
    stories: Mapping[str, Floats]
    meanings: Sequence[Floats]

    def told(self, mentions: Sequence[Candidate]) -> Setting:
        """The same mentions as they were understood since: who denies is no source of what is denied."""
        without = {n for n, mention in enumerate(mentions) if mention.stance == "denies" and not mention.speakers}
        return replace(self, mentions=mentions, carried=self.carried - without, sourced=self.sourced - without)

    def likeness(self, one: int, other: int, words: float) -> float:
        """How alike two mentions are (0..1) in their setting; `words` (0..1) is how alike they are by words."""
        a, b = self.mentions[one], self.mentions[other]
        first = [number in self.opening or mention.where == "title" for number, mention in ((one, a), (other, b))]
        added, weight = 0.0, 1.0
        if a.document != b.document:
            added += _ONE_SOURCE * bool(self.sources[one] & self.sources[other])
            added += _CITED * (
                self.publishers[one] in self.sources[other] or self.publishers[other] in self.sources[one]
            )
            alike = float(self.stories[a.document] @ self.stories[b.document])
            story = max(_LEAST, min(_MOST, _STORY * (alike - _TOPIC)))
            days = days_between(a.published, b.published)
            added -= min(_OLD, _AGED * math.log2(max(1.0, days / _DAYS)))
            added += story if all(first) else min(0.0, story)
            weight = _OPENING_WORDS if all(first) else 1.0
        elif all(first) and a.where != b.where:
            added += _TITLE
        if min(len(a.wording), len(b.wording)) < _SHORT:
            added += _SAYS_LITTLE
        bounded = min(max(words, _FLOOR), 1 - _FLOOR)
        return 1 / (1 + math.exp(-weight * math.log(bounded / (1 - bounded)) - added))

    def nearness(self, one: int, other: int) -> float:
        """The cosine of what two mentions mean."""
        return float(self.meanings[one] @ self.meanings[other])


def setting(mentions: Sequence[Candidate], parties: Parties, meanings: Sequence[Floats]) -> Setting:
    """The setting of mentions that are in the order of each document's text; of documents whose parties these are.

    meanings: what each mention means, as a centred vector.
    """
    kind = {party.id: party.kind for party in parties.parties}
    name = {party.id: party.name for party in parties.parties if party.kind in _SPOKEN_OF}
    sources = []
    carried, sourced = set(), set()
    opening: dict[str, int] = {}
    denying: dict[int, str] = {}
    for number, mention in enumerate(mentions):
        denier = parties.of_source.get((mention.document, mention.denier or ""))
        if denier in name:
            denying[number] = name[denier]
        known = [parties.of_source.get((mention.document, id)) for id in mention.speakers]
        joint = [parties.of_source.get((mention.document, id)) for id in mention.joint]
        sources.append(frozenset(id for id in (*known, *joint) if id is not None and kind[id] in _NAMED))
        if known and known[0] is not None and kind[known[0]] in _CARRYING:
            carried.add(number)
        if any(id is None or kind[id] not in _NOBODY for id in known):
            sourced.add(number)
        if mention.where == "body":
            opening.setdefault(mention.document, number)
    return Setting(
        mentions=mentions,
        sources=tuple(sources),
        publishers=tuple(parties.publisher.get(mention.document) for mention in mentions),
        opening=frozenset(opening.values()),
        carried=frozenset(carried),
        sourced=frozenset(sourced),
        denying=denying,
        stories=_stories(mentions, meanings),
        meanings=meanings,
    )


def _stories(mentions: Sequence[Candidate], meanings: Sequence[Floats]) -> dict[str, Floats]:
    """What each document tells: the mean of its first mentions, longer ones counting more."""
    sums: dict[str, Floats] = {}
    seen: Counter[str] = Counter()
    for mention, meaning in zip(mentions, meanings, strict=True):
        if seen[mention.document] < _TOLD:
            weight = min(len(mention.wording), _LONG)
            sums[mention.document] = sums.get(mention.document, np.zeros_like(meaning)) + weight * meaning
        seen[mention.document] += 1
    return {id: some / max(float(np.linalg.norm(some)), 1e-9) for id, some in sums.items()}
