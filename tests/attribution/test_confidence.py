"""What evidence is worth: nothing without weights, more where more speaks for a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.attribution.confidence import features, mood, weighed
from reportedly.attribution.draft import Draft, Evidence, Findings

TEXT = "“The dam leaks,” Ada said."
DRAFT = Draft(
    source=((17, 20),),
    cue=((21, 25),),
    content=((0, 16),),
    confidence=0.8,
    because="cue",
    evidence=Evidence(cue=0.9, whole=0.7, source=0.95, content=0.9),
)
WEIGHTS = {"raw": 1.0, "cue": 0.5, "quoted": 1.0, "learned": -0.5}
HIGH = {"raw": 9.0, "cue": 9.0, "mood": -3.0}


def test_without_weights_the_beliefs_stand_as_they_are() -> None:
    assert weighed(TEXT, [DRAFT], None, 0.0) == [DRAFT]


def test_more_belief_in_the_cue_makes_a_draft_surer() -> None:
    doubted = replace(DRAFT, evidence=replace(DRAFT.evidence, cue=0.3))
    sure, less = weighed(TEXT, [DRAFT, doubted], WEIGHTS, 0.0)
    assert sure.confidence > less.confidence
    assert replace(sure, confidence=0.8) == DRAFT


def test_features_say_who_found_it_and_what_it_holds() -> None:
    found = features(TEXT, DRAFT, 0.0)
    assert (found["learned"], found["formed"], found["both"], found["quoted"], found["sourceless"]) == (1, 0, 0, 1, 0)
    formed = replace(DRAFT, source=(), evidence=Evidence(pattern=0.8, belief=0.1))
    found = features(TEXT, formed, 0.0)
    assert (found["learned"], found["formed"], found["both"], found["sourceless"]) == (0, 1, 0, 1)
    assert found["cue"] == 0 and found["belief"] < 0


@given(st.lists(st.floats(0, 1), max_size=5), st.floats(0, 1), st.floats(0, 1))
def test_a_confidence_is_always_a_probability(others: list[float], cue: float, whole: float) -> None:
    drafts = [replace(DRAFT, confidence=value, evidence=Evidence(cue=cue, whole=whole)) for value in others]
    assert all(0 < draft.confidence < 1 for draft in weighed(TEXT, drafts, HIGH, mood(drafts)))
    assert mood(drafts) == pytest.approx(mood(list(reversed(drafts))))


def test_the_belief_in_a_cue_is_the_highest_of_its_words() -> None:
    findings = Findings(doubts=[((0, 4), 0.2), ((17, 20), 0.4), ((21, 25), 0.9)])
    assert findings.belief(((17, 25),)) == 0.9
    assert findings.belief(((17, 20),)) == 0.4
    assert findings.belief(((5, 16),)) == 0.0
    assert Findings().belief(((21, 25),)) is None
