"""What people say of what was found in a library: kept, undone, listed, taken in from another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.errors import UnknownDocument
from reportedly.model import Anchor, Document, Judgement, JudgementKind
from reportedly.shelf.opened import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement of a library: whether it stands or was undone, and why it fits nowhere now, if it does not."""

    judgement: Judgement
    stands: bool
    lost: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Some of the judgements of a library, the last first, of `total`."""

    total: int
    judged: tuple[Judged, ...]


class Judging(Opened):
    """A library that people correct."""

    def judge(
        self,
        kind: JudgementKind,
        *about: str,
        value: str | None = None,
        instead: tuple[str, ...] = (),
        who: str,
        why: str = "",
    ) -> Judgement:
        """Keep what a person says of something found; from now on it goes before what a machine finds.

        `about` and `instead` name places as `DOCUMENT:PLACE`, a place being an id (`s3`, `a2`), `title`, `START-END` or
        words that stand there once: two sources ("same-source", "different-source"), two claims ("same-claim",
        "different-claim"), one relay by its attribution ("no-relay"), or one attribution, whose speaker is then `value`
        or the source `instead` ("speaker"), whose "source", "cue" or "content" are the places `instead`, whose
        "certainty" is `value`, whose "parent" is the attribution `instead` or `value` "none", or that is none
        ("no-attribution"). An "attribution" that was missed is told by its content, with the places of its parts
        `instead`, which `value` names ("source cue"). Raises UnknownDocument for a place that is not there,
        BadStatement for what is no judgement.
        """
        from reportedly.judging import check, judgement
        from reportedly.store.judgements import keep

        check(kind, about=len(about), value=value, instead=len(instead), who=who)
        of: Literal["source", "claim", "attribution"] = "attribution"
        if kind.startswith(("same-", "different-")):
            of = "source" if kind.endswith("source") else "claim"
        elif kind == "attribution":
            of = "claim"
        other: Literal["source", "claim", "attribution"] = "claim"
        if kind in ("speaker", "parent"):
            other = "source" if kind == "speaker" else "attribution"
        places = [self._place(name, of=of) for name in about]
        others = [self._place(name, of=other) for name in instead]
        made = judgement(kind, places, value=value, instead=others, who=who, at=self._clock(), why=why)
        with self._speaking():
            keep(self._open(), made)
        return made

    def undo(self, id: str, *, who: str, why: str = "") -> Judgement:
        """Take a judgement back, itself a judgement; undone again, it stands again. Raises UnknownDocument."""
        from reportedly.judging import judgement
        from reportedly.store.judgements import keep

        old = self.judgement(id)
        made = judgement(old.kind, old.about, who=who, at=self._clock(), why=why, undoes=old.id)
        with self._speaking():
            keep(self._open(), made)
        return made

    def judgement(self, id: str) -> Judgement:
        """One judgement, named by its id or the unique beginning of it. Raises UnknownDocument."""
        from reportedly.store.judgements import named

        with self._speaking():
            found = named(self._open(), id)
        if len(found) != 1:
            says = "Several judgements begin so." if found else "There is no judgement of that id."
            raise UnknownDocument(id, says, remedy="See `reportedly judge list` for the ids.")
        return found[0]

    def judgements(self) -> tuple[Judged, ...]:
        """Every judgement in the order in which they came, whether it stands, and what no longer fits and why."""
        from reportedly.store import judgements

        with self._speaking():
            return self._weighed(judgements.judgements(self._open()))

    def log(self, *, start: int = 0, limit: int = 50) -> Log:
        """The last judgements as `judgements` tells them, the last first, after `start` of them."""
        from reportedly.store import judgements

        with self._speaking():
            said = judgements.last(self._open(), start=start, limit=limit)
            return Log(total=judgements.count(self._open()), judged=self._weighed(said))

    def judgement_ids(self) -> tuple[str, ...]:
        """The ids of all judgements, in the order in which they came."""
        from reportedly.store import judgements

        with self._speaking():
            return judgements.ids(self._open())

    def voiced(self, name: str) -> tuple[str, ...]:
        """The documents in which, as people said, somebody of that name speaks, whom the text may call otherwise."""
        from reportedly.store import judgements

        with self._speaking():
            said = judgements.speaking(self._open(), name)
            ids = dict.fromkeys(one.about[0].document for one in said)
            return tuple(id for id in ids if {one.id for one in said} & {one.id for one in self._standing_of(id)})

    def count_judged(self, since: str) -> int:
        """How many judgements came after a time (ISO 8601, UTC)."""
        from reportedly.store import judgements

        with self._speaking():
            return judgements.count(self._open(), since=since)

    def judged(self, id: str) -> tuple[Judgement, ...]:
        """Every judgement that quotes a document, undone ones too, in the order in which they came."""
        from reportedly.store import judgements

        with self._speaking():
            return judgements.of(self._open(), id)

    def standing(self, id: str) -> tuple[Judgement, ...]:
        """Those judgements that quote a document and were not undone, the last at the end."""
        with self._speaking():
            return self._standing_of(id)

    def merge(self, *judgements: Judgement) -> int:
        """Take judgements of another library in; gives how many were new. They wait for documents not here yet."""
        from reportedly.store.judgements import keep

        with self._speaking():
            return len(keep(self._open(create=True), *judgements))

    def _weighed(self, said: Sequence[Judgement]) -> tuple[Judged, ...]:
        """Judgements with whether they stand and fit."""
        from reportedly.judging import about, mend, rule

        ids = dict.fromkeys(id for one in said for id in about(one))
        standing = {id: self._standing_of(id) for id in ids}
        stand = {one.id for every in standing.values() for one in every}
        held = [one for one in said if one.id in stand]
        documents = {id: found for id in ids if (found := self._unmended(id))}
        lost = {gone.judgement.id: gone.says for gone in rule(documents, held).lost}
        for id, document in documents.items():
            lost |= {gone.judgement.id: gone.says for gone in mend(document, standing[id])[1]}
        for one in held:
            if one.id not in lost and not set(about(one)) <= set(documents):
                lost[one.id] = "a document that it quotes is not in the library"
        return tuple(Judged(judgement=one, stands=one.id in stand, lost=lost.get(one.id)) for one in said)

    def _place(self, name: str, *, of: Literal["source", "claim", "attribution"]) -> Anchor:
        from reportedly.judging import place

        splits = [(name[:at], name[at + 1 :]) for at, sign in enumerate(name) if sign == ":"]
        splits = [(id, part) for id, part in splits if id and part]
        if not splits:
            says = "A place is named by its document and what stands there."
            raise UnknownDocument(name, says, remedy="Write DOCUMENT:PLACE, such as d12ab:a3 or d12ab:s1.")
        for id, part in reversed(splits):  # an id may hold colons, and so may words
            document = self._unmended(id)
            if document is not None and document.id == id:
                return place(self.show(id), part, of=of)
        return place(self.show(splits[0][0]), splits[0][1], of=of)

    def _unmended(self, id: str) -> Document | None:
        from reportedly.store import look

        try:
            with self._speaking():
                return look.document(self._open(), id)
        except UnknownDocument:
            return None
