"""Who is who over many documents: the sources of each and the publishers of all, as parties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.model import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The parties of some documents, with the ways to them.

    `of_source` maps (document id, source id) to a party's id, `publisher` a document's id to that of who published it.
    """

    parties: tuple[Party, ...] = ()
    of_source: Mapping[tuple[str, str], str] = field(default_factory=dict)
    publisher: Mapping[str, str] = field(default_factory=dict)
