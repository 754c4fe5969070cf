"""docs/exports.md has a section for each format, and what it shows is what the code makes."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from reportedly.export import Bundle
from reportedly.export.label_studio import CONFIG
from reportedly.exporting import FORMATS
from tests.export.claims import DOCUMENTS, TRACED
from tests.export.test_formats import NAMES, shown

DOCS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `([\w-]+)`\n(.*?)(?=^## |\Z)", DOCS, re.S | re.M))


def within(part: Any, whole: Any) -> bool:
    """Whether a JSON value is a part of another: objects with fewer keys, lists with fewer values."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and within(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(within(one, other) for other in whole) for one in part)
    return bool(part == whole)


def test_every_format_has_its_section_and_says_what_it_is() -> None:
    assert sorted(SECTIONS) == NAMES
    for format in FORMATS:
        assert f"reportedly export --format {format.name}" in SECTIONS[format.name]
        assert ("of claims" in SECTIONS[format.name].splitlines()[1]) == format.claims


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_what_the_code_makes(name: str) -> None:
    made = shown(name, *DOCUMENTS.values(), claims=(TRACED,))
    found = re.findall(r"^```(\w+)\n(.*?)^```$", SECTIONS[name], re.S | re.M)
    assert found
    for language, example in found:
        if language == "json":
            rows = (
                [json.loads(made)] if not name.endswith("jsonl") else [json.loads(line) for line in made.splitlines()]
            )
            assert any(within(json.loads(example), row) for row in rows), example
        elif example.strip() != CONFIG:
            assert all(line in made for line in example.splitlines()), example


def test_the_bundle_is_the_one_shape() -> None:
    for format in FORMATS:
        stream = io.BytesIO()
        format.write(Bundle(DOCUMENTS.values(), (TRACED,)), stream)
        assert stream.getvalue()
