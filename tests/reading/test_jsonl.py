"""JSON Lines: text kept code point for code point, a broken line told and passed over."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.contract import document_to_json, dumps
from reportedly.errors import Failure
from reportedly.model import Attribution, Comment, Document, Headline, Note, Quote, Source
from reportedly.reading import Reading, Stated, read


def lines(*rows: Any, stated: Stated | None = None, name: str = "many.jsonl") -> list[Reading | Failure]:
    data = b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows) + b"\n"
    return list(read(io.BytesIO(data), name=name, stated=stated or Stated()))


def one(row: Any) -> Document:
    (item,) = lines(row)
    assert isinstance(item, Reading), item
    return item.document


def code(row: Any) -> str:
    (item,) = lines(row)
    assert isinstance(item, Failure), item
    return item.code


def test_a_record_keeps_its_id_and_its_text() -> None:
    text = "  The pier is closed.\r\n\r\n\tShe said so. e\u0301 \u200b"
    document = one({"id": "p1", "text": text})
    assert (document.id, document.text, document.title_span) == ("p1", text, None)
    assert [document.text[a:b] for a, b in document.paragraphs] == [
        "The pier is closed.",
        "She said so. e\u0301 \u200b",
    ]


def test_a_title_stands_over_the_text() -> None:
    document = one({"id": "p1", "title": "Pier closed", "text": "The pier is closed."})
    assert document.text == "Pier closed\n\nThe pier is closed."
    assert (document.title_span, document.paragraphs) == ((0, 11), ((13, 32),))


@pytest.mark.parametrize(
    "text", ["Pier closed\n\nThe pier is closed.", "Pier closed\r\nThe pier is closed.", "Pier closed"]
)
def test_a_title_that_the_text_begins_with_is_not_repeated(text: str) -> None:
    document = one({"id": "p1", "title": "Pier closed", "text": text})
    assert document.text == text
    assert document.title_span == (0, 11)


def test_a_title_that_only_begins_a_sentence_is_not_the_texts_title() -> None:
    document = one({"id": "p1", "title": "Pier closed", "text": "Pier closed until autumn, she said."})
    assert document.text == "Pier closed\n\nPier closed until autumn, she said."


def test_optional_fields_are_read() -> None:
    row = {"id": "a", "text": "Причал закрыт.", "url": "https://t.me/baken_example/1", "outlet": "Бакен"}
    document = one(row | {"published": "2024-03-05T09:30+03:00", "language": "ru-RU"})
    assert (document.url, document.outlet, document.language) == (row["url"], "Бакен", "ru")
    assert (document.published, document.published_precision) == ("2024-03-05T09:30+03:00", "minute")


def test_optional_fields_that_cannot_be_used_are_noted_and_left_out() -> None:
    document = one({"id": "a", "text": "Pier.", "url": "nowhere", "published": "spring", "title": 5, "language": "?"})
    assert (document.url, document.published, document.title) == (None, None, None)
    unusable = {note.field for note in document.notes if note.code == "unusable"}
    assert unusable == {"url", "published", "title", "language"}
    assert ("outlet", "unknown") in {(note.field, note.code) for note in document.notes}


def test_a_dateline_is_a_credit_and_is_not_doubled_when_the_document_is_read_again() -> None:
    document = one({"id": "a", "text": "OAKHAVEN (Northern Wire) – The pier is closed."})
    assert [(credit.kind, credit.name) for credit in document.provenance] == [("dateline", "Northern Wire")]
    assert one(document_to_json(document)).provenance == document.provenance


def test_a_flattened_thread_in_a_record_is_found_and_its_lines_are_no_paragraphs() -> None:
    text = (
        "Pier closed\n\nThe pier stays closed, the harbour master said.\n"
        "  1. oarsman 5 March 2024 10: 05\n    High time, the planks give way underfoot.\n"
        "  2. Nell Offline Nell\n    Nell (Nellie) 6 March 2024 08: 12\n    And where do we buy ice cream now?\n"
        "  3. oarsman 6 March 2024 09: 30\n    In the town, like everybody else.\n"
    )
    document = one({"id": "a", "text": text})
    assert document.text == text
    assert [comment.author for comment in document.comments] == ["oarsman", "Nell", "oarsman"]
    assert not any("High time" in document.text[start:end] for start, end in document.paragraphs)


def test_without_an_id_the_address_or_the_bytes_give_one() -> None:
    assert one({"text": "Pier."}).id.startswith("d")
    url = {"url": "https://lantern.example/pier"}
    assert one({"text": "Pier."} | url).id == one({"text": "Quay."} | url).id


@pytest.mark.parametrize(
    "row",
    [
        b'{"id": "a", "te',
        b'{"id": "a", "text": "pi\xff"}',
        b'{"id": "a", "y": ' + b"[" * 100_000,
        ["a", "list"],
        "a string",
        None,
        {"id": "a"},
        {"id": "a", "text": None},
        {"id": "a", "text": ["Pier."]},
        {"id": 7, "text": "Pier."},
        {"id": "", "text": "Pier."},
    ],
)
def test_a_broken_line_is_told_with_its_number_and_the_others_go_on(row: Any) -> None:
    first, broken, last = lines({"id": "a", "text": "Pier."}, row, {"id": "b", "text": "Quay."})
    assert isinstance(first, Reading) and isinstance(last, Reading)
    assert isinstance(broken, Failure)
    assert (broken.code, broken.input, broken.place) == ("R107", "many.jsonl", "line 2")
    assert broken.says and broken.remedy


def test_a_blank_text_is_empty_and_a_file_without_records_too() -> None:
    assert code({"id": "a", "text": " \n\t"}) == "R103"
    assert [item.code for item in lines(b"", b"  ") if isinstance(item, Failure)] == ["R103"]


def test_blank_lines_count_and_are_passed_over() -> None:
    items = lines(b"", {"id": "a", "text": "Pier."}, b"   ", b"broken")
    assert [item.place for item in items if isinstance(item, Failure)] == ["line 4"]


def test_two_records_of_one_id_are_two_readings() -> None:
    assert len(lines({"id": "a", "text": "Pier."}, {"id": "a", "text": "Quay."})) == 2


def test_the_original_is_the_line() -> None:
    row = {"id": "a", "text": "Pier."}
    (item,) = lines(row)
    assert isinstance(item, Reading) and json.loads(item.original) == row


def test_one_id_cannot_be_stated_for_many_records() -> None:
    first, second = lines({"text": "Pier."}, {"text": "Quay."}, stated=Stated(id="mine", outlet="The Lantern"))
    assert isinstance(first, Reading) and first.document.id == "mine"
    assert isinstance(second, Failure) and second.code == "R110"


def test_gzip_is_told_by_its_bytes() -> None:
    data = gzip.compress(b'{"id": "a", "text": "Pier."}\n') + gzip.compress(b'{"id": "b", "text": "Quay."}\n')
    items = list(read(io.BytesIO(data), name="many"))
    assert [item.document.id for item in items if isinstance(item, Reading)] == ["a", "b"]


def test_utf16_as_some_shells_write_it() -> None:
    data = '{"id": "a", "text": "Причал."}\r\n{"id": "b", "text": "Quay."}\r\n'.encode("utf-16")
    items = list(read(io.BytesIO(data), name="out.jsonl"))
    assert [item.document.text for item in items if isinstance(item, Reading)] == ["Причал.", "Quay."]


def test_one_json_value_over_several_lines_or_an_array_is_read_object_by_object() -> None:
    for data in (
        b'{\n "id": "a",\n "text": "b"\n}\n',
        b'[\n {"id": "a", "text": "b"}\n]\n',
        b'[{"id": "a", "text": "b"}]',
    ):
        (item,) = read(io.BytesIO(data), name="many.json")
        assert isinstance(item, Reading) and (item.document.id, item.document.text) == ("a", "b")


def test_a_broken_element_of_an_array_is_told_by_its_line_and_the_others_are_read() -> None:
    data = b'[{"id": "a", "text": "b [}"},\n5,\n{"id": "c"},\n{"id": "d", "text": "e"}]'
    found = list(read(io.BytesIO(data), name="many.json"))
    assert [item.place if isinstance(item, Failure) else item.document.id for item in found] == [
        "a",
        "line 2",
        "line 3",
        "d",
    ]


@given(st.text(st.characters(exclude_categories=[])).filter(lambda text: bool(text.strip())))
@settings(deadline=None)
def test_any_text_is_kept_code_point_for_code_point(text: str) -> None:
    document = one({"id": "a", "text": text})
    assert document.text == text
    for start, end in document.paragraphs:
        assert document.text[start:end] == document.text[start:end].strip() != ""


@pytest.mark.parametrize("text", ["🛥️ 𝒫ier", "e\u0301", "\ud83d\ude00 \udc00", "\u0000 x \u2028 y", "\ufeffx"])
def test_astral_combining_and_escaped_halves_of_pairs_come_back_as_printed(text: str) -> None:
    document = one(b'{"id": "a", "text": ' + json.dumps(text).encode() + b"}")
    again = one(dumps(document_to_json(document)).encode())
    assert again.text == document.text
    assert again.content_hash == document.content_hash


FOUND = Document(
    id="p1",
    kind="article",
    url="https://lantern.example/pier",
    outlet="The Lantern",
    title="Pier closed",
    title_span=(0, 11),
    byline="Winifred Tarrant",
    published="2024-03-05",
    published_precision="day",
    language="en",
    text="Pier closed\n\nShe said so.\nFirst!\nShe said so.",
    paragraphs=((13, 25),),
    sources=(Source(id="s1", name="She", kind="person", mentions=((13, 16),)),),
    attributions=(Attribution(id="a1", source=((13, 16),), cue=((17, 21),), content=((22, 24),)),),
    comments=(
        Comment(id="c1", body=((26, 32),), quotes=(Quote(comment=None, author=None, span=(33, 45)),), language="en"),
    ),
    headline=Headline(attribution="dropped", because="x"),
    notes=(
        Note(field="language", code="unattributed", says="the step after reading says this again"),
        Note(field="outlet", code="given", says="stated"),
    ),
)


def test_a_document_that_was_printed_is_read_again_and_what_was_found_is_left_to_be_found() -> None:
    document = one(document_to_json(FOUND))
    kept = ("id", "kind", "url", "outlet", "title", "title_span", "byline", "published", "language", "text")
    for field in (*kept, "paragraphs", "comments"):
        assert getattr(document, field) == getattr(FOUND, field), field
    assert (document.sources, document.attributions, document.headline) == ((), (), None)
    assert [note.code for note in document.notes] == ["given"]


@pytest.mark.parametrize(
    "change",
    [
        {"paragraphs": [[13, 999]]},
        {"paragraphs": [[20, 13]]},
        {"paragraphs": [[13]]},
        {"paragraphs": 5},
        {"title_span": [-1, 3]},
        {"comments": ["first"]},
        {"comments": [{"id": "c1", "body": [[0, 999]]}]},
        {"text": None},
        {"id": 5},
        {"title": 5},
    ],
)
def test_a_printed_document_that_does_not_fit_itself_is_a_broken_record(change: dict[str, Any]) -> None:
    assert code(document_to_json(FOUND) | change) == "R107"
