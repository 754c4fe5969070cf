"""What a text itself says of where it is from, in three languages; sentences that cite are none of it."""

from __future__ import annotations

import pytest

from reportedly.model import Document
from reportedly.reading.credits import with_credits
from reportedly.reading.reading import line_spans

PROSE = "The second pier will stay closed until the autumn, the harbour master told the council."


def credits(*paragraphs: str) -> list[tuple[str, str]]:
    text = "\n\n".join(paragraphs)
    document = with_credits(Document(id="x", text=text, paragraphs=line_spans(text)))
    for credit in document.provenance:
        assert credit.span is not None
        if credit.url is None:
            assert text[slice(*credit.span)] == credit.name
    return [(credit.kind, credit.name) for credit in document.provenance]


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("OAKHAVEN, March 5 (Northern Wire) – The pier is closed.", "Northern Wire"),
        ("OAKHAVEN (Reuters) - The pier is closed.", "Reuters"),
        ("Reuters | The pier is closed.", "Reuters"),
        ("PORT ELLERY, Harrowmere (AP) — The pier is closed.", "AP"),
        ("ЗАРЕЧЬЕ, 5 марта — Север-Пресс. Причал закрыт.", "Север-Пресс"),
        ("ЗАРЕЧЬЕ, 5 мар - РИА Новости. Причал закрыт.", "РИА Новости"),
        ("ЗАРЕЧЬЕ, 5 марта. /ТАСС/. Причал закрыт.", "ТАСС"),
        ("НИЖНЯЯ ГАТЬ. 5 марта. Север-Пресс. Причал закрыт.", "Север-Пресс"),
        ("ЗАТОКА, 5 березня — Укрінформ. Причал закрито.", "Укрінформ"),
        ("ЗАТОКА. 5 березня 2024 року. УНН. Причал закрито.", "УНН"),
    ],
)
def test_a_dateline_names_its_agency(paragraph: str, name: str) -> None:
    assert credits(paragraph, PROSE) == [("dateline", name)]


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("Forwarded from Harbour Watch: the pier is closed.", "Harbour Watch"),
        ("Переслано из канала «Портовый дозор»: причал закрыт.", "Портовый дозор"),
        ("Переслано з каналу «Пірс»: причал закрито.", "Пірс"),
    ],
)
def test_a_line_that_says_forwarded_names_its_channel(paragraph: str, name: str) -> None:
    assert credits(paragraph, PROSE) == [("forward", name)]


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("The pier is closed. (Reuters)", "Reuters"),
        ("The pier is closed. — AP", "AP"),
        ("Причал закрыт. /ТАСС/", "ТАСС"),
        ("Source: Northern Wire", "Northern Wire"),
        ("Источник: Север-Пресс.", "Север-Пресс"),
        ("Джерело: Північ-Інфо", "Північ-Інфо"),
        ("За матеріалами: Північ-Інфо", "Північ-Інфо"),
        ("This article was originally published by The Beacon", "The Beacon"),
        ("Укрінформ", "Укрінформ"),
    ],
)
def test_a_line_below_the_text_names_its_source(paragraph: str, name: str) -> None:
    assert credits(PROSE, paragraph) == [("credit", name)]


def test_an_address_as_source_is_named_by_its_site() -> None:
    assert credits(PROSE, "Source: https://www.northern-wire.example/pier") == [("credit", "northern-wire.example")]


def test_a_translation_names_what_it_translates() -> None:
    assert credits(PROSE, "Translated from The Beacon") == [("translation-of", "The Beacon")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The pier is closed, Reuters reports, citing the harbour master.",
        "Reuters said that the pier (the second one) – closed since March – will open.",
        "Об этом сообщает ТАСС со ссылкой на начальника порта.",
        "По данным Укрінформу, причал закрито — УНН цього не підтвердило.",
        "OAKHAVEN — The pier is closed.",
        "THE PIER (again) — closed.",
        "The council (Labour) said so.",
        "Source: the harbour master told the council that the pier would stay closed until autumn, and that was all.",
    ],
)
def test_a_sentence_is_no_credit(paragraph: str) -> None:
    assert credits(paragraph, PROSE) == []
    assert credits(PROSE, PROSE + " Again.", PROSE + " And again.", PROSE + " Still.", paragraph) == []


def test_a_credit_in_the_middle_of_a_long_text_is_not_looked_for() -> None:
    middle = [PROSE] * 5
    assert credits(*middle, "Source: Northern Wire", *middle) == []
