"""Where a page tells its news, and says whom it has it from, in other words than the claim's.

A page tells its news in the title and the lead, and its source often in a sentence whose content repeats little of it
("the paper says that the plan is being weighed"). Links by likeness part such mentions, or leave them alone. The lead
goes with its title, to where more pages tell the same. What a page denies goes to the claim most of whose pages name
who denies it: he speaks of what is said of him, and seldom says it again. Where all that a page says of a claim is
without a source, the next mention from an outlet, papers or unnamed people joins it, unless as many pages tell that
one; a mention from anybody else or nobody ("it is reported"), if it is alone and more like the claim. Where a page
rejects reports of the claim, or has it from "the media", the next report that it names is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from reportedly.claims.mentions import Candidate
from reportedly.provenance.likeness import SHORTEST_STEM, same, words
from reportedly.provenance.setting import Setting

_LEAD, _RELAY = 0.05, 0.002
"""Likeness by words, with any mention of the claim, from which a title or lead joins it, or a sourced mention."""

_MEANT = 0.1
"""Cosine of meanings from which a named report joins a page that states the claim flat, or speaks of reports: its words
may repeat nothing of the claim ("that they were talking it over")."""

_DENIED, _NAMING = 0.35, 0.7
"""Cosine of meanings from which a denial is of a claim that so great a share of its pages states of who denies it."""

_NEAR = 3
"""Mentions of the document, after the last one of the claim, among which the sourced one has to be."""

Likeness = Callable[[int, int], float]


def completed(
    groups: Sequence[Sequence[int]],
    around: Setting,
    likeness: Likeness,
    *,
    apart: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """The groups with those mentions added that belong to them by where they stand.

    groups: numbers of mentions; around: where these stand, in the order of each document's text; likeness: by words,
    0..1; apart: pairs of mentions that a person judged not to be of one claim.
    """
    places = _Places(groups, around, likeness, apart)
    places.denials_to_whom_they_concern()
    places.titles_with_leads()
    places.sources_with_claims()
    return tuple(tuple(sorted(group)) for group in places.members if group)


class _Places:
    """The mentions of some documents while they are moved between groups.

    `home` is the number of each mention's group, `members` the groups as they become, `told` the documents of each
    group as it came.
    """

    def __init__(
        self,
        groups: Sequence[Sequence[int]],
        around: Setting,
        likeness: Likeness,
        apart: Sequence[tuple[int, int]],
    ) -> None:
        self._groups, self._around, self._likeness = groups, around, likeness
        self._mentions = around.mentions
        self._parted = {(one, other) for pair in apart for one, other in (pair, pair[::-1])}
        self._of_document: dict[str, list[int]] = {}
        for number, mention in enumerate(self._mentions):
            self._of_document.setdefault(mention.document, []).append(number)
        self.home = {number: at for at, group in enumerate(groups) for number in group}
        self.members = [list(group) for group in groups]
        self.told = [{self._mentions[number].document for number in group} for group in groups]

    def denials_to_whom_they_concern(self) -> None:
        """What is denied, where no page else tells it, to the claim whose pages speak of who denies it."""
        for number, name in self._around.denying.items():
            document = self._mentions[number].document
            first = self._mentions[number].where == "title" or number in self._around.opening
            own = (number,) if first else self._of_document[document]
            if all(self.told[self.home[one]] == {document} for one in own):
                near = {at: self._nearest(number, at) for at in self._naming(name)}
                if near and max(near.values()) >= _DENIED:
                    self._move(number, max(near, key=lambda at: (near[at], -at)))

    def titles_with_leads(self) -> None:
        """A title and its lead to where more pages tell the same."""
        for numbers in self._of_document.values():
            title, lead = _title_and_lead(numbers, self._mentions)
            if title is None or lead is None or self.home[title] == self.home[lead]:
                continue
            by_title, by_lead = (len(self.told[self.home[number]]) for number in (title, lead))
            moving, at = (lead, self.home[title]) if 1 < by_title >= by_lead / 2 else (title, self.home[lead])
            if len(self.told[at]) > 1 and self._likest(moving, at) >= _RELAY:
                self._move(moving, at)

    def sources_with_claims(self) -> None:
        """Whom a page has a claim from, where what it tells of the claim is without a source."""
        documents = [{self._mentions[number].document for number in group} for group in self.members]
        for at in sorted(range(len(self._groups)), key=lambda at: (-len(documents[at]), at)):
            if len(documents[at]) < 2:
                break
            for document in sorted(documents[at]):
                self._source_of(document, at)

    def _source_of(self, document: str, at: int) -> None:
        around, numbers = self._around, self._of_document[document]
        own = [number for number in numbers if self.home[number] == at]
        by_media = any(self._pointing(number) for number in own)  # then who speaks in the report is not whom it is from
        if not own or any(number in (around.carried if by_media else around.sourced) for number in own):
            return
        of_reports = any(self._mentions[number].stance == "denies" or self._mentions[number].speakers for number in own)
        near = [n for n in numbers if min(own) < n <= max(own) + _NEAR and self._mentions[n].where == "body"]
        named = [number for number in near if number in around.sourced]
        hearsay = [n for n in near if n not in named and self._mentions[n].stance == "attributes"]
        for number in (*named, *filter(self._pointing, near if of_reports else ()), *hearsay):
            if self.home[number] != at and self._joins(number, at, of_reports=of_reports):
                self._move(number, at)
                return

    def _joins(self, number: int, at: int, *, of_reports: bool) -> bool:
        """Whether a sourced mention is the one that a page owes its claim; of_reports: it speaks of reports already."""
        mention, around = self._mentions[number], self._around
        elsewhere = {self._mentions[other].document for other in self.members[self.home[number]]} - {mention.document}
        fewer = len(elsewhere) + 1 < len(self.told[at])
        means = self._nearest(number, at) >= _MEANT
        if of_reports and mention.stance != "denies" and (number in around.carried or self._pointing(number)):
            return fewer and means
        if number in around.carried:
            return fewer and (means or self._likest(number, at) >= _RELAY)
        return not elsewhere and self._likest(number, at) >= _LEAD

    def _naming(self, name: str) -> Iterator[int]:
        """The groups of several documents of which most name somebody in what they report."""
        naming: dict[int, set[str]] = {}
        for called in words(name):
            for at, document, word in self._spoken[called[:SHORTEST_STEM]]:
                if same(called, word):
                    naming.setdefault(at, set()).add(document)
        yield from (at for at in sorted(naming) if len(naming[at]) >= _NAMING * len(self.told[at]))

    @cached_property
    def _spoken(self) -> Mapping[str, list[tuple[int, str, str]]]:
        """The words of what groups of several documents report, by how they begin: group, document and word."""
        spoken: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for at, group in enumerate(self._groups):
            for mention in (self._mentions[number] for number in group if len(self.told[at]) > 1):
                for word in words(mention.wording):
                    spoken[word[:SHORTEST_STEM]].append((at, mention.document, word))
        return spoken

    def _pointing(self, number: int) -> bool:
        """Whether a mention is from nobody in particular ("the media")."""
        return number not in self._around.sourced and bool(self._mentions[number].speakers)

    def _nearest(self, number: int, at: int) -> float:
        """The cosine of what a mention means to the nearest of a group."""
        return max(self._around.nearness(number, other) for other in self._groups[at])

    def _likest(self, number: int, at: int) -> float:
        """The likeness of a mention, by words, to the likest of a group."""
        return max(self._likeness(number, other) for other in self._groups[at])

    def _move(self, number: int, at: int) -> None:
        if not any((number, other) in self._parted for other in self.members[at]):
            self.members[self.home[number]].remove(number)
            self.home[number] = at
            self.members[at].append(number)


def _title_and_lead(numbers: Sequence[int], mentions: Sequence[Candidate]) -> tuple[int | None, int | None]:
    """The title and the first that the body reports; None where there is none."""
    title = next((number for number in numbers if mentions[number].where == "title"), None)
    return title, next((number for number in numbers if mentions[number].where == "body"), None)
