"""Descriptions: "the newspaper", «ведомство», "the general", and whose unnamed sources are whose."""

from __future__ import annotations

import pytest

from reportedly.sources.output import members
from tests.sources.marked import read


@pytest.mark.parametrize(
    "text",
    [
        '[[a1 The Telegram channel "Lantern"]] writes about this. [[a2 The channel]] adds that it rains.',
        "[[a1 Tornvald]] writes that it rains. According to [[a2 the newspaper]], it will go on.",
        "Об этом пишет [[a1 газета «Северный маяк»]]. По данным [[a2 издания]], дождь идет.",
        "Об этом сообщил [[a1 Telegram-канал «Маячок»]]. [[a2 Канал]] добавил, что идет дождь.",
        "Про це пише [[a1 видання Bilden]]. За даними [[a2 журналістів]], йде дощ.",
        "Про це повідомляє [[a1 агентство «Обрій»]]. [[a2 Агентство]] додає, що йде дощ.",
        "[[a1 Reuters]] reports it. [[a2 The agency]] has seen the papers.",
        "[[a1 Tornvald Times]] broke it. [[a2 The report]] said it rains.",
        "Об этом говорится в [[a1 сообщении Tornvald Times]]. [[a2 В публикации]] сказано, что идет дождь.",
        "Tornvald Times: it rains\n\n[[a1 The paper]] has it from [[a2 Tornvald Times]].",
    ],
)
def test_a_publication_is_the_one_spoken_of_before(text: str) -> None:
    page = read(text)
    assert page.source("a1") == page.source("a2")
    assert page.source("a1").kind in ("outlet", "channel")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[[a1 Tornvald]] writes it. [[a2 A Madrid-based newspaper]] adds to it.", "outlet"),
        ("[[a1 Газета «Маяк»]] пишет это. [[a2 Другое издание]] добавляет.", "outlet"),
        ("[[a1 Газета «Маяк»]] пишет это. [[a2 Несколько изданий]] добавляют.", "vague"),
        ("[[a1 A source]] says yes. [[a2 Another source]] says no.", "anonymous"),
        ("[[a1 Two officials]] say yes. [[a2 One official]] says no.", "anonymous"),
        ("[[a1 Газета «Маяк»]] пишет это. [[a2 Инсайдер]] рассказал ей больше.", "anonymous"),
        ("[[a1 The Ledger]] reports it. [[a2<a1 the local paper]] is cited.", "outlet"),
        ("[[a1 Радіо «Маяк»]] каже це, посилаючись на [[a2<a1 місцеву газету]].", "outlet"),
    ],
)
def test_words_that_bring_in_somebody_new_never_point_back(text: str, kind: str) -> None:
    page = read(text)
    assert page.source("a1") != page.source("a2")
    assert page.source("a2").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 Министерство обороны Дреннии]] опровергло это. [[a2 В министерстве]] назвали это вымыслом.",
        "[[a1 TikTak]] denied it. [[a2 A TikTak spokesperson]] called it fiction.",
        "[[a1 Компания «Вектор»]] молчит. [[a2 Представитель компании]] отказался от комментариев.",
        "[[a1 Кремль]] молчит. [[a2 Представитель Кремля]] отказался говорить.",
        "[[a1 The Defence Ministry]] was silent. Later [[a2 the ministry]] spoke.",
        "[[a1 Клуб «Вектор»]] опроверг это. Об этом сказано в [[a2 заявлении клуба]].",
        "The Drenn authorities met. [[a1 The Drenn authorities]] agreed, and [[a2 Drenn]] said so.",
    ],
)
def test_a_body_speaks_under_its_name_its_noun_and_its_spokespeople(text: str) -> None:
    page = read(text)
    assert page.source("a1") == page.source("a2")
    assert page.source("a1").kind == "organisation"


def test_a_named_spokesperson_is_a_person() -> None:
    page = read("[[a1 Kremlin spokesman Oleg Marsh]] said no. [[a2 The Kremlin]] was silent.")
    assert (page.speaker("a1"), page.source("a1").kind) == ("Oleg Marsh", "person")
    assert page.source("a2").kind == "organisation"


@pytest.mark.parametrize(
    ("text", "name", "carrier"),
    [
        (
            '[[a1 The channel "Lantern"]] writes so, citing [[a2<a1 its own sources in the harbour office]].',
            "its own sources in the harbour office",
            "Lantern",
        ),
        (
            "[[a1 Tornvald Times]] wrote. According to [[a2 sources of the newspaper]], yes.",
            "sources of the newspaper",
            "Tornvald Times",
        ),
        (
            "[[a1 Tornvald Times]] wrote. [[a2 Tornvald Times sources]] said yes.",
            "Tornvald Times sources",
            "Tornvald Times",
        ),
        ("[[a1 Reuters]] wrote it. [[a2 A source]] ((a2 told)) Reuters more.", "A source", "Reuters"),
        (
            "Об этом сообщает [[a1 агентство «Обрий»]] со ссылкой на [[a2<a1 источники в правительстве]].",
            "источники в правительстве",
            "Обрий",
        ),
        ("[[a1 Газета «Маяк»]] написала. По словам [[a2 собеседника издания]], да.", "собеседника издания", "Маяк"),
        ("Про це пише [[a1 видання «Обрій»]]. [[a2 Джерела видання]] кажуть, що так.", "Джерела видання", "Обрій"),
    ],
)
def test_unnamed_sources_keep_their_words_and_their_carrier(text: str, name: str, carrier: str) -> None:
    page = read(text)
    assert (page.source("a2").kind, page.speaker("a2"), page.of("a2")) == ("anonymous", name, carrier)


def test_the_sources_of_two_papers_are_not_one() -> None:
    page = read(
        "[[a1 Reuters]] reported it, citing [[a2<a1 sources]]. [[a3 Bloomberg]] reported it, citing [[a4<a3 sources]]."
    )
    assert page.source("a2") != page.source("a4")
    assert (page.of("a2"), page.of("a4")) == ("Reuters", "Bloomberg")


def test_the_same_sources_spoken_of_again_are_one() -> None:
    page = read("[[a1 Reuters]] cited [[a2<a1 two sources close to the talks]]. [[a3<a1 The sources]] also said more.")
    assert page.source("a2") == page.source("a3")


def test_one_source_right_after_an_outlet_is_the_outlet() -> None:
    page = read("По данным [[a1 агентства «Обрий»]], мост закрыт. [[a2 Источник]] сообщает, что надолго.")
    assert page.source("a2") == page.source("a1")


def test_unnamed_sources_of_the_page_itself_have_no_carrier() -> None:
    page = read("[[a1 Two officials]] told us that it rains.")
    assert page.of("a1") is None


def test_the_publisher_is_not_the_newspaper_that_it_cites() -> None:
    page = read(
        "Об этом сказано в [[a1 сообщении Tornvald Times]], передает [[a2 «Маяк»]]. В [[a3 публикации]] есть карта.",
        outlet="Маяк",
    )
    assert page.source("a3") == page.source("a1")


def test_two_papers_that_share_a_cue_are_a_party_of_their_own_with_both_as_members() -> None:
    page = read("[[a1 Reuters and Tornvald Times]] reported it. [[a2 Reuters]] added more.")
    both = page.source("a1")
    members = {source.name: source.id for source in page.document.sources}
    assert both.kind == "outlet"
    assert both.because == f"together: {members['Reuters']}, {members['Tornvald Times']}"
    assert page.source("a2").id == members["Reuters"]


def test_two_papers_in_quotation_marks_are_two_members() -> None:
    page = read("Гребля тече, пишуть [[a1 «Вечірній маяк» та «Ранкова хвиля»]].")
    both = page.source("a1")
    assert both.name == "«Вечірній маяк» та «Ранкова хвиля»"
    found = {source.id: source.name for source in page.document.sources}
    assert [found[id] for id in members(both)] == ["Вечірній маяк", "Ранкова хвиля"]


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 Украинские Telegram-каналы]] сообщили о смене командира.",
        "[[a1 Російські Telegram-канали]] повідомили про зміну командира.",
        "[[a1 Russian Telegram channels]] reported a change of command.",
    ],
)
def test_channels_in_general_are_nobody_in_particular(text: str) -> None:
    assert read(text).source("a1").kind == "vague"


def test_papers_and_people_that_share_a_cue_are_two_members() -> None:
    for text, names in (
        ("The dam leaks, [[a1 leaked cables and two officials]] say.", ["leaked cables", "two officials"]),
        ("Дамба течёт, сообщили [[a1 документы Орлова и источники]].", ["документы Орлова", "источники"]),
        ("Дамба тече, свідчать [[a1 джерела та внутрішній звіт]].", ["джерела", "внутрішній звіт"]),
    ):
        page = read(text)
        both = page.source("a1")
        assert [next(s.name for s in page.document.sources if s.id == id) for id in members(both)] == names


def test_officials_of_two_sorts_stay_one() -> None:
    page = read("The dam leaks, [[a1 officials and diplomats]] say.")
    assert members(page.source("a1")) == ()


def test_one_ministry_of_two_countries_is_two() -> None:
    page = read("[[a1 Russia's Defence Ministry]] said yes. [[a2 Ukraine's Defence Ministry]] said no.")
    assert page.source("a1") != page.source("a2")


def test_a_body_is_the_same_with_and_without_its_nationality() -> None:
    page = read("[[a1 The Ukrainian General Staff]] said yes. [[a2 The General Staff]] said more.")
    assert page.source("a1") == page.source("a2")


def test_committees_that_differ_in_their_first_word_are_two() -> None:
    page = read("[[a1 The Republican National Committee]] said yes. [[a2 The Democratic National Committee]] said no.")
    assert page.source("a1") != page.source("a2")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The fighters", "group"),
        ("Эксперты", "group"),
        ("мешканці міста", "group"),
        ("two officials", "anonymous"),
        ("американских чиновников", "anonymous"),
        ("офіційні особи", "anonymous"),
        ("people familiar with the matter", "anonymous"),
        ("неназванного аналитика", "anonymous"),
        ("leaked documents", "document"),
        ("данные разведки", "document"),
        ("у звіті", "document"),
        ("СМИ", "vague"),
        ("ЗМІ", "vague"),
        ("a media report", "vague"),
        ("Кремль", "organisation"),
        ("the White House", "organisation"),
        ("Банковой", "organisation"),
        ("Kyiv", "organisation"),
        ("пресс-служба президента", "organisation"),
        ("Міністерство оборони", "organisation"),
        ("Reuters", "outlet"),
        ("портал «Маяк»", "outlet"),
        ("Maiak.ru", "outlet"),
        ("@maiak", "channel"),
        ("телеграм-канал «Маяк»", "channel"),
        ("the Telegram channel Lantern", "channel"),
        ("General Tornquist", "person"),
        ("лидер страны", "person"),
    ],
)
def test_kinds(source: str, kind: str) -> None:
    assert read(f"[[a1 {source}]] said it.").source("a1").kind == kind


@pytest.mark.parametrize(
    ("text", "holder", "kind"),
    [
        ("It rains, according to [[a1 documents seen by the Tornvald Times]].", "Tornvald Times", "outlet"),
        ("[[a1 A letter reviewed by Reuters]] shows that it rains.", "Reuters", "outlet"),
        ("[[a1 Intelligence shared with Drennish officials]] shows that it rains.", "Drennish officials", "anonymous"),
        ("[[a1 Drennish officials have seen intelligence]] indicating it.", "Drennish officials", "anonymous"),
        ("Это следует из [[a1 документов, с которыми ознакомилось агентство «Маячок»]].", "Маячок", "outlet"),
        ("Так сказано [[a1 в письме, оказавшемся в распоряжении газеты «Маячок»]].", "Маячок", "outlet"),
        ("Згідно з [[a1 документами, які отримало видання «Обрій»]], йде дощ.", "Обрій", "outlet"),
    ],
)
def test_papers_are_carried_by_who_has_them(text: str, holder: str, kind: str) -> None:
    page = read(text)
    assert (page.source("a1").kind, page.of("a1")) == ("document", holder)
    assert next(source.kind for source in page.document.sources if source.name == holder) == kind


@pytest.mark.parametrize("text", ["[[a1 Leaked documents]] show it.", "[[a1 Documents leaked on a forum]] show it."])
def test_papers_that_lie_open_are_nobody_s(text: str) -> None:
    assert read(text).source("a1").of is None


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("[[a1 Сотрудник больницы]] рассказал об этом.", "anonymous", "Сотрудник больницы"),
        ("Это рассказал [[a1 участник экспедиции]].", "anonymous", "участник экспедиции"),
        ("Про це розповіла [[a1 член екіпажу]].", "anonymous", "член екіпажу"),
        ("Это подтвердили [[a1 два прибалтийских чиновника]].", "anonymous", "два прибалтийских чиновника"),
        ("[[a1 Three physicists]] doubt it.", "anonymous", "Three physicists"),
        ("Об этом сообщила [[a1 работница завода]].", "anonymous", "работница завода"),
        ("[[a1 Працівниця архіву]] бачила це.", "anonymous", "Працівниця архіву"),
        ("Об этом сказал [[a1 упомянутый сотрудник]].", "person", "упомянутый сотрудник"),
        ("Об этом сообщила [[a1 вице-губернатор ЦБД Инна Крушко]].", "person", "Инна Крушко"),
        ("Про це сказав [[a1 завгосп УДК Олег Тирса]].", "person", "Олег Тирса"),
        ("[[a1 Ein Telegram-Kanal]] hatte das berichtet.", "channel", "Ein Telegram-Kanal"),
        ("Laut [[a1 Medienberichten]] regnet es.", "vague", "Medienberichten"),
        ("Według [[a1 źródeł w rządzie]] pada.", "anonymous", "źródeł w rządzie"),
        ("Според [[a1 медии в Дрения]] вали.", "vague", "медии в Дрения"),
    ],
)
def test_one_of_many_is_unnamed_and_who_is_named_is_named(text: str, kind: str, name: str) -> None:
    source = read(text).source("a1")
    assert (source.kind, source.name) == (kind, name)


@pytest.mark.parametrize(
    "text",
    [
        "Дамба цела, сказал [[a1 «Рыбаку» источник в порту]].",
        "Дамба цела, сказал [[a1 «Рыбаку» источник]].",
        "Дамба ціла, сказав [[a1 «Рибалці» посадовець порту]].",
    ],
)
def test_whom_an_unnamed_person_told_is_not_that_person(text: str) -> None:
    assert read(text).source("a1").kind == "anonymous"


def test_whom_an_outlet_cites_is_not_the_outlet() -> None:
    page = read("Про це пише [[a1 журнал Elle]]. «Так», – цитує [[a2 видання]] [[a3<a2 співрозмовника]].")
    assert page.source("a1") == page.source("a2")
    assert (page.source("a3").kind, page.of("a3")) == ("anonymous", "Elle")


def test_a_latin_capital_among_cyrillic_words_is_a_name() -> None:
    assert read("Про це пише [[a1 журнал People]]. Дощ, каже [[a2 видання]].").source("a2").name == "People"


def test_whoever_put_a_paper_out_has_it() -> None:
    for text in (
        "It rained, according to [[a1 a recording posted by the Telegram channel Lantern]].",
        "Дождь, следует из [[a1 записи, которая появилась в Telegram-канале «Lantern»]].",
        "Про це свідчить [[a1 запис, оприлюднений Telegram-каналом «Lantern»]].",
    ):
        assert (read(text).source("a1").kind, read(text).of("a1")) == ("document", "Lantern")


@pytest.mark.parametrize(("text", "name"), [("Daily Tornvald", "Daily Tornvald"), ("the daily Tornvald", "Tornvald")])
def test_a_paper_may_be_a_daily_by_name(text: str, name: str) -> None:
    assert read(f"It rains, [[a1 {text}]] wrote.").speaker("a1") == name


@pytest.mark.parametrize(("text", "name"), [("The US", "US"), ("US", "US"), ("The U.S.", "U.S."), ("the UK", "UK")])
def test_a_country_in_capitals_speaks_for_its_government(text: str, name: str) -> None:
    page = read(f"[[a1 {text}]] said yes.")
    assert (page.speaker("a1"), page.source("a1").kind) == (name, "organisation")


def test_an_adjective_without_its_noun_is_nobody() -> None:
    assert read("The head of the [[a1 Russian]] council was refused a visa.").speaker("a1") is None


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("[[a1 Officials familiar with the new intelligence]] say that it rains.", "the new intelligence"),
        ("Об этом сообщили [[a1 чиновники, ознакомившиеся с данными разведки]].", "данными разведки"),
        ("Про це розповіли [[a1 посадовці, знайомі з даними розвідки]].", "даними розвідки"),
    ],
)
def test_what_unnamed_people_are_said_to_know_are_papers_of_theirs(text: str, paper: str) -> None:
    page = read(text)
    known = [source for source in page.document.sources if source.kind == "document"]
    assert [(source.name, source.of) for source in known] == [(paper, page.source("a1").id)]


@pytest.mark.parametrize(
    "text",
    [
        "[[a1 People familiar with the matter]] say that it rains.",
        "[[a1 People familiar with the investigation]] say that it rains.",
        "Об этом сообщили [[a1 чиновники, знакомые с ситуацией]].",
    ],
)
def test_a_matter_that_unnamed_people_know_is_no_paper(text: str) -> None:
    assert [source.kind for source in read(text).document.sources] == ["anonymous"]
