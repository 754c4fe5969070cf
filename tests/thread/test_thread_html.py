"""Threads of HTML pages: the general parser that knows no site, and a platform's own file beside it."""

from __future__ import annotations

import pytest
from lxml import html
from lxml.html import HtmlElement

from reportedly.thread.html import find_html_thread
from reportedly.thread.markup import HtmlThread, words_of
from reportedly.thread.shape import CommentDraft, lay_out
from tests.thread.pages import blogs, boards

ITEM = """
<li id="comment-{id}" class="comment even depth-1"><article id="div-comment-{id}" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" alt=""><b class="fn">{author}</b>
<span class="says">говорит:</span></div><div class="comment-metadata"><a href="https://port.example/parom/#comment-{id}">
<time datetime="{iso}">{printed}</time></a></div></footer><div class="comment-content">{words}</div>
<div class="reply"><a class="comment-reply-link" href="#">Ответить</a></div></article>{replies}</li>
"""
ANSWER = ITEM.format(
    id=12,
    author="Гремислав",
    iso="2023-01-06T14:39:00+03:00",
    printed="6 января 2023 в 14:39",
    words="<blockquote><p>Он тёк ещё летом.</p></blockquote><p>Не тёк.</p>",
    replies="",
)
FIRST = ITEM.format(
    id=11,
    author="Лада Ухватова",
    iso="2023-01-06T13:53:07+03:00",
    printed="6 января 2023 в 13:53",
    words="<p>Давно пора.</p><p>Он тёк ещё летом.</p>",
    replies=f'<ol class="children">{ANSWER}</ol>',
)
LAST = ITEM.format(
    id=13,
    author="Пётр",
    iso="2023-01-07T09:05+03:00",
    printed="7 января 2023 в 09:05",
    words="<p>т</p>",
    replies="",
)
WORDPRESS = f"""
<html><body><article><h1>Паром стоит</h1><time datetime="2023-01-05T10:00:00+03:00">5 января 2023</time>
<p>Линию остановили в пятницу, сообщает порт.</p></article>
<ol class="comment-list">{FIRST}{LAST}</ol></body></html>
"""

OWN_SYSTEM = """
<html><body><div class="story"><h1>Ferry late</h1><span class="when">6 January 2023 10:00</span>
<p>The ferry was late on Friday, the port said, and nobody knew why it would not leave.</p></div>
<div class="reader-comments">
{comments}
</div><div class="foot">© Quayside 2023</div></body></html>
"""
COMMENT = """
<div class="rc-item">
<div class="rc-head"><span class="rc-user">{author}</span> · <span class="rc-when">{when}</span></div>
<div class="rc-words">{words}</div><div class="rc-foot"><a href="#">Reply</a></div>{replies}</div>
"""


def threads_of(page: str, *, families: bool) -> HtmlThread:
    return find_html_thread(html.fromstring(page), families=families)


def own_system() -> str:
    reply = COMMENT.format(
        author="Bram Koster",
        when="6 January 2023 14:39",
        words="<blockquote><cite>Ada Lowe wrote:</cite>It was never safe, and they knew it.</blockquote>"
        "Says who?<br>Name them.",
        replies="",
    )
    return OWN_SYSTEM.format(
        comments=COMMENT.format(
            author="Ada Lowe", when="6 January 2023 13:53", words="It was never safe, and they knew it.", replies=reply
        )
        + COMMENT.format(
            author="Cora Vane",
            when="7 January 2023 09:05",
            words="I was on board, and I saw no light at all that night.",
            replies="",
        )
    )


def words(draft: CommentDraft, kind: str = "body") -> list[str]:
    return [block.text for block in draft.blocks if block.kind == kind]


@pytest.mark.parametrize("families", [True, False])
def test_wordpress_is_read_with_its_family_and_without(families: bool) -> None:
    drafts = threads_of(WORDPRESS, families=families).drafts
    assert [(d.author, d.level, d.published) for d in drafts] == [
        ("Лада Ухватова", 0, "2023-01-06T13:53:07+03:00"),
        ("Гремислав", 1, "2023-01-06T14:39:00+03:00"),
        ("Пётр", 0, "2023-01-07T09:05+03:00"),
    ]
    assert drafts[0].published_text == "6 января 2023 в 13:53"
    assert words(drafts[0]) == ["Давно пора.", "Он тёк ещё летом."]
    assert (words(drafts[1], "quote"), words(drafts[1])) == (["Он тёк ещё летом."], ["Не тёк."])


def test_a_permalink_on_the_date_is_kept() -> None:
    assert threads_of(WORDPRESS, families=True).drafts[0].url == "https://port.example/parom/#comment-11"


def test_the_general_parser_reads_a_site_s_own_system() -> None:
    drafts = threads_of(own_system(), families=True).drafts
    assert [(d.author, d.level, d.published) for d in drafts] == [
        ("Ada Lowe", 0, "2023-01-06T13:53"),
        ("Bram Koster", 1, "2023-01-06T14:39"),
        ("Cora Vane", 0, "2023-01-07T09:05"),
    ]
    assert words(drafts[1]) == ["Says who?", "Name them."]
    assert [(b.text, b.author) for b in drafts[1].blocks if b.kind == "quote"] == [
        ("It was never safe, and they knew it.", "Ada Lowe")
    ]


def test_laid_out_the_quotation_points_at_its_comment() -> None:
    text, comments = lay_out(threads_of(own_system(), families=True).drafts, 0)
    assert comments[1].quotes[0].comment == "c1"
    assert (comments[1].in_reply_to, comments[1].reply_evidence) == ("c1", "nesting")
    assert [text[start:end] for start, end in comments[2].body] == [
        "I was on board, and I saw no light at all that night."
    ]


@pytest.mark.parametrize("page", [WORDPRESS, own_system()])
def test_without_the_thread_s_elements_the_article_is_left_and_no_comment(page: str) -> None:
    tree = html.fromstring(page)
    thread = find_html_thread(tree)
    for element in thread.elements:
        assert not any(other in thread.elements for other in element.iterancestors())
        assert isinstance(element, HtmlElement)
        element.drop_tree()
    left = words_of(tree)
    assert "the port said" in left or "сообщает порт" in left
    assert not any(block.text in left for draft in thread.drafts for block in draft.blocks if len(block.text) > 5)


def test_a_list_of_dated_teasers_is_no_thread() -> None:
    teaser = (
        '<article class="teaser"><h3>{}</h3><p>{}</p><a rel="author">Nadja Kross</a>'
        "<time>{} January 2023 10:00</time></article>"
    )
    page = "".join(
        teaser.format(f"Title {day}", "The port said that it was late again. " * 4, day) for day in range(1, 9)
    )
    assert find_html_thread(html.fromstring(f"<div>{page}</div>")) == ((), ())


def test_a_page_without_dates_is_no_thread() -> None:
    assert find_html_thread(html.fromstring("<p>Nothing to see.</p>")) == ((), ())


def test_deep_nesting_is_no_trouble() -> None:
    page = "<div class='comment'>6 January 2023 10:00" * 3000 + "</div>" * 3000
    tree = html.fromstring(page, parser=html.HTMLParser(huge_tree=True))
    assert isinstance(find_html_thread(tree), HtmlThread)


BOARD = """
<li class="item"><div class="top"><h4><a href="/t?cid=90{id}">{subject}</a></h4>
<div class="by">by {author}</div>
<div class="when">on 6 January 2023 13:5{id} (<a href="/t?cid=90{id}">#90{id}</a>)</div></div>
<div class="said"><p>{words}</p></div>
<div class="tools"><a href="/mail?to={id}" class="author_mail"><span>E-mail</span></a> {up}</div><ul>{answers}</ul></li>
"""


def board(id: int, author: str, subject: str, *, answers: str = "", up: str = "") -> str:
    said = f"It was shut, and that was number {id} to say so."
    return BOARD.format(id=id, author=author, subject=subject, words=said, answers=answers, up=up)


def test_subjects_and_buttons_sign_no_comment_and_subjects_are_none_of_its_words() -> None:
    inner = board(2, "Anonymous Reader", "Re:The pier")
    page = board(1, '<a href="/~ada">Ada Lowe</a>', "The pier", answers=inner)
    page += board(3, '<a href="/~bram">Bram</a>', "Re:The pier")
    drafts = threads_of(f"<ul>{page}</ul>", families=False).drafts
    assert [d.author for d in drafts] == ["Ada Lowe", "Anonymous Reader", "Bram"]
    assert [d.level for d in drafts] == [0, 1, 0]
    assert words(drafts[0]) == ["It was shut, and that was number 1 to say so."]


def test_a_link_by_number_to_another_comment_tells_whom_it_answers() -> None:
    up = '<a href="/t?cid=901"><i class="icon"></i> @Ada</a>'
    page = board(1, "Ada", "The pier") + board(2, "Bram", "Re:The pier", up=up) + board(3, "Cora", "Re:The pier")
    drafts = threads_of(f"<ul>{page}</ul>", families=False).drafts
    assert [(d.answers, d.evidence) for d in drafts] == [(None, "link"), (0, "link"), (None, "link")]


def test_what_answers_a_removed_comment_stays_with_the_one_above_it() -> None:
    gone = "<li class='item'><div class='said'>This comment was removed.</div><ul>{}</ul></li>"
    inner = gone.format(board(2, "Bram", "Re:The pier"))
    page = board(1, "Ada", "The pier", answers=inner) + board(3, "Cora", "Re:The pier")
    drafts = threads_of(f"<ul>{page}</ul>", families=False).drafts
    assert [(d.author, d.level) for d in drafts] == [("Ada", 0), ("Bram", 1), ("Cora", 0)]


def test_a_line_that_says_where_the_quoted_words_are_from_names_whose_they_are() -> None:
    quoting = COMMENT.format(
        author="Bram Koster",
        when="6 January 2023 14:39",
        words="<p>@adalowe said in <a href='/t/9'>The old pier</a>:</p>"
        "<blockquote>It was never safe.</blockquote><p>Says who?</p>",
        replies="",
    )
    first = COMMENT.format(
        author="adalowe", when="6 January 2023 13:53", words="It was never safe, and they knew it.", replies=""
    )
    drafts = threads_of(OWN_SYSTEM.format(comments=first + quoting), families=False).drafts
    assert words(drafts[1]) == ["Says who?"]
    assert [(b.text, b.author) for b in drafts[1].blocks if b.kind == "quote"] == [("It was never safe.", "adalowe")]


def test_guests_sign_where_others_have_their_names() -> None:
    entry = "<li><p><strong>{}</strong> <em>17.01.2019 - 14:0{}</em></p><p>Der Kai ist zu, sagt Nummer {}.</p></li>"
    names = ("Ada Lowe", "Bram", "Gast", "Ada Lowe")
    page = "".join(entry.format(name, at, at) for at, name in enumerate(names))
    drafts = threads_of(f"<h3>Kommentare (4)</h3><ol>{page}</ol>", families=False).drafts
    assert [d.author for d in drafts] == list(names)


def test_a_comment_of_a_family_whose_author_is_gone_is_read_without_one() -> None:
    page = next(page for page in blogs.SECOND if page.name == "habr before 2021")
    drawn = page.draw(page.story)
    for name in ("user-info__nickname", "data-user-login"):
        drawn = drawn.replace(name, "gone", drawn.count(name) // len(page.story.posts))
    names = [one.author for one in threads_of(drawn, families=True).drafts]
    assert names == [None, *(post.login for post in page.story.posts[1:])]


@pytest.mark.parametrize("width", ["9" * 5000, "²", "-4", ""])
def test_a_spacer_whose_width_is_no_number_indents_nothing(width: str) -> None:
    page = next(page for page in boards.SECOND if page.name == "hacker news old")
    drawn = page.draw(page.story)
    assert drawn.count("width=40>") > 1
    for families in (True, False):
        drafts = threads_of(drawn.replace("width=40>", f'width="{width}">'), families=families).drafts
        assert len(drafts) == len(page.story.posts)
