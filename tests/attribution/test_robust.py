"""Damaged texts through the whole corridor with the real weights: nothing fails, and every span stays in the text."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.attribution.attribute import attribute
from reportedly.attribution.draft import Draft, Findings
from reportedly.attribution.tagger import Tagger
from reportedly.contract import document_to_json, dumps
from reportedly.errors import Failure
from reportedly.model import Document, Span, Spans
from reportedly.pipeline import Corridor
from reportedly.provenance.headline import judge_headline
from reportedly.sources import resolve
from reportedly.sources.relay import carry_on
from tests.attribution.damage import DAMAGE, TEXTS

CORRIDOR = Corridor()
LANGUAGES = sorted(TEXTS)


class Plain(NamedTuple):
    """A text with one plain attribution in its second paragraph, and the words of its parts."""

    text: str
    source: str
    cue: str
    content: str


PLAIN = {
    "en": Plain(
        "The pier has stood empty since Friday.\n"
        "Oda Brandt told the “Laditsa Courier” that the ferry had no fuel left.\n"
        "It was built in 1961.",
        "Oda Brandt",
        "told",
        "that the ferry had no fuel left",
    ),
    "ru": Plain(
        "Причал пустует с пятницы.\n"
        "Ода Брандт сообщила «Ладицкому вестнику», что у парома кончилось топливо.\n"
        "Он был построен в 1961 году.",
        "Ода Брандт",
        "сообщила",
        "что у парома кончилось топливо",
    ),
    "uk": Plain(
        "Причал порожній із п’ятниці.\n"
        "Ода Брандт розповіла «Ладицькому віснику», що в порома скінчилося пальне.\n"
        "Його збудували 1961 року.",
        "Ода Брандт",
        "розповіла",
        "що в порома скінчилося пальне",
    ),
}

QUIET = {
    "en": "Behind the pier stand eleven houses and a small chapel of grey stone. ",
    "ru": "За причалом стоят одиннадцать домов и маленькая часовня из серого камня. ",
    "uk": "За причалом стоять одинадцять будинків і маленька каплиця із сірого каменю. ",
}
"""What nobody says."""


def followed(text: str, title: str | None = None) -> Document:
    """The document of one JSON line, at the end of the corridor."""
    line = json.dumps({"id": "d", "text": text, "title": title}).encode()
    (item,) = CORRIDOR.run(io.BytesIO(line), name="damaged.jsonl")
    assert not isinstance(item, Failure), item
    return item.document


def sound(document: Document) -> None:
    """Every span slices the text, every id that is named is there once, and nobody rests on himself."""
    for spans in all_spans(document):
        assert list(spans) == sorted(spans)
        assert all(0 <= start < end <= len(document.text) for start, end in spans)
        assert all(document.text[start:end].strip() for start, end in spans)
    for attribution in document.attributions:
        assert attribution.source or attribution.cue or attribution.content
        assert 0 <= attribution.confidence <= 1
        assert attribution.because
        for parts in (attribution.source, attribution.cue, attribution.content, attribution.hedges):
            assert all(end <= start for (_, end), (start, _) in pairwise(parts))
    ids = [row.id for rows in (document.attributions, document.sources, document.names) for row in rows]
    assert len(ids) == len(set(ids))
    rooted({row.id: row.parent for row in document.attributions})
    rooted({row.id: row.of for row in document.sources})
    assert {row.speaker for row in document.attributions} - {None} <= {row.id for row in document.sources}
    json.loads(dumps(document_to_json(document)))


def all_spans(document: Document) -> Iterator[Spans]:
    """The spans of everything found, list by list."""
    for attribution in document.attributions:
        yield from (attribution.source, attribution.cue, attribution.content, attribution.hedges)
    yield from (source.mentions for source in document.sources)
    yield from (name.mentions for name in document.names)
    yield document.headline.spans if document.headline else ()


def rooted(up: dict[str, str | None]) -> None:
    """Fails where one that leads up leads nowhere or in a circle."""
    for name in up:
        seen: set[str] = set()
        at: str | None = name
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = up[at]


def cleaned(document: Document, spans: Spans) -> str:
    """The words of spans as they were before damage that cannot be seen."""
    text = unicodedata.normalize("NFC", " ".join(document.text[start:end] for start, end in spans))
    kept = "".join(c for c in text.replace("\u00a0", " ") if unicodedata.category(c) != "Cf")
    return kept.strip().removesuffix(".")


def holds_plain(document: Document, plain: Plain) -> bool:
    """Whether the plain attribution is among those found, word for word."""
    return plain[1:] in {
        (cleaned(document, a.source), cleaned(document, a.cue), cleaned(document, a.content))
        for a in document.attributions
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_text_is_followed_to_the_end(damage: str, language: str) -> None:
    title, body = map(DAMAGE[damage], TEXTS[language].split("\n\n"))
    sound(followed(body, title))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(DAMAGE)), min_size=2, max_size=5), st.sampled_from(LANGUAGES), st.data())
def test_damage_upon_damage_does_no_more_harm(names: list[str], language: str, data: st.DataObject) -> None:
    text = TEXTS[language]
    for name in names:
        text = DAMAGE[name](text)
    start = data.draw(st.integers(0, max(0, len(text) - 40)), label="start")
    if text[start:].strip():
        sound(followed(text[start:]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "damage", ["straight quotation marks", "no-break spaces", "old line ends", "decomposed letters"]
)
def test_typography_changes_no_plain_attribution(damage: str, language: str) -> None:
    plain = PLAIN[language]
    assert holds_plain(followed(DAMAGE[damage](plain.text)), plain)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("damage", sorted(DAMAGE))
def test_a_damaged_paragraph_spoils_no_other(damage: str, language: str) -> None:
    plain = PLAIN[language]
    first, rest = plain.text.split("\n", 1)
    assert holds_plain(followed(f"{DAMAGE[damage](first)}\n{rest}"), plain)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["“", "«", '"', "„", "("])
def test_a_quotation_that_is_never_closed_ends_with_its_paragraph(mark: str, language: str) -> None:
    plain = PLAIN[language]
    assert holds_plain(followed(mark + plain.text), plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_in_capitals_changes_nothing_below_it(language: str) -> None:
    plain = PLAIN[language]
    assert holds_plain(followed(plain.text, TEXTS[language].split("\n\n")[0].upper()), plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_emoji_at_the_ends_of_a_paragraph_are_no_part_of_what_is_said(language: str) -> None:
    plain = PLAIN[language]
    assert holds_plain(followed(plain.text.replace("\n", " 👩🏽‍🚒🇺🇦👇🏿\n")), plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_emoji_before_a_speaker_are_no_part_of_the_name(language: str) -> None:
    plain = PLAIN[language]
    assert plain.source in {source.name for source in followed(plain.text.replace("\n", "\n🔥⚡️ ")).sources}


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_of_direction_around_a_paragraph_change_nothing(language: str) -> None:
    plain = PLAIN[language]
    assert holds_plain(followed("\u200f" + plain.text.replace("\n", "\u200f\n\u202b\u200f")), plain)


class Repeating:
    """A learned part that says of every copy of a text what the model, which takes long, said of the first."""

    def __init__(self, copy: str) -> None:
        self._length = len(copy)
        self._found = Tagger().find(copy).drafts

    def find(self, text: str, span: Span | None = None) -> Findings:
        return Findings([moved(draft, at) for at in range(0, len(text), self._length) for draft in self._found])


def moved(draft: Draft, by: int) -> Draft:
    """The same draft so many code points further on."""
    source, cue, content = (
        tuple((start + by, end + by) for start, end in spans) for spans in (draft.source, draft.cue, draft.content)
    )
    return replace(draft, source=source, cue=cue, content=content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_paragraph_of_twenty_thousand_words_is_followed_to_the_end(language: str) -> None:
    copy = " ".join((TEXTS[language].split("\n\n")[1] + QUIET[language] * 12).split()) + " "
    text = copy * (20_000 // len(copy.split()) + 1)
    document = Document(id="d", text=text, paragraphs=((0, len(text) - 1),), language=language)
    document = judge_headline(carry_on(resolve(attribute(document, Repeating(copy)))))
    sound(document)
    assert len(document.attributions) > 5 * text.count(copy)
