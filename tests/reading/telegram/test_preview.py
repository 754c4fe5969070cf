"""Saved pages of public channels (t.me/s): one chat, or each post a document."""

from __future__ import annotations

from benchmarks.made import answer, record
from benchmarks.made_telegram import post, preview
from reportedly.errors import Remark
from reportedly.reading import Reading
from tests.reading.telegram.reading import bodies, documents, items


def test_a_page_is_one_chat() -> None:
    (chat,) = documents(preview(), name="channel.html")
    assert (chat.kind, chat.outlet, chat.url) == ("chat", "Бакен", "https://t.me/s/baken_example")
    assert bodies(chat) == ["Второй причал закрыт.\nСледим за водой.", "Паром стоит, источник.", "Открыли!", ""]
    assert [(one.number, one.url, one.published) for one in chat.comments][:2] == [
        ("2", "https://t.me/baken_example/2", "2024-03-05T10:02:00+00:00"),
        ("3", "https://t.me/baken_example/3", "2024-03-05T10:03:00+00:00"),
    ]
    assert chat.obtained.covers == ("2024-03-05T10:02:00+00:00", "2024-03-05T10:05:00+00:00")


def test_a_reply_is_linked_and_what_it_shows_of_the_post_above_is_a_quotation() -> None:
    (chat,) = documents(preview(), name="channel.html")
    reply = chat.comments[2]
    assert (reply.in_reply_to, reply.reply_evidence) == ("c1", "link")
    assert [(one.comment, one.author, chat.text[slice(*one.span)]) for one in reply.quotes] == [
        ("c1", "Бакен", "Второй причал закрыт.")
    ]


def test_that_a_post_was_edited_is_kept() -> None:
    (chat,) = documents(preview(), name="channel.html")
    assert [one.edited for one in chat.comments] == [None, "edited", None, None]


def test_each_post_is_a_document_with_its_forward_and_its_writer() -> None:
    found = documents(preview(), name="channel.html", posts=True)
    assert [(one.kind, one.outlet, one.url, one.byline) for one in found] == [
        ("post", "Бакен", "https://t.me/baken_example/2", None),
        ("post", "Бакен", "https://t.me/baken_example/3", None),
        ("post", "Бакен", "https://t.me/baken_example/4", "Лев Ильин"),
    ]
    assert [(one.kind, one.name, one.url) for one in found[1].provenance] == [
        ("forward", "Гавань", "https://t.me/gavan_example/15"),
        ("based-on", "port.example", "https://port.example/ferry"),
    ]
    assert found[2].text == "Открыли!"


def test_posts_without_words_are_counted() -> None:
    (remark,) = (item for item in items(preview(), name="channel.html", posts=True) if isinstance(item, Remark))
    assert remark.says == "Left out: 1 notices and posts without words."


def test_an_embedded_post_of_another_channel_is_that_ones() -> None:
    page = preview(post(2, "Закрыт."), post(3, "Стоит."), post(9, "Открыт.", channel="gavan_example"))
    found = documents(page, name="channel.html", posts=True)
    assert [one.url for one in found][2] == "https://t.me/gavan_example/9"


def test_a_page_in_a_web_archive_gives_its_posts_as_well() -> None:
    data = record("https://t.me/s/baken_example", answer(preview()))
    chat = [item.document for item in items(data, name="crawl.warc") if isinstance(item, Reading)]
    assert [(one.kind, len(one.comments)) for one in chat] == [("chat", 4)]
    posts = [item.document for item in items(data, name="crawl.warc", posts=True) if isinstance(item, Reading)]
    assert next((one.kind, one.url, one.obtained.at) for one in posts) == (
        "post",
        "https://t.me/baken_example/2",
        "2023-01-06T13:53:00+00:00",
    )
    assert len(posts) == 3


def test_posts_are_told_apart_on_a_page_that_begins_with_long_styles() -> None:
    styles = b"<head><style>" + b".a{color:red}\n" * 6_000 + b"</style>"
    data = preview(post(4, "Шлюз закрыт."), post(5, "Шлюз открыт.")).replace(b"<head>", styles, 1)
    assert styles in data
    assert [one.text for one in documents(data, name="baken.html", posts=True)] == ["Шлюз закрыт.", "Шлюз открыт."]
