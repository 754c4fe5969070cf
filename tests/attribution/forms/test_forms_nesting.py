"""Whose word an attribution rests on, what a pointing form points at, and what a cue makes of the certainty."""

from __future__ import annotations

import pytest

from reportedly.attribution.draft import Draft
from reportedly.attribution.forms import find_forms
from reportedly.model import Spans


def words(text: str, spans: Spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def by_source(text: str, drafts: list[Draft], source: str) -> Draft:
    return next(draft for draft in drafts if source in words(text, draft.source))


def chain(text: str, drafts: list[Draft], source: str) -> list[str]:
    """The sources from the one named outward to the page."""
    out, draft = [], by_source(text, drafts, source)
    while True:
        out.append(words(text, draft.source))
        if draft.parent is None:
            return out
        draft = drafts[draft.parent]


@pytest.mark.parametrize(
    ("language", "text", "relay", "behind"),
    [
        ("en", "The mine is flooded. The Ledger writes about this, citing two miners.", "The Ledger", "two miners"),
        ("en", "The mine is flooded, the Ledger reported, citing two miners.", "the Ledger", "two miners"),
        ("ru", "Шахта затоплена. Об этом пишет «Рубеж» со ссылкой на горняков.", "«Рубеж»", "горняков"),
        ("ru", "Шахта затоплена, пишет «Рубеж», ссылаясь на горняков.", "«Рубеж»", "горняков"),
        ("uk", "Шахту затоплено. Про це пише «Обрій» із посиланням на гірників.", "«Обрій»", "гірників"),
        ("uk", "Шахту затоплено, пише «Обрій», посилаючись на гірників.", "«Обрій»", "гірників"),
    ],
)
def test_whom_a_relay_cites_stands_behind_it_with_the_same_content(
    language: str, text: str, relay: str, behind: str
) -> None:
    drafts = find_forms(text, language)
    assert chain(text, drafts, behind) == [behind, relay]
    assert by_source(text, drafts, behind).content == by_source(text, drafts, relay).content


@pytest.mark.parametrize(
    ("language", "text", "outward"),
    [
        (
            "en",
            "The Ledger said that Orlov claimed that Brook admitted that she knew the thief.",
            ["Brook", "Orlov", "The Ledger"],
        ),
        (
            "ru",
            "«Рубеж» сообщил, что Орлов заявил, что Кольцова призналась, что знала вора.",
            ["Кольцова", "Орлов", "«Рубеж»"],
        ),
        (
            "uk",
            "«Обрій» повідомив, що Орлик заявив, що Кольцова зізналася, що знала злодія.",
            ["Кольцова", "Орлик", "«Обрій»"],
        ),
        (
            "en",
            "The mine is flooded, the Ledger reported, citing the channel Deep Shaft, which in its turn cites a miner.",
            ["a miner", "the channel Deep Shaft", "the Ledger"],
        ),
        (
            "ru",
            "Шахта затоплена, передал «Рубеж» со ссылкой на «Забой», который, в свою очередь, ссылается на горца.",
            ["горца", "«Забой»", "«Рубеж»"],
        ),
        (
            "uk",
            "Шахту затоплено, пише «Обрій» з посиланням на канал «Вибій», який посилається на гірника.",
            ["гірника", "канал «Вибій»", "«Обрій»"],
        ),
        ("ru", "Шахта затоплена. Об этом в среду сообщил горняк Орлов, передаёт «Рубеж».", ["горняк Орлов", "«Рубеж»"]),
        ("uk", "Шахту затоплено. Про це на зборах сказав гірник Орлик, пише «Обрій».", ["гірник Орлик", "«Обрій»"]),
        ("ru", "Шахта затоплена. Как пишет «Рубеж», об этом сообщил горняк Орлов.", ["горняк Орлов", "«Рубеж»"]),
        (
            "uk",
            "Шахту затоплено. Про це пише «Обрій» із посиланням на гірників, передає «Вісник».",
            ["гірників", "«Обрій»", "«Вісник»"],
        ),
    ],
)
def test_voices_in_one_another_sources_that_cite_in_turn_and_who_passes_on_make_a_chain(
    language: str, text: str, outward: list[str]
) -> None:
    assert chain(text, find_forms(text, language), outward[0]) == outward


def test_sources_cited_by_a_paper_rest_on_the_paper() -> None:
    text = "The pact is dead, according to diplomats cited by the Ledger on Monday."
    assert chain(text, find_forms(text, "en"), "diplomats") == ["diplomats", "the Ledger"]


def test_who_tells_a_paper_that_relays_rests_on_the_paper() -> None:
    text = "The pact is dead. The Ledger writes about this. Sources told the Ledger that it died in May."
    assert chain(text, find_forms(text, "en"), "Sources") == ["Sources", "The Ledger"]


def test_what_is_alleged_right_after_a_relay_rests_on_the_relay() -> None:
    text = "Шахта затоплена. Об этом пишет «Рубеж». Отмечается, что двое погибли."
    drafts = find_forms(text, "ru")
    nobody = next(draft for draft in drafts if not draft.source)
    assert nobody.parent is not None
    assert words(text, drafts[nobody.parent].source) == "«Рубеж»"


def test_a_denial_does_not_relay_what_it_denies() -> None:
    text = "The club dismissed reports that the coach had been fired."
    drafts = find_forms(text, "en")
    assert [draft.parent for draft in drafts] == [None, None]


@pytest.mark.parametrize(
    ("language", "relay"),
    [("en", "The Ledger writes about this."), ("ru", "Об этом пишет «Рубеж»."), ("uk", "Про це пише «Обрій».")],
)
def test_a_relay_that_opens_a_paragraph_points_at_the_whole_paragraph_before(language: str, relay: str) -> None:
    lead = "One. Two three four." if language == "en" else "Раз. Два три чотири."
    text = f"{lead}\n\n{relay}"
    (draft,) = find_forms(text, language)
    assert draft.content == ((0, len(lead)),)
    assert "points" in draft.because


def test_a_relay_in_a_paragraph_points_at_the_sentence_before_with_its_full_stop() -> None:
    text = "It rained. The dam broke at dawn. The Ledger writes about this."
    (draft,) = find_forms(text, "en")
    assert words(text, draft.content) == "The dam broke at dawn."


def test_a_relay_that_opens_the_body_points_at_the_title() -> None:
    text = "Dam broke at dawn\n\nThe Ledger writes about this."
    (draft,) = find_forms(text, "en", title=(0, 17))
    assert draft.content == ((0, 17),)


def test_the_tag_of_a_headline_ends_where_it_cites_somebody() -> None:
    text = "Harbour crews had twenty-minute notice - The Harbour Times, citing port official"
    tag = next(draft for draft in find_forms(text, "en", title=(0, len(text))) if draft.form == "E10")
    assert words(text, tag.source) == "The Harbour Times"


def test_a_relay_with_nothing_before_it_passes_nothing_on() -> None:
    assert find_forms("Об этом пишет «Рубеж».", "ru") == []


def test_an_interrupted_quotation_has_a_span_for_each_piece() -> None:
    text = "«Денег нет, — сказал мэр. — И не будет»."
    (draft,) = find_forms(text, "ru")
    assert [text[a:b] for a, b in draft.content] == ["Денег нет", "И не будет"]


def test_a_verb_that_brings_its_own_about_has_it_in_its_cue_once() -> None:
    text = "The Ledger writes about the flooded mine."
    assert [words(text, draft.cue) for draft in find_forms(text, "en")] == ["writes about"]


def test_a_quotation_of_several_sentences_is_whole() -> None:
    text = "“We ran. They shot at us! We hid,” said Vera Lomova, a villager."
    (draft,) = find_forms(text, "en")
    assert words(text, draft.content) == "“We ran. They shot at us! We hid,”"


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("en", "The bank denied that it had frozen the accounts.", "denied"),
        ("en", "The embassy did not confirm the arrest.", "questioned"),
        ("en", "Radio Delta could not independently verify the footage.", "questioned"),
        ("en", "The Ledger has learned that the mayor flew abroad.", "asserted"),
        ("en", "It is alleged that the papers were burned.", "alleged"),
        ("ru", "Банк опроверг, что заморозил счета.", "denied"),
        ("ru", "Посольство не подтвердило арест.", "questioned"),
        ("ru", "Кремнёв назвал публикацию ложью.", "denied"),
        ("ru", "Утверждается, что бумаги сожгли.", "alleged"),
        ("uk", "Банк спростував чутки.", "denied"),
        ("uk", "Посольство не підтвердило арешт.", "questioned"),
        ("uk", "Стверджується, що папери спалили.", "alleged"),
    ],
)
def test_a_form_sets_the_certainty_that_its_words_give(language: str, text: str, certainty: str) -> None:
    assert [draft.certainty for draft in find_forms(text, language)][:1] == [certainty]


def test_a_refusal_to_speak_is_no_report_of_what_was_not_said() -> None:
    assert find_forms("Министр не сообщил, что подписал договор.", "ru") == []


def test_a_source_in_the_locative_keeps_its_preposition() -> None:
    text = "В Северной верфи заявили, что работы идут."
    (draft,) = find_forms(text, "ru")
    assert words(text, draft.source) == "В Северной верфи"


def test_a_dateline_is_not_part_of_what_is_passed_on() -> None:
    text = "EASTPORT (AGENCY) - The dam broke at dawn, the governor said."
    (draft,) = find_forms(text, "en")
    assert words(text, draft.content) == "The dam broke at dawn"


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "The dam leaks. The Ledger writes about this. The board said on its website that it holds.",
            "The board",
        ),
        ("ru", "Плотина течёт. Об этом пишет «Рубеж». Завод заявил в своём канале, что она цела.", "Завод"),
        ("uk", "Гребля тече. Про це пише «Рубіж». Завод заявив у своєму каналі, що вона ціла.", "Завод"),
    ],
)
def test_who_speaks_on_a_site_of_its_own_told_no_outlet(language: str, text: str, who: str) -> None:
    assert chain(text, find_forms(text, language), who) == [who]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "Канал «Свет в забое» пишет, ссылаясь на горняка, что шахта затоплена.", "Канал «Свет в забое»"),
        ("uk", "Газета «Світло в кінці» пише, що шахту затоплено.", "Газета «Світло в кінці»"),
    ],
)
def test_a_name_in_quotation_marks_behind_the_word_for_an_outlet_is_no_speech(
    language: str, text: str, source: str
) -> None:
    assert words(text, find_forms(text, language)[0].source) == source


@pytest.mark.parametrize(
    ("language", "body", "close", "outlet", "inner"),
    [
        (
            "en",
            "The pump stands still. “We wait for a part,” says engineer Ada Holt.\n\nA guard said the gate was open.",
            "\n\nThis is reported by the weekly Harbour Post.",
            "Harbour Post",
            "engineer Ada Holt",
        ),
        (
            "en",
            "The pump stands still. “We wait for a part,” says engineer Ada Holt.\n\nA guard said the gate was open.",
            " All this the weekly Harbour Post published on Friday.",
            "Harbour Post",
            "engineer Ada Holt",
        ),
        (
            "en",
            "The pump stands still. “We wait for a part,” says engineer Ada Holt.\n\nA guard said the gate was open.",
            " All this was reported by the Harbour Post.",
            "Harbour Post",
            "engineer Ada Holt",
        ),
        (
            "ru",
            "Насос стоит. «Ждём деталь», — говорит инженер Ада Хольт.\n\nСторож рассказал, что ворота были открыты.",
            "\n\nОб этом сообщает газета «Пристань».",
            "«Пристань»",
            "инженер Ада Хольт",
        ),
        (
            "uk",
            "Насос стоїть. «Чекаємо на деталь», — каже інженерка Ада Гольт.\n\nСторож сказав, що ворота відчинені.",
            "\n\nПро це повідомляє газета «Пристань».",
            "«Пристань»",
            "інженерка Ада Гольт",
        ),
    ],
)
def test_a_relay_that_closes_a_text_passes_on_all_that_stands_before_it(
    language: str, body: str, close: str, outlet: str, inner: str
) -> None:
    title = "A pump\n\n"
    text = title + body + close
    drafts = find_forms(text, language, title=(0, len(title) - 2))
    assert words(text, by_source(text, drafts, outlet).content) == body
    assert chain(text, drafts, inner)[-1] == words(text, by_source(text, drafts, outlet).source)


@pytest.mark.parametrize(
    "before",
    [
        "The newspaper Ledger reported that the dam holds.\n\nThe pump stands still.",  # another told that
        "The pump stands still. " + "The gate is open. " * 120 + "\n\nThe pump stands still.",  # a whole page
    ],
)
def test_a_relay_closes_neither_what_another_told_nor_a_whole_page(before: str) -> None:
    text = before + "\n\nThis is reported by the weekly Harbour Post."
    drafts = find_forms(text, "en")
    assert words(text, by_source(text, drafts, "Harbour Post").content) == "The pump stands still."


@pytest.mark.parametrize(
    ("language", "text", "outlet", "whom"),
    [
        ("ru", "Это не авария, а саботаж, цитирует «Маяк» директора завода.", "«Маяк»", "директора завода"),
        ("ru", "«Нам дали стену и время», — цитирует журнал художницу.", "журнал", "художницу"),
        ("uk", "«Ректор усе пояснив нам», — цитує видання майстра.", "видання", "майстра"),
    ],
)
def test_an_outlet_behind_the_words_that_it_quotes_is_not_whom_it_quotes(
    language: str, text: str, outlet: str, whom: str
) -> None:
    drafts = find_forms(text, language)
    assert chain(text, drafts, whom) == [whom, outlet]


@pytest.mark.parametrize(
    ("language", "text", "inner", "relay"),
    [
        ("ru", "Как узнал «Рубеж», шахта затоплена. Издание ссылается на двух горняков.", "двух горняков", "«Рубеж»"),
        ("uk", "Як пише «Обрій», шахту затоплено. Видання посилається на гірників.", "гірників", "«Обрій»"),
        ("en", "The mine is flooded, the Ledger reported. The paper cites two miners.", "two miners", "the Ledger"),
    ],
)
def test_a_paper_that_says_in_its_next_sentence_whom_it_cites_cites_for_the_same(
    language: str, text: str, inner: str, relay: str
) -> None:
    drafts = find_forms(text, language)
    assert chain(text, drafts, inner) == [inner, relay]
    assert by_source(text, drafts, inner).content == by_source(text, drafts, relay).content


def test_a_citing_sentence_after_no_relay_cites_nobody() -> None:
    text = "The mine is flooded. The paper cites two miners."
    assert not [draft for draft in find_forms(text, "en") if words(text, draft.source) == "two miners"]


def test_another_paper_that_a_sentence_names_cites_for_itself() -> None:
    text = "Шахта затоплена. Об этом пишет «Рубеж». В то же время газета «Маяк» ссылается на двух горняков."
    drafts = find_forms(text, "ru")
    assert chain(text, drafts, "горняков") == ["двух горняков", "газета «Маяк»"]
    assert by_source(text, drafts, "Маяк").content == by_source(text, drafts, "Рубеж").content
