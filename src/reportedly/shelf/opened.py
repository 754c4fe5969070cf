"""A library's file, opened when it is needed, and the documents in it as people judged them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Self

from reportedly.explaining import Steps
from reportedly.files import now
from reportedly.inputs import StrPath
from reportedly.model import Document, Judgement
from reportedly.store.recalled import Recalled


class Opened:
    """One SQLite file that is made when the first document is added; use it in a `with` block, or `close` it.

    `corridor` are the steps that documents go through, `clock` gives the time (ISO 8601), `patience` is how many
    seconds to wait for another program that writes, `recalled` is shared with others who look into the same file.
    """

    def __init__(
        self,
        path: StrPath,
        *,
        corridor: Steps | None = None,
        clock: Callable[[], str] | None = None,
        patience: float = 30.0,
        recalled: Recalled | None = None,
    ) -> None:
        self.path = os.fspath(path)
        self._corridor = corridor
        self._clock = clock or now
        self._patience = patience
        self._recalled = recalled or Recalled()
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the next call opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def documents(self) -> Iterator[Document]:
        """Every document in its newest version, as people judged it, one in memory at a time."""
        from reportedly.store import look

        with self._speaking():
            judged = self._standing()
            for document in look.documents(self._open()):
                yield with_judgements(document, judged)

    def show(self, id: str, *, version: int | None = None) -> Document:
        """One document, named by its id or the unique beginning of it, as people judged it. Raises UnknownDocument."""
        from reportedly.store import look

        with self._speaking():
            document = look.document(self._open(), id, version=version)
            return with_judgements(document, self._standing_of(document.id))

    def _standing(self) -> tuple[Judgement, ...]:
        from reportedly.judging import standing
        from reportedly.store.judgements import judgements

        return standing(judgements(self._open()))

    def _standing_of(self, id: str) -> tuple[Judgement, ...]:
        """Those that quote a document; what takes one back quotes what that one quotes."""
        from reportedly.judging import standing
        from reportedly.store.judgements import of

        return standing(of(self._open(), id))

    def _writes(self) -> bool:
        from reportedly.store.connection import writable

        return writable(self._open())

    def _open(self, *, create: bool = False) -> sqlite3.Connection:
        if self._connection is None:
            from reportedly.store.connection import connect

            self._connection = connect(self.path, create=create, patience=self._patience)
        return self._connection

    def _speaking(self) -> AbstractContextManager[None]:
        from reportedly.store.connection import speaking

        return speaking(self.path)


def with_judgements(document: Document, judged: tuple[Judgement, ...]) -> Document:
    """The document as people judged it."""
    if not judged:
        return document
    from reportedly.judging import mend

    return mend(document, judged)[0]
