"""What the pages ask of a library: one as it is, or one whose readers are hidden. What is not here no page can ask."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, BinaryIO, Protocol

from reportedly.export.people import Privacy
from reportedly.library import Leaf, Log, Seen, Unsure, Where
from reportedly.model import Claim, Document, Judgement, JudgementKind, SourceKind

if TYPE_CHECKING:
    from reportedly.library import Passage


class Shown(Protocol):
    """A library that is looked at and corrected; each verb is as `Library` has it."""

    def show(self, id: str) -> Document:
        """One document."""
        ...

    def browse(self, words: str = "", *, where: Where | None = None, start: int = 0, limit: int = 20) -> Leaf:
        """One leaf of a search."""
        ...

    def changes(self) -> int:
        """How often something changed."""
        ...

    def sources(self) -> Iterator[Seen]:
        """Every source."""
        ...

    def members(self, name: str, kind: SourceKind) -> tuple[tuple[str, str], ...]:
        """The sources of a name."""
        ...

    def alike(self, name: str, kind: SourceKind) -> Iterator[Seen]:
        """Sources that may be the same."""
        ...

    def came(self, since: str, *, limit: int = 20) -> Leaf:
        """The last documents that came after a time."""
        ...

    def added(self, since: str, documents: Collection[str]) -> frozenset[str]:
        """Those of them that came after a time."""
        ...

    def count_judged(self, since: str) -> int:
        """How many judgements came after a time."""
        ...

    def unsure(self) -> Iterator[Unsure]:
        """What the machine is least sure of."""
        ...

    def is_traced(self) -> bool:
        """Whether the claims are of today."""
        ...

    def kept_claims(self, *documents: str, limit: int = 20) -> tuple[Claim, ...]:
        """Claims as they were last made."""
        ...

    def joined_claims(self, since: str, *, limit: int = 20) -> tuple[Claim, ...]:
        """Those that documents joined that came after a time."""
        ...

    def kept_claim(self, id: str) -> Claim:
        """One of them."""
        ...

    def compare(self, one: str, other: str) -> tuple[Passage, ...]:
        """What two documents share."""
        ...

    def unread(self, one: str, other: str) -> int:
        """How many sentences comparing them has to read."""
        ...

    def mark(self, since: str) -> str:
        """What is another word when what changed after a time is another."""
        ...

    def export(
        self, format: str, stream: BinaryIO, *, claim: str | None = None, privacy: Privacy | None = None
    ) -> None:
        """All of it, or one claim, in a format."""
        ...

    def log(self, *, start: int = 0, limit: int = 50) -> Log:
        """The last judgements."""
        ...

    def judgement(self, id: str) -> Judgement:
        """One of them."""
        ...

    def voiced(self, name: str) -> tuple[str, ...]:
        """The documents in which people said that somebody of that name speaks."""
        ...

    def judged(self, id: str) -> tuple[Judgement, ...]:
        """Those of a document."""
        ...

    def standing(self, id: str) -> tuple[Judgement, ...]:
        """Those of them that were not undone."""
        ...

    def judge(
        self,
        kind: JudgementKind,
        *about: str,
        value: str | None = None,
        instead: tuple[str, ...] = (),
        who: str,
        why: str = "",
    ) -> Judgement:
        """Say what is right."""
        ...

    def undo(self, id: str, *, who: str, why: str = "") -> Judgement:
        """Take a judgement back."""
        ...
