"""The one place where the learned part and the patterns meet."""

from dataclasses import replace

import pytest

from reportedly.attribution.decide import decide, settled
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


def reading(text: str, source: str, cue: str, content: str, form: str = "") -> Draft:
    """A draft of the learned part, or of a form, from words of the text."""

    def at(part: str) -> Spans:
        return ((text.index(part), text.index(part) + len(part)),)

    draft = Draft(source=at(source), cue=at(cue), content=at(content), confidence=0.95, because="cue")
    return replace(draft, form=form, because=f"form {form}", confidence=0.9) if form else draft


def test_a_form_that_runs_on_over_a_second_verb_joins_with_who_reads_its_own_cue() -> None:
    text = "He called the pier a ruin, accusing the council of letting it rot for thirty years."
    whole = "the pier a ruin, accusing the council of letting it rot for thirty years"
    called = reading(text, "He", "called", "the pier a ruin")
    accusing = reading(text, "He", "accusing", "the council of letting it rot for thirty years")
    found = decide(text, Findings([called, accusing]), [reading(text, "He", "called", whole, "E14")], "en")
    assert [(draft.cue, draft.content) for draft in found] == [
        (called.cue, called.content),
        (accusing.cue, accusing.content),
    ]


def test_the_surer_of_two_readings_of_one_content_still_stands_for_a_form() -> None:
    text = "The guide, who has said, echoing the keeper, that the tower leans."
    content = "that the tower leans"
    said = replace(reading(text, "who", "has said", content), confidence=0.6)
    echoing = reading(text, "The guide, who", "echoing", content)
    (found,) = decide(text, Findings([said, echoing]), [reading(text, "who", "has said", content, "E2")], "en")
    assert found.cue == echoing.cue


def test_what_is_referred_to_is_no_source_where_the_model_reads_it_as_said() -> None:
    text = "“It will not hold,” Ada Crewe said, referring to the dam."
    said = reading(text, "Ada Crewe", "said", "“It will not hold,”")
    about = reading(text, "Ada Crewe", "referring to", "the dam")
    cited = replace(reading(text, "the dam", "referring to", "“It will not hold,”", "E3"), parent=0)
    forms = [reading(text, "Ada Crewe", "said", "“It will not hold,”", "E2"), cited]
    found = decide(text, Findings([said, about]), forms, "en")
    assert [draft.source for draft in found] == [said.source, about.source]
    assert [draft.form for draft in found[1].rivals] == ["E3"]


@pytest.mark.parametrize(
    ("text", "learned", "form", "expected"),
    [
        ("previously unseen papers say it leaks", "unseen papers", "previously unseen papers", "form"),
        ("Speaking on Monday, Ada say it leaks", "Ada", "Speaking on Monday, Ada", "model"),
        ("” Ada say it leaks", "Ada", "” Ada", "model"),
        ("a wall which Ada say it leaks", "Ada", "which Ada", "model"),
    ],
)
def test_a_form_mends_a_source_by_its_first_word_only(text: str, learned: str, form: str, expected: str) -> None:
    forms = [reading(text, form, "say", "it leaks", "E2")]
    (found,) = decide(text, Findings([reading(text, learned, "say", "it leaks")]), forms, "en")
    assert text[slice(*found.source[0])] == (form if expected == "form" else learned)


def test_a_quotation_mark_alone_ends_no_sentence() -> None:
    text = 'The gate is "rusted through, and worse," Ada Crewe said. "It is a scandal."'
    first, second = 'The gate is "rusted through, and worse,"', '"It is a scandal."'
    whole = reading(text, "Ada Crewe", "said", first)
    whole = replace(whole, content=(*whole.content, *reading(text, "Ada Crewe", "said", second).content))
    (found,) = decide(text, Findings([whole]), [reading(text, "Ada Crewe", "said", first, "E2")], "en")
    assert found.content == whole.content


def test_a_verb_form_brings_nobody_whose_words_the_model_reads_otherwise() -> None:
    text = "When Ada Crewe pointed out that the gate is shut, the keeper said it sticks."
    pointed = replace(
        reading(text, "Ada Crewe", "pointed out", "that the gate is shut, the keeper said it sticks", "E2"),
        confidence=0.5,
    )
    forms = [pointed, replace(reading(text, "the keeper", "said", "it sticks", "E2"), parent=0)]
    learned = [
        reading(text, "Ada Crewe", "pointed out", "that the gate is shut"),
        reading(text, "the keeper", "said", "it sticks"),
    ]
    found = decide(text, Findings(learned), forms, "en", trusted=True)
    assert [draft.content for draft in found] == [draft.content for draft in learned]


def test_a_report_that_tells_much_on_nobodys_word_is_the_models_own_kind() -> None:
    said = "Ada Crewe said that the gate is shut."
    draft = reading(said, "Ada Crewe", "said", "that the gate is shut")
    thin = said + " The harbour was busy and the ferries ran as they do on any other day of the week in June."
    for text, expected in ((said, False), (thin, True)):
        assert settled(text, Findings([draft]), [draft], "en", (0, len(text))) is expected
        assert not settled(text, Findings([draft]), [draft], "ru", (0, len(text)))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaks"),
    [
        ("The keepers have not been told that it leaks.", "The keepers", "have not been told", "that it leaks", False),
        ("Ferries are widely expected to stop in May.", "Ferries", "are widely expected", "to stop in May", False),
        ("The keepers were worried that it leaks.", "The keepers", "were worried", "that it leaks", True),
        ("The keeper was seen telling them it leaks.", "The keeper", "was seen telling", "it leaks", True),
        ("In the port office the notes were called fake.", "the port office", "were called fake", "the notes", True),
        ("It was asked by the keeper why it leaks.", "the keeper", "was asked by", "why it leaks", True),
    ],
)
def test_who_is_spoken_of_or_asked_is_no_source(text: str, source: str, cue: str, content: str, speaks: bool) -> None:
    (found,) = decide(text, Findings([reading(text, source, cue, content)]), [], "en")
    assert bool(found.source) is speaks


def test_a_word_of_time_is_no_source() -> None:
    text = "Earlier reported that it leaks."
    (found,) = decide(text, Findings([reading(text, "Earlier", "reported", "that it leaks")]), [], "en")
    assert found.source == ()
