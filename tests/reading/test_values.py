"""JSON values told apart in a stream."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading import values as module
from reportedly.reading.values import values

Objects = st.lists(
    st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.lists(st.integers(), max_size=3), max_size=3),
    max_size=8,
)


@given(Objects, st.sampled_from([None, 2]), st.booleans())
def test_the_elements_of_an_array_come_one_by_one(objects: list[object], indent: int | None, array: bool) -> None:
    text = json.dumps(objects, indent=indent) if array else "\n".join(json.dumps(one, indent=indent) for one in objects)
    assert [json.loads(line.data) for line in values(io.BytesIO(text.encode()), name="x")] == objects


def test_values_are_told_apart_wherever_the_stream_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps([{"a": 'b "\\ }', "c": [1, {"d": "]"}]}, {"e": "f"}], indent=1).encode()
    for size in (1, 2, 3, 7):
        monkeypatch.setattr(module, "_CHUNK", size)
        found = list(values(io.BytesIO(data), name="x"))
        assert [json.loads(line.data) for line in found] == json.loads(data)
        assert [line.number for line in found] == [2, 11]


def test_an_element_that_is_too_long_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAGE", 100)
    data = json.dumps([{"a": "b" * 200}, {"c": "d"}]).encode()
    long, short = values(io.BytesIO(data), name="x")
    assert long.error is not None and long.error.code == "R106"
    assert json.loads(short.data) == {"c": "d"}
