"""Matching: what was compared before is not compared again, and the result is that of comparing everything."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.claims import wordings as room
from reportedly.claims.matching import Compared, Matching
from reportedly.claims.similarity import Floats, Likeness, Prepared, compare, ready
from reportedly.claims.wordings import Wordings

TOLD = (
    "The ferry to Orlin ran aground on Tuesday.",
    "On Tuesday the Orlin ferry ran onto a sandbank.",
    "Two bakers of Vesk were given a medal for their bread.",
    "The medal for bread went to two bakers from Vesk.",
    "A ferry captain was given a medal in Orlin.",
)


def wordings() -> Wordings:
    return Wordings(TOLD, ["en"] * len(TOLD))


def rows(found: Compared) -> list[tuple[int, int, float]]:
    return [(link.one, link.other, link.score) for link in found]


def test_known_pairs_are_taken_as_they_are_and_the_others_compared() -> None:
    whole = Matching(wordings())
    old = np.asarray([True, True, True, True, False])
    known = [row for row in rows(whole.links) if row[1] < 4]
    assert known
    parted = Matching(
        wordings(),
        settled=old,
        known=Compared(
            np.asarray([row[0] for row in known]),
            np.asarray([row[1] for row in known]),
            np.asarray([row[2] for row in known]),
        ),
    )
    assert all(other == 4 for _, other, _ in rows(parted.fresh))
    assert rows(parted.links) == rows(whole.links)


def test_only_texts_that_are_compared_are_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[str] = []

    def noting(text: str, language: str | None, *, bare: Floats, meaning: Floats) -> Prepared:
        prepared.append(text)
        return ready(text, language, bare=bare, meaning=meaning)

    monkeypatch.setattr(room, "ready", noting)
    found = Matching(wordings(), settled=np.asarray([True, True, True, True, True]))
    assert (len(found.links), prepared) == (0, [])
    score = found.likeness(0, 1)
    assert found.likeness(1, 0) == score
    assert prepared == [TOLD[0], TOLD[1]]
    assert found.asked == {(0, 1): score}


def test_a_likeness_is_the_same_whether_it_was_near_or_asked_for() -> None:
    whole = Matching(wordings())
    asked = Matching(wordings(), settled=np.ones(len(TOLD), np.bool_))
    for link in whole.links:
        assert asked.likeness(link.one, link.other) == link.score == whole.likeness(link.other, link.one)
    assert whole.asked == {}


def test_copies_are_compared_once_and_others_each_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def counted(one: Prepared, other: Prepared) -> Likeness:
        asked.append((one.text, other.text))
        return compare(one, other)

    monkeypatch.setattr(room, "compare", counted)
    texts = ["The dam will be drained in May.", "In May the dam will be drained."]
    found = np.random.default_rng(1).normal(size=(2, 384)).astype(np.float32)
    copies = Wordings(texts * 3, ["en"] * 6, found=np.concatenate([found] * 3))
    assert len({copies.likeness(one, one + 1) for one in (0, 2, 4)}) == 1
    assert len(asked) == 1
    meant = Wordings(texts * 2, ["en"] * 4, found=np.concatenate([found, found[::-1]]))
    assert meant.likeness(0, 1) == compare(meant.prepared(0), meant.prepared(1)).score
    assert meant.likeness(2, 3) == compare(meant.prepared(2), meant.prepared(3)).score
