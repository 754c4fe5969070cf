"""Items as research tools collect them."""

from __future__ import annotations

import io
import json

import pytest

from benchmarks.made import REDDIT, TELEGRAM, YOUTUBE, lined
from reportedly.errors import Failure
from reportedly.model import Document
from reportedly.reading import Reading, read
from reportedly.reading.items import flattened, kinds


def documents(data: bytes, *, posts: bool = False) -> list[Document]:
    found = list(read(io.BytesIO(data), name="items.ndjson", posts=posts))
    assert all(isinstance(item, Reading) for item in found), found
    return [item.document for item in found if isinstance(item, Reading)]


def test_messages_of_a_telegram_channel_are_one_chat() -> None:
    (chat,) = documents(lined(TELEGRAM))
    assert (chat.kind, chat.outlet, chat.id) == ("chat", "Buoy", "buoy")
    assert [(one.number, one.author, one.url, one.in_reply_to) for one in chat.comments] == [
        ("5", "Buoy", "https://t.me/buoy/5", None),
        ("6", "Buoy", "https://t.me/buoy/6", "c1"),
    ]
    assert [(one.kind, one.name) for one in chat.provenance] == [("forward", "Harbour")]
    assert chat.obtained.covers == ("2023-01-06T13:53:00+00:00", "2023-01-06T13:53:10+00:00")


def test_messages_of_a_telegram_channel_are_posts_where_asked_for() -> None:
    one, two = documents(lined(TELEGRAM), posts=True)
    assert (one.kind, one.outlet, one.url, one.text) == ("post", "Buoy", "https://t.me/buoy/5", "The dam leaks.")
    assert two.provenance == ()


@pytest.mark.parametrize("array", [False, True])
def test_a_reddit_thread_is_put_together_from_its_items(array: bool) -> None:
    (thread,) = documents(json.dumps(REDDIT, indent=1).encode() if array else lined(REDDIT))
    assert (thread.kind, thread.title, thread.url) == ("thread", "The pier", "https://www.reddit.com/r/harbour/abc")
    assert [(one.author, one.in_reply_to, one.score) for one in thread.comments] == [("oda", None, 5), ("bo", "c1", 2)]


def test_a_youtube_video_stands_above_its_comments_and_their_replies() -> None:
    (thread,) = documents(lined(YOUTUBE))
    assert (thread.title, thread.outlet, thread.url) == ("The dam", "Buoy TV", "https://www.youtube.com/watch?v=v1")
    assert [(one.author, one.in_reply_to) for one in thread.comments] == [
        ("Buoy TV", None),
        ("@oda", None),
        ("@bo", "c2"),
    ]


@pytest.mark.parametrize("array", [False, True])
def test_what_4cat_writes_of_any_platform_is_read_by_its_columns(array: bool) -> None:
    rows = [
        {"id": "7", "thread_id": "7", "author": "ada", "body": "It is shut.", "timestamp": "2023-01-06 10:00:00"},
        {"id": "8", "thread_id": "7", "author": "bram", "body": "Says who?", "timestamp": "2023-01-06 10:05:00"},
    ]
    data = json.dumps(rows) if array else "\n".join(map(json.dumps, rows))
    (item,) = read(io.BytesIO(data.encode()), name="items.json")
    assert isinstance(item, Reading)
    assert [(one.author, one.published) for one in item.document.comments] == [
        ("ada", "2023-01-06T10:00:00"),
        ("bram", "2023-01-06T10:05:00"),
    ]


def test_runs_of_text_are_joined() -> None:
    runs = {"runs": [{"text": "It "}, {"text": "leaks!"}]}
    (found,) = flattened({"commentId": "k", "contentText": runs, "authorText": {"simpleText": "@oda"}})
    assert (found["text"], found["author"]) == ("It leaks!", "@oda")


def test_an_object_of_no_known_kind_is_a_broken_record_among_items() -> None:
    found = list(read(io.BytesIO(lined([TELEGRAM[0], {"a": 1}]) + b"{broken\n"), name="items.ndjson"))
    assert [item.place for item in found if isinstance(item, Failure)] == ["line 2", "line 3"]


@pytest.mark.parametrize("row", [None, 5, [], {}, {"data": 5}, {"data": {"id": {}}, "item_id": 1}, {"snippet": []}])
def test_what_is_no_item_gives_nothing(row: object) -> None:
    assert flattened(row) == []


def test_every_kind_says_what_it_needs_and_where_its_text_is() -> None:
    for kind in kinds():
        assert kind.needs and kind.roles["text"] and kind.roles["id"]
