"""On whose word: containment, shared content, and what the finder knew."""

from dataclasses import replace

import pytest

from reportedly.attribution.draft import Draft
from reportedly.attribution.lexicon import lexicon
from reportedly.attribution.nest import parents
from reportedly.model import Spans

WORDS = lexicon("en")


def spans(text: str, part: str | None) -> Spans:
    return () if part is None else ((text.index(part), text.index(part) + len(part)),)


def draft(text: str, source: str | None, cue: str | None, content: str, parent: int | None = None) -> Draft:
    return Draft(
        source=spans(text, source),
        cue=spans(text, cue),
        content=spans(text, content),
        confidence=0.9,
        because="cue",
        parent=parent,
    )


def test_one_whose_words_stand_in_another_s_content_rests_on_it() -> None:
    text = "The Beacon reported that Ada Crewe said that the dam leaks."
    outer = draft(text, "The Beacon", "reported", "that Ada Crewe said that the dam leaks")
    inner = draft(text, "Ada Crewe", "said", "that the dam leaks")
    assert parents(text, [outer, inner], WORDS) == [None, 0]


def test_a_chain_of_three_nests_step_by_step() -> None:
    text = "The Beacon wrote that a clerk said that Ada Crewe denied that the dam leaks."
    first = draft(text, "The Beacon", "wrote", "that a clerk said that Ada Crewe denied that the dam leaks")
    second = draft(text, "a clerk", "said", "that Ada Crewe denied that the dam leaks")
    third = draft(text, "Ada Crewe", "denied", "that the dam leaks")
    assert parents(text, [third, first, second], WORDS) == [2, None, 1]


def test_a_cited_source_stands_behind_the_one_that_cites_it() -> None:
    text = "The dam leaks, The Beacon reported, citing two engineers."
    relay = draft(text, "The Beacon", "reported", "The dam leaks")
    cited = draft(text, "two engineers", "citing", "The dam leaks")
    assert parents(text, [relay, cited], WORDS) == [None, 0]


def test_what_is_nested_in_a_shared_content_rests_on_the_deeper_of_the_two() -> None:
    text = "Ada Crewe denied the leak, The Beacon reported, citing two engineers."
    relay = draft(text, "The Beacon", "reported", "Ada Crewe denied the leak")
    cited = draft(text, "two engineers", "citing", "Ada Crewe denied the leak")
    inner = draft(text, "Ada Crewe", "denied", "the leak")
    assert parents(text, [relay, cited, inner], WORDS) == [None, 0, 1]


def test_two_who_speak_side_by_side_rest_on_nobody() -> None:
    text = "Ada said it leaks. Bo said it holds."
    one = draft(text, "Ada", "said", "it leaks")
    two = draft(text, "Bo", "said", "it holds")
    assert parents(text, [one, two], WORDS) == [None, None]


def test_what_the_finder_knew_stands_and_a_circle_is_cut() -> None:
    text = "Ada said it leaks. Bo said it holds."
    one = draft(text, "Ada", "said", "it leaks", parent=1)
    two = draft(text, "Bo", "said", "it holds", parent=0)
    found = parents(text, [one, two], WORDS)
    assert found.count(None) >= 1


def test_in_a_foreign_language_the_one_named_later_stands_behind() -> None:
    text = "Der Damm leckt, meldet der Bote unter Berufung auf zwei Ingenieure."
    relay = draft(text, "der Bote", "meldet", "Der Damm leckt")
    cited = draft(text, "zwei Ingenieure", "unter Berufung auf", "Der Damm leckt")
    assert parents(text, [relay, cited], WORDS, foreign=True) == [None, 0]
    assert parents(text, [relay, cited], WORDS) == [None, None]


def test_what_somebody_denies_is_not_relayed_by_him() -> None:
    text = "Ada Crewe denied reports claiming that the dam leaks."
    denial = draft(text, "Ada Crewe", "denied", "reports claiming that the dam leaks")
    claim = draft(text, "reports", "claiming", "that the dam leaks")
    assert parents(text, [denial, claim], WORDS) == [None, None]


def test_what_is_denied_rests_on_what_the_denial_rests_on() -> None:
    text = "The Beacon wrote that Ada Crewe denied reports claiming that the dam leaks."
    relay = draft(text, "The Beacon", "wrote", "that Ada Crewe denied reports claiming that the dam leaks")
    denial = draft(text, "Ada Crewe", "denied", "reports claiming that the dam leaks")
    claim = draft(text, "reports", "claiming", "that the dam leaks")
    assert parents(text, [relay, denial, claim], WORDS) == [None, 0, 0]


@pytest.mark.parametrize(
    ("language", "text", "cue", "said"),
    [
        ("en", "“It leaks,” Ada said. Bo confirmed this.", "confirmed this", "“It leaks,” Ada said."),
        (
            "en",
            "“It leaks,” Ada said. This to us was confirmed by Bo.",
            "This to us was confirmed by",
            "“It leaks,” Ada said.",
        ),
        ("ru", "«Течёт», — Ada said. Это подтвердил Bo.", "Это подтвердил", "«Течёт», — Ada said."),
        ("uk", "«Тече», — Ada said. Цю новину підхопили Bo.", "Цю новину підхопили", "«Тече», — Ada said."),
    ],
)
def test_who_confirms_or_takes_up_what_was_said_does_not_relay_it(
    language: str, text: str, cue: str, said: str
) -> None:
    quote = draft(text, "Ada", "said", text.partition(" Ada")[0])
    answer = draft(text, "Bo", cue, said)
    assert parents(text, [quote, answer], lexicon(language)) == [None, None]


def test_who_is_cited_by_an_outlet_rests_on_it_and_not_the_outlet_on_him() -> None:
    text = "The dam leaks, according to engineers cited by the Beacon."
    cited = draft(text, "engineers", "according to", "The dam leaks", parent=1)
    relay = draft(text, "the Beacon", "cited by", "The dam leaks")
    assert parents(text, [cited, relay], WORDS) == [1, None]


def test_a_noun_is_known_from_the_voice_that_passes_on_the_same() -> None:
    text = "The statements of the council, according to Ada, that the dam holds were brief."
    noun = replace(draft(text, "of the council", "The statements", "that the dam holds"), noun=True)
    voice = draft(text, "Ada", "according to", "that the dam holds")
    assert parents(text, [noun, voice], WORDS) == [1, None]
    assert parents(text, [replace(noun, noun=False), voice], WORDS) == [None, None]


def test_a_source_that_cites_in_a_relative_clause_stands_before_whom_it_cites() -> None:
    text = (
        "Dam leaks. About this reports the Beacon with reference to the channel Bell, which in turn refers to a guard."
    )
    relay = draft(text, "the Beacon", "About this reports", "Dam leaks.")
    channel = draft(text, "the channel Bell", "with reference to", "Dam leaks.")
    guard = draft(text, "a guard", "refers to", "Dam leaks.")
    assert parents(text, [relay, channel, guard], WORDS) == [None, 0, 1]
