"""Who states the contrary of a claim: a denial, though no verb says so ("there was no stroke, her manager says")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from reportedly.claims.mentions import Candidate
from reportedly.claims.slots import slots

_SHORT = 15
"""Words up to which a "not" in a content is of what it states, and not of something beside it."""

_ENOUGH = 2
"""Documents that must state the claim without a "not", and more than state it with one."""


def contradicted(
    found: Sequence[Candidate], groups: Iterable[Sequence[int]], carried: Collection[int]
) -> list[Candidate]:
    """The candidates in their order, those that state the contrary of their group as its denials.

    groups: numbers of the candidates of one claim each; carried: the numbers of those from outlets, papers and unnamed
    people, who are heard as they are: whoever denies a report gives his name to it. A title denies for its page.
    """
    out = list(found)
    for group in groups:
        negated = [number for number in group if _is_negated(found[number])]
        if not negated:
            continue
        plain = {
            found[number].document
            for number in group
            if number not in negated and found[number].stance in ("attributes", "asserts")
        }
        against = {found[number].document for number in negated} - plain
        if len(plain) < _ENOUGH or len(plain) <= len(against):
            continue
        for number in negated:
            one = found[number]
            if one.stance == "asserts" and one.where == "title":
                out[number] = replace(one, stance="denies")
            elif one.stance == "attributes" and one.speakers and number not in carried:
                out[number] = replace(one, stance="denies", denier=one.speakers[-1], speakers=(), joint=())
    return out


def _is_negated(one: Candidate) -> bool:
    return len(one.wording.split()) <= _SHORT and slots(one.wording, one.language).turns["not"] > 0
