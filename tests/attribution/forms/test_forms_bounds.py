"""Spans, bounds and time of the pattern part on any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribution.forms import find_forms
from reportedly.attribution.forms.passage import passages

BITS = [
    "said", "that", "the Ledger", ",", ".", "«", "»", '"', "“", "”", "(", ")", ";", ":", "—", "citing", "according to",
    "about this", "сообщил", "что", "об этом", "со ссылкой на", "по словам", "как", "В Кремне", "Про це", "пише",
    "reports", "was", "by", "\n\n", "quoted", "as saying", "'", "…", "не", "и", "слухи о", "назвал", "ложью", "13: 53",
    "writes about",
]  # fmt: skip
any_text = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(BITS), max_size=60).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(any_text, st.sampled_from(["en", "ru", "uk", "be"]))
def test_every_span_slices_the_text_and_every_parent_is_in_the_list(text: str, language: str) -> None:
    drafts = find_forms(text, language)
    for number, draft in enumerate(drafts):
        for start, end in (*draft.source, *draft.cue, *draft.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        for spans in (draft.source, draft.cue, draft.content):
            assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        assert draft.content
        assert draft.parent is None or (0 <= draft.parent < len(drafts) and draft.parent != number)
    for draft in drafts:
        seen, at = set(), draft.parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = drafts[at].parent


@settings(max_examples=100, deadline=None)
@given(any_text, any_text, st.sampled_from(["en", "ru"]))
def test_a_part_of_a_text_is_read_as_if_it_stood_alone(before: str, text: str, language: str) -> None:
    offset = len(before) + 2
    whole = f"{before}\n\n{text}"
    alone = find_forms(text, language)
    within = find_forms(whole, language, (offset, len(whole)))
    moved = [tuple((a + offset, b + offset) for a, b in draft.content) for draft in alone]
    assert [draft.content for draft in within] == moved


@settings(max_examples=100, deadline=None)
@given(any_text)
def test_the_tokens_of_a_text_are_all_its_characters_but_the_white_space(text: str) -> None:
    covered = {
        n
        for passage in passages(text, (0, len(text)))
        for token in passage.tokens
        for n in range(token.start, token.end)
    }
    assert {n for n, c in enumerate(text) if c.isalnum()} <= covered


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "said "),
        ("en", "he said that "),
        ("en", "according to X, "),
        ("en", '"a '),
        ("en", "("),
        ("ru", "об этом сообщает "),
        ("ru", "X сообщил, что "),
        ("uk", "за словами "),
        ("en", "a"),
    ],
)
def test_time_grows_with_the_length_of_a_text_without_sentences(language: str, unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        find_forms(unit * times, language)
        return time.perf_counter() - start

    seconds(200)
    short, long = seconds(1_500), seconds(6_000)
    assert long < 16 * short + 1.0


def test_a_paragraph_of_twenty_thousand_words_is_read() -> None:
    unit = "The dam broke. The Ledger writes about this, citing two engineers who saw it. "
    drafts = find_forms(unit * 1_400, "en")
    assert len(drafts) == 2_800
