"""Leaves of a search as they were written, each shown only while nothing has changed in the library.

Whoever looks at a leaf will most likely turn it: the next one is written while this one is read, so that turning takes
little longer than handing out a file does.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock

from reportedly.web.shown import Shown
from reportedly.web.templates import PART

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Written:
    """A leaf as `html`; `after` is the address of the next one, None after the last."""

    html: str
    after: str | None


@dataclass(frozen=True, slots=True)
class _Kept:
    changes: int
    leaf: Future[Written]


class Leaves:
    """The last leaves that were asked for or are likely to be, by what stands behind the question mark."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def leaf(self, library: Shown, query: str, write: Callable[[], Written]) -> Written:
        """The leaf of a query, from `write` unless it is here and the library as it was; its errors are raised here.

        Whoever asks for a leaf that is being written waits for it.
        """
        # The count is taken first: what changes while the leaf is written makes it an old one.
        changes = library.changes()
        with self._lock:
            kept = self._kept.pop(query, None)
            known = kept is not None and kept.changes == changes
            if kept is None or not known:
                kept = _Kept(changes, Future())
                # Of what was removed from the library nothing stays here either.
                self._kept = {key: one for key, one in self._kept.items() if one.changes == changes}
            self._kept[query] = kept
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        if not known:
            self._write(query, kept, write)
        return kept.leaf.result()

    def _write(self, query: str, kept: _Kept, write: Callable[[], Written]) -> None:
        try:
            leaf = write()
        except BaseException as error:
            self._forget(query, kept)
            kept.leaf.set_exception(error)
            return
        if len(leaf.html) > PART:  # titles of strangers are as long as they like
            self._forget(query, kept)
        kept.leaf.set_result(leaf)

    def _forget(self, query: str, kept: _Kept) -> None:
        with self._lock:
            if self._kept.get(query) is kept:
                del self._kept[query]
