"""Threads of flattened pages, whole: tree, names, times, quotations, in three languages and several layouts."""

from __future__ import annotations

from reportedly.model import Comment
from reportedly.thread import Thread, find_thread

ENGLISH = """\
Ferry to Lowmoor suspended after collision, port says

The ferry line to Lowmoor was suspended on Friday, the port of Estmere said. The channel "Quayside" writes about this.

A port worker said that the hull was torn open over ten metres.
  1. Harald Vennemoor 6 January 2023 13: 53
    I would advise everyone to take the train while it still runs.
  2. tidewatcher Offline tidewatcher
    tidewatcher 6 January 2023 14: 39
    Quote: Harald Vennemoor
    I would advise everyone to take the train while it still runs.

    There is no train. It was closed on 3 May 2021 at 10:00, and my list of reasons is long:
    1. the bridge
    2. the money
    1. Osric of the lower meadow 6 January 2023 17: 46
      The bridge stands.
    2. Harald Vennemoor 7 January 2023 12: 26
      It stands, and nobody may cross it.
  3. milla arden Offline milla arden
    milla arden (Milla) 7 January 2023 19: 47
    I crossed it.
    But. Returning to your question.

    Nobody asked me for a ticket.
  4. Ilse Brandt Online Ilse Brandt
    Ilse Brandt (ilse_b) 8 January 2023 11: 20
    Enough said."""

RUSSIAN = """\
Паром в Нижний Мыс остановили после столкновения

Паромную линию остановили в пятницу, сообщает портовое управление.
Комментарии: 3
  1. Гремислав 6 января 2023 13:53
    Пора ехать поездом, пока он ходит.

    Или пешком.
    1. Лада_К Онлайн Лада_К
      Лада_К (Лада) 6 января 2023 14:39
      Цитата: Гремислав
      Или пешком.

      Сами идите.
  2. Пётр Ухватов Не в сети
    Пётр Ухватов 7 января 2023 09:05
    «Пора ехать», пишет он. А куда мы поедем, вы знаете?
"""

UKRAINIAN = """\
Пором до Нижнього Мису зупинили

Лінію зупинили в п'ятницю, повідомляє порт.

Коментарі (3)

Ганна Верес 06.01.2023 13:53
Час їхати потягом.

Відповісти

Остап із Підгір'я 06.01.2023 14:39
Цитата: Ганна Верес
Час їхати потягом.
Його вже немає.

Відповісти

Ганна Верес 07.01.2023 09:05
> Його вже немає.
Шкода.

Відповісти

Увійдіть, щоб залишити коментар
Усі права захищено
"""


def thread_of(text: str) -> Thread:
    thread = find_thread(text)
    assert thread is not None
    return thread


def said(text: str, comment: Comment) -> list[str]:
    return [text[start:end] for start, end in comment.body]


def test_the_tree_comes_from_the_indentation() -> None:
    comments = thread_of(ENGLISH).comments
    assert [(c.id, c.number, c.in_reply_to, c.reply_evidence) for c in comments] == [
        ("c1", "1", None, "none"),
        ("c2", "2", None, "none"),
        ("c3", "1", "c2", "indentation"),
        ("c4", "2", "c2", "indentation"),
        ("c5", "3", None, "none"),
        ("c6", "4", None, "none"),
    ]


def test_the_author_is_the_name_as_printed_though_the_header_doubles_and_splits_it() -> None:
    comments = thread_of(ENGLISH).comments
    assert [(c.author, c.presence) for c in comments] == [
        ("Harald Vennemoor", None),
        ("tidewatcher", "offline"),
        ("Osric of the lower meadow", None),
        ("Harald Vennemoor", None),
        ("milla arden", "offline"),
        ("Ilse Brandt", "online"),
    ]


def test_a_bracket_is_a_login_only_where_it_looks_like_one() -> None:
    milla, ilse = thread_of(ENGLISH).comments[-2:]
    assert milla.login is None
    assert ilse.login == "ilse_b"


def test_times_are_iso_beside_what_is_printed() -> None:
    comment = thread_of(ENGLISH).comments[1]
    assert comment.published == "2023-01-06T14:39"
    assert comment.published_precision == "minute"
    assert comment.published_text == "6 January 2023 14: 39"


def test_a_quotation_is_resolved_and_is_none_of_the_body() -> None:
    comment = thread_of(ENGLISH).comments[1]
    (quote,) = comment.quotes
    assert (quote.comment, quote.author) == ("c1", "Harald Vennemoor")
    assert ENGLISH[slice(*quote.span)] == "I would advise everyone to take the train while it still runs."
    assert said(ENGLISH, comment)[0].startswith("There is no train.")


def test_a_list_and_a_date_inside_a_body_stay_in_it() -> None:
    comment = thread_of(ENGLISH).comments[1]
    assert said(ENGLISH, comment) == [
        "There is no train. It was closed on 3 May 2021 at 10:00, and my list of reasons is long:\n"
        "    1. the bridge\n    2. the money"
    ]


def test_several_paragraphs_without_interruption_are_one_piece() -> None:
    comment = thread_of(ENGLISH).comments[4]
    assert said(ENGLISH, comment) == [
        "I crossed it.\n    But. Returning to your question.\n\n    Nobody asked me for a ticket."
    ]


def test_the_thread_begins_under_the_article() -> None:
    thread = thread_of(ENGLISH)
    assert ENGLISH[: thread.start].rstrip().endswith("ten metres.")
    assert thread.end == len(ENGLISH)


def test_a_russian_page_with_a_heading() -> None:
    thread = thread_of(RUSSIAN)
    assert RUSSIAN[thread.start :].startswith("Комментарии: 3")
    one, two, three = thread.comments
    assert [c.author for c in thread.comments] == ["Гремислав", "Лада_К", "Пётр Ухватов"]
    assert [c.presence for c in thread.comments] == [None, "online", "offline"]
    assert [c.published for c in thread.comments] == ["2023-01-06T13:53", "2023-01-06T14:39", "2023-01-07T09:05"]
    assert [c.in_reply_to for c in thread.comments] == [None, "c1", None]
    assert (two.quotes[0].comment, two.quotes[0].author) == ("c1", "Гремислав")
    assert said(RUSSIAN, two) == ["Сами идите."]
    assert said(RUSSIAN, one) == ["Пора ехать поездом, пока он ходит.\n\n    Или пешком."]
    assert three.language == "ru"


def test_a_ukrainian_page_without_numbers_or_indentation() -> None:
    thread = thread_of(UKRAINIAN)
    one, two, three = thread.comments
    assert [c.author for c in thread.comments] == ["Ганна Верес", "Остап із Підгір'я", "Ганна Верес"]
    assert {(c.in_reply_to, c.reply_evidence, c.number) for c in thread.comments} == {(None, "none", None)}
    assert said(UKRAINIAN, one) == ["Час їхати потягом."]
    # No empty line ends this quotation: its words do.
    assert [(q.comment, UKRAINIAN[slice(*q.span)]) for q in two.quotes] == [("c1", "Час їхати потягом.")]
    assert said(UKRAINIAN, two) == ["Його вже немає."]
    assert said(UKRAINIAN, three) == ["Шкода."]
    assert "Усі права" not in UKRAINIAN[thread.start : thread.end]


def test_a_page_that_prints_says_and_the_date_below() -> None:
    text = (
        "2 Comments\n"
        "  1. Nadja Kross says:\n    March 3, 2021 at 9:15 am\n\n    First.\n\n    Reply\n"
        "    1. Piet says:\n      March 3, 2021 at 9:20 am\n\n      Second.\n\n      Reply\n"
    )
    comments = thread_of(text).comments
    assert [(c.author, c.in_reply_to, c.published, said(text, c)) for c in comments] == [
        ("Nadja Kross", None, "2021-03-03T09:15", ["First."]),
        ("Piet", "c1", "2021-03-03T09:20", ["Second."]),
    ]


def test_nine_and_ten_stand_at_one_level_though_the_number_is_wider() -> None:
    text = "".join(
        f"{number:>3}. Reader{number} 6 January 2023 13:{number:02}\n     Body {number}.\n" for number in range(1, 12)
    )
    assert {c.in_reply_to for c in thread_of(text).comments} == {None}


def test_a_header_over_three_lines() -> None:
    text = (
        "Title\n\nArticle text.\n"
        "  1. graywing\n    Offline graywing\n    graywing 6 January 2023 14: 39\n    Words of the first.\n"
        "  2. milla\n    milla (Milla)\n    7 January 2023 10: 00\n    Words of the second.\n"
    )
    comments = thread_of(text).comments
    assert [(c.number, c.author, c.presence, said(text, c)) for c in comments] == [
        ("1", "graywing", "offline", ["Words of the first."]),
        ("2", "milla", None, ["Words of the second."]),
    ]


def test_a_comment_of_nothing_but_a_quotation_and_one_of_nothing() -> None:
    text = (
        "  1. Ada Lowe 6 January 2023 13: 53\n    The gate was open all night long.\n"
        "  2. Bram Offline Bram\n    Bram 6 January 2023 14: 00\n"
        "    Quote: Ada Lowe\n    The gate was open all night long.\n\n"
        "  3. Cora Offline Cora\n    Cora 6 January 2023 14: 05\n"
        "  4. Dirk 6 January 2023 14: 10\n    It was shut.\n"
    )
    comments = thread_of(text).comments
    assert [(c.author, c.state, len(c.body), [q.comment for q in c.quotes]) for c in comments] == [
        ("Ada Lowe", "kept", 1, []),
        ("Bram", "kept", 0, ["c1"]),
        ("Cora", "empty", 0, []),
        ("Dirk", "kept", 1, []),
    ]


def test_scores_and_edits_are_no_words_and_what_stands_for_a_removed_comment_is_said_to_be_that() -> None:
    text = (
        "  1. Ada Lowe 6 January 2023 13: 53\n    +3\n    The gate was open.\n    Edited 6 January 2023 13: 59\n"
        "  2. Bram 6 January 2023 14: 00\n    -1\n    Comment removed\n"
        "  3. Cora 6 January 2023 14: 10\n    0\n    It was shut.\n"
    )
    one, two, three = thread_of(text).comments
    assert [c.score for c in (one, two, three)] == [3, -1, 0]
    assert one.edited == "2023-01-06T13:59"
    assert said(text, one) == ["The gate was open."]
    assert [(c.state, len(c.body)) for c in (one, two, three)] == [("kept", 1), ("removed", 1), ("kept", 1)]
    assert said(text, two) == ["Comment removed"]


def test_dates_in_doubt_are_read_as_the_page_s_other_dates() -> None:
    text = (
        "  1. Ada 3/4/2023 13:53\n    One.\n  2. Bram 3/4/2023 14:53\n    Two.\n  3. Cora 17/4/2023 10:00\n    Three.\n"
    )
    assert [c.published for c in thread_of(text).comments] == [
        "2023-04-03T13:53",
        "2023-04-03T14:53",
        "2023-04-17T10:00",
    ]


def test_a_count_beside_the_name_is_none_of_it() -> None:
    rows = (
        ("ada_lowe", "12 points 6 hours ago"),
        ("Bram Lind", "1 point 5 hours ago"),
        ("ada_lowe", "-3 points 1 hour ago*"),
    )
    text = "The pier\n\nall 3 comments\n" + "".join(
        f"[–]{name} {when}\nThe pier was shut, and number {at} says so.\n\npermalink embed save report reply\n"
        for at, (name, when) in enumerate(rows)
    )
    assert [c.author for c in thread_of(text).comments] == ["ada_lowe", "Bram Lind", "ada_lowe"]


def test_a_name_after_a_sign_is_that_of_whom_it_is_written_to() -> None:
    rows = (("Ада Лоу", "3 года назад"), ("Bram_L > Ада Лоу", "2 года назад"), ("Ада Лоу > Bram_L", "2 года назад"))
    text = "Причал закрыт\n\n" + "".join(
        f"−\n⚑\nАватар\n{name} • {when}\nПричал закрыли, и это слова номер {at}.\n4  △ ▽ • Ответить • Поделиться ›\n\n"
        for at, (name, when) in enumerate(rows)
    )
    comments = thread_of(text + "Показать ещё комментарии\nТАКЖЕ НА САЙТЕ\nБаня открыта\n").comments
    assert [c.author for c in comments] == ["Ада Лоу", "Bram_L", "Ада Лоу"]
    assert said(text, comments[-1]) == ["Причал закрыли, и это слова номер 2."]
    assert [(c.in_reply_to, c.reply_evidence) for c in comments] == [(None, "none"), ("c1", "link"), ("c2", "link")]


def test_the_date_of_a_quotation_heads_no_comment() -> None:
    box = "Контактна інформація:\nRe: Причал\nЦитата\nПовідомлення {name} » {when}\n\n{words}\nДогори\n"
    words = (
        "Причал закрито.",
        "Ада писав: ↑12 квіт 2021, 18:03\nПричал закрито.\nХто це каже?",
        "Порт каже, і не вперше.",
    )
    names = ("Ада", "Остап", "Ада")
    text = "Причал\n\n" + "".join(
        f"{name}\nНовенький\nПовідомлень: 4{at}\nЗ нами з: 03 лют 2011, 10:00\n"
        + box.format(name=name, when=f"12 квіт 2021, 18:0{at + 3}", words=words[at])
        for at, name in enumerate(names)
    )
    comments = thread_of(text).comments
    assert [c.author for c in comments] == list(names)
    assert [quote.comment for quote in comments[1].quotes] == ["c1"]
    assert said(text, comments[2]) == ["Порт каже, і не вперше."]


def test_dates_may_close_comments_under_a_post_that_begins_with_its_own() -> None:
    rows = (
        ("Ада Лоу", "10:12"),
        ("Остап ответил Аде", "10:30"),
        ("Ада Лоу ответила Остапу", "11:02"),
        ("Кора", "11:09"),
    )
    parts = [
        f"{name}\nПричал закрыли, и это слова номер {at}.\n5 мая в {when}\nОтветить\nПоделиться\nНравится {at}\n"
        for at, (name, when) in enumerate(rows)
    ]
    parts.insert(2, "Показать ещё 1 ответ\n")
    text = "Наш причал\n5 мая в 9:40\nДействия\nСегодня закрыли причал.\nНравится\n81\n" + "".join(parts)
    comments = thread_of(text).comments
    assert [c.author for c in comments] == ["Ада Лоу", "Остап", "Ада Лоу", "Кора"]
    assert said(text, comments[3]) == ["Причал закрыли, и это слова номер 3."]


def test_the_last_comment_ends_where_the_others_do() -> None:
    names = ("@ada", "@bram", "@cora_v", "@ada")
    text = "The pier\n\n1,127 Comments\nSort by\n\n" + "".join(
        f"{name}\n{at + 1} years ago\nThe pier was shut, and number {at} says so.\n\n{at}\n\nReply\n\n{at} replies\n\n"
        for at, name in enumerate(names)
    )
    comments = thread_of(text + "9:58\nNow playing\nSeven ways to mend a rope\n402K views\n1 year ago\n").comments
    assert len(comments) == 4
    assert said(text, comments[-1]) == ["The pier was shut, and number 3 says so."]


def test_a_number_that_a_comment_says_it_answers_is_a_link_to_it() -> None:
    rows = (
        ("Ada Lowe", "#1", "", "Der Kai ist zu."),
        ("Bram", "#1.1", "Antwort auf #1 von Ada Lowe\n", "Wer sagt das?"),
        ("Ada Lowe", "#1.2", "Antwort auf #1.1 von Bram\n", "Der Hafenmeister sagt es."),
        ("Cora", "#2", "", "Die Fähre fährt noch."),
    )
    text = "Der Kai\n\n4 Kommentare\n" + "".join(
        f"{name}\n{number} — vor 2 Tagen\n{answer}{words}\n{len(words)} Empfehlungen\nAntworten\nMelden\n"
        for name, number, answer, words in rows
    )
    comments = thread_of(text).comments
    assert [(c.author, c.number, c.in_reply_to, c.reply_evidence) for c in comments] == [
        ("Ada Lowe", "1", None, "none"),
        ("Bram", "1.1", "c1", "link"),
        ("Ada Lowe", "1.2", "c2", "link"),
        ("Cora", "2", None, "none"),
    ]
    assert [said(text, c) for c in comments] == [[words] for *_, words in rows]


def test_a_name_answered_tells_the_comment_only_where_it_leaves_no_choice() -> None:
    rows = (
        ("Ada", ""),
        ("Bram", "In reply to Ada\n"),
        ("Ada", "In reply to Bram\n"),
        ("Cora", ""),
        ("Bram", "In reply to Ada\n"),
        ("Dan", "In reply to Zoe\n"),
    )
    text = "The pier\n\n6 comments\n" + "".join(
        f"{name}\n6 January 2023 13:5{at}\n{answer}The pier was shut, and number {at} says so.\nReply\n"
        for at, (name, answer) in enumerate(rows)
    )
    assert [c.in_reply_to for c in thread_of(text).comments] == [None, "c1", "c2", None, None, None]


def test_names_stand_above_ranks_though_the_boxes_differ_in_length() -> None:
    rows = (
        ("Ada Lowe", "Harbour\n", "March 4, 2021"),
        ("bram_l", "", "March 4, 2021"),
        ("Ada Lowe", "Harbour\n", "March 5, 2021"),
        ("Cora", "", "1 hour ago"),
    )
    text = "The pier\nRecommended Posts\n\n" + "".join(
        f"{name}\nMembers\nOffline\n {at}.2k\n{'Location:' + place if place else ''}Posted {day}\n"
        f"The pier was shut, and number {at} says so.\nQuote\n"
        for at, (name, place, day) in enumerate(rows)
    )
    comments = thread_of(text).comments
    assert [(c.author, c.presence, c.published) for c in comments] == [
        ("Ada Lowe", "offline", "2021-03-04"),
        ("bram_l", "offline", "2021-03-04"),
        ("Ada Lowe", "offline", "2021-03-05"),
        ("Cora", "offline", None),
    ]
    assert said(text, comments[3]) == ["The pier was shut, and number 3 says so."]


def test_a_month_and_a_day_alone_date_comments() -> None:
    rows = (("Ada Lowe", "Mar 3"), ("Bram", "Mar 3"), ("Ada Lowe", "Mar 4 · Edited"), ("Cora", "Mar 9"))
    text = "The pier\nComments\n\nWrite a comment...\n" + "".join(
        f"{name}\n{when}\nThe pier was shut, and number {at} says so.\n\nLike ({at})\nReply\nShare\n"
        for at, (name, when) in enumerate(rows)
    )
    comments = thread_of(text).comments
    assert [(c.author, c.published_text, c.published) for c in comments] == [
        ("Ada Lowe", "Mar 3", None),
        ("Bram", "Mar 3", None),
        ("Ada Lowe", "Mar 4", None),
        ("Cora", "Mar 9", None),
    ]


def test_what_stands_about_an_author_before_each_of_his_comments_is_none_of_their_words() -> None:
    rows = (
        ("Кузьма", "[Прораб]\nБыл(а) вчера, 23:10\n"),
        ("Шура", "[Старожил]\n"),
        ("Кузьма", "[Прораб]\nБыл(а) вчера, 23:10\n"),
        ("Шура", "[Старожил]\n"),
        ("Ада", "[Новичок]\n"),
    )
    text = "Причал\n\n" + "".join(
        f"#{at}   Отправлено 27.10.2015 - 19:0{at}\n{name}\n{box}Сообщений: 18{at}\nСлова номер {at} о причале.\n"
        "Профиль  ЛС  Цитировать  Ответить\n\n"
        for at, (name, box) in enumerate(rows, start=1)
    )
    comments = thread_of(text).comments
    assert [c.author for c in comments] == [name for name, _ in rows]
    assert [said(text, c) for c in comments] == [[f"Слова номер {at} о причале."] for at in range(1, 6)]


def test_years_of_two_digits_before_a_clock_and_labels_with_numbers() -> None:
    rows = (("~ona", "14 lut 20 09:17"), ("~waldek", "14 lut 20 09:40"), ("~ona", "15 lut 20 10:02"))
    text = "Nabrzeże\nKOMENTARZE (3)\n" + "".join(
        f"{name} {when}\nTo słowa numer {at} o nabrzeżu.\nOceń komentarz: +{at} / -3\nodpowiedz | zgłoś | link\n"
        for at, (name, when) in enumerate(rows)
    )
    comments = thread_of(text).comments
    assert [(c.author, c.published) for c in comments] == [
        ("~ona", "2020-02-14T09:17"),
        ("~waldek", "2020-02-14T09:40"),
        ("~ona", "2020-02-15T10:02"),
    ]
    assert said(text, comments[0]) == ["To słowa numer 0 o nabrzeżu."]


def test_words_that_are_glued_to_every_name_are_none_of_it() -> None:
    names = ("ada_lowe", "Bram Lind", "cora", "Dirk V", "ada_lowe")
    answers = ("", "", " @ada_lowe", "", " @Dirk V")
    text = "The pier\n\n" + "".join(
        f"  • {name[0].upper()}\n    {name}{answer}last edited by 1{at} Oct 2022, 19:4{at}\n\n"
        f"    The pier was shut, and number {at} says so.\n\n    ReplyQuote{at}\n"
        for at, (name, answer) in enumerate(zip(names, answers, strict=True))
    )
    comments = thread_of(text).comments
    assert [c.author for c in comments] == list(names)
    assert [c.in_reply_to for c in comments] == [None, None, "c1", None, "c4"]
    assert said(text, comments[0]) == ["The pier was shut, and number 0 says so."]


def test_the_alternative_text_of_a_picture_is_no_part_of_a_name() -> None:
    names = ("Ада Лоу", "kvant", "Остап", "Ада Лоу")
    text = "Причал\n\n" + "".join(
        f"Аватар {name}12 янв. 2022, в 18:0{at}\n+{at}\n\nПричал закрыли, и это слова номер {at}.\n\n"
        for at, name in enumerate(names)
    )
    assert [c.author for c in thread_of(text).comments] == list(names)


def test_a_title_behind_the_buttons_is_the_next_comment_s() -> None:
    rows = (
        ("Ada Lowe", "The paper trail"),
        ("Bram", "Re: The paper trail"),
        ("Ada Lowe", "Why bother"),
        ("Cora", "Re: No"),
    )
    text = "The pier\n\n" + "".join(
        f"  • {title} (Score:{at})\n\n    by {name} on Tuesday August 09, 2011 @02:1{at}PM (#3703211{at})\n\n"
        f"    The pier was shut, and number {at} says so.\n\n    Reply to This\n\n    Share\n\n"
        for at, (name, title) in enumerate(rows)
    )
    comments = thread_of(text).comments
    assert [c.author for c in comments] == [name for name, _ in rows]
    assert [said(text, c) for c in comments] == [[f"The pier was shut, and number {at} says so."] for at in range(4)]


def test_counts_over_the_dates_that_close_comments_sign_none() -> None:
    rows = (
        ("Ада Лоу", "", "12:40"),
        ("Остап", "ответил Аде", "12:58"),
        ("Ада Лоу", "", "13:05"),
        ("Кора", "", "13:30"),
    )
    text = "Наш причал\n\n" + "".join(
        f"{name}\n{name}{answer}\nПричал закрыли, и это слова номер {at}.\n{at + 3}\n3 июн 2019 в {when}\nОтветить\n"
        for at, (name, answer, when) in enumerate(rows)
    )
    comments = thread_of(text).comments
    assert [c.author for c in comments] == [name for name, *_ in rows]
    assert [c.in_reply_to for c in comments][1] in (None, "c1")
    assert "Остап" not in "".join(said(text, comments[1]))


def test_what_an_author_is_said_to_have_written_is_a_quotation_where_he_wrote_it() -> None:
    words = (
        "Der Kai ist seit Sonntag zu.",
        "Ada Lowe schrieb: seit Sonntag zu.\nSeit Samstag, genau genommen.",
        "Bram schrieb: das weiß ich nicht mehr.\nWer sagt das?",
    )
    text = "Der Kai\n\n" + "".join(
        f"{name}\n6. Januar 2023 13:5{at}\n{said_}\nAntworten\n"
        for at, (name, said_) in enumerate(zip(("Ada Lowe", "Bram", "Ada Lowe"), words, strict=True))
    )
    comments = thread_of(text).comments
    assert [[quote.comment for quote in c.quotes] for c in comments] == [[], ["c1"], []]
    assert said(text, comments[1]) == ["Seit Samstag, genau genommen."]
    assert said(text, comments[2])[0].startswith("Bram schrieb:")


SIGNED_BELOW = """\
The old lamp
January 5, 2023 9:41 AM

Who lit it? Nobody knows.
posted by harbour_ed (4 comments total)

I grew up three streets from it.

Nobody called it old.
posted by Ada Lowe at 9:52 AM on January 6, 2023 [4 favorites]


The clipping is the good part.
posted by tidewatcher at 9:58 AM on January 6, 2023 [8 favorites]


So I asked, because I am snowed in.

It is said that it was lit.
posted by Ada Lowe at 10:07 AM on January 6, 2023 [1 favorite]


Then it was.
posted by Bram at 10:09 AM on January 6, 2023


« Older   A boat of driftwood
"""

NUMBERED_BELOW = """\
Kommentare

Meine Oma sagte, er sei immer leer gewesen.
#1 Gesine am 14.01.2023 20:31 (Antwort)
Meine auch!
#1.1 Tobias Ahr (Homepage) am 14.01.2023 21:10 (Antwort)
Dann stimmt es wohl.
#1.1.1 Gesine am 14.01.2023 21:22 (Antwort)
Die Inschrift wurde 1934 erneuert.
#2 Archiv am 15.01.2023 09:02 (Antwort)
Kommentar schreiben
"""

SIGNED_PARAGRAPHS = """\
Обговорення:Причал

Пропоную перейменувати статтю. — Леся Вербна (обговорення) 11:02, 14 січня 2023 (UTC)
Проти. Табличку ставили дорожники. — Остап (обговорення) 11:40, 14 січня 2023 (UTC)
Є довідник, с. 412.

Скан надішлю. — Леся Вербна (обговорення) 12:15, 14 січня 2023 (UTC)
я тут виріс і так ніхто не казав — 203.0.113.77 15:22, 15 січня 2023 (UTC)
"""

WORD_BEFORE_DATES = """\
Форум о реке

Старый 15.03.2008, 12:34		#1
Бакенщик
Местный

Регистрация: 12.01.2007
Адрес: Заречье
Сообщений: 412

Бакенщик вне форума
По умолчанию Кто убрал бакен?
Вчера шёл мимо, бакена у третьего переката нет. Кто знает, куда он делся?
__________________
Тихий ход

Ответить с цитированием
Старый 15.03.2008, 13:01		#2
Лоцман
Новичок

Регистрация: 02.02.2008
Сообщений: 3

Лоцман вне форума
По умолчанию
Убрали в пятницу, сам видел.

Ответить с цитированием
Старый 16.03.2008, 09:12		#3
Бакенщик
Местный

Регистрация: 12.01.2007
Адрес: Заречье
Сообщений: 412

Бакенщик вне форума
По умолчанию
Цитата:
Сообщение от Лоцман Посмотреть сообщение
Убрали в пятницу, сам видел.
Спасибо. Тогда ясно.
__________________
Тихий ход

Ответить с цитированием
Старый Вчера, 10:12		#4
Тамара
Новичок

Регистрация: 02.03.2008
Сообщений: 1

Тамара вне форума
По умолчанию
Его поставили обратно!

Ответить с цитированием
« Предыдущая тема | Следующая тема »
"""

PICTURES = """\
  1. ▲ 12
    ada avatar ada 9 hours ago | link | flag

    It was never safe.

      1. ▲ 3
        bram avatar bram edited 8 hours ago | link | flag

        Who says so?

        1. ▲ 1
          ada avatar ada 7 hours ago | link | flag

          The mate did, in front of ten people.

  2. ▲ 5
    cora avatar cora 6 hours ago | link | flag

    I was on board.
"""

AUTHOR_BEHIND_DATE = """\
Discussion

January 6, 2023, 13:53 by Ada Lowe
It was never safe.
January 6, 2023, 14:53 by Bram
Who says so?
January 6, 2023, 15:53 by Ada Lowe
The mate.
"""

TO_WHOM = """\
Марта
Марта
3 роки тому

Живу тут 40 років. Годинника нема.

27
Відповісти
Олекса
Олекса
Відповісти  Марта
3 роки тому

Його зняли, я тоді школу закінчив.

5
Відповісти
Гість
Гість
3 роки тому

Може й так.

9
Відповісти
Марта
Марта
Відповісти  Олекса
2 роки тому

Пам'ятаю тільки, що дощило.

1
Відповісти
Олекса
Олекса
Відповісти  Марта
2 роки тому

І вітер був.

0
Відповісти
"""

UNEVEN_BOXES = """\
Рибалки краю

ryba-kit
Щука


З нами з: 03 Жов 2008
Повідомлення: 77
ПовідомленняДодано: Пон Тра 10, 2010 9:14 pm    Тема повідомлення: Заборона?		Відповісти з цитатою
Кум каже, що ловити з човна заборонять.
Повернутись до початку
Переглянути профіль користувача Послати приватне повідомлення
Степан
Карась
Карась


З нами з: 14 Лют 2006
Повідомлення: 1841
Звідки: Тарн
ПовідомленняДодано: Пон Тра 10, 2010 9:52 pm    Тема повідомлення: 		Відповісти з цитатою
Чув те саме, але від дружини брата.
Повернутись до початку
Переглянути профіль користувача Послати приватне повідомлення
Гість
ПовідомленняДодано: Вів Тра 11, 2010 10:40 am    Тема повідомлення: 		Відповісти з цитатою
Усе це брехня, побачите.
Повернутись до початку
Переглянути профіль користувача Послати приватне повідомлення
ryba-kit
Щука


З нами з: 03 Жов 2008
Повідомлення: 77
ПовідомленняДодано: Вів Тра 11, 2010 1:44 pm    Тема повідомлення: 		Відповісти з цитатою
Дякую! А де сам текст?
Повернутись до початку
"""

CLOCKS = """\
4 комментария

Марина Ш.

12:04
34

А предоплату вернули?

Ответить

Глеб

 Марина Ш.
12:11
51

Мне вернули без процентов.

Ответить

Марина Ш.

 Глеб
12:12
4

Спасибо, значит и мне ждать.

Ответить
1 комментария

Полина

 Марина Ш.
16 янв
4

Снег растаял.

Ответить
"""

GLUED_COUNTS = """\
  • hexbee88 • 2 years ago

    Nobody asked me anything before.

      • brindle41 • 2 years ago

        That changes the whole conclusion.

        • Ada Lowe
          Creator
          27 • 2 years ago

          You are right and I am sorry.

  • hexbee-6 • 2 years ago

    Quick fix, thanks.

  • Ada Lowe3 • 2 years ago

    Done.
"""


def _said(text: str) -> list[tuple[str | None, str, str | None]]:
    thread = find_thread(text)
    assert thread is not None
    return [
        (one.author, " ".join(text[start:end].replace("\n\n", " / ") for start, end in one.body), one.in_reply_to)
        for one in thread.comments
    ]


def test_comments_may_be_signed_below() -> None:
    assert _said(SIGNED_BELOW) == [
        ("Ada Lowe", "I grew up three streets from it. / Nobody called it old.", None),
        ("tidewatcher", "The clipping is the good part.", None),
        ("Ada Lowe", "So I asked, because I am snowed in. / It is said that it was lit.", None),
        ("Bram", "Then it was.", None),
    ]


def test_numbers_of_levels_say_whom_a_comment_answers() -> None:
    assert _said(NUMBERED_BELOW) == [
        ("Gesine", "Meine Oma sagte, er sei immer leer gewesen.", None),
        ("Tobias Ahr", "Meine auch!", "c1"),
        ("Gesine", "Dann stimmt es wohl.", "c2"),
        ("Archiv", "Die Inschrift wurde 1934 erneuert.", None),
    ]


def test_a_paragraph_may_end_with_its_signature() -> None:
    assert _said(SIGNED_PARAGRAPHS) == [
        ("Леся Вербна", "Пропоную перейменувати статтю.", None),
        ("Остап", "Проти. Табличку ставили дорожники.", None),
        ("Леся Вербна", "Є довідник, с. 412. / Скан надішлю.", None),
        ("203.0.113.77", "я тут виріс і так ніхто не казав", None),
    ]


def test_a_word_before_every_date_is_no_author_and_the_latest_dates_may_be_of_today() -> None:
    assert [(author, words.splitlines()[-1]) for author, words, _ in _said(WORD_BEFORE_DATES)] == [
        ("Бакенщик", "Вчера шёл мимо, бакена у третьего переката нет. Кто знает, куда он делся?"),
        ("Лоцман", "Убрали в пятницу, сам видел."),
        ("Бакенщик", "Спасибо. Тогда ясно."),
        ("Тамара", "Его поставили обратно!"),
    ]


def test_the_word_for_a_picture_stands_between_the_same_name_twice() -> None:
    assert [(author, above) for author, _, above in _said(PICTURES)] == [
        ("ada", None),
        ("bram", "c1"),
        ("ada", "c2"),
        ("cora", None),
    ]


def test_authors_may_stand_behind_their_dates() -> None:
    assert _said(AUTHOR_BEHIND_DATE) == [
        ("Ada Lowe", "It was never safe.", None),
        ("Bram", "Who says so?", None),
        ("Ada Lowe", "The mate.", None),
    ]


def test_whom_a_comment_answers_is_not_who_signs_it() -> None:
    assert [(author, above) for author, _, above in _said(TO_WHOM)] == [
        ("Марта", None),
        ("Олекса", "c1"),
        ("Гість", None),
        ("Марта", "c2"),
        ("Олекса", "c4"),
    ]


def test_authors_stand_below_what_all_comments_end_with_where_their_boxes_differ() -> None:
    assert [(author, words.splitlines()[-1]) for author, words, _ in _said(UNEVEN_BOXES)] == [
        ("ryba-kit", "Кум каже, що ловити з човна заборонять."),
        ("Степан", "Чув те саме, але від дружини брата."),
        ("Гість", "Усе це брехня, побачите."),
        ("ryba-kit", "Дякую! А де сам текст?"),
    ]


def test_comments_of_today_may_have_a_clock_alone_and_stand_below_whom_they_answer() -> None:
    assert _said(CLOCKS) == [
        ("Марина Ш.", "А предоплату вернули?", None),
        ("Глеб", "Мне вернули без процентов.", "c1"),
        ("Марина Ш.", "Спасибо, значит и мне ждать.", "c2"),
        ("Полина", "Снег растаял.", "c3"),
    ]


def test_counts_that_are_glued_to_names_are_none_of_them() -> None:
    assert [(author, above) for author, _, above in _said(GLUED_COUNTS)] == [
        ("hexbee", None),
        ("brindle", "c1"),
        ("Ada Lowe", "c2"),
        ("hexbee", None),
        ("Ada Lowe", None),
    ]


def test_a_line_of_which_only_the_mark_of_an_answer_is_left_breaks_nothing() -> None:
    told = (
        "The bridge is closed again.",
        "And the ferry too, they say.",
        "Who knows for how long.",
        "Until May at least.",
    )
    names = ("Ada Crewe", "Bo Tarn", "Cleo Marsh", "Dan Orley")
    posts = "\n".join(f"{names[n]}\n6 January 2031, 1{n}:20\nRe:\n{said}" for n, said in enumerate(told))
    thread = find_thread(f"A bridge is closed\n\nThe council has closed the bridge for repair.\n\n{posts}\nRe:")
    assert thread is not None and [comment.author for comment in thread.comments] == list(names)
