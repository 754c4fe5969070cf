"""What is said of certainty, guesses, times and names."""

from __future__ import annotations

import pytest

from reportedly.model import Attribution, Document, DocumentKind, Headline, Precision, Source
from reportedly.report import words


@pytest.mark.parametrize(
    ("published", "precision", "said"),
    [
        ("2023-01-06T10:00", "minute", "6 January 2023, 10:00"),
        ("2025-09-18T10:20:00+03:00", "second", "18 September 2025, 10:20 +03:00"),
        ("2025-09-18T10:20:07Z", "second", "18 September 2025, 10:20:07 UTC"),
        ("2025-09-18", "day", "18 September 2025"),
        ("2025-09", "month", "September 2025"),
        ("2025-09-18T10:00", "relative", "about 18 September 2025, 10:00"),
        ("2025-02-31", "day", "2025-02-31"),
        ("last\nweek", None, "last week"),
        (None, None, ""),
    ],
)
def test_times_are_written_as_people_write_them(published: str | None, precision: Precision | None, said: str) -> None:
    assert words.moment(published, precision) == said


@pytest.mark.parametrize(
    ("confidence", "because", "sure"),
    [
        (0.95, "cue", "very sure"),
        (0.75, "cue", "fairly sure"),
        (0.5, "cue", "not so sure"),
        (0.49, "cue", "a guess"),
        (0.9, "continues a3", "a guess"),
    ],
)
def test_how_sure_is_said_in_words_and_a_guess_is_called_one(confidence: float, because: str, sure: str) -> None:
    attribution = Attribution(id="a1", confidence=confidence, because=because)
    assert words.how_sure(attribution) == sure
    assert words.is_guess(attribution) == (sure == "a guess")


@pytest.mark.parametrize(
    ("confidence", "full"), [(0.0, 0), (0.1, 1), (0.5, 3), (0.9, 5), (1.0, 5), (7.0, 5), (-1.0, 0)]
)
def test_the_bar_has_five_fifths(confidence: float, full: int) -> None:
    assert words.bar(Attribution(id="a1", confidence=confidence)) == full


def test_a_party_goes_by_its_name_else_by_the_words_else_by_nobody() -> None:
    assert words.party_name(Source(id="s1", name="Lantern", kind="channel"), "the channel") == "Lantern"
    assert words.party_name(Source(id="s1", name=" ", kind="impersonal"), "") == words.NOBODY
    assert words.party_name(None, "two officials") == "two officials"


def test_a_document_without_a_title_goes_by_its_first_words_and_is_untitled_over_them() -> None:
    document = Document(id="d", text="⚓ " + "вода " * 60)
    assert words.document_name(document).startswith("⚓ вода вода")
    assert words.document_name(document).endswith("вода …")
    assert words.own_title(document) == "Without a title"
    assert words.document_name(Document(id="d")) == "A document without text"


def test_dropped_headlines_come_first() -> None:
    verdicts = [Headline(attribution=a, because="") for a in ("none", "kept", "partial", "dropped", "misattributed")]
    said = sorted(verdicts, key=lambda headline: words.verdict(Document(id="d", headline=headline)).urgency)
    assert [h.attribution for h in said] == ["dropped", "misattributed", "partial", "kept", "none"]
    assert words.verdict(Document(id="d")) == words.NO_VERDICT


def test_spans_outside_the_text_quote_nothing() -> None:
    assert words.quoted("abc def", ((0, 3), (90, 99), (4, 7))) == "abc … def"
    assert words.quoted("abc", ((-2, 1),)) == "a"


def test_that_the_title_of_a_thread_drops_nothing_is_not_told() -> None:
    none, dropped = Headline(attribution="none", because=""), Headline(attribution="dropped", because="")
    kinds: tuple[DocumentKind, ...] = ("thread", "chat")
    for kind in kinds:
        assert words.verdict(Document(id="d", kind=kind, headline=none)) is words.NO_VERDICT
        assert words.verdict(Document(id="d", kind=kind, headline=dropped)) is words.VERDICTS["dropped"]
    assert words.verdict(Document(id="d", headline=none)) is words.VERDICTS["none"]
