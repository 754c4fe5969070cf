"""Exports of Telegram Desktop as HTML: the pages of one chat."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made import zipped
from benchmarks.made_telegram import answering, channel, exported, forwarded, page, said, saved
from reportedly.errors import Remark
from reportedly.inputs import gather, readings
from reportedly.model import Document
from reportedly.pipeline import Corridor
from reportedly.reading import Reading
from tests.reading.telegram.reading import bodies, documents, items


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, data in enumerate(saved(), start=1):
        (tmp_path / f"messages{number if number > 1 else ''}.html").write_bytes(data)
    for name in ("css/style.css", "photos/photo_1.jpg", "notes/own.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("Причал закрыт, сообщил порт.", encoding="utf-8")
    return tmp_path


def read_all(folder: Path, *, posts: bool = False) -> list[Document]:
    found = readings((folder,), Corridor(until="read", posts=posts).run)
    return [item.document for _, item in found if isinstance(item, Reading)]


def test_the_pages_of_an_export_are_one_chat(folder: Path) -> None:
    chat, _ = read_all(folder)
    assert (chat.kind, chat.title, chat.outlet) == ("chat", "Бакен", "Бакен")
    assert [(one.number, one.author, one.published) for one in chat.comments] == [
        ("2", "Бакен", "2024-03-05T12:02:07+02:00"),
        ("3", "Бакен", "2024-03-05T12:03:07+02:00"),
        ("4", "Бакен", "2024-03-05T12:04:07+02:00"),
        ("5", "Бакен", "2024-03-05T12:05:07+02:00"),
        ("6", "Бакен", "2024-03-05T12:06:07+02:00"),
    ]
    assert chat.obtained.covers == ("2024-03-05T12:02:07+02:00", "2024-03-05T12:06:07+02:00")


def test_a_reply_goes_over_pages(folder: Path) -> None:
    chat, _ = read_all(folder)
    assert [(one.in_reply_to, one.reply_evidence) for one in chat.comments][3] == ("c1", "link")


def test_a_folder_holds_the_export_once_and_none_of_what_came_with_it(folder: Path) -> None:
    names = [Path(str(name)).relative_to(folder).as_posix() for name in gather(folder)]
    assert names == ["messages.html", "notes/own.txt"]


def test_of_an_export_in_both_forms_the_one_that_says_more_is_read(folder: Path) -> None:
    (folder / "result.json").write_bytes(exported(channel()))
    names = [Path(str(name)).relative_to(folder).as_posix() for name in gather(folder)]
    assert names == ["notes/own.txt", "result.json"]


def test_pages_of_that_name_that_are_none_of_telegrams_are_left_alone(tmp_path: Path) -> None:
    for name in ("messages.html", "messages2.html", "css/own.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<html><body><p>Nothing.</p></body></html>")
    assert len(list(gather(tmp_path))) == 3


def test_each_post_of_a_channel_is_a_document(folder: Path) -> None:
    posts = [one for one in read_all(folder, posts=True) if one.kind == "post"]
    assert [(one.text, one.outlet, one.published) for one in posts][1:] == [
        ("Вода прибывает.", "Бакен", "2024-03-05T12:03:07+02:00"),
        ("Шлюз закрыт.", "Бакен", "2024-03-05T12:04:07+02:00"),
        ("Шлюз открыт.", "Бакен", "2024-03-05T12:05:07+02:00"),
    ]
    assert len({one.id for one in posts}) == 4


def test_an_export_in_an_archive_is_read_as_one_in_a_folder() -> None:
    first, second = saved()
    data = zipped(
        [("chat/messages.html", first), ("chat/messages2.html", second), ("chat/css/style.css", "p {}"), ("a.txt", "")]
    )
    (chat,) = (item.document for item in items(data, name="chat.zip") if isinstance(item, Reading))
    assert [one.number for one in chat.comments] == ["2", "3", "4", "5", "6"]


def test_a_forward_is_provenance_and_its_words_are_the_message() -> None:
    (chat,) = documents(page(said(4, "", within=forwarded("Гавань", "Шлюз закрыт."))), name="messages.html")
    assert bodies(chat) == ["Шлюз закрыт."] and chat.comments[0].author == "Бакен"
    assert [(one.kind, one.name) for one in chat.provenance] == [("forward", "Гавань")]


def test_a_forward_joined_to_one_above_is_from_the_same() -> None:
    rows = (
        said(4, "", within=forwarded("Гавань", "Шлюз закрыт.")),
        said(5, "", None, within=forwarded(None, "До утра.")),
    )
    found = documents(page(*rows), name="messages.html", posts=True)
    assert [[one.name for one in post.provenance] for post in found] == [["Гавань"], ["Гавань"]]


def test_two_people_are_no_channel() -> None:
    rows = (said(4, "Шлюз закрыт?", "Ада"), said(5, "Закрыт.", "Богдан", within=answering(4)))
    (chat,) = documents(page(*rows, title="Ада"), name="messages.html", posts=True)
    assert [(one.author, one.in_reply_to) for one in chat.comments] == [("Ада", None), ("Богдан", "c1")]


def test_breaks_are_lines_and_links_keep_their_address() -> None:
    text = (
        'Паром стоит.<br><br><a href="https://port.example/map">Карта</a> и <a href="https://a.example/">a.example</a>'
    )
    (post,) = documents(page(said(4, text)), name="messages.html", posts=True)
    assert post.text == "Паром стоит.\n\nКарта и a.example"
    assert [note.says for note in post.notes if note.code == "link"] == [
        "the words at 14-19 (Карта) lead to https://port.example/map"
    ]


def test_scripts_are_never_words() -> None:
    (post,) = documents(page(said(4, "Стоит.<script>alert(1)</script>")), name="messages.html", posts=True)
    assert post.text == "Стоит."


def test_messages_without_words_are_told() -> None:
    found = items(saved()[0] + b"", name="alone.html", posts=True)
    assert not [item for item in found if isinstance(item, Remark)]
