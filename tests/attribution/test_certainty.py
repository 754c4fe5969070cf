"""Certainty, hedges and act, from the words around an attribution, in three languages."""

import pytest

from reportedly.attribution.certainty import Colour, colour
from reportedly.attribution.draft import Draft
from reportedly.attribution.lexicon import lexicon
from reportedly.model import Spans


def spans(text: str, *parts: str) -> Spans:
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def coloured(language: str, text: str, source: str, cue: str, content: str) -> Colour:
    draft = Draft(
        source=spans(text, source) if source else (),
        cue=spans(text, cue),
        content=spans(text, content) if content else (),
        confidence=0.9,
        because="cue",
    )
    return colour(text, draft, lexicon(language))


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "certainty"),
    [
        ("en", "The mill said the gate is shut.", "The mill", "said", "the gate is shut", "reported"),
        ("en", "Two clerks confirmed that he left.", "Two clerks", "confirmed", "that he left", "asserted"),
        ("en", "The guild has not confirmed the sale.", "The guild", "has not confirmed", "the sale", "questioned"),
        (
            "en",
            "The guild could not immediately verify it.",
            "The guild",
            "could not immediately verify",
            "it",
            "questioned",
        ),
        ("en", "The mayor dismissed the report.", "The mayor", "dismissed", "the report", "denied"),
        ("en", "The union claims that pay fell.", "The union", "claims", "that pay fell", "alleged"),
        ("ru", "Мельник сообщил, что ворота закрыты.", "Мельник", "сообщил", "что ворота закрыты", "reported"),
        ("ru", "Гильдия опровергла продажу.", "Гильдия", "опровергла", "продажу", "denied"),
        ("ru", "Гильдия не подтвердила продажу.", "Гильдия", "не подтвердила", "продажу", "questioned"),
        ("ru", "Канал пишет, что мост якобы закрыли.", "Канал", "пишет", "что мост якобы закрыли", "alleged"),
        ("ru", "Редакция узнала, что мост закрыли.", "Редакция", "узнала", "что мост закрыли", "asserted"),
        ("uk", "Мірошник повідомив, що ворота зачинені.", "Мірошник", "повідомив", "що ворота зачинені", "reported"),
        ("uk", "Гільдія спростувала продаж.", "Гільдія", "спростувала", "продаж", "denied"),
        ("uk", "Гільдія не підтвердила продаж.", "Гільдія", "не підтвердила", "продаж", "questioned"),
        ("uk", "Видання стверджує, що міст закрили.", "Видання", "стверджує", "що міст закрили", "alleged"),
        ("uk", "Канал пише, що міст нібито закрили.", "Канал", "пише", "що міст нібито закрили", "alleged"),
    ],
)
def test_the_cue_decides_how_the_content_is_passed_on(
    language: str, text: str, source: str, cue: str, content: str, certainty: str
) -> None:
    assert coloured(language, text, source, cue, content).certainty == certainty


def test_a_failed_confirmation_is_never_taken_for_one() -> None:
    text = "The guild did not confirm that it sold the mill."
    assert coloured("en", text, "The guild", "did not confirm", "that it sold the mill").certainty == "questioned"


def test_hedges_are_the_words_of_doubt_inside_the_content() -> None:
    text = "The paper reported that the mill may possibly close."
    found = coloured("en", text, "The paper", "reported", "that the mill may possibly close").hedges
    assert [text[start:end] for start, end in found] == ["may", "possibly"]


def test_a_hedge_between_source_and_cue_is_about_the_claim() -> None:
    text = "They reportedly prefer to keep the mill."
    found = coloured("en", text, "They", "prefer", "to keep the mill").hedges
    assert [text[start:end] for start, end in found] == ["reportedly"]


def test_a_hedge_of_the_next_sentence_is_none_of_this_one() -> None:
    text = "The mill is shut, the paper said. It will allegedly reopen."
    assert coloured("en", text, "the paper", "said", "The mill is shut").hedges == ()


@pytest.mark.parametrize(
    ("language", "text", "cue", "act"),
    [
        ("en", "She plans to sell.", "plans", "attitude"),
        ("en", "She declined to comment.", "declined to comment", "silence"),
        ("en", "She learned of the sale.", "learned", "knowledge"),
        ("en", "She spoke of the sale.", "spoke", "speech"),
        ("ru", "Она хочет продать дом.", "хочет", "attitude"),
        ("ru", "Она отказалась от комментариев.", "отказалась от комментариев", "silence"),
        ("uk", "Вона планує продати дім.", "планує", "attitude"),
        ("uk", "Вона дізналася про продаж.", "дізналася", "knowledge"),
    ],
)
def test_plans_silences_and_findings_are_told_from_speech(language: str, text: str, cue: str, act: str) -> None:
    assert coloured(language, text, text.partition(" ")[0], cue, "").act == act


def test_what_the_finder_knew_comes_before_the_lexicon() -> None:
    text = "The mill said so."
    draft = Draft(
        source=spans(text, "The mill"),
        cue=spans(text, "said"),
        content=spans(text, "so"),
        confidence=0.9,
        because="form",
        certainty="denied",
        act="document",
    )
    found = colour(text, draft, lexicon("en"))
    assert (found.certainty, found.act) == ("denied", "document")
