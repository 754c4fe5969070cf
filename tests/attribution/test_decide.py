"""The one place where the learned part and the patterns meet."""

from dataclasses import replace

import pytest

from reportedly.attribution.decide import decide
from reportedly.attribution.draft import Draft, Findings
from reportedly.model import Spans

TEXT = "The dam leaks. The Beacon writes about this, citing two engineers."


def spans(part: str) -> Spans:
    return ((TEXT.index(part), TEXT.index(part) + len(part)),)


RELAY = Draft(
    source=spans("The Beacon"),
    cue=spans("writes about this"),
    content=spans("The dam leaks."),
    confidence=0.8,
    because="form E7 points at the sentence before",
    form="E7",
)
CITED = replace(RELAY, source=spans("two engineers"), cue=spans("citing"), form="E3", because="form E3", parent=0)
LEARNED = Draft(
    source=spans("The Beacon"),
    cue=spans("writes"),
    content=spans("citing two engineers"),
    confidence=0.95,
    because="cue",
)


def test_a_relay_that_points_back_comes_from_the_pattern_whatever_the_model_says() -> None:
    found = decide(TEXT, Findings([LEARNED]), [RELAY, CITED], "en")
    assert [draft.form for draft in found] == ["E7", "E3"]
    assert [draft.parent for draft in found] == [None, 0]


def test_where_both_agree_one_is_kept_and_says_that_both_did() -> None:
    same = replace(LEARNED, content=spans("The dam leaks"))
    plain = replace(RELAY, because="form E2", form="E2", cue=spans("writes"))
    (found,) = decide(TEXT, Findings([same]), [plain], "en")
    assert found.because == "cue and form E2"
    assert found.confidence > max(same.confidence, plain.confidence)


def test_where_they_read_one_cue_differently_the_surer_one_stands() -> None:
    plain = replace(
        RELAY, because="form E2", form="E2", cue=spans("writes"), content=spans("about this"), confidence=0.5
    )
    (found,) = decide(TEXT, Findings([LEARNED]), [plain], "en")
    assert replace(found, rivals=()) == LEARNED
    assert [draft.form for draft in found.rivals] == ["E2"]


def test_what_only_one_of_them_found_is_kept() -> None:
    assert decide(TEXT, Findings([LEARNED]), [], "en") == [LEARNED]
    assert [draft.form for draft in decide(TEXT, Findings([]), [RELAY, CITED], "ru")] == ["E7", "E3"]


def test_parents_point_into_the_result_after_sorting() -> None:
    early = replace(LEARNED, source=spans("The dam"), cue=spans("leaks"), content=spans("."))
    found = decide(TEXT, Findings([early]), [RELAY, CITED], "en")
    cited = next(draft for draft in found if draft.form == "E3")
    assert cited.parent is not None
    assert found[cited.parent].form == "E7"


def test_a_noun_that_the_pattern_reads_as_the_cue_is_cut_out_of_the_source() -> None:
    text = "It is shown by the statements of the mill that the gate is shut."

    def at(part: str) -> Spans:
        return ((text.index(part), text.index(part) + len(part)),)

    learned = replace(
        LEARNED,
        source=at("the statements of the mill"),
        cue=at("is shown"),
        content=at("that the gate is shut"),
    )
    noun = replace(learned, source=at("the mill"), cue=at("statements"), form="E14", because="form E14")
    (found,) = decide(text, Findings([learned]), [noun], "en")
    assert (found.source, found.cue) == (at("the mill"), at("statements"))


def test_the_form_of_whoever_is_quoted_brings_the_one_who_quotes() -> None:
    text = "The Beacon also quotes Ada Crewe as saying that it leaks."

    def at(part: str) -> Spans:
        return ((text.index(part), text.index(part) + len(part)),)

    quotes = replace(
        RELAY,
        source=at("The Beacon"),
        cue=at("also quotes"),
        content=at("Ada Crewe as saying that it leaks"),
        form="E6",
        because="form E6",
    )
    saying = replace(
        quotes, source=at("Ada Crewe"), cue=at("as saying"), content=at("that it leaks"), parent=0, because="form E6"
    )
    seen = replace(saying, confidence=0.95, because="cue", form="", parent=None)
    found = decide(text, Findings([seen]), [quotes, saying], "en", trusted=True)
    assert [draft.source for draft in found] == [at("The Beacon"), at("Ada Crewe")]
    assert [draft.parent for draft in found] == [None, 0]
    alone = decide(text, Findings([]), [quotes, saying], "en", trusted=True)
    assert alone == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Correction: the pier is open"), ("ru", "Поправка: пирс открыт")]
)
def test_the_label_of_a_headline_says_nothing(language: str, text: str) -> None:
    at = text.index(":")
    label = Draft(source=((0, at),), cue=((at, at + 1),), content=((at + 2, len(text)),), confidence=0.6, because="cue")
    named = replace(label, source=((0, at - 1),))
    assert decide(text, Findings(drafts=(label,)), [], language, trusted=True) == []
    assert len(decide(text, Findings(drafts=(named,)), [], language, trusted=True)) == 1
