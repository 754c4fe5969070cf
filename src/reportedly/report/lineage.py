"""The pedigree of a claim as a tree: whom each page and party mainly has it from, in an order to be read in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.language.visible import one_line
from reportedly.model import Claim, Document, End, Relay


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page or party with its depth in the tree and the relay that puts it there; `last`: no sibling follows.

    `rails` says for each depth above whether a line goes on past this row.
    """

    end: End
    depth: int
    relay: Relay | None
    last: bool
    rails: tuple[bool, ...]


def ends(claim: Claim) -> tuple[End, ...]:
    """Everything in the pedigree once: the pages in time, then who is cited, in the order of the relays."""
    times = published(claim)
    documents = sorted({m.document for m in claim.mentions}, key=lambda id: (times.get(id, "~"), id))
    found = [End(document=id) for id in documents]
    for relay in claim.relays:
        found += [relay.from_end, relay.to_end]
    return tuple(dict.fromkeys(found))


def published(claim: Claim) -> dict[str, str]:
    """When each page of the claim was published, where that is known, in UTC; a time without a zone as it stands."""
    return {m.document: instant(m.published) for m in claim.mentions if m.published}


def instant(published: str) -> str:
    """A time of ISO 8601 as one that sorts: in UTC to the minute, a day as it is; what is no time stays as it is."""
    try:
        told = datetime.fromisoformat(published)
    except ValueError:
        return published
    if "T" not in published:
        return published
    zoned = told.astimezone(UTC) if told.tzinfo else told
    return zoned.replace(tzinfo=None).isoformat(timespec="minutes")


def chosen(claim: Claim) -> dict[End, Relay]:
    """For each page and party the relay that places it in the tree: the surest that makes no circle."""
    found: dict[End, Relay] = {}
    order = sorted(claim.relays, key=lambda r: (-r.confidence, r.to_end.document is None, str(r)))
    for relay in order:
        if relay.from_end in found or relay.from_end == relay.to_end:
            continue
        above: End | None = relay.to_end
        while above is not None and above != relay.from_end:
            above = found[above].to_end if above in found else None
        if above is None:
            found[relay.from_end] = relay
    return found


def rows(claim: Claim) -> tuple[Row, ...]:
    """The tree from its roots down, siblings in time."""
    return tuple(_rows(claim))


def _rows(claim: Claim) -> Iterator[Row]:
    placed, times = chosen(claim), published(claim)
    below: dict[End | None, list[End]] = defaultdict(list)
    for end in ends(claim):
        below[placed[end].to_end if end in placed else None].append(end)

    def in_time(siblings: Sequence[End]) -> list[End]:
        return sorted(
            siblings, key=lambda end: (times.get(end.document or "", "~"), end.document or "", end.party or "")
        )

    stack: list[tuple[End, int, bool, tuple[bool, ...]]] = []

    def push(siblings: Sequence[End], depth: int, rails: tuple[bool, ...]) -> None:
        ordered = in_time(siblings)
        for number, end in reversed(list(enumerate(ordered))):
            stack.append((end, depth, number == len(ordered) - 1, rails))

    push(below[None], 0, ())
    while stack:  # by hand: a chain of relays may be longer than the interpreter's stack
        end, depth, last, rails = stack.pop()
        yield Row(end=end, depth=depth, relay=placed.get(end), last=last, rails=rails)
        push(below[end], depth + 1, (*rails, not last))


def name_of(end: End, claim: Claim, documents: Mapping[str, Document]) -> str:
    """What a page or a party of the claim is called."""
    if end.document is not None:
        document = documents.get(end.document)
        return one_line((document and (document.outlet or document.title)) or end.document)
    return next((one_line(party.name) for party in claim.parties if party.id == end.party), end.party or "")
