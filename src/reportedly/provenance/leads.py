"""Where a page tells its news, and says whom it has it from, in other words than the claim's.

A page tells its news in the title and the lead, and its source often in a sentence whose content repeats little of it
("the paper says that the plan is being weighed"). Links by likeness part such mentions, or leave them alone. The lead
goes with its title, to where more pages tell the same. Where all that a page says of a claim is without a source, the
next mention from an outlet, papers or unnamed people joins it, unless as many pages tell that one; a mention from
anybody else, if it is alone and more like the claim. Where a page rejects reports of the claim, or has it from "the
media", the next report that it names is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportedly.claims.mentions import Candidate
from reportedly.provenance.setting import Setting

_LEAD, _RELAY = 0.05, 0.002
"""Likeness by words, with any mention of the claim, from which a title or lead joins it, or a sourced mention."""

_MEANT = 0.1
"""Cosine of meanings from which a named report joins a page that states the claim flat, or speaks of reports: its words
may repeat nothing of the claim ("that they were talking it over")."""

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
    mentions = around.mentions
    parted = {(one, other) for pair in apart for one, other in (pair, pair[::-1])}
    of_document: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        of_document.setdefault(mention.document, []).append(number)
    home = {number: at for at, group in enumerate(groups) for number in group}
    members = [list(group) for group in groups]
    told = [{mentions[number].document for number in group} for group in groups]

    def move(number: int, at: int) -> None:
        if any((number, other) in parted for other in members[at]):
            return
        members[home[number]].remove(number)
        home[number] = at
        members[at].append(number)

    def nearest(number: int, at: int) -> float:
        return max(likeness(number, other) for other in groups[at])

    def pointing(number: int) -> bool:
        """Whether a mention is from nobody in particular ("the media")."""
        return number not in around.sourced and bool(mentions[number].speakers)

    def joins(number: int, at: int, *, of_reports: bool) -> bool:
        """Whether a sourced mention is the one that a page owes its claim; of_reports: it speaks of reports already."""
        elsewhere = {mentions[other].document for other in members[home[number]]} - {mentions[number].document}
        fewer = len(elsewhere) + 1 < len(told[at])
        means = max(around.nearness(number, other) for other in groups[at]) >= _MEANT
        if of_reports and mentions[number].stance != "denies" and (number in around.carried or pointing(number)):
            return fewer and means
        if number in around.carried:
            return fewer and (means or nearest(number, at) >= _RELAY)
        return not elsewhere and nearest(number, at) >= _LEAD

    for numbers in of_document.values():
        title, lead = _title_and_lead(numbers, mentions)
        if title is None or lead is None or home[title] == home[lead]:
            continue
        more = len(told[home[title]]) > 1 and 2 * len(told[home[title]]) >= len(told[home[lead]])
        moving, at = (lead, home[title]) if more else (title, home[lead])
        if len(told[at]) > 1 and nearest(moving, at) >= _RELAY:
            move(moving, at)
    documents = [{mentions[number].document for number in group} for group in members]
    for at in sorted(range(len(groups)), key=lambda at: (-len(documents[at]), at)):
        if len(documents[at]) < 2:
            break
        for document in sorted(documents[at]):
            own = [number for number in of_document[document] if home[number] == at]
            by_media = any(pointing(number) for number in own)  # then who speaks in the report is not whom it is from
            if not own or any(number in (around.carried if by_media else around.sourced) for number in own):
                continue
            of_reports = any(mentions[number].stance == "denies" or mentions[number].speakers for number in own)
            near = [
                n for n in of_document[document] if min(own) < n <= max(own) + _NEAR and mentions[n].where == "body"
            ]
            named = [number for number in near if number in around.sourced]
            for number in (*named, *filter(pointing, near if of_reports else ())):
                if home[number] != at and joins(number, at, of_reports=of_reports):
                    move(number, at)
                    break
    return tuple(tuple(sorted(group)) for group in members if group)


def _title_and_lead(numbers: Sequence[int], mentions: Sequence[Candidate]) -> tuple[int | None, int | None]:
    """The title and the first that the body reports; None where there is none."""
    title = next((number for number in numbers if mentions[number].where == "title"), None)
    return title, next((number for number in numbers if mentions[number].where == "body"), None)
