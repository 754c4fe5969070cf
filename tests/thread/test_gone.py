"""Comments that are gone: what pages print in their place, in six languages, in markup and in flattened texts."""

from __future__ import annotations

import pytest
from lxml import html

from reportedly.thread import find_thread
from reportedly.thread.gone import is_notice
from reportedly.thread.html import find_html_thread
from reportedly.thread.shape import answered

NOTICES = (
    "[deleted]",
    "[Comment removed by a moderator]",
    "This comment was removed by a moderator.",
    "This comment has been removed because it broke the house rules.",
    "Комментарий удалён модератором",
    "Комментарий удалён пользователем или руководителем страницы",
    "Комментарий удален. Причина: спам.",
    "Сообщение удалено администратором форума",
    "Коментар видалено модератором",
    "Коментар порушує правила спільноти і видалений модераторами.",
    "Dieser Kommentar wurde entfernt",
    "Dieser Kommentar wurde von der Redaktion entfernt.",
    "Kommentar gelöscht",
    "[Komentarz usunięty przez moderatora]",
    "Komentarz został usunięty",
    "Ce commentaire a été supprimé par la modération.",
)

WORDS = (
    "Comment removed? Why would anyone do that?",
    "My comment was removed by a moderator, and I want to know why.",
    "Комментарий удалён, а вопрос остался: кто платил за плотину?",
    "Dieser Kommentar wurde sehr gut geschrieben.",
    "Коментар слушний.",
)


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_is_one_by_whomever_it_was_removed(line: str) -> None:
    assert is_notice(line, whole=True)
    assert is_notice(line)


@pytest.mark.parametrize("line", WORDS)
def test_what_somebody_says_of_a_removal_is_no_notice(line: str) -> None:
    assert not is_notice(line, whole=True)


@pytest.mark.parametrize("line", NOTICES)
def test_a_flattened_comment_that_says_no_more_is_removed(line: str) -> None:
    text = (
        "Comments (4)\n"
        "Ada Lowe 6 January 2023 13:53\nThe gate was open all night.\nReply\n"
        f"Bram Koster 6 January 2023 14:00\n{line}\nReply\n"
        "Cora Vint 6 January 2023 14:10\nIt was shut when I came.\nReply\n"
        "Ada Lowe 6 January 2023 14:20\nThen you came after six.\nReply\n"
    )
    thread = find_thread(text)
    assert thread is not None
    assert [one.state for one in thread.comments] == ["kept", "removed", "kept", "kept"]
    assert [one.author for one in thread.comments] == ["Ada Lowe", "Bram Koster", "Cora Vint", "Ada Lowe"]


def test_nobody_signs_a_comment_whose_notice_stands_where_others_have_a_name() -> None:
    said = ("The weir at Kelmar is older than the mill.", "Older than the church, even.", "", "Who says so?", "I do.")
    names = ("Ada Lowe", "Bram Koster", "Comment deleted", "Cora Vint", "Ada Lowe")
    text = "Discussion\n" + "".join(
        f"{name}\nMar {at + 3}\n{words}\n" + (f"Like ({at + 2})\nReply\nShare\n" if words else "")
        for at, (name, words) in enumerate(zip(names, said, strict=True))
    )
    thread = find_thread(text)
    assert thread is not None
    assert [(one.author, one.state) for one in thread.comments] == [
        ("Ada Lowe", "kept"),
        ("Bram Koster", "kept"),
        (None, "removed"),
        ("Cora Vint", "kept"),
        ("Ada Lowe", "kept"),
    ]


def _item(at: int, margin: int, name: str, words: str) -> str:
    return (
        f"<div id='c{at}' class='full' style='margin-left: {margin}px'><table><tr><td><img src='/u/{at}.png'></td><td>"
        f"<b></b><br><span><a href='/profile/{name}'><b>{name}</b></a></span><br><small>2009-11-1{at} 06:12 pm</small>"
        f"</td></tr></table><div>{words}</div><p>(<a href='#r{at}'>Reply</a>)</p></div>"
    )


def test_what_is_gone_stands_where_it_stood_and_is_answered() -> None:
    page = (
        "<html><body><div id='Comments'>"
        + _item(1, 0, "wera_k", "The tram was full and nobody said a word, I remember it well.")
        + _item(2, 25, "odo", "It was line seven then, before they closed the depot at the mill.")
        + "<div id='c3' style='margin-left: 25px'><table><tr><td>(Deleted comment)</td></tr></table></div>"
        + _item(4, 50, "tamsin", "For words such as these one was put out of the tram.")
        + _item(5, 0, "wera_k", "Let us stay with the tram, please, all of you.")
        + "</div></body></html>"
    )
    drafts = find_html_thread(html.fromstring(page), families=False).drafts
    assert [one.state for one in drafts] == ["kept", "kept", "removed", "kept", "kept"]
    assert answered(drafts) == [None, 0, 0, 2, None]


def test_a_short_line_of_the_page_between_comments_is_none_that_is_gone() -> None:
    page = (
        "<html><body><div id='Comments'>"
        + _item(1, 0, "wera_k", "The tram was full and nobody said a word, I remember it well.")
        + _item(2, 25, "odo", "It was line seven then, before they closed the depot at the mill.")
        + "<div>Three more readers are writing</div>"
        + _item(4, 0, "tamsin", "For words such as these one was put out of the tram.")
        + "</div></body></html>"
    )
    assert len(find_html_thread(html.fromstring(page), families=False).drafts) == 3


def test_who_has_no_account_signs_in_plain_words_where_others_have_a_link() -> None:
    anonymous = _item(3, 0, "nobody", "The last stop was at the baths and not at the mill.").replace(
        "<span><a href='/profile/nobody'><b>nobody</b></a></span>", "(Anonymous)"
    )
    page = (
        "<html><body><div id='Comments'>"
        + _item(1, 0, "wera_k", "The tram was full and nobody said a word, I remember it well.")
        + _item(2, 25, "odo", "It was line seven then, before they closed the depot at the mill.")
        + anonymous.replace("<b></b>", "<b>a correction</b>")
        + _item(4, 25, "wera_k", "You are right, I have mended it.")
        + "</div></body></html>"
    )
    drafts = find_html_thread(html.fromstring(page), families=False).drafts
    assert [one.author for one in drafts] == ["wera_k", "odo", "(Anonymous)", "wera_k"]


def test_the_post_over_comments_is_none_of_them_though_one_of_those_is_gone() -> None:
    def item(at: int, words: str) -> str:
        return (
            f"<li><div class='wblock'><div class='author'><a href='/u/k{at}'><b>klint_{at % 3}</b></a> <small><time "
            f"datetime='2019-05-13T08:5{at}:21+02:00'>2 lata temu</time></small></div><div class='text'><p>{words}</p>"
            "</div><div class='actions'><a href='#'>odpowiedz</a></div></div></li>"
        )

    words = [f"Mieszkańcy obchodzą rzekę dookoła, mówi sąsiad numer {at}." for at in range(9)]
    words[3] = "[Komentarz usunięty przez moderatora]"
    post = (
        "<ul class='comments'><li><div class='dC'><div class='info'><a href='/u/k9'><b>Kornelia</b></a> <small><time "
        "datetime='2019-05-12T08:50:21+02:00'>2 lata temu</time></small></div><div class='text'><p>Na tablicy nie ma "
        "ani daty, ani podpisu.</p></div><div class='actions'><a href='#'>odpowiedz</a></div></div></li></ul>"
    )
    page = f"<html><body>{post}<ul class='comments'>{''.join(map(item, range(9), words))}</ul></body></html>"
    drafts = find_html_thread(html.fromstring(page), families=False).drafts
    assert [one.author for one in drafts] == [f"klint_{at % 3}" for at in range(9)]
    assert [at for at, one in enumerate(drafts) if one.state == "removed"] == [3]
