"""Many documents at once: the same answers in the same order, and one fault is one failure."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

import pytest

from reportedly.errors import Failure, ReportedlyError
from reportedly.model import Document
from reportedly.workers import follow_all


@dataclass(frozen=True)
class Shout:
    """Steps that can be sent to another process."""

    def follow(self, document: Document) -> Document:
        if document.text == "fall":
            raise ValueError("fell")
        if document.text == "die":
            os._exit(3)
        return replace(document, text=document.text.upper(), title=str(os.getpid()))


def run(words: list[str | None], jobs: int) -> list[Document | Failure | None]:
    def document_of(word: str | None) -> tuple[Document, str] | None:
        return None if word is None else (Document(id=f"d-{word}", text=word), "input")

    answers = list(follow_all(words, document_of, Shout(), jobs=jobs))
    assert [word for word, _ in answers] == words
    return [answer for _, answer in answers]


@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_come_in_order_whoever_does_the_work(jobs: int) -> None:
    words = [None if number % 5 == 3 else f"word {number}" for number in range(30)]
    answers = run([*words, "fall", "last"], jobs)
    shouted = [answer.text if isinstance(answer, Document) else None for answer in answers]
    assert shouted[:30] == [word and word.upper() for word in words]
    fault = answers[30]
    assert isinstance(fault, Failure) and (fault.input, fault.place) == ("input", "d-fall") and "fell" in fault.says
    assert isinstance(answers[31], Document)
    workers = {answer.title for answer in answers if isinstance(answer, Document)}
    assert (str(os.getpid()) in workers) is (jobs == 1)


def test_a_process_that_ends_is_told_with_a_remedy() -> None:
    with pytest.raises(ReportedlyError, match="fewer --jobs"):
        run(["one", "die", "two"], 2)
