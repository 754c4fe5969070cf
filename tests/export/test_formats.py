"""The exporters: one shape, and what they print can be read by others."""

import csv
import io
import json

import pytest

from reportedly.contract import document_from_json
from reportedly.errors import UnknownFormat
from reportedly.export import FORMATS, exporter
from reportedly.model import Attribution, Document, Source

TEXT = "=cmd() Ada said: “it leaks, \nall of it”."
DOCUMENT = Document(
    id="d1",
    text=TEXT,
    outlet="@Courier",
    sources=(Source(id="s1", name="Ada", kind="person", mentions=((7, 10),)),),
    attributions=(Attribution(id="a1", source=((7, 10),), cue=((11, 15),), content=((17, 39),), speaker="s1"),),
)


def printed(name: str, *documents: Document) -> str:
    stream = io.StringIO()
    exporter(name)(documents, stream)
    return stream.getvalue()


def test_json_lines_is_the_contract_itself() -> None:
    lines = printed("jsonl", DOCUMENT, Document(id="d2")).splitlines()
    assert document_from_json(json.loads(lines[0])) == DOCUMENT
    assert json.loads(lines[1])["id"] == "d2"


def test_csv_has_one_row_an_attribution_and_survives_line_breaks_in_the_text() -> None:
    (row,) = csv.DictReader(io.StringIO(printed("csv", DOCUMENT)))
    assert (row["speaker"], row["cue"], row["content"]) == ("Ada", "said", TEXT[17:39])
    assert (row["start"], row["end"]) == ("7", "39")


def test_no_cell_is_taken_for_a_formula() -> None:
    (row,) = csv.DictReader(io.StringIO(printed("csv", DOCUMENT)))
    assert row["outlet"] == "'@Courier"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_documents_make_no_rows(name: str) -> None:
    assert len(printed(name).splitlines()) <= 1


def test_an_unknown_format_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(UnknownFormat, match="csv, jsonl"):
        exporter("pdf")
