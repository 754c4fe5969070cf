"""Where a page says whom it has its news from, in other words than the news.

A page tells its news in the title and the lead, and its source often in a sentence whose content repeats little of it
("the paper says that the plan is being weighed"). Links by likeness leave such a mention alone. Where all that a page
says of a claim is without a source, or from "the media", the next mention from an outlet, papers or unnamed people
joins it, if it is alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportedly.claims.mentions import Candidate
from reportedly.provenance.setting import Setting

_LEAD, _RELAY = 0.05, 0.005
"""Likeness by words, with any mention of the claim, from which a title or lead joins it, or a sourced mention."""

_NEAR = 3
"""Mentions of the document, after the last one of the claim, among which the sourced one has to be."""


def completed(
    groups: Sequence[Sequence[int]], around: Setting, likeness: Callable[[int, int], float]
) -> tuple[tuple[int, ...], ...]:
    """The groups with those mentions added that stand alone and belong to them.

    groups: numbers of mentions; around: where these stand, in the order of each document's text; likeness: by words,
    0..1.
    """
    mentions = around.mentions
    of_document: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        of_document.setdefault(mention.document, []).append(number)
    home = {number: at for at, group in enumerate(groups) for number in group}
    members = [list(group) for group in groups]
    documents = [{mentions[number].document for number in group} for group in groups]
    for at in sorted(range(len(groups)), key=lambda at: (-len(documents[at]), at)):
        if len(documents[at]) < 2:
            break
        told = list(groups[at])
        for document in sorted(documents[at]):
            own = [number for number in of_document[document] if home[number] == at]
            alone = [number for number in of_document[document] if len(documents[home[number]]) == 1]
            opening = _opening(of_document[document], mentions)
            joining = [
                number
                for number in alone
                if number in opening
                and not opening.isdisjoint(own)
                and max(likeness(number, other) for other in told) >= _LEAD
            ]
            if not any(number in around.sourced for number in (*own, *joining)):
                relay = next(
                    (
                        number
                        for number in alone
                        if number in around.carried
                        and mentions[number].where == "body"
                        and number <= max(own) + _NEAR
                        and max(likeness(number, other) for other in told) >= _RELAY
                    ),
                    None,
                )
                joining += [] if relay is None else [relay]
            for number in joining:
                members[home[number]].remove(number)
                home[number] = at
                members[at].append(number)
    return tuple(tuple(sorted(group)) for group in members if group)


def _opening(numbers: Sequence[int], mentions: Sequence[Candidate]) -> frozenset[int]:
    """The title and what the first sentence of the body reports."""
    title = [number for number in numbers if mentions[number].where == "title"]
    body = [number for number in numbers if mentions[number].where == "body"]
    return frozenset((*title, *body[:1]))
