"""A table of statements, file by file."""

from __future__ import annotations

import io

import pytest

from reportedly.errors import BadStatement
from reportedly.reading.reading import Stated
from reportedly.reading.table import Table, load


def table(*lines: str) -> Table:
    return load(io.StringIO("\n".join(lines) + "\n"), name="stated.csv")


def test_a_row_is_found_by_the_tail_of_the_path() -> None:
    found = table("path,outlet,published,title", "pier.txt,The Lantern,2024-03-05,", "old/pier.txt,The Beacon,,")
    assert found.of("pier.txt") == Stated(outlet="The Lantern", published="2024-03-05")
    assert found.of("/home/me/dossier/pier.txt").outlet == "The Lantern"
    assert found.of("/home/me/old/pier.txt").outlet == "The Beacon"
    assert found.of("wharf.txt") == Stated()


def test_a_row_without_a_path_is_found_by_id() -> None:
    found = table("id,outlet", "baken-1,Бакен")
    assert found.of("posts.jsonl", id="baken-1").outlet == "Бакен"
    assert found.of("posts.jsonl", id="baken-2") == Stated()


def test_an_id_beside_a_path_is_stated() -> None:
    assert table("path,id", "pier.txt,p1").of("pier.txt").id == "p1"


def test_marks_blank_lines_and_quoted_commas_are_no_trouble() -> None:
    found = table("\ufeffpath,title", "", 'pier.txt,"Closed, again"', ",")
    assert found.of("pier.txt").title == "Closed, again"


@pytest.mark.parametrize(
    ("lines", "place", "says"),
    [
        (("outlet", "The Lantern"), "line 1", "neither a path nor an id"),
        (("path,editor", "a,b"), "line 1", "'editor' is unknown"),
        (("path,url,url", "a,b,c"), "line 1", "twice"),
        (("path,outlet", "a.txt,A", ",B"), "line 3", "neither a path nor an id"),
        (("path,outlet", "a.txt,A", "a.txt,B"), "line 3", "twice"),
        (("path,published", "a.txt,2024-03-05", "b.txt,soon"), "line 3", "'soon' is not a date"),
        (("path,outlet", "a.txt,A,and,more"), "line 2", "4 cells"),
        (("path,outlet", 'a.txt,"A"B'), "line 2", "no CSV"),
    ],
)
def test_a_bad_table_is_refused_with_the_line(lines: tuple[str, ...], place: str, says: str) -> None:
    with pytest.raises(BadStatement) as caught:
        table(*lines)
    assert (caught.value.failure.input, caught.value.failure.place) == ("stated.csv", place)
    assert says in caught.value.failure.says


def test_a_table_in_another_character_set_is_refused() -> None:
    stream = io.TextIOWrapper(io.BytesIO("path,outlet\na.txt,Маяк\n".encode("cp1251")), "utf-8")
    with pytest.raises(BadStatement, match="UTF-8"):
        load(stream, name="stated.csv")
