"""The one door: read files through the corridor, keep them in a library, and ask it.

`read` gives the documents of some files and keeps nothing. A `Library` is one SQLite file; its methods are the verbs
of the command line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from reportedly.comparing import Alike, Asked, Clustered, OneText, TwoTexts, match, trace
from reportedly.errors import Failure, Malformed, UnknownDocument
from reportedly.explaining import Explanation, Said, Steps, accounted, explain
from reportedly.files import Readable, copies, fetching, formats, found_by, read, read_all, statement
from reportedly.inputs import StrPath, Watch, readings
from reportedly.model import Document
from reportedly.shelf.judging import Judged, Judging, Log
from reportedly.shelf.looking import Looking
from reportedly.shelf.tracing import Tracing
from reportedly.store.recalled import Recalled
from reportedly.store.values import Facet, Fault, Found, Hit, Kept, Leaf, Listed, Removed, Seen, Unsure, Where

if TYPE_CHECKING:
    from reportedly.attribution.account import Account as Account  # noqa: PLC0414 - the screens have it from here
    from reportedly.claims.passages import Passage as Passage  # noqa: PLC0414
    from reportedly.export.people import Privacy
    from reportedly.reading.reading import Reading, Stated
    from reportedly.tracing import Change as Change  # noqa: PLC0414
    from reportedly.tracing import Changes as Changes  # noqa: PLC0414

__all__ = [
    "Added",
    "Alike",
    "Asked",
    "Clustered",
    "Explanation",
    "Facet",
    "Fault",
    "Found",
    "Hit",
    "Judged",
    "Kept",
    "Leaf",
    "Library",
    "Listed",
    "Log",
    "OneText",
    "Readable",
    "Recalled",
    "Removed",
    "Said",
    "Seen",
    "Steps",
    "TwoTexts",
    "Unsure",
    "Where",
    "copies",
    "explain",
    "formats",
    "found_by",
    "match",
    "read",
    "read_all",
    "statement",
    "trace",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding one document came to; `input` is where it was read from."""

    input: str
    kept: Kept


class Library(Judging, Tracing, Looking):
    """Documents and everything found in them, in one SQLite file that is made when the first one is added.

    Use it in a `with` block, or `close` it. `corridor` are the steps that documents go through, `clock` gives the
    time (ISO 8601), `patience` is how many seconds to wait for another program that writes, `recalled` is shared with
    others who look into the same file.
    """

    def add(
        self,
        *inputs: StrPath,
        stated: Stated | None = None,
        table: StrPath | None = None,
        anew: bool = False,
        threads: int = 1,
        fast: bool = False,
        fetch: bool = False,
        jobs: int = 1,
        watch: Watch | None = None,
    ) -> Iterator[Added | Failure]:
        """Read files and folders and keep their documents, one transaction each; arguments as for `read_all`.

        Each message of a channel is a document of its own. A document that is here already, found by the same model, is
        not looked at again unless `anew`. What cannot be read comes as a `Failure` and the others go on; raises
        NotALibrary, NewerLibrary, LibraryBusy or StorageFull, after which what was yielded stays kept.
        """
        from reportedly.pipeline import Corridor
        from reportedly.store.keep import keep, known
        from reportedly.workers import follow_all

        steps: Steps = self._corridor or Corridor(threads=threads, fast=fast)
        reader = Corridor(until="read", posts=True)
        by = found_by(fast=fast)
        with self._speaking():
            connection = self._open(create=True)
            own = tuple(self.path + end for end in ("", "-wal", "-shm"))
            got = fetching(self._clock) if fetch else None
            told = readings(inputs, reader.run, stated=stated, table=table, skip=own, fetch=got, watch=watch)

            def asked() -> Iterator[tuple[str, Reading | Failure, Kept | None]]:
                for name, item in told:
                    here = None
                    if not anew and not isinstance(item, Failure):
                        here = known(connection, item.document, item.original, by=by)
                    yield name, item, here

            def document_of(asked: tuple[str, Reading | Failure, Kept | None]) -> tuple[Document, str] | None:
                name, item, here = asked
                return None if here or isinstance(item, Failure) else (item.document, name)

            for (name, item, here), followed in follow_all(asked(), document_of, steps, jobs=jobs):
                if isinstance(item, Failure):
                    yield item
                elif isinstance(followed, Failure):
                    yield followed
                else:
                    try:
                        kept = here or keep(
                            connection, followed or item.document, item.original, at=self._clock(), by=by
                        )
                    except Malformed as error:
                        yield error.failure
                    else:
                        yield Added(input=name, kept=kept)

    def explain(self, name: str, *, threads: int = 1, fast: bool | None = None) -> Explanation:
        """Why an attribution, named `DOCUMENT:ATTRIBUTION`, is one; it is found anew for it.

        `fast` finds it with the smaller model, False with the full one; None with the one that found it when it was
        added. Raises UnknownDocument.
        """
        from reportedly.pipeline import Corridor
        from reportedly.store import look

        id, colon, attribution = name.rpartition(":")
        if not colon or not id or not attribution:
            says = "An attribution is named by its document and its own id."
            raise UnknownDocument(name, says, remedy="Write DOCUMENT:ATTRIBUTION, such as d12ab:a3.")
        stored = explain(self.show(id), attribution)
        with self._speaking():
            by = look.found_by(self._open(), id)
        if fast is None:
            fast = by != found_by() and by == found_by(fast=True)
        steps: Steps = self._corridor or Corridor(threads=threads, fast=fast)
        return accounted(stored, steps, same_model=by == found_by(fast=fast))

    def export(
        self, format: str, stream: BinaryIO, *, claim: str | None = None, privacy: Privacy | None = None
    ) -> None:
        """Write every document or claim to `stream` in a format, or one `claim` by its id; `privacy` hides people.

        Raises UnknownFormat, and UnknownDocument where there is no such claim.
        """
        from reportedly.exporting import export

        export(
            format,
            stream,
            documents=self.documents,
            document=self.show,
            claims=self.claims,
            named_claim=self.claim,
            claim=claim,
            privacy=privacy,
        )

    def check(self) -> Iterator[Fault]:
        """Everything that is wrong with the library: spans, hashes, references, the file; nothing when it is sound."""
        from reportedly.store.check import check

        with self._speaking():
            yield from check(self._open())

    def remove(self, id: str) -> Removed:
        """Purge a document with all its versions and leave a tombstone without text. Raises UnknownDocument."""
        from reportedly.store.forget import remove

        with self._speaking():
            return remove(self._open(), id, at=self._clock())
