"""What a template may use is a documented dataclass, and each page has a twin that says the same."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta, nodes
from starlette.testclient import TestClient

import docs
from reportedly.web.changes import Happened, Stale
from reportedly.web.claim import ClaimPage, DriftRow, MentionRow, Other, Pair
from reportedly.web.compare import Compare, Side, Stretch
from reportedly.web.correct import CorrectPage, Marked, PartField, Speaker
from reportedly.web.corrections import Corrections, Doubt, Entry, Place
from reportedly.web.document import DocumentPage, Target
from reportedly.web.news import ChangeRow, ChangesPage, Joined, News, Span
from reportedly.web.overview import Overview
from reportedly.web.patterns import Patterns
from reportedly.web.rows import ClaimRow, Row
from reportedly.web.search import Choice, Choices, Search
from reportedly.web.source import Alike, Heard, Line, Saying, SourcePage, Sources
from reportedly.web.templates import Refusal, Site, used
from reportedly.web.uploads import JobPage, Kept, Wrong

PAGES: tuple[type[Any], ...] = (
    *(Overview, ChangesPage, Search, DocumentPage, Sources, SourcePage),
    *(ClaimPage, Compare, CorrectPage, Corrections, Stale),
    *(JobPage, Patterns, Refusal),
)
PIECES: tuple[type[Any], ...] = (
    *(Row, ClaimRow, Choice, Choices, Saying, Heard, Line, Alike, Target),
    *(MentionRow, DriftRow, Pair, Other, Side, Stretch),
    *(News, Span, ChangeRow, Joined),
    *(PartField, Marked, Speaker, Doubt, Place, Entry, Happened, Kept, Wrong, Site),
)
ADDRESSES = (
    "/",
    "/search?q=ferry",
    "/document/ferry",
    "/document/ferry/correct/a1",
    "/changes?since=month",
    "/corrections",
    "/sources",
    "/source?name=Orla+Brackett&kind=person",
    "/patterns",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_template_uses_nothing_but_the_fields_of_its_page(page: type[Any]) -> None:
    names = {field.name for field in fields(page)}
    waiting, seen = [page.__dataclass_fields__["template"].default], set()
    while waiting:
        template = waiting.pop()
        seen.add(template)
        tree = used(template)
        asked = {
            node.attr: node.node.name for node in tree.find_all(nodes.Getattr) if isinstance(node.node, nodes.Name)
        }
        assert {attr for attr, of in asked.items() if of == "page"} <= names
        assert {attr for attr, of in asked.items() if of == "site"} <= {field.name for field in fields(Site)}
        waiting += [one for one in meta.find_referenced_templates(tree) if one and one not in seen]


@pytest.mark.parametrize("page", [*PAGES, *PIECES])
def test_every_field_is_explained(page: type[Any]) -> None:
    said = page.__doc__ or ""
    told = {field.name for field in fields(page)} - {"template", "schema"}
    assert {name for name in told if name not in said} == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_has_a_twin_of_a_named_schema(browser: TestClient, address: str) -> None:
    path, mark, query = address.partition("?")
    twin = ("/index" if path == "/" else path) + ".json" + mark + query
    page = browser.get(address)
    assert page.status_code == 200
    assert f'href="{twin.replace("&", "&amp;")}"' in page.text
    answer = browser.get(twin)
    assert answer.headers["content-type"] == "application/json"
    told = json.loads(answer.text)
    assert str(told["schema"]).startswith("reportedly/page/")
    assert "template" not in told


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_twin_holds_the_fields_that_are_documented_and_no_others(browser: TestClient, address: str) -> None:
    path = address.partition("?")[0]
    told = browser.get(address.replace(path, "/index.json" if path == "/" else path + ".json", 1)).json()
    documented = (Path(docs.__file__).parent / "app-json.md").read_text("utf-8")
    table = documented.split(f"\n## {told['schema']}:")[1].split("\n## ")[0]
    assert ["schema", *re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)] == list(told)


def test_what_is_no_job_is_told_in_json(browser: TestClient) -> None:
    answer = browser.get("/jobs/none.json")
    assert (answer.status_code, answer.json()["schema"]) == (404, "reportedly/page/refusal/1")


def test_the_twin_of_a_document_holds_the_contract(browser: TestClient) -> None:
    told = browser.get("/document/ferry.json").json()
    assert told["document"]["schema"] == "reportedly/document/1"
    assert [one["id"] for one in told["document"]["attributions"]] == [f"a{n}" for n in range(1, 9)]
    assert told["judgements"] == []
    assert "sheet" not in told


def test_what_is_not_here_is_told_in_json_too(browser: TestClient) -> None:
    answer = browser.get("/document/nobody.json")
    assert answer.status_code == 404
    assert answer.json()["code"] == "R205"
