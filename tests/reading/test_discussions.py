"""Discussions as their platforms give them out: who said what to whom, when, and what is gone."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from reportedly.errors import Failure
from reportedly.model import Document
from reportedly.reading.dispatch import read

DISCOURSE = {
    "post_stream": {
        "posts": [
            {
                "post_number": 1,
                "username": "ada_lowe",
                "created_at": "2023-01-06T13:53:07.120Z",
                "version": 1,
                "cooked": "<p>It was never safe, and they knew it.</p>",
                "reply_to_post_number": None,
                "post_type": 1,
            },
            {
                "post_number": 2,
                "username": "bram",
                "created_at": "2023-01-06T14:39:00.000Z",
                "version": 2,
                "updated_at": "2023-01-07T10:00:00.000Z",
                "reply_to_post_number": 1,
                "post_type": 1,
                "actions_summary": [{"id": 2, "count": 3}],
                "cooked": '<aside class="quote" data-username="ada_lowe"><div class="title">ada_lowe:</div><blockquote>'
                "<p>It was never safe, and they knew it.</p></blockquote></aside><p>Who told you that?</p>",
            },
            {
                "post_number": 3,
                "username": "cora",
                "created_at": "2023-01-07T09:05:00.000Z",
                "hidden": True,
                "cooked": "<p>Hidden words.</p>",
                "reply_to_post_number": 1,
                "post_type": 1,
            },
        ]
    },
    "title": "The ferry to Tarn",
    "id": 5,
}

DISQUS = {
    "code": 0,
    "response": [
        {
            "id": "12",
            "parent": 11,
            "thread": "7",
            "author": {"name": "Bram", "username": "bram"},
            "likes": 2,
            "dislikes": 3,
            "createdAt": "2023-01-06T14:39:00",
            "message": "<p>Who told you?</p>",
            "raw_message": "Who told you?",
            "isDeleted": False,
            "isSpam": False,
        },
        {
            "id": "11",
            "parent": None,
            "thread": "7",
            "author": {"name": "Ada Lowe", "username": "ada"},
            "likes": 0,
            "createdAt": "2023-01-06T13:53:07",
            "message": "<p>It was never safe.</p>",
            "raw_message": "It was never safe.",
            "isDeleted": False,
            "isSpam": False,
        },
    ],
}

FACEBOOK = {
    "data": [
        {
            "id": "1_2",
            "from": {"name": "Ada Lowe", "id": "9"},
            "message": "It was never safe.\nNever.",
            "like_count": 4,
            "created_time": "2023-01-06T13:53:07+0000",
            "comments": {
                "data": [
                    {
                        "id": "1_3",
                        "from": {"name": "Bram", "id": "8"},
                        "message": "Who says so?",
                        "created_time": "2023-01-06T14:39:00+0000",
                    }
                ]
            },
        },
        {"id": "1_4", "message": "Nobody signed this.", "created_time": "2023-01-07T09:05:00+0000"},
    ]
}

XML = b"""<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="7"><link>https://quay.example/ferry</link><title>The ferry</title></thread>
<thread dsq:id="8"><title>Fish</title></thread>
<post dsq:id="11"><message><![CDATA[<p>It was never safe.</p>]]></message><createdAt>2023-01-06T13:53:07Z</createdAt>
<isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ada Lowe</name><username>ada</username></author>
<thread dsq:id="7"/></post>
<post dsq:id="12"><message><![CDATA[<p>Says who?</p>]]></message><createdAt>2023-01-06T14:39:00Z</createdAt>
<isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Bram</name></author>
<thread dsq:id="7"/><parent dsq:id="11"/></post>
<post dsq:id="13"><message><![CDATA[<p>Cheap herring.</p>]]></message><createdAt>2023-01-08T07:15:00Z</createdAt>
<isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Cora</name></author><thread dsq:id="8"/></post>
</disqus>"""


def documents(data: bytes, name: str = "thread.json") -> list[Document]:
    found = list(read(io.BytesIO(data), name=name))
    assert not any(isinstance(one, Failure) for one in found), found
    return [one.document for one in found if not isinstance(one, Failure)]


def document(value: Any) -> Document:
    return documents(json.dumps(value).encode())[0]


def body(document: Document, at: int) -> list[str]:
    return [document.text[start:end] for start, end in document.comments[at].body]


def test_a_topic_of_discourse() -> None:
    read_ = document(DISCOURSE)
    first, second, third = read_.comments
    assert (read_.kind, read_.title) == ("thread", "The ferry to Tarn")
    assert (first.author, first.published, first.number) == ("ada_lowe", "2023-01-06T13:53:07+00:00", "1")
    assert (second.in_reply_to, second.reply_evidence, second.score) == ("c1", "link", 3)
    assert second.edited == "2023-01-07T10:00:00+00:00"
    assert [quote.comment for quote in second.quotes] == ["c1"]
    assert body(read_, 1) == ["Who told you that?"]
    assert (third.state, third.body) == ("removed", ())


def test_an_answer_of_disqus_stands_behind_what_it_answers_though_it_came_first() -> None:
    read_ = document(DISQUS)
    assert [(one.author, one.login, one.in_reply_to, one.score) for one in read_.comments] == [
        ("Ada Lowe", "ada", None, 0),
        ("Bram", "bram", "c1", -1),
    ]


def test_comments_of_facebook_with_their_answers() -> None:
    read_ = document(FACEBOOK)
    assert [(one.author, one.in_reply_to) for one in read_.comments] == [
        ("Ada Lowe", None),
        ("Bram", "c1"),
        (None, None),
    ]
    assert body(read_, 0) == ["It was never safe.\nNever."]


def test_each_thread_of_an_export_is_a_document() -> None:
    first, second = documents(XML, "export.xml")
    assert (first.url, first.title, second.title) == ("https://quay.example/ferry", "The ferry", "Fish")
    assert [one.state for one in first.comments] == ["kept", "removed"]
    assert first.comments[1].in_reply_to == "c1"
    assert first.id != second.id and second.id.startswith("thread-")


def test_an_answer_in_a_circle_loses_nothing() -> None:
    rows = [
        {**DISQUS["response"][0], "id": "1", "parent": 2},  # type: ignore[index]
        {**DISQUS["response"][1], "id": "2", "parent": 1},  # type: ignore[index]
    ]
    assert len(document({"response": rows}).comments) == 2


@pytest.mark.parametrize(
    "data",
    [
        b'{"post_stream": {"posts": [' + b"[" * 100_000,
        b'{"post_stream": {"posts": []}}',
        b'<disqus xmlns="http://disqus.com"><post',
        b'<!DOCTYPE x [<!ENTITY a "b">]><disqus>&a;</disqus>',
    ],
)
def test_what_is_broken_is_a_coded_failure(data: bytes) -> None:
    found = list(read(io.BytesIO(data), name="broken"))
    assert found and (isinstance(found[0], Failure) or found[0].document.text)
