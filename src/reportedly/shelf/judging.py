"""What people say of what was found in a library: kept, undone, listed, taken in from another one."""

from __future__ import annotations

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

        found = [one for one in self.judgements() if one.judgement.id.startswith(id)] if id else []
        if len(found) != 1:
            says = "Several judgements begin so." if found else "There is no judgement of that id."
            raise UnknownDocument(id, says, remedy="See `reportedly judge list` for the ids.")
        old = found[0].judgement
        made = judgement(old.kind, old.about, who=who, at=self._clock(), why=why, undoes=old.id)
        with self._speaking():
            keep(self._open(), made)
        return made

    def judgements(self) -> tuple[Judged, ...]:
        """Every judgement in the order in which they came, whether it stands, and what no longer fits and why."""
        from reportedly.judging import about, mend, rule, standing
        from reportedly.store import judgements

        with self._speaking():
            every = judgements.judgements(self._open())
        stand = standing(every)
        documents = {id: found for one in stand for id in about(one) if (found := self._unmended(id))}
        lost = {gone.judgement.id: gone.says for gone in rule(documents, stand).lost}
        for document in documents.values():
            lost |= {gone.judgement.id: gone.says for gone in mend(document, stand)[1]}
        for one in stand:
            if one.id not in lost and not set(about(one)) <= set(documents):
                lost[one.id] = "a document that it quotes is not in the library"
        ids = {one.id for one in stand}
        return tuple(Judged(judgement=one, stands=one.id in ids, lost=lost.get(one.id)) for one in every)

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

    def merge(self, *judgements: Judgement) -> int:
        """Take judgements of another library in; gives how many were new. They wait for documents not here yet."""
        from reportedly.store.judgements import keep

        with self._speaking():
            return len(keep(self._open(create=True), *judgements))

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
