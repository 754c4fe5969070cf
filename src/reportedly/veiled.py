"""A library in which the readers of its pages are hidden from whoever looks, searches, corrects or takes it along.

What is searched is a copy that never held a reader's name, so that no name can be found or tried out; what is shown is
hidden as the exports hide it, by the same hand. Whoever corrects points at the text that is shown; what is kept is
anchored in the text that is there.
"""

from __future__ import annotations

import hmac
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import UnknownDocument
from reportedly.export import Traced, quoted_by
from reportedly.export.people import Privacy
from reportedly.export.privacy import Hidden
from reportedly.language.selectors import anchor, find
from reportedly.library import Judged, Leaf, Library, Log, Recalled, Seen, Unsure, Where
from reportedly.model import Anchor, Claim, Document, Judgement, JudgementKind, SourceKind

if TYPE_CHECKING:
    from reportedly.claims.passages import Passage

_PLACES = re.compile(r"(\d{1,9})-(\d{1,9})")
_DIGITS = 12


class Veil:
    """What hides the readers of one library, shared by all who look at it: the way of hiding, and the copy.

    `recalled` is what was found in the copy of late; `close` deletes the copy.
    """

    def __init__(self, privacy: Privacy) -> None:
        self.privacy = privacy
        self.recalled = Recalled()
        self._secret = secrets.token_bytes(32)
        self._folder = Path(tempfile.mkdtemp(prefix="reportedly-veiled-"))
        self._lock = Lock()
        self._changes = -1
        self._states: dict[str, str] = {}

    @property
    def copy(self) -> Path:
        """Where the copy is."""
        return self._folder / "veiled.db"

    def close(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def judgement_id(self, id: str) -> str:
        """What a judgement is called: its own id is made of its words, and would let whoever has it try out names."""
        return "j" + hmac.new(self._secret, id.encode(), "sha256").hexdigest()[:_DIGITS]

    def bring(self, library: Library) -> None:
        """Bring the copy up to what the library holds now; only what changed is hidden anew."""
        from reportedly.store.connection import connect
        from reportedly.store.forget import remove
        from reportedly.store.keep import keep

        with self._lock:
            changes = library.changes()
            if changes == self._changes:
                return
            stamps = {stamp.id: stamp for stamp in library.stamps()}
            connection = connect(self.copy, create=True)
            try:
                connection.execute("PRAGMA synchronous = OFF")  # it is made again when it is gone
                for id in self._states.keys() - stamps.keys():
                    remove(connection, id, at="")
                for document in _changed(library, {id: stamp.state for id, stamp in stamps.items()}, self._states):
                    at = stamps[document.id].added_at
                    keep(connection, self.privacy(document), document.id.encode(), at=at, by="veil")
            finally:
                connection.close()
            self._states = {id: stamp.state for id, stamp in stamps.items()}
            self._changes = changes


def _changed(library: Library, now: dict[str, str], known: dict[str, str]) -> Iterator[Document]:
    if not known:
        yield from (document for document in library.documents() if document.id in now)
        return
    for id, state in now.items():
        if known.get(id) != state:
            yield library.show(id)


class Veiled:
    """A library as `Library` gives it, its readers hidden; for one thread.

    `path`, `clock` and `patience` are as for a `Library`. What is not here cannot be asked for.
    """

    def __init__(
        self, path: str, veil: Veil, *, clock: Callable[[], str] | None = None, patience: float = 30.0
    ) -> None:
        self._true = Library(path, clock=clock, patience=patience)
        self._copy = Library(veil.copy, patience=patience, recalled=veil.recalled)
        self._veil = veil

    def show(self, id: str) -> Document:
        """As `Library.show`."""
        return self._hidden(id).document

    def browse(self, words: str = "", *, where: Where | None = None, start: int = 0, limit: int = 20) -> Leaf:
        """As `Library.browse`; what is not shown is not found."""
        return self._looked().browse(words, where=where, start=start, limit=limit)

    def changes(self) -> int:
        """As `Library.changes`."""
        return self._true.changes()

    def sources(self) -> Iterator[Seen]:
        """As `Library.sources`."""
        return self._looked().sources()

    def members(self, name: str, kind: SourceKind) -> tuple[tuple[str, str], ...]:
        """As `Library.members`, by the names that are shown."""
        return self._looked().members(name, kind)

    def alike(self, name: str, kind: SourceKind) -> Iterator[Seen]:
        """As `Library.alike`, among the names that are shown."""
        return self._looked().alike(name, kind)

    def came(self, since: str, *, limit: int = 20) -> Leaf:
        """As `Library.came`, of what is shown."""
        return self._looked().came(since, limit=limit)

    def added(self, since: str, documents: Collection[str]) -> frozenset[str]:
        """As `Library.added`."""
        return self._true.added(since, documents)

    def count_judged(self, since: str) -> int:
        """As `Library.count_judged`."""
        return self._true.count_judged(since)

    def unsure(self) -> Iterator[Unsure]:
        """As `Library.unsure`."""
        return self._true.unsure()

    def is_traced(self) -> bool:
        """As `Library.is_traced`."""
        return self._true.is_traced()

    def kept_claims(self, *documents: str, limit: int = 20) -> tuple[Claim, ...]:
        """As `Library.kept_claims`."""
        return tuple(map(self._claim, self._true.kept_claims(*documents, limit=limit)))

    def joined_claims(self, since: str, *, limit: int = 20) -> tuple[Claim, ...]:
        """As `Library.joined_claims`."""
        return tuple(map(self._claim, self._true.joined_claims(since, limit=limit)))

    def kept_claim(self, id: str) -> Claim:
        """As `Library.kept_claim`."""
        return self._claim(self._true.kept_claim(id))

    def compare(self, one: str, other: str) -> tuple[Passage, ...]:
        """As `Library.compare`, in the texts that are shown."""
        return self._true.passages(self.show(one), self.show(other))

    def unread(self, one: str, other: str) -> int:
        """As `Library.unread`, in the texts that are shown."""
        return self._true.unread_passages(self.show(one), self.show(other))

    def mark(self, since: str) -> str:
        """As `Library.mark`."""
        return self._true.mark(since)

    def export(
        self, format: str, stream: BinaryIO, *, claim: str | None = None, privacy: Privacy | None = None
    ) -> None:
        """As `Library.export`; `privacy` changes nothing, for all are hidden in the same way."""
        self._true.export(format, stream, claim=claim, privacy=self._veil.privacy)

    def log(self, *, start: int = 0, limit: int = 50) -> Log:
        """As `Library.log`."""
        log = self._true.log(start=start, limit=limit)
        return replace(log, judged=tuple(map(self._judged, log.judged)))

    def judgement(self, id: str) -> Judgement:
        """As `Library.judgement`, by the whole id that is shown."""
        return self._judgement(self._true.judgement(self._own_id(id)))

    def voiced(self, name: str) -> tuple[str, ...]:
        """As `Library.voiced`, by the name that is shown."""
        said = ((one, self._judgement(one)) for one in map(self._true.judgement, self._true.judgement_ids()))
        names = {one.value for one, shown in said if one.kind == "speaker" and one.value and shown.value == name}
        return tuple(dict.fromkeys(id for value in sorted(names) for id in self._true.voiced(value)))

    def judged(self, id: str) -> tuple[Judgement, ...]:
        """As `Library.judged`."""
        return tuple(map(self._judgement, self._true.judged(id)))

    def standing(self, id: str) -> tuple[Judgement, ...]:
        """As `Library.standing`."""
        return tuple(map(self._judgement, self._true.standing(id)))

    def judge(
        self,
        kind: JudgementKind,
        *about: str,
        value: str | None = None,
        instead: tuple[str, ...] = (),
        who: str,
        why: str = "",
    ) -> Judgement:
        """As `Library.judge`; places and names are those that are shown, ids and START-END."""
        if kind == "speaker" and value is not None:
            known = self._speaker(about[0].rpartition(":")[0], value)
            value, instead = (None, (known,)) if known else (value, instead)
        made = self._true.judge(
            kind,
            *map(self._place, about),
            value=value,
            instead=tuple(map(self._place, instead)),
            who=who,
            why=why,
        )
        return self._judgement(made)

    def undo(self, id: str, *, who: str, why: str = "") -> Judgement:
        """As `Library.undo`, by the whole id that is shown."""
        return self._judgement(self._true.undo(self._own_id(id), who=who, why=why))

    def _own_id(self, shown: str) -> str:
        """The id of the judgement that is shown under another. Raises UnknownDocument."""
        for id in self._true.judgement_ids():
            if self._veil.judgement_id(id) == shown:
                return id
        raise UnknownDocument(shown, "There is no judgement of that id.", remedy="See the log of corrections.")

    def _looked(self) -> Library:
        self._veil.bring(self._true)
        return self._copy

    def _hidden(self, id: str) -> Hidden:
        return self._veil.privacy.hidden(self._true.show(id))

    def _held(self, id: str) -> Document | None:
        try:
            return self._true.show(id)
        except UnknownDocument:
            return None

    def _claim(self, claim: Claim) -> Claim:
        pages = ((id, self._held(id)) for id in quoted_by(claim))
        traced = Traced(claim, {id: page for id, page in pages if page is not None})
        return self._veil.privacy.claim(traced).claim

    def _judged(self, one: Judged) -> Judged:
        lost = one.lost
        for place in (*one.judgement.about, *one.judgement.instead):
            document = self._held(place.document)
            if lost and document:
                lost = self._veil.privacy.hidden(document).hide(lost)
        return replace(one, judgement=self._judgement(one.judgement), lost=lost)

    def _judgement(self, one: Judgement) -> Judgement:
        """A judgement in the words that are shown; of a document that is not here none are."""
        pages: dict[str, tuple[Document, Hidden] | None] = {}
        for place in (*one.about, *one.instead):
            if place.document not in pages:
                document = self._held(place.document)
                pages[place.document] = (document, self._veil.privacy.hidden(document)) if document else None
        value, why = one.value, one.why
        for page in filter(None, pages.values()):
            value = page[1].hide(value) if value and one.kind == "speaker" else value
            why = page[1].hide(why)
        return replace(
            one,
            id=self._veil.judgement_id(one.id),
            about=tuple(_anchored(place, pages[place.document]) for place in one.about),
            instead=tuple(_anchored(place, pages[place.document]) for place in one.instead),
            value=value,
            why=why,
            undoes=self._veil.judgement_id(one.undoes) if one.undoes else None,
        )

    def _place(self, name: str) -> str:
        """A place of the text that is shown, where it is in the text that is kept."""
        document, _, part = name.rpartition(":")
        found = _PLACES.fullmatch(part)
        if not found:
            return name
        start, end = self._hidden(document).back((int(found[1]), int(found[2])))
        return f"{document}:{start}-{end}"

    def _speaker(self, id: str, name: str) -> str | None:
        """The source that is shown under that name in a document."""
        for source in self.show(id).sources:
            if name in (source.name, *source.aliases):
                return f"{id}:{source.id}"
        return None


def _anchored(place: Anchor, page: tuple[Document, Hidden] | None) -> Anchor:
    """A place in the text that is shown; what stands there no more keeps none of the words around it."""
    if page is None:
        return replace(place, quote="…", before="", after="")
    document, hidden = page
    span = find(document.text, place)
    if span is None:
        return replace(place, quote=hidden.hide(place.quote), before="", after="")
    return anchor(document.id, hidden.document.text, hidden.spans((span,))[0])
