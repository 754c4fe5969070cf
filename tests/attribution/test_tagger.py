"""The learned part on plain forms, with the weights that ship."""

from __future__ import annotations

import pytest

from reportedly.attribution.draft import Draft
from reportedly.attribution.tagger import Tagger

PLAIN = [
    ("Mayor Ada Lindqvist said the bridge would reopen on Friday.", "Ada Lindqvist", "said", "reopen on Friday"),
    ("“We have no water left,” the keeper told the Gazette.", "the keeper", "told", "“We have no water left"),
    ("According to the ministry, four barges left Velmar.", "the ministry", "According to", "four barges left Velmar"),
    ("Министр Орест Гнатов заявил, что мост откроют.", "Орест Гнатов", "заявил", "мост откроют"),
    ("«Воды больше нет», — рассказал смотритель.", "смотритель", "рассказал", "«Воды больше нет»"),
    ("Речниця порту повідомила, що міст відкриють.", "Речниця порту", "повідомила", "міст відкриють"),
    ("«Води більше немає!» — сказав доглядач порту.", "доглядач", "сказав", "«Води більше немає!»"),
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def words_of(text: str, draft: Draft) -> tuple[str, str, str]:
    source, cue, content = (
        " … ".join(text[start:end] for start, end in spans) for spans in (draft.source, draft.cue, draft.content)
    )
    return source, cue, content


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_plain_forms_are_found_in_three_languages(
    tagger: Tagger, text: str, source: str, cue: str, content: str
) -> None:
    found = [words_of(text, draft) for draft in tagger.find(text).drafts]
    assert len(found) == 1
    assert source in found[0][0] and cue in found[0][1] and content in found[0][2]


def test_every_draft_says_how_sure_it_is_and_why(tagger: Tagger) -> None:
    (draft,) = tagger.find(PLAIN[0][0]).drafts
    assert 0.5 < draft.confidence <= 1
    assert draft.because == "cue" and draft.parent is None


def test_a_span_is_read_as_if_it_stood_alone_with_offsets_of_the_whole(tagger: Tagger) -> None:
    before, text = "Вода ушла. ", PLAIN[0][0]
    alone = tagger.find(text).drafts
    inside = tagger.find(before + text + " Nobody came.", (len(before), len(before) + len(text))).drafts
    assert [words_of(text, one) for one in alone] == [words_of(before + text, one) for one in inside]


def test_a_text_without_words_has_no_attributions(tagger: Tagger) -> None:
    assert tagger.find("").drafts == []
    assert tagger.find(" \n … \n").drafts == []


def test_what_one_window_finds_is_found_far_behind_in_a_long_text(tagger: Tagger) -> None:
    padding = "The bridge is old. It is made of stone. " * 40 + "\n"
    text = padding + PLAIN[0][0] + "\n" + padding
    found = [words_of(text, draft) for draft in tagger.find(text).drafts]
    assert any("Ada Lindqvist" in source and cue == "said" for source, cue, _ in found)
