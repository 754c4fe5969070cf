"""Pages in the markup of real platforms, read by their families, by the general parser, and with all names changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.thread_score import predicted_comments, tree_f1
from benchmarks.threads import comments_of
from reportedly.reading.html import read_html
from tests.thread.pages.every import FIRST, SECOND, THIRD
from tests.thread.pages.story import ENGLISH, Page, Post, Story

WORDS = "Lowe Brandt Lind Marsh Quay Harrow Vesk Tarn Moss Drune Orlin Hallen".split()
EVERY = (*FIRST, *SECOND, *THIRD)
NAMES = [page.name for page in EVERY]
NAMED = frozenset({"coral", "lenta", "censor", "drupal", "phpbb 3.3", "phpbb 3 subsilver", "kunena"})
"""Pages on which classes or ids alone tell levels, quotations or authors."""


def rows(page: Page, *, families: bool, seed: int | None = None) -> list[dict[str, Any]]:
    return comments_of(page.draw(page.story).encode(), families=families, seed=seed)


@pytest.mark.parametrize("page", EVERY, ids=NAMES)
def test_as_reportedly_reads_it(page: Page) -> None:
    document = read_html(page.draw(page.story).encode(), name=page.name)
    found = predicted_comments(
        {
            "text": document.text,
            "comments": [
                {
                    "id": one.id,
                    "body": one.body,
                    "author": one.author,
                    "published_text": one.published_text,
                    "in_reply_to": one.in_reply_to,
                    "quotes": [{"comment": quote.comment} for quote in one.quotes],
                }
                for one in document.comments
            ],
        }
    )
    assert tree_f1(page.gold(), found) == 1.0
    wanted = [[quote["comment"] for quote in row["quotes"]] for row in page.gold()["comments"]]
    if page.quotes:
        assert [row["quotes"] for row in found] == wanted


@pytest.mark.parametrize("page", EVERY, ids=NAMES)
def test_the_article_and_the_thread_stay_apart(page: Page) -> None:
    document = read_html(page.draw(page.story).encode(), name=page.name)
    article = " ".join(document.text[start:end] for start, end in document.paragraphs)
    said = " ".join(document.text[start:end] for one in document.comments for start, end in one.body)
    assert not any(words in article for post in page.story.posts for words in post.words if len(words) > 20)
    assert not any(words in said for words in page.story.article)
    if 'class="entry-content"' in page.draw(page.story):
        assert all(words in article for words in page.story.article)


@pytest.mark.parametrize("page", [one for one in EVERY if one.clock], ids=lambda page: page.name)
def test_when_it_was_written(page: Page) -> None:
    document = read_html(page.draw(page.story).encode(), name=page.name)
    assert [(one.published or "")[:16] for one in document.comments] == [post.iso[:16] for post in page.story.posts]


@pytest.mark.parametrize("page", [one for one in EVERY if one.dated], ids=lambda page: page.name)
def test_the_general_parser_knows_no_site_and_reads_it(page: Page) -> None:
    assert tree_f1(page.gold(), rows(page, families=False)) >= 0.9


@pytest.mark.parametrize(
    "page", [one for one in EVERY if one.dated and one.name not in NAMED], ids=lambda page: page.name
)
def test_no_name_of_a_class_is_needed(page: Page) -> None:
    assert tree_f1(page.gold(), rows(page, families=False, seed=7)) >= 0.85


@pytest.mark.parametrize("page", (*FIRST, *SECOND), ids=lambda page: page.name)
def test_a_number_in_a_name_is_none_of_the_date(page: Page) -> None:
    posts = tuple(replace(post, author=f"Ada {at % 5}") for at, post in enumerate(page.story.posts))
    numbered = replace(page, story=Story(title=page.story.title, article=page.story.article, posts=posts))
    assert tree_f1(numbered.gold(), rows(numbered, families=False)) >= 0.9


def test_relative_times_are_counted_from_when_the_page_was_taken() -> None:
    old = next(page for page in SECOND if page.name == "hacker news old")
    source = old.draw(ENGLISH)
    assert {one.published for one in read_html(source.encode(), name="hn").comments} == {None}
    note = "Page saved with SingleFile \n url: https://a.example/1 \n saved date: Mon Jan 09 2023 12:00:00 GMT+0000"
    saved = f"<!--\n {note}\n-->"
    found = read_html(source.replace("<head>", f"<head>{saved}").encode(), name="hn").comments
    assert [(one.published, one.published_precision) for one in found[:2]] == [
        ("2023-01-06", "relative"),
        ("2023-01-06", "relative"),
    ]


def test_what_is_gone_is_kept_as_removed() -> None:
    page = next(page for page in SECOND if page.name == "reddit old")
    source = page.draw(ENGLISH).replace(
        'noncollapsed   comment " id="thing_t1_j33"', 'noncollapsed deleted comment " id="thing_t1_j33"'
    )
    states = [one.state for one in read_html(source.encode(), name="r").comments]
    assert states == ["kept", "kept", "kept", "removed", "kept", "kept", "kept"]


def test_a_removed_post_says_what_stands_in_its_place_and_no_letter_of_its_avatar() -> None:
    page = next(page for page in THIRD if page.name == "xenforo 2.2")
    source = page.draw(page.story)
    before, mark, post = source.rpartition('<article class="message message--post')
    head, _, rest = post.partition('<div class="message-userContent')
    notice = (
        '<div class="messageNotice messageNotice--deleted">Удалил модератор</div></div></div></div></div></article>'
    )
    document = read_html(f"{before}{mark} message--deleted{head}{notice}</div></div>".encode(), name="x")
    assert rest
    gone = document.comments[-1]
    assert (gone.author, gone.state) == (page.story.posts[-1].author, "removed")
    assert [document.text[start:end] for start, end in gone.body] == ["Удалил модератор"]


def test_numbers_scores_and_edits_are_kept() -> None:
    by_name = {page.name: page for page in FIRST}
    xenforo = read_html(by_name["xenforo 2"].draw(by_name["xenforo 2"].story).encode(), name="x").comments
    assert [one.number for one in xenforo] == ["1", "2", "3", "4", "5", "6", "7"]
    assert xenforo[4].edited == "2023-01-09T10:00:00+01:00"
    reddit = read_html(by_name["reddit new"].draw(ENGLISH).encode(), name="r").comments
    assert [one.score for one in reddit] == [1, 2, 3, 4, 5, 6, 7]
    smf = read_html(by_name["smf 2"].draw(ENGLISH).encode(), name="s").comments
    assert {one.presence for one in smf} == {"offline"}


def test_thousands_of_comments_are_all_read() -> None:
    page = next(page for page in FIRST if page.name == "news cards")
    posts = tuple(
        Post(
            author=f"Ada {WORDS[at % len(WORDS)]}",
            when=ENGLISH.posts[0].when,
            words=(f"Number {at} says that it was late.",),
        )
        for at in range(2000)
    )
    story = Story(title="The ferry", article=ENGLISH.article, posts=posts)
    assert len(read_html(page.draw(story).encode(), name="long").comments) == 2000
