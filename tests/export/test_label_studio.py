"""Label Studio, both ways: tasks as its interface takes them, corrections as judgements that mend a document."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import Failure
from reportedly.export.label_studio import CONFIG, LABELS
from reportedly.export.label_studio_back import judgements_from
from reportedly.judging import mend, standing
from reportedly.model import Attribution, Document, Judgement, Span
from tests.export.claims import DOCUMENTS, place
from tests.export.test_formats import printed

AT = "2026-05-02T10:20:00+00:00"
TEXT = "🚪 The gate is shut, “by order”, the Orlov Gazette wrote, citing Iva Danek, who told it so.\n"
DOCUMENT = Document(
    id="d1",
    text=TEXT,
    attributions=(
        Attribution(
            id="a1",
            source=(place(TEXT, "the Orlov Gazette"),),
            cue=(place(TEXT, "wrote"),),
            content=(place(TEXT, "The gate is shut"), place(TEXT, "“by order”")),
            confidence=0.9,
        ),
        Attribution(
            id="a2",
            source=(place(TEXT, "Iva Danek"),),
            cue=(place(TEXT, "citing"),),
            content=(place(TEXT, "The gate is shut"),),
            parent="a1",
            confidence=0.8,
        ),
    ),
)


def tasks(*documents: Document) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(printed("label-studio", *documents))
    return found


def corrected(document: Document = DOCUMENT) -> dict[str, Any]:
    """A task as Label Studio exports it when its prediction was accepted as it is."""
    (task,) = tasks(document)
    result = copy.deepcopy(task["predictions"][0]["result"])
    task["annotations"] = [
        {"id": 1, "completed_by": 1, "was_cancelled": False, "parent_prediction": 7, "result": result}
    ]
    return task


def results(task: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = task["annotations"][0]["result"]
    return found


def region(task: dict[str, Any], id: str) -> dict[str, Any]:
    return next(one for one in results(task) if one.get("id") == id)


def move(task: dict[str, Any], id: str, words: str) -> None:
    start, end = place(TEXT, words)
    region(task, id)["value"] |= {"start": start, "end": end, "text": words}


def add(task: dict[str, Any], id: str, label: str, words: str) -> None:
    start, end = place(TEXT, words)
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    results(task).append({"id": id, "from_name": "part", "to_name": "text", "type": "labels", "value": value})


def relate(task: dict[str, Any], one: str, other: str) -> None:
    results(task).append({"type": "relation", "from_id": one, "to_id": other, "direction": "right"})


def drop(task: dict[str, Any], *ids: str) -> None:
    kept = [
        one
        for one in results(task)
        if one.get("id") not in ids and one.get("from_id") not in ids and one.get("to_id") not in ids
    ]
    results(task)[:] = kept


def back(*rows: Any, document: Document = DOCUMENT) -> tuple[list[Judgement], list[Failure]]:
    found = list(judgements_from(rows, {document.id: document}.get, who="ada", at=AT, name="done.json"))
    return [one for one in found if isinstance(one, Judgement)], [one for one in found if isinstance(one, Failure)]


def mended(task: dict[str, Any]) -> Document:
    """The document as the corrections make it, in whatever order they come."""
    judgements, failures = back(task)
    assert failures == []
    random.Random(7).shuffle(judgements)
    document, lost = mend(DOCUMENT, standing(judgements))
    assert lost == ()
    return document


def words(document: Document, id: str) -> dict[str, list[str]]:
    a = next(a for a in document.attributions if a.id == id)
    return {
        part: [document.text[start:end] for start, end in getattr(a, part)] for part in ("source", "cue", "content")
    }


class TestThere:
    def test_every_region_is_named_as_the_interface_names_it(self) -> None:
        tree = ElementTree.fromstring(CONFIG)
        labels, text = tree.find("Labels"), tree.find("Text")
        assert labels is not None and text is not None
        assert {label.get("value") for label in labels} == set(LABELS.values())
        for task in tasks(*DOCUMENTS.values()):
            assert text.get("value") == "$text" and isinstance(task["data"]["text"], str)
            for row in task["predictions"][0]["result"]:
                if row["type"] == "labels":
                    assert (row["from_name"], row["to_name"]) == (labels.get("name"), text.get("name"))
                    assert set(row["value"]["labels"]) <= set(LABELS.values())

    def test_offsets_are_code_points_and_relations_join_an_attribution(self) -> None:
        (task,) = tasks(DOCUMENT)
        rows = task["predictions"][0]["result"]
        regions = {row["id"]: row["value"] for row in rows if row["type"] == "labels"}
        assert all(TEXT[value["start"] : value["end"]] == value["text"] for value in regions.values())
        assert len(regions) == 7
        relations = [(row["from_id"], row["to_id"], row["labels"][0]) for row in rows if row["type"] == "relation"]
        assert relations == [
            ("a1.cue.0", "a1.content.0", "content"),
            ("a1.cue.0", "a1.content.1", "content"),
            ("a1.cue.0", "a1.source.0", "source"),
            ("a2.cue.0", "a2.content.0", "content"),
            ("a2.cue.0", "a2.source.0", "source"),
        ]


class TestBack:
    def test_what_is_left_as_it_is_says_nothing(self) -> None:
        assert back(corrected()) == ([], [])

    def test_a_moved_part_is_a_judgement_that_mends_the_document(self) -> None:
        task = corrected()
        move(task, "a2.source.0", "Iva Danek, who told it so")
        (made,), _ = back(task)
        assert (made.kind, made.who, made.about[0].quote, made.instead[0].quote) == (
            "source",
            "ada",
            "citing",
            "Iva Danek, who told it so",
        )
        assert words(mended(task), "a2")["source"] == ["Iva Danek, who told it so"]
        assert words(mended(task), "a1") == words(DOCUMENT, "a1")

    def test_every_part_may_move_at_once_the_cue_to_where_it_was_not(self) -> None:
        task = corrected()
        move(task, "a1.cue.0", "told it so")
        move(task, "a1.source.0", "Iva Danek")
        move(task, "a1.content.0", "gate")
        assert words(mended(task), "a1") == {
            "source": ["Iva Danek"],
            "cue": ["told it so"],
            "content": ["gate", "“by order”"],
        }

    def test_a_new_region_belongs_where_its_relation_leads(self) -> None:
        task = corrected()
        add(task, "x1", "Content", "who told it so")
        relate(task, "a2.cue.0", "x1")
        assert words(mended(task), "a2")["content"] == ["The gate is shut", "who told it so"]

    def test_ids_that_label_studio_made_an_annotation_s_own_are_known(self) -> None:
        task = corrected()
        for one in results(task):
            for key in ("id", "from_id", "to_id"):
                if key in one:
                    one[key] += "#81"
        assert back(task) == ([], [])

    def test_ids_that_are_lost_are_told_by_their_places(self) -> None:
        task = corrected()
        for one in results(task):
            for key in ("id", "from_id", "to_id"):
                if key in one:
                    one[key] = "new-" + one[key]
        assert back(task) == ([], [])

    def test_a_part_taken_out_is_empty_an_attribution_taken_out_is_no_relay(self) -> None:
        task = corrected()
        drop(task, "a1.source.0", "a2.cue.0", "a2.source.0", "a2.content.0")
        made, failures = back(task)
        assert failures == []
        assert [(one.kind, one.about[0].quote, one.instead) for one in made] == [
            ("source", "wrote", ()),
            ("no-relay", "citing", ()),
        ]

    def test_an_annotation_from_scratch_takes_nothing_out(self) -> None:
        task = corrected()
        drop(task, *(one["id"] for one in results(task) if "id" in one))
        add(task, "x1", "Cue", "wrote")
        add(task, "x2", "Content", "The gate is shut")
        add(task, "x3", "Content", "“by order”")
        add(task, "x4", "Source", "the Orlov Gazette")
        relate(task, "x1", "x2")
        task["annotations"][0]["parent_prediction"] = None
        assert back(task) == ([], [])

    def test_a_skipped_task_and_one_without_an_annotation_say_nothing(self) -> None:
        task = corrected()
        drop(task, "a1.source.0")
        task["annotations"][0]["was_cancelled"] = True
        assert back(task, *tasks(DOCUMENT)) == ([], [])

    def test_offsets_of_older_versions_are_told_by_their_words(self) -> None:
        task = corrected()
        for one in results(task):
            if one["type"] == "labels":
                one["value"]["start"] += 1  # the door before them is two units of UTF-16
                one["value"]["end"] += 1
        assert back(task) == ([], [])

    def test_what_is_new_there_is_told_and_the_rest_is_taken(self) -> None:
        task = corrected()
        add(task, "x1", "Cue", "told it so")
        move(task, "a2.source.0", "Iva")
        made, (failure,) = back(task)
        assert [one.kind for one in made] == ["source"]
        assert (failure.code, failure.input, failure.place) == ("R107", "done.json", "task 1")
        assert "belongs to no attribution" in failure.says

    def test_judged_once_it_says_nothing_again(self) -> None:
        task = corrected()
        move(task, "a1.cue.0", "told it so")
        assert back(task, document=mended(task)) == ([], [])

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"data": {"text": "Other words.", "document": "d1"}}, "not the same"),
            ({"data": {"text": TEXT, "document": "d7"}}, "no document 'd7'"),
            ({"data": None}, "no task"),
            ({"annotations": [{"result": [{"type": "labels", "id": 3, "value": {}}]}]}, "no task"),
            ({"annotations": [{"result": None}]}, "no task"),
        ],
    )
    def test_what_is_no_task_of_ours_is_told_and_the_others_go_on(self, change: dict[str, Any], says: str) -> None:
        task = corrected()
        drop(task, "a1.source.0")
        made, (failure,) = back(corrected() | change, task)
        assert says in failure.says and failure.place == "task 1"
        assert [one.kind for one in made] == ["source"]

    @pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (10, 10_000), (True, 4), ("1", 4), (1.0, 4)])
    def test_a_place_that_is_none_is_told(self, start: Any, end: Any) -> None:
        task = corrected()
        region(task, "a1.cue.0")["value"] |= {"start": start, "end": end, "text": None}
        made, (failure,) = back(task)
        assert made == [] and failure.code == "R107"


spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 12)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], len(TEXT) - 1))
)


@given(st.lists(spans, min_size=1, max_size=3), st.lists(spans, max_size=2), st.lists(spans, min_size=1, max_size=2))
@settings(deadline=None)
def test_whatever_was_found_goes_there_and_comes_back_as_it_was(
    content: list[Span], source: list[Span], cue: list[Span]
) -> None:
    a = Attribution(id="a1", source=tuple(source), cue=tuple(cue), content=tuple(content))
    document = replace(DOCUMENT, attributions=(a,))
    assert back(corrected(document), document=document) == ([], [])
