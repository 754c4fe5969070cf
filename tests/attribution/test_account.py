"""What decided for an attribution, told from drafts made by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reportedly.attribution.account import WEIGHED, Account, account
from reportedly.attribution.attribute import Weighed
from reportedly.attribution.confidence import features
from reportedly.attribution.draft import Draft, Evidence
from reportedly.model import Attribution
from tests.told import EVIDENCE, Reads, at, draft

TEXT = "The Beacon wrote that Oda Brandt, citing two engineers, says that the dam leaks."
OUTER = draft(TEXT, Reads("The Beacon", "wrote", TEXT[17:-1], 0.9))
INNER = draft(TEXT, Reads("Oda Brandt", "says", "that the dam leaks", 0.8))
CITED = replace(INNER, source=at(TEXT, "two engineers"), cue=at(TEXT, "citing"))
FORM = replace(
    INNER,
    because="E2: the verb “says” with its clause",
    form="E2",
    confidence=0.7,
    evidence=Evidence(pattern=0.7, belief=0.3),
)


def weighed(one: Draft, id: str = "a1", parent: str | None = None, weights: dict[str, float] | None = None) -> Weighed:
    attribution = Attribution(
        id=id,
        source=one.source,
        cue=one.cue,
        content=one.content,
        parent=parent,
        confidence=one.confidence,
        because=one.because,
    )
    return Weighed(attribution=attribution, draft=one, mood=0.5, raw=one.confidence, weights=weights)


def told(one: Draft) -> Account:
    found = weighed(one)
    return account(found, [found], TEXT)


class TestParts:
    def test_what_the_model_alone_found(self) -> None:
        found = told(INNER)
        assert (found.by, found.form) == ("model", None)
        beliefs = found.beliefs
        assert (beliefs.whole, beliefs.cue, beliefs.source, beliefs.content) == (0.8, 0.9, 0.7, 0.6)

    def test_what_a_form_alone_found_has_the_model_s_belief_in_its_cue_and_in_nothing_else(self) -> None:
        found = told(FORM)
        assert found.by == "form"
        beliefs = found.beliefs
        assert (beliefs.whole, beliefs.cue, beliefs.source, beliefs.content) == (None, 0.3, None, None)

    def test_what_both_found_keeps_the_form_s_own_confidence(self) -> None:
        both = replace(
            FORM, because=f"cue and {FORM.because}", confidence=0.94, evidence=replace(EVIDENCE, pattern=0.7)
        )
        found = told(both)
        assert (found.by, found.beliefs.cue) == ("both", 0.9)
        assert found.form is not None
        assert (found.form.id, found.form.confidence) == ("E2", 0.7)
        assert found.form.says == "the verb “says” with its clause"


class TestNesting:
    def test_of_the_page_s_own_word(self) -> None:
        assert told(OUTER).nesting.way == "nothing"

    @pytest.mark.parametrize(
        ("inner", "outer", "way"),
        [
            (INNER, OUTER, "content"),
            (replace(INNER, parent=0), OUTER, "content"),
            (CITED, INNER, "citing"),
            (replace(CITED, parent=0), INNER, "form"),
            (replace(CITED, parent=0), replace(INNER, content=at(TEXT, "The Beacon")), "discourse"),
            (Draft(source=(), cue=(), content=INNER.content, confidence=0.4, because="continues"), OUTER, "opening"),
        ],
    )
    def test_of_one_that_rests_on_another(self, inner: Draft, outer: Draft, way: str) -> None:
        over, under = weighed(outer), weighed(inner, "a2", "a1")
        nesting = account(under, [over, under], TEXT, parent="a1").nesting
        assert (nesting.parent, nesting.way) == ("a1", way)

    def test_of_one_whose_parent_only_the_discourse_gave(self) -> None:
        over, under = weighed(OUTER), weighed(INNER, "a2")
        assert account(under, [over, under], TEXT, parent="a1").nesting.way == "discourse"


class TestContributions:
    def test_they_add_up_to_the_confidence_the_largest_first(self) -> None:
        weights = {"cue": 0.5, "raw": 0.4, "learned": -0.2, "quoted": 3.0, "mood": 0.2}
        found = weighed(INNER, weights=weights)
        terms = account(found, [found], TEXT).contributions
        assert [term.name for term in terms] == ["cue", "raw", "learned", "mood"]
        assert terms[0].odds == pytest.approx(0.5 * math.log(0.9 / 0.1))
        assert terms[0].says == "the model's belief in the cue"

    def test_they_are_those_of_the_confidence_before_it_was_weighed(self) -> None:
        found = replace(weighed(INNER, weights={"raw": 1.0}), draft=replace(INNER, confidence=0.1))
        (term,) = account(found, [found], TEXT).contributions
        assert term.odds == pytest.approx(math.log(0.8 / 0.2))

    def test_without_weights_there_are_none_and_it_says_why(self) -> None:
        found = told(INNER)
        assert found.contributions == ()
        assert found.unweighed is not None
        assert "its finders' own" in found.unweighed

    def test_everything_that_is_weighed_has_a_name_in_plain_words(self) -> None:
        assert set(features(TEXT, INNER, 0.0)) == set(WEIGHED)


class TestRunnerUp:
    def test_is_the_surest_of_those_that_lost_even_to_one_that_lost(self) -> None:
        clipped = replace(INNER, content=at(TEXT, "the dam leaks"), confidence=0.5, rivals=(FORM,))
        found = told(replace(INNER, rivals=(clipped,)))
        assert found.lost == 2
        assert found.runner_up is not None
        assert (found.runner_up.by, found.runner_up.form, found.runner_up.confidence) == ("form", "E2", 0.7)

    def test_is_quoted_from_the_text_with_its_spans(self) -> None:
        reading = told(replace(FORM, rivals=(OUTER,))).runner_up
        assert reading is not None
        assert (reading.by, reading.source, reading.cue) == ("model", ("The Beacon",), ("wrote",))
        assert reading.spans == (OUTER.source, OUTER.cue, OUTER.content)

    def test_of_one_alone_is_nobody(self) -> None:
        found = told(INNER)
        assert (found.runner_up, found.alone) == (None, "nothing else was found at this cue")


def test_a_guess_is_one_and_says_what_it_goes_on_with() -> None:
    guess = Draft(source=(), cue=(), content=INNER.content, confidence=0.4, because="continues")
    found = weighed(guess, "a2", weights={"sourceless": 1.0})
    found = replace(found, attribution=replace(found.attribution, because="continues a1"))
    told = account(found, [found], TEXT)
    assert (told.by, told.continues, told.contributions) == ("guess", "a1", ())
    assert told.unweighed == "every guess has the same confidence"
    assert told.alone == "a guess stands where there is no cue"
