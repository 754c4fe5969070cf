"""Tokens know their place in the text: code points, words, sentences, paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.encoder.session import models
from reportedly.encoder.tokens import LONGEST_UNIT, STRETCH, Tokens, stretches, tokenise
from reportedly.language.sentences import sentences

MARK = 2


def tokens_of(text: str) -> Tokens:
    return tokenise(text, sentences(text), models().tokenizer, mark=MARK)


def words_of(tokens: Tokens) -> list[str]:
    return [tokens.text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "The keeper said so.",
        "Смотритель заявил: «Воды нет».",
        "Речниця під'їхала — і пішла.",
        "🔥 50% of the ﬁnal №5 in ＡＢＣ",
    ],
)
def test_offsets_are_code_points_of_the_text_as_it_stands(text: str) -> None:
    tokens = tokens_of(text)
    covered = {at for start, end in zip(tokens.start, tokens.end, strict=True) for at in range(start, end)}
    assert covered == {at for at, sign in enumerate(text) if not sign.isspace()}


def test_each_paragraph_begins_with_a_mark_of_no_length() -> None:
    tokens = tokens_of("One. Two.\nThree.")
    assert tokens.ids[~tokens.real].tolist() == [MARK, MARK]
    assert tokens.paragraph.min() == 1 and tokens.paragraph.max() == 2
    assert tokens.sentence.max() == 2


def test_sub_words_share_a_word_and_punctuation_does_not() -> None:
    tokens = tokens_of("Залужного, нет")
    by_word: dict[int, str] = {}
    for word, part in zip(tokens.word.tolist(), words_of(tokens), strict=True):
        by_word[word] = by_word.get(word, "") + part
    assert [part for part in by_word.values() if part] == ["Залужного", ",", "нет"]


def test_windows_may_begin_with_each_sentence_and_inside_endless_ones() -> None:
    tokens = tokens_of("One. Two. Then " + "word " * 1000)
    assert tokens.units[:3].tolist() == [0, 3, 5]
    assert max(b - a for a, b in zip(tokens.units, tokens.units[1:], strict=False)) <= LONGEST_UNIT + 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_whatever_the_text_tokens_lie_in_it_and_in_order(text: str) -> None:
    tokens = tokens_of(text)
    spans = list(zip(tokens.start.tolist(), tokens.end.tolist(), strict=True))
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans, key=lambda span: span[0])
    assert tokens.units[0] == 0 and tokens.units[-1] == len(tokens)


def test_a_long_text_comes_in_stretches_that_end_with_a_paragraph() -> None:
    text = "\n".join(["Мост открыт. Он цел."] * 2000)
    found = list(stretches(text, longest=5000))
    assert [one for stretch in found for one in stretch] == sentences(text)
    assert len(found) > 5
    assert all(stretch[0].new_paragraph for stretch in found)
    assert all(stretch[-1].end - stretch[0].start <= 5100 for stretch in found)


def test_a_span_of_a_text_is_cut_with_offsets_of_the_whole() -> None:
    text = "One. Two. Three."
    assert [text[start:end] for stretch in stretches(text, span=(5, 9)) for start, end, _ in stretch] == ["Two."]


def test_a_line_without_a_single_space_is_cut_so_that_memory_stays_bounded() -> None:
    text = "x" * 300_000
    found = list(stretches(text))
    assert "".join(text[one.start : one.end] for stretch in found for one in stretch) == text
    assert all(stretch[-1].end - stretch[0].start <= STRETCH for stretch in found)
    assert [one.new_paragraph for stretch in found for one in stretch].count(True) == 1
