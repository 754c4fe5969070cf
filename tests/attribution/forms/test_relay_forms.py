"""Every relay form, in three languages, finds who says what in the sentences of `cases`, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly.attribution.draft import Draft
from reportedly.attribution.forms import find_forms
from reportedly.model import Span, Spans
from reportedly.spans import overlap, shared

CASES = Path(__file__).with_name("cases")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence or passage with the attributions that it holds, as (source, content) in spans."""

    language: str
    form: str
    text: str
    held: tuple[tuple[Spans, Spans], ...]


def _located(text: str, words: str) -> Spans:
    found: list[Span] = []
    for part in [] if words == "-" else words.split(" || "):
        start = text.index(part)
        found.append((start, start + len(part)))
    return tuple(found)


def _cases() -> list[Case]:
    cases = []
    for language in ("en", "ru", "uk"):
        for line in (CASES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                form, rest = line.split(" | ", 1)
                text, *held = (part.strip() for part in rest.split(";;"))
                pairs = [part.split(" => ") for part in held if part]
                cases.append(
                    Case(language, form, text, tuple((_located(text, s), _located(text, c)) for s, c in pairs))
                )
    return cases


def _is(draft: Draft, source: Spans, content: Spans) -> bool:
    same_source = shared(draft.source, source) > 0 if source else not draft.source
    return same_source and overlap(draft.content, content) >= 0.5


CASES_READ = _cases()


@pytest.mark.parametrize("case", CASES_READ, ids=lambda case: f"{case.language}-{case.form}-{case.text[:40]}")
def test_a_form_gives_each_attribution_of_its_sentence_and_no_other(case: Case) -> None:
    drafts = find_forms(case.text, case.language, title=(0, len(case.text)) if case.form == "H" else None)
    for source, content in case.held:
        assert any(_is(draft, source, content) for draft in drafts), (source, content, drafts)
    assert len(drafts) == len(case.held), drafts


def test_there_are_cases_of_every_language_and_hard_negatives_among_them() -> None:
    for language in ("en", "ru", "uk"):
        mine = [case for case in CASES_READ if case.language == language]
        assert len(mine) >= 100
        assert sum(case.form == "NEG" for case in mine) >= 4
        assert sum(len(case.held) > 1 for case in mine) >= 8


@pytest.mark.parametrize("case", CASES_READ[::7], ids=lambda case: f"{case.language}-{case.form}")
def test_every_draft_says_which_form_found_it_and_by_which_words(case: Case) -> None:
    for draft in find_forms(case.text, case.language, title=(0, len(case.text)) if case.form == "H" else None):
        assert draft.form
        assert draft.because.startswith(f"{draft.form}: ")
        assert "“" in draft.because
        assert 0.4 <= draft.confidence <= 0.95
