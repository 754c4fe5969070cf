"""Many documents through the steps at once, in processes of their own; answers come in the order of the documents."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, TypeVar

from reportedly.errors import BadLexicon, Failure, MissingWeights, ReportedlyError
from reportedly.inputs import failure_of
from reportedly.model import Document

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")

AHEAD = 4
"""Documents that wait for each process: what is read ahead is held in memory."""


class Following(Protocol):
    """What a document goes through: a `Corridor`."""

    def follow(self, document: Document) -> Document:
        """One document from where reading left it to the last step."""


def follow(steps: Following, document: Document, name: str) -> Document | Failure:
    """The document after the last step; a fault in one is told, and a broken installation ends the run."""
    try:
        return steps.follow(document)
    except (MissingWeights, BadLexicon):
        raise
    except Exception as error:
        return failure_of(error, name, document.id)


def follow_all(
    items: Iterable[Item],
    document_of: Callable[[Item], tuple[Document, str] | None],
    steps: Following,
    *,
    jobs: int = 1,
) -> Iterator[tuple[Item, Document | Failure | None]]:
    """Every item with its document after the last step, in order.

    `document_of` gives an item's document and the name of its input, or None where there is nothing to do, which comes
    back as None. `jobs` is the number of processes; with one, this process does the work.
    """
    if jobs <= 1:
        for item in items:
            told = document_of(item)
            yield item, follow(steps, *told) if told else None
        return
    # one process needs none of this, and opening it takes as long as a page
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(steps,))
    waiting: deque[tuple[Item, tuple[Document, str] | None, Future[Document | Failure] | None]] = deque()
    try:
        for item in items:
            told = document_of(item)
            waiting.append((item, told, pool.submit(_follow, *told) if told else None))
            while len(waiting) > AHEAD * jobs or (waiting and _is_done(waiting[0][2])):
                yield _answer(*waiting.popleft())
        while waiting:
            yield _answer(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _is_done(future: Future[Document | Failure] | None) -> bool:
    return future is None or future.done()


def _answer(
    item: Item, told: tuple[Document, str] | None, future: Future[Document | Failure] | None
) -> tuple[Item, Document | Failure | None]:
    from concurrent.futures.process import BrokenProcessPool

    if future is None or told is None:
        return item, None
    try:
        return item, future.result()
    except BrokenProcessPool as error:
        document, name = told
        says = "A process that looked at documents ended: memory may have run out."
        remedy = "Run the command again with fewer --jobs; what was kept is not done twice."
        raise ReportedlyError(name, says, place=document.id, remedy=remedy) from error


_steps: Following | None = None


def _begin(steps: Following) -> None:
    """Take the steps into a new process; their model is opened when the first document comes."""
    global _steps  # noqa: PLW0603 - a process of a pool has nowhere else to keep what it works with
    _steps = steps


def _follow(document: Document, name: str) -> Document | Failure:
    assert _steps is not None
    return follow(_steps, document, name)
