"""Exports of Telegram Desktop as JSON: one chat, the posts of a channel, a whole account."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_telegram import (
    DISCUSSED,
    POSTS,
    account,
    answering,
    channel,
    exported,
    forwarded,
    group,
    message,
    page,
    said,
)
from reportedly.errors import Failure, Remark
from reportedly.inputs import readings
from reportedly.model import FROM_SOMEBODY, Document
from reportedly.pipeline import Corridor
from reportedly.reading import Reading
from tests.reading.telegram.reading import bodies, documents, failures, items


class TestOneChat:
    def test_all_messages_are_one_document(self) -> None:
        (chat,) = documents(exported(channel()))
        assert (chat.kind, chat.title, chat.outlet, chat.id) == ("chat", "Бакен", "Бакен", "telegram-77")
        assert [(one.number, one.author, one.state) for one in chat.comments] == [
            ("2", "Бакен", "kept"),
            ("3", "Бакен", "kept"),
            ("4", "Бакен", "kept"),
            ("5", "Бакен", "empty"),
            ("6", "Бакен", "kept"),
        ]
        assert bodies(chat)[0].startswith("Второй причал") and bodies(chat)[3] == ""

    def test_words_are_those_of_their_entities_one_after_another(self) -> None:
        (chat,) = documents(exported(channel()))
        assert bodies(chat)[1] == "Паром стоит третий день. Источник и карта причалов, пишет @gavan_example."

    def test_a_reply_is_linked_to_what_it_answers(self) -> None:
        (chat,) = documents(exported(channel()))
        assert [(one.in_reply_to, one.reply_evidence) for one in chat.comments][1:3] == [(None, "none"), ("c1", "link")]

    def test_a_reply_to_a_message_of_another_chat_answers_nothing_here(self) -> None:
        row = message(3, "Это не отсюда.", reply_to_message_id=2, reply_to_peer_id="channel9")
        (chat,) = documents(exported(channel([POSTS[1], row])))
        assert chat.comments[1].in_reply_to is None

    def test_dates_are_in_the_time_of_who_exported_it_with_its_zone(self) -> None:
        (chat,) = documents(exported(channel()))
        first = chat.comments[0]
        assert (first.published, first.published_precision) == ("2024-03-05T12:02:00+02:00", "second")
        assert first.published_text == "2024-03-05T12:02:00"
        assert chat.comments[1].edited == "2024-03-05T12:30:00+02:00"

    def test_an_export_of_old_has_dates_without_a_zone(self) -> None:
        row = {key: value for key, value in POSTS[1].items() if key not in {"date_unixtime", "from_id"}}
        (chat,) = documents(exported(channel([row])))
        assert chat.comments[0].published == "2024-03-05T12:02:00"

    def test_the_period_that_the_export_covers_is_told(self) -> None:
        (chat,) = documents(exported(channel()))
        assert chat.obtained.covers == ("2024-03-05T12:01:00+02:00", "2024-03-05T12:06:00+02:00")

    def test_notices_are_left_out_and_counted(self) -> None:
        (chat,) = documents(exported(channel()))
        (note,) = (note for note in chat.notes if note.code == "service")
        assert "1 create_channel" in note.says

    def test_a_topic_is_a_notice_that_its_messages_hang_on(self) -> None:
        topic = {"id": 7, "type": "service", "action": "topic_created", "title": "Паром", "text": "", "date": ""}
        (chat,) = documents(exported(group([topic, message(8, "Стоит.", reply_to_message_id=7)])))
        assert [(one.state, one.in_reply_to) for one in chat.comments] == [("service", None), ("kept", "c1")]
        assert bodies(chat) == ["Паром", "Стоит."]

    def test_forwards_are_provenance_with_the_messages_that_they_are(self) -> None:
        (chat,) = documents(exported(channel()))
        (forward,) = (one for one in chat.provenance if one.kind == "forward")
        assert (forward.name, forward.url, forward.span, forward.because) == (
            "Гавань",
            None,
            None,
            "forwarded: message 4",
        )
        assert any(note.field == "provenance" and "message 6" in note.says for note in chat.notes)

    def test_a_forward_says_where_its_name_may_be_a_persons(self) -> None:
        rows = [
            message(2, "Паром стоит.", forwarded_from="Оксана", forwarded_from_id="user7"),
            message(3, "Паром пішов.", forwarded_from="Гавань", forwarded_from_id="channel9"),
        ]
        (chat,) = documents(exported(channel(rows)))
        said = {one.name: FROM_SOMEBODY in one.because for one in chat.provenance if one.kind == "forward"}
        assert said == {"Оксана": True, "Гавань": False}

    def test_an_address_behind_words_is_a_credit_where_they_name_a_source_else_a_note(self) -> None:
        (chat,) = documents(exported(channel()))
        (credit,) = (one for one in chat.provenance if one.kind == "based-on")
        assert (credit.name, credit.url) == ("port.example", "https://port.example/ferry")
        assert credit.span and chat.text[slice(*credit.span)] == "Источник"
        (note,) = (note for note in chat.notes if note.code == "link")
        assert note.says.endswith("(карта причалов) lead to https://port.example/map")
        start, end = map(int, note.says.split()[3].split("-"))
        assert chat.text[start:end] == "карта причалов"

    def test_the_channels_address_if_stated_gives_each_message_its_own(self) -> None:
        (chat,) = documents(exported(channel()), url="https://t.me/baken_example")
        assert chat.url == "https://t.me/baken_example"
        assert chat.comments[0].url == "https://t.me/baken_example/2"
        assert ("url", "given") in [(note.field, note.code) for note in chat.notes]

    def test_fields_may_stand_in_any_order(self) -> None:
        (chat,) = documents(exported({"messages": list(POSTS), "type": "public_channel", "id": 77, "name": "Бакен"}))
        assert (chat.outlet, chat.id) == ("Бакен", "telegram-77")

    def test_a_chat_without_words_is_told(self) -> None:
        (failure,) = failures(exported(channel([POSTS[4]])))
        assert failure.code == "R103"


class TestPosts:
    def test_each_post_is_a_document(self) -> None:
        found = documents(exported(channel()), posts=True)
        assert [(one.kind, one.id, one.outlet) for one in found] == [
            ("post", f"telegram-77-{number}", "Бакен") for number in (2, 3, 4, 6)
        ]
        first = found[0]
        assert first.text == POSTS[1]["text"] and len(first.paragraphs) == 2
        assert (first.published, first.published_precision) == ("2024-03-05T12:02:00+02:00", "second")
        assert first.obtained.covers == ("2024-03-05T12:01:00+02:00", "2024-03-05T12:06:00+02:00")

    def test_posts_have_addresses_and_ids_of_them_where_the_public_name_is_known(self) -> None:
        found = documents(exported(channel()), posts=True, url="https://t.me/s/baken_example")
        assert found[0].url == "https://t.me/baken_example/2" and found[0].id.startswith("d")
        named = documents(exported(channel(username="baken_example")), posts=True)
        assert [one.id for one in named] == [one.id for one in found]

    def test_who_signed_a_post_is_its_byline_and_that_it_was_edited_a_note(self) -> None:
        post = documents(exported(channel()), posts=True)[1]
        assert post.byline == "Лев Ильин"
        assert [note.says for note in post.notes if note.code == "edited"] == [
            "the message was edited later (2024-03-05T12:30:00+02:00)"
        ]

    def test_a_forward_is_provenance_of_its_post_alone(self) -> None:
        found = documents(exported(channel()), posts=True)
        credits = [[(one.kind, one.name) for one in post.provenance if one.kind == "forward"] for post in found]
        assert credits == [[], [], [("forward", "Гавань")], []]

    def test_an_address_stands_at_the_credit_that_its_words_are(self) -> None:
        text = [
            "Паром стоит.\n\nИсточник: ",
            {"type": "text_link", "text": "Гавань", "href": "https://gavan.example/1"},
        ]
        (post,) = documents(exported(channel([message(2, text)])), posts=True)
        assert [(one.kind, one.name, one.url) for one in post.provenance] == [
            ("credit", "Гавань", "https://gavan.example/1")
        ]

    def test_a_link_that_ends_with_white_space_is_the_words_alone(self) -> None:
        text = ["\n Паром стоит. ", {"type": "text_link", "text": " Источник\n ", "href": "https://gavan.example/1"}]
        (post,) = documents(exported(channel([message(2, text)])), posts=True)
        (credit,) = post.provenance
        assert credit.span and post.text[slice(*credit.span)] == "Источник"

    def test_messages_without_words_are_counted(self) -> None:
        (remark,) = (item for item in items(exported(channel()), posts=True) if isinstance(item, Remark))
        assert remark.says == "Left out: 1 create_channel notices, 1 messages without words."

    def test_the_messages_of_a_group_stay_one_document(self) -> None:
        (chat,) = documents(exported(group()), posts=True)
        assert chat.kind == "chat" and len(chat.comments) == 4


class TestAccount:
    @pytest.mark.parametrize("group_first", [False, True])
    def test_what_answers_a_post_in_the_linked_group_are_its_comments(self, group_first: bool) -> None:
        chats = (group(), channel()) if group_first else (channel(), group())
        found = {one.id: one for one in documents(account(*chats), posts=True)}
        post = found["telegram-77-2"]
        assert [(one.author, one.in_reply_to, one.reply_evidence) for one in post.comments] == [
            ("Ада", None, "none"),
            ("Богдан", "c1", "link"),
        ]
        assert bodies(post) == ["А кто это сказал?", "Брандт и сказал."]
        assert post.paragraphs == ((0, 66), (68, 84))
        assert bodies(found["telegram-79"]) == ["Всем доброе утро!"]

    def test_a_copy_of_another_channel_is_no_head(self) -> None:
        rows = [DISCUSSED[0] | {"from_id": "channel5"}, *DISCUSSED[1:]]
        found = documents(account(channel(), group(rows)), posts=True)
        assert not any(one.comments for one in found if one.kind == "post")

    def test_without_posts_each_chat_is_one_document(self) -> None:
        assert [(one.id, len(one.comments)) for one in documents(account(group(), channel()))] == [
            ("telegram-79", 4),
            ("telegram-77", 5),
        ]

    def test_an_account_without_chats_is_told(self) -> None:
        (failure,) = failures(account())
        assert failure.code == "R103"


class TestGroupBeside:
    @pytest.mark.parametrize(
        ("channels", "groups"),
        [("channel.json", "group.json"), ("ChatExport_1/result.json", "ChatExport_2/result.json")],
    )
    def test_a_group_in_an_export_beside_that_of_its_channel_gives_the_comments(
        self, tmp_path: Path, channels: str, groups: str
    ) -> None:
        for name, chat in ((channels, channel()), (groups, group())):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(exported(chat))
        found = read_folder(tmp_path, posts=True)
        assert bodies(found["telegram-77-2"]) == ["А кто это сказал?", "Брандт и сказал."]
        assert [note.says for note in found["telegram-77-2"].notes if note.code == "source"] == [
            f"the comments are from {groups}"
        ]
        assert len(found["telegram-79"].comments) == 4

    def test_a_group_saved_as_pages_gives_the_comments_of_a_channel_saved_as_pages(self, tmp_path: Path) -> None:
        write_pages(tmp_path / "ChatExport_1", page(*(said(at, text, minute=at) for at, text in enumerate(SAID, 2))))
        write_pages(tmp_path / "ChatExport_2", *discussing())
        found = [one for one in read_folder(tmp_path, posts=True).values() if one.kind == "post"]
        assert [bodies(one) for one in found] == [["А кто это сказал?", "Брандт и сказал."], []]
        assert [(one.author, one.in_reply_to) for one in found[0].comments] == [("Ада", None), ("Богдан", "c1")]
        assert [note.says for note in found[0].notes if note.code == "source"] == [
            "the comments are from ChatExport_2/messages.html"
        ]

    def test_a_group_saved_as_pages_gives_the_comments_of_a_channel_in_json(self, tmp_path: Path) -> None:
        (tmp_path / "ChatExport_1").mkdir()
        rows = [message(at, text, date_unixtime=str(1709632807 + 60 * (at - 2))) for at, text in enumerate(SAID, 2)]
        (tmp_path / "ChatExport_1" / "result.json").write_bytes(exported(channel(rows)))
        write_pages(tmp_path / "ChatExport_2", *discussing())
        found = read_folder(tmp_path, posts=True)
        assert bodies(found["telegram-77-2"]) == ["А кто это сказал?", "Брандт и сказал."]

    def test_a_member_who_forwards_a_post_begins_no_discussion(self, tmp_path: Path) -> None:
        write_pages(tmp_path / "ChatExport_1", page(*(said(at, text, minute=at) for at, text in enumerate(SAID, 2))))
        write_pages(tmp_path / "ChatExport_2", *discussing(sender="Ада"))
        assert not any(one.comments for one in read_folder(tmp_path, posts=True).values() if one.kind == "post")

    @pytest.mark.parametrize("group_first", [False, True])
    def test_a_group_that_is_given_with_its_channel_is_joined_wherever_it_lies(
        self, tmp_path: Path, group_first: bool
    ) -> None:
        paths = [tmp_path / "first" / "result.json", tmp_path / "second" / "result.json"]
        for path, chat in zip(paths, (channel(), group()), strict=True):
            path.parent.mkdir()
            path.write_bytes(exported(chat))
        inputs = paths[::-1] if group_first else paths
        items = [one for _, one in readings(tuple(inputs), Corridor(until="read", posts=True).run)]
        found = {one.document.id: one.document for one in items if isinstance(one, Reading)}
        assert bodies(found["telegram-77-2"]) == ["А кто это сказал?", "Брандт и сказал."]
        (alone,) = [
            one.document
            for _, one in readings((paths[0],), Corridor(until="read", posts=True).run)
            if isinstance(one, Reading) and one.document.id == "telegram-77-2"
        ]
        assert alone.comments == ()

    def test_without_posts_nothing_is_joined(self, tmp_path: Path) -> None:
        (tmp_path / "channel.json").write_bytes(exported(channel()))
        (tmp_path / "group.json").write_bytes(exported(group()))
        assert {id: len(one.comments) for id, one in read_folder(tmp_path).items()} == {
            "telegram-77": 5,
            "telegram-79": 4,
        }

    def test_a_broken_export_beside_is_told_once_and_spoils_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "channel.json").write_bytes(exported(channel()))
        (tmp_path / "group.json").write_bytes(exported(group())[:-80])
        found = [item for _, item in readings((tmp_path,), Corridor(until="read", posts=True).run)]
        assert [item.code for item in found if isinstance(item, Failure) and not isinstance(item, Remark)] == ["R107"]


SAID = ("Паром стоит третий день.", "Вода прибывает.")


def discussing(sender: str = "Бакен") -> tuple[bytes, bytes]:
    """The two pages of a group: a copy of the channel's first post, and what answers it."""
    copy = said(40, "", sender, within=forwarded("Бакен", SAID[0]), minute=2)
    first = said(41, "А кто это сказал?", "Ада", within=answering(40), minute=3)
    second = said(42, "Брандт и сказал.", "Богдан", within=answering(41, "messages.html"), minute=4)
    return page(copy, first, title="Разговоры"), page(second, title="Разговоры")


def write_pages(folder: Path, *pages: bytes) -> None:
    folder.mkdir()
    for number, data in enumerate(pages, start=1):
        (folder / f"messages{number if number > 1 else ''}.html").write_bytes(data)


def read_folder(folder: Path, *, posts: bool = False) -> dict[str, Document]:
    found = readings((folder,), Corridor(until="read", posts=posts).run)
    return {item.document.id: item.document for _, item in found if isinstance(item, Reading)}
