"""Circular reporting: publishers that rest on one another for a claim, whatever documents lie between them."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import Circle, Relay
from reportedly.provenance.cast import POINTERS, Cast
from reportedly.provenance.graph import graph


def circles(relays: Iterable[Relay], cast: Cast) -> tuple[Circle, ...]:
    """The circles that the relays close once every document is taken for its publisher: two parties or more.

    Unnamed people and pointers to nobody are no members: they cite nobody.
    """
    parties = graph((cast.owner(relay.from_end), cast.owner(relay.to_end)) for relay in relays)
    found = []
    for component in parties.components():
        members = [
            id for id in component if id in cast.party and cast.party[id].kind not in (*POINTERS, "anonymous", "group")
        ]
        if len(members) > 1:
            documents = sorted(id for id in cast.documents if cast.publisher.get(id) in members)
            found.append(Circle(parties=tuple(sorted(members)), documents=tuple(documents)))
    return tuple(sorted(found, key=lambda circle: circle.parties))
