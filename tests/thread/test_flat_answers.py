"""Whom flattened comments answer by name, in whatever case; what parts a comment from its signature and the footer."""

from __future__ import annotations

from reportedly.model import Comment
from reportedly.thread import Thread, find_thread


def thread_of(text: str) -> Thread:
    thread = find_thread(text)
    assert thread is not None
    return thread


def parents(thread: Thread) -> list[str | None]:
    return [one.in_reply_to for one in thread.comments]


def said(text: str, comment: Comment) -> str:
    return "\n".join(text[start:end] for start, end in comment.body)


def wall(entries: list[tuple[str, str]], *, buttons: str = "Ответить\nПоделиться\nНравится 3") -> str:
    return "".join(f"{name}\n{words}\n5 мая в {9 + at}:4{at}\n{buttons}\n" for at, (name, words) in enumerate(entries))


WALL = [
    ("Марина Лаптева", "Лужа на том же месте с прошлого года, и никто её не засыпал."),
    ("Георгий Шаповал ответил Марине", "Засыпали, я видел самосвал. Она вернулась."),
    ("Марина Лаптева ответила Георгию", "Она как кошка: её увозят, а она приходит."),
    ("Совет дома 4", "В среду собрание у второго подъезда, вопрос один."),
    ("Тимофей Крылов ответил сообществу Совет дома 4", "С лодкой пускают?"),
    ("Совет дома 4 ответил Тимофею", "Только с одноместной."),
    ("Людмила Пыж ответила Совету", "Прошу внести в протокол, что в луже живут головастики."),
]


def test_an_author_is_known_in_the_case_that_the_verb_wants() -> None:
    text = "Комментарии: 7\n" + wall(WALL)
    assert parents(thread_of(text)) == [None, "c1", "c2", None, "c4", "c5", "c6"]


def test_two_authors_of_one_first_name_leave_open_who_is_answered() -> None:
    entries = [
        ("Марина Лаптева", "Лужа на том же месте с прошлого года, и никто её не засыпал."),
        ("Марина Буянова", "А у нас лужи нет, зато есть яма, и в ней растёт рогоз."),
        ("Георгий Шаповал ответил Марине", "Засыпали, я видел самосвал. Она вернулась."),
        ("Марина Лаптева ответила Георгию", "Она как кошка: её увозят, а она приходит."),
    ]
    assert parents(thread_of("Комментарии: 4\n" + wall(entries))) == [None, None, None, "c3"]


def test_the_post_over_comments_that_end_with_their_dates_is_none_of_them() -> None:
    entries = [("\n".join([name.partition(" ответил")[0]] * 2), words) for name, words in WALL]
    post = "Наш Двор\nНаш Двор\n5 мая в 8:30\nСубботник прошёл, вывезли два мешка листьев и диван.\n211\n16\n"
    text = post + "Показать предыдущие комментарии\n" + wall(entries, buttons="Ответить")
    thread = thread_of(text)
    assert [one.author for one in thread.comments] == [name.partition(" ответил")[0] for name, _ in WALL]
    assert said(text, thread.comments[0]) == WALL[0][1]


def test_a_bracket_belongs_to_a_name_that_an_answer_calls_so() -> None:
    text = (
        "KOMENTARZE (4)\n"
        "~emerytka 14 lut 20 09:17\nNajpierw wycięli lipy, a teraz stawiają donice.\nodpowiedz | zgłoś\n"
        "~radny (prawdziwy) 14 lut 20 09:40\nw odpowiedzi do: ~emerytka\nLipy były chore, proszę Pani.\n"
        "odpowiedz | zgłoś\n"
        "~emerytka 14 lut 20 10:02\nw odpowiedzi do: ~radny (prawdziwy)\nKto to zbadał?\nodpowiedz | zgłoś\n"
        "~botanik 14 lut 20 10:12\nw odpowiedzi do: ~emerytka\nBadałem ja.\nodpowiedz | zgłoś\n"
        "~botanik 14 lut 20 10:14\nw odpowiedzi do: ~emerytka\nI nie były.\nodpowiedz | zgłoś\n"
    )
    thread = thread_of(text)
    assert [one.author for one in thread.comments] == [
        "~emerytka",
        "~radny (prawdziwy)",
        "~emerytka",
        "~botanik",
        "~botanik",
    ]
    assert parents(thread)[:4] == [None, "c1", "c2", "c3"]
    assert [said(text, one) for one in thread.comments[3:]] == ["Badałem ja.", "I nie były."]


BOARD = [
    ("Halyard", "A set of brass portlights, eight of them, no maker's mark.\nDoes anybody know the hinge?", ""),
    (
        "Bilge",
        "Those are Merriweathers, the pattern with the offset pin, until the yard folded.",
        "Mind the weir.",
    ),
    ("Parasol", "I think that I own a door stop made of one, and I never knew why it is shaped so.", ""),
    ("Bilge", "Please post a picture of it, I collect them, and not only those of that yard.", "Mind the weir."),
    ("Halyard", "Brilliant, thank you; is there any hope for the gaskets, or do I cut my own?", "2 months later..."),
    ("Parasol", "Here it is, with my cat for scale, and she has never once moved it.", ""),
]


def test_what_stands_behind_the_button_of_all_comments_is_a_signature_or_the_footer() -> None:
    text = "".join(
        f"{name}\nMembers\n{at + 3}.1k\nPosted March {at + 3}, 2021\n{words}\nQuote\n" + (f"{sign}\n" if sign else "")
        for at, (name, words, sign) in enumerate(BOARD)
    )
    text += "\nJoin the club\nYou can look now and register later.\nGo to topic listing\nRecently seen 0 members\n"
    thread = thread_of(text)
    assert [said(text, one) for one in thread.comments] == [words for _, words, _ in BOARD]


def test_a_button_over_the_words_closes_no_comment() -> None:
    text = "Comments (6)\n" + "".join(
        f"{name}\nPosted March {at + 3}, 2021 10:1{at}\nQuote\n{words}\n" for at, (name, words, _) in enumerate(BOARD)
    )
    thread = thread_of(text)
    assert [said(text, one) for one in thread.comments] == [words for _, words, _ in BOARD]
