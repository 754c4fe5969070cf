"""Damaged exports: what is broken is told with its place, and the rest goes on."""

from __future__ import annotations

import codecs
import gzip
import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.made_telegram import DISCUSSED, POSTS, account, channel, exported, group, message
from reportedly.contract import document_to_json
from reportedly.errors import Failure
from reportedly.reading import Reading, read
from reportedly.reading.telegram import documents as module
from reportedly.reading.telegram import pieces as pieces_module
from tests.reading.telegram.reading import documents, failures, items

ROWS = [message(number, f"Сообщение номер {number}.") for number in range(2, 6)]
WHOLE = exported(channel(ROWS)).decode()


def numbers(data: bytes) -> list[str | None]:
    found = items(data, posts=True)
    return [item.document.id.rpartition("-")[2] for item in found if isinstance(item, Reading)]


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        (WHOLE.replace('"text": "Сообщение номер 3."', '"text": "Сообщение "номер 3.'), ["2", "4", "5"]),
        (WHOLE.replace('"text": "Сообщение номер 3."', '"text": '), ["2", "4", "5"]),
        (WHOLE.replace('"text": "Сообщение номер 3."', '"text": {{{'), ["2", "4", "5"]),
        (WHOLE.replace('"text": "Сообщение номер 3."', '"text": ' + "[" * 100_000), ["2", "4", "5"]),
        (WHOLE.replace('"text": "Сообщение номер 3."', '"text": ' + "[" * 100_000 + "]" * 100_000), ["2", "4", "5"]),
        (WHOLE.replace('"text": "Сообщение номер 3."', '"text": ' + "9" * 5_000), ["2", "4", "5"]),
        (WHOLE[: WHOLE.index("номер 5")], ["2", "3", "4"]),
        (WHOLE.replace('"id": 3,', '"id": "three",'), ["2", "4", "5"]),
        (WHOLE.replace('"messages": [', '"messages": [ 5, "text", [1],'), ["2", "3", "4", "5"]),
    ],
)
def test_a_damaged_message_is_told_and_the_others_are_read(broken: str, left: list[str]) -> None:
    assert numbers(broken.encode()) == left
    assert {failure.code for failure in failures(broken.encode(), posts=True)} == {"R107"}
    assert all(failure.place.startswith("line ") for failure in failures(broken.encode(), posts=True))


def test_damage_at_the_end_of_a_chat_leaves_the_next_one_whole() -> None:
    data = account(channel(ROWS), group()).decode().replace("Сообщение номер 5.", 'Сообщение "номер')
    found = [item.document.id for item in items(data.encode()) if isinstance(item, Reading)]
    assert found == ["telegram-77", "telegram-79"]


def test_the_place_is_the_line_of_the_message() -> None:
    broken = WHOLE.replace('"text": "Сообщение номер 4."', '"text": ')
    (failure,) = failures(broken.encode(), posts=True)
    line = int(failure.place.removeprefix("line "))
    assert broken.splitlines()[line].strip() == '"id": 4,'


@pytest.mark.parametrize("size", [1, 3, 100])
def test_messages_may_be_torn_anywhere_by_the_chunks_that_are_read(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces_module, "_CHUNK", size)
    assert numbers(WHOLE.encode()) == ["2", "3", "4", "5"]


def test_a_message_beyond_reason_is_told_and_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces_module, "MOST", 1_000)
    monkeypatch.setattr(pieces_module, "_CHUNK", 100)
    data = WHOLE.replace("номер 3", "номер 3 " * 400).encode()
    assert numbers(data) == ["2", "4", "5"]
    assert [failure.code for failure in failures(data, posts=True)] == ["R106"]


def test_a_chat_that_is_too_long_for_one_document_says_how_to_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TEXT", 30)
    (failure,) = failures(exported(channel(ROWS)))
    assert failure.code == "R106" and "--posts" in failure.remedy and failure.place == "chat Бакен"
    assert len(documents(exported(channel(ROWS)), posts=True)) == 4


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_an_export_that_was_saved_anew_in_another_unicode_form_is_read(charset: str) -> None:
    assert numbers(WHOLE.encode(charset)) == ["2", "3", "4", "5"]
    assert WHOLE.encode("utf-16")[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}


def test_an_export_may_be_packed() -> None:
    assert numbers(gzip.compress(WHOLE.encode())) == ["2", "3", "4", "5"]


ODD: tuple[Any, ...] = (None, True, -1, 1e308, 10**30, "", "\ud800", "x" * 300, [], {}, [[]], [{}], {"text": 5})


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a value that something else can be put in."""
    found: list[tuple[Any, Any]] = []
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        found.append((value, key))
        if isinstance(inner, dict | list):
            found += _places(inner)
    return found


@given(data=st.data())
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_fields_of_any_type_break_nothing(data: st.DataObject) -> None:
    value = json.loads(account(channel(POSTS), group(DISCUSSED)))
    for _ in range(data.draw(st.integers(1, 6))):
        places = _places(value)
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        holder[key] = data.draw(st.sampled_from(ODD) | st.text(max_size=8) | st.integers())
    posts = data.draw(st.booleans())
    for item in read(io.BytesIO(json.dumps(value).encode()), name="result.json", posts=posts):
        if isinstance(item, Failure):
            assert item.code[0] in "RN" and item.code != "R000"
        else:
            assert document_to_json(item.document)["id"]
            for comment in item.document.comments:
                assert all(0 <= start < end <= len(item.document.text) for start, end in comment.body)
